package claim

import (
	"cmp"
	"iter"
	"slices"

	"hearsay"
	"hearsay/internal/lexicon"
)

// attribute gives a claim the chain of those who are made responsible for its
// figure: the sources of all attributions whose content holds it, the
// outermost first. A medium that was told stands before the one who told it.
func (b *binder) attribute(i int, c *hearsay.Claim) {
	f := b.r.Figures[i]
	sure := 0.0 // of the attribution nearest to the figure
	c.Status = hearsay.Unattributed
	acts := b.actsOver(f.Span)
	if len(acts) == 0 {
		acts = b.continued(i)
	}
	for _, k := range acts { // what is said within a denial is denied
		if p := b.r.Attributions[k].Polarity; p != hearsay.Says {
			c.Polarity = claimPolarity(p)
			if p == hearsay.Denies || p == hearsay.Corrects {
				break
			}
		}
	}
	acts = b.ordered(b.distinct(acts))
	for n, k := range acts {
		a := b.r.Attributions[k]
		if !a.Told.Empty() {
			if link, ok := b.medium(a); ok {
				c.Chain = append(c.Chain, link)
			}
		}
		c.Chain = append(c.Chain, b.link(a))
		if n == len(acts)-1 {
			sure = a.Confidence
		}
		c.Steps = append(c.Steps, a.Steps...)
	}
	b.media(c.Chain)
	c.Chain = slices.DeleteFunc(c.Chain, b.isOutlet)
	if c.Polarity == hearsay.Says && len(acts) > 0 && b.untrue(b.r.Attributions[acts[len(acts)-1]], f.Span) {
		c.Polarity = hearsay.Denies
	}
	if step, ok := b.corrected(i); ok {
		c.Polarity = hearsay.Corrects
		c.Steps = append(c.Steps, step)
	}
	if word, ok := b.planned(i); ok && (c.Polarity == hearsay.Says || c.Polarity == hearsay.Forecasts) {
		c.Polarity = hearsay.ThreatensOrPlans
		c.Steps = append(c.Steps, hearsay.Step{Span: word, Rule: "is still to be done"})
	}
	if f.Aspect == hearsay.Forecast && c.Polarity == hearsay.Says {
		c.Polarity = hearsay.Forecasts
	}
	if len(c.Chain) > 0 {
		c.Status = hearsay.Complete
		if end := c.Chain[len(c.Chain)-1]; end.Resolved == "" || !end.Named && end.Party == hearsay.Unnamed {
			c.Status = hearsay.EndsUnnamed
		}
	}
	c.Confidence = confidence(c, sure)
}

// claimPolarity turns the polarity of an act into that of a claim.
func claimPolarity(p hearsay.Polarity) hearsay.Polarity {
	if p == hearsay.Plans {
		return hearsay.ThreatensOrPlans
	}
	return p
}

// actsOver returns the attributions whose content holds span, the outermost
// first.
func (b *binder) actsOver(span hearsay.Span) []int {
	var acts []int
	last := b.hullsBefore(span.End)
	for i := last; i > max(0, last-mostHulls) && b.reach[i-1] > span.Start; i-- {
		k := b.hulls[i-1]
		a := b.r.Attributions[k]
		if !b.answers(a) {
			continue
		}
		for _, content := range a.Content {
			if content.Has(span) {
				acts = append(acts, k)
				break
			}
		}
	}
	slices.Sort(acts)
	// Outermost first.
	slices.SortStableFunc(acts, func(x, y int) int { return cmp.Compare(b.depth[x], b.depth[y]) })
	for i := len(acts) - 1; i >= 0; i-- { // an act that tells of another that says so says so too
		told := slices.ContainsFunc(acts[i+1:], func(k int) bool { return b.r.Attributions[k].Parent == acts[i] })
		if !told && b.aside(b.r.Attributions[acts[i]], span) {
			acts = slices.Delete(acts, i, i+1)
		}
	}
	return acts
}

// ordered leaves out acts that name nobody where others do, and puts a medium
// before those whom it relies on: "The Post reports …, according to police".
func (b *binder) ordered(acts []int) []int {
	named := slices.ContainsFunc(acts, func(k int) bool { return !b.r.Attributions[k].Source.Empty() })
	if named {
		acts = slices.DeleteFunc(acts, func(k int) bool { return b.r.Attributions[k].Source.Empty() })
	}
	if slices.ContainsFunc(acts, b.asserts) { // "he said the firm expects 400": his word, not its
		acts = slices.DeleteFunc(acts, func(k int) bool { return !b.asserts(k) })
	}
	for x := 0; x+1 < len(acts); x++ {
		outer, inner := b.r.Attributions[acts[x]], b.r.Attributions[acts[x+1]]
		if outer.Type == hearsay.AccordingTo && b.partyOf(outer) != hearsay.Media && b.isMedium(inner) {
			acts[x], acts[x+1] = acts[x+1], acts[x]
		}
	}
	return acts
}

// asserts reports whether by act k somebody says something, and does not only
// think it.
func (b *binder) asserts(k int) bool { return b.r.Attributions[k].Type != hearsay.Believing }

func (b *binder) partyOf(a hearsay.Attribution) hearsay.Party {
	if a.SourceID == hearsay.None {
		return hearsay.Other
	}
	return b.r.Sources[a.SourceID].Party
}

// isMedium reports whether an act is one of a medium that reports.
func (b *binder) isMedium(a hearsay.Attribution) bool {
	return b.partyOf(a) == hearsay.Media || reportWords.Has(a.Cue[0].In(b.text))
}

var reportWords = lexicon.Of("reports", "reported", "report")

// mostHulls is how many attributions are looked at for those over a figure,
// and deepest how many may stand in one another.
const (
	mostHulls = 100
	deepest   = 8
)

// index orders the attributions by where their content begins, and notes how
// far the contents reach, so that those over a figure are found at once.
func (b *binder) index() {
	b.hulls = make([]int, len(b.r.Attributions))
	for k := range b.hulls {
		b.hulls[k] = k
	}
	from := func(k int) int { return b.r.Attributions[k].Content[0].Start }
	slices.SortStableFunc(b.hulls, func(x, y int) int { return cmp.Compare(from(x), from(y)) })
	b.reach = make([]int, len(b.hulls))
	far := 0
	for i, k := range b.hulls {
		for _, c := range b.r.Attributions[k].Content {
			far = max(far, c.End)
		}
		b.reach[i] = far
	}
	b.cues = slices.DeleteFunc(slices.Clone(b.hulls), func(k int) bool { return len(b.r.Attributions[k].Cue) == 0 })
	slices.SortStableFunc(b.cues, func(x, y int) int {
		return cmp.Compare(b.r.Attributions[x].Cue[0].Start, b.r.Attributions[y].Cue[0].Start)
	})
	b.depth = make([]int, len(b.hulls))
	for k := range b.depth {
		for p := b.r.Attributions[k].Parent; p != hearsay.None && b.depth[k] < deepest; p = b.r.Attributions[p].Parent {
			b.depth[k]++
		}
	}
}

// cuesFrom yields the attributions whose cue begins at byte start or behind it, in
// the order of their cues.
func (b *binder) cuesFrom(start int) iter.Seq2[int, hearsay.Attribution] {
	first, _ := slices.BinarySearchFunc(b.cues, start, func(k, start int) int { return cmp.Compare(b.r.Attributions[k].Cue[0].Start, start) })
	return func(yield func(int, hearsay.Attribution) bool) {
		for _, k := range b.cues[first:] {
			if !yield(k, b.r.Attributions[k]) {
				return
			}
		}
	}
}

// hullsBefore returns how many contents begin before byte end.
func (b *binder) hullsBefore(end int) int {
	n, _ := slices.BinarySearchFunc(b.hulls, end, func(k, end int) int {
		return cmp.Compare(b.r.Attributions[k].Content[0].Start, end)
	})
	return n
}

// distinct leaves out acts of one source that say the same twice.
func (b *binder) distinct(acts []int) []int {
	var kept []int
	for _, k := range acts {
		a := b.r.Attributions[k]
		twice := false
		for _, o := range kept {
			other := b.r.Attributions[o]
			twice = twice || other.SourceID == a.SourceID && a.SourceID != hearsay.None || other.Source == a.Source
		}
		if !twice {
			kept = append(kept, k)
		}
	}
	return kept
}

// continued returns the acts over the figure that this one goes on from: the
// whole that it is a part of, in the sentence before, or, for a share in an
// article about a poll, the poll that was named last.
func (b *binder) continued(i int) []int {
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return nil
	}
	for whole, n := b.bound[i].from-1, 0; whole >= 0 && n < deepest; whole, n = b.bound[whole].from-1, n+1 {
		o := b.figures[whole]
		if b.r.Sentences[o.sentence].Paragraph != b.r.Sentences[at.sentence].Paragraph {
			break
		}
		if acts := b.actsOver(b.r.Figures[whole].Span); len(acts) > 0 {
			return acts
		}
	}
	if k, ok := b.polled(i); ok {
		return []int{k}
	}
	return nil
}
