package export

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Escape returns s in a form that is safe to look at and can be turned back by
// Unescape: every character that Printable would replace, but for the line
// feed, is written as its number, "\u{202E}". A backslash that stands before
// "u{" is one of them. Bytes that are no text become "�".
func Escape(s string) string {
	if firstRaw(s) < 0 && !strings.Contains(s, `\u{`) && !strings.ContainsFunc(s, noCharacter) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != '\n' && raw(r) || noCharacter(r) || strings.HasPrefix(s[i:], `\u{`) {
			b.WriteString(`\u{`)
			b.WriteString(strings.ToUpper(strconv.FormatInt(int64(r), 16)))
			b.WriteByte('}')
		} else {
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// noCharacter reports whether r is one of the two that XML has no place for.
func noCharacter(r rune) bool { return r == '\ufffe' || r == '\uffff' }

// Unescape returns what was given to Escape. What only looks like an escape
// and gives no character stays as it is.
func Unescape(s string) string {
	at := strings.Index(s, `\u{`)
	if at < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for at >= 0 {
		b.WriteString(s[:at])
		s = s[at:]
		digits, rest, closed := strings.Cut(s[len(`\u{`):], "}")
		n, err := strconv.ParseInt(digits, 16, 32)
		if !closed || err != nil || !utf8.ValidRune(rune(n)) {
			b.WriteString(`\u{`)
			s = s[len(`\u{`):]
		} else {
			b.WriteRune(rune(n))
			s = rest
		}
		at = strings.Index(s, `\u{`)
	}
	b.WriteString(s)
	return b.String()
}
