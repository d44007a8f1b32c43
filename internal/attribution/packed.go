package attribution

// Looking up what features speak for is most of the work, so tables are laid out
// for it: a slot is one or two words, no step depends on what the one before has
// found, and several weights are added at once, each in a lane of 16 bits.
// Weights are stored raised by 128, so that none is below 0.
const raised = 128

// lanes are every second byte of a word.
const lanes = 0x00ff00ff00ff00ff

// The sizes of the tables, as powers of two. They are small for the sake of the
// caches.
const (
	nodeBits      = 17
	labelStepBits = 12
	partStepBits  = 15
)

// same is all ones if x and check are the same, and else 0; both have 16 bits.
func same(x, check uint64) uint64 { return uint64(int64(x^check-1) >> 63) }

// more is how much more a row speaks for label y than for the first, raised.
func more(row []int8, y int) uint64 {
	return uint64(max(-raised+1, min(raised-1, int(row[y])-int(row[0]))) + raised)
}

// A packedNodes holds the rows of a Table of up to seven labels. Only differences
// count, so each slot holds, for each label but the first, how much more the
// feature speaks for it than for the first, and in its lowest bits the check of
// the feature.
type packedNodes struct {
	spread *[1 << (nodeBits - eachGroup)]uint16
	wide   *[1 << nodeBits]uint64 // for up to seven labels, with a check of 16 bits
	narrow *[1 << nodeBits]uint32 // for up to four, with a check of 8
}

func packNodes(t *Table) (p packedNodes) {
	p.spread = (*[1 << (nodeBits - eachGroup)]uint16)(t.spread)
	if t.width <= 4 {
		p.narrow = new([1 << nodeBits]uint32)
	} else {
		p.wide = new([1 << nodeBits]uint64)
	}
	for i, check := range t.checks {
		x := uint64(0)
		for y := 1; y < t.width; y++ {
			x |= more(t.rows[i*t.width:], y) << (8 * (y - 1))
		}
		if p.narrow != nil {
			p.narrow[i] = uint32(x)<<8 | uint32(check>>8)
		} else {
			p.wide[i] = x<<16 | uint64(check)
		}
	}
	return p
}

// sum writes what features speak for: for each label but the first how much more
// than for the first.
func (p *packedNodes) sum(features []Feature, sums *[mostLabels]int32) {
	if p.narrow != nil {
		p.sumNarrow(features, sums)
		return
	}
	var low, high, hits uint64 // the labels 1, 3, 5 and 2, 4, 6
	for _, f := range features {
		h := stir(f)
		x := p.wide[slotOf(h, p.spread[h>>(64-nodeBits+eachGroup)], nodeBits)]
		found := same(x&0xffff, h>>16&0xffff|1)
		hits += found & 1
		x &= found
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

func (p *packedNodes) sumNarrow(features []Feature, sums *[mostLabels]int32) {
	var low, high, hits uint64 // the labels 1, 3 and 2
	for _, f := range features {
		h := stir(f)
		x := uint64(p.narrow[slotOf(h, p.spread[h>>(64-nodeBits+eachGroup)], nodeBits)])
		found := same(x&0xff, h>>24&0xff)
		hits += found & 1
		x &= found
		low += x >> 8 & lanes
		high += x >> 16 & lanes
	}
	none := int32(hits) * raised
	*sums = [mostLabels]int32{0, int32(low&0xffff) - none, int32(high&0xff_ffff) - none, int32(low>>16) - none}
}

// A packedEdges holds the rows of a Table of steps: for each step that is
// allowed, but the first, how much more a feature speaks for it than for the
// first. The lowest byte of a slot is the check of its feature.
type packedEdges struct {
	bits   int
	size   int // words to a slot
	steps  [][2]uint8
	spread []uint16
	words  []uint64
}

const mostWords = (mostLabels*mostLabels + 7) / 8

func packEdges(t *Table, labels int, allowed [mostLabels][mostLabels]bool) packedEdges {
	p := packedEdges{bits: t.bits, spread: t.spread}
	for a := range uint8(labels) {
		for b := range uint8(labels) {
			if allowed[a][b] && a|b != 0 {
				p.steps = append(p.steps, [2]uint8{a, b})
			}
		}
	}
	p.size = (len(p.steps) + 8) / 8
	p.words = make([]uint64, len(t.checks)*p.size)
	for i, check := range t.checks {
		slot := p.words[i*p.size:][:p.size]
		slot[0] = uint64(check >> 8)
		for k, s := range p.steps {
			slot[(k+1)/8] |= more(t.rows[i*t.width:], int(s[0])*labels+int(s[1])) << (8 * ((k + 1) % 8))
		}
	}
	return p
}

// sum writes what features speak for in the steps from each label to each.
func (p *packedEdges) sum(features []Feature, sums *[mostLabels][mostLabels]int32) {
	var low, high [mostWords]uint64
	none := int32(0)
	if p.size == 2 {
		low[0], high[0], low[1], high[1], none = p.addTwo(features)
	} else {
		none = p.add(features, &low, &high)
	}
	sums[0][0] = 0
	for k, s := range p.steps {
		x := low[(k+1)/8]
		if k%2 == 0 {
			x = high[(k+1)/8]
		}
		sums[s[0]][s[1]] = int32(x>>(16*((k+1)%8/2))&0xffff) - none
	}
}

// add adds up the even and the odd bytes of the words of features, and how far
// their sums are raised.
func (p *packedEdges) add(features []Feature, low, high *[mostWords]uint64) (none int32) {
	bits, group := p.bits&31, 64-p.bits+eachGroup
	for _, f := range features {
		h := stir(f)
		slot := p.words[int(slotOf(h, p.spread[h>>group], bits))*p.size:][:p.size]
		found := same(slot[0]&0xff, h>>24&0xff)
		none += int32(found & raised)
		for k, x := range slot {
			x &= found
			low[k%mostWords] += x & lanes
			high[k%mostWords] += x >> 8 & lanes
		}
	}
	return none
}

// addTwo does as add, for slots of two words.
func (p *packedEdges) addTwo(features []Feature) (low, high, low2, high2 uint64, none int32) {
	bits, group := p.bits&31, 64-p.bits+eachGroup
	for _, f := range features {
		h := stir(f)
		slot := p.words[2*slotOf(h, p.spread[h>>group], bits):][:2]
		found := same(slot[0]&0xff, h>>24&0xff)
		none += int32(found & raised)
		x, y := slot[0]&found, slot[1]&found
		low += x & lanes
		high += x >> 8 & lanes
		low2 += y & lanes
		high2 += y >> 8 & lanes
	}
	return low, high, low2, high2, none
}
