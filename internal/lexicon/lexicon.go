// Package lexicon reads word lists and finds their words in a text, whatever
// the case, without making garbage.
//
// A list is a text file: one entry a line, fields parted by tabs, entries in
// the order of the file, "#" begins a remark. It lies beside the package that
// reads it.
package lexicon

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rows yields the entries of a list, each as its fields.
func Rows(list string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(list) {
			line, _, _ = strings.Cut(line, "#")
			line = strings.TrimRight(line, " \t\r\n")
			if line == "" {
				continue
			}
			if !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}

// A List holds words and phrases, each with a value. It is made once and
// then only read, by any number of goroutines.
type List struct {
	heads  map[uint32][]entry
	starts [256]bool // bytes that a phrase may begin with, in either case
	size   int
}

type entry struct {
	words string // folded
	value int
}

// New returns an empty List.
func New() *List { return &List{heads: map[uint32][]entry{}} }

// Of returns a List of a few words, each with its place among them for its
// value: for closed classes that belong to the code that asks for them.
func Of(words ...string) *List {
	l := New()
	for i, w := range words {
		l.Add(w, i)
	}
	return l
}

// Len returns the number of phrases in l.
func (l *List) Len() int { return l.size }

// Add puts words into l with a value. Words that are there already keep the
// value that they had.
func (l *List) Add(words string, value int) {
	folded := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(words, "’", "'")), " "))
	if folded == "" {
		return
	}
	h := headHash(folded, 0)
	at := len(l.heads[h])
	for i, e := range l.heads[h] {
		if e.words == folded {
			return
		}
		if len(e.words) < len(folded) {
			at = min(at, i)
		}
	}
	// Longest first, so that the first match is the longest.
	l.heads[h] = append(l.heads[h], entry{})
	copy(l.heads[h][at+1:], l.heads[h][at:])
	l.heads[h][at] = entry{folded, value}
	l.starts[folded[0]] = true
	if c := folded[0]; 'a' <= c && c <= 'z' {
		l.starts[c-'a'+'A'] = true
	}
	l.size++
}

// Get returns the value of words, which must be a whole entry of l.
func (l *List) Get(words string) (value int, ok bool) {
	end, value, ok := l.Longest(words, 0)
	return value, ok && end == len(words)
}

// Has reports whether words are a whole entry of l.
func (l *List) Has(words string) bool {
	_, ok := l.Get(words)
	return ok
}

// Longest finds the longest phrase of l that begins at byte at of text and
// ends where a word ends. White space in a phrase matches any white space but
// a blank line, a straight apostrophe matches a curly one.
func (l *List) Longest(text string, at int) (end, value int, ok bool) {
	if at >= len(text) || !l.starts[text[at]] {
		return 0, 0, false
	}
	for _, e := range l.heads[headHash(text, at)] {
		if end, ok := match(e.words, text, at); ok {
			return end, e.value, true
		}
	}
	return 0, 0, false
}

// headHash hashes the ASCII letters and digits that text begins with at byte
// at, folded, up to a few, or its first byte if that is something else.
func headHash(text string, at int) uint32 {
	const most = 12 // so that a run of letters without end costs no more
	h := uint32(2166136261)
	for i := at; i < min(len(text), at+most); i++ {
		c := fold(text[i])
		plain := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if plain || i == at {
			h = (h ^ uint32(c)) * 16777619
		}
		if !plain {
			break
		}
	}
	return h
}

func match(words, text string, at int) (end int, ok bool) {
	i := at
	for k := 0; k < len(words); k++ {
		switch c := words[k]; {
		case c == ' ':
			n := space(text, i)
			if n == 0 {
				return 0, false
			}
			for ; n > 0; n = space(text, i) {
				i += n
			}
		case c == '\'' && strings.HasPrefix(text[i:], "’"):
			i += len("’")
		case i < len(text) && fold(text[i]) == c:
			i++
		default:
			return 0, false
		}
	}
	if endsInWord(words) && wordAt(text, i) {
		return 0, false
	}
	return i, true
}

// space returns the width of the white space at byte i, or 0. A line's end is
// white space, because lines may be wrapped, unless a blank line follows.
func space(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	switch c := text[i]; {
	case c == ' ' || c == '\t':
		return 1
	case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		if n := space(text, i+1); n > 0 {
			return 1 + n
		}
		return 0
	case c == '\n' && i+1 < len(text) && text[i+1] != '\n' && text[i+1] != '\r':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	switch r, n := utf8.DecodeRuneInString(text[i:]); r {
	case '\u00a0', '\u2009', '\u202f':
		return n
	}
	return 0
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// endsInWord reports whether the last letter or sign of a phrase belongs to a
// word: of "US$" and "≥" it does not.
func endsInWord(words string) bool {
	r, _ := utf8.DecodeLastRuneInString(words)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordAt reports whether the letter or digit at byte i of text belongs to a
// word. A byte inside a letter outside ASCII does.
func wordAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	c := fold(text[i])
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r == utf8.RuneError || unicode.IsLetter(r) || unicode.IsDigit(r)
}
