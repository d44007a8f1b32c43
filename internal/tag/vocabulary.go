package tag

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"hearsay"
	"hearsay/internal/model"
)

// A Class is a part of speech in both its grains. A word has one class.
type Class struct {
	Fine hearsay.FineTag
	Tag  hearsay.Tag
}

// A Vocabulary is what is known of words before they are met: the classes, and
// which of them each word had in the annotated text. Sets of classes are bit
// sets, the first class in the lowest bit.
type Vocabulary struct {
	Classes []Class // at most [model.Classes]
	Open    uint64  // the classes that a new word may have
	Proper  uint64  // those of names
	verbal  uint64  // those of verbs, auxiliaries and "to"
	words   *model.Vocabulary
	entries []Entry // that the words stand for; the first is empty
}

// An Entry is what is known of a word. Words of which the same is known share
// one.
type Entry struct {
	Lower       uint64 // the classes that it had in small letters, or where a sentence begins
	Upper       uint64 // those that it had with a capital elsewhere, or as a name
	Listed      Lists  // the lists of the dictionary that hold it
	ClosedLower bool   // it has no other classes
	ClosedUpper bool
	Firm        bool // it was seen so often that it can be no name either
}

// Lists says which lists of a dictionary hold a word.
type Lists uint8

// The lists.
const (
	Noun Lists = 1 << iota
	Verb
	Adjective
	Adverb
	Name      // a noun that is always written with a capital
	Irregular // a form that no rule gives: "rode", "geese"
)

// NewVocabulary returns the Vocabulary of the given classes, of which open are
// those that a new word may have, and of words by their [Key].
func NewVocabulary(classes []Class, open uint64, words map[uint32]Entry) *Vocabulary {
	v := &Vocabulary{Classes: classes, Open: open, entries: []Entry{{}}}
	place := map[Entry]uint32{{}: 0}
	var all []model.Word
	for _, k := range slices.Sorted(maps.Keys(words)) {
		e := words[k]
		p, ok := place[e]
		if !ok {
			p = uint32(len(v.entries))
			place[e] = p
			v.entries = append(v.entries, e)
		}
		all = append(all, model.Word{Hash: k, Value: p})
	}
	v.words = model.NewVocabulary(all)
	v.derive()
	return v
}

// derive fills in what follows from the classes.
func (v *Vocabulary) derive() {
	nnp, nnps := hearsay.FineTagNamed("NNP"), hearsay.FineTagNamed("NNPS")
	md, to := hearsay.FineTagNamed("MD"), hearsay.FineTagNamed("TO")
	for i, c := range v.Classes {
		if c.Tag == hearsay.PROPN && (c.Fine == nnp || c.Fine == nnps) {
			v.Proper |= 1 << i
		}
		if hearsay.VB <= c.Fine && c.Fine <= hearsay.VBZ || c.Fine == md || c.Fine == to {
			v.verbal |= 1 << i
		}
	}
}

// parts returns v as parts of a model's file.
func (v *Vocabulary) parts() (classes, entries, words []byte) {
	for _, c := range v.Classes {
		classes = append(classes, byte(c.Fine), byte(c.Tag))
	}
	entries = binary.BigEndian.AppendUint64(nil, v.Open)
	for _, e := range v.entries {
		entries = binary.BigEndian.AppendUint64(entries, e.Lower)
		entries = binary.BigEndian.AppendUint64(entries, e.Upper)
		flags := byte(0)
		for i, on := range []bool{e.ClosedLower, e.ClosedUpper, e.Firm} {
			if on {
				flags |= 1 << i
			}
		}
		entries = append(entries, byte(e.Listed), flags)
	}
	return classes, entries, v.words.AppendTo(nil)
}

// readVocabulary reads what parts wrote.
func readVocabulary(classes, entries, words []byte) (*Vocabulary, error) {
	const size = 8 + 8 + 2
	n := len(classes) / 2
	if n == 0 || n > model.Classes || len(entries) < 8+size || (len(entries)-8)%size != 0 {
		return nil, errors.New("the vocabulary of the tagger is cut short")
	}
	v := &Vocabulary{Open: binary.BigEndian.Uint64(entries)}
	used := v.Open
	for i := range n {
		v.Classes = append(v.Classes, Class{hearsay.FineTag(classes[2*i]), hearsay.Tag(classes[2*i+1])})
	}
	for b := range slices.Chunk(entries[8:], size) {
		e := Entry{Lower: binary.BigEndian.Uint64(b), Upper: binary.BigEndian.Uint64(b[8:]), Listed: Lists(b[16])}
		e.ClosedLower, e.ClosedUpper, e.Firm = b[17]&1 != 0, b[17]&2 != 0, b[17]&4 != 0
		used |= e.Lower | e.Upper
		if e.ClosedLower && e.Lower == 0 || e.ClosedUpper && e.Upper == 0 {
			used = ^uint64(0)
		}
		v.entries = append(v.entries, e)
	}
	if v.Open == 0 || used>>(n-1)>>1 != 0 {
		return nil, errors.New("the vocabulary of the tagger names a class that it does not hold")
	}
	var err error
	if v.words, err = model.ReadVocabulary(words); err != nil {
		return nil, err
	}
	if int(v.words.Most()) >= len(v.entries) {
		return nil, errors.New("the vocabulary of the tagger names an entry that it does not hold")
	}
	v.derive()
	return v, nil
}

// look fills in what the vocabulary knows of w, spelt s, in a sentence that is
// set in the given case.
func (v *Vocabulary) look(w *word, s *spelling, c setting) {
	place, _ := v.words.Get(key(s.hash))
	e := &v.entries[place]
	w.hash = 0
	if e.Lower|e.Upper != 0 {
		w.hash = s.hash
	}
	isUpper, placed := w.shape&capital != 0, w.shape&begins != 0 || c != prose
	w.lower, w.upper, w.listed = e.Lower, e.Upper, uint64(e.Listed)
	closed := e.ClosedLower || e.ClosedUpper
	switch {
	case !isUpper && e.ClosedLower:
		w.open = e.Lower
	case isUpper && !placed && e.ClosedUpper:
		w.open = e.Upper
	case isUpper && closed && e.Firm:
		w.open = e.Lower | e.Upper
	case isUpper && closed:
		w.open = e.Lower | e.Upper | v.Proper
	default:
		w.open = v.Open
	}
	w.base = 0
	if w.open == v.Open {
		v.lookBase(w, s)
	}
}

// lookBase fills in what the vocabulary knows of the words that w may be a
// form of.
func (v *Vocabulary) lookBase(w *word, s *spelling) {
	if s.n < 4 {
		return
	}
	switch end := w.suffix; {
	case end&0xffffff == 'i'<<16|'n'<<8|'g' && s.n > 4:
		v.addBase(w, 1, s.without(3))
		v.addBase(w, 1, s.with('e', 3))
		v.addBase(w, 1, s.without(4))
	case end&0xffffff == 'i'<<16|'e'<<8|'s':
		v.addBase(w, 2, s.with('y', 3))
	case end&0xffffff == 'i'<<16|'e'<<8|'d':
		v.addBase(w, 3, s.with('y', 3))
	case end&0xffff == 'e'<<8|'d':
		v.addBase(w, 3, s.without(1))
		v.addBase(w, 3, s.without(2))
		v.addBase(w, 3, s.without(3))
	case end&0xffff == 's'<<8|'s':
	case end&0xff == 's':
		v.addBase(w, 2, s.without(1))
		if end>>8&0xff == 'e' {
			v.addBase(w, 2, s.without(2))
		}
	case end&0xffff == 'l'<<8|'y':
		v.addBase(w, 4, s.without(2))
	}
}

// addBase adds what is known of the word with this hash to the bases of w,
// from which it differs by an ending of the given kind.
func (v *Vocabulary) addBase(w *word, ending, hash uint64) {
	place, ok := v.words.Get(key(hash))
	if !ok {
		return
	}
	w.base |= v.entries[place].Lower
	w.listed |= uint64(v.entries[place].Listed)<<8 | ending<<16
}

// Key returns the key under which a Vocabulary keeps a word, whatever its
// capitals.
func Key(text string) uint32 {
	var w word
	return key(w.spell(text).hash)
}

// Spellings calls see for every token of a sentence, with the key of its
// letters and whether it has a capital that its place does not account for.
func Spellings(text string, tokens []hearsay.Token, see func(i int, key uint32, named bool)) {
	c := settingOf(text, tokens)
	var w word
	spoken := false
	for i := range tokens {
		s := w.spell(clip(text, tokens[i].Span))
		see(i, key(s.hash), w.shape&capital != 0 && spoken && c == prose)
		spoken = spoken || !w.isMark()
	}
}
