// Package quantity finds the figures of a text: every number that somebody
// puts on something, with what it counts and how firmly it is put.
//
// It reads numbers in digits and in words, the hedges on both sides of them,
// ranges, shares, vague magnitudes, money and measures. Numbers that are no
// figures, such as dates, ages and the names of aeroplanes, are kept too,
// with the reason.
package quantity

import (
	"strings"

	"hearsay"
)

// Figures finds the figures of a text, in order, and the numbers in it that
// are none. The sentences are those of the text, in order, and without any the
// whole text is one sentence. The tokens are theirs, with their trees; without
// any the words alone are read. Figures and vetoed numbers do not share words.
// Spans are bytes of text.
func Figures(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) (figures []hearsay.Figure, vetoed []hearsay.Veto) {
	r := reader{text: text}
	return r.read(tokens, sentences)
}

// Told finds what [Figures] finds, and tells of every figure the rules by which
// it was read, for people to follow. That takes twice the time.
func Told(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) (figures []hearsay.Figure, vetoed []hearsay.Veto) {
	r := reader{text: text, tells: true}
	return r.read(tokens, sentences)
}

// read reads the sentences.
func (r *reader) read(tokens []hearsay.Token, sentences []hearsay.Sentence) ([]hearsay.Figure, []hearsay.Veto) {
	if sentences == nil {
		r.sentence(hearsay.Span{End: len(r.text)})
	}
	for i := range sentences {
		s := sentences[i].Span
		if s.Start < 0 || s.End > len(r.text) || s.Start >= s.End {
			continue
		}
		r.setTree(tokens, &sentences[i])
		r.sentence(s)
	}
	return r.figures, r.vetoed
}

// MayCount reports whether a text may hold a number. Where it does not, there is
// none, and nothing else needs to be known of the text.
func MayCount(text string) bool { return known.mayCount(text) }

// A reader reads one text, sentence by sentence.
type reader struct {
	text    string
	tells   bool   // it tells by which rules it reads
	words   []word // of the sentence
	tree    tree   // of the sentence
	floor   int    // words before it belong to what was read already
	figures []hearsay.Figure
	vetoed  []hearsay.Veto

	low, high amount         // of the figure that is being read
	steps     []hearsay.Step // of all figures; each has a stretch of it

	names       []string // numbers that were part of names
	lastCounted counted  // what the last count in the text was of
	behind      int      // the word after the last figure of this sentence and its unit
	here        int      // figures[here:] are of this sentence
	age         int      // sentences since lastCounted was
	alone       bool     // the text holds one number and nothing else
	said        phrase   // what the last figure of the sentence without a noun was said of
	saidAt      int      // figures[saidAt] was
}

// counted is what a count was of, for the next that leaves it out.
type counted struct {
	unit  hearsay.Unit
	words string
}

// sentence reads one sentence.
func (r *reader) sentence(span hearsay.Span) {
	whole := len(r.text) <= shortText && span.Len() >= len(strings.TrimSpace(r.text))
	if !whole && !known.mayCount(span.In(r.text)) || !r.split(span) && !whole {
		r.age++
		return
	}
	r.floor, r.behind, r.here, r.saidAt = 0, 0, len(r.figures), -1
	r.age++
	if whole && r.standsAlone() {
		return
	}
	for i := 0; i < len(r.words); {
		w := &r.words[i]
		if w.kind == letters && w.class&triggers == 0 || w.kind == mark && vulgar(w.sign) == nil {
			if w.sign == ':' && w.glued {
				if next := r.link(i); next > i {
					i = next
					continue
				}
			}
			if w.class&article != 0 && r.is(i+1, fewWord|coupleWord|hundredWord|scaleWord|dozenWord|partWord) {
				i = r.candidate(i)
				continue
			}
			i++
			continue
		}
		i = r.candidate(i)
	}
}

// candidate reads the number that begins at word i, and returns the word to go on
// from.
func (r *reader) candidate(i int) (next int) {
	if from, to, why, ok := r.refuse(i); ok {
		if why.why == ageSeen {
			return r.agesIn(from, to, why.rule)
		}
		return r.veto(from, to, why)
	}
	if r.inNoun(i) {
		return r.veto(i, i+1, whyNoun)
	}
	first := r.start(i)
	a, ok := &r.low, false
	*a, ok = r.amountAt(first)
	if !ok || a.last <= i {
		if r.is(i, ordinalWord|partWord) && !r.isWord(i, "half") && !r.isWord(i, "quarter") && !r.isWord(i, "second") && i >= r.floor {
			return r.veto(i, i+1, whyOrdinal)
		}
		return i + 1
	}
	if from, to, why, ok := r.refuseAmount(a); ok {
		if why == nil {
			return max(to, i+1)
		}
		return r.veto(from, to, why)
	}
	return r.figure(a)
}

// inNoun reports whether the digits at word i stand inside what the figure
// before it counts: "two new 480 Swift gliders".
func (r *reader) inNoun(i int) bool {
	if len(r.figures) == r.here || !r.plainDigits(i, 4) {
		return false
	}
	last := &r.figures[len(r.figures)-1]
	return last.Of.Start < r.words[i].Start && r.words[i].End < last.Of.End && last.End <= last.Of.Start
}

// veto keeps words from to to-1 as a number that is no figure.
func (r *reader) veto(from, to int, why *reason) int {
	from = max(from, r.floor)
	r.vetoed = append(r.vetoed, hearsay.Veto{Span: r.of(from, to), Why: why.why, Rule: why.rule})
	r.floor = to
	if (why.why == "name" || why.why == "identifier") && len(r.names) < 64 {
		for i := from; i < to; i++ {
			if r.plainDigits(i, 4) && (r.words[i].Len() > 2 || why.why == "name") {
				r.names = append(r.names, r.words[i].In(r.text))
			}
		}
	}
	return to
}
