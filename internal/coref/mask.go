package coref

import "hearsay"

// Mask makes of a choice for one who speaks, and whom the text called the same
// before, one for a pronoun or a shorter description in its place, and returns which candidate is right.
// News says "Okafor said" where it could say "she said", so that a ranker learns from
// news who speaks without anybody having marked it. It reports false for any
// other mention. [Choice.Unmask] must follow.
func (c *Choice) Mask() (right int, ok bool) {
	d, i := c.desk, int(c.item)
	x := &d.items[i]
	c.unmasked = *x
	if x.kind != Name && x.kind != Nominal || x.act < 0 || x.sort != person && x.sort != group {
		return 0, false
	}
	e := int32(hearsay.None)
	for k := range c.Candidates {
		a := &c.Candidates[k]
		if a.match != sameName && a.match != lastName && a.match != sameNoun || d.entities[a.entity].sort != x.sort {
			continue
		}
		if e != hearsay.None {
			return 0, false // there are two of that name
		}
		e = a.entity
	}
	if e == hearsay.None {
		return 0, false
	}
	if i%2 == 0 && d.shorten(x) {
		// "the ministry"
	} else if sentencesApart(x, &d.items[d.entities[e].last]) <= 4 {
		d.disguise(x, &d.entities[e], i)
	} else {
		return 0, false
	}
	for k := range c.Candidates {
		d.entities[c.Candidates[k].entity].stamp = 0
	}
	d.candidates(i)
	for k := range c.Candidates {
		if c.Candidates[k].entity == e {
			return k, true
		}
	}
	return 0, false
}

// shorten makes "the ministry" of "the health ministry", or of "Health
// Ministry". It reports false where there is nothing to leave out.
func (d *desk) shorten(x *item) bool {
	word := d.word(int(x.top))
	if x.top == x.first || x.top == x.first+1 && x.kind == Nominal || x.sort != group || d.nouns.sortOf(word) != group {
		return false
	}
	x.first, x.words = x.top, 1
	x.head = d.tokens[x.top].Span
	x.kind, x.definite, x.noun = Nominal, the, fold(singular(word))|1
	return true
}

// disguise makes a pronoun of a name.
func (d *desk) disguise(x *item, n *entity, i int) {
	x.noun = 0
	x.head = x.Span
	switch {
	case x.number == several || n.party == partyCodes[hearsay.Police] && x.sort == group:
		x.kind, x.word, x.number, x.sort, x.gender, x.party = Plural, they, several, anySort, anyGender, partyCodes[hearsay.Person]
		return
	case x.sort == group:
		x.kind, x.word, x.number, x.gender, x.party = Thing, it, one, anyGender, partyCodes[hearsay.Other]
		return
	case n.gender != anyGender:
		x.gender = n.gender
	default:
		x.gender = man + gender(i%2)
	}
	x.kind, x.word, x.number, x.party = Single, he+uint8(x.gender-man), one, partyCodes[hearsay.Person]
	x.words = 1
}

// Unmask undoes what [Choice.Mask] did.
func (c *Choice) Unmask() {
	for k := range c.Candidates {
		c.desk.entities[c.Candidates[k].entity].stamp = 0
	}
	c.desk.items[c.item] = c.unmasked
	c.desk.candidates(int(c.item))
}
