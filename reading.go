package hearsay

import "unicode/utf8"

// A Reading is everything that was found in one document, by the reader or,
// in a gold corpus, by people. Indexes point within the same Reading.
type Reading struct {
	TextHash     string // [Document.Hash] of the text that was read
	Tokens       []Token
	Sentences    []Sentence
	Quotations   []Quotation
	Figures      []Figure
	Vetoed       []Veto
	Periods      []Period
	Mentions     []Mention
	Sources      []Source
	Attributions []Attribution
	Claims       []Claim
	Notes        []Note
}

// A Note is something odd about a text that a person may want to know. It is
// not an error: texts are odd.
type Note struct {
	Span
	Text string
}

// A Ruler converts offsets of one text between bytes and Unicode code points.
// It costs one walk over the text, and nothing for a text that is all ASCII.
type Ruler struct {
	text  string
	marks []int // marks[k] is the count of code points before byte k*stride
}

const stride = 64

// NewRuler returns a Ruler for text.
func NewRuler(text string) *Ruler {
	ascii := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return &Ruler{text: text}
	}
	marks := make([]int, 0, len(text)/stride+1)
	points := 0
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			marks = append(marks, points)
		}
		if utf8.RuneStart(text[i]) {
			points++
		}
	}
	return &Ruler{text: text, marks: marks}
}

// Points returns the number of code points before byte offset.
func (r *Ruler) Points(offset int) int {
	if r.marks == nil || offset <= 0 {
		return offset
	}
	k := min(offset/stride, len(r.marks)-1)
	points := r.marks[k]
	for i := k * stride; i < offset; i++ {
		if utf8.RuneStart(r.text[i]) {
			points++
		}
	}
	return points
}

// Offset returns the byte at which code point number point begins, or the
// length of the text if it has no such point.
func (r *Ruler) Offset(point int) int {
	if r.marks == nil {
		return min(max(point, 0), len(r.text))
	}
	lo, hi := 0, len(r.marks)
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if r.marks[mid] <= point {
			lo = mid
		} else {
			hi = mid
		}
	}
	points := r.marks[lo]
	for i := lo * stride; i < len(r.text); i++ {
		if utf8.RuneStart(r.text[i]) {
			if points == point {
				return i
			}
			points++
		}
	}
	return len(r.text)
}
