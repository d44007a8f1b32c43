package score

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"hearsay/export"
	"hearsay/lab/corpus"
)

// claimMisses returns the claims of an article that were missed, read where
// there are none, or read wrongly, in the order of the text.
func claimMisses(gold *corpus.Claimed, found []corpus.Claim, p *page) []Miss {
	var all []placed
	add := func(at corpus.Span, faults []Fault, grave bool, lines ...string) {
		lines = append([]string{p.quote(mark{at, ""})}, lines...)
		all = append(all, placed{at[0], p.miss(faults, grave, lines...)})
	}
	partner, spurious := partners(alignClaims(gold.Claims, found), len(gold.Claims), len(found))
	for i := range gold.Claims {
		g := &gold.Claims[i]
		j := partner[i]
		if j < 0 {
			why := p.unread(g.Span)
			add(g.Span, []Fault{{"missed", why}}, true, "  gold  "+claimLine(g), "  read  – ("+why+")")
			continue
		}
		if f := &found[j]; len(claimFaults(g, f)) > 0 {
			add(g.Span, claimFaults(g, f), !sameClaim(g, f), "  gold  "+claimLine(g), "  read  "+claimLine(f), p.claimSteps(j))
		}
	}
	for _, j := range spurious {
		f := &found[j]
		add(f.Span, []Fault{{"spurious", f.Category}}, true, "  gold  –", "  read  "+claimLine(f), p.claimSteps(j))
	}
	return inOrder(all)
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
	return strings.Trim(p.steps("figure", p.reading.Figures[c.Figure].Steps)+"\n"+p.steps("claim", c.Steps), "\n")
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
	add(g.AsOf == "" || sameAsOf(g, f), "as_of", presence(g.AsOf, f.AsOf))
	add(g.AsOf != "" || f.AsOf == "", "as_of", "invented")
	add(g.EventDate == "" && f.EventDate == "" || sameEventDate(g, f), "event_date", presence(g.EventDate, f.EventDate))
	add(g.Place == "" && f.Place == "" || samePlace(g, f), "place", presence(g.Place, f.Place))
	return faults
}

// presence says in what way what was found is not what the gold has.
func presence(gold, found string) string {
	switch {
	case gold == "":
		return "invented"
	case found == "":
		return "dropped"
	}
	return "another"
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
	if c.Place != "" {
		s += " · at " + c.Place
	}
	if c.Measure != "" {
		s += " · measures " + strconv.Quote(c.Measure)
	}
	return export.Printable(s + " · " + chainLine(c.Chain) + remark(c.Remark))
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
