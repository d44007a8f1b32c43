package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// isOutlet reports whether a link names the outlet of the article itself or
// something of its own, "the Post's tally", which is left out of every chain.
func (b *binder) isOutlet(l hearsay.Link) bool {
	if b.outlet == "" || l.Name == "" {
		return false
	}
	if owner := strings.IndexAny(l.Name, "'’"); owner > 0 && b.namesOutlet(withoutThe(l.Name[:owner])) && strings.HasPrefix(strings.TrimLeft(l.Name[owner:], "'’"), "s ") {
		return l.Party == hearsay.Report || l.Party == hearsay.Media
	}
	return l.Named && b.namesOutlet(withoutThe(l.Resolved))
}

// namesOutlet reports whether a name is the outlet's: in full, its last words,
// its initials, or the letters of its address.
func (b *binder) namesOutlet(name string) bool {
	short := len(b.outlet) > len(name) && strings.EqualFold(b.outlet[len(b.outlet)-len(name):], name) && b.outlet[len(b.outlet)-len(name)-1] == ' '
	return strings.EqualFold(name, b.outlet) || short && len(name) > 3 || len(name) > 1 && name == initials(b.outlet) ||
		len(name) > 4 && letters(name) == letters(domain(b.outlet))
}

// domain returns an address without its ending: "valleypost" of
// "valleypost.example". What is no address it returns as it is.
func domain(s string) string {
	if strings.Contains(s, " ") {
		return s
	}
	s = strings.TrimPrefix(s, "www.")
	if dot := strings.IndexByte(s, '.'); dot > 0 {
		return s[:dot]
	}
	return s
}

// letters returns the letters and digits of s, all small.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func withoutThe(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}

// initials returns the first letters of the words of a name.
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}
