// Package train trains the models that lie beside the skills.
package train

import (
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"

	"hearsay/internal/tag"
)

// tagOptions are what was tuned, on the dev parts of the corpora.
type tagOptions struct {
	Runs    int     // each with other dice; the weights are those of all runs, averaged
	Rounds  int     // of a run through all sentences
	Parts   int     // that the articles are dealt into
	Seed    uint64  // of the dice
	Rate    float64 // how far a weight moves at first
	Scale   float64 // of the weights: 127 stands for this or more
	Closed  int     // a word seen as often keeps the classes that it was seen with …
	Settled int     // … and, seen as often, gets none of its paradigm either
	Firm    int     // a word seen as often may be no name if it was not
	Title   int     // of a hundred sentences, those set in headline case
	Caps    int     // … in capitals
	Quotes  int     // … with the other kind of quotation marks and dashes
}

var tagDefaults = tagOptions{
	Runs: 3, Rounds: 8, Parts: 10, Seed: 1, Rate: 0.1, Scale: 12,
	Closed: 5, Settled: 50, Firm: 100,
	Title: 8, Caps: 4, Quotes: 30,
}

// A Trained is a model that was made: its file, and what is to be written into
// the MODEL.md beside it.
type Trained struct {
	File   []byte
	Report string
}

// Tag trains the part-of-speech tagger on the corpora in the folder shared and
// on the lists of WordNet 3.0 in the folder wordnet, and measures it on the dev
// parts of the corpora. The same corpora give the same bytes. It writes to log
// how it gets on.
func Tag(shared, wordnet string, log io.Writer) (Trained, error) {
	var all []sentence
	for _, name := range []string{"ewt-train", "gum-clean-train"} {
		s, err := readTreebank(shared, name)
		if err != nil {
			return Trained{}, err
		}
		fmt.Fprintf(log, "%s: %d sentences\n", name, len(s))
		all = append(all, s...)
	}
	listed, err := readWordNet(wordnet)
	if err != nil {
		return Trained{}, err
	}
	fmt.Fprintf(log, "WordNet: %d words\n", len(listed))
	lemmas, err := lemmasOf(all, wordnet)
	if err != nil {
		return Trained{}, err
	}
	tagger := trainTagger(all, listed, lemmas, tagDefaults, log)
	file := tagger.Write()
	report := fmt.Sprintf("sha256 %x\nfingerprint %016x\n", sha256.Sum256(file), tag.Fingerprint())
	for _, name := range []string{"ewt-dev", "gum-clean-dev"} {
		s, err := readTreebank(shared, name)
		if err != nil {
			return Trained{}, err
		}
		report += fmt.Sprintf("%s %v\n", name, measure(tagger, s))
	}
	return Trained{file, report}, nil
}

// readTreebank reads the sentences of one of the treebanks in the folder
// shared.
func readTreebank(shared, name string) ([]sentence, error) {
	return readConllu(filepath.Join(shared, "corpora", "ud", name+".conllu.gz"))
}

// trainTagger trains a tagger on annotated sentences.
//
// The articles are dealt into parts, and a sentence is learned from with a
// vocabulary of the other parts. So the tagger meets words that it does not
// know, and words that it knows only in other uses, as often as it will later.
func trainTagger(sentences []sentence, listed map[string]tag.Lists, lemmas *tag.Lemmas, o tagOptions, log io.Writer) *tag.Tagger {
	l := labelsOf(sentences)
	others := make([]*tag.Vocabulary, o.Parts)
	for k := range others {
		words := tallies(sentences, func(s sentence) bool { return s.article%o.Parts != k }, l)
		others[k] = vocabularyOf(words, listed, l, o)
	}
	runs := make([][]float64, o.Runs)
	var all sync.WaitGroup
	var line sync.Mutex // of the log
	for i := range runs {
		all.Go(func() {
			dice := rand.New(rand.NewPCG(o.Seed, uint64(i)))
			learner := newLogistic(float32(o.Rate))
			order := slices.Clone(sentences)
			for round := range o.Rounds {
				dice.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
				words, wrong := 0, 0
				for _, s := range order {
					words += len(s.tokens)
					wrong += learnSentence(learner, others[s.article%o.Parts], vary(s, dice, o), l)
				}
				line.Lock()
				fmt.Fprintf(log, "run %d, round %d: %.2f %% of %d words wrong\n", i+1, round+1, 100*float64(wrong)/float64(words), words)
				line.Unlock()
			}
			runs[i] = learner.averages()
		})
	}
	all.Wait()
	words := tallies(sentences, func(sentence) bool { return true }, l)
	return tag.New(vocabularyOf(words, listed, l, o), quantised(runs, o.Scale), lemmas)
}

// learnSentence goes through a sentence as the tagger does, learns from every
// word of which there is a choice, and returns how many it had wrong.
func learnSentence(learner *logistic, v *tag.Vocabulary, s sentence, l labels) (wrong int) {
	walk := v.Start(s.text, s.tokens)
	for i := 0; walk.Next(); i++ {
		want := l.number[s.classes[i]]
		list := walk.Classes(walk.Open())
		got := list[0]
		if len(list) > 1 {
			got = learner.best(walk.Features(), list, want)
		}
		if got != want {
			wrong++
		}
		walk.Choose(got)
	}
	return wrong
}
