package train

import (
	"os"
	"path/filepath"
	"strings"
)

// readTokens reads the sentences of a gzipped file with a word a line, of
// which nothing but the words is taken.
func readTokens(file string) ([]silverSentence, error) {
	var all []silverSentence
	var words []string
	flush := func() {
		if len(words) > 0 {
			all = append(all, silverSentence{text: joined(words)})
		}
		words = words[:0]
	}
	err := eachZippedLine(file, func(line string) error {
		if word, _, ok := strings.Cut(line, "\t"); ok {
			words = append(words, word)
		} else {
			flush()
		}
		return nil
	})
	flush()
	return all, err
}

// joined sets words as a line of text, without a space before marks that want
// none.
func joined(words []string) string {
	var b strings.Builder
	open := true // no space goes before what comes
	for _, w := range words {
		switch w {
		case ".", ",", ":", ";", "?", "!", ")", "]", "'s", "n't", "%", "''", "”", "’s":
			open = true
		}
		if !open {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		open = w == "(" || w == "[" || w == "$" || w == "``" || w == "“"
	}
	return b.String()
}

// readUsage reads the sentences with which WordNet shows how words are used.
func readUsage(folder string) ([]silverSentence, error) {
	var all []silverSentence
	for _, class := range []string{"noun", "verb", "adj", "adv"} {
		data, err := os.ReadFile(filepath.Join(folder, "data."+class))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			_, gloss, ok := strings.Cut(line, " | ")
			for ok {
				var example string
				if _, gloss, ok = strings.Cut(gloss, `"`); !ok {
					break
				}
				if example, gloss, ok = strings.Cut(gloss, `"`); ok && strings.Count(example, " ") >= 3 {
					all = append(all, silverSentence{text: example})
				}
			}
		}
	}
	return all, nil
}
