package quantity

import (
	"sort"

	"hearsay"
)

// A tree holds the tokens of the sentence that is read, with the words that
// they hang on. Without tokens it tells nothing, and the words alone are read.
// What it tells is looked for no further than a fixed reach.
type tree struct {
	tokens []hearsay.Token
	first  int // the index of the first of them in the text
}

// relations is a set of relations, relation r as bit r.
type relations uint64

func relationsOf(names ...string) (set relations) {
	for _, n := range names {
		set |= 1 << hearsay.RelationNamed(n)
	}
	return set
}

var (
	subjects  = relationsOf("nsubj", "nsubj:pass", "nsubj:outer")
	objects   = relationsOf("obj")
	copulas   = relationsOf("cop")
	cases     = relationsOf("case")
	clauses   = relationsOf("acl", "acl:relcl")
	opens     = relationsOf("xcomp")
	sharing   = relationsOf("conj", "advcl", "parataxis")
	ofNouns   = relationsOf("nmod", "nmod:desc")
	nounParts = relationsOf("amod", "compound", "flat", "nmod:poss", "nmod:desc", "nmod:unmarked", "advmod", "conj", "cc", "punct", "case", "goeswith")
)

// longestLook is the number of tokens on each side of one in which those that
// hang on it are looked for.
const longestLook = 24

// longestClimb is the number of steps that are climbed in a tree.
const longestClimb = 8

// setTree takes the tokens of a sentence.
func (r *reader) setTree(tokens []hearsay.Token, s *hearsay.Sentence) {
	r.tree = tree{}
	if s.First >= 0 && s.First < s.Last && s.Last <= len(tokens) {
		r.tree = tree{tokens[s.First:s.Last], s.First}
	}
}

// at returns the token that holds a byte of the text, or -1.
func (t *tree) at(offset int) int {
	i := sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].End > offset })
	if i < len(t.tokens) && t.tokens[i].Start <= offset {
		return i
	}
	return -1
}

// head returns the token that token i hangs on, or -1.
func (t *tree) head(i int) int {
	if i < 0 || t.tokens[i].Relation == 0 {
		return -1
	}
	h := int(t.tokens[i].Head) - t.first
	if h < 0 || h >= len(t.tokens) || h == i {
		return -1
	}
	return h
}

// hangs reports whether token i hangs on what it hangs on in one of these
// relations.
func (t *tree) hangs(i int, as relations) bool {
	return i >= 0 && as&(1<<t.tokens[i].Relation) != 0
}

// before returns the nearest token left of h that hangs on it so, or -1.
func (t *tree) before(h int, as relations) int {
	for i := h - 1; i >= 0 && i >= h-longestLook; i-- {
		if t.hangs(i, as) && t.head(i) == h {
			return i
		}
	}
	return -1
}

// after returns the nearest token right of h that hangs on it so, or -1.
func (t *tree) after(h int, as relations) int {
	for i := h + 1; i < len(t.tokens) && i <= h+longestLook; i++ {
		if t.hangs(i, as) && t.head(i) == h {
			return i
		}
	}
	return -1
}

// under reports whether token i hangs on token h, over others or straight, and
// by these relations alone.
func (t *tree) under(i, h int, by relations) bool {
	for range longestClimb {
		if !t.hangs(i, by) {
			return false
		}
		if i = t.head(i); i == h {
			return true
		}
		if i < 0 {
			return false
		}
	}
	return false
}

// isTag reports whether token i has one of two parts of speech.
func (t *tree) isTag(i int, a, b hearsay.Tag) bool {
	return i >= 0 && i < len(t.tokens) && (t.tokens[i].Tag == a || t.tokens[i].Tag == b)
}

// noun reports whether token i is a noun or a name.
func (t *tree) noun(i int) bool { return t.isTag(i, hearsay.NOUN, hearsay.PROPN) }

// tokenWords returns what token i is in the text, or "".
func (r *reader) tokenWords(i int) string {
	if i < 0 || i >= len(r.tree.tokens) {
		return ""
	}
	return r.tree.tokens[i].In(r.text)
}

// wordEnding returns the word at the end of token i, or -1.
func (r *reader) wordEnding(i int) int {
	k := r.wordOf(i)
	for k >= 0 && k+1 < len(r.words) && r.words[k+1].Start < r.tree.tokens[i].End {
		k++
	}
	return k
}

// wordOf returns the word at the place of token i, or -1.
func (r *reader) wordOf(i int) int {
	if i < 0 || i >= len(r.tree.tokens) {
		return -1
	}
	at := r.tree.tokens[i].Start
	k := sort.Search(len(r.words), func(k int) bool { return r.words[k].End > at })
	if k < len(r.words) && r.words[k].Start <= at {
		return k
	}
	return -1
}
