package main

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/export"
	"hearsay/internal/segment"
)

// A mark is a stretch of a text that is to stand out.
type mark struct {
	hearsay.Span
	figure bool // it is the figure; else the words of somebody, or a cue
}

// The print of marks. Where there is none, brackets stand around them.
const (
	boldPrint      = "\x1b[1m"
	underlinePrint = "\x1b[4m"
	plainPrint     = "\x1b[0m"
)

// marksOf returns what stands out in the text of e, in order, none within
// another: its figure, and the words and the cue of every link.
func marksOf(e *hearsay.Entry, text string) []mark {
	var all []mark
	add := func(s hearsay.Span, figure bool) {
		fits := !s.Empty() && s.Start >= 0 && s.End <= len(text)
		if fits && !slices.ContainsFunc(all, func(m mark) bool { return m.Meets(s) }) {
			all = append(all, mark{s, figure})
		}
	}
	add(e.Figure.Span, true)
	for i := range e.Chain {
		add(e.Chain[i].Words.Span, false)
	}
	for i := range e.Chain {
		add(e.Chain[i].Cue.Span, false)
	}
	slices.SortFunc(all, func(a, b mark) int { return a.Start - b.Start })
	return all
}

// reach is how far from a mark its sentence is looked for, in bytes.
const reach = 4 << 10

// sentencesAround returns the sentences of text that hold marks, in order.
func sentencesAround(text string, marks []mark) []hearsay.Span {
	var found []hearsay.Span
	for _, m := range marks {
		if n := len(found); n > 0 && found[n-1].Has(m.Span) {
			continue
		}
		s := sentenceAround(text, m.Span)
		if n := len(found); n > 0 && s.Start < found[n-1].End {
			found[n-1].End = max(found[n-1].End, s.End)
			continue
		}
		found = append(found, s)
	}
	return found
}

// sentenceAround returns the sentence that at stands in, or the sentences.
func sentenceAround(text string, at hearsay.Span) hearsay.Span {
	lo, hi := max(0, at.Start-reach), min(len(text), at.End+reach)
	if nl := strings.IndexByte(text[lo:at.Start], '\n'); nl >= 0 && lo > 0 {
		lo += nl + 1
	}
	if nl := strings.LastIndexByte(text[at.End:hi], '\n'); nl >= 0 && hi < len(text) {
		hi = at.End + nl
	}
	lo, hi = back(text, lo), ahead(text, hi)
	around := at
	_, sentences, _ := segment.Text(text[lo:hi])
	for _, s := range sentences {
		s.Start, s.End = s.Start+lo, s.End+lo
		if s.Meets(at) {
			around.Start, around.End = min(around.Start, s.Start), max(around.End, s.End)
		}
	}
	return around
}

// back returns at, or where the character that it stands in begins.
func back(text string, at int) int {
	for at > 0 && at < len(text) && text[at]&0xc0 == 0x80 {
		at--
	}
	return at
}

// ahead returns at, or where the character that it stands in ends.
func ahead(text string, at int) int {
	for at < len(text) && text[at]&0xc0 == 0x80 {
		at++
	}
	return at
}

// passage writes the sentences of text that hold marks, with the marks.
func (s *sheet) passage(indent, text string, marks []mark) {
	w := &wordLine{s: s, indent: indent}
	end := 0
	for _, in := range sentencesAround(text, marks) {
		switch {
		case strings.TrimSpace(text[end:in.Start]) != "":
			w.end()
			s.b.WriteString(indent + "…\n")
		case strings.Contains(text[end:in.Start], "\n"):
			w.end()
		default:
			w.gap = true
		}
		at := in.Start
		for _, m := range marks {
			if m.Start < at || m.End > in.End {
				continue
			}
			w.write(text[at:m.Start], "", "", "")
			print := underlinePrint
			if m.figure {
				print = boldPrint
			}
			w.write(m.In(text), print, "[", "]")
			at = m.End
		}
		w.write(text[at:in.End], "", "", "")
		end = in.End
	}
	w.end()
	if strings.TrimSpace(text[end:]) != "" {
		s.b.WriteString(indent + "…\n")
	}
}

// A wordLine fills lines with words, some of which stand out.
type wordLine struct {
	s      *sheet
	indent string
	line   strings.Builder
	used   int // columns of the line
	word   strings.Builder
	width  int // columns of the word
	gap    bool
}

// write adds words in a print, or between two marks where there is no print.
func (w *wordLine) write(text, print, open, shut string) {
	if print == "" || w.s.colour {
		open, shut = "", ""
	}
	if !w.s.colour {
		print = ""
	}
	fields := strings.Fields(text)
	if len(fields) == 0 {
		w.gap = w.gap || text != ""
		return
	}
	for i, field := range fields {
		if i > 0 || strings.TrimLeft(text, " \t\r\n") != text {
			w.gap = true
		}
		if i == 0 {
			field = open + field
		}
		if i == len(fields)-1 {
			field += shut
		}
		w.piece(export.OneLine(field), print)
	}
	w.gap = strings.TrimRight(text, " \t\r\n") != text
}

// piece adds a part of a word, or a word if there is a gap before it.
func (w *wordLine) piece(text, print string) {
	if w.gap {
		w.flush()
	}
	w.gap = false
	room := max(w.s.room(w.indent), 1)
	for i, part := range export.Fill(text, room) {
		width := export.Width(part)
		if i > 0 || w.width+width > room {
			w.flush()
		}
		if print != "" {
			part = print + part + plainPrint
		}
		w.word.WriteString(part)
		w.width += width
	}
}

// flush puts the word on the line, or on the next one.
func (w *wordLine) flush() {
	if w.width == 0 {
		return
	}
	if w.used > 0 && w.used+1+w.width > w.s.room(w.indent) {
		w.newline()
	}
	if w.used > 0 {
		w.line.WriteByte(' ')
		w.used++
	}
	w.line.WriteString(w.word.String())
	w.used += w.width
	w.word.Reset()
	w.width = 0
}

func (w *wordLine) newline() {
	w.s.b.WriteString(w.indent + w.line.String() + "\n")
	w.line.Reset()
	w.used = 0
}

// end puts what is left on a line of its own.
func (w *wordLine) end() {
	w.flush()
	if w.used > 0 {
		w.newline()
	}
	w.gap = false
}
