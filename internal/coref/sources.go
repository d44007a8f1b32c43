// Package coref tells which mentions stand for one source: the name that a
// pronoun, a surname, an acronym or "the ministry" stands for.
//
// It is a grammar, and it abstains: a mention that fits nobody before it is a
// source of its own.
package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
)

// Sources tells the sources of a text apart, in the order in which they first
// speak, and gives each attribution its own.
func Sources(text string, mentions []hearsay.Mention, attributions []hearsay.Attribution) ([]hearsay.Source, []hearsay.Attribution) {
	r := &register{text: text, mentions: mentions}
	named := slices.Clone(attributions)
	for i, a := range named {
		if a.Source.Empty() {
			continue
		}
		if m, ok := r.heart(a.Source); ok && m.Pronoun && speakers.Has(m.In(text)) && a.Parent != hearsay.None {
			continue // the one who is quoted, once that is known
		}
		named[i].SourceID = r.enter(a.Source)
	}
	for i, a := range named {
		if a.Source.Empty() || a.SourceID != hearsay.None {
			continue
		}
		if host := named[a.Parent].SourceID; host != hearsay.None {
			named[i].SourceID = host
		} else {
			named[i].SourceID = r.enter(a.Source)
		}
	}
	return r.sources, named
}

// memory is how many sources and mentions a text is taken to remember. It
// keeps the work in step with the length of the text.
const memory = 300

// A register is the list of sources that a text has named so far.
type register struct {
	text     string
	mentions []hearsay.Mention
	sources  []hearsay.Source
	spoke    []int // the sources in the order in which they spoke
	next     int   // the first mention that is not before the last source
}

// enter finds or makes the source that the words of span stand for.
func (r *register) enter(span hearsay.Span) int {
	m, ok := r.heart(span)
	if !ok {
		return r.add(span, hearsay.Mention{Span: span, Head: span, Party: hearsay.Other})
	}
	id := hearsay.None
	switch {
	case m.Pronoun:
		id = r.pronoun(m)
		if id == hearsay.None {
			id = r.lone(span, m)
		}
	case m.Named:
		id = r.name(m)
	default:
		id = r.nominal(span, m)
	}
	if id == hearsay.None {
		return r.add(span, m)
	}
	s := &r.sources[id]
	if s.Mentions[len(s.Mentions)-1] != span {
		s.Mentions = append(s.Mentions, span)
	}
	if !m.Pronoun && m.Named && (!s.Named || len(m.In(r.text)) > len(s.Name)) {
		s.Name, s.Named = r.bare(m), true
	}
	r.spoke = append(r.spoke, id)
	return id
}

// heart returns the mention that speaks in a source: its first.
func (r *register) heart(span hearsay.Span) (hearsay.Mention, bool) {
	i, _ := slices.BinarySearchFunc(r.mentions, span.Start, func(m hearsay.Mention, at int) int { return m.Start - at })
	r.next = i
	if i >= len(r.mentions) || !span.Has(r.mentions[i].Span) {
		return hearsay.Mention{}, false
	}
	m := r.mentions[i]
	if i+1 < len(r.mentions) && !m.Named && !m.Pronoun {
		// "the governor, Ann Lee": the name stands behind the office.
		if n := r.mentions[i+1]; n.Named && span.Has(n.Span) && strings.TrimSpace(r.text[m.End:n.Start]) == "," {
			n.Party = m.Party
			return n, true
		}
	}
	return m, true
}

func (r *register) add(span hearsay.Span, m hearsay.Mention) int {
	name := r.bare(m)
	if !m.Named && !m.Pronoun { // "spokesman for the union"
		name = r.bare(hearsay.Mention{Span: span})
	}
	r.sources = append(r.sources, hearsay.Source{
		Name: name, Named: m.Named, Party: m.Party, Mentions: []hearsay.Span{span},
	})
	r.spoke = append(r.spoke, len(r.sources)-1)
	return len(r.sources) - 1
}

// bare returns the words of a mention without an article.
func (r *register) bare(m hearsay.Mention) string {
	const most = 25 // words, as in a quote
	words := m.In(r.text)
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

var (
	singular = lexicon.Of("he", "she", "him", "her")
	things   = lexicon.Of("it")
	plural   = lexicon.Of("they", "them", "we", "us")
	speakers = lexicon.Of("i", "we")
	relative = lexicon.Of("who", "which", "that")
	selves   = lexicon.Of("i", "me", "who", "that", "which", "you")
)

// pronoun finds the source that a pronoun stands for: the last of a fitting
// sort that spoke, or the last fitting name before it.
func (r *register) pronoun(m hearsay.Mention) int {
	word := m.In(r.text)
	if relative.Has(word) {
		return r.antecedent(m)
	}
	if selves.Has(word) {
		return hearsay.None
	}
	for i := len(r.spoke) - 1; i >= max(0, len(r.spoke)-4); i-- {
		s := r.sources[r.spoke[i]]
		if !r.fits(word, s) {
			continue
		}
		if singular.Has(word) {
			if c, ok := r.introduced(s.Mentions[len(s.Mentions)-1].End); ok {
				return r.enter(c.Span)
			}
		}
		return r.spoke[i]
	}
	return hearsay.None
}

// introduced returns a person who is named at the head of a sentence behind
// byte from, and so stands nearer to a pronoun than who spoke before.
func (r *register) introduced(from int) (hearsay.Mention, bool) {
	for i := r.next - 1; i >= max(0, r.next-25) && r.mentions[i].Start >= from; i-- {
		c := r.mentions[i]
		if !c.Named || c.Pronoun || c.Party != hearsay.Person || !strings.Contains(c.Head.In(r.text), " ") {
			continue
		}
		before := strings.TrimRight(r.text[:c.Start], " \t\u00a0")
		if before == "" || strings.ContainsAny(before[len(before)-1:], ".!?\n\"") || strings.HasSuffix(before, "”") {
			return c, true
		}
	}
	return hearsay.Mention{}, false
}

// antecedent finds or makes the source of the mention that a relative pronoun
// follows: "the owner, | who said …".
func (r *register) antecedent(m hearsay.Mention) int {
	if r.next == 0 {
		return hearsay.None
	}
	before := r.mentions[r.next-1]
	if before.Pronoun || strings.Trim(r.text[before.End:m.Start], " ,\u00a0") != "" {
		return hearsay.None
	}
	return r.enter(before.Span)
}

// lone makes a source of the last name before a pronoun that no source fits:
// "The mayor, Ann Lee, toured the town. She said …".
func (r *register) lone(span hearsay.Span, m hearsay.Mention) int {
	const reach = 25 // mentions
	word := m.In(r.text)
	if selves.Has(word) {
		return hearsay.None
	}
	for i := r.next - 1; i >= max(0, r.next-reach); i-- {
		c := r.mentions[i]
		if c.Pronoun || !c.Named && !(things.Has(word) && bodies[c.Party]) {
			continue
		}
		if !c.Named && r.fits(word, hearsay.Source{Name: r.bare(c), Party: c.Party}) {
			return r.enter(c.Span)
		}
		if r.fits(word, hearsay.Source{Name: r.bare(c), Named: true, Party: c.Party, Mentions: []hearsay.Span{c.Span}}) {
			if id := r.name(c); id != hearsay.None {
				return id
			}
			return r.add(c.Span, c)
		}
	}
	return hearsay.None
}

// bodies are the parties that "it" may stand for without a name: "the firm".
var bodies = map[hearsay.Party]bool{hearsay.Organisation: true, hearsay.Government: true, hearsay.Media: true, hearsay.Report: true}

func (r *register) fits(word string, s hearsay.Source) bool {
	plain := strings.ToLower(s.Name)
	switch {
	case singular.Has(word):
		if s.Party == hearsay.Report || s.Party == hearsay.Media || s.Party == hearsay.Organisation {
			return false
		}
		if strings.HasSuffix(plain, "s") && !s.Named {
			return false
		}
		if !s.Named {
			return s.Party != hearsay.Other && !collective.Has(lastWord(plain))
		}
		return s.Party == hearsay.Person || s.Party == hearsay.Unnamed || len(strings.Fields(plain)) > 1 && !collective.Has(lastWord(plain))
	case things.Has(word):
		return s.Party != hearsay.Person && s.Party != hearsay.Unnamed && !strings.HasSuffix(lastWord(plain), "s")
	case plural.Has(word):
		return !s.Named && strings.HasSuffix(lastWord(plain), "s") || s.Party == hearsay.Police || s.Party == hearsay.Organisation
	}
	return false
}

var collective = lexicon.Of("ministry", "police", "government", "army", "navy", "department", "council", "parliament", "court",
	"military", "authority", "office", "administration", "agency", "force", "guard", "senate", "congress", "city", "county", "state", "embassy", "treasury")

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// name finds an earlier source of the same name: equal words, a surname alone,
// an acronym of the name, or the name within a longer one.
func (r *register) name(m hearsay.Mention) int {
	head := m.Head.In(r.text)
	for id := len(r.sources) - 1; id >= max(0, len(r.sources)-memory); id-- {
		s := r.sources[id]
		if !s.Named {
			continue
		}
		if hasWord(s.Name, head) || hasWord(head, s.Name) || acronym(head, s.Name) || acronym(s.Name, head) {
			return id
		}
		last := lastWord(head)
		if m.Party != hearsay.Organisation && s.Party != hearsay.Organisation && len(last) > 2 && last == lastWord(s.Name) && (!strings.Contains(head, " ") || firstWord(head) == firstWord(s.Name)) {
			return id
		}
	}
	return hearsay.None
}

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

// hasWord reports whether words stand in s at the borders of words.
func hasWord(s, words string) bool {
	if len(words) < 3 {
		return s == words
	}
	i := strings.Index(s, words)
	return i >= 0 && (i == 0 || s[i-1] == ' ') && (i+len(words) == len(s) || s[i+len(words)] == ' ' || s[i+len(words)] == '\'')
}

// acronym reports whether short is made of the capitals of long.
func acronym(short, long string) bool {
	short = strings.ReplaceAll(short, ".", "")
	if len(short) < 2 || len(short) > 6 || strings.ToUpper(short) != short || !strings.Contains(long, " ") {
		return false
	}
	var b strings.Builder
	for w := range strings.FieldsSeq(long) {
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(c) {
			if w != "The" {
				b.WriteRune(c)
			}
			if strings.Count(w, ".") > 1 { // "U.S."
				b.WriteString(strings.ReplaceAll(strings.TrimPrefix(w, string(c)), ".", ""))
			}
		}
	}
	return b.String() == short
}

// nominal finds the source that a description stands for: "the ministry"
// after "the health ministry", "the chief" after "Police Chief Ann Lee".
func (r *register) nominal(span hearsay.Span, m hearsay.Mention) int {
	words := strings.ToLower(m.In(r.text))
	head := strings.ToLower(m.Head.In(r.text))
	definite := strings.HasPrefix(words, "the ") || !strings.Contains(words, " ")
	if !definite {
		return hearsay.None
	}
	for i := len(r.spoke) - 1; i >= max(0, len(r.spoke)-memory); i-- {
		id := r.spoke[i]
		for _, at := range r.sources[id].Mentions[:min(len(r.sources[id].Mentions), 8)] {
			if hasWord(strings.ToLower(at.In(r.text)), head) {
				return id
			}
		}
	}
	// A name before it, not yet a source, that holds the same noun.
	for i := r.next - 1; i >= max(0, r.next-memory); i-- {
		c := r.mentions[i]
		if c.Named && hasWord(strings.ToLower(c.In(r.text)), head) {
			if id := r.name(c); id != hearsay.None {
				return id
			}
			id := r.add(c.Span, c)
			return id
		}
	}
	return hearsay.None
}
