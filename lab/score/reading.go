package score

import (
	"cmp"
	_ "embed"
	"math/big"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/lab/corpus"
)

// What follows turns a reading into what the gold holds, as
// tools/from_reading.py does with what "hearsay read --format jsonl" prints.

//go:embed lists/unit_names.txt
var unitNameList string

var unitNames = tableOf(unitNameList)

// A converter turns the byte spans of one document into code points.
type converter struct {
	text  string
	ruler *hearsay.Ruler
}

func newConverter(d *hearsay.Document) converter { return converter{d.Text, hearsay.NewRuler(d.Text)} }

func (c converter) span(s hearsay.Span) corpus.Span {
	return corpus.Span{c.ruler.Points(s.Start), c.ruler.Points(s.End)}
}

func (c converter) spans(all ...hearsay.Span) []corpus.Span {
	var spans []corpus.Span
	for _, s := range all {
		if !s.Empty() {
			spans = append(spans, c.span(s))
		}
	}
	return spans
}

// of returns the words for what a figure counts.
func (c converter) of(f *hearsay.Figure) string {
	return cmp.Or(f.Of.In(c.text), f.OfText)
}

// AttributionsOf returns the attributions of a reading as the gold has them:
// the outermost alone.
func AttributionsOf(d *hearsay.Document, r *hearsay.Reading) []corpus.Attribution {
	c := newConverter(d)
	all := []corpus.Attribution{}
	for _, a := range r.Attributions {
		if a.Parent < 0 || a.Parent >= len(r.Attributions) {
			all = append(all, corpus.Attribution{Source: c.spans(a.Source), Cue: c.spans(a.Cue...), Content: c.spans(a.Content...), Confidence: a.Confidence})
		}
	}
	return all
}

// QuantitiesOf returns the figures of a reading as the quantity gold has them.
func QuantitiesOf(d *hearsay.Document, r *hearsay.Reading) []corpus.Quantity {
	c := newConverter(d)
	all := []corpus.Quantity{}
	for i := range r.Figures {
		if r.Figures[i].Kind != "ordinal" {
			all = append(all, c.quantity(&r.Figures[i]))
		}
	}
	return all
}

func (c converter) quantity(f *hearsay.Figure) corpus.Quantity {
	low, high := f.Value.Low, f.Value.High
	lowOpen, highOpen := low.Kind == hearsay.Excluded, high.Kind == hearsay.Excluded
	core := f.Core
	if core.Empty() {
		core = f.Span
	}
	span, unit, bound := c.span(core), c.unit(f), boundOf(f)
	q := corpus.Quantity{
		Span: &span, Low: float(low), High: float(high), LowOpen: &lowOpen, HighOpen: &highOpen,
		Bound: &bound, UnitNorm: &unit, Noun: corpus.Words(c.of(f)),
	}
	if bound == "~" && q.Low == nil {
		q.Low = q.High // "nearly 40": the number said is 40
	}
	switch f.Aspect {
	case hearsay.Rise:
		q.Trend = "up"
	case hearsay.Fall:
		q.Trend = "down"
	}
	return q
}

func (c converter) unit(f *hearsay.Figure) corpus.Words {
	if of := c.of(f); f.Kind == hearsay.Count && (f.Unit == "person" || f.Unit == "") && of != "" {
		return corpus.Words(of)
	}
	if name, ok := unitNames[string(f.Unit)]; ok {
		return corpus.Words(name)
	}
	return corpus.Words(strings.ReplaceAll(cmp.Or(string(f.Unit), "-"), "_", " "))
}

// boundOf puts an interval into the signs of the quantity gold.
func boundOf(f *hearsay.Figure) corpus.Words {
	low, high := f.Value.Low, f.Value.High
	hedged := f.Hedge == hearsay.About || f.Hedge == hearsay.Nearly
	switch {
	case low.Kind != hearsay.Unbounded && high.Kind != hearsay.Unbounded:
		switch {
		case asRead(low.At).Cmp(asRead(high.At)) != 0:
			return "range"
		case hedged:
			return "~"
		}
		return "="
	case high.Kind == hearsay.Unbounded && low.Kind == hearsay.Excluded:
		return ">"
	case high.Kind == hearsay.Unbounded:
		return ">="
	case f.Hedge == hearsay.Nearly:
		return "~"
	case high.Kind == hearsay.Excluded:
		return "<"
	}
	return "<="
}

// asRead returns the number that a program gets which reads d from JSON:
// whole numbers as they are, others as the nearest float.
func asRead(d hearsay.Decimal) *big.Rat {
	digits := d.String()
	if strings.Contains(digits, ".") {
		x, _ := strconv.ParseFloat(digits, 64)
		if r := new(big.Rat).SetFloat64(x); r != nil {
			return r
		}
	}
	return d.Rat()
}

// float returns a bound's number, or nil if there is no bound.
func float(b hearsay.Bound) *float64 {
	if b.Kind == hearsay.Unbounded {
		return nil
	}
	x, _ := strconv.ParseFloat(b.At.String(), 64)
	return &x
}

// TimesOf returns the periods of a reading as the gold of dates has them.
func TimesOf(d *hearsay.Document, r *hearsay.Reading) []corpus.Quantity {
	c := newConverter(d)
	all := []corpus.Quantity{}
	for _, p := range r.Periods {
		span := c.span(p.Span)
		q := corpus.Quantity{Text: p.Span.In(d.Text), Span: &span, Values: []corpus.TimeValue{{
			Value: corpus.Words(p.From), Start: corpus.Words(p.From), End: corpus.Words(p.To),
		}}}
		if p.Timex != "" {
			q.Timex = []string{p.Timex}
		}
		all = append(all, q)
	}
	return all
}

// ClaimsOf returns the claims of a reading as the claim gold has them.
func ClaimsOf(d *hearsay.Document, r *hearsay.Reading) []corpus.Claim {
	c := newConverter(d)
	all := []corpus.Claim{}
	for i := range r.Claims {
		all = append(all, c.claim(r, &r.Claims[i]))
	}
	return all
}

func (c converter) claim(r *hearsay.Reading, claim *hearsay.Claim) corpus.Claim {
	f := &r.Figures[claim.Figure]
	out := corpus.Claim{
		Text: f.Span.In(c.text), Span: c.span(f.Span),
		Low: float(f.Value.Low), High: float(f.Value.High),
		LowOpen: f.Value.Low.Kind == hearsay.Excluded, HighOpen: f.Value.High.Kind == hearsay.Excluded,
		Hedge: string(f.Hedge), Unit: string(f.Unit), Of: c.of(f), Aspect: string(f.Aspect),
		Category: string(claim.Category), Measure: claim.Measure, AsOf: string(claim.AsOf), EventDate: string(claim.EventDate), Place: claim.Place.In(c.text),
		Polarity: string(claim.Polarity), Chain: []corpus.Link{}, Confidence: claim.Confidence,
	}
	for _, l := range claim.Chain {
		out.Chain = append(out.Chain, corpus.Link{Name: l.Name, Resolved: l.Resolved, Cue: l.Cue.In(c.text), Type: string(l.Party), Named: l.Named})
	}
	return out
}
