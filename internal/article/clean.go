package article

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"hearsay"
)

// clean returns text with "\n" alone for the end of a line and without control
// characters but the tab. A form feed is a space, what stands for a letter in
// Windows-1252 is that letter, any other is U+FFFD. Text that is clean already
// is returned as it is, without a copy.
func clean(text string) (string, []hearsay.Note) {
	at := firstControl(text)
	if at < 0 {
		return text, nil
	}
	var out strings.Builder
	out.Grow(len(text))
	out.WriteString(text[:at])
	replaced, first := 0, hearsay.Span{}
	for i := at; i < len(text); {
		c := text[i]
		if c != 0xC2 && (c >= ' ' && c != 0x7f || c == '\n' || c == '\t') {
			out.WriteByte(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case r == '\r':
			if !strings.HasPrefix(text[i:], "\n") {
				out.WriteByte('\n')
			}
			continue
		case r == '\f' || r == '\v':
			out.WriteByte(' ')
			continue
		case r == '\u0085':
			out.WriteByte('\n')
			continue
		case r >= 0x80 && !(r <= 0x9f):
			out.WriteRune(r)
			continue
		}
		start := out.Len()
		out.WriteRune(instead(r))
		if replaced == 0 {
			first = hearsay.Span{Start: start, End: out.Len()}
		}
		replaced++
	}
	if replaced == 0 {
		return out.String(), nil
	}
	return out.String(), []hearsay.Note{{Span: first, Text: fmt.Sprintf("%d control characters were replaced", replaced)}}
}

// firstControl returns the first byte of text that clean would change, or -1.
func firstControl(text string) int {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < ' ' && c != '\n' && c != '\t', c == 0x7f:
			return i
		case c == 0xC2 && i+1 < len(text) && text[i+1] < 0xA0:
			return i
		}
	}
	return -1
}

// instead returns what to put in the place of a control character. Those from
// U+0080 to U+009F are mostly quotation marks and dashes of Windows-1252 that
// were taken for Latin-1 on the way.
func instead(r rune) rune {
	if r >= 0x80 && r <= 0x9f {
		if c := charmap.Windows1252.DecodeByte(byte(r)); c > 0x9f {
			return c
		}
	}
	return utf8.RuneError
}
