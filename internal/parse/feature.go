package parse

import "math/bits"

// FeatureBits is the number of bits of a feature.
const FeatureBits = 20

// Features is the number of features of a state.
const Features = 70

// Large odd numbers without a pattern: one tells the questions apart, the
// other spreads small answers.
const (
	mulK = 0xf1357aea2e62a9c5
	mulB = 0xd1b54a32d192ed03
)

// one, two and three return the feature that the k-th question has
// the given answers, whose bits have been mixed.
func one(k, a uint64) uint32 { return uint32((k*mulK + a) >> (64 - FeatureBits)) }

func two(k, a, b uint64) uint32 {
	return uint32((k*mulK + a + bits.RotateLeft64(b, 23)) >> (64 - FeatureBits))
}

func three(k, a, b, c uint64) uint32 {
	return uint32((k*mulK + a + bits.RotateLeft64(b, 23) + bits.RotateLeft64(c, 46)) >> (64 - FeatureBits))
}

// few mixes the bits of a small answer.
func few(n uint64) uint64 { return n * mulB }

// Features fills in the features of the state.
func (s *State) Features(feature *[Features]uint32) {
	node := &s.node
	i0, i1 := int(s.open[s.depth-1]), int(s.open[s.depth-2])
	j0 := s.next
	s0, s1, s2, s3 := &node[i0], &node[i1], &node[s.open[s.depth-3]], &node[s.open[s.depth-4]]
	b0, b1, b2, b3 := &node[j0], &node[j0+1], &node[j0+2], &node[j0+3]
	s0l, s0r := &node[s0.outer[before]], &node[s0.outer[after]]
	s1l, s1r := &node[s1.outer[before]], &node[s1.outer[after]]
	b0l := &node[b0.outer[before]]
	s0l2, s0r2 := &node[s0.inner[before]], &node[s0.inner[after]]
	s1r2 := &node[s1.inner[after]]
	b0l2 := &node[b0.inner[before]]
	s2r := &node[s2.outer[after]]
	d0, d1 := few(apart(j0-i0)), few(apart(i0-i1))
	g0, g1 := few(s.between(i0, j0)), few(s.between(i1, max(i0, 1)))
	s0tag, s1tag, b0tag := s0.tag, s1.tag, b0.tag

	*feature = [Features]uint32{
		// Words.
		one(1, s0.form),
		one(2, s1.form),
		one(3, b0.form),
		one(4, b1.form),
		one(5, s2.form),
		one(6, b2.form),
		one(7, s0l.form),
		one(8, s0r.form),
		one(9, s1r.form),
		one(10, b0l.form),
		one(11, s1l.form),
		// Tags.
		one(12, s0tag),
		one(13, s1tag),
		one(14, s2.tag),
		one(15, s3.tag),
		one(16, b0tag),
		one(17, b1.tag),
		one(18, b2.tag),
		one(19, b3.tag),
		two(20, s0l.tag, s0l.as()),
		two(21, s0r.tag, s0r.as()),
		two(22, s1l.tag, s1l.as()),
		two(23, s1r.tag, s1r.as()),
		two(24, b0l.tag, b0l.as()),
		two(25, s0l2.tag, s0l2.as()),
		two(26, s0r2.tag, s0r2.as()),
		two(27, s1r2.tag, s1r2.as()),
		two(28, b0l2.tag, b0l2.as()),
		two(29, s2r.tag, s2r.as()),
		// How far they are apart, what lies between, how many hang on them.
		two(30, d0, g0),
		two(31, d1, g1),
		two(32, s0tag, s0.load()),
		two(33, s1tag, s1.load()),
		two(34, b0tag, b0.load()),
		one(35, few(s0.flags&0xff|s1.flags&0xff<<8|b0.flags&0xff<<16)),
		three(36, d0, s0tag, b0tag),
		three(37, d1, s0tag, s1tag),
		three(38, g0, s0tag, b0tag),
		three(39, g1, s0tag, s1tag),
		// Two and three at a time.
		two(42, s0.form, b0tag),
		two(43, b0.form, s0tag),
		two(44, s0.form, s1tag),
		two(45, s1.form, s0tag),
		three(46, s0tag, b0tag, b1.tag),
		three(47, s1tag, s0tag, b0tag),
		three(48, s2.tag, s1tag, s0tag),
		three(49, s0tag, s0l.tag, b0tag),
		three(50, s0tag, s0r.tag, b0tag),
		three(51, s1tag, s1r.tag, s0tag),
		three(52, s0tag, b0l.tag, b0tag),
		three(53, s1.form, s0tag, s1r.as()),
		three(54, s0.form, s0l.as(), s0r.as()),
		three(55, s1.form, s1l.as(), s1r.as()),
		three(56, b0.form, b1.tag, s0tag),
		// What sort of words they are.
		one(57, s0.sort),
		one(58, s1.sort),
		one(59, b0.sort),
		three(60, s0.sort, s1.sort, b0tag),
		three(61, s0.sort, b0.sort, b0l.form),
		three(62, s1.sort, b0.sort, b0l.form),
		three(63, s1.sort, s0.sort, s0l.form),
		two(64, s0.uses, b0tag),
		two(65, s1.uses, s0tag),
		three(66, s1.uses, s0.uses, s0l.form),
		three(67, s0.uses, b0.uses, b0l.form),
		two(68, s2.uses, s1tag),
		// What stands beside them.
		two(69, node[max(i0, 1)-1].tag, s0tag),
		two(70, node[i0+1].tag, s0tag),
		two(71, node[i1+1].tag, s1tag),
		two(72, node[j0-1].tag, b0tag),
	}
}

// as is the relation of a word to the one that it hangs on, as an answer.
func (n *node) as() uint64 { return few(uint64(n.label)) }

// load is the number of words that hang on a word, as an answer.
func (n *node) load() uint64 {
	return few(uint64(min(n.hanging[before], 3)) | uint64(min(n.hanging[after], 3))<<2)
}
