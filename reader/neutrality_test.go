package reader_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/examples"
	"hearsay/intake"
	"hearsay/lab/corpus"
	"hearsay/reader"
)

// What somebody is called must make no difference. The articles of the examples
// and of the gold are read again and again with the names of persons, parties,
// places, nations, ministries and outlets in them swapped for others of the
// same kind and shape, the same throughout an article, and the reading must be
// the same but for the swap.
//
// The names of a text are the words of names that the reader itself finds
// there, and every other proper noun with a capital. The second rule finds what
// the first misses, and neither asks who is named. Words that some article
// writes with a small letter stay: in "Valley Rescue Council" they tell what
// kind of body it is. Days, months, amounts of money and wires of several words
// stay too; a wire of one word becomes another wire.
//
// The layers that cut, tag and parse a text and find its names go by the shape
// and the ends of words, and by words that they know, so a few readings differ.
// They are counted, by the layer that first differs, and bounded.

// most is the share of claims, in percent, whose origin may hang on names.
const most = 1.0

func TestNeutrality(t *testing.T) {
	if testing.Short() {
		t.Skip("reads for long; run without -short")
	}
	for _, pile := range []struct {
		name   string
		docs   []*hearsay.Document
		rounds int
	}{{"examples", exampleDocuments(t), 16}, {"gold", goldDocuments(t), 2}} {
		t.Run(pile.name, func(t *testing.T) {
			if pile.docs == nil {
				t.Skip("no gold here: the articles of the examples alone were swapped")
			}
			readings := make([]hearsay.Reading, len(pile.docs))
			for i, d := range pile.docs {
				readings[i] = reader.Read(d)
			}
			s := &swapper{names: readNames(t), small: smallWords(t, pile.docs)}
			random := rand.New(rand.NewPCG(1, 2))
			var all changes
			for range pile.rounds {
				for i, d := range pile.docs {
					all.add(s, random, d, &readings[i])
				}
			}
			t.Log(all.report())
			if all.swaps < 10000 {
				t.Errorf("only %d names were swapped", all.swaps)
			}
			if share := all.share(all.origins + all.invented); share > most {
				t.Errorf("%.2f of 100 claims have another origin, or are new, when names are swapped; at most %.2f may", share, most)
			}
		})
	}
}

// exampleDocuments returns the articles that come with the program.
func exampleDocuments(t *testing.T) (docs []*hearsay.Document) {
	t.Helper()
	dir := t.TempDir()
	for name, pile := range map[string]func(string) error{
		"flood":    func(to string) error { return os.CopyFS(to, examples.Flood()) },
		"wikinews": func(to string) error { return os.CopyFS(to, examples.Wikinews()) },
	} {
		if err := pile(dir + "/" + name); err != nil {
			t.Fatal(err)
		}
	}
	for d, err := range intake.Documents(t.Context(), []string{dir}, intake.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

// goldDocuments returns the articles of the gold of claims and attributions, or
// nil where it is not there.
func goldDocuments(t *testing.T) (docs []*hearsay.Document) {
	t.Helper()
	shared, err := corpus.Folder()
	if err != nil {
		return nil
	}
	open := func(name string) *corpus.File {
		f, err := corpus.Open(os.DirFS(shared), name)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	claimed, err := open("gold/claims/dev.jsonl").Claimed()
	if err != nil {
		t.Fatal(err)
	}
	attributed, err := open("gold/attribution/polnear-dev.jsonl.gz").Attributed()
	if err != nil {
		t.Fatal(err)
	}
	for i := range claimed {
		docs = append(docs, claimed[i].Document())
	}
	for i := range attributed {
		docs = append(docs, attributed[i].Document())
	}
	for _, d := range docs { // an address names an outlet too, and is not swapped
		d.URL, d.Outlet = "", ""
	}
	return docs
}

// changes counts what swaps of names have changed.
type changes struct {
	swaps        int
	claims       int
	origins      int // claims with another origin, or that are gone
	chains       int // with another chain
	invented     int // claims that are there only now
	others       int // with another figure, category, aspect or polarity
	attributions int
	differ       int // attributions that are not there, or other in a part
	causes       map[string]int
	regions      map[string][2]int // of the names that were put in: origins and claims
	shown        []string
}

func (c *changes) share(n int) float64 { return 100 * float64(n) / float64(max(1, c.claims)) }

func (c *changes) report() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d names swapped. Of %d claims %d have another origin (%.2f percent), %d another chain (%.2f), %d another figure, category or polarity (%.2f), and %d are new; of %d attributions %d differ in a span (%.2f percent)",
		c.swaps, c.claims, c.origins, c.share(c.origins), c.chains, c.share(c.chains), c.others, c.share(c.others), c.invented,
		c.attributions, c.differ, 100*float64(c.differ)/float64(max(1, c.attributions)))
	for _, cause := range slices.Sorted(maps.Keys(c.causes)) {
		fmt.Fprintf(&b, "\n  another origin, first seen in %s: %d", cause, c.causes[cause])
	}
	for _, region := range slices.Sorted(maps.Keys(c.regions)) {
		n := c.regions[region]
		fmt.Fprintf(&b, "\n  names %s: %d of %d claims", region, n[0], n[1])
	}
	for _, s := range c.shown {
		b.WriteString("\n" + s)
	}
	return b.String()
}

// add swaps the names of a document, reads it, and counts what differs.
func (c *changes) add(s *swapper, random *rand.Rand, d *hearsay.Document, was *hearsay.Reading) {
	region := s.names.regions[random.IntN(len(s.names.regions))]
	to := s.exchange(random, region, d.Text, s.candidates(d, was))
	other := *d
	text, edits := swapped(d.Text, to, keptSpans(was))
	other.Text = text
	for _, about := range []*string{&other.Outlet, &other.Agency, &other.Byline, &other.Title} {
		*about, _ = swapped(*about, to, nil)
	}
	p := &pair{was: d, is: &other, before: was, mapping: edits, to: to}
	after := reader.Read(&other)
	p.after = &after
	c.swaps += len(edits)
	claims, origins := c.claims, c.origins
	c.compare(p)
	if c.regions == nil {
		c.regions = map[string][2]int{}
	}
	c.regions[region] = [2]int{c.regions[region][0] + c.origins - origins, c.regions[region][1] + c.claims - claims}
}

// A pair is a document and its copy with names swapped, and their readings.
type pair struct {
	was, is       *hearsay.Document
	before, after *hearsay.Reading
	mapping
	to map[string]string
}

func (c *changes) compare(p *pair) {
	found := map[hearsay.Span]*hearsay.Claim{}
	for i := range p.after.Claims {
		k := &p.after.Claims[i]
		found[p.after.Figures[k.Figure].Core] = k
	}
	c.claims += len(p.before.Claims)
	for i := range p.before.Claims {
		was := &p.before.Claims[i]
		is := found[p.span(p.before.Figures[was.Figure].Core)]
		if is == nil || !p.sameOrigin(was, is) {
			c.origins++
			if c.causes == nil {
				c.causes = map[string]int{}
			}
			cause := p.cause(was, is)
			c.causes[cause]++
			c.show(p, was, is, cause)
		}
		if is == nil {
			continue
		}
		delete(found, p.after.Figures[is.Figure].Core)
		if !p.sameChain(was, is) {
			c.chains++
		}
		if !p.sameFigure(was, is) {
			c.others++
		}
	}
	c.invented += len(found)
	acts := map[string]bool{}
	for _, a := range p.after.Attributions {
		acts[fmt.Sprint(a.Source, a.Cue, a.Content)] = true
	}
	c.attributions += len(p.before.Attributions)
	for _, a := range p.before.Attributions {
		if !acts[fmt.Sprint(p.span(a.Source), p.spans(a.Cue), p.spans(a.Content))] {
			c.differ++
		}
	}
}

// show keeps an example of what has changed, where somebody asks for it.
func (c *changes) show(p *pair, was, is *hearsay.Claim, cause string) {
	if os.Getenv("HEARSAY_SHOW_SWAPS") == "" {
		return
	}
	told := func(d *hearsay.Document, r *hearsay.Reading, k *hearsay.Claim) string {
		if k == nil {
			return "gone"
		}
		s := fmt.Sprintf("%q of", r.Figures[k.Figure].In(d.Text))
		for _, l := range k.Chain {
			s += fmt.Sprintf(" %q (%s, by %q)", l.Name, l.Resolved, l.Cue.In(d.Text))
		}
		return s
	}
	c.shown = append(c.shown, fmt.Sprintf("%s: %s\n  was %s\n  is  %s", p.was.ID, cause, told(p.was, p.before, was), told(p.is, p.after, is)))
	for _, s := range p.before.Sentences {
		if s.Meets(p.before.Figures[was.Figure].Span) {
			c.shown = append(c.shown, "  "+s.In(p.was.Text), "  "+p.span(s.Span).In(p.is.Text))
		}
	}
}

// name returns a name as it is now.
func (p *pair) name(was string) string {
	is, _ := swapped(was, p.to, nil)
	return is
}

// sameLink reports whether two links are the same but for the swap.
func (p *pair) sameLink(a, b hearsay.Link) bool {
	return p.span(a.Span) == b.Span && p.span(a.Cue) == b.Cue && p.name(a.Name) == b.Name && p.name(a.Resolved) == b.Resolved
}

// sameOrigin compares the last links of two chains as the scorer of claims does:
// they are one if the words that name them meet, and whom these stand for shares
// a word. Where such words begin and end is counted with the chains.
func (p *pair) sameOrigin(a, b *hearsay.Claim) bool {
	n, m := len(a.Chain), len(b.Chain)
	if n == 0 || m == 0 {
		return n == m
	}
	x, y := a.Chain[n-1], b.Chain[m-1]
	was, is := p.span(x.Span), y.Span
	if was != is && !was.Meets(is) {
		return false
	}
	before, after := strings.Fields(p.name(x.Resolved)), strings.Fields(y.Resolved)
	return slices.Equal(before, after) || slices.ContainsFunc(before, func(w string) bool { return slices.Contains(after, w) })
}

func (p *pair) sameChain(a, b *hearsay.Claim) bool {
	return slices.EqualFunc(a.Chain, b.Chain, p.sameLink)
}

// sameFigure compares what two claims say of their figures.
func (p *pair) sameFigure(a, b *hearsay.Claim) bool {
	f, g := p.before.Figures[a.Figure], p.after.Figures[b.Figure]
	return p.span(f.Span) == g.Span && reflect.DeepEqual(f.Value, g.Value) && f.Hedge == g.Hedge && p.name(string(f.Unit)) == string(g.Unit) && f.Aspect == g.Aspect &&
		a.Category == b.Category && a.Polarity == b.Polarity
}

// cause names the first layer that reads the sentences of a claim, and of those
// who are behind it, otherwise when names are swapped.
func (p *pair) cause(was, is *hearsay.Claim) string {
	near := []hearsay.Span{p.span(p.before.Figures[was.Figure].Span)}
	for _, l := range was.Chain {
		near = append(near, p.span(l.Span), p.span(l.Cue))
	}
	if is != nil {
		for _, l := range is.Chain {
			near = append(near, l.Span, l.Cue)
		}
	}
	var within []hearsay.Span // the sentences of all these, as they stand now
	for _, s := range p.before.Sentences {
		if at := p.span(s.Span); inAny(near, at) {
			within = append(within, at)
		}
	}
	layers := []struct {
		name string
		of   func(r *hearsay.Reading, m mapping) []string
	}{{"words and sentences", cuts}, {"parts of speech", tags}, {"trees", trees}, {"mentions", mentions}, {"attributions", attributions}}
	for _, l := range layers {
		before, after := l.of(p.before, p.mapping), l.of(p.after, nil)
		if !slices.Equal(inside(before, within), inside(after, within)) {
			return l.name
		}
	}
	if p.sourcesDiffer() {
		return "sources"
	}
	return "claims"
}

// A layer is told as lines that begin with a place; inside returns those that
// meet some places.
func inside(lines []string, within []hearsay.Span) (some []string) {
	for _, line := range lines {
		var at hearsay.Span
		if _, err := fmt.Sscan(line, &at.Start, &at.End); err == nil && inAny(within, at) {
			some = append(some, line)
		}
	}
	return some
}

func line(s hearsay.Span, more ...any) string {
	return fmt.Sprintln(append([]any{s.Start, s.End}, more...)...)
}

func cuts(r *hearsay.Reading, m mapping) (all []string) {
	for _, s := range r.Sentences {
		all = append(all, line(m.span(s.Span), "sentence", s.Headline))
	}
	for _, t := range r.Tokens {
		all = append(all, line(m.span(t.Span), t.Kind, t.Quoted))
	}
	return all
}

func tags(r *hearsay.Reading, m mapping) (all []string) {
	for _, t := range r.Tokens {
		all = append(all, line(m.span(t.Span), t.Tag, t.Fine))
	}
	return all
}

func trees(r *hearsay.Reading, m mapping) (all []string) {
	for i, t := range r.Tokens {
		all = append(all, line(m.span(t.Span), int(t.Head)-i, t.Relation))
	}
	return all
}

func mentions(r *hearsay.Reading, m mapping) (all []string) {
	for _, n := range r.Mentions {
		all = append(all, line(m.span(n.Span), m.span(n.Head), n.Party, n.Named, n.Pronoun))
	}
	return all
}

func attributions(r *hearsay.Reading, m mapping) (all []string) {
	for _, a := range r.Attributions {
		where := slices.Concat([]hearsay.Span{a.Source}, a.Cue, a.Content)
		for _, s := range where {
			all = append(all, line(m.span(s), m.span(a.Source), m.spans(a.Cue), m.spans(a.Content), a.Parent != hearsay.None, a.Polarity))
		}
	}
	return all
}

// sourcesDiffer reports whether mentions are put together otherwise.
func (p *pair) sourcesDiffer() bool {
	of := func(r *hearsay.Reading, m mapping) (all []string) {
		for _, s := range r.Sources {
			all = append(all, fmt.Sprint(m.spans(s.Mentions)))
		}
		return all
	}
	return !slices.Equal(of(p.before, p.mapping), of(p.after, nil))
}
