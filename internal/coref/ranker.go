package coref

import (
	_ "embed"
	"errors"
	"sync"

	"hearsay"
	"hearsay/internal/model"
)

//go:embed coref.model
var file []byte

// bits is the number of bits of a feature.
const bits = 17

// Weights say how much each feature speaks for a candidate.
type Weights [1 << bits]int8

// Least is by how much the best candidate must be better than all others, and
// than nobody, for a mention of each kind to be resolved: first for those that
// do not speak, then for those that do.
type Least [2][Kinds]int32

// Sure reports whether a mention is resolved whose best candidate is better by
// so much.
func (l *Least) Sure(c *Choice, by int32) bool { return by >= l[bit(c.Speaks)][c.Kind] }

// A Ranker tells for whom mentions stand. It is made once and then only read,
// by any number of goroutines.
type Ranker struct {
	weights *Weights
	nouns   *Nouns
	least   Least
	desks   sync.Pool // of *desk
}

// shipped is the ranker that coref.model holds. The file is part of the
// program, so it can only be broken where the program is.
var shipped = sync.OnceValue(func() *Ranker {
	r, err := Read(file)
	if err != nil {
		panic("internal/coref/coref.model: " + err.Error())
	}
	return r
})

// New returns a Ranker of weights, nouns and the margins that it needs to be
// sure.
func New(w *Weights, n *Nouns, l Least) *Ranker {
	r := &Ranker{weights: w, nouns: n, least: l}
	r.desks.New = func() any { return new(desk) }
	return r
}

// Write returns r as the file of a model.
func (r *Ranker) Write() []byte {
	values := make([]byte, len(r.weights))
	for i, w := range r.weights {
		values[i] = byte(w)
	}
	var least []byte
	for _, kinds := range r.least {
		for _, l := range kinds {
			least = append(least, byte(l>>8), byte(l))
		}
	}
	return model.Write(Fingerprint(), values, r.nouns.words.AppendTo(nil), least)
}

var errParts = errors.New("the parts of the model are not those of a ranker")

// Read returns the Ranker in the file of a model.
func Read(file []byte) (*Ranker, error) {
	parts, err := model.Read(file)
	if err != nil {
		return nil, err
	}
	if len(parts) != 3 || len(parts[0]) != 1<<bits || len(parts[2]) != 4*int(Kinds) {
		return nil, errParts
	}
	w := new(Weights)
	for i, b := range parts[0] {
		w[i] = int8(b)
	}
	words, err := model.ReadVocabulary(parts[1])
	if err != nil {
		return nil, err
	}
	var l Least
	for i := range l {
		for k := range l[i] {
			at := 2 * (i*int(Kinds) + k)
			l[i][k] = int32(parts[2][at])<<8 | int32(parts[2][at+1])
		}
	}
	return New(w, &Nouns{words}, l), nil
}

// sum is how much the features speak for a candidate.
func (w *Weights) sum(features []model.Feature) (sum int32) {
	for _, f := range features {
		sum += int32(w[f&(1<<bits-1)])
	}
	return sum
}

// Best returns the best of the candidates, or -1 for nobody, and by how much it
// is better than the next and than nobody.
func (w *Weights) Best(c *Choice) (best int, by int32) {
	best = -1
	top, next := w.sum(c.Features(-1)), int32(-1<<30)
	for k := range c.Candidates {
		switch s := w.sum(c.Features(k)); {
		case s > top:
			best, top, next = k, s, top
		case s > next:
			next = s
		}
	}
	return best, top - next
}

// choose returns the candidate that a mention stands for, or -1 if that is not
// sure.
func (r *Ranker) choose(c *Choice) int {
	if len(c.Candidates) == 0 {
		return -1
	}
	if k := c.plain(); k >= 0 {
		return k
	}
	best, by := r.weights.Best(c)
	if best >= 0 && !r.least.Sure(c, by) {
		x := &c.desk.items[c.item]
		x.unsure = (x.definite == the || x.definite == pointed) && x.top == x.first+1 // "the official"
		return -1
	}
	return best
}

// plain returns the one who is plainly meant, or -1: "the ministry said", where
// one ministry alone has spoken before, and no other is named. People have
// marked few of these, so that the weights know little of them.
func (c *Choice) plain() int {
	x := &c.desk.items[c.item]
	if x.kind != Nominal || x.definite != the || x.top != x.first+1 || !c.Speaks || c.alikes != 1 {
		return -1
	}
	for k := range c.Candidates {
		a := &c.Candidates[k]
		if n := &c.desk.entities[a.entity]; (a.match == sameNoun || a.match == nounInName) && a.agrees && n.spoke > 0 {
			return k
		}
	}
	return -1
}

// A Text is what is known of a text before it is known which of its mentions
// stand for one.
type Text struct {
	Text         string
	Tokens       []hearsay.Token
	Sentences    []hearsay.Sentence
	Quotations   []hearsay.Quotation
	Mentions     []hearsay.Mention
	Attributions []hearsay.Attribution
}

// Walk has choose told of every mention of a text, in order, and of those whom
// it may stand for. It returns the index of the candidate, or -1, and
// what it returns holds for the mentions behind.
func Walk(t *Text, n *Nouns, choose func(*Choice) int) {
	d := new(desk)
	d.take(t, n)
	d.walk(choose)
}

// take makes a desk ready for a text.
func (d *desk) take(t *Text, n *Nouns) {
	d.text, d.tokens, d.sentences, d.quotations = t.Text, t.Tokens, t.Sentences, t.Quotations
	d.mentions, d.attributions, d.nouns = t.Mentions, t.Attributions, n
	d.choice.desk = d
	d.gather()
	d.place()
}

// forget lets go of the text.
func (d *desk) forget() {
	d.text, d.tokens, d.sentences, d.quotations, d.mentions, d.attributions = "", nil, nil, nil, nil, nil
}

// Nouns say which nouns stand for a person, a group or a thing.
type Nouns struct{ words *model.Vocabulary }

// NewNouns returns the Nouns with the given keys, as [NounKey] makes them.
func NewNouns(persons, groups []uint32) *Nouns {
	var all []model.Word
	for _, k := range persons {
		all = append(all, model.Word{Hash: k, Value: uint32(person)})
	}
	for _, k := range groups {
		all = append(all, model.Word{Hash: k, Value: uint32(group)})
	}
	return &Nouns{model.NewVocabulary(all)}
}

// sortOf returns what sort of thing a noun stands for, if that is known.
func (n *Nouns) sortOf(word string) sort {
	if endsIn(word, "men") || endsIn(word, "people") {
		return person
	}
	v, _ := n.words.Get(NounKey(word))
	return sort(v)
}

// Fingerprint returns the fingerprint of the features: what a probing text
// gives, so that a model is not used with features that it was not trained
// with.
func Fingerprint() uint64 { return fingerprint() }

var fingerprint = sync.OnceValue(func() uint64 {
	h := uint64(bits)
	t := probe()
	Walk(&t, NewNouns([]uint32{NounKey("farmer")}, []uint32{NounKey("ministry")}), func(c *Choice) int {
		for k := -1; k < len(c.Candidates); k++ {
			for _, f := range c.Features(k) {
				h = model.Mix(h ^ uint64(f))
			}
		}
		return len(c.Candidates) - 1
	})
	return h
})

// Weights returns what the ranker has learned.
func (r *Ranker) Weights() *Weights { return r.weights }

// Told tells apart what stands for one as [Sources] does, and has tell told of
// every mention, and of the candidate that it stands for, or -1.
func Told(t *Text, tell func(c *Choice, found int)) {
	r := shipped()
	Walk(t, r.nouns, func(c *Choice) int {
		found := r.choose(c)
		tell(c, found)
		return found
	})
}
