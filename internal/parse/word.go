package parse

import (
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/model"
)

// A word is what the features ask of a token, its bits mixed.
type word struct {
	form  uint64      // stands for the word, or for what is seen of it if it is not known
	tag   uint64      // its part of speech, in both grains
	sort  uint64      // what sort of thing it names
	uses  uint64      // how it is used, if it is a verb
	flags uint64      // see below; not mixed
	kind  hearsay.Tag // its part of speech, or that of the root
}

// The flags of a word.
const (
	quoted  = 1 << iota // it stands in quotation marks
	stop                // it is a comma, colon or dash
	mark                // it is another mark
	verb                // it is a verb or an auxiliary
	said                // it opens or closes a quotation
	joins               // it is a conjunction
	capital             // it begins with a capital
	closes              // it can only close a quotation
)

// outside is the word that stands where there is none; root is the one that
// comes after the last.
var (
	outside = word{form: model.Mix(1), tag: model.Mix(2), sort: model.Mix(3), uses: model.Mix(7)}
	root    = word{form: model.Mix(4), tag: model.Mix(5), sort: model.Mix(6), uses: model.Mix(8), kind: kinds - 1}
)

// kinds is the number of kinds of word: the parts of speech, and the root.
const kinds = hearsay.X + 2

// Form returns the number that stands for the letters of a word, whatever
// their case. All digits count as one.
func Form(text string) uint32 {
	h := uint64(0xcbf29ce484222325)
	for _, r := range text {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case '0' <= r && r <= '9':
			r = '0'
		case r < utf8.RuneSelf:
		case r == '’' || r == '‘':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		default:
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 0x100000001b3
	}
	return uint32(model.Mix(h)>>32) | 1
}

// look takes from a token what the features ask of it.
func look(text string, t *hearsay.Token, v *model.Vocabulary) word {
	s := clip(text, t.Span)
	f := Form(s)
	w := word{tag: model.Mix(uint64(t.Fine)<<8 | uint64(t.Tag) | 1<<16), kind: min(t.Tag, hearsay.X)}
	value, ok := v.Get(f)
	if ok && value&Known != 0 {
		w.form = model.Mix(uint64(f) | 1<<32)
	} else {
		w.form = model.Mix(seen(s, t))
	}
	w.sort = model.Mix(Class(value>>1).sort(t.Tag) | 1<<40)
	w.uses = model.Mix(Class(value>>1).uses(t.Tag) | 1<<41)
	switch t.Tag {
	case hearsay.PUNCT:
		switch s {
		case ",", ":", ";", "-", "–", "—", "--":
			w.flags |= stop
		case "\"", "“", "”", "``", "''", "«", "»", "„", "'", "‘", "’":
			w.flags |= said
			if s == "”" || s == "''" || s == "»" || s == "’" || t.Fine == closing {
				w.flags |= closes
			}
		default:
			w.flags |= mark
		}
	case hearsay.VERB, hearsay.AUX:
		w.flags |= verb
	case hearsay.CCONJ:
		w.flags |= joins
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		w.flags |= capital
	}
	return w
}

// clip returns the words of text that s covers, as far as text has them.
func clip(text string, s hearsay.Span) string {
	start := max(0, min(s.Start, len(text)))
	return text[start:max(start, min(s.End, len(text)))]
}

var closing = hearsay.FineTagNamed("''")

// Known marks the value of a word that the vocabulary knows by itself; the
// rest of the value is its class.
const Known = 1

// seen stands for a word that is not known: its ending, its part of speech and
// whether it begins with a capital.
func seen(s string, t *hearsay.Token) uint64 {
	end := uint64(0)
	for i := max(0, len(s)-3); i < len(s); i++ {
		end = end<<8 | uint64(s[i]|0x20)
	}
	return end | uint64(t.Fine)<<24 | 1<<33
}
