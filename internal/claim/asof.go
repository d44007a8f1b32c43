package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// date gives a claim the date as of which it holds: a time beside the cue of
// its attribution ("police said on Monday"), one in its own clause that is
// put with "as of" or "by", or the day on which a price moved.
func (b *binder) date(i int, c *hearsay.Claim) {
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return
	}
	for n := len(c.Chain) - 1; n >= 0; n-- {
		if p, ok := b.beside(c.Chain[n].Cue); ok {
			b.setDate(c, p, "tells when it was said")
			return
		}
	}
	sent := b.r.Sentences[at.sentence]
	for _, p := range b.periodsIn(sent.Span) {
		if p.From == "" {
			continue
		}
		switch before := b.wordBefore(p.Start); {
		case against.Has(before): // "than in July", "from Monday's close"
		case asOf.Has(before), b.stood(p, i), c.Category == "price_change" && p.To != "", b.spans(p, sent.Span, i):
			b.setDate(c, p, "tells as of when it holds")
			return
		}
	}
	if b.published == "" {
		return
	}
	for j := sent.First; j < sent.Last; j++ {
		if nowWords.Has(b.word(j)) {
			c.AsOf, c.Basis = b.published, hearsay.Publication
			c.Steps = append(c.Steps, hearsay.Step{Span: b.r.Tokens[j].Span, Rule: "tells that it holds on the day of publication"})
			return
		}
	}
	if c.Category == "price_change" {
		c.AsOf, c.Basis = b.published, hearsay.Publication
		c.Steps = append(c.Steps, hearsay.Step{Span: b.r.Figures[i].Span, Rule: "is a move of a price without a date, taken for that of the day of publication"})
	}
}

// stood reports whether period p stands right behind figure i, and a verb such
// as "rose to" before it: "rose to 31 on | Tuesday".
func (b *binder) stood(p hearsay.Period, i int) bool {
	const near = 12 // bytes: " late on "
	at := b.figures[i]
	if gap := p.Start - b.r.Figures[i].End; gap < 0 || gap > near {
		return false
	}
	for j := at.first - 1; j >= max(0, at.first-3); j-- {
		if standing.Has(b.word(j)) {
			return true
		}
	}
	return false
}

// ofThings are the categories that count things to which something happens on
// a day.
var ofThings = map[hearsay.Category]bool{"destroyed_or_damaged": true, "affected": true, "rescued": true, "charged": true}

// happened gives a claim the day on which what it counts happened: the day that
// its sentence names nearest to the word that tells what happened, unless it
// is the day on which it was said.
func (b *binder) happened(i int, c *hearsay.Claim) {
	at := b.figures[i]
	if at.sentence == hearsay.None || b.bound[i].word == b.r.Figures[i].Span || !ofPeople[c.Category] && !ofThings[c.Category] {
		return
	}
	nearest := -1
	for _, p := range b.periodsIn(b.r.Sentences[at.sentence].Span) {
		if p.From == "" || len(p.Timex) != len("2006-01-02") || hearsay.Date(p.Timex) == c.AsOf || against.Has(b.wordBefore(p.Start)) || b.saidOn(c, p) {
			continue
		}
		away := max(p.Start-b.bound[i].word.End, b.bound[i].word.Start-p.End)
		if nearest < 0 || away < nearest {
			nearest, c.EventDate = away, hearsay.Date(p.Timex)
		}
	}
}

// saidOn reports whether period p stands beside the cue of a link of the chain.
func (b *binder) saidOn(c *hearsay.Claim, p hearsay.Period) bool {
	for _, l := range c.Chain {
		if said, ok := b.beside(l.Cue); ok && said.Span == p.Span {
			return true
		}
	}
	return false
}

// spans reports whether period p, a month or longer, is the time that figure i
// is counted over: it opens the sentence, or stands right behind the figure.
func (b *binder) spans(p hearsay.Period, sent hearsay.Span, i int) bool {
	const near = 40 // bytes
	if p.To == "" || len(p.Timex) == len("2006-01-02") || p.Timex == "" || p.Timex[0] == 'P' {
		return false
	}
	f := b.r.Figures[i]
	opens := p.Start-sent.Start <= len("In the ") && p.End <= f.Start
	behind := p.Start >= f.End && p.Start-f.End <= near
	if behind && i+1 < len(b.r.Figures) && b.r.Figures[i+1].Start < p.Start {
		return false // another figure stands nearer: "81 seats, up from 60 in 2021"
	}
	if opens {
		for _, o := range b.periodsIn(hearsay.Span{Start: p.End, End: f.Start}) {
			if o.From != "" {
				return false // "In 2024 by 0.8, in 2023 by | 1.1"
			}
		}
	}
	return opens || behind && inWords.Has(b.wordBefore(p.Start))
}

var (
	asOf     = lexicon.Of("of", "by", "until")
	against  = lexicon.Of("than", "from", "since", "before")
	inWords  = lexicon.Of("in", "during", "over", "for")
	nowWords = lexicon.Of("still", "now", "today", "currently", "tonight")
)

func (b *binder) setDate(c *hearsay.Claim, p hearsay.Period, rule string) {
	c.AsOf = hearsay.Date(p.Timex)
	if _, ok := c.AsOf.Time(); !ok {
		c.AsOf = lastDay(p)
	}
	c.Basis = hearsay.Relative
	if dated(p.Span.In(b.text)) {
		c.Basis = hearsay.Stated
	}
	c.Steps = append(c.Steps, hearsay.Step{Span: p.Span, Rule: rule})
}

// lastDay returns the last day of a period, as of which what is counted over
// it holds: of a quarter, its end.
func lastDay(p hearsay.Period) hearsay.Date {
	to, ok := p.To.Time()
	if !ok || len(p.To) != len("2006-01-02") {
		return p.From
	}
	return hearsay.DateOf(to.AddDate(0, 0, -1))
}

// dated reports whether the words of a time give a date of their own, with a
// month or a year: "12 May", "2031", and not "3 days ago".
func dated(words string) bool {
	digits := 0
	for i := 0; i < len(words); i++ {
		if words[i] < '0' || words[i] > '9' {
			digits = 0
		} else if digits++; digits == len("2006") {
			return true
		}
	}
	for word := range strings.FieldsSeq(words) {
		if lexicon.Months.Has(strings.Trim(word, ",;")) {
			return true
		}
	}
	return false
}

// beside returns the time that stands within a few words of a cue.
func (b *binder) beside(cue hearsay.Span) (hearsay.Period, bool) {
	if cue.Empty() {
		return hearsay.Period{}, false
	}
	const reach = 24 // bytes: "told reporters late on Monday"
	for _, p := range b.periodsIn(hearsay.Span{Start: cue.Start - 2*reach, End: cue.End + 2*reach}) {
		if p.From == "" || len(p.Timex) < len("2006-01-02") {
			continue
		}
		if p.Start >= cue.End && p.Start <= cue.End+reach || p.End <= cue.Start && p.End >= cue.Start-4 {
			return p, true
		}
	}
	return hearsay.Period{}, false
}

// periodsIn returns the times that lie within span.
func (b *binder) periodsIn(span hearsay.Span) []hearsay.Period {
	return within(b.r.Periods, span, func(p hearsay.Period) hearsay.Span { return p.Span })
}

// within returns those of a list in the order of the text that lie within
// span.
func within[T any](all []T, span hearsay.Span, spanOf func(T) hearsay.Span) []T {
	from, _ := slices.BinarySearchFunc(all, span.Start, func(t T, at int) int { return cmp.Compare(spanOf(t).Start, at) })
	to := from
	for to < len(all) && spanOf(all[to]).End <= span.End {
		to++
	}
	return all[from:to]
}

// wordBefore returns the word of the text that ends right before byte i.
func (b *binder) wordBefore(i int) string {
	end := i
	for end > 0 && b.text[end-1] == ' ' {
		end--
	}
	start := end
	for start > 0 && b.text[start-1] != ' ' && b.text[start-1] != '\n' {
		start--
	}
	return b.text[start:end]
}
