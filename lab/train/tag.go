// Package train trains the models that lie beside the skills.
package train

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/model"
	"hearsay/internal/tag"
)

// tagOptions are what was tuned, on the dev parts of the corpora.
type tagOptions struct {
	Rounds  int     // through all sentences
	Parts   int     // that the articles are dealt into
	Seed    uint64  // of the dice
	Rate    float64 // how far a weight moves at first
	Scale   float64 // of the weights: 127 stands for this or more
	Known   int     // a word seen as often is in the vocabulary
	Closed  int     // a word seen as often keeps the classes that it was seen with …
	Settled int     // … and, seen as often, gets none of its paradigm either
	Firm    int     // a word seen as often may be no name if it was not
	Title   int     // of a hundred sentences, those set in headline case
	Caps    int     // … in capitals
	Quotes  int     // … with the other kind of quotation marks and dashes
}

var tagDefaults = tagOptions{
	Rounds: 8, Parts: 10, Seed: 1, Rate: 0.1, Scale: 5,
	Known: 1, Closed: 5, Settled: 50, Firm: 100,
	Title: 8, Caps: 4, Quotes: 30,
}

// Tag trains the part-of-speech tagger on the corpora in the folder shared
// and returns the file of its model. The same corpora give the same bytes. It
// writes to log how it gets on.
func Tag(shared, wordnet string, log io.Writer) ([]byte, error) {
	var all []sentence
	for _, name := range []string{"ewt-train", "gum-clean-train"} {
		s, err := readConllu(filepath.Join(shared, "corpora", "ud", name+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(log, "%s: %d sentences\n", name, len(s))
		all = append(all, s...)
	}
	listed, err := readWordNet(wordnet)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(log, "WordNet: %d words\n", len(listed))
	return trainTagger(all, listed, tagDefaults, log).Write(), nil
}

// trainTagger trains a tagger on annotated sentences.
//
// The articles are dealt into parts, and a sentence is learned from with a
// vocabulary of the other parts. So the tagger meets words that it does not
// know, and words that it knows only in other uses, as often as it will later.
func trainTagger(sentences []sentence, listed map[string]tag.Lists, o tagOptions, log io.Writer) *tag.Tagger {
	classes, class := classesOf(sentences)
	others := make([]*tag.Vocabulary, o.Parts)
	for k := range others {
		others[k] = vocabularyOf(sentences, func(s sentence) bool { return s.article%o.Parts != k }, classes, class, listed, o)
	}
	l := newLogistic(float32(o.Rate))
	dice := rand.New(rand.NewPCG(o.Seed, 0))
	order := slices.Clone(sentences)
	for round := range o.Rounds {
		dice.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		words, wrong := 0, 0
		for _, s := range order {
			words += len(s.tokens)
			wrong += learnSentence(l, others[s.article%o.Parts], vary(s, dice, o), class)
		}
		fmt.Fprintf(log, "round %d: %.2f %% of %d words wrong\n", round+1, 100*float64(wrong)/float64(words), words)
	}
	everything := vocabularyOf(sentences, func(sentence) bool { return true }, classes, class, listed, o)
	return tag.New(everything, l.weights(o.Scale))
}

// learnSentence goes through a sentence as the tagger does, learns from every
// word of which there is a choice, and returns how many it had wrong.
func learnSentence(l *logistic, v *tag.Vocabulary, s sentence, class map[tag.Class]uint8) (wrong int) {
	walk := v.Start(s.text, s.tokens)
	for i := 0; walk.Next(); i++ {
		want := class[s.classes[i]]
		list := walk.Classes(walk.Open())
		got := list[0]
		if len(list) > 1 {
			got = l.best(walk.Features(), list, want)
		}
		if got != want {
			wrong++
		}
		walk.Choose(got)
	}
	return wrong
}

// classesOf returns the classes of the sentences, the most frequent first, and
// for every class that occurs the number of the one that stands for it: its
// own, or, if there are too many, that of the most frequent with the same
// fine part of speech.
func classesOf(sentences []sentence) ([]tag.Class, map[tag.Class]uint8) {
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
	kept := all[:min(len(all), model.Classes)]
	class := map[tag.Class]uint8{}
	for _, c := range all {
		i := slices.Index(kept, c)
		if i < 0 {
			i = max(0, slices.IndexFunc(kept, func(k tag.Class) bool { return k.Fine == c.Fine }))
		}
		class[c] = uint8(i)
	}
	return kept, class
}

// A tally counts what one word was seen as.
type tally struct {
	lower, upper   uint64
	lowers, uppers int
	rare           []uint8
}

// vocabularyOf counts the words of those sentences that count.
func vocabularyOf(sentences []sentence, counts func(sentence) bool, classes []tag.Class, class map[tag.Class]uint8, listed map[string]tag.Lists, o tagOptions) *tag.Vocabulary {
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
			c := class[s.classes[i]]
			if named || classes[c].Tag == hearsay.PROPN {
				w.upper |= 1 << c
				w.uppers++
			} else {
				w.lower |= 1 << c
				w.lowers++
			}
			if len(w.rare) < 3 {
				w.rare = append(w.rare, c)
			}
		})
	}
	entries := map[uint32]tag.Entry{}
	for word, lists := range listed {
		e := entries[tag.Key(word)]
		e.Listed |= lists
		entries[tag.Key(word)] = e
	}
	var rare [model.Classes]int
	for k, w := range words {
		if len(w.rare) < 3 {
			for _, c := range w.rare {
				rare[c]++
			}
		}
		if w.lowers+w.uppers < o.Known {
			continue
		}
		if w.lowers < o.Settled {
			w.lower = paradigm(w.lower, class)
		}
		entries[k] = tag.Entry{
			Lower: w.lower, Upper: w.upper, Listed: entries[k].Listed,
			ClosedLower: w.lowers >= o.Closed, ClosedUpper: w.uppers >= o.Closed,
			Firm: w.lowers+w.uppers >= o.Firm,
		}
	}
	open := uint64(0)
	for c, n := range rare {
		if n >= 10 {
			open |= 1 << c
		}
	}
	if open == 0 {
		open = 1<<len(classes) - 1
	}
	return tag.NewVocabulary(classes, open, entries)
}

// paradigms are classes of which a word that has the first may have the other
// too, though it was not seen with it.
var paradigms = []string{
	"NN/NOUN VB/VERB", "NN/NOUN VBP/VERB", "VB/VERB VBP/VERB", "VBP/VERB VB/VERB", "VB/VERB NN/NOUN",
	"NNS/NOUN VBZ/VERB", "VBZ/VERB NNS/NOUN", "VBD/VERB VBN/VERB", "VBN/VERB VBD/VERB", "VBN/VERB JJ/ADJ",
	"VBG/VERB NN/NOUN",
}

// paradigm adds to a set of classes those of its paradigms.
func paradigm(set uint64, class map[tag.Class]uint8) uint64 {
	more := set
	for _, p := range paradigms {
		from, to, _ := strings.Cut(p, " ")
		f, ok := class[classNamed(from)]
		t, ok2 := class[classNamed(to)]
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
