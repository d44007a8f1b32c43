package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// A token is a word, a number or a mark, with the part that it plays in
// naming a time.
type token struct {
	hearsay.Span
	word
	glued   bool  // nothing stands between it and the token before
	capital bool  // it begins with a capital letter
	upper   bool  // it is all capitals
	suffix  uint8 // of a number in figures: 't' for "17th", 's' for "1990s"
	width   uint8 // of a number in figures: how many
}

// Marks that more than one character stands for.
const (
	dash      = '-'
	longDash  = '_' // an en dash or a longer one
	oddMark   = '?' // a character that never stands in a time
	breakMark = '\n'
)

// tokens reads text[s.Start:s.End] into p.toks.
func (p *parser) tokens(s hearsay.Span) {
	p.toks = p.toks[:0]
	text := p.text[:s.End]
	gap := true
	for i := s.Start; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			i++
			gap = true
			continue
		case c == '\n':
			if j := blankLine(text, i); j > i {
				p.toks = append(p.toks, token{Span: hearsay.Span{Start: i, End: i + 1}, word: word{class: mark, val: breakMark}})
				i = j
			} else {
				i++
			}
			gap = true
			continue
		}
		var t token
		switch {
		case '0' <= c && c <= '9':
			t = figures(text, i)
		case startsWord(text, i):
			t = wordAt(text, i)
		default:
			t = markAt(text, i)
			if t.val == ' ' {
				i, gap = t.End, true
				continue
			}
		}
		t.glued = !gap
		gap = false
		p.toks = append(p.toks, t)
		i = t.End
	}
}

// blankLine returns where the text goes on if an empty line begins at the
// line's end at i, or i.
func blankLine(text string, i int) int {
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case '\n':
			return j + 1
		case ' ', '\t', '\r':
		default:
			return i
		}
	}
	return i
}

func startsWord(text string, i int) bool {
	if text[i] < utf8.RuneSelf {
		return isLetter(text[i])
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func figures(text string, i int) token {
	t := token{Span: hearsay.Span{Start: i}, word: word{class: digits}}
	j, n := i, 0
	for j < len(text) && '0' <= text[j] && text[j] <= '9' {
		if j-i < 9 {
			n = n*10 + int(text[j]-'0')
		}
		j++
	}
	t.val, t.width = int32(n), uint8(min(j-i, 200))
	if j < len(text) && text[j] == '/' {
		if end, at, ok := vocabulary.Longest(text, i); ok { // "9/11"
			t.word, t.End = words[at], end
			return t
		}
	}
	for j+3 < len(text) && text[j] == ',' && threeFigures(text[j+1:]) {
		j += 4
		t.class = bigNumber
	}
	if j-i > 9 {
		t.class = bigNumber
	}
	switch tail := text[j:]; {
	case t.class == bigNumber:
	case len(tail) >= 2 && ordinalEnd(tail[0]|0x20, tail[1]|0x20) && !letterAt(tail, 2):
		t.suffix, j = 't', j+2
	case len(tail) >= 1 && tail[0]|0x20 == 's' && !letterAt(tail, 1):
		t.suffix, j = 's', j+1
	case len(tail) >= 2 && tail[0] == '\'' && tail[1] == 's' && !letterAt(tail, 2) && n%10 == 0:
		t.suffix, j = 's', j+2
	case strings.HasPrefix(tail, "’s") && !letterAt(tail, len("’s")) && n%10 == 0:
		t.suffix, j = 's', j+len("’s")
	}
	t.End = j
	return t
}

// threeFigures reports whether s begins with three figures and no fourth.
func threeFigures(s string) bool {
	for k := range 3 {
		if k >= len(s) || s[k] < '0' || s[k] > '9' {
			return false
		}
	}
	return len(s) == 3 || s[3] < '0' || s[3] > '9'
}

func ordinalEnd(a, b byte) bool {
	return a == 's' && b == 't' || a == 'n' && b == 'd' || a == 'r' && b == 'd' || a == 't' && b == 'h'
}

func letterAt(s string, i int) bool {
	return i < len(s) && (isLetter(s[i]) || '0' <= s[i] && s[i] <= '9')
}

// wordAt reads the word at i; if one of the lists has a phrase there, all of
// the phrase.
func wordAt(text string, i int) token {
	j, upper := i, true
	for j < len(text) {
		if c := text[j]; c < utf8.RuneSelf {
			if !isLetter(c) {
				break
			}
			upper = upper && c <= 'Z'
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[j:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		upper = upper && unicode.IsUpper(r)
		j += n
	}
	t := token{Span: hearsay.Span{Start: i, End: j}, upper: upper}
	t.capital = 'A' <= text[i] && text[i] <= 'Z'
	if text[i] >= utf8.RuneSelf {
		r, _ := utf8.DecodeRuneInString(text[i:])
		t.capital = unicode.IsUpper(r)
		return t // no list has such a word
	}
	if j < len(text) && '0' <= text[j] && text[j] <= '9' {
		text = text[:j] // "Jun6": the figures are another token
	}
	if n := j - i; n > 1 && isLetter(text[i+1]) && heads[headOf(text[i], text[i+1])]&(1<<min(n, 31)) == 0 {
		return t // most words end here
	}
	if end, at, ok := vocabulary.Longest(text, i); ok && end >= j {
		t.word, t.End = words[at], end
	}
	return t
}

// markAt reads the mark at i; white space has the value ' '.
func markAt(text string, i int) token {
	r, n := utf8.DecodeRuneInString(text[i:])
	t := token{Span: hearsay.Span{Start: i, End: i + n}, word: word{class: mark}}
	switch r {
	case '\'', '’', '‘':
		t.val = '\''
		if i+n < len(text) && text[i+n]|0x20 == 's' && !letterAt(text, i+n+1) {
			t.class, t.End = poss, i+n+1
		}
	case '-', '‐', '‑':
		t.val = dash
	case '–', '—', '−', '―':
		t.val = longDash
	case '$', '€', '£', '¥', '₹':
		t.val = '$'
	case '\u00a0', '\u2009', '\u202f', '\u2003', '\u2002':
		t.val = ' '
	default:
		t.val = oddMark
		if r < utf8.RuneSelf {
			t.val = r
		}
	}
	return t
}

// tok returns the ith token, or an empty mark beyond the ends.
func (p *parser) tok(i int) token {
	if i < 0 || i >= len(p.toks) {
		return token{word: word{class: mark, val: breakMark}}
	}
	return p.toks[i]
}

func (p *parser) is(i int, c class) bool { return i >= 0 && i < len(p.toks) && p.toks[i].class == c }

func (p *parser) isMark(i int, b byte) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].class == mark && p.toks[i].val == int32(b)
}

// isDash reports whether the ith token is a dash of any length.
func (p *parser) isDash(i int) bool { return p.isMark(i, dash) || p.isMark(i, longDash) }

// isNumber reports whether a number of something stands at i.
func (p *parser) isNumber(i int) bool {
	return p.is(i, digits) || p.is(i, bigNumber) || p.is(i, cardinal)
}

// isWord reports whether the ith token is the word s, in lower case.
func (p *parser) isWord(i int, s string) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].Len() == len(s) && strings.EqualFold(p.toks[i].In(p.text), s)
}

// closed reports whether a noun phrase cannot run on at i: there the sentence
// ends, or a mark or a little word stands.
func (p *parser) closed(i int) bool {
	switch t := p.tok(i); t.class {
	case mark:
		return !(t.val == dash && t.glued) && !(t.val == '%' || t.val == '$')
	case other, unit, counted, digits, bigNumber, poss, name, ordinal, cardinal, part, parts, season, meridiem, zone, old, title, letter:
		return false
	}
	return true
}
