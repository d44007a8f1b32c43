package entity

// A Sort is what a name names: a person, an organisation or a place.
type Sort uint8

// The sorts of name.
const (
	Person Sort = iota
	Organisation
	Place
	Sorts = 3
)

// String returns the name that corpora give to s: PER, ORG or LOC.
func (s Sort) String() string { return [...]string{"PER", "ORG", "LOC"}[s%Sorts] }

// A label says which part of which sort of name a token is: [Outside] of all
// names, or what [LabelOf] returns.
const (
	Outside = 0
	Labels  = 1 + 4*Sorts
)

// The parts of a name: the first of its tokens, one within, the last, and the
// only one.
const (
	Begin = iota
	Inside
	End
	Whole
)

// LabelOf returns the label of a part of a name.
func LabelOf(s Sort, part uint8) uint8 { return 1 + 4*uint8(s) + part }

// SortOf returns the sort of name that a label other than [Outside] is of.
func SortOf(label uint8) Sort { return Sort((label - 1) / 4) }

// PartOf returns the part of a name that a label other than [Outside] is of.
func PartOf(label uint8) uint8 { return (label - 1) % 4 }

// opens reports whether the name goes on after a token with this label.
func opens(label uint8) bool { return label != Outside && PartOf(label) <= Inside }

// continues reports whether a token with this label goes on with a name.
func continues(label uint8) bool {
	return label != Outside && (PartOf(label) == Inside || PartOf(label) == End)
}

// Follows reports whether a token labelled b may stand after one labelled a.
func Follows(a, b uint8) bool {
	return opens(a) == continues(b) && (!opens(a) || SortOf(a) == SortOf(b))
}

// Closes reports whether no name goes on after a token with this label.
func Closes(label uint8) bool { return !opens(label) }

// Allowed returns the labels that token i may have, as a set.
func (s *Survey) Allowed(i int) uint16 {
	if s.may[i] == part {
		return 1<<Labels - 1
	}
	set := uint16(1 << Outside)
	for l := uint8(1); l < Labels; l++ {
		if continues(l) {
			set |= 1 << l
		}
	}
	return set
}
