package segment

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

// A line is one line of a text that is not blank.
type line struct {
	start, end int  // its bytes, without the blanks around them
	width      int  // in characters, with its indent
	indent     int  // blanks before it
	first      int  // characters in its first word
	block      bool // the line before it is blank, or there is none
	opens      bool // it opens a paragraph
}

// paragraphs appends the first token of each paragraph to firsts. A blank line
// ends a paragraph and so does any line's end, except in a block whose lines
// were broken to fit a width, as in mail and in plain text of old.
func paragraphs(firsts []int, all []line, toks []hearsay.Token) []int {
	firsts = append(firsts, 0)
	at := 0
	for _, l := range all[min(1, len(all)):] {
		if !l.opens {
			continue
		}
		for at < len(toks) && toks[at].Start < l.start {
			at++
		}
		if at < len(toks) && at > firsts[len(firsts)-1] {
			firsts = append(firsts, at)
		}
	}
	return firsts
}

// lines appends the lines of a text that are not blank to all.
func lines(all []line, text string) []line {
	blank := true
	sep := byte('\n')
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, '\r') >= 0 {
		sep = '\r'
	}
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], sep)
		next := len(text)
		if end < 0 {
			end = len(text)
		} else {
			end += at
			next = end + 1
		}
		whole := text[at:end]
		bare := strings.TrimLeft(whole, " \t\u00a0\u3000")
		indent := len(whole) - len(bare)
		bare = strings.TrimRight(bare, " \t\r\u00a0")
		if bare == "" {
			blank = true
		} else {
			l := line{start: at + indent, end: at + indent + len(bare), indent: indent, block: blank, opens: true}
			l.width = indent + utf8.RuneCountInString(bare)
			l.first = l.width - indent
			if sp := strings.IndexByte(bare, ' '); sp >= 0 {
				l.first = utf8.RuneCountInString(bare[:sp])
			}
			all = append(all, l)
			blank = false
		}
		at = next
	}
	return all
}

// A wrapped line is between these many characters wide.
const (
	narrowest = 40
	widest    = 100
)

// unwrap finds the blocks whose lines were broken to fit a width, and clears
// opens for their lines that go on with a paragraph.
func unwrap(text string, all []line) {
	docWidth := 0
	for _, pass := range []int{3, 2} { // long blocks teach the width of short ones
		for from := 0; from < len(all); {
			to := from + 1
			for to < len(all) && !all[to].block {
				to++
			}
			block := all[from:to]
			if pass == 3 && len(block) >= 3 {
				if w := wrapWidth(text, block); w > 0 {
					docWidth = max(docWidth, w)
					join(text, block, w)
				}
			} else if pass == 2 && len(block) == 2 && wrappedPair(text, block, docWidth) {
				join(text, block, max(docWidth, block[0].width))
			}
			from = to
		}
	}
	for i := 1; i < len(all); i++ {
		if !all[i].block && goesOn(text, all[i-1], all[i]) {
			all[i].opens = false
		}
	}
}

// goesOn reports whether a long line breaks off in the middle of a sentence
// that the next goes on with.
func goesOn(text string, l, next line) bool {
	return l.width >= narrowest && lowerAt(text, next.start) && !bullet(text, next) &&
		(wordAt(text, l.end-1) || text[l.end-1] == ',' || text[l.end-1] >= utf8.RuneSelf)
}

// wrapWidth returns the width that the lines of a block were broken to fit,
// or 0 if they were not: the first word of the next line never fits at the end
// of a line, and lines begin in the middle of sentences.
func wrapWidth(text string, block []line) int {
	w := 0
	for _, l := range block {
		w = max(w, l.width)
	}
	if w < narrowest || w > widest {
		return 0
	}
	misfits, within := 0, 0
	for i := range block[:len(block)-1] {
		next := block[i+1]
		if bullet(text, next) {
			continue
		}
		if !full(block[i], next, w) {
			misfits++
		}
		if !upperAt(text, next.start) {
			within++
		}
	}
	if n := len(block) - 1; misfits*6 > n || within*3 < n {
		return 0
	}
	return w
}

// full reports whether the first word of next would not have fitted at the
// end of l.
func full(l, next line, width int) bool { return l.width+1+next.first > width }

func wrappedPair(text string, pair []line, docWidth int) bool {
	a, b := pair[0], pair[1]
	if bullet(text, b) || a.width > widest || b.width > widest {
		return false
	}
	if docWidth > 0 {
		return full(a, b, docWidth) && a.width <= docWidth && b.width <= docWidth
	}
	return goesOn(text, a, b)
}

// join clears opens for the lines of a wrapped block that go on.
func join(text string, block []line, width int) {
	for i := 1; i < len(block); i++ {
		prev, l := block[i-1], block[i]
		switch {
		case bullet(text, l):
		case l.indent >= prev.indent+2 && upperAt(text, l.start):
		case !full(prev, l, width) && isAny(text[prev.end-1], ".!?:\"") && !lowerAt(text, l.start):
		default:
			block[i].opens = false
		}
	}
}

// bullet reports whether a line begins as an item of a list does.
func bullet(text string, l line) bool {
	i := l.start
	switch c := text[i]; {
	case c == '-' || c == '*':
		return i+1 < l.end && text[i+1] == ' '
	case '0' <= c && c <= '9':
		for i < l.end && byteClass[text[i]] == digit {
			i++
		}
		return i-l.start <= 2 && i+1 < l.end && (text[i] == '.' || text[i] == ')') && text[i+1] == ' '
	case c >= utf8.RuneSelf:
		for _, b := range []string{"•", "–", "—", "·", "▪", "●", "◦", "‣"} {
			if strings.HasPrefix(text[i:l.end], b) {
				return true
			}
		}
	}
	return false
}
