package main

import (
	"fmt"

	"hearsay"
	"hearsay/export"
)

// An explainer words how a place of a document was read.
type explainer struct {
	d      *hearsay.Document
	r      *hearsay.Reading
	ruler  *hearsay.Ruler
	quoted bool
	sheet
}

// place explains what stands at a byte of the text.
func (e *explainer) place(at int) {
	e.heading(export.OneLine(e.d.ID) + ", offset " + fmt.Sprint(e.ruler.Points(at)))
	if title := export.Heading(e.d); title != "" {
		e.line("", title)
	}
	here := hearsay.Span{Start: at, End: at + 1}
	found := false
	for i := range e.r.Figures {
		if e.r.Figures[i].Meets(here) {
			e.figure(i)
			found = true
		}
	}
	for i := range e.r.Vetoed {
		if e.r.Vetoed[i].Meets(here) {
			e.veto(&e.r.Vetoed[i])
			found = true
		}
	}
	for i := range e.r.Periods {
		if e.r.Periods[i].Meets(here) {
			e.period(&e.r.Periods[i])
			found = true
		}
	}
	if !found {
		e.nothing(at)
	}
}

func (e *explainer) figure(i int) {
	f := &e.r.Figures[i]
	e.quote(f.Span)
	e.heading(e.words(f.Span) + " is a figure")
	e.field("value", interval(f.Value))
	e.field("hedge", string(f.Hedge))
	e.field("numeral", e.words(f.Core))
	e.field("unit", spoken(string(f.Unit)))
	e.field("kind", string(f.Kind))
	e.field("aspect", string(f.Aspect))
	e.field("per", f.Per)
	if of := e.words(f.Of); of != "" {
		e.field("of what", of)
	} else if f.OfText != "" {
		e.field("of what", f.OfText+", whose words stand elsewhere or are left out")
	}
	e.steps("read by these rules", f.Steps)
	bound := false
	for k := range e.r.Claims {
		if e.r.Claims[k].Figure == i {
			e.claim(&e.r.Claims[k], f)
			bound = true
		}
	}
	if !bound {
		e.heading("no claim was made of it")
		if f.Kind == hearsay.Age {
			e.field("why", "it is an age, and how old somebody is, is no claim")
		}
		e.attributions(func(a *hearsay.Attribution) bool { return covers(a.Content, f.Span) })
	}
}

func (e *explainer) claim(c *hearsay.Claim, f *hearsay.Figure) {
	e.heading("the claim made of it")
	e.field("what happened", export.Happened(c, f.Aspect))
	e.field("measure", c.Measure)
	e.field("limited to", c.Population)
	e.field("including", e.words(c.Including))
	e.field("without", e.words(c.Excluding))
	e.field("place", e.words(c.Place))
	e.field("event", string(c.EventDate))
	e.field("as of", asOf(c))
	e.field("who", export.Who(e.d.Text, c))
	for i := range c.Chain {
		e.link(&c.Chain[i])
	}
	e.field("chain", chainStatus[c.Status])
	if c.Confidence > 0 {
		e.field("confidence", fmt.Sprintf("%.2f", c.Confidence))
	}
	e.steps("bound by these rules", c.Steps)
	e.attributions(func(a *hearsay.Attribution) bool { return covers(a.Content, f.Span) || cues(a, c.Chain) })
}

// link words one hand of a chain, with the words that show it.
func (e *explainer) link(l *hearsay.Link) {
	text := export.Teller(e.d.Text, l)
	if name := export.OneLine(l.Name); name != "" && name != text {
		text += ", in the words “" + name + "”"
	}
	if l.Party != "" {
		text += ", " + spoken(string(l.Party))
	}
	if cue := e.words(l.Cue); cue != "" {
		text += ", by " + cue
	}
	e.field("", "· "+text)
}

// attributions words those that are wanted, each with its rules.
func (e *explainer) attributions(wanted func(*hearsay.Attribution) bool) {
	for i := range e.r.Attributions {
		a := &e.r.Attributions[i]
		if !wanted(a) {
			continue
		}
		source := e.words(a.Source)
		if source == "" {
			source = "nobody named"
		}
		e.heading("an attribution: " + source + " " + export.Stance(a.Polarity))
		for _, cue := range a.Cue {
			e.field("cue", e.words(cue))
		}
		for _, content := range a.Content {
			e.field("content", e.brief(content))
		}
		if a.SourceID >= 0 && a.SourceID < len(e.r.Sources) {
			e.field("source", export.OneLine(e.r.Sources[a.SourceID].Name))
		}
		e.field("speech", string(a.Speech))
		if a.Parent >= 0 && a.Parent < len(e.r.Attributions) {
			e.field("within", "what "+e.words(e.r.Attributions[a.Parent].Source)+" says")
		}
		if a.Confidence > 0 {
			e.field("confidence", fmt.Sprintf("%.2f", a.Confidence))
		}
		e.steps("found by these rules", a.Steps)
	}
}

func (e *explainer) veto(v *hearsay.Veto) {
	e.quote(v.Span)
	e.heading(e.words(v.Span) + " is a number and no figure")
	e.field("why", spoken(v.Why))
	e.field("rule", v.Rule)
}

func (e *explainer) period(p *hearsay.Period) {
	e.quote(p.Span)
	e.heading(e.words(p.Span) + " is a time")
	e.field("from", string(p.From))
	e.field("up to", string(p.To))
	e.field("timex", p.Timex)
}

// nothing says that at holds neither figure nor number, and what is nearest.
func (e *explainer) nothing(at int) {
	e.quote(hearsay.Span{Start: at, End: at + e.runeAt(at)})
	e.heading("no figure, no refused number and no time was read there")
	var before, after nearest
	look := func(s hearsay.Span, what string) {
		if s.End <= at {
			before.take(at-s.End, s, what)
		} else {
			after.take(s.Start-at, s, what)
		}
	}
	for i := range e.r.Figures {
		look(e.r.Figures[i].Span, "figure")
	}
	for i := range e.r.Vetoed {
		look(e.r.Vetoed[i].Span, "refused number, "+spoken(e.r.Vetoed[i].Why))
	}
	for _, n := range []struct {
		label string
		nearest
	}{{"before it", before}, {"after it", after}} {
		if n.what != "" {
			e.field(n.label, fmt.Sprintf("%s at %d (%s)", e.words(n.span), e.ruler.Points(n.span.Start), n.what))
		}
	}
	if before.what == "" && after.what == "" {
		e.line("  ", "there is no number in the document")
	}
}

// A nearest is the closest of some things to a place.
type nearest struct {
	span     hearsay.Span
	distance int
	what     string // empty if there is none
}

func (n *nearest) take(distance int, s hearsay.Span, what string) {
	if n.what == "" || distance < n.distance {
		*n = nearest{s, distance, what}
	}
}

// covers reports whether one of pieces holds s.
func covers(pieces []hearsay.Span, s hearsay.Span) bool {
	for _, p := range pieces {
		if p.Has(s) {
			return true
		}
	}
	return false
}

// cues reports whether a chain goes by a cue of a.
func cues(a *hearsay.Attribution, chain []hearsay.Link) bool {
	for _, cue := range a.Cue {
		for i := range chain {
			if chain[i].Cue.Meets(cue) {
				return true
			}
		}
	}
	return false
}
