package coref

import (
	"strings"

	"hearsay"
	"hearsay/internal/model"
)

// A desk is the room that the work on one text takes.
type desk struct {
	text         string
	tokens       []hearsay.Token
	sentences    []hearsay.Sentence
	quotations   []hearsay.Quotation
	mentions     []hearsay.Mention
	attributions []hearsay.Attribution
	nouns        *Nouns

	items    []item
	entities []entity
	index    index
	pieces   []piece
	hearts   []int32 // of each attribution, the item that speaks in its source, or -1
	spoken   int32   // how many items have spoken so far
	choice   Choice
}

// An entity is somebody or something that items stand for.
type entity struct {
	first, last int32 // items
	items       int32
	name        int32 // the item that names it most fully, or -1
	spoke       int32 // what spoken was when it spoke last, or 0
	stamp       int32 // one more than the item that it was a candidate for last
	number      number
	gender      gender
	sort        sort
	party       uint8
	word        uint8 // the pronoun that stood for it last
	described   uint8 // 1 if an item that is no pronoun stands for it
}

// How far back somebody may stand whom a mention stands for. It keeps the work
// in step with the length of the text.
const (
	reach     = 60 // items
	mostNear  = 14 // candidates that stand near
	mostAlike = 8  // candidates with a word in common, for each word
)

// A Choice is a mention and those whom it may stand for.
type Choice struct {
	hearsay.Span
	Head       hearsay.Span
	Kind       Kind
	Speaks     bool // it is the source of an attribution
	Candidates []Candidate

	desk     *desk
	unmasked item
	item     int32
	fits     uint8 // how many of the candidates agree with the mention
	alikes   uint8 // how many of them have a word in common with it
	features []model.Feature
}

// A Candidate is somebody whom a mention may stand for, by the mention that
// tells best who that is: the fullest name, else the first.
type Candidate struct {
	hearsay.Span
	Head   hearsay.Span
	entity int32
	item   int32 // the latest of its items
	match  match
	order  uint8 // how many candidates stand nearer
	fits   uint8 // how many of those agree with the mention
	alikes uint8 // how many of those have a word in common with it
	agrees bool
	most   bool // of those that agree, the text has spoken of none more often
	topic  bool // of those that agree, it is the nearest that was a subject
}

// walk goes through the items in their order and asks choose for whom each
// stands: the index of a candidate, or -1.
func (d *desk) walk(choose func(*Choice) int) {
	d.entities, d.spoken = d.entities[:0], 0
	d.index.reset(len(d.tokens) + len(d.items))
	for i := range d.items {
		e := int32(hearsay.None)
		if d.isSelf(int32(i)) {
			e = d.speakerOf(i)
		}
		d.candidates(i)
		if k := choose(&d.choice); k >= 0 {
			e = d.choice.Candidates[k].entity
		} else if p := d.items[i].partner; p >= 0 {
			e = d.items[p].entity
		}
		d.assign(i, e)
		d.enter(i)
	}
}

// speakerOf returns who says "I" at item i, if the text has named him before:
// so that he stands no farther away than his last words.
func (d *desk) speakerOf(i int) int32 {
	if act := d.items[i].within; act >= 0 && d.hearts[act] >= 0 && int(d.hearts[act]) < i && strings.EqualFold(d.items[i].In(d.text), "i") {
		return d.items[d.hearts[act]].entity
	}
	return hearsay.None
}

// candidates finds those whom item i may stand for.
func (d *desk) candidates(i int) {
	x, c := &d.items[i], &d.choice
	c.Span, c.Head, c.Kind, c.Speaks, c.item = x.Span, x.head, x.kind, x.act >= 0, int32(i)
	c.Candidates = c.Candidates[:0]
	switch x.kind {
	case Single, Thing, Plural:
		d.near(i)
	case Nominal:
		d.beside(i)
		d.alike(i, fold(singular(d.word(int(x.top)))))
		if x.definite == the || x.definite == pointed {
			d.near(i)
		}
	case Name:
		d.beside(i)
		for t := x.top; t >= x.first && t > x.top-longest; t-- { // a title too: "the chief", "Chief Ann Lee"
			if tag := d.tokens[t].Tag; d.tokens[t].Kind == hearsay.Word && (tag == hearsay.NOUN || tag == hearsay.PROPN || t > x.top-int32(x.words)) {
				d.alike(i, fold(singular(d.word(int(t)))))
			}
		}
		if h := d.shortHash(x); h != 0 {
			d.alike(i, h)
		}
	case Aside:
		if x.definite == indefinite {
			d.beside(i) // "Ann Lee, a farmer"
		}
	}
	d.compareCandidates(x)
}

// compareCandidates tells how each candidate stands among the others.
func (d *desk) compareCandidates(x *item) {
	all := d.choice.Candidates
	fits, alikes, most, topic := uint8(0), uint8(0), int32(0), false
	for k := range all {
		a := &all[k]
		n := &d.entities[a.entity]
		a.order, a.fits, a.alikes = uint8(min(k, 255)), fits, alikes
		if a.match != noMatch {
			alikes++
		}
		if a.agrees = d.agree(x, n); !a.agrees {
			continue
		}
		fits++
		most = max(most, n.items)
		if r := d.items[a.item].role; r == subject && !topic {
			a.topic, topic = true, true
		}
	}
	for k := range all {
		all[k].most = all[k].agrees && d.entities[all[k].entity].items == most
	}
	d.choice.fits, d.choice.alikes = fits, alikes
}

// propose makes an entity a candidate, once.
func (d *desk) propose(i int, e int32) {
	n := &d.entities[e]
	if n.stamp == int32(i)+1 {
		return
	}
	n.stamp = int32(i) + 1
	m := d.likeness(i, n)
	if m == otherFirst || m == otherKind {
		return // "Ann Lee" is not "Jon Lee", nor is one ministry another, whatever else speaks for it
	}
	y := &d.items[n.first]
	if n.name >= 0 {
		y = &d.items[n.name]
	}
	d.choice.Candidates = append(d.choice.Candidates, Candidate{Span: y.Span, Head: y.head, entity: e, item: n.last, match: m})
}

// likeness is the closest match of item i with an entity: with its fullest
// name, its latest item or its first.
func (d *desk) likeness(i int, n *entity) match {
	x := &d.items[i]
	if x.kind.IsPronoun() {
		return noMatch
	}
	found := noMatch
	if n.name >= 0 {
		found = d.compare(x, &d.items[n.name])
	}
	if n.last != n.name && (found == noMatch || found == sharedWord) {
		if m := d.compare(x, &d.items[n.last]); m != noMatch {
			found = m
		}
	}
	if n.first != n.name && n.first != n.last && (found == noMatch || found == sharedWord) {
		if m := d.compare(x, &d.items[n.first]); m != noMatch {
			found = m
		}
	}
	return found
}

// near proposes those of whom the text spoke last.
func (d *desk) near(i int) {
	x := &d.items[i]
	found := 0
	for j := i - 1; j >= max(0, i-reach) && found < mostNear; j-- {
		y := &d.items[j]
		if y.entity < 0 || d.entities[y.entity].last != int32(j) || y.last > x.first && y.mention >= 0 {
			continue
		}
		if x.kind.IsPronoun() && y.anyone || d.cannot(x, y, &d.entities[y.entity]) {
			continue
		}
		d.propose(i, y.entity)
		found++
	}
}

// cannot reports whether x stands for none such as y, whatever else speaks for
// it.
func (d *desk) cannot(x, y *item, n *entity) bool {
	if x.kind.IsPronoun() && x.act >= 0 && n.name >= 0 && d.items[n.first].within == x.act {
		return true // who is first named in what "she" says is not she
	}
	switch {
	case x.word == he || x.word == she:
		return n.number == several || n.gender != anyGender && n.gender != x.gender ||
			n.sort == thing || n.name < 0 && n.sort != person || n.sort == group && n.name < 0
	case x.word == it:
		return n.number == several && n.name < 0 || n.gender != anyGender
	case x.word == they:
		return n.gender != anyGender
	}
	if n.sort != anySort && x.sort != anySort && n.sort != x.sort || n.gender != anyGender && x.gender != anyGender && n.gender != x.gender {
		return true
	}
	return (n.number == several) != (x.number == several) && n.number != anyNumber && n.number != body && x.number != body
}

// beside proposes whom a comma alone, or nothing, parts from item i, and those
// that the last of them hangs on: "the head | of the agency | , Ann Lee".
func (d *desk) beside(i int) {
	const most = 6
	if i == 0 || d.gap(d.items[i-1].End, d.items[i].Start) == apart {
		return
	}
	for j := i - 1; j >= max(0, i-most); j-- {
		if y := &d.items[j]; y.entity >= 0 && y.mention >= 0 && !y.kind.IsPronoun() {
			d.propose(i, y.entity)
		}
		if j == 0 || !d.hangs(j) {
			return
		}
	}
}

// alike proposes those whose words hold the word with a hash.
func (d *desk) alike(i int, hash uint64) {
	e, _ := d.index.last(hash)
	for n := 0; e >= 0 && n < mostAlike; n++ {
		y := &d.items[d.index.entries[e].item]
		if y.entity >= 0 && y.last <= d.items[i].first {
			d.propose(i, y.entity)
		}
		e = d.index.entries[e].before
	}
}

// agree reports whether nothing that is known of an entity speaks against item
// x standing for it.
func (d *desk) agree(x *item, n *entity) bool {
	if x.gender != anyGender && n.gender != anyGender && x.gender != n.gender {
		return false
	}
	if x.sort != anySort && n.sort != anySort && x.sort != n.sort && !(x.word == it && n.sort == thing) {
		return false
	}
	switch {
	case x.number == several:
		return n.number != one
	case x.number == one:
		return n.number != several
	}
	return true
}

// assign makes item i stand for an entity, or for a new one.
func (d *desk) assign(i int, e int32) {
	x := &d.items[i]
	if e < 0 {
		if x.kind == Aside && x.mention >= 0 && d.mentions[x.mention].Pronoun {
			return // "I", "you", "who"
		}
		e = int32(len(d.entities))
		d.entities = append(d.entities, entity{first: int32(i), name: -1, number: x.number, gender: x.gender, sort: x.sort, party: x.party})
	}
	n := &d.entities[e]
	x.entity = e
	n.last = int32(i)
	n.items++
	if x.kind == Name && (n.name < 0 || x.words > d.items[n.name].words) {
		n.name = int32(i)
	}
	if n.number == anyNumber {
		n.number = x.number
	}
	if n.gender == anyGender {
		n.gender = x.gender
	}
	if n.sort == anySort || x.kind.IsPronoun() && x.sort == person {
		n.sort = x.sort
	}
	switch {
	case x.kind.IsPronoun():
		n.word = x.word
	case d.isPronoun(int32(i)): // "I"
	default:
		n.described = 1
		named := x.kind == Name && d.items[n.first].kind != Name && n.name == int32(i)
		if (named || x.kind == Name || n.name < 0) && partyRank[x.party] > partyRank[n.party] {
			n.party = x.party
		}
	}
	if x.act >= 0 {
		d.spoken++
		n.spoke = d.spoken
	}
}
