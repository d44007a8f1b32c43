package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns s as a terminal may be given it: with nothing in it that
// moves the cursor, rings the bell, turns the direction of writing or hides.
// Control characters become their pictures ("␛" for escape), other characters
// that do something rather than show something become their number
// ("<U+202E>"), and bytes that are no text become "�". A soft hyphen, which is
// nothing but a place to break a word, is left out.
func Printable(s string) string {
	i := firstRaw(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:i])
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case !raw(r):
			b.WriteRune(r) // an invalid byte comes as U+FFFD
		case r < 0x20:
			b.WriteRune('␀' + r)
		case r == 0x7f:
			b.WriteRune('␡')
		case r == softHyphen:
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
		i += size
	}
	return b.String()
}

const softHyphen = '\u00ad'

// firstRaw returns the first byte of s from which on it is not as Printable
// leaves it, or -1.
func firstRaw(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if raw(r) || r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// raw reports whether r does something to a terminal or a reader's eye rather
// than show something there: a control, a mark of direction, a line or
// paragraph separator, an invisible. The joiners that emoji and the scripts of
// India and Iran are written with stay, and so do the signs that enclose
// digits in Arabic and Syriac.
func raw(r rune) bool {
	switch {
	case r < 0x20, 0x7f <= r && r <= 0x9f:
		return true
	case r < softHyphen:
		return false
	case r == '\u200c', r == '\u200d':
		return false
	case r == '\u2028', r == '\u2029':
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// OneLine returns s as Printable does, on one line and with single spaces.
func OneLine(s string) string { return Printable(strings.Join(strings.Fields(s), " ")) }
