// Package coref tells which mentions stand for one source: the name that a
// pronoun, a surname, an acronym or "the ministry" stands for.
//
// Candidates are written: who stands near, who has a word in common. Which of
// them it is, if any, is told by weights that were learned from annotated text;
// MODEL.md says which. Where that is not sure, the mention is a source of its
// own: a false name costs more than none.
package coref

import (
	"strings"

	"hearsay"
)

// Sources tells the sources of a text apart, in the order in which they first
// speak, and gives each attribution its own. What somebody is quoted with goes
// on over paragraphs that are quotations and nothing else.
func Sources(text string, tokens []hearsay.Token, sentences []hearsay.Sentence, quotations []hearsay.Quotation,
	mentions []hearsay.Mention, attributions []hearsay.Attribution) ([]hearsay.Source, []hearsay.Attribution) {
	return shipped().Sources(&Text{text, tokens, sentences, quotations, mentions, attributions})
}

// Sources does what the function [Sources] does, with the weights of r.
func (r *Ranker) Sources(t *Text) ([]hearsay.Source, []hearsay.Attribution) {
	d := r.desks.Get().(*desk)
	named := goOn(t)
	whole := *t
	whole.Attributions = named
	d.take(&whole, r.nouns)
	d.walk(r.choose)
	g := &register{desk: d, of: d.sourceOf(), loose: map[string]int{}}
	for i := range named {
		if a := &named[i]; !a.Source.Empty() && !d.isSelf(d.hearts[i]) {
			a.SourceID = g.enter(a.Source, d.hearts[i])
		}
	}
	for i := range named {
		a := &named[i]
		if a.Source.Empty() || a.SourceID != hearsay.None {
			continue
		}
		if a.SourceID = host(named, i); a.SourceID == hearsay.None {
			a.SourceID = g.enter(a.Source, d.hearts[i])
		}
	}
	g.policed = g.ofPolice()
	for i := range g.sources {
		g.stand(&g.sources[i])
	}
	d.forget()
	r.desks.Put(d)
	return g.sources, named
}

// host returns the source in whose words attribution i stands: whom its "I" or
// "we" stands for.
func host(all []hearsay.Attribution, i int) int {
	const deepest = 8
	for n := 0; n < deepest && all[i].Parent != hearsay.None; n++ {
		i = all[i].Parent
		if all[i].SourceID != hearsay.None {
			return all[i].SourceID
		}
	}
	return hearsay.None
}

// isSelf reports whether an item is one by which a speaker means himself.
func (d *desk) isSelf(item int32) bool {
	return item >= 0 && d.isPronoun(item) && speakers.Has(d.items[item].In(d.text))
}

// isPronoun reports whether an item is a mention that is a pronoun.
func (d *desk) isPronoun(item int32) bool {
	m := d.items[item].mention
	return m >= 0 && d.mentions[m].Pronoun
}

// sourceOf returns, of each entity, that it is no source yet.
func (d *desk) sourceOf() []int {
	of := make([]int, len(d.entities))
	for i := range of {
		of[i] = hearsay.None
	}
	return of
}

// A register is the list of sources that a text has named so far.
type register struct {
	*desk
	sources []hearsay.Source
	of      []int          // of each entity, its source or None
	loose   map[string]int // sources in whose words there is no mention
	policed bool           // the text speaks of the police rather than of soldiers
}

// enter finds or makes the source that the words of span stand for, of which
// item is the heart.
func (g *register) enter(span hearsay.Span, item int32) int {
	if item < 0 {
		return g.enterLoose(span)
	}
	if g.isPronoun(item) && relatives.Has(g.items[item].In(g.text)) {
		before, ok := g.antecedent(item)
		if !ok {
			return g.add(hearsay.Source{Name: g.bare(span), Party: hearsay.Other, Unresolved: true}, span)
		}
		item = before
	}
	e := g.items[item].entity
	if e < 0 {
		word := g.items[item].In(g.text)
		party := g.mentions[g.items[item].mention].Party
		return g.add(hearsay.Source{Name: g.bare(span), Party: party, Unresolved: speakers.Has(word) || pointing.Has(word)}, span)
	}
	id := g.of[e]
	if id == hearsay.None {
		first := g.naming(e)
		if span.Has(first) {
			first = span
		}
		id = g.add(g.describe(e, span, item), first)
		g.of[e] = id
	}
	s := &g.sources[id]
	if s.Mentions[len(s.Mentions)-1] != span {
		s.Mentions = append(s.Mentions, span)
	}
	return id
}

// enterLoose finds or makes the source of words that hold no mention.
func (g *register) enterLoose(span hearsay.Span) int {
	name := g.bare(span)
	if id, ok := g.loose[name]; ok {
		g.sources[id].Mentions = append(g.sources[id].Mentions, span)
		return id
	}
	id := g.add(hearsay.Source{Name: name, Party: hearsay.Other}, span)
	g.loose[name] = id
	return id
}

func (g *register) add(s hearsay.Source, mention hearsay.Span) int {
	s.Mentions = append(s.Mentions, mention)
	g.sources = append(g.sources, s)
	return len(g.sources) - 1
}

// naming returns the mention that tells best who an entity is.
func (d *desk) naming(e int32) hearsay.Span { return d.items[d.namingItem(e)].Span }

func (d *desk) namingItem(e int32) int32 {
	if n := d.entities[e].name; n >= 0 {
		return n
	}
	return d.entities[e].first
}

// describe returns the source that an entity is, which speaks first in span.
func (g *register) describe(e int32, span hearsay.Span, item int32) hearsay.Source {
	n := &g.entities[e]
	x := &g.items[g.namingItem(e)]
	s := hearsay.Source{Named: n.name >= 0, Party: partyNamed(n.party), Unresolved: g.isOpen(e) || g.items[item].unsure}
	words := x.Span
	if n.name < 0 && span.Has(x.Span) && !x.kind.IsPronoun() {
		words = span // "spokesman for the union"
	}
	s.Name = g.bare(words)
	return s
}

// isOpen reports whether an entity is never named nor described.
func (d *desk) isOpen(e int32) bool {
	n := &d.entities[e]
	return n.name < 0 && n.described == 0
}

func partyNamed(code uint8) hearsay.Party {
	for p, c := range partyCodes {
		if c == code {
			return p
		}
	}
	return hearsay.Other
}

// antecedent returns the item that a relative pronoun follows: "the owner, |
// who said …".
func (d *desk) antecedent(item int32) (int32, bool) {
	x := &d.items[item]
	j := item - 1
	if j < 0 || d.isPronoun(j) || d.gap(d.items[j].End, x.Start) == apart {
		return 0, false
	}
	if y := &d.items[j]; j > 0 && strings.EqualFold(x.In(d.text), "who") && y.sort != person && y.kind != Name {
		// "a spokesman for the ministry, who said"
		if z := &d.items[j-1]; z.sort == person && z.last+1 == y.first && d.tokens[z.last].Tag == hearsay.ADP {
			return j - 1, true
		}
	}
	return j, true
}

// bare returns the words of span without an article, cut at as many as may be
// quoted from an article.
func (d *desk) bare(span hearsay.Span) string {
	const most = 25
	words := span.In(d.text)
	if all := strings.Fields(words); len(all) > most {
		words = strings.Join(all[:most], " ") + " …"
	}
	for _, article := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		if rest, ok := strings.CutPrefix(words, article); ok {
			return rest
		}
	}
	return words
}
