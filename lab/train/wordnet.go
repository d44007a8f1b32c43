package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"hearsay/internal/tag"
)

// readWordNet reads which single words the lists of WordNet hold. The folder
// is that of its database files, as Debian's package wordnet-base has it.
func readWordNet(folder string) (map[string]tag.Lists, error) {
	words := map[string]tag.Lists{}
	for _, l := range []struct {
		name string
		list tag.Lists
	}{{"noun", tag.Noun}, {"verb", tag.Verb}, {"adj", tag.Adjective}, {"adv", tag.Adverb}} {
		// A line of an index is a word and its senses; those of the licence
		// begin with a space.
		err := eachLine(filepath.Join(folder, "index."+l.name), func(line string) {
			word, _, _ := strings.Cut(line, " ")
			if isPlain(word) {
				words[word] |= l.list
			}
		})
		if err != nil {
			return nil, err
		}
		// A line of exceptions is a form and the words that it is a form of.
		err = eachLine(filepath.Join(folder, l.name+".exc"), func(line string) {
			form, _, _ := strings.Cut(line, " ")
			if isPlain(form) && (l.list == tag.Noun || l.list == tag.Verb) {
				words[form] |= l.list | tag.Irregular
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return words, names(folder, words)
}

// names marks the nouns that are always written with a capital.
func names(folder string, words map[string]tag.Lists) error {
	small := map[string]bool{}
	capital := map[string]bool{}
	err := eachLine(filepath.Join(folder, "data.noun"), func(line string) {
		// offset, file, type, number of words in hexadecimal, then pairs of
		// a word and a number.
		f := strings.Fields(line)
		n, err := strconv.ParseUint(f[min(3, len(f)-1)], 16, 16)
		if err != nil || len(f) < 4+2*int(n) {
			return
		}
		for i := range int(n) {
			w := f[4+2*i]
			if unicode.IsUpper(rune(w[0])) {
				capital[strings.ToLower(w)] = true
			} else {
				small[w] = true
			}
		}
	})
	for w := range capital {
		if lists, ok := words[w]; ok && !small[w] {
			words[w] = lists&^tag.Noun | tag.Name
		}
	}
	return err
}

// isPlain reports whether word is a single word of letters.
func isPlain(word string) bool {
	return len(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '-' && r != '.' })
}

// eachLine calls do for every line of a file that does not begin with a space.
func eachLine(file string, do func(line string)) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("reading WordNet: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line := lines.Text(); line != "" && line[0] != ' ' {
			do(line)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
