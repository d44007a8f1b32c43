package ledger

import (
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

// states are all that entries have.
var states = []hearsay.EntryState{hearsay.Current, hearsay.Superseded, hearsay.Forgotten}

// states are those that a filter wants entries of.
func (f *Filter) states() []hearsay.EntryState {
	switch f.State {
	case "":
		return []hearsay.EntryState{hearsay.Current}
	case AnyState:
		return states
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
