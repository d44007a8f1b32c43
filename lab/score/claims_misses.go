package score

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay/lab/corpus"
)

// claimMisses returns the claims of an article that were missed, read where
// there are none, or read wrongly, in the order of the text.
func claimMisses(gold *corpus.Claimed, found []corpus.Claim, p *page) []Miss {
	type at struct {
		place int
		Miss
	}
	var all []at
	pairs := alignClaims(gold.Claims, found)
	for i := range gold.Claims {
		if g := &gold.Claims[i]; !slices.ContainsFunc(pairs, func(q pair) bool { return q.i == i }) {
			why := p.unread(g.Span)
			all = append(all, at{g.Span[0], p.miss([]Fault{{"missed", why}}, true,
				p.quote(mark{g.Span, ""}), "  gold  "+claimLine(g), "  read  – ("+why+")")})
		}
	}
	for j := range found {
		f := &found[j]
		k := slices.IndexFunc(pairs, func(q pair) bool { return q.j == j })
		if k < 0 {
			all = append(all, at{f.Span[0], p.miss([]Fault{{"spurious", f.Category}}, true,
				p.quote(mark{f.Span, ""}), "  gold  –", "  read  "+claimLine(f), p.claimSteps(j))})
			continue
		}
		g := &gold.Claims[pairs[k].i]
		if faults := claimFaults(g, f); len(faults) > 0 {
			all = append(all, at{g.Span[0], p.miss(faults, !sameClaim(g, f),
				p.quote(mark{g.Span, ""}), "  gold  "+claimLine(g), "  read  "+claimLine(f), p.claimSteps(j))})
		}
	}
	slices.SortStableFunc(all, func(a, b at) int { return a.place - b.place })
	misses := make([]Miss, len(all))
	for i, m := range all {
		misses[i] = m.Miss
	}
	return misses
}

// unread says what became of a number that makes no claim.
func (p *page) unread(s corpus.Span) string {
	for _, v := range p.reading.Vetoed {
		if p.points(v.Span).Meets(s) {
			return "refused as " + v.Why
		}
	}
	for _, f := range p.reading.Figures {
		if p.points(f.Span).Meets(s) {
			return "a figure without a claim"
		}
	}
	return "not seen"
}

// claimSteps tells how the claim with number j was read.
func (p *page) claimSteps(j int) string {
	c := &p.reading.Claims[j]
	var lines []string
	for _, l := range []string{
		p.steps("figure", p.reading.Figures[c.Figure].Steps),
		p.steps("claim", c.Steps),
	} {
		if l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// claimFaults lists the respects in which f is not g, those of the headline
// first.
func claimFaults(g, f *corpus.Claim) []Fault {
	var faults []Fault
	add := func(ok bool, name, detail string) {
		if !ok {
			faults = append(faults, Fault{name, detail})
		}
	}
	add(sameInterval(g, f), "interval", "")
	add(sameCategory(g, f), "category", difference(g.Category, f.Category))
	add(sameOrigin(g, f), "origin", chainFault(g, f))
	add(sameTeller(g, f), "teller", chainFault(g, f))
	add(sameChain(g, f), "chain", fmt.Sprintf("%d → %d", len(g.Chain), len(f.Chain)))
	add(sameHedge(g, f), "hedge", difference(g.Hedge, f.Hedge))
	add(sameUnitName(g, f), "unit", difference(g.Unit, f.Unit))
	add(sameOf(g, f), "of", "")
	add(sameAspect(g, f), "aspect", difference(g.Aspect, f.Aspect))
	add(samePolarity(g, f), "polarity", difference(g.Polarity, f.Polarity))
	add(g.AsOf == "" || sameAsOf(g, f), "as_of", "")
	return faults
}

// chainFault says in what way a chain is another one.
func chainFault(g, f *corpus.Claim) string {
	switch {
	case len(g.Chain) == 0:
		return "invented"
	case len(f.Chain) == 0:
		return "dropped"
	}
	return "somebody else"
}

// claimLine puts a claim on one line.
func claimLine(c *corpus.Claim) string {
	s := fmt.Sprintf("%q %s %s · %s of %q · %s %s %s", c.Text, intervalOf(c), c.Hedge, cmp.Or(c.Unit, "–"), c.Of, c.Category, c.Aspect, c.Polarity)
	if c.AsOf != "" {
		s += " · as of " + c.AsOf
	}
	if c.EventDate != "" {
		s += " · happened " + c.EventDate
	}
	return Shown(s + " · " + chainLine(c.Chain) + remark(c.Remark))
}

func remark(s string) string {
	if s == "" {
		return ""
	}
	return " · remark: " + s
}

func chainLine(chain []corpus.Link) string {
	if len(chain) == 0 {
		return "nobody"
	}
	links := make([]string, len(chain))
	for i, l := range chain {
		links[i] = cmp.Or(l.Name, "(no name)")
		if l.Resolved != "" && l.Resolved != l.Name {
			links[i] += " = " + l.Resolved
		}
		if l.Cue != "" {
			links[i] += " “" + l.Cue + "”"
		}
	}
	return strings.Join(links, " ← ")
}

// intervalOf writes the values that a claim allows: "[40, …)".
func intervalOf(c *corpus.Claim) string {
	open, shut := "[", "]"
	if c.LowOpen || c.Low == nil {
		open = "("
	}
	if c.HighOpen || c.High == nil {
		shut = ")"
	}
	if c.Low != nil && c.High != nil && *c.Low == *c.High {
		return open + number(c.Low) + shut
	}
	return open + number(c.Low) + ", " + number(c.High) + shut
}

func number(x *float64) string {
	if x == nil {
		return "…"
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}
