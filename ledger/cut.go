package ledger

import (
	"fmt"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/quote"
)

// around is how many code points before and after a figure an entry holds, for
// finding it again in a text that has changed.
const around = 32

// A cutter cuts excerpts out of one text.
type cutter struct {
	text  string
	ruler *hearsay.Ruler
}

func newCutter(text string) *cutter { return &cutter{text, hearsay.NewRuler(text)} }

// excerpt cuts the words at s out of the text.
func (c *cutter) excerpt(s hearsay.Span) hearsay.Excerpt {
	if s.Empty() {
		return hearsay.Excerpt{}
	}
	return hearsay.Excerpt{Span: s, Words: s.In(c.text),
		Points: hearsay.Span{Start: c.ruler.Points(s.Start), End: c.ruler.Points(s.End)}}
}

// fits reports whether s is a stretch of whole letters of the text.
func (c *cutter) fits(s hearsay.Span) bool {
	return s.Empty() || s.Start >= 0 && s.End <= len(c.text) && utf8.RuneStart(c.text[s.Start]) &&
		(s.End == len(c.text) || utf8.RuneStart(c.text[s.End]))
}

// before and after are the letters on both sides of s.
func (c *cutter) before(s hearsay.Span) string {
	from := s.Start
	for range around {
		_, size := utf8.DecodeLastRuneInString(c.text[:from])
		from -= size
	}
	return c.text[from:s.Start]
}

func (c *cutter) after(s hearsay.Span) string {
	to := s.End
	for range around {
		_, size := utf8.DecodeRuneInString(c.text[to:])
		to += size
	}
	return c.text[s.End:to]
}

// cut makes the entries of a reading, in the order of their places: its claims,
// with their words cut out of the text.
func cut(d *hearsay.Document, r *hearsay.Reading) ([]*record, error) {
	c := newCutter(d.Text)
	all := make([]*record, 0, len(r.Claims))
	seen := map[string]bool{}
	for i := range r.Claims {
		claim := &r.Claims[i]
		if claim.Figure < 0 || claim.Figure >= len(r.Figures) {
			return nil, fmt.Errorf("claim %d of %s has no figure", i, d.ID)
		}
		f := &r.Figures[claim.Figure]
		spans := []hearsay.Span{f.Span, f.Core, f.Of, claim.Including, claim.Excluding, claim.Place, claim.EventWords, claim.AsOfWords}
		for _, link := range claim.Chain {
			spans = append(spans, link.Span, link.Cue)
		}
		for _, s := range spans {
			if !c.fits(s) {
				return nil, fmt.Errorf("the reading of %s has words at %d to %d, where its text has none", d.ID, s.Start, s.End)
			}
		}
		if f.Empty() {
			return nil, fmt.Errorf("claim %d of %s has a figure without words", i, d.ID)
		}
		rec := c.entry(d, r, claim, f)
		if !seen[rec.ID] {
			seen[rec.ID] = true
			all = append(all, rec)
		}
	}
	return all, nil
}

func (c *cutter) entry(d *hearsay.Document, r *hearsay.Reading, claim *hearsay.Claim, f *hearsay.Figure) *record {
	q, _ := quote.At(c.text, r.Sentences, f.Span)
	rec := &record{Entry: hearsay.Entry{
		ID:     hearsay.ClaimID(d.ID, r.TextHash, f.Span),
		Figure: c.excerpt(f.Span), Core: c.excerpt(f.Core), Value: f.Value, Hedge: f.Hedge, Unit: f.Unit, Kind: f.Kind,
		Aspect: f.Aspect, Of: c.excerpt(f.Of), Per: f.Per,
		Category: claim.Category, Measure: claim.Measure, Population: claim.Population,
		Including: c.excerpt(claim.Including), Excluding: c.excerpt(claim.Excluding), Place: c.excerpt(claim.Place),
		EventDate: claim.EventDate, EventWords: c.excerpt(claim.EventWords),
		AsOf: claim.AsOf, AsOfWords: c.excerpt(claim.AsOfWords), Basis: claim.Basis,
		Polarity: claim.Polarity, Status: claim.Status, Confidence: claim.Confidence,
		Quote: c.excerpt(q), Prefix: c.before(f.Span), Suffix: c.after(f.Span),
		State: hearsay.Current, Review: hearsay.Open,
	}}
	if rec.Of.Empty() {
		rec.Of.Words = f.OfText
	}
	for _, link := range claim.Chain {
		rec.Chain = append(rec.Chain, hearsay.Hand{Name: link.Name, Resolved: link.Resolved, Named: link.Named, Party: link.Party,
			Words: c.excerpt(link.Span), Cue: c.excerpt(link.Cue)})
	}
	for _, s := range []*string{&rec.Per, &rec.Measure, &rec.Population, &rec.Of.Words, (*string)(&rec.Unit)} {
		*s = clean(*s)
	}
	rec.derive()
	rec.readHash = rec.reading()
	return rec
}
