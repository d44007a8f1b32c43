package parse

import (
	"math/bits"

	"hearsay"
)

// A net chooses moves and relations. Every feature of a state has a row of
// small whole numbers. The rows are added up, and what is above zero in their
// sum, the hidden values, speaks for every move and every relation by
// weights. All sums are of whole numbers, so that they are the same on every
// machine.
type net struct {
	rows      []byte       // [Lanes] each, 128 more than their values; the first has zeros
	bias      [Size]int32  // what is added to the sum of the rows
	moves     [slots]int64 // how much each value speaks for Left and for Right rather than Shift, packed
	moveBias  int64
	labels    [Moves - 1][hearsay.Relations][slots]int16 // for Left and for Right
	labelBias [Moves - 1][hearsay.Relations]int32
}

// Size is the number of values of a row.
const Size = 96

// slots is a power of two with room for the values of a row: what is left of a
// division by it is a place of them for sure, and costs nothing.
const slots = 128

// middle is what a byte of a row holds for zero.
const middle = 128

// most is room for the rows of a state, whose sum has sixteen bits.
const most = 128

// hidden are the values above zero of a sum of rows, and what all of them say
// of the moves.
type hidden struct {
	sum   [Lanes]uint16
	value [slots]int32
	place [slots]uint8
	n     int
	moves int64 // packed
}

// look adds up rows, and the bias.
func (n *net) look(h *hidden, row []uint32) {
	addRows(&h.sum, n.rows, row)
	less := int32(len(row)) * middle
	k := 0
	for i, x := range h.sum[:Size] {
		// A branch here would be guessed wrong as often as not.
		v := int32(x) - less + n.bias[i]
		h.value[k%slots], h.place[k%slots] = v, uint8(i)
		k += int(uint32(-v) >> 31)
	}
	moves := n.moveBias
	value, place := h.value[:k], h.place[:k]
	for i, v := range value {
		moves += int64(v) * n.moves[place[i]%slots]
	}
	h.n, h.moves = k, moves
}

// move returns the best of the moves that the state allows.
func (h *hidden) move(s *State) Move {
	right := int32(h.moves)
	left := int32((h.moves - int64(right)) >> 32)
	best, top := Shift, int32(0)
	may := s.May(Shift)
	if s.May(Left) && (!may || left > top) {
		best, top, may = Left, left, true
	}
	if s.May(Right) && (!may || right > top) {
		best = Right
	}
	return best
}

// relation returns the best of the relations that come into question for a
// move.
func (n *net) relation(h *hidden, m Move, c Choice) hearsay.Relation {
	best, top := bits.TrailingZeros64(uint64(c)), int32(-1<<31)
	if c&(c-1) == 0 {
		return hearsay.Relation(best)
	}
	side, bias := &n.labels[m-Left], &n.labelBias[m-Left]
	value := h.value[:h.n]
	place := h.place[:len(value)]
	for c != 0 {
		// Four relations at a time; the last may come up again, which does no
		// harm.
		var r [4]int
		for i := range r {
			r[i] = bits.TrailingZeros64(uint64(c))
			if c&(c-1) != 0 || i == 3 {
				c &= c - 1
			}
		}
		c0, c1, c2, c3 := &side[r[0]], &side[r[1]], &side[r[2]], &side[r[3]]
		s := [4]int32{bias[r[0]], bias[r[1]], bias[r[2]], bias[r[3]]}
		for i, v := range value {
			p := place[i] % slots
			s[0] += v * int32(c0[p])
			s[1] += v * int32(c1[p])
			s[2] += v * int32(c2[p])
			s[3] += v * int32(c3[p])
		}
		for i, sum := range s {
			if sum > top {
				best, top = r[i], sum
			}
		}
	}
	return hearsay.Relation(best)
}
