package train

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/model"
	"hearsay/internal/tag"
)

// labels are the classes that a tagger tells apart, and for every class that
// occurs in its corpora the number of the one that stands for it.
type labels struct {
	all    []tag.Class
	number map[tag.Class]uint8
}

// labelsOf returns the labels of the sentences, the most frequent first. If
// there are too many, a rare class is stood for by the most frequent with the
// same fine part of speech.
func labelsOf(sentences []sentence) labels {
	count := map[tag.Class]int{}
	for _, s := range sentences {
		for _, c := range s.classes {
			count[c]++
		}
	}
	var all []tag.Class
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b tag.Class) int {
		return cmp.Or(count[b]-count[a], int(a.Fine)-int(b.Fine), int(a.Tag)-int(b.Tag))
	})
	l := labels{all[:min(len(all), model.Classes)], map[tag.Class]uint8{}}
	for _, c := range all {
		i := slices.Index(l.all, c)
		if i < 0 {
			i = max(0, slices.IndexFunc(l.all, func(k tag.Class) bool { return k.Fine == c.Fine }))
		}
		l.number[c] = uint8(i)
	}
	return l
}

// A tally counts what one word was seen as.
type tally struct {
	lower, upper   uint64 // its classes in small letters, and with a capital
	lowers, uppers int
	first          []uint8 // its first classes, three at most
}

// tallies counts the words of those sentences that count.
func tallies(sentences []sentence, counts func(sentence) bool, l labels) map[uint32]*tally {
	words := map[uint32]*tally{}
	for _, s := range sentences {
		if !counts(s) {
			continue
		}
		tag.Spellings(s.text, s.tokens, func(i int, key uint32, named bool) {
			w := words[key]
			if w == nil {
				w = &tally{}
				words[key] = w
			}
			c := l.number[s.classes[i]]
			if named || l.all[c].Tag == hearsay.PROPN {
				w.upper |= 1 << c
				w.uppers++
			} else {
				w.lower |= 1 << c
				w.lowers++
			}
			if len(w.first) < 3 {
				w.first = append(w.first, c)
			}
		})
	}
	return words
}

// vocabularyOf makes the vocabulary of tallied words and of the lists of a
// dictionary.
func vocabularyOf(words map[uint32]*tally, listed map[string]tag.Lists, l labels, o tagOptions) *tag.Vocabulary {
	entries := map[uint32]tag.Entry{}
	for word, lists := range listed {
		e := entries[tag.Key(word)]
		e.Listed |= lists
		entries[tag.Key(word)] = e
	}
	for k, w := range words {
		if w.lowers < o.Settled {
			w.lower = paradigm(w.lower, l)
		}
		entries[k] = tag.Entry{
			Lower: w.lower, Upper: w.upper, Listed: entries[k].Listed,
			ClosedLower: w.lowers >= o.Closed, ClosedUpper: w.uppers >= o.Closed,
			Firm: w.lowers+w.uppers >= o.Firm,
		}
	}
	return tag.NewVocabulary(l.all, openTo(words, l), entries)
}

// openTo returns the classes that a new word may have: those of words that
// were seen once or twice.
func openTo(words map[uint32]*tally, l labels) (open uint64) {
	var count [model.Classes]int
	for _, w := range words {
		if len(w.first) == 3 {
			continue
		}
		for _, c := range w.first {
			if count[c]++; count[c] == 10 {
				open |= 1 << c
			}
		}
	}
	if open == 0 { // a corpus of a few sentences
		open = 1<<len(l.all) - 1
	}
	return open
}

// paradigms are classes of which a word that has the first may have the other
// too, though it was not seen with it.
var paradigms = []string{
	"NN/NOUN VB/VERB", "NN/NOUN VBP/VERB", "VB/VERB VBP/VERB", "VBP/VERB VB/VERB", "VB/VERB NN/NOUN",
	"NNS/NOUN VBZ/VERB", "VBZ/VERB NNS/NOUN", "VBD/VERB VBN/VERB", "VBN/VERB VBD/VERB", "VBN/VERB JJ/ADJ",
	"VBG/VERB NN/NOUN",
}

// paradigm adds to a set of classes those of its paradigms.
func paradigm(set uint64, l labels) uint64 {
	more := set
	for _, p := range paradigms {
		from, to, _ := strings.Cut(p, " ")
		f, ok := l.number[classNamed(from)]
		t, ok2 := l.number[classNamed(to)]
		if ok && ok2 && set>>f&1 != 0 {
			more |= 1 << t
		}
	}
	return more
}

// classNamed returns the class that is written like "VBD/VERB".
func classNamed(name string) tag.Class {
	fine, coarse, _ := strings.Cut(name, "/")
	return tag.Class{Fine: hearsay.FineTagNamed(fine), Tag: hearsay.TagNamed(coarse)}
}
