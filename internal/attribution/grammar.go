// Package attribution finds who said what in a text: the source, the words
// that show the saying, and what is said.
//
// This is a grammar of cues. A cue is a verb of saying or a phrase such as
// "according to"; its source is looked for before it ("the ministry said"),
// behind it ("said the ministry") or taken over from the cue before
// ("…, adding that …"); what is said is a clause, a quotation or both. It goes
// by parts of speech and by the state of quotation, and knows nobody by name.
package attribution

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/internal/lexicon"
)

// Grammar finds the attributions of a text as [Find] does, by the grammar of
// cues alone.
func Grammar(text string, tokens []hearsay.Token, sentences []hearsay.Sentence, quotations []hearsay.Quotation, mentions []hearsay.Mention) []hearsay.Attribution {
	g := &grammar{text: text, tokens: tokens, sentences: sentences, quotations: quotations, mentions: mentions}
	g.place()
	for i := range sentences {
		g.sentence(i)
	}
	return g.finish()
}

// A grammar is the reading of one text by cues.
type grammar struct {
	text       string
	tokens     []hearsay.Token
	sentences  []hearsay.Sentence
	quotations []hearsay.Quotation
	mentions   []hearsay.Mention
	begins     []int32 // by token: the mention that begins there, or -1
	ends       []int32 // by token: the mention that ends before the next, or -1
	quotation  []int32 // by token: the quotation that it stands in, or -1
	found      []act
}

// An act is an attribution in terms of tokens, while it is being built.
type act struct {
	cue      cue
	sentence int
	first    int // the cue is tokens[first:last]
	last     int
	source   run
	subject  run // the mention at the heart of the source
	told     run
	content  []run
	quoted   bool // the cue stands in a quotation
	rule     string
	score    float64
	polarity hearsay.Polarity
	host     int // one more than the index of the act that it is told in; 0 if content shows it
}

// A run is tokens[from:to].
type run struct{ from, to int }

func (r run) empty() bool    { return r.from >= r.to }
func (r run) has(i int) bool { return r.from <= i && i < r.to }
func (g *grammar) span(r run) hearsay.Span {
	if r.empty() {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: g.tokens[r.from].Start, End: g.tokens[r.to-1].End}
}

// word returns the words of token i.
func (g *grammar) word(i int) string { return g.tokens[i].In(g.text) }

// is reports whether token i is one of the words of the list, in any case.
func (g *grammar) is(i int, words *lexicon.List) bool {
	return i >= 0 && i < len(g.tokens) && words.Has(g.word(i))
}

// isTime reports whether token i is a day by its name: "Monday", "today".
func (g *grammar) isTime(i int) bool { return g.is(i, lexicon.Weekdays) || g.is(i, timeWords) }

func (g *grammar) tag(i int) hearsay.Tag {
	if i < 0 || i >= len(g.tokens) {
		return hearsay.Untagged
	}
	return g.tokens[i].Tag
}

// place notes at which token each mention and each quotation stands.
func (g *grammar) place() {
	n := len(g.tokens)
	marks := make([]int32, 3*n)
	for i := range marks {
		marks[i] = -1
	}
	g.begins, g.ends, g.quotation = marks[:n], marks[n:2*n], marks[2*n:]
	i := 0
	for k, m := range g.mentions {
		for i < n && g.tokens[i].Start < m.Start {
			i++
		}
		if i == n {
			break
		}
		g.begins[i] = int32(k)
		for i < n && g.tokens[i].End < m.End {
			i++
		}
		if i < n {
			g.ends[i] = int32(k)
		}
	}
	i = 0
	for k, q := range g.quotations {
		if q.Single && i > 0 && g.tokens[i-1].End > q.Start {
			continue // within the quotation before
		}
		for i < n && g.tokens[i].Start < q.Start {
			i++
		}
		for i < n && g.tokens[i].End <= q.End {
			g.quotation[i] = int32(k)
			i++
		}
	}
}

// sentence finds the acts whose cues stand in sentence s.
func (g *grammar) sentence(s int) {
	sent := g.sentences[s]
	from := len(g.found)
	defer func() {
		g.relays(from)
		g.carried(s, from)
	}()
	for i := sent.First; i < sent.Last; i++ {
		if g.tokens[i].Kind != hearsay.Word {
			continue
		}
		if end, v, ok := phraseForms.Longest(g.text, g.tokens[i].Start); ok {
			if a, ok := g.phrase(s, i, end, phrases[v]); ok {
				g.found = append(g.found, a)
				i = a.last - 1
			}
			continue
		}
		if a, ok := g.noun(s, i); ok {
			g.found = append(g.found, a)
			continue
		}
		end, v, ok := verbForms.Longest(g.text, g.tokens[i].Start)
		if !ok {
			continue
		}
		last := i + 1
		for last < sent.Last && g.tokens[last].End <= end {
			last++
		}
		if a, ok := g.verb(act{cue: verbs[v], sentence: s, first: i, last: last, quoted: g.tokens[i].Quoted}); ok {
			g.found = append(g.found, a)
			i = a.last - 1
		}
	}
	if a, ok := g.turn(s); ok {
		g.found = append(g.found, a)
	}
	if a, ok := g.signed(s); ok {
		g.found = append(g.found, a)
	}
	if a, ok := g.trailed(s); ok {
		g.found = append(g.found, a)
	}
	if a, ok := g.polling(s); ok {
		g.found = append(g.found, a)
	}
}

// finish turns the acts into attributions, in the order of their cues, and
// gives each the one that it is told in.
func (g *grammar) finish() []hearsay.Attribution {
	g.sort()
	all := make([]hearsay.Attribution, 0, len(g.found))
	for _, a := range g.found {
		at := hearsay.Attribution{
			Source:     g.span(a.source),
			Cue:        []hearsay.Span{g.span(run{a.first, a.last})},
			Told:       g.span(a.told),
			SourceID:   hearsay.None,
			Type:       a.cue.typ,
			Polarity:   a.polarity,
			Parent:     hearsay.None,
			Confidence: a.score,
			Speech:     g.speech(a.content),
		}
		for _, c := range a.content {
			at.Content = append(at.Content, g.span(c))
		}
		at.Steps = g.steps(a, at)
		all = append(all, at)
	}
	for i, a := range g.found {
		if a.host > 0 {
			all[i].Parent = a.host - 1
			continue
		}
		at, size := hearsay.None, 0
		for k := max(0, i-near); k < min(len(g.found), i+near); k++ {
			b := g.found[k]
			if k == i || b.host == i+1 || !holds(b.content, a.first) || holds(a.content, b.first) {
				continue
			}
			if n := length(b.content); at == hearsay.None || n < size {
				at, size = k, n
			}
		}
		all[i].Parent = at
	}
	return all
}

// near is how many acts around one are looked at for the one that it is told
// in. It keeps the work in step with the length of the text.
const near = 40

// sort puts the acts in the order of their cues, and leaves out those of which it
// was not found what they say.
func (g *grammar) sort() {
	order := make([]int, 0, len(g.found))
	for i, a := range g.found {
		if len(a.content) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(g.found[x].first, g.found[y].first) })
	sorted, moved := make([]act, len(order)), make([]int, len(g.found))
	for to, from := range order {
		sorted[to], moved[from] = g.found[from], to
	}
	for i := range sorted {
		if h := sorted[i].host; h > 0 {
			sorted[i].host = moved[h-1] + 1
		}
	}
	g.found = sorted
}

func holds(runs []run, i int) bool {
	return slices.ContainsFunc(runs, func(r run) bool { return r.has(i) })
}

func length(runs []run) int {
	n := 0
	for _, r := range runs {
		n += r.to - r.from
	}
	return n
}

// speech tells quoted from reported words by the share of them in quotation
// marks.
func (g *grammar) speech(content []run) hearsay.Speech {
	in, all := 0, 0
	for _, r := range content {
		for _, t := range g.tokens[r.from:r.to] {
			if t.Kind != hearsay.Mark {
				all++
				if t.Quoted {
					in++
				}
			}
		}
	}
	switch {
	case in == 0:
		return hearsay.Indirect
	case in*20 >= all*19:
		return hearsay.Direct
	}
	return hearsay.Mixed
}

func (g *grammar) steps(a act, at hearsay.Attribution) []hearsay.Step {
	steps := []hearsay.Step{{Span: at.Cue[0], Rule: a.rule}}
	if !at.Source.Empty() {
		steps = append(steps, hearsay.Step{Span: at.Source, Rule: "is the source"})
	} else {
		steps = append(steps, hearsay.Step{Span: at.Cue[0], Rule: "names no source"})
	}
	if !at.Told.Empty() {
		steps = append(steps, hearsay.Step{Span: at.Told, Rule: "is whom it was told"})
	}
	for _, c := range at.Content {
		steps = append(steps, hearsay.Step{Span: c, Rule: "is what is said"})
	}
	return steps
}
