// Package parse sets the tree of every sentence: the word that each word hangs
// on, and what it is to that word.
//
// It is a greedy parser: it goes through a sentence from the left and makes,
// one at a time, the moves that most speaks for, by weights that were learned
// from annotated text. MODEL.md says which text.
package parse

import (
	_ "embed"
	"sync"

	"hearsay"
)

//go:embed parse.model
var file []byte

// shipped is the model that parse.model holds. The file is part of the
// program, so it can only be broken where the program is.
var shipped = sync.OnceValue(func() *Model {
	m, err := Read(file)
	if err != nil {
		panic("internal/parse/parse.model: " + err.Error())
	}
	return m
})

// Set sets, of every token of the sentences, the word that it hangs on and
// what it is to that word. The tokens are those of text, with their parts of
// speech, and the sentences are in order. Heads are indices of tokens; that of
// the root of a sentence is -1. A token outside the sentences stays as it is.
func Set(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) {
	Shipped().Set(text, tokens, sentences)
}

// A Parser sets trees, one text after the other, and makes no garbage. It may
// be used by one goroutine at a time.
type Parser struct {
	model   *Model
	state   State
	feature [Features]uint32
	row     [most]uint32
	hidden  hidden
	watch   func(s *State, m Move, r hearsay.Relation)
}

// Shipped returns a Parser with the model that is part of the program.
func Shipped() *Parser { return shipped().Parser() }

// Parser returns a Parser with the model m.
func (m *Model) Parser() *Parser { return &Parser{model: m} }

// Watch has f told of every move that the net is asked for, before it is made.
func (p *Parser) Watch(f func(s *State, m Move, r hearsay.Relation)) { p.watch = f }

// Set sets the trees of sentences, as the function [Set] does.
func (p *Parser) Set(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) {
	done := 0
	for _, s := range sentences {
		from := max(s.First, done)
		to := min(s.Last, len(tokens))
		if from < to {
			p.sentence(text, tokens[from:to], from)
			done = to
		}
	}
}

// sentence sets the tree of one sentence, whose first token has the given
// index. A sentence that is too long is parsed in pieces, and the roots of the
// others hang on that of the first.
func (p *Parser) sentence(text string, tokens []hearsay.Token, first int) {
	root := int32(-1)
	for len(tokens) > 0 {
		n := piece(tokens)
		p.run(text, tokens[:n])
		top := int32(-1)
		for i := range n {
			t := &tokens[i]
			t.Relation = p.state.Relation(i)
			if h := p.state.Head(i); h >= 0 {
				t.Head = int32(first + h)
				continue
			}
			t.Head = root
			top = int32(first + i)
			if root >= 0 {
				t.Relation = parataxis
			}
		}
		if root < 0 {
			root = top
		}
		tokens, first = tokens[n:], first+n
	}
}

var (
	parataxis = hearsay.RelationNamed("parataxis")
	asRoot    = hearsay.RelationNamed("root")
)

// piece returns the number of tokens of the sentence, or of its first piece,
// which ends with a mark if there is one in its second half.
func piece(tokens []hearsay.Token) int {
	if len(tokens) <= Longest {
		return len(tokens)
	}
	for n := Longest; n > Longest/2; n-- {
		if tokens[n-1].Tag == hearsay.PUNCT {
			return n
		}
	}
	return Longest
}

// run parses one piece.
func (p *Parser) run(text string, tokens []hearsay.Token) {
	s := &p.state
	s.Start(text, tokens, p.model.words)
	for !s.Done() {
		m, r, ok := only(s)
		if !ok {
			m, r, ok = p.model.habits.of(s)
		}
		if !ok {
			m, r = p.ask()
		}
		s.Do(m, r)
	}
}

// only returns the move that a state allows, if it allows no other and there
// is no choice of relations.
func only(s *State) (m Move, r hearsay.Relation, ok bool) {
	switch {
	case s.depth == edge:
		return Shift, 0, true
	case s.depth == edge+1 && s.next > s.words:
		return Left, asRoot, true
	}
	return 0, 0, false
}

// ask returns the move that the net finds best.
func (p *Parser) ask() (m Move, r hearsay.Relation) {
	s := &p.state
	s.Features(&p.feature)
	n := p.model.index.Rows(&p.feature, &p.row)
	p.model.net.look(&p.hidden, p.row[:n])
	m = p.hidden.move(s)
	if m != Shift {
		r = p.model.net.relation(&p.hidden, m, p.model.choices.Of(s, m))
	}
	if p.watch != nil {
		p.watch(s, m, r)
	}
	return m, r
}
