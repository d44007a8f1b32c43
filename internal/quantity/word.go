package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// A kind is what a word is made of.
type kind uint8

const (
	letters kind = iota
	digits
	mark // one sign, or a blank line
)

// A word is a run of letters, a numeral in digits, or one sign.
type word struct {
	hearsay.Span
	class class
	value int64 // of a word that is a number
	sign  rune  // of a mark
	kind  kind
	upper bool // begins with a capital letter
	glued bool // no white space stands before it
	opens bool // it is the first of its line
}

// What a byte can begin.
const (
	blankByte = iota
	lineByte
	letterByte
	digitByte
	markByte
	wideByte // the first byte of a sign outside ASCII
)

var byteKinds = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c == '\n' || c == '\r':
			table[c] = lineByte
		case c <= ' ':
			table[c] = blankByte
		case c >= utf8.RuneSelf:
			table[c] = wideByte
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			table[c] = letterByte
		case '0' <= c && c <= '9':
			table[c] = digitByte
		default:
			table[c] = markByte
		}
	}
	return table
}()

// split divides a stretch of the text into words. It reports whether a word
// among them may be a number.
func (r *reader) split(span hearsay.Span) (numbers bool) {
	r.words = r.words[:0]
	text, end := r.text, span.End
	glued, opens := false, true
	for i := span.Start; i < end; {
		w := word{Span: hearsay.Span{Start: i, End: i + 1}, glued: glued, opens: opens}
		glued = true
		switch byteKinds[text[i]] {
		case blankByte:
			glued = false
			i++
			continue
		case lineByte:
			glued, opens = false, true
			next, blank := lineEnd(text[:end], i)
			if !blank { // a line that was only full
				i = next
				continue
			}
			w.kind, w.sign, w.glued, w.End = mark, '\n', false, next
			r.words = append(r.words, w)
			i = next
			continue
		case digitByte:
			r.digits(&w, end)
			numbers = true
		case letterByte:
			w.upper = text[i] < 'a'
			r.letters(&w, end)
		case markByte:
			w.kind, w.sign = mark, rune(text[i])
			if text[i] == '.' && i+1 < end && byteKinds[text[i+1]] == digitByte && !r.follows(w) {
				r.digits(&w, end) // ".500"
				numbers = true
			}
		default:
			c, n := utf8.DecodeRuneInString(text[i:end])
			switch {
			case unicode.IsSpace(c):
				glued = false
				i += n
				continue
			case unicode.IsLetter(c):
				w.upper = unicode.IsUpper(c)
				r.letters(&w, end)
			default:
				w.kind, w.sign, w.End = mark, c, i+n
				numbers = numbers || vulgar(c) != nil
			}
		}
		opens = false
		numbers = numbers || w.class&triggers != 0
		r.words = append(r.words, w)
		i = w.End
	}
	return numbers
}

// lineEnd returns where the white space that begins with the end of a line at
// byte i of text ends, and whether a blank line is in it. A sentence may run
// over the end of a line, but not over a blank line.
func lineEnd(text string, i int) (next int, blank bool) {
	lines := 0
	for ; i < len(text); i++ {
		switch byteKinds[text[i]] {
		case lineByte:
			if text[i] == '\n' || i+1 == len(text) || text[i+1] != '\n' {
				lines++
			}
		case blankByte:
		default:
			return i, lines > 1
		}
	}
	return i, lines > 1
}

// follows reports whether w is glued to something that a decimal point could
// belong to.
func (r *reader) follows(w word) bool {
	if !w.glued || len(r.words) == 0 {
		return false
	}
	last := &r.words[len(r.words)-1]
	return last.kind != mark || last.sign == '.'
}

// letters ends w, which begins with a letter, where its letters end. An
// apostrophe belongs to it between two letters, unless it opens an "'s".
func (r *reader) letters(w *word, end int) {
	text, i, hash := r.text, w.Start, hashSeed
	for i < end {
		c := text[i]
		if byteKinds[c] == letterByte {
			hash = (hash ^ uint32(c|0x20)) * hashPrime
			i++
			continue
		}
		if c < utf8.RuneSelf && c != '\'' {
			break
		}
		n := r.inWord(i, end)
		if n == 0 {
			break
		}
		for k := i; k < i+n; k++ {
			hash = (hash ^ uint32(text[k])) * hashPrime
		}
		i += n
	}
	w.End = max(i, w.Start+1)
	w.class, w.value = known.get(text[w.Start:w.End], hash)
	if w.class&pronoun != 0 && w.upper && w.End-w.Start > 1 && upperAt(text, w.Start+1) {
		w.class = 0 // "US" is no pronoun
	}
}

// inWord returns the width of the apostrophe or the letter outside ASCII at
// byte i, if a word goes on with it, or 0.
func (r *reader) inWord(i, end int) int {
	u, n := utf8.DecodeRuneInString(r.text[i:end])
	if u != '\'' && u != '’' {
		if unicode.IsLetter(u) || unicode.IsMark(u) {
			return n
		}
		return 0
	}
	after := i + n
	if after >= end || byteKinds[r.text[after]] != letterByte ||
		r.text[after]|0x20 == 's' && (after+1 >= end || byteKinds[r.text[after+1]] != letterByte) {
		return 0
	}
	return n
}

// longestWord is more than the bytes of any noun that is looked up.
const longestWord = 24

// digits ends w, which begins with a digit or a decimal point, where its
// numeral ends.
func (r *reader) digits(w *word, end int) {
	w.kind = digits
	w.End, w.class = numeralEnd(r.text[:end], w.Start)
	if w.class == 0 && !r.follows(*w) && !(w.glued && len(r.words) > 0 && r.isMark(len(r.words)-1, ',')) {
		if n := commaPoint(r.text[:end], w.End); n > 0 {
			w.End, w.class = w.End+1+n, decimal
		}
	}
}

// is reports whether word i exists and is in one of the groups of c.
func (r *reader) is(i int, c class) bool {
	return i >= 0 && i < len(r.words) && r.words[i].class&c != 0
}

// isMark reports whether word i exists and is the given sign.
func (r *reader) isMark(i int, sign rune) bool {
	return i >= 0 && i < len(r.words) && r.words[i].kind == mark && r.words[i].sign == sign
}

// isDash reports whether word i is a hyphen or a dash.
func (r *reader) isDash(i int) bool {
	if i < 0 || i >= len(r.words) || r.words[i].kind != mark {
		return false
	}
	switch r.words[i].sign {
	case '-', '‐', '‑', '–', '—', '―', '−':
		return true
	}
	return false
}

// isHyphen reports whether word i is a hyphen that joins the words beside it.
func (r *reader) isHyphen(i int) bool {
	return r.isDash(i) && r.words[i].glued && r.isGlued(i+1)
}

// isGlued reports whether word i exists and no white space stands before it.
func (r *reader) isGlued(i int) bool {
	return i >= 0 && i < len(r.words) && r.words[i].glued
}

// isKind reports whether word i exists and is of kind k.
func (r *reader) isKind(i int, k kind) bool {
	return i >= 0 && i < len(r.words) && r.words[i].kind == k
}

// runsOn reports whether a digit is glued to the end of word i, so that it is
// no word of any list.
func (r *reader) runsOn(i int) bool {
	return r.words[i].kind == letters && r.isGlued(i+1) && r.words[i+1].kind == digits
}

// isWord reports whether word i is the given lower-case word, in any case.
func (r *reader) isWord(i int, want string) bool {
	if i < 0 || i >= len(r.words) || r.words[i].kind != letters || r.words[i].Len() != len(want) {
		return false
	}
	for k, at := 0, r.words[i].Start; k < len(want); k++ {
		c := r.text[at+k]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != want[k] {
			return false
		}
	}
	return true
}

// of returns the span of words i to j-1.
func (r *reader) of(i, j int) hearsay.Span {
	if i < 0 || i >= j || j > len(r.words) {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: r.words[i].Start, End: r.words[j-1].End}
}

// in returns the words i to j-1 as they stand, in one line.
func (r *reader) in(i, j int) string { return r.quoted(r.of(i, j)) }

// quoted returns the words of a span, in one line.
func (r *reader) quoted(s hearsay.Span) string {
	words := s.In(r.text)
	if strings.ContainsAny(words, "\r\n") {
		return strings.Join(strings.Fields(words), " ")
	}
	return words
}

// upTo returns the first word from i that begins at byte at or later.
func (r *reader) upTo(i, at int) int {
	for i < len(r.words) && r.words[i].Start < at {
		i++
	}
	return i
}
