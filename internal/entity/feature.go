package entity

import (
	"hearsay"
	"hearsay/internal/model"
)

// A Feature is something that can be said of a word, hashed. The upper bits
// are a row of sixteen weights, the lower four the order in which it keeps its
// labels there.
type Feature = model.Feature

// lasts are masks for the last two, three and four letters of a word, and for
// its first ones.
const two, three, four = 1<<16 - 1, 1<<24 - 1, 1<<32 - 1

// around returns token i of a sentence, or a blank.
func (s *Survey) around(x *Stretch, i int) *word {
	if i < x.from || i >= x.to {
		return &blank
	}
	return &s.words[i]
}

// Features returns what speaks for the labels of token i of a stretch. The
// slice is good until the next call.
func (s *Survey) Features(x *Stretch, i int) []Feature {
	f := s.feature[:0]
	f = s.ofWord(f, x, i)
	f = s.ofNeighbours(f, x, i)
	f = s.ofRun(f, x, i)
	f = s.ofVerbs(f, x, i)
	s.feature = f
	return f
}

// shapeOf returns the letters of token i and how its sentence is set.
func (s *Survey) shapeOf(x *Stretch, i int) uint64 {
	first := i == x.from || i == x.from+1 && s.words[x.from].flags&(lettered|digit) == 0
	return s.words[i].shape<<3 | uint64(x.set)<<1 | bit(first)
}

// ofWord appends what the token says by itself.
func (s *Survey) ofWord(f []Feature, x *Stretch, i int) []Feature {
	c, l, r := &s.words[i], s.around(x, i-1), s.around(x, i+1)
	shape, any := s.shapeOf(x, i), bit(s.may[i] == part)
	lists, listed, tag := uint64(c.lists), uint64(s.listed[i]), uint64(c.tag)
	f = append(f,
		model.One(0, any),
		model.One(1, c.fold),
		model.Two(2, c.fold, shape),
		model.One(3, shape),
		model.One(4, c.suffix&two),
		model.One(5, c.suffix&three),
		model.One(6, c.suffix&four),
		model.One(7, c.prefix&two),
		model.One(8, c.prefix&three),
		model.One(9, c.prefix),
		model.Two(10, lists, shape),
		model.One(11, lists),
		model.Two(12, lists, tag),
		model.Two(13, uint64(l.lists), lists),
		model.Two(14, lists, uint64(r.lists)),
		model.One(15, listed),
		model.Two(16, listed, tag),
	)
	for b := c.lists; b != 0; b &= b - 1 {
		f = append(f, model.Three(17, uint64(b&-b), uint64(x.set), any))
	}
	return f
}

// ofNeighbours appends what the words beside the token say.
func (s *Survey) ofNeighbours(f []Feature, x *Stretch, i int) []Feature {
	c, l, ll, r, rr := &s.words[i], s.around(x, i-1), s.around(x, i-2), s.around(x, i+1), s.around(x, i+2)
	shape, tag := s.shapeOf(x, i), uint64(c.tag)
	return append(f,
		model.One(20, l.fold),
		model.One(21, r.fold),
		model.One(22, ll.fold),
		model.One(23, rr.fold),
		model.Two(24, l.fold, c.fold),
		model.Two(25, c.fold, r.fold),
		model.Two(26, l.fold, r.fold),
		model.Two(27, ll.fold, l.fold),
		model.Two(28, r.fold, rr.fold),
		model.Two(29, l.fold, shape),
		model.Two(30, r.fold, shape),
		model.Three(31, l.shape, shape, r.shape),
		model.Two(32, l.shape, shape),
		model.Two(33, shape, r.shape),
		model.One(34, l.suffix&three),
		model.One(35, r.suffix&three),
		model.Two(36, uint64(l.lists), shape),
		model.Two(37, uint64(r.lists), shape),
		model.One(38, tag),
		model.Two(39, uint64(c.fine), shape),
		model.Two(40, uint64(l.tag), tag),
		model.Two(41, tag, uint64(r.tag)),
		model.Three(42, uint64(l.tag), tag, uint64(r.tag)),
		model.Three(43, uint64(l.fine), uint64(ll.fine), shape),
		model.Three(44, uint64(r.fine), uint64(rr.fine), shape),
	)
}

// ofRun appends what is said by the run of capitals that the token stands in,
// and by what goes before and comes after the run: its last word tells most,
// as in "Valley Rescue Council".
func (s *Survey) ofRun(f []Feature, x *Stretch, i int) []Feature {
	a, b := int(s.runs[i].first), int(s.runs[i].last)
	before, before2, after, after2 := s.around(x, a-1), s.around(x, a-2), s.around(x, b+1), s.around(x, b+2)
	c, first, last := &s.words[i], &s.words[a], &s.words[b]
	from, to := uint64(min(i-a, 3)), uint64(min(b-i, 3))
	f = append(f,
		model.Two(50, from, to),
		model.Two(51, last.fold, to),
		model.Two(52, first.fold, from),
		model.Two(53, uint64(last.lists), to),
		model.Two(54, uint64(first.lists), from),
		model.Three(55, before.fold, from, to),
		model.Three(56, after.fold, from, to),
		model.Two(57, before.fold, after.fold),
		model.Three(58, uint64(before.tag), uint64(after.tag), from<<2|to),
		model.Two(59, before.fold, c.fold),
		model.Two(60, after.fold, c.fold),
		model.Two(61, last.suffix&three, to),
		model.Two(62, before2.fold, from),
		model.Two(63, after2.fold, to),
		model.Two(64, uint64(before.lists), from),
		model.Two(65, uint64(after.lists), to),
	)
	for j := max(a, i-mostWords); j <= min(b, i+mostWords); j++ {
		if j != i {
			f = append(f, model.Two(66, s.words[j].fold, bit(j > i)), model.Two(67, uint64(s.words[j].lists), bit(j > i)))
		}
	}
	return f
}

// ofVerbs appends what is said by the verb that follows the run, and by the
// verb or noun that goes before it, if it is near.
func (s *Survey) ofVerbs(f []Feature, x *Stretch, i int) []Feature {
	const near = 4
	a, b := int(s.runs[i].first), int(s.runs[i].last)
	for j := b + 1; j < min(x.to, b+near+1); j++ {
		if w := &s.words[j]; w.tag == hearsay.VERB {
			f = append(f, model.One(70, w.fold), model.Two(71, w.fold, uint64(j-b)))
			break
		}
	}
	for j := a - 1; j >= max(x.from, a-near); j-- {
		if w := &s.words[j]; w.tag == hearsay.VERB || w.tag == hearsay.NOUN {
			f = append(f, model.One(72, w.fold), model.Two(73, uint64(w.lists), uint64(a-j)))
			break
		}
	}
	return f
}

// Fingerprint stands for the features: it changes when they do. A model is of
// use only with the features that it was trained with.
func Fingerprint() uint64 {
	const text = "Mr. Ségolène Mbeki-Ruiz, of the Tarsha Rescue Council (TRC), met 2 Danes in NORTH Tarsha on May 3. Mbeki-Ruiz said so. TARSHA FLOODS"
	tags := [...]hearsay.Tag{hearsay.PROPN, hearsay.NOUN, hearsay.VERB, hearsay.ADP, hearsay.DET, hearsay.PUNCT, hearsay.PROPN}
	var tokens []hearsay.Token
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' || text[i] == ',' || text[i] == ')' {
			k := len(tokens)
			tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Start: start, End: i}, Tag: tags[k%len(tags)], Fine: hearsay.FineTag(k % 40)})
			start = i + 1
		}
	}
	last := len(tokens) - 2
	s := NewSurvey(NewGazetteer(
		map[uint32]Lists{Key("Tarsha"): PlaceWord | PlaceLast, Key("north"): PlaceFirst, Key("council"): GroupNoun, Key("Danes"): People},
		map[uint32]Lists{NameKey([]string{"North", "Tarsha"}): PlaceWord}))
	s.Look(text, tokens, []hearsay.Sentence{{First: 0, Last: last - 3}, {First: last - 3, Last: last}, {First: last, Last: len(tokens)}})
	labels := make([]uint8, len(tokens))
	for i := range labels {
		labels[i] = uint8(i*5) % Labels
	}
	var m Memory
	m.Note(s, labels)
	sum := uint64(0)
	for k := range s.Stretches {
		x := &s.Stretches[k]
		for i := x.First; i < x.Last; i++ {
			for _, f := range m.Recall(s.Features(x, i), s, x, i, labels) {
				sum = model.Mix(sum + uint64(f))
			}
			sum = model.Mix(sum + uint64(s.Allowed(i)))
		}
	}
	for a := range uint8(Labels) {
		sum = model.Mix(sum + uint64(Transition(a)))
	}
	return sum
}
