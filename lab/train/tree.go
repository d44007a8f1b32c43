package train

import (
	"crypto/sha256"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/internal/parse"
	"hearsay/internal/tag"
)

// What was tuned, on the dev parts of the corpora.
var (
	folds           = 5
	teacherDefaults = teacherOptions{Rounds: 10, Batch: 32, Rate: 0.002, Drop: 0.33, Seed: 1, Blank: 0.25}
	parseDefaults   = parseOptions{
		Size: 120, Rounds: 7, Seed: 1, Rate: 0.05, Start: 0.01, Drop: 0.25, Known: 3, Explore: 1, Greedy: 0.9, Least: 3, Rows: 160_000,
	}
	habitLeast  = 50           // states of one sort that were met …
	habitShare  = 0.998        // … and the share of them in which the same move was made
	newsWeight  = float32(0.5) // of a sentence of the news that the teacher annotated
	usageWeight = float32(0.5) // of a sentence of a dictionary
	newsTrust   = 1.5          // in the lines that another parser has there
)

// Parse trains the parser on the corpora in the folder shared, and measures it
// on their dev parts. It trains a teacher on the annotated trees first, which
// is better and too slow to ship, has that annotate raw text, and trains what
// ships on both. The raw text is that of PolNeAR and its machine-made trees,
// unless silver is false, WikiGold, and the examples of WordNet 3.0 in the
// folder wordnet. The same corpora give the same bytes. It writes to log how
// it gets on.
func Parse(shared, wordnet string, silver bool, log io.Writer) (Trained, error) {
	examples, err := taggedTrees(shared, wordnet, log)
	if err != nil {
		return Trained{}, err
	}
	m := trainTeacher(examples, teacherDefaults, log)
	if silver {
		news, err := readSilver(filepath.Join(shared, "corpora", "ud", "polnear-train-silver.conllu.gz"))
		if err != nil {
			return Trained{}, err
		}
		examples = append(examples, annotate(m, news, newsTrust, newsWeight, log)...)
	}
	wiki, err := readTokens(filepath.Join(shared, "corpora", "ner", "wikigold.tsv.gz"))
	if err != nil {
		return Trained{}, err
	}
	usage, err := readUsage(wordnet)
	if err != nil {
		return Trained{}, err
	}
	examples = append(examples, annotate(m, wiki, 0, newsWeight, log)...)
	examples = append(examples, annotate(m, usage, 0, usageWeight, log)...)
	o := parseDefaults
	if o.Classes, err = readClasses(wordnet); err != nil {
		return Trained{}, err
	}
	learned := trainParser(examples, o, log)
	model, err := learned.quantised(learned.busiest(examples, parse.Size))
	if err == nil {
		model, err = withHabits(model, examples, habitLeast, habitShare, log)
	}
	if err != nil {
		return Trained{}, err
	}
	file := model.Write()
	report := fmt.Sprintf("sha256 %x\nfingerprint %016x\n", sha256.Sum256(file), parse.Fingerprint())
	p := model.Parser()
	for _, name := range []string{"ewt-dev", "gum-clean-dev"} {
		s, err := readTreebank(shared, name)
		if err != nil {
			return Trained{}, err
		}
		report += fmt.Sprintf("%s %v\n", name, measureTrees(p.Set, s))
		d := newDesk(m, nil)
		report += fmt.Sprintf("%s, the teacher: %v\n", name, measureTrees(d.set, s))
	}
	return Trained{file, report}, nil
}

// taggedTrees returns the sentences of the train parts of the treebanks with
// the tags that they would get if nobody had seen them.
func taggedTrees(shared, wordnet string, log io.Writer) ([]treeExample, error) {
	var all []sentence
	for _, name := range []string{"ewt-train", "gum-clean-train"} {
		s, err := readTreebank(shared, name)
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
	}
	listed, err := readWordNet(wordnet)
	if err != nil {
		return nil, err
	}
	var examples []treeExample
	for i, tokens := range jackknifed(all, listed, folds, quickTagger(tagDefaults), log) {
		examples = append(examples, treeExample{all[i].text, tokens, treeOf(all[i]), 1})
	}
	return examples, nil
}

// A treeScore says how many words of sentences hang where they should.
type treeScore struct{ words, heads, lines, exact int }

// String writes s as a line of MODEL.md has it: of a hundred words, those that
// hang on the right one (UAS), those that hang on it by the right relation
// (LAS), and those of which the finer relation is right too.
func (s treeScore) String() string {
	of := func(n int) float64 { return 100 * float64(n) / float64(s.words) }
	return fmt.Sprintf("UAS %.2f LAS %.2f, with finer relations %.2f, %d words", of(s.heads), of(s.lines), of(s.exact), s.words)
}

// measureTrees parses annotated sentences, with tags of the tagger that ships,
// and counts what is right, marks included.
func measureTrees(set func(text string, tokens []hearsay.Token, sentences []hearsay.Sentence), sentences []sentence) (total treeScore) {
	for _, s := range sentences {
		whole := []hearsay.Sentence{{First: 0, Last: len(s.tokens)}}
		tokens := tag.Words(s.text, s.tokens, whole)
		set(s.text, tokens, whole)
		for i, t := range tokens {
			total.words++
			if int(t.Head) != s.heads[i] {
				continue
			}
			total.heads++
			if universal(t.Relation) == universal(s.relations[i]) {
				total.lines++
			}
			if t.Relation == s.relations[i] {
				total.exact++
			}
		}
	}
	return total
}

// universal returns the name of r without what is finer in it: "nsubj" for
// "nsubj:pass".
func universal(r hearsay.Relation) string {
	name, _, _ := strings.Cut(r.String(), ":")
	return name
}
