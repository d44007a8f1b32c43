package train

import (
	"hearsay"
	"hearsay/internal/parse"
)

// A tree is what a sentence should be parsed into: the word that each word
// hangs on, and as what. The root is the word after the last. A word whose
// head is -1 hangs on a word that is not known.
type tree struct {
	heads     []int
	relations []hearsay.Relation
}

// unknown is the head of a word of which the tree does not tell it.
const unknown = -1

// treeOf returns the annotated tree of s, made projective.
func treeOf(s sentence) tree {
	t := tree{make([]int, len(s.heads)), s.relations}
	for i, h := range s.heads {
		if h < 0 {
			h = len(s.heads)
		}
		t.heads[i] = h
	}
	t.lift()
	return t
}

// lift hangs every word whose line to its head crosses another on the head of
// that head, until no lines cross, the shortest lines first.
func (t tree) lift() {
	for {
		worst := -1
		for i, h := range t.heads {
			if h != unknown && t.crosses(i) && (worst < 0 || abs(i-h) < abs(worst-t.heads[worst])) {
				worst = i
			}
		}
		if worst < 0 || t.heads[worst] == len(t.heads) {
			return
		}
		up := t.heads[t.heads[worst]]
		t.heads[worst] = up
		if up == unknown {
			continue
		}
	}
}

// crosses reports whether a word between i and its head hangs on none of the
// words that hang on that head.
func (t tree) crosses(i int) bool {
	h := t.heads[i]
	low, high := min(i, h), max(i, h)
	for k := low + 1; k < high; k++ {
		if on := t.heads[k]; on != unknown && (on < low || on > high) {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// An oracle knows a tree and tells of every move how many of its lines the
// move puts out of reach (Goldberg and Nivre, Training deterministic parsers
// with non-deterministic oracles, TACL 2013).
type oracle struct {
	tree
	hanging [][]int16 // the words that hang on each
}

func newOracle(t tree) *oracle {
	o := &oracle{tree: t, hanging: make([][]int16, len(t.heads)+1)}
	for i, h := range t.heads {
		if h != unknown {
			o.hanging[h] = append(o.hanging[h], int16(i))
		}
	}
	return o
}

// costs returns the cost of every move that is possible, and a large number
// for the others.
func (o *oracle) costs(s *parse.State) (cost [parse.Moves]int) {
	for m := range parse.Move(parse.Moves) {
		if !s.May(m) {
			cost[m] = 1 << 20
		}
	}
	next := s.Next()
	if s.May(parse.Shift) {
		if h := o.heads[next]; h != unknown && h != s.Last(0) && s.IsOpen(h) {
			cost[parse.Shift]++
		}
		for _, d := range o.hanging[next] {
			if int(d) < next && s.IsOpen(int(d)) {
				cost[parse.Shift]++
			}
		}
	}
	if s.Open() == 0 {
		return cost
	}
	last := s.Last(0)
	late := 0 // words that hang on the last open word and have not been met
	for _, d := range o.hanging[last] {
		if int(d) >= next {
			late++
		}
	}
	h := o.heads[last]
	if s.May(parse.Left) {
		cost[parse.Left] += late
		if h != unknown && (h > next || s.Open() > 1 && h == s.Last(1)) {
			cost[parse.Left]++
		}
	}
	if s.May(parse.Right) {
		cost[parse.Right] += late
		if h != unknown && h >= next {
			cost[parse.Right]++
		}
	}
	return cost
}
