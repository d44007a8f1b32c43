package train

import (
	"path/filepath"
	"strconv"
	"strings"

	"hearsay/internal/attribution"
	"hearsay/internal/model"
)

// Files of lexicographers with nouns that may be cues or sources (lexnames(5WN)):
// cognition, communication, feeling, group, motive, person.
var tellingNouns = map[int]bool{9: true, 10: true, 12: true, 14: true, 16: true, 18: true}

// A sense is where WordNet puts a meaning: the file of its lexicographer and
// the meaning above it.
type sense struct {
	file  int
	above string
}

// readMeanings reads what WordNet says of the first meaning of each verb, and of
// nouns that may be cues or sources.
func readMeanings(folder string) (*model.Vocabulary, error) {
	meanings := map[uint32]attribution.Meaning{}
	for _, class := range []string{"verb", "noun"} {
		senses, err := readSenses(filepath.Join(folder, "data."+class))
		if err != nil {
			return nil, err
		}
		err = eachLine(filepath.Join(folder, "index."+class), func(line string) {
			// word, class, number of senses, number of pointers, pointers, number of
			// senses, number of those seen in texts, the senses by their frequency
			f := strings.Fields(line)
			if len(f) < 6 || !isPlain(f[0]) {
				return
			}
			pointers, err := strconv.Atoi(f[3])
			if err != nil || len(f) < 7+pointers {
				return
			}
			first := f[6+pointers]
			s := senses[first]
			if class == "noun" && !tellingNouns[s.file] {
				return
			}
			k := attribution.StemKey(f[0])
			m := meanings[k]
			if class == "verb" {
				m.Verb, m.VerbAbove = uint8(s.file), short(s.above, first)
			} else {
				m.Noun, m.NounAbove = uint8(s.file), short(s.above, first)
			}
			meanings[k] = m
		})
		if err != nil {
			return nil, err
		}
	}
	var words []model.Word
	for k, m := range meanings {
		words = append(words, model.Word{Hash: k, Value: m.Pack()})
	}
	return model.NewVocabulary(words), nil
}

// short gives a meaning a number of ten bits, which few share.
func short(above, own string) uint16 {
	if above == "" {
		above = own
	}
	n, _ := strconv.ParseUint(above, 10, 64)
	return uint16(model.Mix(n)>>54) | 1
}

// readSenses reads the meanings of a file of data.
func readSenses(path string) (map[string]sense, error) {
	all := map[string]sense{}
	err := eachLine(path, func(line string) {
		f := strings.Fields(line)
		if len(f) < 6 {
			return
		}
		n, err := strconv.ParseUint(f[3], 16, 16)
		if err != nil || len(f) < 5+2*int(n) {
			return
		}
		s := sense{}
		s.file, _ = strconv.Atoi(f[1])
		for p := 5 + 2*int(n); p+1 < len(f); p++ {
			if f[p] == "@" {
				s.above = f[p+1]
				break
			}
			if f[p] == "|" {
				break
			}
		}
		all[f[0]] = s
	})
	return all, err
}
