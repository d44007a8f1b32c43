package train

import (
	"crypto/sha256"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"hearsay/internal/entity"
	"hearsay/internal/model"
)

// nameOptions are what was tuned, on the dev part of GUM and on parts of the
// training corpora that were held out.
type nameOptions struct {
	Runs   int                  // each with other dice; the weights are those of all runs, averaged
	Rounds int                  // of a run through all stretches
	Parts  int                  // that the articles are dealt into, to be labelled by what was learned from the others
	Seed   uint64               // of the dice
	Rate   float64              // how far a weight moves at first
	Own    [nameCorpora]float64 // the same, for what holds in one corpus only
	Weight [nameCorpora]float64 // of a stretch
	Forget float64              // of all stretches, those learned from without the rest of their text
	Title  int                  // of a hundred sentences, those that are also set in headline case
	Caps   int                  // … and in capitals
	Scale  float64              // of the weights: 127 stands for this or more
	Least  float64              // a weight that is less is left out
}

var nameDefaults = nameOptions{
	Runs: 3, Rounds: 4, Parts: 3, Seed: 1,
	Rate: 0.1, Own: [nameCorpora]float64{0.05, 0.02, 0.02, 0.02}, Weight: [nameCorpora]float64{1, 1, 1, 0.5},
	Forget: 0.3, Title: 8, Caps: 4, Scale: 4, Least: 0.04,
}

// namesAs is the corpus whose manner of marking names the program has.
const namesAs = namesUNER

// Entity trains the recogniser of names on the corpora in the folder shared and
// on the nouns of WordNet 3.0 in the folder wordnet, and measures it on the dev
// part of GUM. The same corpora, and the same tagger, give the same bytes. With
// silver it also learns from news in which a machine marked the names. It
// writes to log how it gets on.
func Entity(shared, wordnet string, silver bool, log io.Writer) (Trained, error) {
	all, err := readNameCorpora(shared, silver, log)
	if err != nil {
		return Trained{}, err
	}
	g, err := readGazetteer(wordnet)
	if err != nil {
		return Trained{}, err
	}
	dev, err := readNames(shared, "gum-dev", "gum-clean-dev", namesGUM)
	if err != nil {
		return Trained{}, err
	}
	o := nameDefaults
	learned := trainNames(all, g, o, log)
	file := learned.recogniser(g, namesAs, o).Write()
	report := fmt.Sprintf("sha256 %x\nfingerprint %016x\n", sha256.Sum256(file), entity.Fingerprint())
	for _, as := range []nameCorpus{namesAs, namesGUM} {
		score := measureNames(learned.recogniser(g, as, o), dev)
		report += fmt.Sprintf("gum-dev %v%s\n", score, map[nameCorpus]string{namesGUM: ", with what holds in GUM only"}[as])
	}
	return Trained{file, report}, nil
}

// readNameCorpora reads what is learned from.
func readNameCorpora(shared string, silver bool, log io.Writer) ([]namedArticle, error) {
	var all []namedArticle
	for _, c := range []struct {
		name, treebank string
		corpus         nameCorpus
	}{
		{"gum-clean-train", "gum-clean-train", namesGUM},
		{"uner-ewt-dev", "ewt-dev", namesUNER},
		{"wikigold", "", namesWiki},
	} {
		a, err := readNames(shared, c.name, c.treebank, c.corpus)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(log, "%s: %d articles\n", c.name, len(a))
		all = append(all, a...)
	}
	if silver {
		a, err := readSilverNames(shared, "polnear-train-silver")
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(log, "polnear-train-silver: %d articles\n", len(a))
		all = append(all, a...)
	}
	return all, nil
}

// A namedText is an article that is learned from.
type namedText struct {
	*namedArticle
	part      int // that it was dealt to
	stretches []namedStretch
}

// trainNames learns from articles. What the rest of a text says is taken from
// labels that were not learned from that text, so that it is as unreliable as
// it will be.
func trainNames(articles []namedArticle, g *entity.Gazetteer, o nameOptions, log io.Writer) *learnedNames {
	dice := rand.New(rand.NewPCG(o.Seed, 0))
	var texts []namedText
	for i := range articles {
		texts = append(texts, namedText{namedArticle: &articles[i], part: i % o.Parts})
		if v, ok := varied(&articles[i], dice, o); ok {
			texts = append(texts, namedText{namedArticle: v, part: i % o.Parts})
		}
	}
	for i := range texts {
		texts[i].stretches = stretchesOf(texts[i].namedArticle, g)
	}
	one := o
	one.Runs = 1
	labels := make([][]uint8, len(texts))
	for part := range o.Parts {
		learned := learnNames(texts, part, one, log)
		for _, c := range []nameCorpus{namesGUM, namesUNER, namesWiki, namesSilver} {
			var r *entity.Recogniser
			for i := range texts {
				if t := &texts[i]; t.part == part && t.corpus == c {
					if r == nil {
						r = learned.recogniser(g, c, o)
					}
					labels[i] = atFirst(t, g, r)
				}
			}
		}
	}
	for i := range texts {
		recall(&texts[i], g, labels[i])
	}
	return learnNames(texts, -1, o, log)
}

// stretchesOf returns the stretches of an article, with what is learned from.
func stretchesOf(a *namedArticle, g *entity.Gazetteer) (all []namedStretch) {
	s := entity.NewSurvey(g)
	s.Look(a.text, a.tokens, a.sentences)
	for k := range s.Stretches {
		x := &s.Stretches[k]
		n := namedStretch{first: x.First}
		for i := x.First; i < x.Last; i++ {
			n.features = append(n.features, slices.Clone(s.Features(x, i)))
			n.allowed = append(n.allowed, s.Allowed(i))
		}
		n.labels = reachable(a.labels[x.First:x.Last], n.allowed)
		all = append(all, n)
	}
	return all
}

// reachable returns labels that a stretch may have: of a name that begins with
// a word that may begin none, the rest.
func reachable(labels []uint8, allowed []uint16) []uint8 {
	reached := make([]uint8, len(labels))
	for _, n := range namesOfLabels(labels) {
		for n.first < n.last && allowed[n.first]>>entity.LabelOf(n.sort, entity.Whole)&1 == 0 {
			n.first++
		}
		if n.first < n.last {
			labelName(reached[n.first:n.last], n.sort)
		}
	}
	return reached
}

// atFirst returns the labels that r gives a text at first sight.
func atFirst(t *namedText, g *entity.Gazetteer, r *entity.Recogniser) []uint8 {
	s := entity.NewSurvey(g)
	s.Look(t.text, t.tokens, t.sentences)
	return r.AtFirst(s)
}

// recall fills in what the rest of the text says of each token, by labels that
// it got at first sight.
func recall(t *namedText, g *entity.Gazetteer, labels []uint8) {
	s := entity.NewSurvey(g)
	s.Look(t.text, t.tokens, t.sentences)
	var m entity.Memory
	m.Note(s, labels)
	for k := range t.stretches {
		n, x := &t.stretches[k], &s.Stretches[k]
		n.recalled = make([][]entity.Feature, len(n.features))
		for i := range n.recalled {
			n.recalled[i] = m.Recall(nil, s, x, x.First+i, labels)
		}
	}
}

// learnedNames are weights: what holds everywhere, and what holds in one
// corpus besides (Daumé 2007).
type learnedNames struct {
	all []float64
	own [nameCorpora][]float64
}

// learnNames learns from the texts that were not dealt to a part.
func learnNames(texts []namedText, without int, o nameOptions, log io.Writer) *learnedNames {
	l := &learnedNames{all: make([]float64, 1<<model.Bits)}
	type lesson struct {
		*namedStretch
		corpus nameCorpus
	}
	var lessons []lesson
	for i := range texts {
		if t := &texts[i]; t.part != without && o.Weight[t.corpus] > 0 {
			for k := range t.stretches {
				lessons = append(lessons, lesson{&t.stretches[k], t.corpus})
			}
		}
	}
	for run := range o.Runs {
		dice := rand.New(rand.NewPCG(o.Seed, uint64(run)+1))
		all := newNameTable(o.Rate)
		var own [nameCorpora]*nameTable
		var c nameChain
		for _, x := range lessons {
			x.calm, x.rest = 0, 0
			if own[x.corpus] == nil {
				own[x.corpus] = newNameTable(o.Own[x.corpus])
			}
		}
		for round := range o.Rounds {
			c.all, c.learnedOf = 0, 0
			for _, i := range dice.Perm(len(lessons)) {
				x := lessons[i]
				c.remember = x.recalled != nil && dice.Float64() >= o.Forget
				if x.rest > 0 {
					x.rest--
					continue
				}
				c.tables = append(c.tables[:0], all, own[x.corpus])
				c.learn(x.namedStretch, float32(o.Weight[x.corpus]))
			}
			fmt.Fprintf(log, "run %d, round %d: %d of %d tokens wrong\n", run+1, round+1, c.learnedOf, c.all)
		}
		all.averageTo(l.all, 1/float64(o.Runs))
		for k, t := range own {
			if t == nil {
				continue
			}
			if l.own[k] == nil {
				l.own[k] = make([]float64, 1<<model.Bits)
			}
			t.averageTo(l.own[k], 1/float64(o.Runs))
		}
	}
	return l
}

// recogniser returns the recogniser that marks names as one corpus does.
func (l *learnedNames) recogniser(g *entity.Gazetteer, as nameCorpus, o nameOptions) *entity.Recogniser {
	w := new(model.Weights)
	for i, x := range l.all {
		if own := l.own[as]; own != nil {
			x += own[i]
		}
		if math.Abs(x) >= o.Least {
			w[i] = int8(max(-127, min(127, math.Round(float64(x*127)/o.Scale))))
		}
	}
	return entity.New(g, w)
}

// varied returns some sentences of an article as headlines and in capitals, as
// an article of their own.
func varied(a *namedArticle, dice *rand.Rand, o nameOptions) (*namedArticle, bool) {
	var set []labelledSentence
	for _, s := range a.sentences {
		n := dice.IntN(100)
		if n >= o.Title+o.Caps {
			continue
		}
		x := labelledSentence{labels: bioOf(a.labels[s.First:s.Last])}
		for i, t := range a.tokens[s.First:s.Last] {
			word := t.In(a.text)
			switch {
			case n >= o.Title:
				word = strings.ToUpper(word)
			case i == 0 || !isSmall(t.Fine.String()) || len(word) >= 5:
				word = capitalised(word)
			}
			x.words = append(x.words, word)
			last := s.First+i+1 >= s.Last
			x.tight = append(x.tight, !last && t.End == a.tokens[s.First+i+1].Start)
		}
		set = append(set, x)
	}
	if len(set) == 0 {
		return nil, false
	}
	v := articleOf(a.id, a.corpus, set)
	return &v, true
}

// bioOf is the inverse of labelsOfBIO.
func bioOf(labels []uint8) []string {
	bio := slices.Repeat([]string{"O"}, len(labels))
	for _, n := range namesOfLabels(labels) {
		for i := n.first; i < n.last; i++ {
			bio[i] = "I-" + n.sort.String()
		}
		bio[n.first] = "B-" + n.sort.String()
	}
	return bio
}
