package hearsay

// A Tag is a part of speech in the terms of Universal Dependencies (UPOS).
// The zero Tag is not known.
type Tag uint8

// The parts of speech.
const (
	Untagged Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var tagNames = [...]string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
	"PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String returns the name that Universal Dependencies gives to t.
func (t Tag) String() string {
	if int(t) < len(tagNames) {
		return tagNames[t]
	}
	return ""
}

// TagNamed returns the Tag called name, or Untagged.
func TagNamed(name string) Tag {
	for i, n := range tagNames {
		if n == name {
			return Tag(i)
		}
	}
	return Untagged
}

// A FineTag is a part of speech of the Penn Treebank (XPOS), which tells
// "said" the past tense from "said" the participle. The zero FineTag is not
// known.
type FineTag uint8

var fineTagNames = [...]string{"", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP",
	"NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG",
	"VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "ADD", "AFX", "GW", "HYPH", "NFP", "XX", "$", "''", "``", ",",
	".", ":", "-LRB-", "-RRB-"}

// String returns the name that the Penn Treebank gives to t.
func (t FineTag) String() string {
	if int(t) < len(fineTagNames) {
		return fineTagNames[t]
	}
	return ""
}

// FineTagNamed returns the FineTag called name, or the zero FineTag.
func FineTagNamed(name string) FineTag {
	for i, n := range fineTagNames {
		if n == name {
			return FineTag(i)
		}
	}
	return 0
}

// The finer parts of speech that rules ask for by name.
const (
	VB  FineTag = 27 + iota // base form: "say"
	VBD                     // past tense: "said"
	VBG                     // present participle: "saying"
	VBN                     // past participle: "(has) said"
	VBP                     // present: "(they) say"
	VBZ                     // present, third person: "says"
)
