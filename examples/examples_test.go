package examples_test

import (
	"bufio"
	"encoding/json"
	"html"
	"io/fs"
	"math/big"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/examples"
)

// pile is the truth about the flood with the texts it speaks of.
type pile struct {
	examples.Truth
	text    map[string]string // by the article's key
	figures map[string]examples.Figure
}

func flood(t *testing.T) pile {
	t.Helper()
	truth, err := examples.FloodTruth()
	if err != nil {
		t.Fatal(err)
	}
	p := pile{truth, map[string]string{}, map[string]examples.Figure{}}
	for _, a := range truth.Documents {
		if _, twice := p.text[a.Key]; twice {
			t.Errorf("article %s is listed twice", a.Key)
		}
		p.text[a.Key] = text(t, a)
	}
	for _, f := range truth.Figures {
		if _, twice := p.figures[f.Figure]; twice {
			t.Errorf("figure %s is listed twice", f.Figure)
		}
		p.figures[f.Figure] = f
	}
	return p
}

// text returns the words of an article and checks what its file says about it.
func text(t *testing.T, a examples.Article) string {
	t.Helper()
	raw, err := fs.ReadFile(examples.Flood(), a.File)
	if err != nil {
		t.Fatal(err)
	}
	src := string(raw)
	switch path.Ext(a.File) {
	case ".txt":
		return plain(t, a, src)
	case ".html":
		return page(t, a, src)
	case ".jsonl":
		return record(t, a, src)
	}
	t.Fatalf("%s is in no form that the test reads", a.File)
	return ""
}

func plain(t *testing.T, a examples.Article, src string) string {
	fields, body := header(src)
	if fields["Title"] != a.Title || fields["Outlet"] != a.Outlet || fields["Published"] != a.Published || fields["Byline"] == "" {
		t.Errorf("%s: its header %v is not what the truth says", a.File, fields)
	}
	return body
}

// header reads the "Name: value" lines on top of an article, and returns the
// text below the empty line that ends them.
func header(src string) (map[string]string, string) {
	top, body, _ := strings.Cut(src, "\n\n")
	fields := map[string]string{}
	for line := range strings.Lines(top) {
		name, value, _ := strings.Cut(line, ":")
		fields[name] = strings.TrimSpace(value)
	}
	return fields, body
}

var (
	unseen = regexp.MustCompile(`(?s)<(head|script|style)\b.*?</(?:head|script|style)>`)
	linked = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)
	tag    = regexp.MustCompile(`<[^>]*>`)
)

func page(t *testing.T, a examples.Article, src string) string {
	var about struct {
		Headline      string
		DatePublished string
		Publisher     struct{ Name string }
	}
	found := linked.FindStringSubmatch(src)
	if found == nil {
		t.Fatalf("%s has no JSON-LD", a.File)
	}
	if err := json.Unmarshal([]byte(found[1]), &about); err != nil {
		t.Fatalf("%s: %v", a.File, err)
	}
	if about.Headline != a.Title || about.Publisher.Name != a.Outlet || !strings.HasPrefix(about.DatePublished, a.Published) {
		t.Errorf("%s: its JSON-LD %+v is not what the truth says", a.File, about)
	}
	src = linked.ReplaceAllString(src, " ")
	src = unseen.ReplaceAllString(src, " ")
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(src, " "))), " ")
}

func record(t *testing.T, a examples.Article, src string) string {
	lines := bufio.NewScanner(strings.NewReader(src))
	for lines.Scan() {
		var r struct{ ID, Outlet, Title, Published, Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatalf("%s: %v", a.File, err)
		}
		if r.ID != a.ID {
			continue
		}
		if r.Title != a.Title || r.Outlet != a.Outlet || r.Published != a.Published {
			t.Errorf("%s: record %s is not what the truth says", a.File, a.ID)
		}
		return r.Text
	}
	t.Fatalf("%s has no record %s", a.File, a.ID)
	return ""
}

func TestEveryArticleIsInTheTruth(t *testing.T) {
	p := flood(t)
	err := fs.WalkDir(examples.Flood(), ".", func(name string, d fs.DirEntry, err error) error {
		known := slices.ContainsFunc(p.Documents, func(a examples.Article) bool { return a.File == name })
		if err == nil && !d.IsDir() && !known {
			t.Errorf("%s is not in the truth", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFiguresStandInTheirArticles(t *testing.T) {
	p := flood(t)
	last := map[string]int{}
	for _, f := range p.Figures {
		at := p.place(t, f.Document, f.Quote, f.ValueText)
		if at < last[f.Document] {
			t.Errorf("figure %s stands before the one listed before it", f.Figure)
		}
		last[f.Document] = at
		for _, words := range []string{f.Of, f.Place} {
			if !strings.Contains(p.text[f.Document], words) {
				t.Errorf("figure %s: article %s does not say %q", f.Figure, f.Document, words)
			}
		}
		for _, l := range f.Chain {
			if !strings.Contains(p.text[f.Document], l.Name) || !strings.Contains(p.text[f.Document], l.Cue) {
				t.Errorf("figure %s: article %s does not say %q, %q", f.Figure, f.Document, l.Name, l.Cue)
			}
		}
	}
}

// place returns where value stands in the article, and checks that the quote
// around it is found once.
func (p pile) place(t *testing.T, key, quote, value string) int {
	t.Helper()
	text, ok := p.text[key]
	if !ok {
		t.Fatalf("no article is called %s", key)
	}
	if n := strings.Count(text, quote); n != 1 {
		t.Errorf("article %s: %q stands %d times, want 1", key, quote, n)
	}
	if n := strings.Count(quote, value); n != 1 {
		t.Errorf("article %s: %q stands %d times in %q, want 1", key, value, n, quote)
	}
	return strings.Index(text, quote) + strings.Index(quote, value)
}

func TestFiguresUseTheProjectsWords(t *testing.T) {
	hedges := []hearsay.Hedge{hearsay.Plain, hearsay.About, hearsay.Nearly, hearsay.Vague}
	aspects := []hearsay.Aspect{hearsay.Level, hearsay.Rise, hearsay.Fall, hearsay.PartOf, hearsay.Forecast}
	polarities := []hearsay.Polarity{hearsay.Says, hearsay.Denies, hearsay.Corrects, hearsay.CannotVerify, hearsay.Forecasts, hearsay.Plans}
	parties := []hearsay.Party{hearsay.Person, hearsay.Organisation, hearsay.Government, hearsay.Military, hearsay.Police,
		hearsay.Media, hearsay.Report, hearsay.Unnamed, hearsay.Other}
	for _, f := range flood(t).Figures {
		if !slices.Contains(hearsay.Categories, hearsay.Category(f.Category)) || !slices.Contains(hedges, hearsay.Hedge(f.Hedge)) ||
			!slices.Contains(aspects, hearsay.Aspect(f.Aspect)) || !slices.Contains(polarities, hearsay.Polarity(f.Polarity)) {
			t.Errorf("figure %s: %s, %s, %s or %s is no word of the project", f.Figure, f.Category, f.Hedge, f.Aspect, f.Polarity)
		}
		for _, l := range f.Chain {
			if !slices.Contains(parties, hearsay.Party(l.Type)) {
				t.Errorf("figure %s: %q is no sort of source", f.Figure, l.Type)
			}
		}
		for _, date := range []*string{f.AsOf, f.EventDate} {
			if date == nil {
				continue
			}
			if _, ok := hearsay.Date(*date).Time(); !ok {
				t.Errorf("figure %s: %q is no date", f.Figure, *date)
			}
		}
		if f.Unit == "" || f.Measure == "" {
			t.Errorf("figure %s has no unit or no measure", f.Figure)
		}
		checkBounds(t, f)
	}
}

func checkBounds(t *testing.T, f examples.Figure) {
	t.Helper()
	if f.Low == nil && f.High == nil {
		t.Errorf("figure %s has no bound", f.Figure)
		return
	}
	if f.LowOpen && f.Low == nil || f.HighOpen && f.High == nil {
		t.Errorf("figure %s: a bound that is absent is open", f.Figure)
	}
	if f.Low != nil && f.High != nil && rat(t, *f.Low).Cmp(rat(t, *f.High)) > 0 {
		t.Errorf("figure %s: %s is more than %s", f.Figure, *f.Low, *f.High)
	}
}

func rat(t *testing.T, n json.Number) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		t.Fatalf("%q is no number", n)
	}
	return r
}

var digits = regexp.MustCompile(`[0-9]+`)

// No digit of the pile is forgotten: it is of a figure, or it is said why not.
func TestEveryNumeralIsAccountedFor(t *testing.T) {
	p := flood(t)
	known := map[string][]hearsay.Span{}
	mark := func(key, quote, value string) {
		at := p.place(t, key, quote, value)
		s := hearsay.Span{Start: at, End: at + len(value)}
		for _, k := range known[key] {
			if k.Meets(s) {
				t.Errorf("article %s: %q meets %q", key, value, k.In(p.text[key]))
			}
		}
		known[key] = append(known[key], s)
	}
	for _, f := range p.Figures {
		mark(f.Document, f.Quote, f.ValueText)
	}
	for _, n := range slices.Concat(p.NoFigures, p.Furniture) {
		mark(n.Document, n.Quote, n.Text)
	}
	for key, text := range p.text {
		for _, m := range digits.FindAllStringIndex(text, -1) {
			s := hearsay.Span{Start: m[0], End: m[1]}
			if !slices.ContainsFunc(known[key], func(k hearsay.Span) bool { return k.Has(s) }) {
				t.Errorf("article %s: %q is not accounted for in …%s…", key, s.In(text), text[max(0, s.Start-30):min(len(text), s.End+30)])
			}
		}
	}
}

func TestSumsAddUp(t *testing.T) {
	p := flood(t)
	for _, s := range p.Sums {
		sum := new(big.Rat)
		for _, part := range s.Parts {
			sum.Add(sum, p.exact(t, part))
		}
		if total := p.exact(t, s.Total); sum.Cmp(total) != 0 || len(s.Parts) < 2 {
			t.Errorf("%s: %v make %s, want %s", s.Of, s.Parts, sum.RatString(), total.RatString())
		}
	}
}

func (p pile) exact(t *testing.T, name string) *big.Rat {
	t.Helper()
	f, ok := p.figures[name]
	if !ok || f.Low == nil || f.High == nil || *f.Low != *f.High {
		t.Fatalf("%s is no exact figure", name)
	}
	return rat(t, *f.Low)
}

func TestTheNumberTravelsThroughItsArticles(t *testing.T) {
	p := flood(t)
	seen := map[string]bool{}
	for i, s := range p.Path {
		if f, ok := p.figures[s.Figure]; !ok || f.Document != s.Document {
			t.Errorf("step %d: %s is no figure of article %s", i+1, s.Figure, s.Document)
		}
		switch {
		case i == 0 && s.From != nil, i > 0 && s.From == nil:
			t.Errorf("step %d: the first step alone comes from nowhere", i+1)
		case s.From != nil && !seen[*s.From] && !p.published(*s.From, s.Document):
			t.Errorf("step %d comes from article %s, which is not there before it", i+1, *s.From)
		}
		seen[s.Document] = true
		if s.Text == "" {
			t.Errorf("step %d does not say what happened", i+1)
		}
	}
}

// published reports whether article a was out no later than b.
func (p pile) published(a, b string) bool {
	date := map[string]string{}
	for _, d := range p.Documents {
		date[d.Key] = d.Published
	}
	return date[a] != "" && date[a] <= date[b]
}

func TestCopiesShareTheirWords(t *testing.T) {
	p := flood(t)
	for _, c := range p.Copies {
		if !p.published(c.Of, c.Document) {
			t.Errorf("article %s cannot be taken from %s", c.Document, c.Of)
		}
		if c.Credit == "" || !strings.Contains(p.text[c.Document], c.Credit) {
			t.Errorf("article %s does not say %q", c.Document, c.Credit)
		}
		for _, words := range c.Shared {
			if !strings.Contains(p.text[c.Document], words) || !strings.Contains(p.text[c.Of], words) {
				t.Errorf("articles %s and %s do not share %q", c.Document, c.Of, words)
			}
		}
	}
}

func TestPairsAndOriginsNameFigures(t *testing.T) {
	p := flood(t)
	verdicts := []string{"agree", "compatible", "superseded", "contradict", "part_of", "not_comparable", "unknown"}
	for _, q := range p.Pairs {
		_, a := p.figures[q.A]
		_, b := p.figures[q.B]
		if !a || !b || q.A == q.B || !slices.Contains(verdicts, q.Verdict) || q.Reason == "" {
			t.Errorf("the pair %+v names no two figures, verdict and reason", q)
		}
	}
	for _, o := range p.Origins {
		for _, name := range o.Figures {
			if _, ok := p.figures[name]; !ok {
				t.Errorf("origins of %s: %s is no figure", o.Quantity, name)
			}
		}
		if o.Min < 1 || o.Min > o.Max || o.Max > len(o.Figures) || o.Reason == "" {
			t.Errorf("origins of %s: %d to %d of %d", o.Quantity, o.Min, o.Max, len(o.Figures))
		}
	}
}

func TestWikinewsArticlesNameTheirLicence(t *testing.T) {
	names, err := fs.Glob(examples.Wikinews(), "*")
	if err != nil || len(names) != 10 {
		t.Fatalf("%d articles, want 10 (%v)", len(names), err)
	}
	leftOver := regexp.MustCompile(` [,.;:%)]|\( | n't|[$£€#] ?[0-9]* [0-9]|[a-z] - [a-z]|\bcan not\b|^"|U\. S\.`)
	for _, name := range names {
		src, err := fs.ReadFile(examples.Wikinews(), name)
		if err != nil {
			t.Fatal(err)
		}
		fields, body := header(string(src))
		_, ok := hearsay.Date(fields["Published"]).Time()
		if fields["Title"] == "" || fields["Outlet"] != "Wikinews" || !ok || fields["Licence"] != "CC BY 2.5" {
			t.Errorf("%s: its header %v is not complete", name, fields)
		}
		if m := leftOver.FindString(body); m != "" {
			t.Errorf("%s: %q is left over from cutting the text into tokens", name, m)
		}
	}
}
