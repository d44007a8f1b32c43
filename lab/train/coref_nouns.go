package train

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/coref"
	"hearsay/lab/corpus"
)

// readCorefNouns reads from WordNet which nouns stand for a person and which
// for a group, by the first of their senses.
func readCorefNouns(folder string) (*coref.Nouns, error) {
	file := map[string]int{}
	err := eachLine(filepath.Join(folder, "data.noun"), func(line string) {
		if f, _ := wordsOfSense(line); f != nil {
			if lex, err := strconv.Atoi(f[1]); err == nil && !strings.Contains(line, " @i ") {
				file[f[0]] = lex
			}
		}
	})
	if err != nil {
		return nil, err
	}
	persons, groups := map[uint32]bool{}, map[uint32]bool{}
	err = eachLine(filepath.Join(folder, "index.noun"), func(line string) {
		f := strings.Fields(line)
		if len(f) < 4 || !isPlain(f[0]) {
			return
		}
		pointers, err := strconv.Atoi(f[3])
		if err != nil || len(f) <= 6+pointers {
			return
		}
		switch file[f[6+pointers]] {
		case lexPerson:
			persons[coref.NounKey(f[0])] = true
		case lexGroup:
			groups[coref.NounKey(f[0])] = true
		}
	})
	if err != nil {
		return nil, err
	}
	return coref.NewNouns(slices.Sorted(maps.Keys(persons)), slices.Sorted(maps.Keys(groups))), nil
}

// readCorefNews reads the articles of PolNeAR from the folder shared, and
// nothing that people marked in them.
func readCorefNews(shared string) ([]coref.Text, error) {
	f, err := corpus.Open(os.DirFS(shared), "gold/attribution/polnear-train.jsonl.gz")
	if err != nil {
		return nil, err
	}
	articles, err := f.Attributed()
	if err != nil {
		return nil, err
	}
	texts := make([]coref.Text, len(articles))
	for i := range articles {
		texts[i] = articles[i].Read()
	}
	return texts, nil
}
