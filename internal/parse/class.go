package parse

import (
	"math/bits"

	"hearsay"
)

// A Class is what is known of a word from a dictionary: what sort of thing it
// names as a noun, what sort of act as a verb, and how it is used as one. The
// sorts and uses are those of WordNet.
type Class uint32

// NounClass returns the Class of nouns of a sort, from 1 to 31.
func NounClass(sort int) Class { return Class(sort & 31) }

// VerbClass returns the Class of verbs of a sort, from 1 to 15, that are used
// in the given frames of WordNet.
func VerbClass(sort int, frames []int) Class {
	c := Class(sort&15) << 5
	for _, f := range frames {
		for i, use := range uses {
			if use>>f&1 != 0 {
				c |= 1 << (9 + i)
			}
		}
	}
	return c
}

// uses are the uses of verbs that are told apart, each a set of frames.
var uses = [...]uint64{
	1<<26 | 1<<34 | 1<<29,       // that a clause
	1 << 28,                     // to do
	1<<24 | 1<<25 | 1<<30,       // somebody to do
	1<<14 | 1<<15,               // somebody something
	1<<33 | 1<<32 | 1<<35,       // doing, do
	1<<5 | 1<<6 | 1<<7,          // so
	1<<8 | 1<<9 | 1<<10 | 1<<11, // something
	1<<1 | 1<<2 | 1<<3,          // no more
}

// Or returns a Class with the uses of both, and of sorts the first.
func (c Class) Or(d Class) Class {
	if c&31 != 0 {
		d &^= 31
	}
	if c>>5&15 != 0 {
		d &^= 15 << 5
	}
	return c | d
}

// Only returns what c says of the word as a verb, or as a noun.
func (c Class) Only(verb bool) Class {
	if verb {
		return c &^ 31
	}
	return c & 31
}

// sort returns the sort of a word that is used as a part of speech.
func (c Class) sort(t hearsay.Tag) uint64 {
	switch t {
	case hearsay.NOUN, hearsay.PROPN:
		return uint64(c & 31)
	case hearsay.VERB, hearsay.AUX:
		return uint64(c>>5&15) << 5
	}
	return 1 << 31
}

// uses returns the uses of a word that is a verb.
func (c Class) uses(t hearsay.Tag) uint64 {
	if t == hearsay.VERB || t == hearsay.AUX {
		return uint64(c>>9) | 1<<30
	}
	return uint64(t)
}

var _ = bits.Len
