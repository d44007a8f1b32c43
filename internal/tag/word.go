package tag

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/model"
)

// A word is what the features ask of a token by itself.
type word struct {
	hash   uint64 // of its letters, folded; the same for all that were not seen
	lower  uint64 // the classes that it was seen with in small letters
	upper  uint64 // and with a capital
	base   uint64 // the classes of the words that it may be a form of: "tally" of "tallies"
	listed uint64 // the [Lists] that hold it; above them those that hold such words, and its ending
	open   uint64 // the classes that it is given the choice of
	suffix uint64 // its last eight letters, folded, the last in the lowest byte
	prefix uint64 // its first four letters, folded, the first in the lowest byte
	shape  uint64 // the flags below; above them, the case of its sentence
}

// The flags of a shape.
const (
	big     = 1 << iota // it has a capital
	small               // a small letter
	digit               // a digit
	hyphen              // a hyphen or dash
	dot                 // a full stop: "U.S."
	quote               // an apostrophe or quotation mark
	slash               // one of @ / : _ that addresses have
	other               // anything else
	capital             // it begins with a capital
	inner               // it has a capital further on: "McAllister", "NATO"
	single              // it is one character
	leans               // a mark: no space goes before it
	leads               // a mark: no space comes after it
	opens               // a quotation mark that can only open: “
	closes              // a quotation mark that can only close: ”
	begins              // no word goes before it in its sentence
	flags   = iota
)

// folded and kinds say what an ASCII byte is folded to, and its flag.
var folded, kinds = func() (f [utf8.RuneSelf]byte, k [utf8.RuneSelf]uint8) {
	for i := range f {
		c := byte(i)
		f[c], k[c] = c, other
		switch {
		case 'A' <= c && c <= 'Z':
			f[c], k[c] = c+'a'-'A', big
		case 'a' <= c && c <= 'z':
			k[c] = small
		case '0' <= c && c <= '9':
			f[c], k[c] = '0', digit
		case c == '-':
			k[c] = hyphen
		case c == '.':
			k[c] = dot
		case c == '\'' || c == '"' || c == '`':
			k[c] = quote
		case c == '@' || c == '/' || c == ':' || c == '_':
			k[c] = slash
		}
	}
	return f, k
}()

// foldRune folds a character outside ASCII and gives its flag.
func foldRune(r rune) (rune, uint8) {
	switch r {
	case '‘', '’', 'ʼ':
		return '\'', quote
	case '“', '”', '„', '«', '»':
		return '"', quote
	case '‐', '‑':
		return '-', hyphen
	case '–', '—', '―', '−':
		return '—', hyphen
	}
	switch {
	case unicode.IsUpper(r):
		return unicode.ToLower(r), big
	case unicode.IsLetter(r):
		return r, small
	case unicode.IsDigit(r):
		return '0', digit
	}
	return r, other
}

// marks are written in several ways. The value is one of them.
var marks = map[string]string{"--": "—", "---": "—", "``": "“", "''": "”", "…": "..."}

const hashPrime = 0x100000001b3

// A spelling is the hash of a word and of its first letters, so that its stem
// can be looked up too.
type spelling struct {
	hash uint64
	tail [4]uint64 // tail[k&3] is the hash without the last k letters, k = 1…4
	n    int
}

func (s *spelling) add(c uint64) {
	s.tail[s.n&3] = s.hash
	s.hash = (s.hash ^ c) * hashPrime
	s.n++
}

// without returns the hash of the spelling less its last k letters, 1 to 4.
func (s *spelling) without(k int) uint64 { return s.tail[(s.n-k)&3] }

// with returns the hash of the spelling less its last k letters, with c added.
func (s *spelling) with(c uint64, k int) uint64 { return (s.without(k) ^ c) * hashPrime }

// key is the hash under which the vocabulary keeps a spelling.
func key(hash uint64) uint32 { return uint32(model.Mix(hash)>>32) | 1 }

// spell takes from the bytes of a token what they say by themselves. What
// varies with the typesetter is folded: capitals, curly quotation marks,
// kinds of dash. All digits count as 0.
func (w *word) spell(text string) (s spelling) {
	var shape, suffix, prefix uint64
	if len(text) > 0 && (text[0] >= utf8.RuneSelf || kinds[text[0]]&(big|small|digit) == 0) {
		switch text {
		case "“", "‘", "``":
			shape |= opens
		case "”", "’", "''":
			shape |= closes
		}
		if m, ok := marks[text]; ok {
			text = m
		}
	}
	for i := 0; i < len(text); {
		var c uint64
		var kind uint8
		if b := text[i]; b < utf8.RuneSelf {
			c, kind = uint64(folded[b]), kinds[b]
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			r, kind = foldRune(r)
			c = uint64(r)
			i += size
		}
		if kind == big {
			if s.n == 0 {
				shape |= capital
			} else {
				shape |= inner
			}
		}
		shape |= uint64(kind)
		suffix = suffix<<8 | c&0xff
		if s.n < 4 {
			prefix |= (c & 0xff) << (8 * s.n)
		}
		s.add(c)
	}
	if s.n == 1 {
		shape |= single
	}
	w.suffix, w.prefix, w.shape = suffix, prefix, shape
	return s
}

// isMark reports whether w has neither a letter nor a digit.
func (w *word) isMark() bool { return w.shape&(big|small|digit) == 0 }
