package attribution

// level tells likelihoods apart, given in parts of 255.
func level(p int) uint64 {
	switch {
	case p < 3:
		return 0
	case p < 13:
		return 1
	case p < 38:
		return 2
	case p < 89:
		return 3
	case p < 140:
		return 4
	case p < 191:
		return 5
	case p < 230:
		return 6
	case p < 250:
		return 7
	}
	return 8
}

// A verdict is how likely the first pass takes a token for each role, in
// levels.
type verdict struct{ source, cue, content uint64 }

// verdictOn returns what the first pass says of token i.
func verdictOn(m []Marginal, i int) verdict {
	if i < 0 || i >= len(m) {
		return verdict{15, 15, 15}
	}
	x := &m[i]
	return verdict{level(int(x[beginsSource]) + int(x[inSource])), level(int(x[inCue]) + int(x[anchorsCue])), level(int(x[beginsContent]) + int(x[inContent]))}
}

func few(n uint8) uint64 { return uint64(min(n, 3)) }

// A place is a token of a scene, with what most features of it ask for.
type place struct {
	i             int
	anchor, w     *word
	left, right   *word
	side          uint64 // before the anchor, behind it, the anchor itself
	far           uint64
	sentence      uint64
	here, l, r    verdict
	sure          uint64 // how likely the anchor is one
	via           via
	cut           rank
	where, quotes uint64
}

func (s *Survey) placeOf(c *Scene, i int, m []Marginal) place {
	p := place{i: i, anchor: &s.words[c.Anchor], w: &s.words[i], left: s.around(&c.x, i-1), right: s.around(&c.x, i+1),
		side: 1, far: bucket(i - c.Anchor), sentence: uint64(int(s.ofSent[i]) - int(c.sentence) + 8),
		here: verdictOn(m, i), l: verdictOn(m, i-1), r: verdictOn(m, i+1), sure: level(int(m[c.Anchor][anchorsCue])),
		via: c.vias[i-c.First], cut: c.cuts[i-c.First]}
	switch {
	case i < c.Anchor:
		p.side = 0
	case i == c.Anchor:
		p.side = 2
	}
	p.where = p.side<<8 | few(p.cut.cues)<<6 | few(p.cut.sources)<<4 | few(p.cut.contents)<<2
	p.quotes = uint64(p.w.quote)<<4 | uint64(p.anchor.quote)
	return p
}

// SceneFeatures returns what speaks for the part that token i plays in a scene.
// The slice is good until the next call.
func (s *Survey) SceneFeatures(c *Scene, i int, m []Marginal) []Feature {
	p := s.placeOf(c, i, m)
	f := ofPass(s.feature[:0], &p, m)
	f = ofPaths(f, &p, c)
	f = ofPosition(f, &p, m[c.Anchor])
	if i == c.Anchor {
		f = s.ofAnchor(f, &p, c, m)
		f = s.ofAct(f, &p, c)
	}
	s.feature = f
	return f
}

// ofPass appends what the first pass says of the token.
func ofPass(f []Feature, p *place, m []Marginal) []Feature {
	h, cut := p.here, p.cut
	begins := bit(m[p.i][beginsContent] > 100)<<1 | bit(m[p.i][beginsSource] > 100)
	return append(f,
		triple(302, p.side, h.source, few(cut.sources)), triple(303, p.side, h.content, few(cut.contents)), triple(304, p.side, h.cue, p.far),
		pair(305, p.where, h.source), pair(306, p.where, h.content), pair(307, p.where, h.cue), triple(308, h.source, h.cue, h.content),
		triple(309, h.source, p.l.source, p.r.source), triple(310, h.cue, p.l.cue, p.r.cue), triple(311, h.content, p.l.content, p.r.content),
		pair(312, p.sentence, h.content), triple(313, p.sentence, h.content, few(cut.cues)), pair(314, p.sentence, h.source),
		triple(315, h.content, p.quotes, few(cut.quotes)), triple(316, p.side, p.far, begins),
	)
}

// ofPaths appends what the tree says of the way from the token to the anchor.
func ofPaths(f []Feature, p *place, c *Scene) []Feature {
	meets, by, a, w := uint64(p.via.meets), uint64(p.via.by), p.anchor, p.w
	return append(f,
		pair(317, meets, by), triple(318, meets, by, c.path[min(int(p.via.meets), c.ups-1)]), triple(319, meets, by, uint64(p.via.steps)),
		triple(320, meets, by, a.stem), triple(321, meets, by, uint64(a.likely)), triple(322, meets, by, p.here.content),
		triple(323, meets, by, p.here.source), triple(324, meets, by, p.here.cue), triple(325, meets, by, w.fold),
		triple(326, meets, by, uint64(w.fine)), triple(327, meets, by, uint64(w.party)), triple(328, meets, by, p.side<<8|few(p.cut.cues)),
		triple(329, meets, by, uint64(a.kids)), triple(330, meets, by, uint64(a.fine)<<8|uint64(a.rel)), triple(343, uint64(p.via.role), meets, by),
	)
}

// ofPosition appends what the token itself says, and where it stands.
func ofPosition(f []Feature, p *place, anchor Marginal) []Feature {
	a, w, l, r, side, cut, role := p.anchor, p.w, p.left, p.right, p.side, p.cut, uint64(p.via.role)
	told := level(int(anchor[beginsContent]) + int(anchor[inContent]))
	return append(f,
		one(300, side), pair(301, side, role),
		pair(331, w.fold, side), triple(332, w.fold, side, p.far), triple(333, uint64(w.fine), side, p.far), pair(334, w.stem, a.stem),
		triple(335, w.fold, l.fold, side), triple(336, w.fold, r.fold, side), triple(337, p.quotes, side, few(cut.quotes)),
		triple(338, p.quotes, p.sentence, few(cut.quotes)), triple(339, p.quotes, uint64(cut.commas), side),
		triple(340, role, p.here.source, side), triple(341, role, p.here.content, side), triple(342, role, p.here.cue, side),
		triple(344, uint64(w.party), side, p.far), triple(345, uint64(w.party), p.here.source, p.where), triple(346, a.stem, side, p.quotes),
		triple(347, a.stem, p.here.source, p.where), triple(348, a.stem, p.here.content, p.where), triple(349, a.stem, side, p.far),
		triple(350, bit(cut.that), side, p.here.content), triple(351, p.sure, side, p.here.content), triple(352, p.sure, side, p.here.source),
		triple(353, told, p.here.content, side), triple(354, uint64(w.fine), uint64(l.fine), side), triple(355, uint64(w.fine), uint64(r.fine), side),
		triple(356, uint64(w.rel), side, uint64(cut.commas)),
	)
}

// ofAnchor appends what says whether the anchor is one.
func (s *Survey) ofAnchor(f []Feature, p *place, c *Scene, m []Marginal) []Feature {
	w, l, r, h, sure := p.w, p.left, p.right, s.at(p.w.head), p.sure
	sent := s.sentences[c.sentence]
	source, content := uint64(0), uint64(0) // the likeliest of the scene
	for j := c.First; j < c.Last; j++ {
		v := verdictOn(m, j)
		source, content = max(source, v.source), max(content, v.content)
	}
	return append(f,
		one(400, sure), pair(401, sure, w.stem), pair(402, sure, uint64(p.via.role)), pair(403, w.stem, uint64(w.fine)), pair(404, w.stem, uint64(w.kids)),
		triple(405, uint64(w.likely), uint64(w.kids), uint64(w.rel)), pair(406, w.stem, l.fold), pair(407, w.stem, r.fold), pair(408, uint64(w.rel), h.stem),
		triple(409, uint64(w.rel), uint64(w.fine), uint64(h.likely)), triple(410, sure, content, source), triple(411, uint64(w.above), uint64(w.fine), sure),
		triple(412, sure, uint64(w.quote), p.here.content), triple(413, verdictOn(m, p.i-2).content, p.here.content, verdictOn(m, p.i+2).content),
		triple(414, sure, uint64(w.kids), uint64(w.likely)), triple(415, sure, level(int(m[p.i][outside])), p.here.cue),
		pair(416, bucket(p.i-sent.First), bucket(sent.Last-p.i)), triple(417, uint64(l.fine), uint64(w.fine), uint64(r.fine)),
		pair(418, uint64(w.above), uint64(w.kids)), triple(419, w.stem, content, source), pair(420, bit(sent.Headline), sure),
		pair(421, s.words[sent.First].fold, sure),
	)
}

// ofAct appends what the grammar says of the cue that the anchor stands in.
func (s *Survey) ofAct(f []Feature, p *place, c *Scene) []Feature {
	if c.act < 0 {
		return f
	}
	a, rule := &s.acts[c.act], uint64(0)
	for i := range len(a.rule) {
		rule = (rule ^ uint64(a.rule[i])) * prime
	}
	return append(f, one(422, rule), pair(423, rule, uint64(a.score*100)), pair(424, rule, p.sure),
		triple(425, rule, bit(a.source.empty()), bit(len(a.content) > 0)), pair(426, rule, p.w.stem))
}

// SceneEdges appends what speaks for the step to token i of a scene from the one
// before.
func (s *Survey) SceneEdges(c *Scene, i int, m []Marginal, f []Feature) []Feature {
	x := &c.x
	w, l := s.around(x, i), s.around(x, i-1)
	v, lv := c.vias[i-c.First], via{meets: 14}
	if i > c.First {
		lv = c.vias[i-1-c.First]
	}
	side, class := bit(i > c.Anchor), s.class(x, i)
	h, before := verdictOn(m, i), verdictOn(m, i-1)
	f = append(f, one(500, 0), pair(501, class, side), triple(502, class, s.class(x, i-1), side),
		triple(503, h.content, before.content, side), triple(504, h.source, before.source, side), triple(505, h.cue, before.cue, side),
		pair(506, level(int(m[i][beginsContent])), side), pair(507, level(int(m[i][beginsSource])), side), triple(508, uint64(w.quote), uint64(l.quote), side),
		pair(509, lv.number(), v.number()), triple(510, uint64(lv.role), uint64(v.role), side),
		pair(511, w.fold, side), pair(512, l.fold, side), pair(513, bucket(i-c.Anchor), class), pair(514, uint64(w.fine), uint64(l.fine)),
		triple(515, v.number(), w.fold, side),
	)
	if b := s.ended(x, i); b >= 0 {
		y, u := &s.words[b], c.viaAt(b)
		f = append(f, pair(520, uint64(y.rel), u.number()), triple(521, u.number(), class, uint64(u.steps)), pair(522, uint64(y.rel), w.fold))
	}
	if b := s.border(x, i); b >= 0 {
		y, u := &s.words[b], c.viaAt(b)
		f = append(f, pair(523, uint64(y.rel), u.number()), triple(524, u.number(), class, uint64(u.steps)))
	}
	return f
}

// viaAt returns how token i hangs together with the anchor, if it belongs to the
// scene.
func (c *Scene) viaAt(i int32) via {
	if int(i) < c.First || int(i) >= c.Last {
		return via{meets: 13}
	}
	return c.vias[int(i)-c.First]
}
