package segment

import "hearsay"

// A role is what a token does in the sentence besides being a word: it opens
// or closes a quotation, or it is the apostrophe of an owner.
type role uint8

const (
	noRole role = iota
	opens
	closes
)

// An opened quotation waits for its mark.
type opened struct {
	form  form
	tok   int
	piece int  // its place in the list of quotations
	close int  // the token that closes it, if that is known; single marks only
	bare  bool // no mark opens this piece: tok is its first word
}

// deepest is how many quotations may stand inside one another.
const deepest = 8

// A quoter finds the quotations of one text.
type quoter struct {
	text  string
	toks  []hearsay.Token
	roles []role
	found []hearsay.Quotation

	marks []quoteMark // of the whole text
	stack [deepest]opened
	depth int

	runs    int  // quotations so far, their pieces counted once
	pending int  // the run that the last paragraph left open, or hearsay.None
	family  bool // whether that one stands in single marks
	first   int  // the first token of this paragraph
	nextTok int  // the first token of the next paragraph
}

// quote finds the quotations of a text, says which tokens stand in one, and
// what each mark does.
func (q *quoter) quote(text string, toks []hearsay.Token, paras []int, roles []role) []hearsay.Quotation {
	*q = quoter{text: text, toks: toks, roles: roles, pending: hearsay.None, found: q.found[:0], marks: q.marks[:0]}
	for p, first := range paras {
		end := len(toks)
		if p+1 < len(paras) {
			end = paras[p+1]
		}
		q.paragraph(first, end)
	}
	return q.found
}

// paragraph finds the quotations among the tokens from first to end.
func (q *quoter) paragraph(first, end int) {
	q.marks = q.marks[:0]
	for i := first; i < end; i++ {
		if f := q.formOf(i); f != noForm {
			q.marks = append(q.marks, q.look(i, f, first, end))
		}
	}
	if len(q.marks) == 0 {
		q.pending = hearsay.None
		return
	}
	q.first, q.nextTok = first, end
	run := q.pending
	if run != hearsay.None && (q.marks[0].tok != first || isSingle(q.marks[0].form) != q.family || !q.marks[0].openable) {
		run = hearsay.None
	}
	unclosed := q.pending
	q.pending, q.depth = hearsay.None, 0
	if m := q.marks[0]; run == hearsay.None && unclosed != hearsay.None && !q.family && !isSingle(m.form) && m.tok > first && m.closable && !m.openable {
		q.goOnBare(first, unclosed, m)
	}
	for k := range q.marks {
		if isSingle(q.marks[k].form) {
			q.singleMark(k, run)
		} else {
			q.doubleMark(k, run)
		}
		run = hearsay.None // only the first mark of a paragraph can go on
	}
	if q.depth > 0 {
		q.pending, q.family = q.found[q.stack[0].piece].Run, isSingle(q.stack[0].form)
	}
	q.endDownTo(0, end-1)
}

// open begins a quotation with mark m; run is the one that it goes on with, if
// any.
func (q *quoter) open(m quoteMark, run, closing int) {
	if q.depth == deepest {
		return
	}
	if run == hearsay.None {
		run = q.runs
		q.runs++
	}
	t := q.toks[m.tok]
	q.stack[q.depth] = opened{form: m.form, tok: m.tok, piece: len(q.found), close: closing}
	q.depth++
	q.found = append(q.found, hearsay.Quotation{
		Span: t.Span, Inner: hearsay.Span{Start: t.End, End: t.End}, Run: run, Single: isSingle(m.form),
	})
	q.roles[m.tok] = opens
}

// goOnBare goes on with a quotation that the last paragraph left open, in a
// paragraph that opens with no mark and closes with mark m: a line break stands
// within the quotation.
func (q *quoter) goOnBare(first, run int, m quoteMark) {
	form := straight
	if m.form == right {
		form = left
	}
	if !pairs(form, m) {
		return
	}
	t := q.toks[first]
	q.stack[0] = opened{form: form, tok: first, piece: len(q.found), close: hearsay.None, bare: true}
	q.depth = 1
	q.found = append(q.found, hearsay.Quotation{Span: t.Span, Inner: hearsay.Span{Start: t.Start, End: t.Start}, Run: run})
}

// end ends the innermost quotation with token last, which is its mark if it is
// closed.
func (q *quoter) end(last int, closed bool) {
	q.depth--
	o := q.stack[q.depth]
	piece := &q.found[o.piece]
	piece.End, piece.Closed = q.toks[last].End, closed
	inner := last + 1
	if closed {
		inner = last
		q.roles[last] = closes
	}
	from := o.tok + 1
	if o.bare {
		from = o.tok
	}
	if from < inner {
		piece.Inner = hearsay.Span{Start: q.toks[from].Start, End: q.toks[inner-1].End}
	}
	for i := o.tok; i <= last; i++ {
		q.toks[i].Quoted = true
	}
}

// doubleMark reads mark k of the paragraph, one in double marks.
func (q *quoter) doubleMark(k, run int) {
	m := q.marks[k]
	at := q.topDouble()
	if at < 0 {
		if m.openable || m.form < right && m.form != straight && !m.closable || q.loose(k) {
			q.open(m, run, hearsay.None)
		}
		return
	}
	clear := m.form == straight && m.openable && !m.closable
	switch {
	case !pairs(q.stack[at].form, m):
		if m.openable || m.form == low || m.form == outer || m.form == corner {
			q.open(m, hearsay.None, hearsay.None)
		}
	case clear && (at < q.depth-1 || q.twoClose(k)):
		q.open(m, hearsay.None, hearsay.None) // one quotation inside another
	case clear:
		// The mark that should have closed the last one is missing.
		q.endDownTo(at, m.tok-1)
		q.open(m, hearsay.None, hearsay.None)
	case q.inches(k):
	default:
		q.endDownTo(at+1, m.tok-1)
		q.end(m.tok, true)
	}
}

// loose reports whether mark k, with a blank on both sides, opens a quotation:
// another double mark follows to close it, and it is not an empty pair. A mark
// that closes by its form does so only at the head of a paragraph, as a slip.
func (q *quoter) loose(k int) bool {
	m := q.marks[k]
	if m.closable || m.form == cornerEnd || q.toks[m.tok].Len() == 2 && m.form == straight {
		return false
	}
	if m.form != straight && (k > 0 || m.tok != q.first) {
		return false
	}
	for _, next := range q.marks[k+1 : min(len(q.marks), k+1+farthest)] {
		if !isSingle(next.form) {
			return true
		}
	}
	return false
}

// farthest is how many marks are looked at to judge one.
const farthest = 8

// twoClose reports whether the next two double marks after mark k can only
// close, so that a quotation within a quotation begins with it.
func (q *quoter) twoClose(k int) bool {
	n := 0
	for _, next := range q.marks[k+1 : min(len(q.marks), k+1+farthest)] {
		if isSingle(next.form) {
			continue
		}
		if next.openable || !next.closable {
			return false
		}
		if n++; n == 2 {
			return true
		}
	}
	return false
}

// endDownTo ends the quotations in the stack from the innermost to the one at
// place to, none of them with its mark, with token last.
func (q *quoter) endDownTo(to, last int) {
	for q.depth > to {
		q.end(last, false)
	}
}

// topDouble returns the place in the stack of the innermost quotation in
// double marks, or -1.
func (q *quoter) topDouble() int {
	for i := q.depth - 1; i >= 0; i-- {
		if !isSingle(q.stack[i].form) {
			return i
		}
	}
	return -1
}

// pairs reports whether a quotation that was opened with a form can be closed
// with mark m.
func pairs(open form, m quoteMark) bool {
	switch open {
	case straight, left, right:
		return m.form == straight || m.form == right || m.form == left && m.closable && !m.openable
	case low:
		return m.form == left || m.form == right || m.form == straight
	case outer:
		return m.form == outerEnd
	case outerEnd:
		return m.form == outer
	case corner:
		return m.form == cornerEnd
	}
	return false
}

// inches reports whether mark k stands for inches: after a
// number, with another mark to come that closes the quotation.
func (q *quoter) inches(k int) bool {
	m := q.marks[k]
	if m.tok == 0 || q.toks[m.tok-1].Kind != hearsay.Number || q.toks[m.tok-1].End != q.toks[m.tok].Start {
		return false
	}
	for _, next := range q.marks[k+1 : min(len(q.marks), k+5)] {
		if !isSingle(next.form) {
			return next.form == m.form && next.closable && !next.openable
		}
	}
	return false
}

// singleMark reads mark k of the paragraph, one that may be an apostrophe.
func (q *quoter) singleMark(k, run int) {
	m := q.marks[k]
	if q.depth > 0 && isSingle(q.stack[q.depth-1].form) {
		if o := q.stack[q.depth-1]; o.close == m.tok {
			q.end(m.tok, true)
		} else if m.form == single && m.closable {
			q.owner(m)
		}
		return
	}
	if m.openable {
		if closing := q.closing(k); closing != hearsay.None {
			q.open(m, run, closing)
			return
		}
		if run != hearsay.None || q.goesOn(m) {
			q.open(m, run, hearsay.None)
			return
		}
	}
	if m.form == single && m.closable {
		q.owner(m)
	}
}

// owner makes a word of the apostrophe that says whose something is.
func (q *quoter) owner(m quoteMark) {
	if t := q.toks[m.tok-1]; t.Kind == hearsay.Word {
		q.toks[m.tok].Kind = hearsay.Word
	}
}

// closing returns the token that closes the quotation that mark k opens, or
// hearsay.None. Of the apostrophes that could close it, one after a stop or
// before a mark comes before one that may be an owner's.
func (q *quoter) closing(k int) int {
	inDouble := q.depth > 0
	weak := hearsay.None
	for _, m := range q.marks[k+1:] {
		if !isSingle(m.form) {
			if inDouble && m.closable && !m.openable {
				break
			}
			continue
		}
		if m.openable && !m.closable {
			break
		}
		if m.form == singleLeft && q.marks[k].form != singleLow {
			break
		}
		if !m.closable {
			continue
		}
		if m.strong {
			return m.tok
		}
		if weak == hearsay.None {
			weak = m.tok
		}
	}
	return weak
}

// goesOn reports whether the quotation that mark m opens, and nothing in its
// paragraph closes, goes on in the next: that one opens with a single mark.
func (q *quoter) goesOn(m quoteMark) bool {
	if q.nextTok >= len(q.toks) || !isSingle(q.formOf(q.nextTok)) {
		return false
	}
	next := q.look(q.nextTok, q.formOf(q.nextTok), q.nextTok, len(q.toks))
	return next.openable
}
