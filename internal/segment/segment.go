// Package segment cuts an article into words, sentences and quotations.
//
// Words are cut in the manner of Universal Dependencies English: a clitic is a
// token of its own ("do|n't", "Okafor|'s"), and so are the parts of most
// hyphenated words. Sentences end where a writer ended them, not at the dot of
// "Gen.". Quotations are the stretches between quotation marks, over
// paragraphs where a speaker goes on.
//
// It is written by hand over bytes: one pass for each of the three, no regular
// expressions, and no garbage that grows with the number of words. A
// [Segmenter] makes none at all once it has seen a text as long.
package segment

import "hearsay"

// Text returns the words, the sentences and the quotations of a text.
//
// The tokens stand in order and do not overlap; between them lies nothing but
// white space and characters that nobody sees. Each of them is in exactly one
// sentence.
func Text(text string) ([]hearsay.Token, []hearsay.Sentence, []hearsay.Quotation) {
	s := Segmenter{lines: make([]line, 0, 16), firsts: make([]int, 0, 16)}
	return s.Text(text)
}

// A Segmenter cuts one text after the other and uses the memory of the last
// for the next. The zero Segmenter is ready. It is not for two goroutines at
// once.
type Segmenter struct {
	cutter  cutter
	lines   []line
	firsts  []int // the first token of each paragraph
	roles   []role
	quoter  quoter
	divider divider
}

// Text returns the words, the sentences and the quotations of a text, as the
// function [Text] does. They are good until the next call.
func (s *Segmenter) Text(text string) ([]hearsay.Token, []hearsay.Sentence, []hearsay.Quotation) {
	toks := s.cutter.cut(text)
	if len(toks) == 0 {
		return nil, nil, nil
	}
	s.lines = lines(s.lines[:0], text)
	unwrap(text, s.lines)
	s.firsts = paragraphs(s.firsts[:0], s.lines, toks)
	if cap(s.roles) < len(toks) {
		s.roles = make([]role, cap(toks))
	}
	s.roles = s.roles[:len(toks)]
	clear(s.roles)
	quotations := s.quoter.quote(text, toks, s.firsts, s.roles)
	return toks, s.divider.sentences(text, toks, s.firsts, s.roles), quotations
}
