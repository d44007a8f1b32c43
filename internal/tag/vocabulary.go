package tag

import (
	"encoding/binary"
	"errors"

	"hearsay"
	"hearsay/internal/model"
)

// A Class is a part of speech in both its grains. A word has one class.
type Class struct {
	Fine hearsay.FineTag
	Tag  hearsay.Tag
}

// A Vocabulary is what was seen in the annotated text: the classes, and which
// of them each word had. Sets of classes are bit sets, the first class in the
// lowest bit.
type Vocabulary struct {
	Classes []Class // at most [model.Classes]
	Open    uint64  // the classes that a new word may have
	Proper  uint64  // those of names
	sets    []uint64
	words   *model.Vocabulary
	verbal  uint64 // the classes of verbs, auxiliaries and "to"
}

// An Entry is what was seen of one word.
type Entry struct {
	Key         uint32
	Lower       uint64 // the classes that it had in small letters, or where a sentence begins
	Upper       uint64 // those that it had with a capital elsewhere
	ClosedLower bool   // it has no others
	ClosedUpper bool
	Firm        bool // it was seen so often that it can be no name either
}

// An entry is kept in a number: two sets of classes by their place among the
// sets, and three flags.
const (
	setBits     = 14
	setMask     = 1<<setBits - 1
	closedLower = 1 << (2 * setBits)
	closedUpper = closedLower << 1
	firm        = closedUpper << 1
)

// NewVocabulary returns the Vocabulary of the given classes, of which open are
// those that a new word may have, and entries.
func NewVocabulary(classes []Class, open uint64, entries []Entry) *Vocabulary {
	sets := []uint64{0}
	place := map[uint64]uint32{0: 0}
	of := func(set uint64) uint32 {
		p, ok := place[set]
		if !ok && len(sets) <= setMask {
			p = uint32(len(sets))
			place[set] = p
			sets = append(sets, set)
		}
		return p
	}
	words := make([]model.Word, len(entries))
	for i, e := range entries {
		v := of(e.Lower) | of(e.Upper)<<setBits
		for _, f := range []struct {
			on  bool
			bit uint32
		}{{e.ClosedLower, closedLower}, {e.ClosedUpper, closedUpper}, {e.Firm, firm}} {
			if f.on {
				v |= f.bit
			}
		}
		words[i] = model.Word{Hash: e.Key, Value: v}
	}
	v := &Vocabulary{Classes: classes, Open: open, sets: sets, words: model.NewVocabulary(words)}
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
func (v *Vocabulary) parts() (classes, sets, words []byte) {
	for _, c := range v.Classes {
		classes = append(classes, byte(c.Fine), byte(c.Tag))
	}
	sets = binary.BigEndian.AppendUint64(nil, v.Open)
	for _, s := range v.sets {
		sets = binary.BigEndian.AppendUint64(sets, s)
	}
	return classes, sets, v.words.AppendTo(nil)
}

// readVocabulary reads what parts wrote.
func readVocabulary(classes, sets, words []byte) (*Vocabulary, error) {
	if len(classes) < 2 || len(classes)%2 != 0 || len(classes) > 2*model.Classes || len(sets)%8 != 0 || len(sets) < 16 {
		return nil, errors.New("the vocabulary of the tagger is broken")
	}
	v := &Vocabulary{Open: binary.BigEndian.Uint64(sets)}
	for i := 0; i < len(classes); i += 2 {
		v.Classes = append(v.Classes, Class{hearsay.FineTag(classes[i]), hearsay.Tag(classes[i+1])})
	}
	for i := 8; i < len(sets); i += 8 {
		v.sets = append(v.sets, binary.BigEndian.Uint64(sets[i:]))
	}
	var err error
	if v.words, err = model.ReadVocabulary(words); err != nil {
		return nil, err
	}
	all := uint64(1)<<len(v.Classes) - 1
	for _, w := range v.words.Words() {
		if int(w.Value&setMask) >= len(v.sets) || int(w.Value>>setBits&setMask) >= len(v.sets) {
			return nil, errors.New("the vocabulary of the tagger names a set that it does not hold")
		}
	}
	for _, s := range append(v.sets, v.Open) {
		if s&^all != 0 {
			return nil, errors.New("the vocabulary of the tagger names a class that it does not hold")
		}
	}
	if v.Open == 0 {
		return nil, errors.New("the tagger leaves a new word no class")
	}
	v.derive()
	return v, nil
}

// look fills in what the vocabulary knows of w, spelt s, in a sentence that is
// set in the given case.
func (v *Vocabulary) look(w *word, s *spelling, c setting) {
	value, ok := v.words.Get(key(s.hash))
	w.hash = 0
	if ok {
		w.hash = s.hash
	}
	lows, ups := v.sets[value&setMask], v.sets[value>>setBits&setMask]
	isUpper, placed := w.shape&capital != 0, w.shape&begins != 0 || c != prose
	w.seen = lows
	if isUpper && !placed && ups != 0 || lows == 0 {
		w.seen = ups
	}
	switch {
	case !isUpper:
		w.open = v.Open
		if value&closedLower != 0 {
			w.open = lows
		}
	case !placed && value&closedUpper != 0:
		w.open = ups
	case value&firm != 0:
		w.open = lows | ups
	case value&(closedLower|closedUpper) != 0:
		w.open = lows | ups | v.Proper
	default:
		w.open = v.Open
	}
	w.base = 0
	if w.open == v.Open {
		w.base = v.baseOf(w, s)
	}
}

// baseOf returns the classes of the words that w may be a form of.
func (v *Vocabulary) baseOf(w *word, s *spelling) uint64 {
	if s.n < 4 {
		return 0
	}
	end := w.suffix
	switch {
	case end&0xffffff == 'i'<<16|'n'<<8|'g' && s.n > 4:
		return v.lows(s.without(3)) | v.lows((s.without(3)^'e')*hashPrime) | v.lows(s.without(4))
	case end&0xffffff == 'i'<<16|'e'<<8|'s', end&0xffffff == 'i'<<16|'e'<<8|'d':
		return v.lows((s.without(3) ^ 'y') * hashPrime)
	case end&0xffff == 'e'<<8|'d':
		return v.lows(s.without(1)) | v.lows(s.without(2)) | v.lows(s.without(3))
	case end&0xffff == 'e'<<8|'s':
		return v.lows(s.without(1)) | v.lows(s.without(2))
	case end&0xff == 's':
		return v.lows(s.without(1))
	case end&0xffff == 'l'<<8|'y':
		return v.lows(s.without(2))
	}
	return 0
}

// lows returns the classes that the word with this hash has in small letters.
func (v *Vocabulary) lows(hash uint64) uint64 {
	value, _ := v.words.Get(key(hash))
	return v.sets[value&setMask]
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
