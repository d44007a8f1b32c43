package claim

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
)

// attribute gives a claim the chain of those who are made responsible for its
// figure: the sources of all attributions whose content holds it, the
// outermost first. A medium that was told stands before the one who told it.
func (b *binder) attribute(i int, c *hearsay.Claim) {
	f := b.r.Figures[i]
	c.Confidence = 0.6
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
			c.Confidence = a.Confidence
		}
		c.Steps = append(c.Steps, a.Steps...)
	}
	c.Chain = slices.DeleteFunc(c.Chain, b.isOutlet)
	if step, ok := b.corrected(i); ok {
		c.Polarity = hearsay.Corrects
		c.Steps = append(c.Steps, step)
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
}

// claimPolarity turns the polarity of an act into that of a claim.
func claimPolarity(p hearsay.Polarity) hearsay.Polarity {
	if p == hearsay.Plans {
		return hearsay.ThreatensOrPlans
	}
	return p
}

// answers reports whether whoever stands behind an act answers for a figure in
// it. Praise, blame and wishes answer for nothing; nor do those whom a poll
// asked: "9 percent of voters said".
func (b *binder) answers(a hearsay.Attribution) bool {
	switch a.Type {
	case hearsay.OtherAct, hearsay.Intending:
		return false
	}
	if relatives.Has(a.Source.In(b.text)) && (a.SourceID == hearsay.None || relatives.Has(b.r.Sources[a.SourceID].Name)) {
		return false // "that posted": of whom is not known
	}
	i, _ := slices.BinarySearchFunc(b.r.Figures, a.Source.Start, func(f hearsay.Figure, at int) int { return cmp.Compare(f.End, at) })
	for ; i < len(b.r.Figures) && b.r.Figures[i].Start < a.Source.End; i++ {
		if f := b.r.Figures[i]; f.Meets(a.Source) && f.Unit == "percent" {
			return false
		}
	}
	return !majorities.Has(firstWords(a.Source.In(b.text)))
}

var relatives = lexicon.Of("that", "which", "who")

var majorities = lexicon.Of("a majority", "the majority", "most voters", "many voters", "some voters", "voters", "respondents", "people", "those")

// firstWords returns the first two words of s, or the one that it has.
func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(2, len(words))], " ")
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
	return acts
}

// ordered leaves out acts that name nobody where others do, and puts a medium
// before those whom it relies on: "The Post reports …, according to police".
func (b *binder) ordered(acts []int) []int {
	named := slices.ContainsFunc(acts, func(k int) bool { return !b.r.Attributions[k].Source.Empty() })
	if named {
		acts = slices.DeleteFunc(acts, func(k int) bool { return b.r.Attributions[k].Source.Empty() })
	}
	if len(acts) > 1 { // "he said the firm expects 400": his word, not its
		if said := slices.ContainsFunc(acts, func(k int) bool { return b.r.Attributions[k].Type != hearsay.Believing }); said {
			acts = slices.DeleteFunc(acts, func(k int) bool { return b.r.Attributions[k].Type == hearsay.Believing })
		}
	}
	for x := 0; x+1 < len(acts); x++ {
		outer, inner := b.r.Attributions[acts[x]], b.r.Attributions[acts[x+1]]
		if outer.Type == hearsay.AccordingTo && b.partyOf(outer) != hearsay.Media && b.isMedium(inner) {
			acts[x], acts[x+1] = acts[x+1], acts[x]
		}
	}
	return acts
}

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
	b.depth = make([]int, len(b.hulls))
	for k := range b.depth {
		for p := b.r.Attributions[k].Parent; p != hearsay.None && b.depth[k] < deepest; p = b.r.Attributions[p].Parent {
			b.depth[k]++
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
	if b.bound[i].category == "poll" && !strings.EqualFold(b.bound[i].word.In(b.text), "margin of error") {
		for n := b.hullsBefore(b.r.Figures[i].Start); n > 0 && n > b.hullsBefore(b.r.Figures[i].Start)-20; n-- {
			k := b.hulls[n-1]
			if a := b.r.Attributions[k]; b.partyOf(a) == hearsay.Report && b.answers(a) {
				return []int{k}
			}
		}
	}
	return nil
}

// link turns the source of an act into a link of a chain.
func (b *binder) link(a hearsay.Attribution) hearsay.Link {
	l := hearsay.Link{Source: a.SourceID, Span: a.Source, Party: hearsay.Unnamed}
	if len(a.Cue) > 0 {
		l.Cue = a.Cue[0]
	}
	if a.Source.Empty() {
		return l
	}
	l.Name = nameOf(a.Source.In(b.text))
	l.Resolved = l.Name
	if a.SourceID != hearsay.None {
		s := b.r.Sources[a.SourceID]
		l.Resolved, l.Named, l.Party = s.Name, s.Named, s.Party
		if s.Unresolved {
			l.Resolved = ""
		}
	}
	return l
}

// nameOf returns the words of a source, cut at as many as may be quoted from an
// article: a name is no way around that.
func nameOf(words string) string {
	const most = 25
	all := strings.Fields(words)
	if len(all) > most {
		return strings.Join(all[:most], " ") + " …"
	}
	return strings.Join(all, " ")
}

// medium returns the link of the medium that an act was told to, if it was
// one: "told the Valley Post".
func (b *binder) medium(a hearsay.Attribution) (hearsay.Link, bool) {
	for _, m := range b.mentionsIn(a.Told) {
		acronym := m.Named && isAcronym(m.Head.In(b.text))
		if m.Party != hearsay.Media && !acronym || isReporter(m.Head.In(b.text)) {
			continue
		}
		name := nameOf(m.In(b.text))
		return hearsay.Link{Source: hearsay.None, Name: name, Resolved: name, Named: m.Named, Party: hearsay.Media, Span: m.Span, Cue: a.Cue[0]}, true
	}
	return hearsay.Link{}, false
}

// isOutlet reports whether a link names the outlet of the article itself,
// which is left out of every chain.
func (b *binder) isOutlet(l hearsay.Link) bool {
	if b.outlet == "" || !l.Named {
		return false
	}
	name := withoutThe(l.Resolved)
	short := len(b.outlet) > len(name) && strings.EqualFold(b.outlet[len(b.outlet)-len(name):], name) && b.outlet[len(b.outlet)-len(name)-1] == ' '
	return strings.EqualFold(name, b.outlet) || short && len(name) > 3 || len(name) > 1 && name == initials(b.outlet)
}

func withoutThe(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}

// initials returns the first letters of the words of a name.
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

func isAcronym(s string) bool {
	return len(s) >= 2 && len(s) <= 6 && strings.ToUpper(s) == s && strings.ToLower(s) != s && !strings.Contains(s, ".")
}

func isReporter(s string) bool { return reporters.Has(s) }

var reporters = lexicon.Of("reporter", "reporters", "journalist", "journalists", "press", "media", "news conference")
