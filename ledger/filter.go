package ledger

import (
	"cmp"
	"math"
	"strings"

	"hearsay"
)

// A Filter says which entries are wanted. What is left empty filters nothing,
// but for State: without one, entries are current.
type Filter struct {
	Category hearsay.Category
	Source   string // the name of a source that the figure passed through, however it is written
	Origin   string // the name of the source that it comes from, at the far end of the chain
	Place    string // however it is written
	AsOfFrom hearsay.Date
	AsOfTo   hearsay.Date // inclusive: "2024-03" is all of March
	Document string       // its key, a beginning of that, or the ID it came with
	Status   hearsay.ChainStatus
	Review   hearsay.Review
	State    hearsay.EntryState // [AnyState] for all
	Text     string             // words that an entry holds, all of them; those in quotation marks in a row
	Limit    int                // how many at most; 0 for all
	Offset   int                // how many to leave out first
}

// AnyState is for a [Filter] that wants entries of all states.
const AnyState hearsay.EntryState = "any"

// A condition is one thing that a filter asks for, in both ways in which a
// ledger can go by it: as a list of what meets it, in the order of numbers, and
// as a test of an entry e.
type condition struct {
	list   string // the rows that meet it: what stands between FROM and the range of numbers
	number string // their column that says the entry
	ofAll  bool   // the list is of all states
	test   string // "" where it is the state
	value  any
	dear   bool // to test one entry costs what it costs to list dozens
}

// conditions says what a filter asks for, besides a state and a range of
// numbers. What few entries are expected to meet comes first.
func (f *Filter) conditions(d *dialect, document string) (all []condition) {
	column := func(name string, value string) {
		if value != "" {
			all = append(all, condition{list: "entries c INDEXED BY entries_" + name + " WHERE c.state = ? AND c." + columnOf[name] + " = ?",
				number: "c.number", test: "e." + columnOf[name] + " = ?", value: value})
		}
	}
	if document != "" {
		all = append(all, condition{list: "entries c INDEXED BY entries_document WHERE c.document = ?", number: "c.number", ofAll: true, test: "e.document = ?", value: document})
	}
	if f.Place != "" {
		column("place", cmp.Or(fold(f.Place), nowhere))
	}
	if f.Origin != "" {
		all = append(all, condition{list: "links c INDEXED BY links_origin WHERE c.origin = 1 AND c.source = ?", number: "c.entry", ofAll: true,
			test: "EXISTS (SELECT 1 FROM links x WHERE x.entry = e.number AND x.origin = 1 AND x.source = ?)", value: fold(f.Origin)})
	}
	if f.Source != "" {
		all = append(all, condition{list: "links c INDEXED BY links_source WHERE c.source = ?", number: "c.entry", ofAll: true,
			test: "EXISTS (SELECT 1 FROM links x WHERE x.entry = e.number AND x.source = ?)", value: fold(f.Source)})
	}
	if phrases := queryWords(f.Text); len(phrases) > 0 {
		all = append(all, condition{list: "words WHERE words MATCH ?", number: "words.rowid", ofAll: true, test: d.search, value: d.match(phrases), dear: true})
	}
	column("review", string(f.Review))
	column("category", string(f.Category))
	column("status", string(f.Status))
	return all
}

// columnOf says which column an index of entries is about.
var columnOf = map[string]string{"place": "place_key", "review": "review", "category": "category", "status": "status"}

// nowhere is the key of no place.
const nowhere = "\x00"

// firstDated is the lowest number of an entry that has an as-of date.
const firstDated = 1 << (hashBits + serialBits)

// asOf returns the numbers that entries of a filter's dates have: from the first
// up to, not including, the second.
func (f *Filter) asOf() (from, to int64) {
	to = math.MaxInt64
	if f.AsOfFrom != "" || f.AsOfTo != "" {
		from = firstDated
	}
	if f.AsOfFrom != "" {
		from = max(from, numberOf(f.AsOfFrom, "000000"))
	}
	if f.AsOfTo != "" {
		to = after(f.AsOfTo)
	}
	return from, to
}

// states are those that a filter wants entries of.
func (f *Filter) states() []hearsay.EntryState {
	switch f.State {
	case "":
		return []hearsay.EntryState{hearsay.Current}
	case AnyState:
		return []hearsay.EntryState{hearsay.Current, hearsay.Superseded, hearsay.Forgotten}
	}
	return []hearsay.EntryState{f.State}
}

// nothing reports whether no entry can be what a filter asks for: "!?" is in none.
func (f *Filter) nothing() bool {
	return strings.TrimSpace(f.Text) != "" && len(queryWords(f.Text)) == 0
}

// after is the first number of entries as of later than d.
func after(d hearsay.Date) int64 {
	switch len(d) {
	case len("2006"):
		return numberOf(d, "000000") + int64(13*32)<<(hashBits+serialBits)
	case len("2006-01"):
		return numberOf(d, "000000") + int64(32)<<(hashBits+serialBits)
	}
	return numberOf(d, "000000") + int64(1)<<(hashBits+serialBits)
}
