package segment

import (
	"unicode/utf8"

	"hearsay"
)

// A form is a way to write a quotation mark.
type form uint8

const (
	noForm     form = iota
	straight        // "
	left            // “, ``: opens, or closes „
	right           // ”, '': closes, or opens in the north of Europe
	low             // „
	outer           // «, ‹: opens, or closes »
	outerEnd        // », ›
	corner          // 「 『
	cornerEnd       // 」 』
	single          // ' or ’: closes, opens, or an apostrophe
	singleLeft      // ‘
	singleLow       // ‚
)

// A quoteMark is a token that may be a quotation mark, and where it could be
// one by the blanks around it.
type quoteMark struct {
	tok      int
	form     form
	openable bool // a quotation could begin here
	closable bool // one could end here
	strong   bool // if it closes, then nothing else: not an owner's apostrophe
}

// isSingle reports whether f is one of the forms of a single mark.
func isSingle(f form) bool { return f >= single }

// formOf returns the form of the mark that token i is.
func (q *quoter) formOf(i int) form {
	t := q.toks[i]
	if t.Kind != hearsay.Mark || t.Len() > 6 {
		return noForm
	}
	switch w := t.In(q.text); w[0] {
	case '"':
		return straight
	case '\'':
		if len(w) == 2 {
			return right
		}
		return single
	case '`':
		return left
	case 0xc2:
		switch w {
		case "«":
			return outer
		case "»":
			return outerEnd
		}
	case 0xe2, 0xe3:
		return forms[w]
	}
	return noForm
}

var forms = map[string]form{
	"“": left, "‘‘": left, "‘’": left, "’’": right, "”": right, "„": low, "‟": left, "‹": outer, "›": outerEnd, "’": single, "‘": singleLeft,
	"‚": singleLow, "‛": singleLeft, "「": corner, "『": corner, "」": cornerEnd, "』": cornerEnd,
}

// look reads the surroundings of the mark at token i of the paragraph from
// first to end.
func (q *quoter) look(i int, f form, first, end int) quoteMark {
	m := quoteMark{tok: i, form: f}
	gapBefore := i == first || q.toks[i-1].End < q.toks[i].Start
	gapAfter := i+1 == end || q.toks[i].End < q.toks[i+1].Start
	var before, after byte = ' ', ' '
	if !gapBefore {
		before = q.markByte(i - 1)
	}
	if !gapAfter {
		after = q.markByte(i + 1)
	}
	// A byte stands for the neighbour: a blank, 'a' for a word or number, '"'
	// for a quotation mark, '-' for a dash, or the mark itself.
	m.openable = (before == ' ' || isAny(before, `([{-/"=:`)) && !gapAfter && !isAny(after, ".,;:!?)]}")
	if after == '.' && !gapAfter && q.toks[i+1].Len() > 1 {
		m.openable = before == ' ' || isAny(before, `([{-/"`) // "…and then"
	}
	m.closable = !gapBefore && !isAny(before, "([{") && (after == ' ' || after != 'a' || q.isClitic(i+1))
	if i+1 < end && f == single && m.closable {
		m.strong = after != ' ' || before != 'a' || !ownerLike(q.toks[i-1].In(q.text)) || q.markByte(i+1) != 'a'
	} else {
		m.strong = true
	}
	return m
}

// markByte returns a byte that stands for token i; see look.
func (q *quoter) markByte(i int) byte {
	t := q.toks[i]
	switch t.Kind {
	case hearsay.Word, hearsay.Number:
		return 'a'
	case hearsay.Symbol:
		if b := q.text[t.Start]; b == '=' || b == '/' {
			return b
		}
		return 'a'
	}
	if q.formOf(i) != noForm {
		return '"'
	}
	if b := q.text[t.Start]; b < utf8.RuneSelf {
		return b
	}
	switch t.In(q.text) {
	case "…":
		return '.'
	case "–", "—":
		return '-'
	}
	return '!'
}

func (q *quoter) isClitic(i int) bool {
	return i < len(q.toks) && q.toks[i].Kind == hearsay.Word && apostropheAt(q.text, q.toks[i].Start) > 0
}

// ownerLike reports whether an apostrophe after the word may be its owner's:
// "the boys' boat".
func ownerLike(word string) bool {
	switch word[len(word)-1] {
	case 's', 'S', 'x', 'z':
		return true
	}
	return false
}
