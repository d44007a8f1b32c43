package hearsay

// A Relation is what a word is to the word that it hangs on, in the terms of
// Universal Dependencies: "nsubj" is the subject of its verb. The zero
// Relation is not known.
type Relation uint8

var relationNames = [...]string{"", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux",
	"aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer",
	"csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj",
	"list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod",
	"obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

// Relations is the number of values that a Relation may have.
const Relations = len(relationNames)

// String returns the name that Universal Dependencies gives to r.
func (r Relation) String() string {
	if int(r) < len(relationNames) {
		return relationNames[r]
	}
	return ""
}

// RelationNamed returns the Relation called name, or the zero Relation.
func RelationNamed(name string) Relation {
	for i, n := range relationNames {
		if n == name {
			return Relation(i)
		}
	}
	return 0
}
