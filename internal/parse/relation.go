package parse

import (
	"encoding/binary"
	"errors"

	"hearsay"
)

// A Choice holds the relations that come into question between two words,
// relation r as bit r.
type Choice uint64

// Choices says which relations come into question, by the move that joins two
// words and by the parts of speech of the one that hangs and of the one that
// it hangs on.
type Choices [Moves - 1][kinds][kinds]Choice

// Of returns the relations that come into question for a move that joins two
// words. There is at least one.
func (c *Choices) Of(s *State, m Move) Choice {
	hangs, on := s.pair(m)
	return c[m-Left][s.node[hangs].kind][s.node[on].kind]
}

// Tally counts the relations that words were seen in.
type Tally [Moves - 1][kinds][kinds][hearsay.Relations]int32

// Add counts the relation of a word to the one that it hangs on, which stands
// before it or after it. The root is a word after the last.
func (t *Tally) Add(tokens []hearsay.Token, hangs, on int, r hearsay.Relation) {
	m, k := Left, kinds-1
	if on < hangs {
		m = Right
	}
	if on < len(tokens) {
		k = kindOf(&tokens[on])
	}
	t[m-Left][kindOf(&tokens[hangs])][k][r]++
}

// Choices returns the relations that were seen as often as least says, or
// more. Where there are none, they are those of the word that hangs on
// whatever word.
func (t *Tally) Choices(least int32) *Choices {
	c := new(Choices)
	for m := range t {
		for hangs := range kinds {
			var any [hearsay.Relations]int32
			for on := range kinds - 1 {
				for r, n := range t[m][hangs][on] {
					any[r] += n
				}
			}
			for on := range kinds {
				c[m][hangs][on] = choiceOf(&t[m][hangs][on], least)
				if c[m][hangs][on] == 0 {
					c[m][hangs][on] = choiceOf(&any, least)
				}
				if c[m][hangs][on] == 0 {
					c[m][hangs][on] = 1 << hearsay.RelationNamed("dep")
				}
				if on == kinds-1 {
					c[m][hangs][on] = 1 << hearsay.RelationNamed("root")
				}
			}
		}
	}
	return c
}

func choiceOf(n *[hearsay.Relations]int32, least int32) (c Choice) {
	for r := 1; r < len(n); r++ {
		if n[r] >= least {
			c |= 1 << r
		}
	}
	return c
}

// kindOf returns the kind of a token.
func kindOf(t *hearsay.Token) hearsay.Tag { return min(t.Tag, hearsay.X) }

// appendTo appends c to a part of a model's file.
func (c *Choices) appendTo(part []byte) []byte {
	for m := range c {
		for hangs := range c[m] {
			for _, x := range c[m][hangs] {
				part = binary.BigEndian.AppendUint64(part, uint64(x))
			}
		}
	}
	return part
}

// readChoices reads what appendTo wrote.
func readChoices(part []byte) (*Choices, error) {
	c := new(Choices)
	if len(part) != 8*(Moves-1)*int(kinds)*int(kinds) {
		return nil, errors.New("the relations of the parser are cut short")
	}
	for m := range c {
		for hangs := range c[m] {
			for on := range c[m][hangs] {
				x := binary.BigEndian.Uint64(part)
				if x == 0 || x&1 != 0 || x>>hearsay.Relations != 0 {
					return nil, errors.New("the parser names a relation that there is not")
				}
				c[m][hangs][on], part = Choice(x), part[8:]
			}
		}
	}
	return c, nil
}
