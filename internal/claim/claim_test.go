package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/claim"
	"hearsay/internal/coref"
	"hearsay/internal/entity"
	"hearsay/internal/example"
	"hearsay/internal/parse"
	"hearsay/internal/quantity"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
	"hearsay/internal/timex"
)

// published is the day on which the examples are taken to be published: a
// Wednesday.
const published hearsay.Date = "2031-05-14"

func read(text string) (*hearsay.Document, hearsay.Reading) {
	d := &hearsay.Document{Text: text, Published: published}
	var r hearsay.Reading
	r.TextHash = d.Hash()
	r.Tokens, r.Sentences, r.Quotations = segment.Text(text)
	r.Tokens = tag.Words(text, r.Tokens, r.Sentences)
	parse.Set(text, r.Tokens, r.Sentences)
	r.Figures, r.Vetoed = quantity.Figures(text, r.Tokens, r.Sentences)
	r.Periods = timex.Periods(text, r.Sentences, published)
	r.Mentions = entity.Mentions(text, r.Tokens, r.Sentences)
	r.Attributions = attribution.Grammar(text, r.Tokens, r.Sentences, r.Quotations, r.Mentions)
	r.Sources, r.Attributions = coref.Sources(text, r.Tokens, r.Sentences, r.Quotations, r.Mentions, r.Attributions)
	return d, r
}

// TestExamples wants of each text its claims, one a line: the figure, what
// happened, the chain with the nearest first, then what else is notable.
func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", func(text string) []string {
		d, r := read(text)
		var lines []string
		for _, c := range claim.Bind(d, r) {
			var chain []string
			for _, l := range c.Chain {
				name := l.Name
				if l.Resolved != l.Name {
					name += " = " + l.Resolved
				}
				chain = append(chain, name)
			}
			line := fmt.Sprintf("%s | %s | %s", r.Figures[c.Figure].In(text), c.Category, strings.Join(chain, " ← "))
			if c.Polarity != hearsay.Says {
				line += " | " + string(c.Polarity)
			}
			if c.AsOf != "" {
				line += fmt.Sprintf(" | as of %s, %s", c.AsOf, c.Basis)
			}
			if c.EventDate != "" {
				line += " | on " + string(c.EventDate)
			}
			if c.Population != "" {
				line += " | of " + c.Population
			}
			if !c.Including.Empty() {
				line += " | including " + c.Including.In(text)
			}
			if !c.Excluding.Empty() {
				line += " | not " + c.Excluding.In(text)
			}
			if !c.Place.Empty() {
				line += " | at " + c.Place.In(text)
			}
			lines = append(lines, line)
		}
		return lines
	})
}

// FuzzBind holds every claim to a known category, a figure and a chain that
// can be pointed at.
func FuzzBind(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(e.Text)
	}
	known := map[hearsay.Category]bool{}
	for _, c := range hearsay.Categories {
		known[c] = true
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, r := read(text)
		claims := claim.Bind(d, r)
		said := 0
		for i := range r.Figures {
			if r.Figures[i].Kind != hearsay.Age {
				said++
			}
		}
		if len(claims) != said {
			t.Fatalf("%q: %d claims of %d figures that are no ages", text, len(claims), said)
		}
		ids := map[string]bool{}
		for _, c := range claims {
			if !known[c.Category] || c.ID == "" || ids[c.ID] {
				t.Fatalf("%q: claim %+v", text, c)
			}
			ids[c.ID] = true
			if (len(c.Chain) == 0) != (c.Status == hearsay.Unattributed) {
				t.Fatalf("%q: chain %v is %s", text, c.Chain, c.Status)
			}
			for _, s := range []hearsay.Span{c.Including, c.Excluding, c.EventWords, c.AsOfWords, c.Place} {
				if s.Start < 0 || s.End < s.Start || s.End > len(text) {
					t.Fatalf("%q: claim %+v points outside", text, c)
				}
			}
			if c.Measure == "" {
				t.Fatalf("%q: claim %+v measures nothing", text, c)
			}
			for _, l := range c.Chain {
				if l.Cue.Empty() || l.Cue.End > len(text) || l.Span.End > len(text) || (l.Name == "") != l.Span.Empty() {
					t.Fatalf("%q: link %+v", text, l)
				}
			}
		}
	})
}

func BenchmarkBind(b *testing.B) {
	var all strings.Builder
	for _, e := range example.All(b, "testdata/*.txt") {
		all.WriteString(e.Text + "\n\n")
	}
	d, r := read(all.String())
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		claim.Bind(d, r)
	}
}
