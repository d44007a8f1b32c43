package ledger

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainName returns a name on one line and without its article: "Ministry of
// Health" of "the Ministry  of Health".
func plainName(name string) string {
	words := strings.Fields(name)
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// fold returns what two spellings of a name have in common: capitals, spaces and
// an article tell none apart.
func fold(name string) string { return norm.NFC.String(strings.ToLower(plainName(name))) }

// sourceID names a source in the history without its words.
func sourceID(key string) string { return "source:" + hashOf("source\x00" + key)[:16] }

// queryWords cuts what people search for into words: those between double
// quotation marks belong together, and a text must hold all of them.
func queryWords(query string) (phrases [][]string) {
	for i, part := range strings.Split(strings.NewReplacer("“", `"`, "”", `"`).Replace(query), `"`) {
		words := tokens(part)
		if i%2 == 1 {
			if len(words) > 0 {
				phrases = append(phrases, words)
			}
			continue
		}
		for _, w := range words {
			phrases = append(phrases, []string{w})
		}
	}
	return phrases
}

// tokens cuts a text into words as FTS5's tokenizer unicode61 does: letters and
// digits, in small letters and without marks.
func tokens(text string) (all []string) {
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			all = append(all, b.String())
			b.Reset()
		}
	}
	for _, r := range norm.NFD.String(text) {
		switch {
		case unicode.In(r, unicode.L, unicode.N, unicode.Co):
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r) && b.Len() > 0:
		default:
			end()
		}
	}
	end()
	return all
}
