package coref

import (
	"hearsay"
	"hearsay/internal/model"
)

// Features are what can be said of a mention and of somebody whom it may stand
// for, as the question and its answers, hashed. Nobody's name is an answer: of
// a name, its shape alone is asked for. Nouns are, since "it" and "the firm" say
// by them what they stand for.

// Features returns what speaks for candidate k, or for none of them where k is
// -1. The slice is good until the next call.
func (c *Choice) Features(k int) []model.Feature {
	if k < 0 {
		c.ofNobody()
	} else {
		c.ofCandidate(&c.Candidates[k])
	}
	return c.features
}

// questions adds what the k-th question, and on, has for answers: with who
// asks.
func (c *Choice) two(k, a, b uint64) {
	c.features = append(c.features, model.Two(k, a, b)>>(model.Bits-bits))
}

func (c *Choice) three(k, a, b, x uint64) {
	c.features = append(c.features, model.Three(k, a, b, x)>>(model.Bits-bits))
}

// asker is what sort of mention asks: its kind, which pronoun it is, and how it
// begins.
func asker(x *item) uint64 {
	switch {
	case x.kind.IsPronoun():
		return uint64(x.word)
	case x.kind == Name:
		return 8
	}
	return 16 + uint64(x.definite)
}

func (c *Choice) ofCandidate(a *Candidate) {
	d := c.desk
	x, y, n := &d.items[c.item], &d.items[a.item], &d.entities[a.entity]
	c.features = c.features[:0]
	q := asker(x)
	kind := uint64(y.kind)<<4 | uint64(y.word)<<1 | bit(n.name >= 0)
	far := sentencesApart(x, y)
	match := uint64(a.match)

	c.two(1, q, kind)
	c.two(2, q, far)
	c.three(3, q, far, kind)
	c.two(4, q, bucket(int(a.order)))
	c.three(5, q, bit(a.agrees), bucket(int(a.fits)))
	c.three(6, q, bit(a.agrees)<<3|bucket(int(a.fits)), far)
	c.three(7, q, uint64(x.number)<<4|uint64(n.number), uint64(x.gender)<<4|uint64(n.gender))
	c.three(8, q, uint64(x.sort)<<4|uint64(n.sort), uint64(n.number))
	c.three(9, q, uint64(x.party), uint64(n.party))
	c.three(10, q, uint64(x.role)<<4|uint64(y.role), min(far, 2))
	c.three(11, q, uint64(x.role)<<4|uint64(y.role), bucket(int(a.fits)))
	c.two(12, q, bucket(int(n.items)))
	c.three(13, q, bit(x.opens)<<1|bit(y.opens), min(far, 2))
	c.three(14, q, bit(x.paragraph == y.paragraph), min(far, 2))

	inside := bit(x.quotation >= 0)<<2 | bit(y.quotation >= 0)<<1 | bit(x.quotation == y.quotation)
	c.three(15, q, inside, min(far, 2))
	c.three(16, q, inside, kind)
	c.ofSpeech(q, x, y, n, far)
	standing := bit(a.agrees)<<2 | bit(a.most)<<1 | bit(a.topic)
	c.three(21, q, standing, min(far, 2))
	c.three(22, q, standing, bucket(int(c.fits)))
	c.three(23, q, standing, kind)
	c.three(24, q, uint64(n.word), min(far, 2))
	c.three(25, q, bucket(int(a.fits))<<3|bucket(int(c.fits)), min(far, 2))

	if y.noun != 0 && y.kind != Name {
		c.two(20, q, y.noun)
	}
	if t := y.first - 1; y.role == oblique && t >= 0 && d.tokens[t].Tag == hearsay.ADP {
		c.three(26, q, fold(d.word(int(t))), bit(x.act >= 0))
	}
	if x.kind.IsPronoun() {
		return
	}
	c.two(30, q, match)
	c.three(31, q, match, far)
	c.three(32, q, match, uint64(x.party)<<4|uint64(n.party))
	c.three(33, q, match, kind)
	c.three(34, q, match, bucket(int(a.fits)))
	c.three(35, q, match, bit(x.opens)<<1|bit(x.role == subject))
	c.three(36, match, uint64(x.words), uint64(y.words))
	c.three(37, q, match, bucket(int(n.items)))
	c.three(44, q, match, bucket(int(a.alikes))<<3|bucket(int(c.alikes)))
	c.three(45, q, match, bit(x.act >= 0)<<2|bit(n.spoke > 0)<<1|bit(y.act >= 0))
	c.three(38, q, match, uint64(x.number)<<4|uint64(n.number))
	if x.noun != 0 {
		c.three(39, x.noun, bit(n.name >= 0), uint64(n.party))
		c.two(40, x.noun, match)
	}
	if a.item == c.item-1 {
		c.three(41, q, uint64(d.gap(y.End, x.Start)), kind)
		c.three(42, q, uint64(d.gap(y.End, x.Start)), uint64(x.role))
		c.three(43, uint64(x.party), uint64(y.party), uint64(d.gap(y.End, x.Start)))
	}
}

// ofSpeech adds who speaks: a pronoun beside "said" is more likely who spoke
// before, and not whom it tells of.
func (c *Choice) ofSpeech(q uint64, x, y *item, n *entity, far uint64) {
	d := c.desk
	ago := uint64(7)
	if n.spoke > 0 {
		ago = min(uint64(d.spoken-n.spoke), 4)
	}
	own := bit(x.act >= 0 && y.within == x.act)                    // it stands in what the mention says
	host := bit(x.within >= 0 && d.entityOf(x.within) == y.entity) // it says what the mention stands in
	apart := bit(x.within >= 0)<<1 | bit(y.within == x.within)
	c.three(17, q, bit(x.act >= 0)<<3|ago, bit(y.act >= 0))
	c.three(18, q, bit(x.act >= 0)<<2|own<<1|host, apart)
	c.three(19, q, bit(x.act >= 0)<<3|ago, far)
}

// entityOf returns who is known to speak in an attribution, or -1.
func (d *desk) entityOf(act int32) int32 {
	if h := d.hearts[act]; h >= 0 {
		return d.items[h].entity
	}
	return -2
}

func (c *Choice) ofNobody() {
	d := c.desk
	x := &d.items[c.item]
	c.features = c.features[:0]
	q := asker(x)
	fits, nearFits, best := 0, 0, noMatch
	for i := range c.Candidates {
		a := &c.Candidates[i]
		fits += int(bit(a.agrees))
		nearFits += int(bit(a.agrees && sentencesApart(x, &d.items[a.item]) < 2))
		if best == noMatch || a.match != noMatch && a.match < best {
			best = max(best, a.match)
		}
	}
	c.two(64, q, 0)
	c.two(65, q, bucket(fits))
	c.two(66, q, bucket(nearFits))
	c.three(67, q, bit(x.opens), uint64(x.role))
	c.three(68, q, uint64(x.party), uint64(x.number))
	c.two(69, q, uint64(best))
	c.three(82, q, bucket(int(c.alikes)), bit(x.act >= 0))
	c.three(70, q, bit(x.quotation >= 0), bit(x.act >= 0))
	c.three(71, q, bit(x.within >= 0), bit(x.act >= 0))
	c.two(72, q, uint64(x.sort))
	c.two(73, q, min(uint64(x.sentence), 2))
	c.two(74, q, uint64(min(x.last-x.first, 6)))
	c.two(75, q, uint64(x.words))
	if x.noun != 0 {
		c.two(76, q, x.noun)
	}
	// What follows tells a pronoun that stands for nothing: "it is raining".
	if t := int(x.last); x.kind.IsPronoun() && t < len(d.tokens) {
		c.three(77, q, uint64(d.tokens[t].Tag), after(d.tokens, t+1))
		if tag := d.tokens[t].Tag; tag == hearsay.VERB || tag == hearsay.AUX {
			c.two(78, q, fold(d.word(t)))
			c.three(79, q, fold(d.word(t)), after(d.tokens, t+1))
		}
	}
	if x.kind == Nominal { // "the head of the agency" says of what itself
		t := int(x.last)
		c.three(80, q, after(d.tokens, t), uint64(x.role))
		c.two(81, q, bit(t < len(d.tokens) && d.tokens[t].Tag == hearsay.ADP))
	}
}

// after returns the part of speech of token i.
func after(tokens []hearsay.Token, i int) uint64 {
	if i >= len(tokens) {
		return 0
	}
	return uint64(tokens[i].Tag)
}

// sentencesApart is how many sentences lie between two items, if few.
func sentencesApart(x, y *item) uint64 {
	n := uint64(x.sentence - y.sentence)
	switch {
	case n <= 3:
		return n
	case n <= 6:
		return 4
	}
	return 5
}

// bucket puts a count among few.
func bucket(n int) uint64 {
	switch {
	case n <= 3:
		return uint64(n)
	case n <= 5:
		return 4
	case n <= 9:
		return 5
	}
	return 6
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
