package ledger

import (
	"encoding/hex"
	"slices"
	"strings"

	"hearsay"
)

// A facet is one thing that entries are and that lists ask for. It stands in the
// index of full text as a word of its own: so one search finds what is of several
// facets and holds several words, and goes by the rarest of them.
type facet struct {
	sort  byte
	value string
}

// The sorts of facets.
const (
	ofCategory = 'c'
	ofStatus   = 't'
	ofReview   = 'r'
	ofDocument = 'd' // key
	ofState    = 's' // but for current entries, which most are
	ofPlace    = 'p' // folded
	ofName     = 'n' // in the chain, folded; people may make it count for another
	ofOrigin   = 'o' // at the far end of the chain, folded
)

// facetMark begins every facet. It is of private use: no language has it in a word.
const facetMark = "\ue000"

// word writes a facet as a word that stays whole however words are cut, and is no
// other's, whatever its value.
func (f facet) word() string { return facetMark + string(f.sort) + hex.EncodeToString([]byte(f.value)) }

// facets are those of an entry, in their order. The view "searchable" has the
// same.
func facets(r *record) (all []facet) {
	add := func(sort byte, value string) {
		if value != "" {
			all = append(all, facet{sort, value})
		}
	}
	add(ofCategory, string(r.Category))
	add(ofStatus, string(r.Status))
	add(ofReview, string(r.Review))
	add(ofDocument, r.document)
	if r.State != hearsay.Current {
		add(ofState, string(r.State))
	}
	add(ofPlace, r.placeKey)
	for _, link := range linksOf(r) {
		add(ofName, link.key)
		if link.origin == 1 {
			add(ofOrigin, link.key)
		}
	}
	return all
}

func facetWords(all []facet) string {
	var b strings.Builder
	for i, f := range all {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(f.word())
	}
	return b.String()
}

// An asking is what a filter asks of the index of full text.
type asking struct {
	of      [][]facet // one out of each
	not     []facet   // none of these
	phrases [][]string
}

// asks says what a filter asks for, but for the dates. It reports false if no
// entry can be that.
func (f *Filter) asks(document string, names nameTable) (a asking, possible bool) {
	possible = !f.nothing()
	one := func(sort byte, value string) {
		if value != "" {
			a.of = append(a.of, []facet{{sort, value}})
		}
	}
	source := func(sort byte, name string) {
		if name == "" {
			return
		}
		var named []facet
		for _, key := range names.countingFor(name) {
			named = append(named, facet{sort, key})
		}
		possible = possible && len(named) > 0
		a.of = append(a.of, named)
	}
	one(ofDocument, document)
	if f.Place != "" {
		key := fold(f.Place)
		possible = possible && key != ""
		one(ofPlace, key)
	}
	source(ofOrigin, f.Origin)
	source(ofName, f.Source)
	one(ofReview, string(f.Review))
	one(ofCategory, string(f.Category))
	one(ofStatus, string(f.Status))
	a.phrases = queryWords(f.Text)
	if len(a.of) == 0 && len(a.phrases) == 0 {
		return a, possible // the state alone has an index of its own
	}
	switch wanted := f.states(); {
	case len(wanted) > 1:
	case wanted[0] != hearsay.Current:
		one(ofState, string(wanted[0]))
	default:
		for _, state := range states {
			if !slices.Contains(wanted, state) {
				a.not = append(a.not, facet{ofState, string(state)})
			}
		}
	}
	return a, possible
}

// fts5 writes an asking as FTS5 reads it. Facets are looked for in their column
// alone, and words nowhere in it: no text can pass for a facet.
func (a asking) fts5() string {
	oneOf := func(facets []facet) string {
		words := make([]string, len(facets))
		for i, f := range facets {
			words[i] = `facets : "` + f.word() + `"`
		}
		return "(" + strings.Join(words, " OR ") + ")"
	}
	var parts []string
	for _, facets := range a.of {
		parts = append(parts, oneOf(facets))
	}
	for _, words := range a.phrases {
		part := `"` + strings.Join(words, " ") + `"`
		if strings.Contains(part, facetMark) { // which nobody types
			part = "- facets : " + part
		}
		parts = append(parts, part)
	}
	query := strings.Join(parts, " AND ")
	if len(a.not) > 0 {
		query = "(" + query + ") NOT " + oneOf(a.not)
	}
	return query
}
