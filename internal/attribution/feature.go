package attribution

// around returns token i of a stretch, or a blank.
func (s *Survey) around(x *Stretch, i int) *word {
	if i < x.First || i >= x.Last {
		return &blank
	}
	return &s.words[i]
}

const two, three, four = 1<<16 - 1, 1<<24 - 1, 1<<32 - 1

// at returns the word with index i, or a blank for -1.
func (s *Survey) at(i int32) *word {
	if i < 0 {
		return &blank
	}
	return &s.words[i]
}

// bucket tells lengths apart, the longer the less.
func bucket(n int) uint64 {
	switch {
	case n < 0:
		return 31 - bucket(-n)
	case n <= 4:
		return uint64(n)
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 22:
		return 8
	case n <= 40:
		return 9
	}
	return 10
}

// Features returns what speaks for the labels of token i of a stretch in the
// first pass. The slice is good until the next call.
func (s *Survey) Features(x *Stretch, i int) []Feature {
	f := s.feature[:0]
	f = s.ofWords(f, x, i)
	f = s.ofTree(f, x, i)
	f = s.ofPlace(f, x, i)
	f = s.ofGroups(f, x, i)
	s.feature = f
	return f
}

func (s *Survey) ofWords(f []Feature, x *Stretch, i int) []Feature {
	c, l, ll, lll := s.around(x, i), s.around(x, i-1), s.around(x, i-2), s.around(x, i-3)
	r, rr, rrr := s.around(x, i+1), s.around(x, i+2), s.around(x, i+3)
	t, tl, tll, tr, trr := uint64(c.fine), uint64(l.fine), uint64(ll.fine), uint64(r.fine), uint64(rr.fine)
	q := uint64(c.quote)
	return append(f,
		one(0, q),
		one(1, c.fold), pair(2, c.fold, q), one(3, c.stem), pair(4, c.stem, t),
		one(5, l.fold), one(6, r.fold), one(7, ll.fold), one(8, rr.fold),
		one(9, lll.fold), one(10, rrr.fold),
		pair(11, l.fold, c.fold), pair(12, c.fold, r.fold), pair(13, l.fold, r.fold),
		pair(14, ll.fold, l.fold), pair(15, r.fold, rr.fold), triple(16, ll.fold, l.fold, c.fold),
		triple(17, c.fold, r.fold, rr.fold), triple(18, l.fold, c.fold, r.fold),
		one(19, c.suffix&three), one(20, c.suffix&four), pair(21, c.suffix&three, t),
		one(22, t), pair(23, tl, t), pair(24, t, tr), triple(25, tl, t, tr),
		triple(26, tll, tl, t), triple(27, t, tr, trr), one(28, tl), one(29, tr), one(30, tll), one(31, trr),
		pair(32, c.stem, tl), pair(33, c.stem, tr), pair(34, c.stem, r.fold), pair(35, l.fold, c.stem), triple(36, l.fold, t, tr),
		pair(37, uint64(l.quote)<<4|q, uint64(r.quote)), pair(38, uint64(c.shape)<<4|uint64(l.shape), uint64(r.shape)),
		pair(39, uint64(c.likely), t), pair(40, uint64(c.likely), uint64(c.kids)), triple(41, uint64(l.likely), uint64(c.likely), uint64(r.likely)),
		pair(42, uint64(c.party), q), pair(43, uint64(c.party), uint64(r.likely)), pair(44, uint64(c.party), uint64(l.likely)),
		pair(45, uint64(c.party), t), triple(46, uint64(l.party), uint64(c.party), uint64(r.party)),
		pair(47, uint64(c.role), q), triple(48, uint64(l.role), uint64(c.role), uint64(r.role)), pair(49, uint64(c.role), c.stem),
		pair(50, uint64(ll.role)<<4|uint64(l.role), uint64(r.role)<<4|uint64(rr.role)),
	)
}

// ofGroups appends what the groups of words say that are used alike.
func (s *Survey) ofGroups(f []Feature, x *Stretch, i int) []Feature {
	c, l, r, ll, rr := s.around(x, i), s.around(x, i-1), s.around(x, i+1), s.around(x, i-2), s.around(x, i+2)
	h, o := s.at(c.head), s.at(c.over)
	a, b, t := uint64(c.above), uint64(c.field), uint64(c.fine)
	return append(f,
		one(120, a), one(121, b), pair(122, a, t), pair(123, b, t), pair(124, a, uint64(c.kids)), pair(125, b, uint64(c.kids)),
		pair(126, uint64(l.above), t), pair(127, uint64(r.above), t), pair(128, b, uint64(l.field)), pair(129, b, uint64(r.field)),
		pair(130, uint64(c.rel), uint64(h.above)), triple(131, uint64(c.rel), uint64(h.field), t), pair(132, uint64(c.rel), a),
		triple(133, uint64(c.overBy), uint64(o.above), bit(c.over > int32(i))), pair(134, uint64(ll.field), uint64(l.field)), pair(135, uint64(r.field), uint64(rr.field)),
		triple(136, uint64(c.rel), uint64(h.above), uint64(c.party)), triple(137, b, uint64(c.rel), uint64(c.likely)),
	)
}

func (s *Survey) ofTree(f []Feature, x *Stretch, i int) []Feature {
	c, l, r := s.around(x, i), s.around(x, i-1), s.around(x, i+1)
	h := s.at(c.head)
	hh := s.at(h.head)
	side := bit(c.head > int32(i))
	rel, hrel := uint64(c.rel), uint64(h.rel)
	o := s.at(c.over)
	f = append(f,
		pair(60, rel, side), pair(61, rel, uint64(h.fine)), pair(62, rel, h.stem), pair(63, c.stem, h.stem),
		triple(64, rel, hrel, uint64(hh.fine)), pair(65, rel, hrel), triple(66, rel, hrel, hh.stem),
		pair(67, c.stem, rel), triple(68, c.stem, rel, h.stem), pair(69, uint64(c.kids), uint64(c.fine)), pair(70, uint64(c.kids), c.stem),
		triple(71, rel, uint64(h.likely), side), triple(72, uint64(c.kids), uint64(c.likely), rel),
		triple(73, rel, uint64(h.kids), uint64(h.likely)),
		triple(74, uint64(c.overBy), uint64(o.likely), bit(c.over > int32(i))), triple(75, uint64(c.overBy), o.stem, bit(c.over > int32(i))),
		triple(76, uint64(c.overBy), uint64(c.steps), bit(c.over > int32(i))), triple(77, uint64(c.overBy), uint64(o.kids), bit(c.over > int32(i))),
		pair(78, uint64(c.deep), rel),
		triple(79, rel, uint64(l.rel), uint64(r.rel)), pair(80, rel, uint64(l.rel)), pair(81, rel, uint64(r.rel)),
		triple(82, rel, uint64(h.party), uint64(c.party)), triple(83, rel, uint64(c.party), h.stem), triple(84, rel, uint64(c.party), uint64(h.likely)),
	)
	// Borders of what hangs together: where a subtree begins or ended, and on
	// what that hangs.
	if b := s.border(x, i); b >= 0 {
		y := &s.words[b]
		g := s.at(y.head)
		f = append(f, pair(85, uint64(y.rel), uint64(g.likely)), triple(86, uint64(y.rel), g.stem, bit(y.head > int32(i))))
	}
	if b := s.ended(x, i); b >= 0 {
		y := &s.words[b]
		g := s.at(y.head)
		f = append(f, pair(87, uint64(y.rel), uint64(g.likely)), triple(88, uint64(y.rel), g.stem, bit(y.head >= int32(i))), pair(89, uint64(y.rel), c.fold))
	}
	if c.over >= 0 && c.kids&kidSubject == 0 {
		f = append(f, triple(90, uint64(c.overBy), uint64(c.fine), uint64(o.likely)))
	}
	return f
}

// border returns the highest word whose subtree begins with token i, or -1.
func (s *Survey) border(x *Stretch, i int) int32 {
	b := int32(i)
	if s.words[i].left != b {
		return -1
	}
	for n := 0; n < 12; n++ {
		h := s.words[b].head
		if h < 0 || s.words[h].left != int32(i) {
			break
		}
		b = h
	}
	return b
}

// ended returns the highest word whose subtree ends before token i, or -1.
func (s *Survey) ended(x *Stretch, i int) int32 {
	if i <= x.First {
		return -1
	}
	b := int32(i - 1)
	if s.words[b].right != int32(i) {
		return -1
	}
	for n := 0; n < 12; n++ {
		h := s.words[b].head
		if h < 0 || s.words[h].right != int32(i) {
			break
		}
		b = h
	}
	return b
}

func (s *Survey) ofPlace(f []Feature, x *Stretch, i int) []Feature {
	c := &s.words[i]
	sent := s.sentences[s.ofSent[i]]
	q := uint64(c.quote)
	a, b := &s.words[sent.First], s.around(x, sent.First+1)
	p, n := s.at(c.prev), s.at(c.next)
	dp, dn := 0, 0
	if c.prev >= 0 {
		dp = i - int(c.prev)
	}
	if c.next >= 0 {
		dn = int(c.next) - i
	}
	last := &s.words[sent.Last-1]
	f = append(f,
		pair(100, bucket(i-sent.First), bucket(sent.Last-i)), one(101, bucket(i-sent.First)), one(102, bucket(sent.Last-i-1)),
		pair(103, a.fold, q), pair(104, a.fold, b.fold), pair(105, uint64(last.quote), q),
		triple(106, bucket(dp), uint64(p.likely), q), triple(107, bucket(dn), uint64(n.likely), q),
		pair(108, p.stem, q), pair(109, n.stem, q), triple(110, p.stem, bit(dp == 1), uint64(c.fine)), triple(111, n.stem, bit(dn == 1), uint64(c.fine)),
		triple(112, uint64(p.likely), uint64(n.likely), uint64(c.fine)), pair(113, p.stem, n.stem),
		pair(114, bit(sent.Headline), bucket(x.Sentences-x.Sentence)),
		triple(115, bit(int(s.ofSent[i]) == x.Sentence), bit(int(s.ofSent[i]) == x.Sentences-1), q),
		triple(116, uint64(p.kids), uint64(c.fine), bucket(dp)),
	)
	for k := -1; k <= 1; k += 2 { // the sentences beside this one
		j := int(s.ofSent[i]) + k
		state := uint64(7)
		if j >= x.Sentence && j < x.Sentences {
			y := s.sentences[j]
			state = uint64(s.words[y.First].quote)
			state = state<<3 | uint64(s.words[y.Last-1].quote)
		}
		f = append(f, triple(117, uint64(k+1), state, q))
	}
	return f
}
