package claim

import (
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// A pollTime is what an article says of when a poll was taken, or failing that
// when it came out.
type pollTime struct {
	period   hearsay.Period
	sentence int
	taken    bool
}

// findPollTimes finds where the article says when its polls were taken: "The
// survey was conducted from 5 to 8 May", "a poll released on Friday".
func (b *binder) findPollTimes() {
	const most = 20
	for _, p := range b.r.Periods {
		if len(b.frames.polls) == most {
			break
		}
		if dateOf(p) == "" || !isDay(p) && !strings.Contains(p.Timex, "/") && len(p.Timex) != len("2006-01") {
			continue
		}
		s := b.sentenceOf(p.Start)
		sent := b.r.Sentences[s]
		if !b.hasAny(sent, polling) || b.isAgainst(p) {
			continue
		}
		switch {
		case b.after(p, sent, fieldwork) && !b.hasAny(sent, earlierPolls):
			b.frames.polls = append(b.frames.polls, pollTime{p, s, true})
		case b.after(p, sent, cameOut) && isDay(p), b.wordBefore(p.Start) == "of" && b.isAsOf(p):
			b.frames.polls = append(b.frames.polls, pollTime{p, s, false})
		}
	}
}

// after reports whether a word of a list stands before a time in its sentence, and
// no other time between.
func (b *binder) after(p hearsay.Period, sent hearsay.Sentence, words *lexicon.List) bool {
	const reach = 30 // tokens
	at := b.firstFrom(p.Start, sent.Last)
	for j := at - 1; j >= max(sent.First, at-reach); j-- {
		if words.Has(b.word(j)) {
			return len(b.periodsIn(hearsay.Span{Start: b.r.Tokens[j].Start, End: p.Start})) == 0
		}
	}
	return false
}

// framedByPoll gives a figure of a poll the time at which the poll was taken; if
// the text has none, that at which it came out. An average of polls that stands
// in the present holds on the day of the article.
func (b *binder) framedByPoll(i int, c *hearsay.Claim) bool {
	s := b.figures[i].sentence
	sent := b.r.Sentences[s]
	if c.Category != "poll" && !b.isSample(i) {
		return false
	}
	if p, ok := b.ofEarlierPoll(i); ok {
		if p.To != "" {
			b.setDate(c, p, "is the time of the earlier poll")
		}
		return true
	}
	if step, ok := b.averaged(sent); ok {
		if b.published == "" {
			return false
		}
		c.AsOf, c.Basis, c.AsOfWords = b.published, hearsay.Publication, step
		c.Steps = append(c.Steps, hearsay.Step{Span: step, Rule: "is an average of polls as it stands on the day of publication"})
		return true
	}
	best, found := pollTime{}, false
	for _, t := range b.frames.polls {
		if !t.taken && (t.sentence > s || !b.oneReport(t.sentence, s) || quotesPerson(c)) {
			continue // what is told of one poll is not told of those named before and after
		}
		if !found || t.taken && !best.taken || t.taken == best.taken && nearer(t.sentence, best.sentence, s) {
			best, found = t, true
		}
	}
	if found {
		rule := "is when the poll came out"
		if best.taken {
			rule = "is when the poll was taken"
		}
		b.setDate(c, best.period, rule)
	}
	return found
}

// quotesPerson reports whether somebody else than a poll or a medium is behind a
// figure: what he is quoted on need not be the poll that is named.
func quotesPerson(c *hearsay.Claim) bool {
	return len(c.Chain) > 0 && c.Chain[len(c.Chain)-1].Party == hearsay.Person
}

// nearer reports whether sentence x stands nearer to s than y: before it first,
// since a poll is named before its figures, unless all stand behind.
func nearer(x, y, s int) bool {
	switch {
	case x <= s && y <= s:
		return x > y
	case x > s && y > s:
		return x < y
	}
	return x >= s // when a poll was taken is told at its end
}

// oneReport reports whether no other poll is named between sentence from, where
// one is, and sentence to.
func (b *binder) oneReport(from, to int) bool {
	const most = 12 // sentences
	if to-from > most {
		return false
	}
	for s := from + 1; s <= to; s++ {
		for _, m := range b.mentionsIn(b.r.Sentences[s].Span) {
			words := m.In(b.text)
			if m.Party == hearsay.Report && !takenUp(words) && pollWords.Has(lastOf(m.Head.In(b.text))) && m.Named || m.Party == hearsay.Media && s > from {
				return false
			}
		}
	}
	return true
}

// isSample reports whether a figure is how many were asked.
func (b *binder) isSample(i int) bool {
	f, s := b.r.Figures[i], b.figures[i].sentence
	if f.Kind != hearsay.Count || b.bound[i].category != "other" || f.Unit != "person" && f.Unit != "" && f.Unit != "sample" {
		return false
	}
	return b.hasAny(b.r.Sentences[s], sampling) || b.takenIn(s)
}

// takenIn reports whether a sentence tells when a poll was taken.
func (b *binder) takenIn(s int) bool {
	for _, t := range b.frames.polls {
		if t.taken && t.sentence == s {
			return true
		}
	}
	return false
}

// ofEarlierPoll reports whether a figure is of a poll before the one that the
// article is about: "In the previous poll, | 40 percent", "from | 58 percent | in
// the last poll"; or has a long time of its own.
func (b *binder) ofEarlierPoll(i int) (own hearsay.Period, ok bool) {
	const near = 24 // bytes
	sent, f := b.r.Sentences[b.figures[i].sentence], b.r.Figures[i]
	for _, p := range b.periodsIn(b.around(i)) {
		if isLong(p) && !strings.Contains(p.Timex, "/") && !isRolling(p, b.text) && b.passed(p) && !b.isAgainst(p) && !b.namesPast(p) {
			return p, true
		}
	}
	const most = 60 // tokens
	first := b.figures[i].first
	for j := max(sent.First, first-most); j < min(sent.Last, first+most); j++ {
		at := b.r.Tokens[j].Start
		end, _, found := earlierPolls.Longest(b.text, at)
		if found && (end <= f.Start && at-sent.Start <= near || at >= f.End && at-f.End <= near) {
			return hearsay.Period{}, true
		}
	}
	return hearsay.Period{}, false
}

// averaged returns the words of a sentence that tell of averages of polls in the
// present.
func (b *binder) averaged(sent hearsay.Sentence) (words hearsay.Span, ok bool) {
	const most = 60 // tokens
	for j := sent.First; j < min(sent.Last, sent.First+most); j++ {
		if !averages.Has(b.word(j)) {
			continue
		}
		for k := j + 1; k < min(sent.Last, j+most); k++ {
			switch b.r.Tokens[k].Fine {
			case hearsay.VBZ, hearsay.VBP:
				return b.r.Tokens[j].Span, true
			case hearsay.VBD:
				return hearsay.Span{}, false
			}
		}
	}
	return hearsay.Span{}, false
}

var (
	polling      = lexicon.Of("poll", "polls", "pollster", "pollsters", "polled", "survey", "surveys", "surveyed", "respondents", "interviewed", "interviews", "questionnaire", "sample")
	fieldwork    = lexicon.Of("conducted", "carried", "taken", "surveyed", "interviewed", "polled", "fielded", "undertaken", "ran", "interviews", "sampled", "questioned", "done", "asked", "completed")
	cameOut      = lexicon.Of("released", "published", "unveiled", "out", "issued", "announced")
	sampling     = lexicon.Of("sample", "respondents", "margin of error", "random", "interviewed", "surveyed", "pollsters")
	earlierPolls = lexicon.Of("previous", "last poll", "last survey", "earlier poll", "earlier survey", "a year ago", "exit poll", "exit polls", "previously", "a month ago")
	averages     = lexicon.Of("average", "averages", "aggregate", "aggregates")
)
