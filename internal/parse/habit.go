package parse

import (
	"encoding/binary"
	"errors"
	"math/bits"

	"hearsay"
)

// A Habit is a move that the net makes, all but always, in states of one sort.
// It is made without asking the net: that is a third of all moves, in a
// hundredth of the time.
type Habit struct {
	Sort     uint32 // see [State.Sort]
	Move     Move
	Relation hearsay.Relation
}

// Sort returns a number that stands for what is seen of the state at the first
// look: the parts of speech of the last open word, of the next one and of the
// one after that, how far the first two lie apart, and how many words hang on
// the first.
func (s *State) Sort() uint32 {
	i, j := int(s.open[s.depth-1]), s.next
	n := &s.node[i]
	few := uint64(min(j-i, 4)) | uint64(min(n.hanging[before], 2))<<3 | uint64(min(n.hanging[after], 2))<<5
	h := (n.tag + bits.RotateLeft64(s.node[j].tag, 23) + bits.RotateLeft64(s.node[j+1].tag, 46) + few*mulB) * mulK
	return uint32(h>>32) | 1
}

// Habits are found by the sort of a state. A slot holds the sort, the move and
// the relation, or nothing; a habit stands in the first free slot from the one
// that its sort names.
type habits struct {
	slot []uint64
	list []Habit
}

func newHabits(list []Habit) (habits, error) {
	n := 1 << bits.Len(uint(2*len(list)))
	h := habits{make([]uint64, n), list}
	for _, x := range list {
		if x.Sort == 0 || x.Move >= Moves || int(x.Relation) >= hearsay.Relations || (x.Move == Shift) != (x.Relation == 0) {
			return habits{}, errors.New("the parser has a habit that is no move")
		}
		at := int(x.Sort>>8) & (n - 1)
		for h.slot[at] != 0 {
			at = (at + 1) & (n - 1)
		}
		h.slot[at] = uint64(x.Sort)<<32 | uint64(x.Move)<<8 | uint64(x.Relation)
	}
	return h, nil
}

// of returns the move that is made in the state by habit, if there is one and
// the state allows it.
func (h *habits) of(s *State) (m Move, r hearsay.Relation, ok bool) {
	sort := s.Sort()
	for at := int(sort >> 8); ; at++ {
		x := h.slot[at&(len(h.slot)-1)]
		if x == 0 {
			return 0, 0, false
		}
		if uint32(x>>32) == sort {
			m, r = Move(x>>8&0xff), hearsay.Relation(x&0xff)
			return m, r, s.May(m)
		}
	}
}

// appendTo appends h to a part of a model's file.
func (h *habits) appendTo(part []byte) []byte {
	for _, x := range h.list {
		part = binary.BigEndian.AppendUint32(part, x.Sort)
		part = append(part, byte(x.Move), byte(x.Relation))
	}
	return part
}

// readHabits reads what appendTo wrote.
func readHabits(part []byte) ([]Habit, error) {
	if len(part)%6 != 0 {
		return nil, errors.New("the habits of the parser are cut short")
	}
	var list []Habit
	for ; len(part) > 0; part = part[6:] {
		list = append(list, Habit{binary.BigEndian.Uint32(part), Move(part[4]), hearsay.Relation(part[5])})
	}
	return list, nil
}
