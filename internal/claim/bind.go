// Package claim binds figures to what happened, to the time as of which they
// hold, and to the chain of those who stand behind them.
//
// It is a grammar over the clause around a figure: the word that tells what
// happened stands before the count ("killing 10"), behind it ("10 were
// killed") or is what is counted ("10 deaths"); counts that are joined share
// it. Where nothing is told, the unit decides.
package claim

import (
	"slices"

	"hearsay"
	"hearsay/internal/lexicon"
)

// Bind makes a claim of every figure of a reading that says something about
// the world. The reading holds all that the other skills found in d. An age
// says nothing that stands beside other figures, so no claim is made of one,
// and none stands between two figures that are joined.
func Bind(d *hearsay.Document, r hearsay.Reading) []hearsay.Claim {
	all := r.Figures
	r.Figures = slices.DeleteFunc(slices.Clone(all), func(f hearsay.Figure) bool { return f.Kind == hearsay.Age })
	claims := bind(d, r)
	if len(r.Figures) == len(all) {
		return claims
	}
	at := 0
	for i := range claims { // their figures keep the order of all
		for all[at].Kind == hearsay.Age {
			at++
		}
		claims[i].Figure = at
		at++
	}
	return claims
}

func bind(d *hearsay.Document, r hearsay.Reading) []hearsay.Claim {
	b := &binder{text: d.Text, published: d.Published, document: d.ID, outlet: withoutThe(d.Outlet), r: r}
	b.place()
	b.index()
	b.polls = b.aboutPoll()
	for i := range r.Figures {
		b.bound[i] = b.event(i)
	}
	b.share()
	b.fatal()
	b.findFrames()
	b.findHappenings()
	claims := make([]hearsay.Claim, 0, len(r.Figures))
	for i := range r.Figures {
		claims = append(claims, b.claim(i))
	}
	b.measure(claims)
	return claims
}

// A binder is the binding of one text's figures.
type binder struct {
	text       string
	published  hearsay.Date
	document   string // its id
	outlet     string // without "the"
	r          hearsay.Reading
	figures    []site      // by figure: where it stands
	bound      []event     // by figure, as far as they are bound: what happened
	polls      bool        // the article is about a poll
	frames     frames      // times that the article gives once for many figures
	populated  []string    // by figure, as far as claims are made: whom it is limited to
	happenings []happening // of what the text says when it happened, in its order
	ofClaim    []int       // by figure: one more than the happening that it is of, 0 if it is of none
	mainKind   int         // the kind of happening that the article names most often, or None
	main       int         // the happening that the article is about, or None
	kinds      []int       // by sentence: the kind of happening that it names, if that was looked for
	cues       []int       // the attributions by where their cue begins
	hulls      []int       // the attributions by where their content begins
	reach      []int       // how far the contents of hulls up to each one reach
	depth      []int       // by attribution: how many it stands in
}

// A site is where a figure stands, in tokens.
type site struct {
	sentence    int // the index of its sentence, or None
	first, last int // the figure is Tokens[first:last]
	ofFirst     int // its counted noun, if it has words, is Tokens[ofFirst:ofLast]
	ofLast      int
}

// An event is what happened to what a figure counts, and the word that says so.
type event struct {
	category hearsay.Category
	word     hearsay.Span
	how      string
	ofNoun   bool // what is counted tells it
	from     int  // one more than the figure that it is taken over from as a part; 0 if none
}

// place finds the tokens of every figure.
func (b *binder) place() {
	b.figures = make([]site, len(b.r.Figures))
	b.bound = make([]event, len(b.r.Figures))
	b.ofClaim = make([]int, len(b.r.Figures))
	b.populated = make([]string, len(b.r.Figures))
	s := 0
	for i, f := range b.r.Figures {
		for s+1 < len(b.r.Sentences) && b.r.Sentences[s].End <= f.Start {
			s++
		}
		at := site{sentence: hearsay.None}
		if s < len(b.r.Sentences) && b.r.Sentences[s].Meets(f.Span) {
			at.sentence = s
			at.first, at.last = b.tokensOf(s, f.Span)
			if !f.Of.Empty() {
				at.ofFirst, at.ofLast = b.tokensOf(s, f.Of)
			}
		}
		b.figures[i] = at
	}
}

// share gives a count without an event that of the count behind it, to which
// it is joined: "four men | and three women were shot".
func (b *binder) share() {
	for i := len(b.bound) - 2; i >= 0; i-- {
		at, next := b.figures[i], b.figures[i+1]
		if b.bound[i].category != "other" || b.bound[i+1].category == "other" || at.sentence != next.sentence || at.sentence == hearsay.None ||
			!countable(b.r.Figures[i]) || !countable(b.r.Figures[i+1]) || !applies(b.bound[i+1], b.r.Figures[i]) || b.isWhole(i, at) {
			continue
		}
		if b.among(i) {
			b.bound[i] = b.bound[i+1]
			b.bound[i].how = "tells what happened to those among whom these are counted"
			continue
		}
		if from := max(at.last, at.ofLast); from < next.first && next.first-from <= 2 && b.joint(from, next.first) {
			b.bound[i] = b.bound[i+1]
			b.bound[i].how = "tells what happened to the count behind, to which this one is joined"
		}
	}
}

// among reports whether a count is said to be among the next one: "two nurses were
// among the | 14 killed".
func (b *binder) among(i int) bool {
	const reach = 12
	at, next := b.figures[i], b.figures[i+1]
	from := max(at.last, at.ofLast)
	if next.first-from > reach {
		return false
	}
	said := false
	for j := from; j < next.first; j++ {
		t := b.r.Tokens[j]
		if word := t.In(b.text); said && t.Tag != hearsay.DET && t.Tag != hearsay.ADV && t.Tag != hearsay.ADJ {
			return false
		} else if word == "among" {
			said = true
		} else if t.Tag == hearsay.VERB || word == ";" {
			return false
		}
	}
	return said
}

// joint reports whether nothing but "and", "or" and commas stands between two
// tokens.
func (b *binder) joint(from, to int) bool {
	for j := from; j < to; j++ {
		if t := b.r.Tokens[j]; t.Tag != hearsay.CCONJ && t.In(b.text) != "," {
			return false
		}
	}
	return true
}

// aboutPoll reports whether the text speaks of a poll at its beginning or
// several times.
func (b *binder) aboutPoll() bool {
	const head, often = 60, 4
	n := 0
	for j, t := range b.r.Tokens {
		if t.Kind != hearsay.Word || !pollWords.Has(t.In(b.text)) {
			continue
		}
		if n++; n >= often || n >= 2 && j < head || j < head && b.pollsHere(j) {
			return true
		}
	}
	return false
}

// pollsHere reports whether a poll that is named at token j has a share of those
// asked in its sentence: "A poll released on Monday shows that 52 percent …".
func (b *binder) pollsHere(j int) bool {
	s := b.sentenceOf(b.r.Tokens[j].Start)
	for i := range b.r.Figures[:min(len(b.r.Figures), 4)] {
		if b.figures[i].sentence == s && b.r.Figures[i].Kind == hearsay.Share {
			return true
		}
	}
	return false
}

var pollWords = lexicon.Of("poll", "polls", "pollster", "pollsters", "polling", "survey", "respondents")

// tokensOf returns the tokens of sentence s that meet span.
func (b *binder) tokensOf(s int, span hearsay.Span) (first, last int) {
	sent := b.r.Sentences[s]
	first = sent.First
	for first < sent.Last && b.r.Tokens[first].End <= span.Start {
		first++
	}
	last = first
	for last < sent.Last && b.r.Tokens[last].Start < span.End {
		last++
	}
	return first, last
}

func (b *binder) claim(i int) hearsay.Claim {
	f := b.r.Figures[i]
	c := hearsay.Claim{
		ID:       hearsay.ClaimID(b.document, b.r.TextHash, f.Span),
		Figure:   i,
		Polarity: hearsay.Says,
	}
	e := b.bound[i]
	c.Category = e.category
	c.Steps = append(c.Steps, hearsay.Step{Span: e.word, Rule: e.how})
	c.Population = b.population(i)
	b.populated[i] = c.Population
	b.inclusion(i, &c)
	b.attribute(i, &c)
	b.date(i, &c)
	b.happened(i, &c)
	c.Place = b.where(i)
	if h := b.ofClaim[i] - 1; h >= 0 && c.Place.Empty() && b.happenings[h].sentence < b.figures[i].sentence && b.opensWithPronoun(b.figures[i].sentence) {
		c.Place = b.placeOf(h)
	}
	return c
}
