package attribution

import (
	"encoding/binary"
	"math/bits"
)

// Looking up what features speak for is most of the work, so tables are laid out
// for it: what is asked for lies together, no step depends on what the one
// before has found, and several weights are added at once, each in a lane of 16
// bits. Weights are stored raised by 128, so that none is below 0.
const raised = 128

// lanes are every second byte of a word.
const lanes = 0x00ff00ff00ff00ff

// A packedNodes holds the rows of a Table of up to seven labels: in each slot
// the check of its feature in the low 16 bits, and above it, for each label but
// the first, how much more the feature speaks for it than for the first. Only
// these differences count.
type packedNodes struct {
	shift int
	slots []uint64
}

func packNodes(t *Table) packedNodes {
	p := packedNodes{64 - t.bits, make([]uint64, len(t.checks))}
	for i, check := range t.checks {
		if check == 0 {
			continue
		}
		row := t.rows[i*t.width:][:t.width]
		x := uint64(check)
		for y := 1; y < t.width; y++ {
			more := max(-raised+1, min(raised-1, int(row[y])-int(row[0])))
			x |= uint64(more+raised) << (8 * (y + 1))
		}
		p.slots[i] = x
	}
	return p
}

// same is all ones if the low 16 bits of x are check, and else 0.
func same(x, check uint64) uint64 { return uint64(int64((x^check)&0xffff-1) >> 63) }

// sum writes what features speak for: for each label but the first how much more
// than for the first.
func (p *packedNodes) sum(features []Feature, sums *[mostLabels]int32) {
	var low, high, hits uint64 // the labels 1, 3, 5 and 2, 4, 6
	for _, f := range features {
		h := stir(f)
		s := p.slots[h>>p.shift:][:probes]
		check := h>>16&0xffff | 1
		a, b, c, d := same(s[0], check), same(s[1], check), same(s[2], check), same(s[3], check)
		x := s[0]&a | s[1]&(b&^a) | s[2]&(c&^(a|b)) | s[3]&(d&^(a|b|c))
		hits += (a | b | c | d) & 1
		low += x >> 16 & lanes
		high += x >> 24 & lanes
	}
	none := int32(hits) * raised
	sums[0] = 0
	for k := range 3 {
		sums[2*k+1] = int32(low>>(16*k)&0xffff) - none
		sums[2*k+2] = int32(high>>(16*k)&0xffff) - none
	}
}

// A packedEdges holds the rows of a Table of steps: the checks of its slots, and
// of each slot for every label the words of the labels after it.
type packedEdges struct {
	labels, shift int
	checks        []byte // two to a slot
	words         []uint64
	empty         int // a slot that holds nothing
}

// wordsOf is how many words of eight weights a row of steps takes.
func wordsOf(labels int) int { return (labels*labels + 7) / 8 }

func packEdges(t *Table, labels int) packedEdges {
	n := wordsOf(labels)
	p := packedEdges{labels, 64 - t.bits, nil, make([]uint64, (len(t.checks)+1)*n), len(t.checks)}
	for i, check := range t.checks {
		p.checks = binary.LittleEndian.AppendUint16(p.checks, check)
		for k := range n * 8 {
			v := raised
			if k < t.width && check != 0 {
				v += int(t.rows[i*t.width+k])
			}
			p.words[i*n+k/8] |= uint64(v) << (8 * (k % 8))
		}
	}
	for k := range n {
		p.words[p.empty*n+k] = raised * 0x0101010101010101
	}
	return p
}

// slot returns the slot of a feature, or the empty one.
func (p *packedEdges) slot(f Feature) int {
	h := stir(f)
	at := int(h >> p.shift)
	const each = 0x0001000100010001
	x := binary.LittleEndian.Uint64(p.checks[2*at:]) ^ (h>>16&0xffff|1)*each
	found := (x - each) &^ x & (each << 15) // the highest bit of each lane that is 0
	if found == 0 {
		return p.empty
	}
	return at + bits.TrailingZeros64(found)/16
}

// sum writes what features speak for in the steps from each label to each.
func (p *packedEdges) sum(features []Feature, sums *[mostLabels][mostLabels]int32) {
	const most = (mostLabels*mostLabels + 7) / 8
	var low, high [most]uint64
	n := wordsOf(p.labels)
	for _, f := range features {
		row := p.words[p.slot(f)*n:][:n]
		for k, x := range row {
			low[k] += x & lanes
			high[k] += x >> 8 & lanes
		}
	}
	none := int32(len(features)) * raised
	a, b := 0, 0
	for k := range p.labels * p.labels {
		x := low[k/8]
		if k%2 == 1 {
			x = high[k/8]
		}
		sums[a][b] = int32(x>>(16*(k%8/2))&0xffff) - none
		if b++; b == p.labels {
			a, b = a+1, 0
		}
	}
}
