package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// A frame is a time that an article gives once for many figures of one kind: its
// trading day, the quarter of its accounts, the year of its forecast.
type frame struct {
	period hearsay.Period
	given  bool
}

// frames are those of one article.
type frames struct {
	market, results, forecast frame
	polls                     []pollTime
	heads                     []listHead
	said                      map[int]hearsay.Period // by source: when it first spoke, if that is told
}

// A listHead is a line that heads a list with the date of all that is in it.
type listHead struct {
	period              hearsay.Period
	sentence, paragraph int
}

// findHeads finds the lines that put a date as of which what follows holds, and
// count nothing themselves.
func (b *binder) findHeads() {
	for _, p := range b.r.Periods {
		if dateOf(p) == "" || !b.isAsOf(p) || b.wordBefore(p.Start) == "by" || b.wordBefore(p.Start) == "until" {
			continue
		}
		s := b.sentenceOf(p.Start)
		sent := b.r.Sentences[s]
		f, _ := slices.BinarySearchFunc(b.r.Figures, sent.Start, func(f hearsay.Figure, at int) int { return cmp.Compare(f.Start, at) })
		if f == len(b.r.Figures) || b.r.Figures[f].Start >= sent.End || b.r.Figures[f].Start > p.End && strings.Contains(b.text[p.End:b.r.Figures[f].Start], ":") {
			b.frames.heads = append(b.frames.heads, listHead{p, s - 1, sent.Paragraph})
		}
	}
}

// findFrames finds the frames of the article.
func (b *binder) findFrames() {
	b.frames = frames{said: map[int]hearsay.Period{}}
	for i := range b.r.Figures {
		if b.figures[i].sentence == hearsay.None {
			continue
		}
		sent := b.r.Sentences[b.figures[i].sentence]
		switch {
		case b.moves(i) || b.isIndex(i):
			b.frames.market.take(b, sent, func(p hearsay.Period) bool { return isDay(p) && !b.besideCue(p) })
		case b.isResult(i):
			b.frames.results.take(b, sent, func(p hearsay.Period) bool { return isLong(p) && b.passed(p) })
		}
	}
	for _, p := range b.r.Periods {
		if sent := b.r.Sentences[b.sentenceOf(p.Start)]; isLong(p) && !b.frames.forecast.given && b.hasAny(sent, foretelling) && b.hasAny(sent, growing) {
			b.frames.forecast.take(b, sent, isLong)
		}
	}
	for _, a := range b.r.Attributions {
		if a.SourceID == hearsay.None || len(a.Cue) == 0 {
			continue
		}
		if _, known := b.frames.said[a.SourceID]; known {
			continue
		}
		if p, ok := b.beside(a.Cue[0]); ok {
			b.frames.said[a.SourceID] = p
		}
	}
	b.findPollTimes()
	b.findHeads()
}

// take takes the first time of a sentence that is of some kind for the frame, if
// there is none yet.
func (f *frame) take(b *binder, sent hearsay.Sentence, is func(hearsay.Period) bool) {
	if f.given {
		return
	}
	for _, p := range b.periodsIn(sent.Span) {
		if is(p) && dateOf(p) != "" && !b.isAgainst(p) && !b.namesPast(p) {
			f.period, f.given = p, true
			return
		}
	}
}

// framed gives a claim the time of the frame that it stands in, if any.
func (b *binder) framed(i int, c *hearsay.Claim) bool {
	switch {
	case b.framedByPoll(i, c):
		return true
	case b.frames.market.given && (b.moves(i) || b.isIndex(i) || b.countsIndices(i)):
		b.setDate(c, b.frames.market.period, "is the trading day that the article tells of")
		return true
	case b.countsIndices(i) && b.published != "" && b.movesNear(i):
		c.AsOf, c.Basis = b.published, hearsay.Publication
		c.Steps = append(c.Steps, hearsay.Step{Span: b.r.Figures[i].Span, Rule: "counts what moved without a date, taken for the day of publication"})
		return true
	case b.frames.results.given && b.isResult(i):
		b.setDate(c, b.frames.results.period, "is the time of the accounts that the article tells of")
		return true
	case b.frames.forecast.given && c.Category == "rate" && b.r.Figures[i].Per == "":
		b.setDate(c, b.frames.forecast.period, "is the time that the forecast is for")
		return true
	}
	return false
}

// moves reports whether a figure is a move of a price.
func (b *binder) moves(i int) bool { return b.bound[i].category == "price_change" }

// isIndex reports whether a figure is where an index stands: "closed at | 4,120".
func (b *binder) isIndex(i int) bool {
	f := b.r.Figures[i]
	return f.Unit == "point" && !b.polls || f.Unit == "" && indices.Has(lastOf(f.OfText)) || f.Unit == "" && b.closesAt(i)
}

// closesAt reports whether a figure is where something ended its day of trading:
// "closed at | 4,120", "ended Monday at | 4,120".
func (b *binder) closesAt(i int) bool {
	const reach = 4
	at := b.figures[i]
	if at.sentence == hearsay.None || at.first == 0 || b.word(at.first-1) != "at" || b.r.Figures[i].Kind != hearsay.Count {
		return false
	}
	for j := at.first - 2; j >= max(b.r.Sentences[at.sentence].First, at.first-reach); j-- {
		if closing.Has(b.word(j)) {
			return b.hasAny(b.r.Sentences[at.sentence], indices)
		}
	}
	return false
}

// countsIndices reports whether a figure counts indices or stocks.
func (b *binder) countsIndices(i int) bool {
	f := b.r.Figures[i]
	return f.Kind == hearsay.Count && !f.Of.Empty() && indices.Has(lastOf(f.Of.In(b.text)))
}

// movesNear reports whether one of the next figures of the sentence is a move of a
// price.
func (b *binder) movesNear(i int) bool {
	const most = 4
	for k := i + 1; k < min(len(b.figures), i+most); k++ {
		if b.figures[k].sentence == b.figures[i].sentence && b.moves(k) {
			return true
		}
	}
	return false
}

// isResult reports whether an amount of money is of a firm's accounts: its loss,
// its sales, its profit per share.
func (b *binder) isResult(i int) bool {
	f, at := b.r.Figures[i], b.figures[i]
	if f.Kind != hearsay.Money || at.sentence == hearsay.None || b.bound[i].category != "money" {
		return false
	}
	if f.Per != "" && shares.Has(f.Per) || accounts.Has(lastOf(f.Of.In(b.text))) || accounts.Has(lastOf(f.OfText)) || f.Unit != "" && shares.Has(f.Of.In(b.text)) {
		return true
	}
	const reach = 8
	sent := b.r.Sentences[at.sentence]
	for j := at.first - 1; j >= max(sent.First, at.first-reach); j-- {
		word := b.word(j)
		if accounts.Has(word) || earning.Has(word) {
			return true
		}
		if b.r.Tokens[j].Tag == hearsay.VERB && !beings.Has(word) && !standing.Has(word) || b.r.Tokens[j].Kind == hearsay.Mark {
			break
		}
	}
	return false
}

// passed reports whether a time is over by the day of the article, or lies in no
// known relation to it.
func (b *binder) passed(p hearsay.Period) bool {
	return b.published == "" || p.To == "" || p.To <= b.published
}

// hasAny reports whether a sentence has a word of a list, among as many as a
// person writes.
func (b *binder) hasAny(sent hearsay.Sentence, words *lexicon.List) bool {
	const most = 400 // tokens
	for j := sent.First; j < min(sent.Last, sent.First+most); j++ {
		if _, _, ok := words.Longest(b.text, b.r.Tokens[j].Start); ok {
			return true
		}
	}
	return false
}

// besideCue reports whether a time tells when something was said.
func (b *binder) besideCue(p hearsay.Period) bool {
	h := b.holderOf(p)
	return h != hearsay.None && speaking.Has(b.word(h))
}

// isLong reports whether a period is no day: "2030", "last March".
func isLong(p hearsay.Period) bool {
	return !isDay(p) && p.To != "" && !strings.HasPrefix(p.Timex, "PT")
}

var (
	indices     = lexicon.Of("index", "indices", "indexes", "average", "averages", "stocks", "shares", "benchmark", "stock")
	closing     = lexicon.Of("close", "closed", "closes", "closing", "end", "ended", "ends", "ending", "finish", "finished", "finishes", "settled", "opened", "stood", "left")
	shares      = lexicon.Of("share", "per share")
	accounts    = lexicon.Of("loss", "losses", "profit", "profits", "earnings", "revenue", "revenues", "sales", "turnover", "income", "deficit", "surplus")
	earning     = lexicon.Of("lost", "loses", "lose", "losing", "earned", "earns", "earning", "made", "netted", "profit")
	foretelling = lexicon.Of("forecast", "forecasts", "forecasting", "forecasted", "expect", "expects", "expected", "predict", "predicts", "predicted", "projects", "projected", "projection",
		"outlook", "prospect", "prospects", "estimate", "estimates", "estimated", "will")
	growing  = lexicon.Of("growth", "output", "economy", "economies", "gdp", "gross domestic product", "inflation", "unemployment", "grow", "expand", "shrink", "contract")
	speaking = lexicon.Of("said", "says", "say", "told", "tells", "announced", "announces", "added", "reported", "reports", "stated", "warned", "confirmed", "wrote", "released", "published")
)
