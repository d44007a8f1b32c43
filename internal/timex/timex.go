// Package timex finds the times that a text names, and reckons which days
// they are from the day that the text was published.
//
// The text is cut into tokens, each looked up once in the word lists. A time
// is read off the tokens by a grammar of plain functions: each takes the
// place of a token and returns the time that begins there and the place after
// its last token. Nothing looks further than a few tokens ahead, so that the
// work grows with the length of the text and no faster.
//
// # Which day is meant
//
// News looks back. A weekday is the last one up to the day of publication,
// that day included; a month, or a day of a month, whose year is not said is
// the last one, too. The next one is meant only if a word of what is to come
// ("will", "due", "scheduled") stands before it in its sentence, with nobody's
// "said" after that word; or if a day of a month would lie more than nine
// months back, a month eleven, since news would then say its year. "Last
// Tuesday" is the last before the day of publication, "previous" and "next"
// those of the weeks around; weeks begin on Mondays.
//
// Dates in figures alone, such as 03/04/2024, have the day first, as most of
// the world writes them, unless that makes no date. If other dates in the
// text show that its author puts the month first ("02/27/2024", "January 23"),
// so do these.
//
// A season gets no days, since its months depend on the half of the world
// that it is spoken of in. Neither do holidays that differ between countries,
// clock times without a day, and times that return ("every Monday", "daily").
// Feasts set by the moon have theirs where a calendar fixes them ahead.
//
// # What stands in a Period
//
// From and To are whole days. "In March 2021" is from 2021-03-01 up to, not
// including, 2021-04-01, and its Timex is "2021-03". The Timex of a stretch is
// its ends as ISO 8601 parts them: "2024-05-03/2024-05-05"; the last of them
// belongs to it, so its To is 2024-05-06, unless the words point at a day of a
// longer time ("to the middle of May"). After "since" and
// "after" a period has no To, after "until", "by" and "before" no From. What
// is counted back from publication ("the past two weeks") ends where the day
// of publication begins.
package timex

import "hearsay"

// Periods finds the times that a text names, in order, and says which days
// they are, reckoned from the day it was published. The sentences are those
// of the text, in order, of which the spans are read and whether they are headlines; if there are none,
// all the text is one sentence. If published is not a whole day, times that
// depend on it keep their From and To empty and have Xs in their Timex.
func Periods(text string, sentences []hearsay.Sentence, published hearsay.Date) []hearsay.Period {
	p := parser{text: text, sentences: sentences}
	if t, ok := published.Time(); ok {
		p.today = dayOf(t.Year(), int(t.Month()), t.Day())
		p.known = [...]grain{10: aDay, 7: aMonth, 4: aYear}[len(published)]
		p.dated = true
	}
	if sentences == nil {
		p.sentence(hearsay.Span{End: len(text)})
	}
	for i := range sentences {
		s := sentences[i].Span
		s.Start = max(s.Start, p.done)
		s.End = min(s.End, len(text))
		if s.Start < s.End {
			p.headline = sentences[i].Headline
			p.sentence(s)
		}
	}
	return p.found
}

// A parser reads the times of one text.
type parser struct {
	text      string
	sentences []hearsay.Sentence
	today     day   // the day of publication
	dated     bool  // today is known …
	known     grain // … down to this
	toks      []token
	found     []hearsay.Period
	done      int  // where the last sentence ended
	count     int  // sentences so far
	headline  bool // this one is a headline, with a capital for each word

	ahead    bool // the sentence speaks of what is to come …
	cue      int  // … since this token
	anchor   when // the last time that was settled …
	anchored int  // … and its sentence, from 1; 0 if there is none

	depth int // how deep times nest just now

	order dateOrder // of day and month in figures
}

// sentence finds the times of one sentence.
func (p *parser) sentence(s hearsay.Span) {
	p.tokens(s)
	p.names()
	p.done = s.End
	p.count++
	p.ahead = false
	for i := 0; i < len(p.toks); {
		p.look(i)
		if !begins[p.toks[i].class] {
			i++
			continue
		}
		w, j, ok := p.period(i)
		switch {
		case !ok && j > i:
			i = j // read, and no time
		case !ok:
			i++
		default:
			p.keep(w, i, j)
			i = j
		}
	}
}

// look notes whether the token at i turns to what is to come, or away from
// it.
func (p *parser) look(i int) {
	switch t := p.toks[i]; {
	case t.class == future && (!t.capital || i == 0 || t.Len() > len("Will")):
		p.ahead, p.cue = true, i
	case t.class == said, i-p.cue > reach:
		p.ahead = false
	case t.class == mark && (t.val == '.' || t.val == '?' || t.val == '!') && p.tok(i+1).capital && !p.tok(i+1).glued:
		p.ahead = false
	}
}

// reach is how many tokens behind it a word of what is to come holds for.
const reach = 24

// keep adds the time that the tokens from i up to j name.
func (p *parser) keep(w when, i, j int) {
	ahead := p.ahead
	if w.isWeekday() && p.is(i-1, possessive) {
		p.ahead = false // "her Monday speech"
	}
	p.settle(&w)
	p.ahead = ahead
	if w.grain == aDecade && p.isMark(i-1, '\'') && p.toks[i].glued {
		i-- // "'80s"
	}
	p.found = append(p.found, w.period(hearsay.Span{Start: p.toks[i].Start, End: p.toks[j-1].End}))
	if w.settled && w.grain <= aStretch {
		p.anchor, p.anchored = w, p.count
	}
}

// knows reports whether the date of publication is known down to g.
func (p *parser) knows(g grain) bool {
	switch g {
	case aMonth, aQuarter, aHalf, aSeason:
		return p.dated && p.known <= aMonth
	case aYear, aDecade, aCentury, aFiscal:
		return p.dated
	}
	return p.dated && p.known == aDay
}
