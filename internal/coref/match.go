package coref

import (
	"strings"

	"hearsay"
)

// A match is how the words of a mention are like those of an earlier one.
type match uint8

const (
	noMatch    match = iota
	sameName         // "Ann Lee", "Ann Lee"
	lastName         // "Lee" after "Ann Lee"
	fullerName       // "Ann Lee" after "Lee"
	otherFirst       // "Ann Lee" after "Jon Lee"
	shortFor         // "MRC" after "Marena Relief Corps", or before it
	firstName        // "Ann" after "Ann Lee"
	withinName       // "Relief Corps" after "Marena Relief Corps Board"
	aroundName       // "Marena Relief Corps Board" after "Relief Corps"
	sharedWord       // some other word of a name in common
	sameNoun         // "the ministry" after "the health ministry"
	otherKind        // "the trade ministry" after "the health ministry"
	nounInName       // "the ministry" after "the Health Ministry"
	besideName       // "the mayor" after "Ann Lee, the mayor"
)

// An entry is a word of an item in the index of words, with the entry of the
// same word before.
type entry struct {
	hash   uint64
	item   int32
	before int32 // an entry, or -1
}

// Salts keep words apart from the capitals that names are shortened to.
const saltShort = 0x5bd1e995c3a8f70b

// index holds the words of the items so far. It is open addressing: slots hold
// one more than an entry.
type index struct {
	slots   []int32
	entries []entry
}

// reset makes an index for so many words, in the memory that it has.
func (x *index) reset(words int) {
	size := 64
	for size < 2*words {
		size *= 2
	}
	if cap(x.slots) < size {
		x.slots = make([]int32, size)
	}
	x.slots = x.slots[:size]
	clear(x.slots)
	x.entries = x.entries[:0]
}

// last returns the last entry of a word, or -1, and the slot of it.
func (x *index) last(hash uint64) (entry int32, slot int) {
	slot = int(hash) & (len(x.slots) - 1)
	for x.slots[slot] != 0 {
		if e := x.slots[slot] - 1; x.entries[e].hash == hash {
			return e, slot
		}
		slot = (slot + 1) & (len(x.slots) - 1)
	}
	return -1, slot
}

// put enters a word of an item.
func (x *index) put(hash uint64, item int32) {
	if 2*len(x.entries) >= len(x.slots) {
		return // fuller than it was made for; no text is
	}
	before, slot := x.last(hash)
	x.entries = append(x.entries, entry{hash, item, before})
	x.slots[slot] = int32(len(x.entries))
}

// enter puts the words of an item into the index.
func (d *desk) enter(i int) {
	x := &d.items[i]
	if x.kind.IsPronoun() {
		return
	}
	from := x.head.Start
	if x.kind != Name {
		d.index.put(fold(singular(d.word(int(x.top)))), int32(i))
		return
	}
	for t := x.top; t >= x.first && t > x.top-longest; t-- {
		if d.tokens[t].Start < from && d.tokens[t].Tag != hearsay.PROPN && d.tokens[t].Tag != hearsay.NOUN {
			continue
		}
		if d.tokens[t].Kind == hearsay.Word {
			d.index.put(fold(singular(d.word(int(t)))), int32(i))
		}
	}
	if h := d.shortHash(x); h != 0 {
		d.index.put(h, int32(i))
	}
}

// longest is how many words of a name are looked at.
const longest = 12

// shortHash hashes what a name is shortened to, or is if it is short itself:
// its capitals. It is 0 for a name of one word that is not short.
func (d *desk) shortHash(x *item) uint64 {
	h, letters := uint64(saltShort), 0
	if x.words == 1 {
		word := d.word(int(x.top))
		if !isShort(word) {
			return 0
		}
		for i := 0; i < len(word); i++ {
			if word[i] != '.' {
				h = (h ^ uint64(word[i])) * 1099511628211
			}
		}
		return h
	}
	for t := max(x.first, x.top-longest); t <= x.top; t++ {
		w := d.word(int(t))
		if d.tokens[t].Kind != hearsay.Word || !isCapital(w) || d.tokens[t].Tag == hearsay.DET {
			continue
		}
		h = (h ^ uint64(w[0])) * 1099511628211
		letters++
	}
	if letters < 2 {
		return 0
	}
	return h
}

// compare tells how item x is like an earlier item y.
func (d *desk) compare(x, y *item) match {
	switch {
	case x.kind == Name && y.kind == Name:
		return d.compareNames(x, y)
	case x.kind.IsPronoun() || y.kind.IsPronoun():
		return noMatch
	case x.kind == Name: // "Health Ministry" after "the ministry"
		if d.hasWord(x, d.word(int(y.top))) {
			return nounInName
		}
	case y.kind == Name:
		if d.hasWord(y, d.word(int(x.top))) {
			return nounInName
		}
	case x.noun == y.noun:
		if d.narrower(x, y) {
			return otherKind
		}
		return sameNoun
	}
	return noMatch
}

func (d *desk) compareNames(x, y *item) match {
	a, b := d.core(x), d.core(y)
	if strings.EqualFold(a, b) {
		return sameName
	}
	lastX, lastY := d.word(int(x.top)), d.word(int(y.top))
	firstX, firstY := d.headWord(x), d.headWord(y)
	last := strings.EqualFold(lastX, lastY)
	switch {
	case last && x.words == 1:
		return lastName
	case last && y.words == 1:
		return fullerName
	case x.words == 1 && strings.EqualFold(lastX, firstY):
		return firstName
	case holds(b, a):
		return withinName
	case holds(a, b):
		return aroundName
	case last && !strings.EqualFold(firstX, firstY) && (d.hasWord(x, firstY) || d.hasWord(y, firstX)):
		return sameName // "Police Chief Ann Lee" after "Ann Lee"
	case last:
		return otherFirst
	}
	if h := d.shortHash(x); h != 0 && h == d.shortHash(y) && (x.words == 1 || y.words == 1) {
		return shortFor
	}
	return sharedWord
}

// core returns the head of an item without titles.
func (d *desk) core(x *item) string {
	return d.text[d.tokens[x.top-int32(x.words)+1].Start:d.tokens[x.top].End]
}

// headWord returns the first word of the core of an item.
func (d *desk) headWord(x *item) string { return d.word(int(x.top) - int(x.words) + 1) }

// holds reports whether the words of b stand in a, from word to word.
func holds(a, b string) bool {
	i := strings.Index(a, b)
	return i >= 0 && len(b) > 2 && (i == 0 || a[i-1] == ' ') && (i+len(b) == len(a) || a[i+len(b)] == ' ')
}

// hasWord reports whether an item holds a word, in whatever number.
func (d *desk) hasWord(x *item, word string) bool {
	word = singular(word)
	for t := max(x.first, x.top-longest); t <= x.top; t++ {
		if strings.EqualFold(singular(d.word(int(t))), word) {
			return true
		}
	}
	return false
}

// narrower reports whether x says more than its noun and y says something
// else: "the trade ministry" after "the health ministry".
func (d *desk) narrower(x, y *item) bool {
	for t := max(x.first, x.top-longest); t < x.top; t++ {
		switch d.tokens[t].Tag {
		case hearsay.NOUN, hearsay.PROPN, hearsay.ADJ, hearsay.NUM, hearsay.VERB:
			if !d.hasWord(y, d.word(int(t))) {
				return true
			}
		}
	}
	return false
}
