package train

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// vary returns s, or s as another typesetter would have set it: with the
// capitals of a headline, all in capitals, or with other quotation marks and
// dashes. The words and their classes stay.
func vary(s sentence, dice *rand.Rand, o tagOptions) sentence {
	if dice.IntN(100) < o.Quotes {
		curly := dice.IntN(2) == 0
		s = s.reset(func(i int, word string) string { return otherMark(s, i, word, curly) })
	}
	switch n := dice.IntN(100); {
	case n < o.Title:
		small := dice.IntN(2) == 0 // "of" and "the" stay small
		s = s.reset(func(i int, word string) string {
			if i > 0 && small && isSmall(s.classes[i].Fine.String()) && len(word) < 5 {
				return word
			}
			return capitalised(word)
		})
	case n < o.Title+o.Caps:
		s = s.reset(func(i int, word string) string { return strings.ToUpper(word) })
	}
	return s
}

// reset returns s with every word set anew.
func (s sentence) reset(set func(i int, word string) string) sentence {
	var text strings.Builder
	tokens := make([]hearsay.Token, len(s.tokens))
	at := 0
	for i, t := range s.tokens {
		text.WriteString(s.text[at:t.Start])
		start := text.Len()
		text.WriteString(set(i, t.In(s.text)))
		tokens[i] = t
		tokens[i].Span = hearsay.Span{Start: start, End: text.Len()}
		at = t.End
	}
	s.text, s.tokens = text.String(), tokens
	return s
}

// otherMark returns the i-th word of s with curly marks for straight ones, or
// the other way about, and with a dash for a hyphen that stands for one.
func otherMark(s sentence, i int, word string, curly bool) string {
	fine := s.classes[i].Fine.String()
	switch {
	case word == "-" && (fine == "," || fine == ":"):
		if curly {
			return "—"
		}
		return "–"
	case curly && word == `"` && fine == "``":
		return "“"
	case curly && word == `"` && fine == "''":
		return "”"
	case curly && word == "'" && fine == "``":
		return "‘"
	case curly:
		return strings.ReplaceAll(word, "'", "’")
	}
	return straight.Replace(word)
}

var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

// isSmall reports whether headlines set words of this fine part of speech
// with a small letter.
func isSmall(fine string) bool {
	switch fine {
	case "DT", "IN", "CC", "TO", "RP", "POS":
		return true
	}
	return false
}

func capitalised(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}
