package score

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lab/corpus"
)

// A printed is the part of a line of "hearsay read --format jsonl" that
// bears on scores.
type printed struct {
	Document struct {
		ID   string
		Text string
	}
	Figures []struct {
		ID        string
		Span      corpus.Span
		Core      *corpus.Span
		Low, High *json.Number
		LowOpen   bool `json:"low_open"`
		HighOpen  bool `json:"high_open"`
		Hedge     hearsay.Hedge
		Unit      hearsay.Unit
		Kind      hearsay.FigureKind
		Aspect    hearsay.Aspect
		Of        *corpus.Span
		OfText    string `json:"of_text"`
	}
	Periods []struct {
		Span     corpus.Span
		From, To hearsay.Date
		Timex    string
	}
	Attributions []struct {
		Source, Cue, Content []corpus.Span
		Parent               string
	}
	Claims []struct {
		Figure   string
		Category hearsay.Category
		AsOf     hearsay.Date `json:"as_of"`
		Polarity hearsay.Polarity
		Chain    []struct{ Name, Resolved string }
	}
}

// reading turns what was printed back into what it was printed from.
func (p *printed) reading(t *testing.T) (*hearsay.Document, hearsay.Reading) {
	t.Helper()
	d := &hearsay.Document{ID: p.Document.ID, Text: p.Document.Text}
	ruler := hearsay.NewRuler(d.Text)
	bytes := func(s corpus.Span) hearsay.Span {
		return hearsay.Span{Start: ruler.Offset(s[0]), End: ruler.Offset(s[1])}
	}
	pieces := func(all []corpus.Span) (spans []hearsay.Span) {
		for _, s := range all {
			spans = append(spans, bytes(s))
		}
		return spans
	}
	var r hearsay.Reading
	for _, f := range p.Figures {
		out := hearsay.Figure{Span: bytes(f.Span), Hedge: f.Hedge, Unit: f.Unit, Kind: f.Kind, Aspect: f.Aspect}
		if f.Core != nil {
			out.Core = bytes(*f.Core)
		}
		out.Value = hearsay.Interval{Low: bound(t, f.Low, f.LowOpen), High: bound(t, f.High, f.HighOpen)}
		if f.Of != nil {
			out.Of = bytes(*f.Of)
		}
		if out.Of.In(d.Text) != f.OfText { // the words are not those in the place
			out.Of, out.OfText = hearsay.Span{}, f.OfText
		}
		r.Figures = append(r.Figures, out)
	}
	for _, q := range p.Periods {
		r.Periods = append(r.Periods, hearsay.Period{Span: bytes(q.Span), From: q.From, To: q.To, Timex: q.Timex})
	}
	for _, a := range p.Attributions {
		out := hearsay.Attribution{Cue: pieces(a.Cue), Content: pieces(a.Content), Parent: hearsay.None}
		if len(a.Source) > 0 {
			out.Source = bytes(a.Source[0])
		}
		if a.Parent != "" {
			out.Parent = 0
		}
		r.Attributions = append(r.Attributions, out)
	}
	for _, c := range p.Claims {
		out := hearsay.Claim{Category: c.Category, AsOf: c.AsOf, Polarity: c.Polarity}
		for i, f := range p.Figures {
			if f.ID == c.Figure {
				out.Figure = i
			}
		}
		for _, l := range c.Chain {
			out.Chain = append(out.Chain, hearsay.Link{Name: l.Name, Resolved: l.Resolved})
		}
		r.Claims = append(r.Claims, out)
	}
	return d, r
}

func bound(t *testing.T, n *json.Number, open bool) hearsay.Bound {
	t.Helper()
	if n == nil {
		return hearsay.Bound{}
	}
	if strings.ContainsAny(n.String(), "eE") {
		t.Fatalf("%s: numbers are printed without an exponent", n)
	}
	whole, part, _ := strings.Cut(n.String(), ".")
	b := hearsay.Bound{Kind: hearsay.Included, At: hearsay.Decimal{Coef: whole + part, Exp: -len(part)}}
	if open {
		b.Kind = hearsay.Excluded
	}
	return b
}

// printedReadings reads a file of readings, those of ids that begin with
// prefix.
func printedReadings(t *testing.T, file, prefix string) (docs []*hearsay.Document, readings []hearsay.Reading) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(src)) {
		var p printed
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if strings.HasPrefix(p.Document.ID, prefix) {
			d, r := p.reading(t)
			docs, readings = append(docs, d), append(readings, r)
		}
	}
	return docs, readings
}
