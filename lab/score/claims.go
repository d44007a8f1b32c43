package score

import (
	_ "embed"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"hearsay/lab/corpus"
)

//go:embed lists/claim_stopwords.txt
var claimStopList string

var claimStop = listOf(claimStopList)

// claimWords returns the words of a name or a counted noun that tell it apart.
func claimWords(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		for _, w := range wordsIn(lower(name)) {
			if !claimStop[w] {
				set[w] = true
			}
		}
	}
	return set
}

func linkWords(l corpus.Link) map[string]bool { return claimWords(l.Name, l.Resolved) }

// A judgement says whether a found claim is right in one respect.
type judgement func(g, f *corpus.Claim) bool

// A claimRow is one measure of claims. Every measure is taken over all claims
// that were aligned by their spans.
type claimRow struct {
	name  string
	judge judgement
}

var (
	sameHedge    = sameField(func(c *corpus.Claim) string { return c.Hedge })
	sameUnitName = sameField(func(c *corpus.Claim) string { return c.Unit })
	sameCategory = sameField(func(c *corpus.Claim) string { return c.Category })
	sameAspect   = sameField(func(c *corpus.Claim) string { return c.Aspect })
	samePolarity = sameField(func(c *corpus.Claim) string { return c.Polarity })

	sameClaim  = all(sameInterval, sameCategory, sameOrigin)
	sameStrict = all(sameInterval, sameUnitName, sameCategory, sameAspect, samePolarity, sameOf, sameChain)
)

// claimRows are the measures in the order in which they are printed. The
// headline is claim.
var claimRows = []claimRow{
	{"figure", all()},
	{"interval", sameInterval},
	{"hedge", sameHedge},
	{"unit", sameUnitName},
	{"category", sameCategory},
	{"aspect", sameAspect},
	{"polarity", samePolarity},
	{"of", sameOf},
	{"attributed", func(g, f *corpus.Claim) bool { return (len(g.Chain) > 0) == (len(f.Chain) > 0) }},
	{"origin", sameOrigin},
	{"teller", sameTeller},
	{"chain", sameChain},
	{"claim", sameClaim},
	{"claim_strict", sameStrict},
}

func all(judgements ...judgement) judgement {
	return func(g, f *corpus.Claim) bool {
		for _, j := range judgements {
			if !j(g, f) {
				return false
			}
		}
		return true
	}
}

func sameField(field func(*corpus.Claim) string) judgement {
	return func(g, f *corpus.Claim) bool { return field(g) == field(f) }
}

func sameInterval(g, f *corpus.Claim) bool {
	return sameEnd(g.Low, f.Low) && sameEnd(g.High, f.High) && g.LowOpen == f.LowOpen && g.HighOpen == f.HighOpen
}

func sameEnd(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= 1e-6*max(1, math.Abs(*a), math.Abs(*b))
}

func sameOf(g, f *corpus.Claim) bool {
	a, b := claimWords(g.Of), claimWords(f.Of)
	return share(a, b) || len(a)+len(b) == 0
}

// sameAsOf compares dates as far as the gold is precise.
func sameAsOf(g, f *corpus.Claim) bool {
	return f.AsOf != "" && (strings.HasPrefix(f.AsOf, g.AsOf) ||
		strings.HasPrefix(g.AsOf, f.AsOf) && utf8.RuneCountInString(f.AsOf) >= len("2006-01"))
}

func sameLink(a, b corpus.Link) bool {
	x, y := linkWords(a), linkWords(b)
	return share(x, y) || len(x)+len(y) == 0
}

// sameOrigin compares the last links of two chains: who is behind a figure.
func sameOrigin(g, f *corpus.Claim) bool {
	n, m := len(g.Chain), len(f.Chain)
	if n == 0 || m == 0 {
		return n == m
	}
	return sameLink(g.Chain[n-1], f.Chain[m-1])
}

// sameTeller compares the first links: whom the article has a figure from.
func sameTeller(g, f *corpus.Claim) bool {
	n, m := len(g.Chain), len(f.Chain)
	if n == 0 || m == 0 {
		return n == m
	}
	return sameLink(g.Chain[0], f.Chain[0])
}

func sameChain(g, f *corpus.Claim) bool {
	if len(g.Chain) != len(f.Chain) {
		return false
	}
	for i := range g.Chain {
		if !sameLink(g.Chain[i], f.Chain[i]) {
			return false
		}
	}
	return true
}

// namesSomebody reports whether a chain holds a name.
func namesSomebody(c *corpus.Claim) bool {
	for _, l := range c.Chain {
		if len(linkWords(l)) > 0 {
			return true
		}
	}
	return false
}

// alignClaims sets claims side by side whose figures overlap.
func alignClaims(gold, found []corpus.Claim) []pair {
	var pairs []pair
	for i, g := range gold {
		for j, f := range found {
			a, b := g.Span, f.Span
			if o := min(a[1], b[1]) - max(a[0], b[0]); o > 0 {
				pairs = append(pairs, pair{i, j, float64(2*o) / float64(a[1]-a[0]+b[1]-b[0])})
			}
		}
	}
	return pairUp(pairs)
}

// Claims scores claims that were found against those that people marked, both
// by the id of their article, and returns the table that
// tools/score_claims.py prints.
func Claims(gold []corpus.Claimed, found map[string][]corpus.Claim) string {
	var golds, founds, dated, datedRight, named, wrong int
	right := make([]int, len(claimRows))
	for _, article := range gold {
		marked, read := article.Claims, found[article.ID]
		golds += len(marked)
		founds += len(read)
		for _, g := range marked {
			dated += count(g.AsOf != "")
		}
		for _, p := range alignClaims(marked, read) {
			g, f := &marked[p.i], &read[p.j]
			for k, row := range claimRows {
				right[k] += count(row.judge(g, f))
			}
			if namesSomebody(f) {
				named++
				wrong += count(!sameOrigin(g, f))
			}
			datedRight += count(g.AsOf != "" && sameAsOf(g, f))
		}
	}
	var b strings.Builder
	for k, row := range claimRows {
		r := ratesOf(float64(right[k]), float64(founds), float64(golds))
		fmt.Fprintf(&b, "%-18s P %.1f  R %.1f  F1 %.1f\n", row.name, r.P, r.R, r.F1)
	}
	fmt.Fprintf(&b, "%-18s R %s  gold %d\n", "as_of", percentOrNone(datedRight, dated), dated)
	fmt.Fprintf(&b, "%-18s share %s  named %d\n", "false_attribution", percentOrNone(wrong, named), named)
	fmt.Fprintf(&b, "%-18s gold %d  pred %d  documents %d\n", "counts", golds, founds, len(gold))
	return b.String()
}

func percentOrNone(part, whole int) string {
	if whole == 0 {
		return "None"
	}
	return fmt.Sprintf("%.1f", percent(float64(part), float64(whole)))
}
