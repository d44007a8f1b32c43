package attribution

import (
	"slices"

	"hearsay"
)

// Parts of a Scene that a token may play: none, the source, the cue, the
// content.
const (
	PlaysNone uint8 = iota
	PlaysSource
	PlaysCue
	PlaysContent
	Plays = 4
)

// A Marginal is how likely each label of the first pass is for a token, from 0
// to 255.
type Marginal [8]uint8

// A Scene is a cue with what stands around it: whole sentences of its stretch.
type Scene struct {
	Anchor      int
	First, Last int
	sentence    int32
	up          [maxUp]int32 // the anchor, its head, …
	ups         int
	path        [maxUp]uint64
	act         int // of the grammar, or -1
	x           Stretch
	vias        []via  // of each token
	cuts        []rank // of each token
}

const maxUp = 7

// A via is how a token hangs together with the anchor: at which of the words
// above the anchor their paths meet, and by which relation it comes there.
type via struct {
	meets uint8 // 0 the anchor itself, 15 none
	by    hearsay.Relation
	steps uint8
	role  uint8
}

// number is where and by which relation, in one number.
func (v via) number() uint64 { return uint64(v.meets)<<8 | uint64(v.by) }

// A rank is what stands between a token and the anchor.
type rank struct {
	cues, quotes, commas, sources, contents uint8
	that                                    bool
}

// before and behind are how many sentences of its stretch may belong to a scene,
// widestBefore and widestBehind how many tokens.
const (
	before, behind             = 3, 4
	widestBefore, widestBehind = 120, 150
	widest                     = 150  // of the sentence of the anchor, on either side
	farthest                   = 1500 // bytes behind its stretch
)

// Open sets the scene of an anchor: its sentence, those beside it in its
// stretch, and what the grammar takes for the content.
func (s *Survey) Open(c *Scene, x *Stretch, anchor int, m []Marginal) {
	k := int(s.ofSent[anchor])
	from, to := max(x.Sentence, k-before), min(x.Sentences, k+behind+1)
	if to == x.Sentences {
		to = s.goesOn(x)
	}
	c.act = s.actAt(anchor)
	if c.act >= 0 {
		for _, r := range s.acts[c.act].content {
			if r.from < r.to {
				from, to = min(from, int(s.ofSent[r.from])), max(to, int(s.ofSent[r.to-1])+1)
			}
		}
	}
	for from < k && s.sentences[k].First-s.sentences[from].First > widestBefore {
		from++
	}
	for to > k+1 && s.sentences[to-1].Last-s.sentences[k].Last > widestBehind {
		to--
	}
	c.Anchor, c.sentence = anchor, int32(k)
	c.First = max(s.sentences[from].First, anchor-widestBefore-widest) // a sentence may be long
	c.Last = min(s.sentences[to-1].Last, anchor+widestBehind+widest)
	c.x = Stretch{c.First, c.Last, from, to}
	c.ups = 0
	path := uint64(0)
	for i := int32(anchor); i >= 0 && c.ups < maxUp; i = s.words[i].head {
		c.up[c.ups], c.path[c.ups] = i, path
		c.ups++
		path = path*67 + uint64(s.words[i].rel)
	}
	n := c.Last - c.First
	c.vias, c.cuts = grown(c.vias, n), grown(c.cuts, n)
	for i := c.First; i < c.Last; i++ {
		c.vias[i-c.First] = s.viaOf(c, i)
	}
	s.between(c, m)
}

// goesOn returns the end of the sentences that may be told where a stretch ends
// with a colon: the next paragraph, or, where that is quoted, its quotation, with
// the paragraphs in which it goes on.
func (s *Survey) goesOn(x *Stretch) int {
	to := x.Sentences
	end := s.tokens[x.Last-1].End
	if s.text[end-1] != ':' {
		return to
	}
	for to < len(s.sentences) && s.tokens[s.sentences[to].First].Start-end < farthest {
		next := s.sentences[to]
		q := s.words[next.First].quote
		opens := q == opensQuote || q == opensUnclosed
		if to > x.Sentences && !opens {
			break
		}
		for to < len(s.sentences) && s.sentences[to].Paragraph == next.Paragraph && (!opens || s.words[s.sentences[to].First].quote != outOfQuotes) {
			to++
		}
		if q != opensUnclosed {
			break
		}
	}
	return to
}

// viaOf returns how token i hangs together with the anchor.
func (s *Survey) viaOf(c *Scene, i int) via {
	v := via{meets: 15}
	if c.act >= 0 {
		a := &s.acts[c.act]
		v.role = 1
		switch {
		case a.source.has(i):
			v.role = 2
		case a.first <= i && i < a.last:
			v.role = 3
		case holds(a.content, i):
			v.role = 4
		}
	}
	if s.ofSent[i] != c.sentence {
		return v
	}
	j := int32(i)
	for n := uint8(0); n < 14 && j >= 0; n++ {
		for k := 0; k < c.ups; k++ {
			if c.up[k] == j {
				v.meets, v.steps = uint8(k), n
				return v
			}
		}
		v.by, j = s.words[j].rel, s.words[j].head
	}
	return v
}

// between counts what stands between the anchor and each token.
func (s *Survey) between(c *Scene, m []Marginal) {
	for dir := -1; dir <= 1; dir += 2 {
		r := rank{}
		for i := c.Anchor; i >= c.First && i < c.Last; i += dir {
			c.cuts[i-c.First] = r
			if i == c.Anchor {
				continue
			}
			w := &s.words[i]
			if m[i][anchorsCue] > 76 {
				r.cues++
			}
			switch w.quote {
			case opensQuote, closesQuote, opensUnclosed:
				r.quotes++
			}
			if w.shape == shapeMark && s.text[s.tokens[i].Start] == ',' {
				r.commas++
			}
			if w.tag == hearsay.SCONJ {
				r.that = true
			}
			j := i - dir
			if isSource(m, i) && !isSource(m, j) {
				r.sources++
			}
			if isContent(m, i) && !isContent(m, j) {
				r.contents++
			}
			if i == c.First || i == c.Last-1 {
				break
			}
		}
	}
}

func isSource(m []Marginal, i int) bool {
	return int(m[i][beginsSource])+int(m[i][inSource]) > 100
}
func isContent(m []Marginal, i int) bool {
	return int(m[i][beginsContent])+int(m[i][inContent]) > 127
}

// hints returns the tokens that the grammar takes for the hearts of cues, in
// order.
func (s *Survey) hints() []int {
	all := s.hinted[:0]
	for _, a := range s.acts {
		best := a.last - 1
		for i := a.first; i < a.last; i++ {
			if s.words[i].tag == hearsay.VERB {
				best = i
			}
		}
		all = append(all, best)
	}
	slices.Sort(all)
	s.hinted = all
	return all
}

// Anchors returns the tokens of a stretch that may anchor a cue.
func (s *Survey) Anchors(x *Stretch, m []Marginal) (all []int) {
	hints := s.hints()
	for i := x.First; i < x.Last; i++ {
		if _, hinted := slices.BinarySearch(hints, i); hinted || m[i][anchorsCue] >= Candidate {
			all = append(all, i)
		}
	}
	return all
}

// actAt returns the last act of the grammar whose cue holds token i, or -1.
func (s *Survey) actAt(i int) int {
	const widest = 12 // tokens of a cue
	k, _ := slices.BinarySearchFunc(s.acts, i+1, func(a act, at int) int { return a.first - at })
	for k--; k >= 0 && s.acts[k].first > i-widest; k-- {
		if i < s.acts[k].last {
			return k
		}
	}
	return -1
}
