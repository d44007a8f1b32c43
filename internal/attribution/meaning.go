package attribution

import "hearsay"

// A Meaning is where a dictionary puts the first meaning of a word as a verb
// and as a noun: its field, and a number of ten bits for the meaning above it.
type Meaning struct {
	Verb, Noun           uint8 // the field, below 64; 0 if it is none
	VerbAbove, NounAbove uint16
}

// Pack returns m as one number.
func (m Meaning) Pack() uint32 {
	return uint32(m.Verb&63) | uint32(m.Noun&63)<<6 | uint32(m.VerbAbove&1023)<<12 | uint32(m.NounAbove&1023)<<22
}

// meaningOf returns the field of a word and the meaning above it, by its part
// of speech.
func meaningOf(packed uint32, tag hearsay.Tag) (above, field uint16) {
	if tag == hearsay.VERB || tag == hearsay.AUX {
		return uint16(packed >> 12 & 1023), uint16(packed & 63)
	}
	return uint16(packed >> 22 & 1023), uint16(packed >> 6 & 63)
}

// StemKey is the key of a word's stem in the vocabularies of a model.
func StemKey(text string) uint32 {
	_, stem, _, _ := letters(text)
	return Key(stem)
}
