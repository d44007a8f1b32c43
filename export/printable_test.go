package export

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"plain “words” – 40 °C", "plain “words” – 40 °C"},
		{"\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
		{"a\tb\nc\rd\x00e\x7f", "a␉b␊c␍d␀e␡"},
		{"\u009b31m", "<U+009B>31m"},
		{"14\u202e04", "14<U+202E>04"},
		{"\u2066x\u2069", "<U+2066>x<U+2069>"},
		{"1\u200b000", "1<U+200B>000"},
		{"\ufeffx", "<U+FEFF>x"},
		{"a\u2028b", "a<U+2028>b"},
		{"gov\u00adern\u00adment", "government"},
		{"bad \xff\xc3 bytes", "bad �� bytes"},
		{"می\u200cخواهم", "می\u200cخواهم"},
		{"👩\u200d🚒", "👩\u200d🚒"},
		{"\U000e0041", "<U+E0041>"},
		{"\u0600١٢", "\u0600١٢"},
	} {
		if got := Printable(c.in); got != c.want {
			t.Errorf("%q prints as %q, want %q", c.in, got, c.want)
		}
	}
}

// FuzzPrintable wants text that a terminal may be given, whatever comes: valid,
// without a raw character, unchanged by a second time, and unchanged by the
// first where nothing was raw.
func FuzzPrintable(f *testing.F) {
	for _, s := range []string{"", "abc", "\x1b]0;x\x07", "\u202e\u2066", "\xff\xfe", "a\u0301\u0301", "👩\u200d🚒", "\u2028", floodText} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := Printable(s)
		if !utf8.ValidString(p) {
			t.Fatalf("%q gives invalid %q", s, p)
		}
		for _, r := range p {
			if raw(r) {
				t.Fatalf("%q lets %U through", s, r)
			}
		}
		if again := Printable(p); again != p {
			t.Fatalf("%q gives %q, then %q", s, p, again)
		}
		if utf8.ValidString(s) && strings.IndexFunc(s, raw) < 0 && p != s {
			t.Fatalf("%q was changed to %q", s, p)
		}
		if Unguard(Guard(s)) != s {
			t.Fatalf("%q does not come back from Guard", s)
		}
	})
}
