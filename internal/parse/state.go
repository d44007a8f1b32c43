package parse

import "hearsay"

// Longest is the number of words of the longest sentence that is parsed in one
// piece.
const Longest = 400

// A Move is what a parser does next.
type Move uint8

// The moves.
const (
	Shift Move = iota // goes on to the next word
	Left              // hangs the last open word on the next word, and closes it
	Right             // hangs the last open word on the open word before it, and closes it
	Moves = iota
)

// A State is how far a sentence has been parsed. Some of the words that were
// met are open: they wait for the word that they hang on. The next word has
// not been met. After the last word comes the root, on which one word hangs.
//
// The moves are those of the arc-hybrid system of Kuhlmann, Gómez-Rodríguez
// and Satta (Dynamic programming algorithms for transition-based dependency
// parsers, ACL 2011).
type State struct {
	words int                       // the number of words
	next  int                       // the place that comes next; after the last word it is that of the root
	depth int                       // open[:depth] are the open words, below them edge places of nothing
	open  [edge + Longest]int16     // their places
	node  [Longest + 2 + ahead]node // the places: nothing, the words, the root, nothing
}

// A state is asked for the words around the point that was reached, and may
// be asked for words that are not there. So that this needs no test, they
// have places too: place 0, which also lies below the open words, and some
// places after the root.
const (
	edge  = 4
	ahead = 3
)

// A node is a word and what hangs on it.
type node struct {
	word
	sum     sums
	head    int16    // the place of the word that it hangs on; 0 if it hangs on none yet
	outer   [2]int16 // of the words that hang on it, the outermost, before it and after it
	inner   [2]int16 // and the one that was the outermost before
	hanging [2]uint8 // and their number
	label   uint8    // as what it hangs
}

// before and after tell the words that hang on a word and stand before it from
// those that stand after it.
const (
	before = iota
	after
)

// reset makes s the state in which nothing of a sentence of n words has been
// parsed.
func (s *State) reset(n int) {
	s.words, s.next, s.depth = n, 1, edge
	for i := range n + 2 + ahead {
		s.node[i] = node{word: outside}
	}
	s.node[n+1].word = root
}

// Done reports whether every word hangs on another or on the root.
func (s *State) Done() bool { return s.next > s.words && s.depth == edge }

// May reports whether the move is possible. The root takes one word, the last
// that is open.
func (s *State) May(m Move) bool {
	switch m {
	case Shift:
		return s.next <= s.words
	case Left:
		return s.depth > edge && (s.next <= s.words || s.depth == edge+1)
	}
	return s.depth > edge+1
}

// pair returns the places of the two words that the move joins: the one that
// hangs and the one that it hangs on.
func (s *State) pair(m Move) (hangs, on int) {
	hangs, on = int(s.open[s.depth-1]), s.next
	if m == Right {
		on = int(s.open[s.depth-2])
	}
	return hangs, on
}

// Pair returns the two words that the move joins: the one that hangs and the
// one that it hangs on. The root is the word after the last.
func (s *State) Pair(m Move) (hangs, on int) {
	hangs, on = s.pair(m)
	return hangs - 1, on - 1
}

// Do makes a move. The relation is that of the words that it joins.
func (s *State) Do(m Move, r hearsay.Relation) {
	if m == Shift {
		s.open[s.depth] = int16(s.next)
		s.depth++
		s.next++
		return
	}
	i, j := s.pair(m)
	hangs, on := &s.node[i], &s.node[j]
	s.depth--
	hangs.head, hangs.label = int16(j), uint8(r)
	side := before
	if m == Right {
		side = after
	}
	on.inner[side] = on.outer[side]
	on.outer[side] = int16(i)
	if on.hanging[side] < 255 {
		on.hanging[side]++
	}
}

// Head returns the word that word i hangs on, or -1 if that is the root.
func (s *State) Head(i int) int {
	if h := int(s.node[i+1].head); h <= s.words {
		return h - 1
	}
	return -1
}

// Relation returns what word i is to the word that it hangs on.
func (s *State) Relation(i int) hearsay.Relation { return hearsay.Relation(s.node[i+1].label) }

// Words returns the number of words of the sentence.
func (s *State) Words() int { return s.words }

// Next returns the word that comes next; after the last word it is the root,
// whose number is that of the words.
func (s *State) Next() int { return s.next - 1 }

// Open returns the number of open words.
func (s *State) Open() int { return s.depth - edge }

// Last returns the k-th open word from the last, which is that for k = 0, or
// -1 if there are not so many.
func (s *State) Last(k int) int { return int(s.open[max(0, s.depth-1-k)]) - 1 }

// IsOpen reports whether word i was met and hangs on none yet.
func (s *State) IsOpen(i int) bool { return i+1 < s.next && s.node[i+1].head == 0 }
