package attribution

import (
	_ "embed"
	"errors"
	"sync"

	"hearsay"
	"hearsay/internal/model"
)

//go:embed attribution.model
var file []byte

// learned is what attribution.model holds. The file is part of the program, so
// it can only be broken where the program is.
var learned = sync.OnceValue(func() *Model {
	m, err := Read(file)
	if err != nil {
		panic("internal/attribution/attribution.model: " + err.Error())
	}
	return m
})

// A Model is what was learned about who says what. It may be used by any number
// of goroutines.
type Model struct {
	Vocabulary
	Labels Chain          // the first pass
	Parts  Chain          // the parts in a scene
	Trust  model.Monotone // from what a scene says of its cue to the share that is right

	desks sync.Pool // of *desk
}

// Shipped returns what the program has learned.
func Shipped() *Model { return learned() }

// MayTell reports whether a sentence may hold the cue of an attribution, or a
// quotation: whether its tree is worth making.
func MayTell(text string, tokens []hearsay.Token) bool { return learned().mayTell(text, tokens) }

// seldom is the step of likelihood from which a word may be a cue at all.
const seldom = 2

func (m *Model) mayTell(text string, tokens []hearsay.Token) bool {
	for i := range tokens {
		t := &tokens[i]
		if t.Quoted {
			return true
		}
		switch t.Tag {
		case hearsay.VERB, hearsay.NOUN, hearsay.ADJ, hearsay.ADV:
			if v, ok := m.Likely.Get(StemKey(t.In(text))); ok && v >= seldom {
				return true
			}
		}
	}
	return false
}

// Write returns m as the file of a model.
func (m *Model) Write() []byte {
	parts := [][]byte{m.Likely.AppendTo(nil), m.Meanings.AppendTo(nil), m.Common.AppendTo(nil), m.Trust.AppendTo(nil)}
	for _, t := range []*Table{m.Labels.nodes, m.Labels.edges, m.Parts.nodes, m.Parts.edges} {
		a, b, c := t.Parts()
		parts = append(parts, a, b, c)
	}
	return model.Write(Fingerprint(), parts...)
}

// Read returns the Model in a file.
func Read(file []byte) (*Model, error) {
	parts, err := model.Read(file)
	if err != nil {
		return nil, err
	}
	if len(parts) != 16 {
		return nil, errors.New("not the model of attributions")
	}
	m := new(Model)
	if m.Likely, err = model.ReadVocabulary(parts[0]); err != nil {
		return nil, err
	}
	if m.Meanings, err = model.ReadVocabulary(parts[1]); err != nil {
		return nil, err
	}
	if m.Common, err = model.ReadVocabulary(parts[2]); err != nil {
		return nil, err
	}
	if m.Trust, err = model.ReadMonotone(parts[3]); err != nil {
		return nil, err
	}
	var tables [4]*Table
	for i := range tables {
		p := parts[4+3*i:]
		if tables[i], err = ReadTable(p[0], p[1], p[2]); err != nil {
			return nil, err
		}
	}
	for i, want := range [4][2]int{{Labels, nodeBits}, {Labels * Labels, labelStepBits}, {Plays, nodeBits}, {Plays * Plays, partStepBits}} {
		if t := tables[i]; t.width != want[0] || t.bits != want[1] {
			return nil, errTable
		}
	}
	m.Labels, m.Parts = LabelChain(tables[0], tables[1]), PartChain(tables[2], tables[3])
	return m, nil
}

// LabelTables returns rows of tokens and of steps as the tables of the first
// pass.
func LabelTables(nodes, edges []Row) (ofTokens, ofSteps *Table) {
	return NewTable(Labels, nodeBits, nodes), NewTable(Labels*Labels, labelStepBits, edges)
}

// PartTables returns rows of tokens and of steps as the tables of the parts in a
// scene.
func PartTables(nodes, edges []Row) (ofTokens, ofSteps *Table) {
	return NewTable(Plays, nodeBits, nodes), NewTable(Plays*Plays, partStepBits, edges)
}

// LabelChain returns the Chain of the first pass.
func LabelChain(nodes, edges *Table) Chain {
	return newChain(Labels, nodes, edges, Follows())
}

// Follows says which label may stand behind which in the first pass.
func Follows() (ok [mostLabels][mostLabels]bool) {
	for a := range uint8(Labels) {
		for b := range uint8(Labels) {
			ok[a][b] = (b != inSource || a == beginsSource || a == inSource) && (b != inContent || a == beginsContent || a == inContent)
		}
	}
	return ok
}

// PartChain returns the Chain of the parts in a scene, which may follow each
// other in any order.
func PartChain(nodes, edges *Table) Chain {
	var any [mostLabels][mostLabels]bool
	for a := range Plays {
		for b := range Plays {
			any[a][b] = true
		}
	}
	return newChain(Plays, nodes, edges, any)
}

func newChain(labels int, nodes, edges *Table, allowed [mostLabels][mostLabels]bool) Chain {
	c := Chain{labels: labels, nodes: nodes, edges: edges, allowed: allowed}
	if nodes != nil {
		c.packedNodes, c.packedEdges = packNodes(nodes), packEdges(edges, labels, allowed)
	}
	return c
}
