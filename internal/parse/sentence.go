package parse

import (
	"hearsay"
	"hearsay/internal/model"
)

// Start makes s the state in which nothing of the tokens has been parsed. They
// are one sentence of text, or a piece of one, with their tags, and at most
// [Longest].
func (s *State) Start(text string, tokens []hearsay.Token, v *model.Vocabulary) {
	tokens = tokens[:min(len(tokens), Longest)]
	s.reset(len(tokens))
	for i := range tokens {
		s.node[i+1].word = look(text, &tokens[i], v)
	}
	s.quotations()
	s.count()
}

// quotations marks the words between quotation marks, as far as the sentence
// by itself tells: a mark closes what one before it opened, or, if none did,
// what the sentence before opened.
func (s *State) quotations() {
	inside, opened := false, 0
	for i := 1; i <= s.words; i++ {
		w := &s.node[i]
		if w.flags&said == 0 {
			if inside {
				w.flags |= quoted
			}
			continue
		}
		if !inside && w.flags&closes != 0 {
			for j := max(opened, 1); j < i; j++ {
				s.node[j].flags |= quoted
			}
			continue
		}
		inside = !inside
		if inside {
			opened = i
		}
	}
}

// A sums says how many marks and verbs lie before a word, 16 bits each: stops,
// verbs, quotation marks, conjunctions.
type sums uint64

// count fills in the sums.
func (s *State) count() {
	var c sums
	for i := range s.words + 2 + ahead {
		n := &s.node[i]
		n.sum = c
		switch f := n.flags; {
		case f&stop != 0:
			c++
		case f&verb != 0:
			c += 1 << 16
		case f&said != 0:
			c += 1 << 32
		case f&joins != 0:
			c += 1 << 48
		}
	}
}

// between says in a few bits what lies between two places, the first before
// the second.
func (s *State) between(first, second int) uint64 {
	d := s.node[second].sum - s.node[first+1].sum
	return uint64(min(d&0xffff, 2) | min(d>>16&0xffff, 2)<<2 | min(d>>32&0xffff, 1)<<4 | min(d>>48, 1)<<5)
}

// apart says in steps how far two words lie from one another.
func apart(n int) uint64 { return uint64(steps[min(n, len(steps)-1)]) }

var steps = [...]uint8{0, 1, 2, 3, 4, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9}
