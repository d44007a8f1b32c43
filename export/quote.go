package export

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// MaxWords is how many words of an article a quote may hold. The article
// stays with who owns it; a quote shows where a figure stands.
const MaxWords = 25

// maxSide bounds a quote on either side of its words, in bytes, for texts that
// know no spaces.
const maxSide = 300

// A Quote is the words around a place in a text, each part on one line and
// safe to print. A part that was cut has an ellipsis where the cut is.
type Quote struct{ Before, Figure, After string }

// String returns q as one line.
func (q Quote) String() string { return q.Before + q.Figure + q.After }

// QuoteAt returns at most MaxWords words of text around at, from the sentence
// that at stands in.
func QuoteAt(text string, sentences []hearsay.Sentence, at hearsay.Span) Quote {
	if at.Start < 0 || at.End > len(text) || at.Empty() {
		return Quote{}
	}
	in := around(text, sentences, at)
	figure, n := figureWords(at.In(text))
	left := MaxWords - n
	before := startsBefore(text[in.Start:at.Start], left)
	after := endsAfter(text[at.End:in.End], left)
	nb := min(len(before), max(left/2, left-len(after)))
	na := min(len(after), left-nb)

	q := Quote{Figure: OneLine(figure)}
	if q.Figure == "" {
		q.Figure = spaced(figure)
	}
	from := at.Start
	if nb > 0 {
		from = in.Start + before[nb-1]
	}
	q.Before = spaced(text[from:at.Start])
	if strings.TrimSpace(text[in.Start:from]) != "" {
		q.Before = "… " + strings.TrimLeft(q.Before, " ")
	}
	to := at.End
	if na > 0 {
		to = at.End + after[na-1]
	}
	q.After = spaced(text[at.End:to])
	switch {
	case len(figure) < at.Len():
		q.Figure, q.After = q.Figure+" …", ""
	case strings.TrimSpace(text[to:in.End]) != "":
		q.After = strings.TrimRight(q.After, " ") + " …"
	}
	q.Before = strings.TrimLeft(q.Before, " ")
	q.After = strings.TrimRight(q.After, " ")
	return q
}

// around returns the sentence that at stands in, or its line where no sentence
// is known, cut to what a quote can hold.
func around(text string, sentences []hearsay.Sentence, at hearsay.Span) hearsay.Span {
	lo, hi := max(0, at.Start-2*maxSide), min(len(text), at.End+2*maxSide)
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].Start > at.Start }) - 1
	if i >= 0 && sentences[i].Has(at) && sentences[i].End <= len(text) {
		lo, hi = max(lo, sentences[i].Start), min(hi, sentences[i].End)
	} else {
		if nl := strings.LastIndexByte(text[lo:at.Start], '\n'); nl >= 0 {
			lo += nl + 1
		}
		if nl := strings.IndexByte(text[at.End:hi], '\n'); nl >= 0 {
			hi = at.End + nl
		}
	}
	for lo < at.Start && !utf8.RuneStart(text[lo]) {
		lo++
	}
	for hi > at.End && hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi--
	}
	return hearsay.Span{Start: lo, End: hi}
}

// figureWords returns the first words of a figure, as many as a quote may
// hold, and their number.
func figureWords(figure string) (string, int) {
	ends := endsAfter(figure, MaxWords+1)
	if len(ends) == 0 {
		return figure, 0
	}
	rest := figure[ends[len(ends)-1]:]
	if len(ends) <= MaxWords && strings.TrimFunc(rest, parts) == "" {
		return figure, len(ends)
	}
	n := min(len(ends), MaxWords)
	return figure[:ends[n-1]], n
}

// endsAfter returns where the first words of s end, at most limit of them.
func endsAfter(s string, limit int) []int {
	var ends []int
	inWord := false
	for i, r := range s {
		if len(ends) >= limit {
			return ends
		}
		if i >= maxSide {
			if inWord && len(ends) == 0 {
				return []int{i}
			}
			return ends
		}
		if parts(r) {
			if inWord {
				ends = append(ends, i)
			}
			inWord = false
			continue
		}
		inWord = true
	}
	if inWord && len(ends) < limit {
		ends = append(ends, len(s))
	}
	return ends
}

// startsBefore returns where the last words of s begin, the last one first, at
// most limit of them.
func startsBefore(s string, limit int) []int {
	var starts []int
	inWord := false
	for i := len(s); i > 0; {
		if len(starts) >= limit {
			return starts
		}
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if len(s)-i+size > maxSide {
			if inWord && len(starts) == 0 {
				return []int{i}
			}
			return starts
		}
		if parts(r) {
			if inWord {
				starts = append(starts, i)
			}
			inWord = false
		} else {
			inWord = true
		}
		i -= size
	}
	if inWord && len(starts) < limit {
		starts = append(starts, 0)
	}
	return starts
}

// parts reports whether r parts words: a space or a dash.
func parts(r rune) bool {
	return unicode.IsSpace(r) || r == '—' || r == '–' || r == '―'
}

// spaced returns s as OneLine does, but keeps that it began or ended with a
// space.
func spaced(s string) string {
	line := OneLine(s)
	if line == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(first) {
		line = " " + line
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		line += " "
	}
	return line
}
