package train

import (
	"crypto/sha256"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"hearsay/internal/coref"
	"hearsay/internal/model"
	"hearsay/lab/corpus"
)

// corefOptions are what was tuned, on parts of the training corpus that were
// held out.
type corefOptions struct {
	Runs   int         // each with other dice; the weights are those of all runs, averaged
	Rounds int         // of a run through all texts
	Led    int         // of these, those in which the mentions before are known
	Parts  int         // that the texts are dealt into, to be measured by what was learned from the others
	Seed   uint64      // of the dice
	Rate   float64     // how far a weight moves at first
	Decay  float64     // how far a weight is drawn to nothing when it moves
	News   int         // how often the news is learned from, for once of the others
	Scale  float64     // of the weights: 127 stands for this or more
	Least  float64     // a weight that is less is left out
	Masked float64     // the weight of a name in news in whose place a pronoun is thought
	Sure   coref.Least // by how much the best must be better, so that nine of ten are right
}

var corefDefaults = corefOptions{
	Runs: 3, Rounds: 10, Led: 2, Parts: 5, Seed: 1, Rate: 0.05, Decay: 0.0004, News: 4, Masked: 1, Scale: 3, Least: 0.015,
	Sure: coref.Least{
		{coref.Aside: 60, coref.Single: 40, coref.Thing: 50, coref.Plural: 45, coref.Nominal: 45, coref.Name: 10},
		{coref.Aside: 60, coref.Single: 30, coref.Thing: 40, coref.Plural: 25, coref.Nominal: 55, coref.Name: 10},
	},
}

// Coref trains the ranker of those whom a mention may stand for, on the
// coreference of GUM in the folder shared and on the nouns of WordNet 3.0 in
// the folder wordnet, and measures it. The same corpora, and the same skills
// below it, give the same bytes. It writes to log how it gets on.
func Coref(shared, wordnet string, silver bool, log io.Writer) (Trained, error) {
	nouns, err := readCorefNouns(wordnet)
	if err != nil {
		return Trained{}, err
	}
	texts, err := readCoref(shared, "gum-clean-train")
	if err != nil {
		return Trained{}, err
	}
	dev, err := readCoref(shared, "gum-clean-dev")
	if err != nil {
		return Trained{}, err
	}
	o := corefDefaults
	var news []coref.Text
	if silver {
		if news, err = readCorefNews(shared); err != nil {
			return Trained{}, err
		}
	}
	held := heldCoref(texts, news, nouns, o, log)
	r := coref.New(learnCoref(texts, news, -1, nouns, o, log), nouns, o.Sure)
	file := r.Write()
	report := fmt.Sprintf("sha256 %x\nfingerprint %016x\n", sha256.Sum256(file), coref.Fingerprint())
	report += "held out\n" + rankCoref(texts, held, nouns, o.Sure).table()
	report += "gum-dev\n" + rankCoref(dev, []*coref.Weights{r.Weights()}, nouns, o.Sure).table()
	return Trained{file, report}, nil
}

// A corefText is a text of which it is known what its mentions stand for.
type corefText struct {
	*corpus.Parsed
	key  *corpus.Key
	text coref.Text
	part int
}

// readCoref reads a treebank from the folder shared.
func readCoref(shared, name string) ([]corefText, error) {
	f, err := corpus.Open(os.DirFS(shared), "corpora/ud/"+name+".conllu.gz")
	if err != nil {
		return nil, err
	}
	docs, err := f.Parsed()
	if err != nil {
		return nil, err
	}
	texts := make([]corefText, len(docs))
	for i := range docs {
		d := &docs[i]
		texts[i] = corefText{Parsed: d, key: d.Key(), text: d.Read()}
	}
	return texts, nil
}

// learnCoref learns from the texts that were not dealt to a part.
func learnCoref(texts []corefText, news []coref.Text, without int, nouns *coref.Nouns, o corefOptions, log io.Writer) *coref.Weights {
	sum := make([]float64, len(coref.Weights{}))
	var lessons []*corefText
	for i := range texts {
		if t := &texts[i]; t.part != without || without < 0 {
			lessons = append(lessons, t)
			for n := 1; n < o.News && t.Genre() == "news"; n++ {
				lessons = append(lessons, t)
			}
		}
	}
	for run := range o.Runs {
		dice := rand.New(rand.NewPCG(o.Seed, uint64(run)+1))
		l := newCorefLearner(o)
		for round := range o.Rounds {
			l.all, l.wrong = 0, 0
			for _, i := range dice.Perm(len(lessons)) {
				t := lessons[i]
				l.weight = 1
				coref.Walk(&t.text, nouns, func(c *coref.Choice) int { return l.learn(c, t.key, round < o.Led) })
			}
			if round+1 >= o.Led && len(news) > 0 && o.Masked > 0 {
				l.weight = float32(o.Masked)
				w := l.quantised(l.average())
				for i := round; i < len(news); i += o.Rounds {
					coref.Walk(&news[i], nouns, func(c *coref.Choice) int { return l.learnMasked(c, w) })
				}
			}
			fmt.Fprintf(log, "run %d, round %d: %d of %d mentions wrong\n", run+1, round+1, l.wrong, l.all)
		}
		l.averageTo(sum, 1/float64(o.Runs))
	}
	return o.quantised(sum)
}

// quantised makes whole numbers of weights.
func (o corefOptions) quantised(sum []float64) *coref.Weights {
	w := new(coref.Weights)
	for i, x := range sum {
		if math.Abs(x) >= o.Least {
			w[i] = int8(max(-127, min(127, math.Round(float64(x*127)/o.Scale))))
		}
	}
	return w
}

// average returns the averaged weights so far.
func (l *corefLearner) average() []float64 {
	sum := make([]float64, len(l.now))
	l.averageTo(sum, 1)
	return sum
}

// learnMasked resolves a mention of news by w, and learns from it if it is a
// name in whose place a pronoun can be thought.
func (l *corefLearner) learnMasked(c *coref.Choice, w *coref.Weights) int {
	if len(c.Candidates) == 0 {
		return -1
	}
	if right, ok := c.Mask(); ok {
		n := l.weigh(c)
		for k := range n {
			l.right = append(l.right, k == right+1)
		}
		l.move(n)
	}
	c.Unmask()
	best, by := w.Best(c)
	if !l.Sure.Sure(c, by) {
		return -1
	}
	return best
}

// weigh gathers the features of nobody and of each candidate and what they
// say, and returns how many there are.
func (l *corefLearner) weigh(c *coref.Choice) int {
	n := len(c.Candidates) + 1
	for len(l.features) < n {
		l.features = append(l.features, nil)
	}
	l.p, l.right = l.p[:0], l.right[:0]
	for k := range n {
		l.features[k] = append(l.features[k][:0], c.Features(k-1)...)
		s := float32(0)
		for _, f := range l.features[k] {
			s += l.now[f]
		}
		l.p = append(l.p, s)
	}
	return n
}

// A corefLearner learns the weights of a ranker by logistic regression over
// the candidates of a mention and nobody, of which several may be right, with
// steps that shorten as a weight has moved (AdaGrad). What it hands out is the
// average of the weights after every mention.
//
// Products are converted before they are added, which keeps a compiler from
// fusing the two: every machine gets the same weights.
type corefLearner struct {
	corefOptions
	now, moved []float32
	sum        []float64
	step       float64
	weight     float32           // of what is learned from
	features   [][]model.Feature // of nobody, then of each candidate
	p          []float32
	right      []bool
	all, wrong int
}

func newCorefLearner(o corefOptions) *corefLearner {
	n := len(coref.Weights{})
	return &corefLearner{corefOptions: o, now: make([]float32, n), moved: make([]float32, n), sum: make([]float64, n), step: 1}
}

// learn moves the weights towards who is right, and returns whom the mention is
// taken to stand for.
func (l *corefLearner) learn(c *coref.Choice, key *corpus.Key, led bool) int {
	entity := key.Entity(c.Span, c.Head)
	if len(c.Candidates) == 0 || entity == "" {
		return -1
	}
	n := l.weigh(c)
	known, top := -1, 0
	for k, s := range l.p {
		ok := k > 0 && key.Entity(c.Candidates[k-1].Span, c.Candidates[k-1].Head) == entity
		l.right = append(l.right, ok)
		if ok && (known < 0 || s > l.p[known+1]) {
			known = k - 1
		}
		if s > l.p[top] {
			top = k
		}
	}
	if known < 0 {
		l.right[0] = true
	}
	l.all++
	l.wrong += bit(!l.right[top])
	l.move(n)
	if led {
		return known
	}
	return top - 1
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// move makes one step.
func (l *corefLearner) move(n int) {
	softmax(l.p[:n], slices.Max(l.p[:n]))
	right := float32(0)
	for k := range n {
		if l.right[k] {
			right += l.p[k]
		}
	}
	for k := range n {
		gradient := l.p[k]
		if l.right[k] {
			gradient -= float32(l.p[k] / max(right, 1e-9))
		}
		gradient *= l.weight
		const still = 0.002
		if -still < gradient && gradient < still {
			continue
		}
		square := float32(gradient * gradient)
		for _, f := range l.features[k] {
			l.moved[f] += square
			by := float32(-l.Rate) * gradient / (float32(math.Sqrt(float64(l.moved[f]))) + 0.1)
			by -= float32(float32(l.Decay) * l.now[f])
			l.now[f] += by
			l.sum[f] += float64(float64(by) * l.step)
		}
	}
	l.step++
}

// averageTo adds the averaged weights, times part.
func (l *corefLearner) averageTo(sum []float64, part float64) {
	for i, now := range l.now {
		sum[i] += float64((float64(now) - float64(l.sum[i]/l.step)) * part)
	}
}

// heldCoref learns, for every part of the texts, from the others.
func heldCoref(texts []corefText, news []coref.Text, nouns *coref.Nouns, o corefOptions, log io.Writer) (weights []*coref.Weights) {
	for i := range texts {
		texts[i].part = i % o.Parts
	}
	for part := range o.Parts {
		weights = append(weights, learnCoref(texts, news, part, nouns, o, io.Discard))
		fmt.Fprintf(log, "part %d of %d is held out\n", part+1, o.Parts)
	}
	return weights
}
