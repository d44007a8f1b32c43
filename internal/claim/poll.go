package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// polled returns the act of the poll that a figure is from, though its sentence
// names none: "A poll by the institute put the mayor ahead. Among women, |
// 51 percent | back her." It is the poll that was named last, a few sentences
// before at most; a sentence that names a record or a medium, a month or a year,
// or who won, is not of that poll.
func (b *binder) polled(i int) (act int, ok bool) {
	const most = 10 // sentences
	const acts = 50
	here := b.figures[i].sentence
	if b.bound[i].category != "poll" || strings.EqualFold(b.bound[i].word.In(b.text), "margin of error") {
		return 0, false
	}
	last := b.hullsBefore(b.r.Figures[i].Start)
	for n := last; n > max(0, last-acts); n-- {
		k := b.hulls[n-1]
		a := b.r.Attributions[k]
		at := b.sentenceOf(a.Cue[0].Start)
		if at < here-most {
			break
		}
		if b.partyOf(a) == hearsay.Report && b.answers(a) && at <= here && !(b.asks(a) && !b.isShare(b.r.Figures[i].Span)) {
			if at == here {
				return k, !b.namedAfter(a, b.r.Figures[i].Start) && !b.looksElsewhere(here, a.Source)
			}
			return k, !b.otherPoll(a, b.r.Sentences[here].Start) && !b.looksElsewhere(here, hearsay.Span{})
		}
	}
	return 0, false
}

// sentenceOf returns the sentence that byte at stands in, or the one before it.
func (b *binder) sentenceOf(at int) int {
	i, found := slices.BinarySearchFunc(b.r.Sentences, at, func(s hearsay.Sentence, at int) int { return cmp.Compare(s.Start, at) })
	if !found {
		i--
	}
	return max(i, 0)
}

// looksElsewhere reports whether a sentence tells of something else than the
// poll before it: it names a record or a medium besides own, a long time, or an
// outcome.
func (b *binder) looksElsewhere(s int, own hearsay.Span) bool {
	sent := b.r.Sentences[s]
	for _, m := range b.mentionsIn(sent.Span) {
		if (m.Party == hearsay.Report || m.Party == hearsay.Media) && !own.Has(m.Span) && !takenUp(m.In(b.text)) {
			return true
		}
	}
	from, _ := slices.BinarySearchFunc(b.r.Periods, sent.Start, func(p hearsay.Period, at int) int { return cmp.Compare(p.Start, at) })
	for ; from < len(b.r.Periods) && b.r.Periods[from].Start < sent.End; from++ {
		if !isDay(b.r.Periods[from]) {
			return true
		}
	}
	for j := sent.First; j < sent.Last; j++ {
		if outcomes.Has(b.word(j)) || pollWords.Has(b.word(j)) && b.r.Tokens[j].Tag != hearsay.NOUN {
			return true
		}
	}
	return false
}

// namedAfter reports whether somebody is named between what act a says and byte
// end, who may be behind what follows: "…, with Oru showing a lead of 3 points".
func (b *binder) namedAfter(a hearsay.Attribution, end int) bool {
	from := a.Content[len(a.Content)-1].End
	return from < end && slices.ContainsFunc(b.mentionsIn(hearsay.Span{Start: from, End: end}), func(m hearsay.Mention) bool { return m.Named })
}

// otherPoll reports whether a poll that is not that of act a is named between it
// and byte end.
func (b *binder) otherPoll(a hearsay.Attribution, end int) bool {
	from := max(a.Source.End, a.Cue[0].End)
	if from >= end {
		return false
	}
	for _, m := range b.mentionsIn(hearsay.Span{Start: from, End: end}) {
		if m.Party == hearsay.Report && pollWords.Has(m.Head.In(b.text)) && !takenUp(m.In(b.text)) {
			return true
		}
	}
	return false
}

// takenUp reports whether a phrase takes up what was named before: "the poll",
// "this survey", "its results".
func takenUp(words string) bool {
	first, rest, _ := strings.Cut(words, " ")
	return demonstratives.Has(first) && !strings.Contains(rest, " ") && strings.ToLower(rest) == rest
}

var (
	demonstratives = lexicon.Of("the", "this", "that", "these", "those", "its", "their")
	outcomes       = lexicon.Of("won", "beat", "defeated", "carried", "lost", "turnout", "delegates", "previous", "previously", "earlier", "ago", "since", "exit")
)
