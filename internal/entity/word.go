package entity

import (
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/model"
)

// A word is what the features ask of a token by itself.
type word struct {
	fold   uint64 // the hash of its letters, folded; digits count as 0
	suffix uint64 // its last eight letters, folded, the last in the lowest byte
	prefix uint64 // its first four letters, folded, the first in the lowest byte
	shape  uint64 // its kinds of letter in their order, three bits each; a run of one kind counts once
	flags  flags
	tag    hearsay.Tag
	fine   hearsay.FineTag
	lists  Lists
}

// blank stands for what lies beyond the ends of a sentence.
var blank = word{fold: 0x5bd1e995}

// flags are what features and rules ask of the letters of a word.
type flags uint8

const (
	capital  flags = 1 << iota // it begins with a capital
	inner                      // it has a capital further on: "McAllister", "NATO"
	small                      // it has a small letter
	digit                      // it has a digit
	lettered                   // it has a letter
	dotted                     // it has a full stop
	single                     // it is one character
)

// The kinds of letter that a shape tells apart.
const (
	_ = iota
	big
	little
	number
	dot
	dash
	apostrophe
	other
)

// folded and kinds say what an ASCII byte is folded to, and its kind.
var folded, kinds = func() (f, k [utf8.RuneSelf]byte) {
	for i := range f {
		c := byte(i)
		f[c], k[c] = c, other
		switch {
		case 'A' <= c && c <= 'Z':
			f[c], k[c] = c+'a'-'A', big
		case 'a' <= c && c <= 'z':
			k[c] = little
		case '0' <= c && c <= '9':
			f[c], k[c] = '0', number
		case c == '.':
			k[c] = dot
		case c == '-':
			k[c] = dash
		case c == '\'' || c == '`':
			k[c] = apostrophe
		}
	}
	return f, k
}()

// foldRune folds a character outside ASCII and tells its kind.
func foldRune(r rune) (rune, byte) {
	switch r {
	case '‘', '’', 'ʼ':
		return '\'', apostrophe
	case '“', '”', '„', '«', '»':
		return '"', other
	case '‐', '‑':
		return '-', dash
	case '–', '—', '―', '−':
		return '—', dash
	}
	switch {
	case unicode.IsUpper(r):
		return unicode.ToLower(r), big
	case unicode.IsLetter(r):
		return r, little
	case unicode.IsDigit(r):
		return '0', number
	}
	return r, other
}

const prime = 0x100000001b3

// wordOf reads a word off its letters.
func wordOf(text string) (w word) {
	var shape, last uint64
	n := 0
	for i := 0; i < len(text); n++ {
		var c uint64
		var kind byte
		if b := text[i]; b < utf8.RuneSelf {
			c, kind = uint64(folded[b]), kinds[b]
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			r, kind = foldRune(r)
			c = uint64(r)
			i += size
		}
		switch kind {
		case big:
			w.flags |= lettered
			if n == 0 {
				w.flags |= capital
			} else {
				w.flags |= inner
			}
		case little:
			w.flags |= lettered | small
		case number:
			w.flags |= digit
		}
		if uint64(kind) != last {
			shape = shape<<3 | uint64(kind)
			last = uint64(kind)
		}
		w.suffix = w.suffix<<8 | c&0xff
		if n < 4 {
			w.prefix |= (c & 0xff) << (8 * n)
		}
		w.fold = (w.fold ^ c) * prime
	}
	w.shape = shape & (1<<30 - 1)
	if w.isWhole() { // capitals alone: how many tells an acronym
		w.shape |= uint64(min(n, 7)) << 30
	}
	w.fold = model.Mix(w.fold)
	return w
}

// bit returns 1 if b holds, as an answer to a question of the features.
func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// clip returns the bytes of text in s, as far as there are any.
func clip(text string, s hearsay.Span) string {
	start := max(0, min(s.Start, len(text)))
	return text[start:max(start, min(s.End, len(text)))]
}

// hasCapital reports whether text has a capital letter.
func hasCapital(text string) bool {
	for i := 0; i < len(text); i++ {
		b := text[i]
		if b >= utf8.RuneSelf {
			for _, r := range text[i:] {
				if unicode.IsUpper(r) {
					return true
				}
			}
			return false
		}
		if kinds[b] == big {
			return true
		}
	}
	return false
}

// isWhole reports whether w has letters, and all are capitals.
func (w *word) isWhole() bool { return w.flags&(small|lettered) == lettered }
