package train

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"sync"

	"hearsay/internal/attribution"
	"hearsay/internal/model"
)

// tellOptions are what was tuned on the dev part of PolNeAR.
type tellOptions struct {
	Parts  int    // that the articles are dealt into, to be labelled by what was learned from the others
	Often  int    // a feature that was seen more rarely is left out
	Labels passOf // the first pass
	Scenes passOf // the parts in scenes
	Keep   [2]int // features of tokens, of either pass
	Steps  [2]int // and of steps
	Least  [2]int // a row in which no weight reaches it is left out, of either pass
}

// A passOf is how one chain is learned.
type passOf struct {
	Runs   int     // each with other dice; the weights are those of all runs, averaged
	Rounds int     // of a run through all lessons
	Rate   float64 // how far a weight moves at first
	Drop   float64 // the share of the features of a token that are not looked at in a round
}

var tellDefaults = tellOptions{
	Parts: 8, Often: 3,
	Labels: passOf{Runs: 2, Rounds: 3, Rate: 0.05, Drop: 0.4},
	Scenes: passOf{Runs: 6, Rounds: 3, Rate: 0.05, Drop: 0.4},
	Keep:   [2]int{116000, 116000}, Steps: [2]int{3800, 30000}, Least: [2]int{1, 1},
}

// Attribution trains the finder of who says what on the train part of PolNeAR in
// the folder shared, with what WordNet 3.0 in the folder wordnet says of verbs
// and nouns. The same corpus, and the same tagger, parser and recogniser of
// names, give the same bytes. It writes to log how it gets on.
func Attribution(shared, wordnet string, log io.Writer) (Trained, error) {
	m, err := trainAttribution(shared, wordnet, tellDefaults, log)
	if err != nil {
		return Trained{}, err
	}
	file := m.Write()
	return Trained{file, fmt.Sprintf("sha256 %x\nfingerprint %016x\n", sha256.Sum256(file), attribution.Fingerprint())}, nil
}

func trainAttribution(shared, wordnet string, o tellOptions, log io.Writer) (*attribution.Model, error) {
	gold, err := readTold(shared, "polnear-train")
	if err != nil {
		return nil, err
	}
	meanings, err := readMeanings(wordnet)
	if err != nil {
		return nil, err
	}
	articles := make([]toldArticle, len(gold))
	each(len(gold), func(i int) { articles[i] = tell(&gold[i]) })
	t := &teller{articles: articles, o: o, log: log}
	t.countStems()
	t.vocabulary = attribution.Vocabulary{Likely: likelyOf(t.stems, nil), Meanings: meanings, Common: commonOf(articles)}
	m := &attribution.Model{Vocabulary: t.vocabulary}
	marginals := t.firstPass(m)
	t.secondPass(m, marginals)
	return m, nil
}

// A teller is the training of one model.
type teller struct {
	articles   []toldArticle
	vocabulary attribution.Vocabulary
	stems      stemCount   // of all articles
	own        []stemCount // of each
	o          tellOptions
	log        io.Writer
}

func (t *teller) countStems() {
	t.stems, t.own = stemCount{}, make([]stemCount, len(t.articles))
	each(len(t.articles), func(i int) { t.own[i] = t.articles[i].countStems() })
	for _, own := range t.own {
		for k, n := range own {
			c := t.stems[k]
			t.stems[k] = [2]int{c[0] + n[0], c[1] + n[1]}
		}
	}
}

// survey looks at an article as if it were not among those that its stems were
// counted in.
func (t *teller) survey(i int) *attribution.Survey {
	a := &t.articles[i]
	v := t.vocabulary
	v.Likely = likelyOf(t.stems, t.own[i])
	s := attribution.NewSurvey(v)
	s.Look(a.text, a.tokens, a.sentences, a.quotations, a.mentions)
	return s
}

// firstPass learns to label tokens, and returns how each token of the articles
// is labelled by what was learned from others.
func (t *teller) firstPass(m *attribution.Model) [][]attribution.Marginal {
	raw := make([][]rawLesson, len(t.articles))
	each(len(raw), func(i int) { raw[i] = t.labelLessons(i) })
	book := newRowBook(attribution.Labels)
	lessons := numbered(book, raw, t.o.Often)
	fmt.Fprintf(t.log, "first pass: %d features\n", len(book.order))
	marginals := make([][]attribution.Marginal, len(t.articles))
	allowed := attribution.Follows()
	if t.o.Keep[0] > 0 {
		one := t.o.Labels
		one.Runs = 1
		book.keep(t.o.Keep[0], t.o.Steps[0], learnChain(slices.Concat(lessons...), attribution.Labels, allowed, book.size, one, t.log), lessons)
	}
	var weights []float32
	each(t.o.Parts+1, func(part int) {
		var some []labelled
		for i := range lessons {
			if i%t.o.Parts != part {
				some = append(some, lessons[i]...)
			}
		}
		w := learnChain(some, attribution.Labels, allowed, book.size, t.o.Labels, t.log)
		if part == t.o.Parts {
			weights = w
			return
		}
		c := newLabelChain(attribution.Labels, allowed, w)
		for i := part; i < len(lessons); i += t.o.Parts {
			marginals[i] = c.marginals(len(t.articles[i].tokens), lessons[i])
		}
	})
	m.Labels = attribution.LabelChain(attribution.LabelTables(book.rows(weights, t.o.Least[0])))
	return marginals
}

// numbered gives the features of all lessons their rows.
func numbered(book *rowBook, raw [][]rawLesson, often int) [][]labelled {
	for _, l := range raw {
		for i := range l {
			book.count(&l[i])
		}
	}
	book.settle(often)
	lessons := make([][]labelled, len(raw))
	each(len(raw), func(i int) {
		for k := range raw[i] {
			lessons[i] = append(lessons[i], book.of(&raw[i][k]))
		}
		raw[i] = nil
	})
	return lessons
}

func (t *teller) labelLessons(i int) (all []rawLesson) {
	s := t.survey(i)
	var edges []attribution.Feature
	for k := range s.Stretches {
		x := &s.Stretches[k]
		l := rawLesson{first: x.First, labels: t.articles[i].labels[x.First:x.Last]}
		for j := x.First; j < x.Last; j++ {
			edges = s.Edges(x, j, edges[:0])
			l.add(s.Features(x, j), edges)
		}
		all = append(all, l)
	}
	return all
}

// secondPass learns which parts tokens play in the scenes of cues, and how far
// to trust a scene.
func (t *teller) secondPass(m *attribution.Model, marginals [][]attribution.Marginal) {
	scenes := make([][]scene, len(t.articles))
	raw := make([][]rawLesson, len(t.articles))
	each(len(raw), func(i int) { scenes[i], raw[i] = t.scenes(i, marginals[i]) })
	book := newRowBook(attribution.Plays)
	lessons := numbered(book, raw, t.o.Often)
	n, good := 0, 0
	for _, l := range scenes {
		for _, s := range l {
			n++
			if s.act >= 0 {
				good++
			}
		}
	}
	fmt.Fprintf(t.log, "second pass: %d features; %d scenes, %d of them good\n", len(book.order), n, good)
	allowed := attribution.PartChain(nil, nil).Allowed()
	if t.o.Keep[1] > 0 {
		one := t.o.Scenes
		one.Runs = 1
		book.keep(t.o.Keep[1], t.o.Steps[1], learnChain(slices.Concat(lessons...), attribution.Plays, allowed, book.size, one, t.log), lessons)
	}
	weights := make([]float32, book.size)
	runs := t.o.Scenes.Runs
	one := t.o.Scenes
	one.Runs = 1
	results := make([][]float32, runs)
	judged := make([][]model.Judgement, 2)
	each(runs+2, func(run int) {
		if run < runs {
			o := one
			results[run] = learnChainBy(uint64(run), slices.Concat(lessons...), attribution.Plays, allowed, book.size, o, t.log)
			return
		}
		half := run - runs
		var some []labelled
		for i := range lessons {
			if i%2 != half {
				some = append(some, lessons[i]...)
			}
		}
		w := learnChainBy(uint64(run), some, attribution.Plays, allowed, book.size, one, t.log)
		judged[half] = t.judge(w, scenes, lessons, half)
	})
	for _, w := range results {
		for i, x := range w {
			weights[i] += x / float32(runs)
		}
	}
	m.Parts = attribution.PartChain(attribution.PartTables(book.rows(weights, t.o.Least[1])))
	m.Trust = model.Calibrate(slices.Concat(judged...))
}

// each calls do for the numbers below n, on two cores.
func each(n int, do func(i int)) {
	var g sync.WaitGroup
	for core := range 2 {
		g.Go(func() {
			for i := core; i < n; i += 2 {
				do(i)
			}
		})
	}
	g.Wait()
}
