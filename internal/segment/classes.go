package segment

import (
	"unicode"
	"unicode/utf8"
)

// A class is what a character does in a text.
type class uint8

const (
	blank  class = iota // white space and what nobody sees: between tokens
	letter              // makes words
	digit               // makes numbers
	joiner              // continues a word or an emoji, and begins none
	mark                // punctuation
	symbol              // anything else
	ideo                // a character of a script without spaces: a word each
	wide                // a byte outside ASCII, in byteClass alone
)

// byteClass is the class of each byte of ASCII.
var byteClass = func() (t [256]class) {
	for b := range t {
		switch c := byte(b); {
		case c >= utf8.RuneSelf:
			t[b] = wide
		case c <= ' ' || c == 0x7f:
			t[b] = blank
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[b] = letter
		case '0' <= c && c <= '9':
			t[b] = digit
		case isAny(c, `.,;:!?'"()[]{}-/`):
			t[b] = mark
		default:
			t[b] = symbol
		}
	}
	return t
}()

func isAny(c byte, set string) bool {
	for i := 0; i < len(set); i++ {
		if set[i] == c {
			return true
		}
	}
	return false
}

// classAt returns the class of the character at byte i of text and its width,
// which is 0 at the end of the text.
func classAt(text string, i int) (class, int) {
	if i >= len(text) {
		return blank, 0
	}
	if c := byteClass[text[i]]; c != wide {
		return c, 1
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	return runeClass(r), n
}

// runeClass returns the class of a character outside ASCII.
func runeClass(r rune) class {
	switch {
	case r < 0xa0: // C1 controls; U+0085 is a line's end
		return blank
	case r < 0x2000:
		switch {
		case r == 0xad:
			return joiner // a soft hyphen
		case r == 0xbc || r == 0xbd || r == 0xbe:
			return digit
		case r >= 0xc0 && r < 0x250 && r != 0xd7 && r != 0xf7:
			return letter
		}
	case r <= 0x206f:
		switch {
		case r == 0x200c || r == 0x200d || r == 0x2060:
			return joiner
		case r <= 0x200f || 0x2028 <= r && r <= 0x202f || r >= 0x205f:
			return blank
		case r == 0x2044 || r == 0x2052:
			return symbol
		}
		return mark
	case 0x2150 <= r && r <= 0x215f:
		return digit
	case 0x3040 <= r && r <= 0x30ff, 0x3400 <= r && r <= 0x4dbf, 0x4e00 <= r && r <= 0x9fff, 0x20000 <= r && r <= 0x3ffff:
		if !unicode.IsLetter(r) {
			break
		}
		return ideo
	case r == utf8.RuneError:
		return symbol
	case 0xfe00 <= r && r <= 0xfe0f, 0x1f3fb <= r && r <= 0x1f3ff, 0xe0020 <= r && r <= 0xe007f:
		return joiner // variation selectors, skin tones, tags of flags
	}
	switch {
	case unicode.IsLetter(r):
		return letter
	case unicode.Is(unicode.Nd, r):
		return digit
	case unicode.IsMark(r):
		return joiner
	case unicode.IsPunct(r):
		return mark
	case unicode.IsSpace(r), unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs):
		return blank
	}
	return symbol
}

// upperAt reports whether the letter at byte i of text is a capital.
func upperAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	if c := text[i]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// lowerAt reports whether the letter at byte i of text is a small one.
func lowerAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	if c := text[i]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLower(r)
}

// wordAt reports whether a letter or a digit stands at byte i of text.
func wordAt(text string, i int) bool {
	c, n := classAt(text, i)
	return n > 0 && (c == letter || c == digit || c == ideo)
}

// apostropheAt returns the width of the apostrophe at byte i of text, or 0.
func apostropheAt(text string, i int) int {
	switch {
	case i >= len(text):
		return 0
	case text[i] == '\'':
		return 1
	case text[i] == 0xe2 && i+3 <= len(text) && text[i:i+3] == "’":
		return 3
	}
	return 0
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
