package attribution

import (
	"cmp"
	"slices"

	"hearsay"
)

// Find finds the attributions of a text, in the order of their cues, by what
// was learned from articles in which people marked who says what. What the
// grammar finds ([Grammar]) is among what is judged. Parents are set; sources
// are not yet told apart (SourceID is None throughout).
func Find(text string, tokens []hearsay.Token, sentences []hearsay.Sentence, quotations []hearsay.Quotation, mentions []hearsay.Mention) []hearsay.Attribution {
	return learned().Find(text, tokens, sentences, quotations, mentions)
}

// A desk is the room that the work on one text takes.
type desk struct {
	survey    Survey
	lattice   lattice
	marginals []Marginal
	edges     []Feature
	scene     Scene
	told      []told
	order     []int
}

// A told is a scene as it was read.
type told struct {
	anchor  int
	sure    float64
	likely  float64 // what sure was told from
	act     int     // of the grammar, or -1
	source  run
	cue     []run
	content []run
	relays  int // the act of the grammar that it hands on, or -1
	within  int // the told that it stands in, or -1
	kept    bool
}

const (
	// Candidate is the least likelihood, of 255, at which a token is learned from
	// as one that may anchor a cue.
	Candidate = 4
	// worth is that at which one is looked at. What is between them is hardly
	// ever a cue, but taught what is none.
	worth = 30
	// fewest and densest bound how many are looked at in a stretch: so many, and
	// one more for so many tokens. News has one for seventeen.
	fewest, densest = 6, 6
	// hesitant is what counts of the likelihood that a token plays no part, against
	// that it is of the source: most cues have one.
	hesitant = 0.3
	// least is the confidence below which nothing is told: where both what is told
	// wrongly and what is missed are few, on the dev part.
	least = 0.2
)

// Find finds the attributions of a text as the function [Find] does.
func (m *Model) Find(text string, tokens []hearsay.Token, sentences []hearsay.Sentence, quotations []hearsay.Quotation, mentions []hearsay.Mention) []hearsay.Attribution {
	d, _ := m.desks.Get().(*desk)
	if d == nil {
		d = &desk{survey: Survey{vocabulary: m.Vocabulary}}
	}
	d.survey.Look(text, tokens, sentences, quotations, mentions)
	d.label(m)
	d.play(m)
	d.settle()
	all := d.attributions(m)
	d.survey.forget()
	m.desks.Put(d)
	return all
}

// label fills in how likely each label of the first pass is for each token.
func (d *desk) label(m *Model) {
	s := &d.survey
	d.marginals = grown(d.marginals, len(s.tokens))
	clear(d.marginals)
	for k := range s.Stretches {
		x := &s.Stretches[k]
		if !s.mayTell(x) {
			for i := x.First; i < x.Last; i++ {
				d.marginals[i][outside] = 255
			}
			continue
		}
		n := x.Last - x.First
		d.lattice.size(n)
		for i := range n {
			m.Labels.addNode(&d.lattice, i, s.Features(x, x.First+i))
			d.edges = s.Edges(x, x.First+i, d.edges[:0])
			m.Labels.addEdge(&d.lattice, i, d.edges)
		}
		m.Labels.infer(&d.lattice, n)
		for i := range n {
			for y := range Labels {
				d.marginals[x.First+i][y] = uint8(float64(255*d.lattice.p[i][y]) + 0.5)
			}
		}
	}
}

// play reads the scene of every token that may anchor a cue.
func (d *desk) play(m *Model) {
	s := &d.survey
	d.told = d.told[:0]
	hint := 0
	hints := s.hints()
	for k := range s.Stretches {
		x := &s.Stretches[k]
		left := fewest + (x.Last-x.First)/densest
		for i := x.First; i < x.Last && left > 0; i++ {
			for hint < len(hints) && hints[hint] < i {
				hint++
			}
			if d.marginals[i][anchorsCue] < worth && (hint == len(hints) || hints[hint] != i) {
				continue
			}
			left--
			s.Open(&d.scene, x, i, d.marginals)
			if t, ok := d.read(m); ok {
				d.told = append(d.told, t)
			}
		}
	}
	for _, a := range s.acts {
		if s.words[a.first].shape == shapeMark && a.last == a.first+1 {
			d.told = append(d.told, d.marked(a))
		}
	}
	d.handOn()
}

// handOn adds those who hand on a number that somebody else gave, where they share
// his cue or were not found: "…, police were quoted | by the agency | as saying".
func (d *desk) handOn() {
	s := &d.survey
	found := make([]bool, len(s.acts))
	for _, t := range d.told {
		if t.act >= 0 {
			found[t.act] = true
		}
	}
	for _, t := range d.told {
		if t.relays < 0 || found[t.relays] || !s.answers(&s.acts[t.act]) {
			continue
		}
		found[t.relays] = true
		outer := &s.acts[t.relays]
		d.told = append(d.told, told{anchor: outer.first, likely: t.likely, sure: t.sure, act: t.relays, source: outer.source,
			cue: []run{{outer.first, outer.last}}, content: outer.content, relays: -1, within: -1})
	}
}

// read reads the scene on the desk.
func (d *desk) read(m *Model) (told, bool) {
	s, c, l := &d.survey, &d.scene, &d.lattice
	n := c.Last - c.First
	l.size(n)
	for i := range n {
		m.Parts.addNode(l, i, s.SceneFeatures(c, c.First+i, d.marginals))
		d.edges = s.SceneEdges(c, c.First+i, d.marginals, d.edges[:0])
		m.Parts.addEdge(l, i, d.edges)
	}
	m.Parts.infer(l, n)
	at := c.Anchor - c.First
	t := told{anchor: c.Anchor, likely: l.p[at][PlaysCue], sure: m.Trust.At(l.p[at][PlaysCue]), act: c.act, relays: -1, within: -1}
	if c.act >= 0 && (s.acts[c.act].host > 0 || t.sure < least && s.answers(&s.acts[c.act])) {
		return s.asGrammar(t), true
	}
	if t.sure < least {
		return t, false
	}
	parts := m.Parts.decode(l, n, at, PlaysCue)
	l.heed(parts, at, PlaysSource)
	if !slices.Contains(parts, PlaysContent) {
		l.heed(parts, at, PlaysContent)
	}
	top := 0.0
	for i := 0; i < n; {
		k, sum := i, 0.0
		for k < n && parts[k] == parts[i] {
			sum = max(sum, l.p[k][PlaysSource])
			k++
		}
		r := run{c.First + i, c.First + k}
		switch parts[i] {
		case PlaysSource: // of several runs the likeliest
			if sum > top {
				t.source, top = r, sum
			}
		case PlaysCue:
			t.cue = append(t.cue, r)
		case PlaysContent:
			t.content = append(t.content, r)
		}
		i = k
	}
	for !t.source.empty() && s.words[t.source.to-1].shape == shapeMark && s.text[s.tokens[t.source.to-1].Start] == ',' {
		t.source.to--
	}
	if t.act >= 0 {
		s.heed(&t, &s.acts[t.act])
	}
	return t, len(t.content) > 0
}

// heed gives to a part the tokens that are likelier of it than of anything else
// if the anchor is one, and takes from it those that are not. Of contents the
// likeliest whole is better; of sources, that are short and may be missing, the
// likeliest tokens.
func (l *lattice) heed(parts []uint8, anchor int, part uint8) {
	sure := l.p[anchor][PlaysCue]
	for i := range parts {
		p := &l.p[i]
		best, top := PlaysNone, hesitant*(p[PlaysNone]-(1-sure))
		for y := PlaysSource; y < Plays; y++ {
			if p[y] > top {
				best, top = y, p[y]
			}
		}
		if parts[i] == part || parts[i] == PlaysNone && best == part {
			parts[i] = best
		}
	}
}

// asGrammar returns an act as the grammar has it. Some of its acts the corpus
// could not teach: those that hand on others ("the agency said, | citing police"),
// since people marked the outermost alone, and those that give figures ("the
// council | puts the damage at 40 million"), of which an election has few.
func (s *Survey) asGrammar(t told) told {
	a := &s.acts[t.act]
	t.source, t.cue, t.content = a.source, []run{{a.first, a.last}}, a.content
	t.relays, t.sure = a.host-1, max(t.sure, a.score/2)
	return t
}

// answers reports whether an act of the grammar makes somebody answer for a
// number.
func (s *Survey) answers(a *act) bool {
	switch a.cue.typ {
	case hearsay.OtherAct, hearsay.Intending, hearsay.Believing:
		return false
	}
	return s.counts(a.content)
}

// marked returns an act of the grammar whose cue is a mark: "― Ann Lee".
func (d *desk) marked(a act) told {
	return told{anchor: a.first, likely: a.score, sure: a.score, act: d.survey.actAt(a.first), source: a.source, cue: []run{{a.first, a.last}}, content: a.content, relays: a.host - 1, within: -1}
}

// settle chooses among what was told: of two that tell the same, or share their
// cue, the likelier.
func (d *desk) settle() {
	slices.SortStableFunc(d.told, func(a, b told) int { return cmp.Compare(a.anchor, b.anchor) })
	d.order = d.order[:0]
	for i := range d.told {
		d.order = append(d.order, i)
	}
	slices.SortStableFunc(d.order, func(a, b int) int { return cmp.Compare(d.told[b].likely, d.told[a].likely) })
	for _, i := range d.order {
		t := &d.told[i]
		t.kept = true
		for k := max(0, i-near); k < min(len(d.told), i+near) && t.kept; k++ {
			if k == i || !d.told[k].kept {
				continue
			}
			if b := &d.told[k]; clash(t, b) {
				t.kept = t.yield(b) && !clash(t, b)
			}
		}
	}
	d.told = slices.DeleteFunc(d.told, func(t told) bool { return !t.kept })
	for i := range d.told {
		d.told[i].within = d.host(i)
	}
}

// clash reports whether of two only one can be meant. One that stands in what
// the other tells does not clash with it.
func clash(a, b *told) bool {
	if holds(a.content, b.anchor) || holds(b.content, a.anchor) || a.hands(b) || b.hands(a) {
		return false
	}
	if 2*common(a.content, b.content) > min(length(a.content), length(b.content)) {
		return true
	}
	return common(a.cue, b.cue) > 0
}

// yield leaves to b the pieces of what t tells that b tells too, and reports
// whether anything is left: "…," she said. "…" before the next cue of hers.
func (t *told) yield(b *told) bool {
	t.content = slices.DeleteFunc(slices.Clone(t.content), func(r run) bool { return common([]run{r}, b.content) > 0 })
	return len(t.content) > 0
}

// hands reports whether a hands on what b tells.
func (a *told) hands(b *told) bool { return a.relays >= 0 && a.relays == b.act }

// common is how many tokens two roles share.
func common(a, b []run) (n int) {
	for _, r := range a {
		for _, q := range b {
			n += max(0, min(r.to, q.to)-max(r.from, q.from))
		}
	}
	return n
}

// host returns the told with the shortest content that the i-th stands in.
func (d *desk) host(i int) int {
	at, size := -1, 0
	t := &d.told[i]
	for k := max(0, i-near); k < min(len(d.told), i+near); k++ {
		b := &d.told[k]
		if k != i && t.hands(b) {
			return k
		}
		if k == i || b.hands(t) || !holds(b.content, t.anchor) || holds(t.content, b.anchor) {
			continue
		}
		if n := length(b.content); at < 0 || n < size {
			at, size = k, n
		}
	}
	return at
}

// attributions turns what was told into attributions.
func (d *desk) attributions(m *Model) []hearsay.Attribution {
	s := &d.survey
	g := &grammar{text: s.text, tokens: s.tokens}
	all := make([]hearsay.Attribution, 0, len(d.told))
	for i := range d.told {
		t := &d.told[i]
		a := hearsay.Attribution{
			Source: g.span(t.source), SourceID: hearsay.None, Parent: hearsay.None, Confidence: t.sure,
			Speech: g.speech(t.content), Type: hearsay.OtherAct, Polarity: hearsay.Says,
		}
		for _, r := range t.cue {
			a.Cue = append(a.Cue, g.span(r))
		}
		for _, r := range t.content {
			a.Content = append(a.Content, g.span(r))
		}
		rule := "is a cue, by what was learned"
		if t.act >= 0 {
			by := &s.acts[t.act]
			a.Type, a.Polarity, a.Told = by.cue.typ, by.polarity, g.span(by.told)
			rule = by.rule
		} else if _, v, ok := verbForms.Longest(s.text, s.tokens[t.anchor].Start); ok {
			a.Type, a.Polarity = verbs[v].typ, verbs[v].polarity
		} else if a.Speech != hearsay.Indirect {
			a.Type = hearsay.Saying
		}
		if t.within >= 0 {
			a.Parent = t.within
		}
		a.Steps = g.steps(act{rule: rule}, a)
		all = append(all, a)
	}
	return all
}

// heed lets the grammar have its say. Where no source was found, its own counts.
// And where what is said holds a number, no figure is cut off from who answers
// for it: people who marked elections ended contents earlier than a ledger of
// figures wants them.
func (s *Survey) heed(t *told, a *act) {
	if t.source.empty() && a.cue.typ != hearsay.OtherAct {
		t.source = a.source
	}
	if !s.answers(a) {
		return
	}
	if common(t.content, a.content) == length(t.content) || s.runsInto(t.content, t.act) || s.handsOn(t.act) {
		t.content = a.content
	}
	if common([]run{t.source}, []run{a.source}) == 0 || common([]run{t.source}, []run{a.subject}) == 0 {
		t.source = a.source
	}
}

// handsOn reports whether the k-th act hands on what another tells: "the agency
// quoted | the mayor as saying".
func (s *Survey) handsOn(k int) bool {
	for i := max(0, k-near); i < min(len(s.acts), k+near); i++ {
		if s.acts[i].host == k+1 {
			return true
		}
	}
	return false
}

// runsInto reports whether a content goes on beyond what the grammar has for the
// k-th act into what somebody else says: "the survey put it at 5, | but the council
// said it was 6".
func (s *Survey) runsInto(content []run, k int) bool {
	a := &s.acts[k]
	if len(content) == 0 || len(a.content) == 0 || common(content, a.content) < length(a.content) {
		return false
	}
	from, to := a.content[len(a.content)-1].to, content[len(content)-1].to
	for i := k + 1; i < min(len(s.acts), k+near); i++ {
		if b := &s.acts[i]; !b.source.empty() && b.source.from >= from && b.first >= from && b.last <= to {
			return true
		}
	}
	return false
}

// counts reports whether a number stands in runs of tokens.
func (s *Survey) counts(runs []run) bool {
	for _, r := range runs {
		for i := r.from; i < r.to; i++ {
			if s.words[i].tag == hearsay.NUM {
				return true
			}
		}
	}
	return false
}
