package claim

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
	"hearsay/internal/unit"
)

// measure gives every claim the canonical words for the quantity that its figure
// measures: what happened, to what, whose it is, in which happening, where and in
// which month. Figures of an article that measure the same get the same words: a
// figure that is given again, one beside its conversion, where something moved
// from and to, and two counts of the same people in the same happening. Others get
// words of their own where they would be mixed up.
func (b *binder) measure(claims []hearsay.Claim) {
	m := &measurer{b: b, claims: claims, taken: map[string]bool{}, mid: make([]float64, len(claims)), parts: make([]bool, len(claims)), things: make([]string, len(claims)), whose: make([]string, len(claims))}
	for i := range claims {
		m.mid[i], m.parts[i] = middle(b.r.Figures[i].Value), b.isPart(i)
		m.things[i], m.whose[i] = m.thing(i), m.owner(i)
		if j, ok := m.again(i); ok {
			claims[i].Measure = claims[j].Measure
			if m.things[i] == "" {
				m.things[i] = m.things[j]
			}
			continue
		}
		claims[i].Measure = m.name(i)
		m.taken[claims[i].Measure] = true
	}
}

// A measurer names what the claims of one text measure.
type measurer struct {
	b      *binder
	claims []hearsay.Claim
	taken  map[string]bool // names that are given
	mid    []float64       // by claim: a number within its interval
	parts  []bool          // by claim: it is a part of another count
	things []string        // by claim: what is counted
	whose  []string        // by claim: of whom or what it is told
}

// name puts the words for a quantity together.
func (m *measurer) name(i int) string {
	c := &m.claims[i]
	words := join(m.category(c), m.things[i])
	if contest := m.contestant(i); contest != "" {
		words = join(m.category(c), contest)
	}
	if m.inHappening(i) {
		words = join(words, m.happening(i))
	} else {
		words = join(words, m.whose[i])
		if y := year(c.AsOf); y != "" && c.Basis != hearsay.Publication && m.isPeriodic(c) {
			words = join(words, string(c.AsOf[:min(len(c.AsOf), len("2006-01"))]))
		}
	}
	if words == "" {
		words = "number"
	}
	if !m.isFree(words) {
		words = m.apart(i, words)
	}
	return words
}

// apart adds to words that are taken what tells figure i from the one that has
// them: where it is, or what else stands nearest to it.
func (m *measurer) apart(i int, words string) string {
	b := m.b
	if place := contentOf(m.claims[i].Place.In(b.text)); place != "" && !strings.Contains(words, place) {
		if longer := join(words, place); m.isFree(longer) {
			return longer
		}
	}
	if longer := join(words, m.whose[i]); m.whose[i] != "" && !strings.Contains(words, m.whose[i]) && m.isFree(longer) {
		return longer
	}
	longer := words
	for _, tags := range [...][]hearsay.Tag{{hearsay.NOUN, hearsay.PROPN, hearsay.ADJ}, {hearsay.VERB}} {
		if longer = m.nearest(i, longer, tags); m.isFree(longer) {
			return longer
		}
	}
	return longer
}

// nearest adds to words those of some parts of speech that stand nearest to figure
// i, until no other quantity has them.
func (m *measurer) nearest(i int, words string, tags []hearsay.Tag) string {
	const reach, most = 12, 2 // tokens, words
	b, at := m.b, m.b.figures[i]
	if at.sentence == hearsay.None {
		return words
	}
	sent := b.r.Sentences[at.sentence]
	n := 0
	for d := 1; d < reach && n < most; d++ {
		for _, j := range [...]int{max(at.last, at.ofLast) - 1 + d, at.first - d} {
			if j < sent.First || j >= sent.Last || b.figureAt(j) {
				continue
			}
			t := b.r.Tokens[j]
			if w := nameWord(t, b.text); slices.Contains(tags, t.Tag) && !fillers.Has(w) && !speaking.Has(w) && !hasWord(words, w) {
				words = join(words, w)
				n++
			}
			if n > 0 && m.isFree(words) {
				return words
			}
		}
	}
	return words
}

func (m *measurer) isFree(words string) bool { return !m.taken[words] }

// category returns the words for what happened.
func (m *measurer) category(c *hearsay.Claim) string {
	if c.Category == "other" {
		return ""
	}
	return strings.ReplaceAll(string(c.Category), "_", " ")
}

// thing names what is counted: people by whom they are limited to, things by their
// noun, amounts by their unit.
func (m *measurer) thing(i int) string {
	f, c := m.b.r.Figures[i], &m.claims[i]
	switch {
	case f.Unit == "person":
		return contentOf(c.Population)
	case f.Kind == hearsay.Count || f.Kind == hearsay.Multiple:
		if words := contentOf(f.Of.In(m.b.text)); words != "" {
			return words
		}
		return contentOf(string(f.Unit))
	case c.Category == "magnitude":
		return ""
	}
	return contentOf(f.Of.In(m.b.text))
}

// inHappening reports whether what a claim measures is told by a happening rather
// than by whose it is.
func (m *measurer) inHappening(i int) bool {
	c := m.claims[i].Category
	return m.b.isEventful(c) && c != "votes"
}

// happening names the happening that a claim is of: its kind, where, and the month.
func (m *measurer) happening(i int) string {
	b, c := m.b, &m.claims[i]
	words, kind := "", b.kindCounted(i)
	if h := b.ofClaim[i] - 1; h >= 0 {
		if kind == hearsay.None {
			kind = b.happenings[h].kind
		}
		words = contentOf(b.placeOf(h).In(b.text))
	} else if at := b.figures[i]; at.sentence != hearsay.None && kind == hearsay.None {
		kind = b.kindOfSentence(at.sentence)
	}
	if kind == hearsay.None {
		kind = b.mainKind
	}
	if kind != hearsay.None && happeningKinds[kind] != vague {
		words = join(happeningKinds[kind], words)
	}
	if d := string(c.EventDate); d != "" {
		words = join(words, d[:min(len(d), len("2006-01"))])
	}
	return words
}

// vague is the kind of what is only said to have happened.
const vague = "incident"

// owner names of whom or what something is told: the subject of the verb that a
// figure hangs on, or its object if the figure is the subject.
func (m *measurer) owner(i int) string {
	b, at := m.b, m.b.figures[i]
	if at.sentence == hearsay.None || b.isEventful(m.claims[i].Category) {
		return ""
	}
	if words := m.contestant(i); words != "" {
		return words
	}
	tok := b.tokenAt(b.r.Figures[i].Core.Start)
	for n := 0; tok != hearsay.None && n < deepest; n++ {
		t := b.r.Tokens[tok]
		if words := m.dependent(tok, possessors); words != "" {
			return words
		}
		h := int(t.Head)
		if h != hearsay.None && (b.r.Tokens[h].Tag == hearsay.VERB || m.hasCopula(h)) {
			if t.Relation == nsubj || t.Relation == nsubjPass {
				return join(m.dependent(h, objects), strings.ToLower(b.word(h)))
			}
			if words := m.dependent(h, subjects); words != "" {
				return words
			}
		}
		tok = h
	}
	return ""
}

// hasCopula reports whether a token is what something is said to be.
func (m *measurer) hasCopula(j int) bool {
	const reach = 8
	for k := max(0, j-reach); k < j; k++ {
		if t := m.b.r.Tokens[k]; int(t.Head) == j && t.Relation == cop {
			return true
		}
	}
	return false
}

// contestant names who has a share in a contest: "Oru leads Kest by | 43 | to 38".
func (m *measurer) contestant(i int) string {
	b := m.b
	if c := m.claims[i].Category; c != "poll" && c != "votes" {
		return ""
	}
	at := b.figures[i]
	second := i > 0 && b.figures[i-1].sentence == at.sentence && b.figures[i-1].last+1 == at.first && b.word(at.first-1) == "to"
	first := i+1 < len(b.figures) && b.figures[i+1].sentence == at.sentence && b.figures[i+1].first == at.last+1 && b.word(at.last) == "to"
	switch {
	case second:
		if verb := b.verbOver(i - 1); verb != hearsay.None {
			return m.dependent(verb, objects)
		}
	case first:
		if verb := b.verbOver(i); verb != hearsay.None {
			return m.dependent(verb, subjects)
		}
	}
	return ""
}

// dependent names the phrase that hangs on token h in one of some ways.
func (m *measurer) dependent(h int, ways []hearsay.Relation) string {
	const reach = 25
	b := m.b
	for _, way := range ways {
		for j := max(0, h-reach); j < min(len(b.r.Tokens), h+reach); j++ {
			t := b.r.Tokens[j]
			if int(t.Head) != h || t.Relation != way || b.figureAt(j) {
				continue
			}
			if words := m.nounAt(j); words != "" {
				return words
			}
		}
	}
	return ""
}

// nounAt names the noun at token j with the names and nouns that belong to it.
func (m *measurer) nounAt(j int) string {
	const reach = 5
	b := m.b
	t := b.r.Tokens[j]
	if t.Tag == hearsay.PRON {
		if name := b.standsFor(t.Span); name != "" {
			return contentOf(name)
		}
		return ""
	}
	if t.Tag != hearsay.NOUN && t.Tag != hearsay.PROPN {
		return ""
	}
	words := ""
	for k := max(0, j-reach); k < min(len(b.r.Tokens), j+reach); k++ {
		o := b.r.Tokens[k]
		if k == j || int(o.Head) == j && (o.Relation == compound || o.Relation == flat || o.Relation == nmodPoss) && !b.figureAt(k) {
			if o.Tag == hearsay.NOUN || o.Tag == hearsay.PROPN {
				words = join(words, nameWord(o, b.text))
			}
		}
	}
	return words
}

// figureAt reports whether a token is of a figure.
func (b *binder) figureAt(j int) bool {
	t := b.r.Tokens[j]
	return t.Kind == hearsay.Number || t.Tag == hearsay.NUM
}

// standsFor returns the name of the source that stands at span, if the text tells.
func (b *binder) standsFor(span hearsay.Span) string {
	for _, a := range b.actsNear(span) {
		if act := b.r.Attributions[a]; act.Source == span && act.SourceID != hearsay.None && !b.r.Sources[act.SourceID].Unresolved {
			return b.r.Sources[act.SourceID].Name
		}
	}
	return ""
}

// isPeriodic reports whether an amount is one of a row: of each quarter, year, poll.
func (m *measurer) isPeriodic(c *hearsay.Claim) bool {
	switch c.Category {
	case "money", "rate", "price_change", "sold_or_made", "share":
		return true
	}
	return false
}

// placeOf returns where a happening is said to be, in its own sentence.
func (b *binder) placeOf(h int) hearsay.Span {
	sent := b.r.Sentences[b.happenings[h].sentence]
	return b.placeNear(sent, b.happenings[h].period.Span)
}

// join puts two runs of words together, each word once.
func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	for w := range strings.FieldsSeq(b) {
		if !hasWord(a, w) {
			a += " " + w
		}
	}
	return a
}

// hasWord reports whether a run of words has a word, whatever the case.
func hasWord(words, word string) bool {
	for w := range strings.FieldsSeq(words) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// contentOf returns the words of a phrase that name something, in small letters and
// the singular but for names.
func contentOf(phrase string) string {
	const most = 4
	words, n := "", 0
	for w := range strings.FieldsSeq(phrase) {
		w = strings.Trim(w, ".,;:()“”\"'’")
		if short, ok := strings.CutSuffix(w, "'s"); ok {
			w = short
		} else if short, ok := strings.CutSuffix(w, "’s"); ok {
			w = short
		}
		if w == "" || fillers.Has(w) {
			continue
		}
		if n++; n > most {
			break
		}
		if low := strings.ToLower(w); low == w {
			w = unit.Singular(w)
		}
		words = join(words, w)
	}
	return words
}

// nameWord returns a word as a measure has it.
func nameWord(t hearsay.Token, text string) string {
	if w := t.In(text); t.Tag == hearsay.PROPN || strings.ToLower(w) != w {
		return w
	}
	return unit.Singular(t.In(text))
}

// year returns the year of a date.
func year(d hearsay.Date) string { return string(d[:min(len(d), len("2006"))]) }

var (
	nsubj, nsubjPass = hearsay.RelationNamed("nsubj"), hearsay.RelationNamed("nsubj:pass")
	cop              = hearsay.RelationNamed("cop")
	compound, flat   = hearsay.RelationNamed("compound"), hearsay.RelationNamed("flat")
	nmodPoss         = hearsay.RelationNamed("nmod:poss")
	subjects         = []hearsay.Relation{nsubj, nsubjPass}
	objects          = []hearsay.Relation{obj, obl, hearsay.RelationNamed("iobj")}
	possessors       = []hearsay.Relation{nmodPoss, hearsay.RelationNamed("nmod")}
	fillers          = lexicon.Of("the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "and", "or", "with", "by", "its", "their", "his", "her", "other", "others",
		"more", "people", "person", "total", "those", "these", "this", "that", "some", "any", "who", "which", "about", "per", "s", "our", "my", "percent", "percentage", "cent", "according", "'s", "’s", "as", "new")
)
