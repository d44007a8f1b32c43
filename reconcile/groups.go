// Package reconcile sets entries side by side: which figures may measure one
// quantity.
//
// This first version groups by what is measured alone. It does not yet judge
// whether two figures of a group agree, conflict or cannot be compared, and
// does not count origins: whoever reads a group must look at as-of, place and
// chain.
package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/unit"
)

// An Entry is a claim beside the document and the reading that it stands in.
type Entry struct {
	Document *hearsay.Document
	Reading  *hearsay.Reading
	Claim    *hearsay.Claim
}

// Figure returns the figure of the entry's claim.
func (e Entry) Figure() *hearsay.Figure { return &e.Reading.Figures[e.Claim.Figure] }

// Entries returns the claims of one reading as entries.
func Entries(d *hearsay.Document, r *hearsay.Reading) []Entry {
	all := make([]Entry, len(r.Claims))
	for i := range r.Claims {
		all[i] = Entry{Document: d, Reading: r, Claim: &r.Claims[i]}
	}
	return all
}

// A Quantity is what the figures of a group measure: what happened, to what,
// on which side. Figures of two quantities are never compared.
type Quantity struct {
	Category hearsay.Category
	Unit     hearsay.Unit
	Counted  string // the noun that limits the count, in the singular: "child"; may be empty
	Aspect   hearsay.Aspect
	Event    hearsay.Date // the year of what happened, where that was long before the article; else empty
}

// A Group is the entries that may measure one quantity.
type Group struct {
	Quantity
	Entries   []Entry // by as-of date, then by claim id
	Documents int     // how many documents they stand in
}

// Groups puts entries into groups, those that stand in most documents first.
// The order of entries makes no difference to the outcome.
func Groups(entries []Entry) []Group {
	at := map[Quantity]int{}
	var groups []Group
	for _, e := range entries {
		q := quantityOf(e)
		i, ok := at[q]
		if !ok {
			i = len(groups)
			at[q] = i
			groups = append(groups, Group{Quantity: q})
		}
		groups[i].Entries = append(groups[i].Entries, e)
	}
	for i := range groups {
		g := &groups[i]
		slices.SortFunc(g.Entries, byDate)
		seen := map[string]bool{}
		for _, e := range g.Entries {
			seen[e.Reading.TextHash] = true
		}
		g.Documents = len(seen)
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(len(b.Entries), len(a.Entries)),
			cmp.Compare(order(a.Category), order(b.Category)), cmp.Compare(a.Unit, b.Unit),
			cmp.Compare(a.Counted, b.Counted), cmp.Compare(a.Aspect, b.Aspect), cmp.Compare(a.Event, b.Event))
	})
	return groups
}

// byDate orders entries by the day as of which they hold, else by the day of
// their document; ties by the id of the claim, which is a hash, so that nobody
// comes first for who he is.
func byDate(a, b Entry) int {
	return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.Claim.ID, b.Claim.ID))
}

func day(e Entry) hearsay.Date {
	if e.Claim.AsOf != "" {
		return e.Claim.AsOf
	}
	return e.Document.Published
}

func order(c hearsay.Category) int { return slices.Index(hearsay.Categories, c) }

// quantityOf tells what the figure of an entry measures.
func quantityOf(e Entry) Quantity {
	f := e.Figure()
	q := Quantity{Category: e.Claim.Category, Unit: f.Unit, Aspect: f.Aspect, Event: past(e)}
	switch {
	case f.Unit == "person":
		q.Counted = limit(e)
	case f.Kind != hearsay.Count:
		q.Counted = head(cmp.Or(f.Of.In(e.Document.Text), f.OfText))
	}
	return q
}

// past returns the year of what happened, where that was more than two months
// before the article: the flood of 1998 is not this one.
func past(e Entry) hearsay.Date {
	event, known := e.Claim.EventDate.Time()
	published, dated := e.Document.Published.Time()
	if !known || !dated || !event.AddDate(0, 2, 0).Before(published) || e.Claim.EventDate[:4] == e.Document.Published[:4] && len(e.Claim.EventDate) == 4 {
		return ""
	}
	return e.Claim.EventDate[:4]
}

// limit returns the noun that a count of people is limited to, or "" if it is
// of people at large.
func limit(e Entry) string {
	noun := head(e.Claim.Population)
	if atLarge[noun] {
		return ""
	}
	return noun
}

// atLarge are the nouns that say no more than "people".
var atLarge = map[string]bool{"person": true, "people": true, "victim": true, "individual": true, "other": true,
	"dead": true, "death": true, "life": true, "resident": true, "casualty": true, "fatality": true, "injured": true, "wounded": true, "missing": true, "": true}

// head returns the noun at the heart of a phrase, in the singular: the last
// word before a preposition.
func head(phrase string) string {
	last := ""
	for word := range strings.FieldsSeq(strings.ToLower(phrase)) {
		switch word {
		case "of", "in", "at", "from", "who", "on", "with", "for", "aboard", "to", "and", "near":
			if last != "" {
				return last
			}
			continue
		}
		last = unit.Singular(strings.Trim(word, ".,;:()“”\"'"))
	}
	return last
}
