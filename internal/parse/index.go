package parse

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// An Index holds the features that a model has rows for, and of each the
// number of its row. The rows are in the order of the features.
type Index struct {
	block [1 << FeatureBits / 64]block
	size  int
}

// A block is a piece of 64 features of an [Index].
type block struct {
	has    uint64 // feature i of them as bit i
	before uint32 // the row of the first feature that is in it or after it
}

// NewIndex returns the Index of the given features, which are in order.
func NewIndex(features []uint32) *Index {
	x := &Index{size: len(features)}
	for _, f := range features {
		x.block[f/64].has |= 1 << (f % 64)
	}
	n := uint32(1)
	for i := range x.block {
		x.block[i].before = n
		n += uint32(bits.OnesCount64(x.block[i].has))
	}
	return x
}

// Len returns the number of features in x.
func (x *Index) Len() int { return x.size }

// Rows puts into rows the rows of the features that x holds, and returns how
// many they are. Row 0 belongs to no feature.
func (x *Index) Rows(feature *[Features]uint32, row *[most]uint32) int {
	n := 0
	for _, f := range feature {
		b := &x.block[f%(1<<FeatureBits)/64]
		row[n%most] = b.before + uint32(bits.OnesCount64(b.has&(1<<(f%64)-1)))
		n += int(b.has >> (f % 64) & 1)
	}
	return n
}

// appendTo appends x to a part of a model's file: of each feature its distance
// from the one before.
func (x *Index) appendTo(part []byte) []byte {
	last := uint32(0)
	for i, b := range x.block {
		for has := b.has; has != 0; has &= has - 1 {
			f := uint32(64*i + bits.TrailingZeros64(has))
			part = binary.AppendUvarint(part, uint64(f-last))
			last = f
		}
	}
	return part
}

// readIndex reads what appendTo wrote.
func readIndex(part []byte) (*Index, error) {
	var features []uint32
	last := uint64(0)
	for len(part) > 0 {
		d, n := binary.Uvarint(part)
		if n <= 0 || d >= 1<<FeatureBits || d == 0 && len(features) > 0 {
			return nil, errIndex
		}
		if last += d; last >= 1<<FeatureBits {
			return nil, errIndex
		}
		features, part = append(features, uint32(last)), part[n:]
	}
	return NewIndex(features), nil
}

var errIndex = errors.New("the features of the parser are not in order")
