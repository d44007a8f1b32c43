package model

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// A Vocabulary holds what is known of words by themselves: a number for each,
// found by the word's hash. It keeps no spelling. It is made once and then
// only read, by any number of goroutines.
type Vocabulary struct {
	slots []Word // open addressing: a slot whose hash is 0 is empty, and at least half are
	size  int
}

// A Word is an entry of a [Vocabulary].
type Word struct{ Hash, Value uint32 }

// NewVocabulary returns a Vocabulary of the given words. Of words with one
// hash it keeps the first; a word whose hash is 0 cannot be kept.
func NewVocabulary(words []Word) *Vocabulary {
	n := 2
	for n < 2*len(words) {
		n *= 2
	}
	v := &Vocabulary{slots: make([]Word, n)}
	for _, w := range words {
		if w.Hash == 0 {
			continue
		}
		i := v.find(w.Hash)
		if v.slots[i].Hash == 0 {
			v.slots[i] = w
			v.size++
		}
	}
	return v
}

// Len returns the number of words in v.
func (v *Vocabulary) Len() int { return v.size }

// Get returns the value of the word with this hash.
func (v *Vocabulary) Get(hash uint32) (value uint32, ok bool) {
	s := v.slots[v.find(hash)]
	return s.Value, s.Hash == hash && hash != 0
}

// find returns the slot of hash, or the empty one where it would go.
func (v *Vocabulary) find(hash uint32) int {
	i := int(hash) & (len(v.slots) - 1)
	for v.slots[i].Hash != 0 && v.slots[i].Hash != hash {
		i = (i + 1) & (len(v.slots) - 1)
	}
	return i
}

// Words returns the entries of v, by their hash.
func (v *Vocabulary) Words() []Word {
	var all []Word
	for _, s := range v.slots {
		if s.Hash != 0 {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b Word) int { return cmp.Compare(a.Hash, b.Hash) })
	return all
}

// Most returns the highest value of a word, or 0.
func (v *Vocabulary) Most() (most uint32) {
	for _, s := range v.slots {
		most = max(most, s.Value)
	}
	return most
}

// AppendTo appends v to a part of a model's file: the number of words, then of
// each the distance of its hash from the one before and its value.
func (v *Vocabulary) AppendTo(part []byte) []byte {
	part = binary.AppendUvarint(part, uint64(v.size))
	last := uint32(0)
	for _, w := range v.Words() {
		part = binary.AppendUvarint(part, uint64(w.Hash-last))
		part = binary.AppendUvarint(part, uint64(w.Value))
		last = w.Hash
	}
	return part
}

var errVocabulary = errors.New("the vocabulary of the model is cut short")

// ReadVocabulary reads what [Vocabulary.AppendTo] wrote.
func ReadVocabulary(part []byte) (*Vocabulary, error) {
	next := func() uint64 {
		x, n := binary.Uvarint(part)
		if n <= 0 {
			part = nil
			return 0
		}
		part = part[n:]
		return x
	}
	size := next()
	if size > uint64(len(part)) {
		return nil, errVocabulary
	}
	words := make([]Word, size)
	hash := uint32(0)
	for i := range words {
		if part == nil {
			return nil, errVocabulary
		}
		hash += uint32(next())
		words[i] = Word{hash, uint32(next())}
	}
	if part == nil {
		return nil, errVocabulary
	}
	return NewVocabulary(words), nil
}
