package attribution

import "hearsay"

// A word is what the features ask of a token.
type word struct {
	fold         uint64 // the hash of its letters, folded; of a name only its shape
	stem         uint64 // the hash of its letters without an ending; of a name its shape
	suffix       uint64 // its last letters, folded, the last in the lowest byte; of a name nothing
	shape        uint8
	fine         hearsay.FineTag
	tag          hearsay.Tag
	rel          hearsay.Relation
	quote        quoteState
	party        uint8 // the sort of party that its mention is, and whether it is the head of it
	role         uint8 // what the grammar takes it for
	likely       uint8 // how often words with its stem are cues
	kids         uint16
	above, field uint16 // where a dictionary puts its meaning: the one above it, and the field
	deep         uint8
	head         int32 // the index of its head, or -1
	left         int32 // its subtree goes from left up to right
	right        int32
	over         int32 // the nearest word above it that is likely a cue, or -1
	overBy       hearsay.Relation
	steps        uint8
	prev         int32 // the nearest likely cue before it, or -1
	next         int32 // … and behind it
}

var blank = word{fold: 0x5bd1e995, stem: 0x5bd1e995, head: -1, over: -1, prev: -1, next: -1}

// A quoteState says where a token stands to quotation marks.
type quoteState uint8

const (
	outOfQuotes quoteState = iota
	inQuotes
	opensQuote
	closesQuote
	inUnclosed
	opensUnclosed
)

// The kinds of dependents that a feature asks for.
const (
	kidSubject uint16 = 1 << iota
	kidPassiveSubject
	kidObject
	kidClause  // ccomp
	kidOpen    // xcomp
	kidAside   // parataxis
	kidMark    // mark
	kidOblique // obl
	kidAgent   // obl:agent
	kidAdverb  // advcl
	kidCase
	kidNoun // nmod, acl
	kidPassive
	kidTeller // iobj
	kidCopula
	kidPossessor
)

var kidOf = func() (k [hearsay.Relations]uint16) {
	for name, bit := range map[string]uint16{
		"nsubj": kidSubject, "nsubj:outer": kidSubject, "nsubj:pass": kidPassiveSubject, "csubj": kidSubject, "obj": kidObject,
		"ccomp": kidClause, "xcomp": kidOpen, "parataxis": kidAside, "mark": kidMark, "obl": kidOblique, "obl:agent": kidAgent,
		"advcl": kidAdverb, "case": kidCase, "nmod": kidNoun, "acl": kidNoun, "acl:relcl": kidNoun, "aux:pass": kidPassive,
		"iobj": kidTeller, "cop": kidCopula, "nmod:poss": kidPossessor,
	} {
		k[hearsay.RelationNamed(name)] = bit
	}
	return k
}()

// bit returns 1 if b holds, as an answer to a question of the features.
func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
