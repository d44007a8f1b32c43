package train

import (
	"path/filepath"
	"strconv"
	"strings"

	"hearsay/internal/parse"
)

// readClasses reads from the database of WordNet, in a folder, the classes of
// words: what sort of thing a noun names, and how a verb is used. The sort is
// that of the word's most usual sense, the uses those of its three most usual.
func readClasses(folder string) (map[string]parse.Class, error) {
	classes := map[string]parse.Class{}
	add := func(word string, c parse.Class) {
		classes[word] = classes[word].Or(c)
	}
	for _, name := range []string{"noun", "verb"} {
		synsets := map[string]parse.Class{}
		err := eachLine(filepath.Join(folder, "data."+name), func(line string) {
			offset, rest, _ := strings.Cut(line, " ")
			synsets[offset] = classOf(rest)
		})
		if err != nil {
			return nil, err
		}
		var words []string
		err = eachLine(filepath.Join(folder, "index."+name), func(line string) {
			f := strings.Fields(line)
			if len(f) < 6 || !isPlain(f[0]) {
				return
			}
			// word, part of speech, number of senses n, number of pointers and
			// those, twice a number, and of n senses the offset.
			n, _ := strconv.Atoi(f[2])
			if n == 0 || n > len(f) {
				return
			}
			senses := f[len(f)-n:]
			c := synsets[senses[0]]
			for _, s := range senses[1:min(3, len(senses))] {
				c = c.Or(synsets[s])
			}
			add(f[0], c)
			words = append(words, f[0])
		})
		if err != nil {
			return nil, err
		}
		lemmas := map[string]parse.Class{}
		for _, w := range words {
			lemmas[w] = classes[w].Only(name == "verb")
		}
		err = eachLine(filepath.Join(folder, name+".exc"), func(line string) {
			if form, lemma, _ := strings.Cut(line, " "); isPlain(form) {
				if c, ok := lemmas[lemma]; ok {
					add(form, c)
				}
			}
		})
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			for _, form := range formsOf(w, name == "verb") {
				add(form, lemmas[w])
			}
		}
	}
	return classes, nil
}

// classOf returns the class of a line of the database, without its offset: the
// number of its file, in which senses of one sort are, and further on, after a
// plus each, the numbers of the frames that a verb is used in.
func classOf(line string) (c parse.Class) {
	line, _, _ = strings.Cut(line, "|")
	f := strings.Fields(line)
	if len(f) < 2 {
		return 0
	}
	file, _ := strconv.Atoi(f[0])
	if f[1] == "n" {
		return parse.NounClass(file - 3 + 1)
	}
	var frames []int
	for i := 2; i+2 < len(f); i++ {
		if f[i] == "+" && len(f[i+1]) == 2 && len(f[i+2]) == 2 {
			n, _ := strconv.Atoi(f[i+1])
			frames = append(frames, n)
		}
	}
	return parse.VerbClass(file-29+1, frames)
}

// formsOf returns the regular forms of a noun or verb other than itself.
func formsOf(word string, verb bool) []string {
	last := word[len(word)-1]
	bare := word[:len(word)-1]
	vowel := len(word) > 1 && strings.IndexByte("aeiou", word[len(word)-2]) >= 0
	var forms []string
	switch {
	case last == 'y' && !vowel:
		forms = append(forms, bare+"ies")
	case strings.HasSuffix(word, "s") || strings.HasSuffix(word, "x") || strings.HasSuffix(word, "z") || strings.HasSuffix(word, "ch") || strings.HasSuffix(word, "sh"):
		forms = append(forms, word+"es")
	case last == 'o':
		forms = append(forms, word+"s", word+"es")
	default:
		forms = append(forms, word+"s")
	}
	if !verb {
		return forms
	}
	switch {
	case last == 'e':
		forms = append(forms, word+"d", bare+"ing")
	case last == 'y' && !vowel:
		forms = append(forms, bare+"ied", word+"ing")
	default:
		forms = append(forms, word+"ed", word+"ing")
		if vowel && strings.IndexByte("bdgklmnprt", last) >= 0 {
			forms = append(forms, word+string(last)+"ed", word+string(last)+"ing")
		}
	}
	return forms
}
