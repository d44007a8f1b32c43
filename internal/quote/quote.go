// Package quote finds the words around a place in a text that may be quoted: a
// few, out of the sentence that the place stands in.
package quote

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

// At returns the place of a quote of at most [MaxWords] words around at, and the
// stretch that it was cut from: the sentence of at, or its line. Where at alone
// has more words, the quote is the first of them. Both are empty where at is no
// place in text.
func At(text string, sentences []hearsay.Sentence, at hearsay.Span) (quote, in hearsay.Span) {
	if at.Start < 0 || at.End > len(text) || at.Empty() {
		return hearsay.Span{}, hearsay.Span{}
	}
	in = around(text, sentences, at)
	figure, n := figureWords(at.In(text))
	left := MaxWords - n
	before := startsBefore(text[in.Start:at.Start], left)
	after := endsAfter(text[at.End:in.End], left)
	nb := min(len(before), max(left/2, left-len(after)))
	na := min(len(after), left-nb)

	quote = at
	if nb > 0 {
		quote.Start = in.Start + before[nb-1]
	}
	switch {
	case len(figure) < at.Len():
		quote.End = at.Start + len(figure)
	case na > 0:
		quote.End = at.End + after[na-1]
	}
	return quote, in
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
	if len(ends) <= MaxWords && strings.TrimFunc(rest, Parts) == "" {
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
		if Parts(r) {
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
		if Parts(r) {
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

// Parts reports whether r parts words: a space or a dash.
func Parts(r rune) bool {
	return unicode.IsSpace(r) || r == '—' || r == '–' || r == '―'
}
