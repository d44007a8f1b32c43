package train

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math/bits"
	"math/rand/v2"
	"slices"

	"hearsay"
	"hearsay/internal/model"
	"hearsay/internal/parse"
)

// parseOptions are what was tuned, on the dev parts of the corpora.
type parseOptions struct {
	Size    int     // of a row; the values that turn out to do nothing are dropped
	Rounds  int     // through all sentences
	Seed    uint64  // of the dice
	Rate    float64 // how far a weight moves at first; less and less to the end
	Start   float64 // what the mean of the squares of a row's gradients is taken for at first
	Drop    float64 // the share of hidden values that are left out while learning
	Known   int     // a word seen as often is known by itself
	Explore int     // the first round in which the parser may go wrong
	Greedy  float64 // the share of its own moves that it then goes on with
	Least   int     // a relation seen as often between two parts of speech comes into question there
	Rows    int     // the most features that have rows: those that are met most
	Classes map[string]parse.Class
}

// An example is a sentence with its tags as the tagger sets them, and its tree.
type treeExample struct {
	text   string
	tokens []hearsay.Token
	tree   tree
	weight float32
}

// A parser is a net with what it knows before it looks at a sentence.
type parser struct {
	*net
	words   *model.Vocabulary
	choices *parse.Choices
	index   *parse.Index
	feature [parse.Features]uint32
	row     [128]uint32
}

// trainParser trains the parser that ships on sentences with their trees.
func trainParser(examples []treeExample, o parseOptions, log io.Writer) *parser {
	dice := rand.New(rand.NewPCG(o.Seed, 7))
	p := &parser{words: knownWords(examples, o.Classes, o.Known), choices: choicesOf(examples, o.Least)}
	p.index = p.indexOf(examples, o.Rows)
	fmt.Fprintf(log, "%d words, %d features\n", p.words.Len(), p.index.Len())
	p.net = newNet(o.Size, p.index.Len(), dice)
	for i := range p.moved {
		p.moved[i] = float32(o.Start)
	}
	order := slices.Clone(examples)
	oracles := map[*hearsay.Token]*oracle{}
	for _, e := range order {
		oracles[&e.tokens[0]] = newOracle(e.tree)
	}
	state := new(parse.State)
	total := o.Rounds * len(order)
	done := 0
	for round := range o.Rounds {
		dice.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		t := parseTally{}
		for _, e := range order {
			p.rate = float32(o.Rate) * (1 - float32(done)/float32(total) + 0.01)
			done++
			if len(e.tokens) > parse.Longest {
				continue
			}
			state.Start(e.text, e.tokens, p.words)
			p.learnTree(state, oracles[&e.tokens[0]], e.weight, dice, o, round >= o.Explore, &t)
		}
		fmt.Fprintf(log, "round %d: moves %.2f labels %.2f of %.2f\n", round+1, 100*float64(t.wrong)/float64(t.moves), 100*float64(t.wrongLabels)/float64(t.labels), float64(t.choices)/float64(t.labels))
	}
	return p
}

// A parseTally counts moves and relations, and those that were wrong.
type parseTally struct{ moves, wrong, labels, wrongLabels, choices int }

// look fills in the hidden values of a state.
func (p *parser) look(s *parse.State, dice *rand.Rand, drop float32) []uint32 {
	s.Features(&p.feature)
	rows := p.row[:p.index.Rows(&p.feature, &p.row)]
	p.forward(rows, dice, drop)
	return rows
}

// learnTree parses one sentence and learns from every move. From the time on
// that it explores, it mostly goes on with the move that it finds best, right
// or not, so that it learns to go on from its own mistakes.
func (p *parser) learnTree(s *parse.State, o *oracle, weight float32, dice *rand.Rand, opt parseOptions, explore bool, t *parseTally) {
	drop := float32(opt.Drop)
	for !s.Done() {
		rows := p.look(s, dice, drop)
		clear(p.back)
		best, right := p.learnMove(s, o.costs(s), weight, t)
		chosen := right
		if explore && dice.Float64() < opt.Greedy {
			chosen = best
		}
		relation := hearsay.Relation(0)
		if chosen != parse.Shift {
			relation = p.learnRelation(s, o, chosen, weight, explore, t)
		}
		p.backward(rows, drop)
		s.Do(chosen, relation)
	}
}

// learnMove learns that the moves which cost least are right, and returns the
// best by its own lights and the best of those.
func (p *parser) learnMove(s *parse.State, cost [parse.Moves]int, weight float32, t *parseTally) (best, right parse.Move) {
	least := min(cost[0], cost[1], cost[2])
	var prob [parse.Moves]float32
	var may []parse.Move
	for m := range parse.Move(parse.Moves) {
		if !s.May(m) {
			continue
		}
		prob[m] = p.score(&p.moves[m])
		if len(may) == 0 || prob[m] > prob[best] {
			best = m
		}
		may = append(may, m)
	}
	top, sum, good, any := prob[best], float32(0), float32(0), false
	for _, m := range may {
		prob[m] = exp(prob[m] - top)
		sum += prob[m]
		if cost[m] == least {
			good += prob[m]
			if !any || prob[m] > prob[right] {
				right, any = m, true
			}
		}
	}
	t.moves++
	if cost[best] != least {
		t.wrong++
	}
	for _, m := range may {
		g := prob[m] / sum
		switch {
		case cost[m] != least:
		case good > 0:
			g -= prob[m] / good
		default:
			g--
		}
		p.learn(&p.moves[m], weight*g)
	}
	return best, right
}

// learnRelation learns the relation of the words that a move joins, if they
// are joined in the tree, and returns the one to go on with.
func (p *parser) learnRelation(s *parse.State, o *oracle, m parse.Move, weight float32, explore bool, t *parseTally) hearsay.Relation {
	hangs, on := s.Pair(m)
	want := hearsay.Relation(0)
	if o.heads[hangs] == on {
		want = o.relations[hangs]
	}
	choice := p.choices.Of(s, m)
	relation := p.learnLabel(&p.labels[m-parse.Left], choice, want, weight)
	if want == 0 {
		return relation
	}
	t.labels++
	t.choices += bits.OnesCount64(uint64(choice))
	if relation != want {
		t.wrongLabels++
	}
	if !explore {
		return want
	}
	return relation
}

// learnLabel returns the best relation of those that come into question, and
// learns the wanted one, if it is known.
func (p *parser) learnLabel(side *[hearsay.Relations]param, choice parse.Choice, want hearsay.Relation, weight float32) hearsay.Relation {
	var prob [hearsay.Relations]float32
	best := -1
	if want != 0 {
		choice |= 1 << want
	}
	for c := choice; c != 0; c &= c - 1 {
		i := bits.TrailingZeros64(uint64(c))
		if choice&(choice-1) != 0 {
			prob[i] = p.score(&side[i])
		}
		if best < 0 || prob[i] > prob[best] {
			best = i
		}
	}
	if want == 0 || choice&(choice-1) == 0 {
		return hearsay.Relation(best)
	}
	top, sum := prob[best], float32(0)
	for c := choice; c != 0; c &= c - 1 {
		i := bits.TrailingZeros64(uint64(c))
		prob[i] = exp(prob[i] - top)
		sum += prob[i]
	}
	for c := choice; c != 0; c &= c - 1 {
		i := bits.TrailingZeros64(uint64(c))
		g := prob[i] / sum
		if i == int(want) {
			g--
		}
		p.learn(&side[i], weight*g)
	}
	return hearsay.Relation(best)
}

// knownWords returns the words that were seen often enough, and those that
// have a class.
func knownWords(examples []treeExample, classes map[string]parse.Class, least int) *model.Vocabulary {
	count := map[uint32]int{}
	value := map[uint32]uint32{}
	for _, w := range slices.Sorted(maps.Keys(classes)) {
		value[parse.Form(w)] = uint32(classes[w]) << 1
	}
	for _, e := range examples {
		for _, t := range e.tokens {
			f := parse.Form(t.In(e.text))
			if count[f]++; count[f] == least {
				value[f] |= parse.Known
			}
		}
	}
	var words []model.Word
	for _, f := range slices.Sorted(maps.Keys(value)) {
		words = append(words, model.Word{Hash: f, Value: value[f]})
	}
	return model.NewVocabulary(words)
}

// choicesOf returns the relations that were seen often enough between words of
// the same parts of speech.
func choicesOf(examples []treeExample, least int) *parse.Choices {
	t := new(parse.Tally)
	for _, e := range examples {
		for i, h := range e.tree.heads {
			if h != unknown && e.tree.relations[i] != 0 {
				t.Add(e.tokens, i, h, e.tree.relations[i])
			}
		}
	}
	return t.Choices(int32(least))
}

// indexOf returns the features that are met most on the way to the trees, at
// most as many as most says.
func (p *parser) indexOf(examples []treeExample, most int) *parse.Index {
	count := make([]int32, 1<<parse.FeatureBits)
	p.eachState(examples, func(s *parse.State) {
		s.Features(&p.feature)
		for _, f := range p.feature {
			count[f]++
		}
	})
	count[0] = 0 // stands for nothing
	often := slices.Sorted(slices.Values(count))
	least := max(often[max(0, len(often)-most-1)]+1, 1)
	var kept []uint32
	for f, n := range count {
		if n >= least {
			kept = append(kept, uint32(f))
		}
	}
	return parse.NewIndex(kept)
}

// busiest returns those n of the hidden values that are highest on the way to
// the trees, in order. Some never get above zero.
func (p *parser) busiest(examples []treeExample, n int) []int {
	sum := make([]float64, p.size)
	p.eachState(examples, func(s *parse.State) {
		p.look(s, nil, 0)
		for _, i := range p.active {
			sum[i] += float64(p.hidden[i])
		}
	})
	places := make([]int, p.size)
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(sum[b], sum[a]) })
	places = places[:n]
	slices.Sort(places)
	return places
}

// eachState calls do for every state on the way to the trees.
func (p *parser) eachState(examples []treeExample, do func(s *parse.State)) {
	state := new(parse.State)
	for _, e := range examples {
		if len(e.tokens) > parse.Longest {
			continue
		}
		o := newOracle(e.tree)
		for state.Start(e.text, e.tokens, p.words); !state.Done(); {
			do(state)
			cost := o.costs(state)
			best := parse.Move(parse.Moves - 1)
			for m := range best {
				if cost[m] < cost[best] {
					best = m
				}
			}
			r := hearsay.Relation(0)
			if best != parse.Shift {
				hangs, _ := state.Pair(best)
				r = max(o.relations[hangs], 1)
			}
			state.Do(best, r)
		}
	}
}
