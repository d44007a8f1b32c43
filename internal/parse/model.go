package parse

import (
	"bytes"
	"encoding/binary"
	"errors"

	"hearsay"
	"hearsay/internal/model"
)

// A Model is what was learned of trees. It is made once and then only read, by
// any number of goroutines.
type Model struct {
	words   *model.Vocabulary
	choices *Choices
	index   *Index
	net     net
	habits  habits
	learned Weights // without the rows, which the net has
}

// Weights are what a net has learned, as small whole numbers: of every row
// [Size] values, and as many for every move and relation.
type Weights struct {
	Rows      []int8 // one after the other, in the order of the [Index]
	Bias      [Size]int16
	Moves     [Moves][Size]int16
	MoveBias  [Moves]int32
	Labels    [Moves - 1][hearsay.Relations][Size]int16
	LabelBias [Moves - 1][hearsay.Relations]int32
}

// New returns the Model of the words that it knows, the relations that come
// into question, the features that it has rows for, the weights and the habits.
func New(words *model.Vocabulary, choices *Choices, index *Index, w Weights, list []Habit) (*Model, error) {
	if len(w.Rows) != index.Len()*Size {
		return nil, errors.New("the parser has not a row for every feature")
	}
	h, err := newHabits(list)
	if err != nil {
		return nil, err
	}
	m := &Model{words: words, choices: choices, index: index, habits: h, learned: w}
	m.learned.Rows = nil
	n := &m.net
	n.rows = bytes.Repeat([]byte{middle}, (1+index.Len())*Lanes)
	for i := range index.Len() {
		row := n.rows[(1+i)*Lanes:]
		for k, x := range w.Rows[i*Size:][:Size] {
			row[k] = byte(int(x) + middle)
		}
	}
	for k := range Size {
		n.bias[k] = int32(w.Bias[k])
		n.moves[k] = versus(int32(w.Moves[Left][k]), int32(w.Moves[Right][k]), int32(w.Moves[Shift][k]))
		for side := range w.Labels {
			for r := range w.Labels[side] {
				n.labels[side][r][k] = w.Labels[side][r][k]
			}
		}
	}
	n.moveBias = versus(w.MoveBias[Left], w.MoveBias[Right], w.MoveBias[Shift])
	n.labelBias = w.LabelBias
	return m, nil
}

// versus packs what speaks for Left and for Right rather than Shift.
func versus(left, right, shift int32) int64 {
	return int64(left-shift)<<32 + int64(right-shift)
}

// With returns m with other habits, or with none.
func (m *Model) With(list []Habit) (*Model, error) {
	h, err := newHabits(list)
	if err != nil {
		return nil, err
	}
	other := *m
	other.habits = h
	return &other, nil
}

// Write returns m as the file of a model.
func (m *Model) Write() []byte {
	w := &m.learned
	rows := make([]int8, m.index.Len()*Size)
	for i := range rows {
		rows[i] = int8(int(m.net.rows[Lanes+i/Size*Lanes+i%Size]) - middle)
	}
	halves, others := packed(rows)
	var rest []byte
	for _, x := range w.rest() {
		rest, _ = binary.Append(rest, binary.BigEndian, x) // of a fixed size each
	}
	return model.WritePlain(Fingerprint(), m.words.AppendTo(nil), m.choices.appendTo(nil), m.index.appendTo(nil), rest, m.habits.appendTo(nil), halves, others)
}

// rest returns what there is beside the rows.
func (w *Weights) rest() []any {
	return []any{&w.Bias, &w.Moves, &w.MoveBias, &w.Labels, &w.LabelBias}
}

// Read returns the Model in a file.
func Read(file []byte) (*Model, error) {
	parts, err := model.Read(file)
	if err != nil {
		return nil, err
	}
	if len(parts) != 7 {
		return nil, errors.New("not the model of a parser")
	}
	words, err := model.ReadVocabulary(parts[0])
	if err != nil {
		return nil, err
	}
	choices, err := readChoices(parts[1])
	if err != nil {
		return nil, err
	}
	index, err := readIndex(parts[2])
	if err != nil {
		return nil, err
	}
	var w Weights
	rest := parts[3]
	for _, x := range w.rest() {
		n, err := binary.Decode(rest, binary.BigEndian, x)
		if err != nil {
			return nil, errors.New("the weights of the parser are cut short")
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return nil, errors.New("the parser has too many weights")
	}
	list, err := readHabits(parts[4])
	if err != nil {
		return nil, err
	}
	if w.Rows, err = unpacked(parts[5], parts[6]); err != nil {
		return nil, err
	}
	return New(words, choices, index, w, list)
}

// Fingerprint stands for the features: it changes when they do. A model is of
// use only with the features that it was trained with.
func Fingerprint() uint64 {
	const text = "“Ségolène Mbeki’s 1,204 gauges—rising” , and U.S. AIDES told Reuben : tallies DON'T match ; @x/y 3 km said"
	var tokens []hearsay.Token
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' {
			n := len(tokens)
			t := hearsay.Token{Span: hearsay.Span{Start: start, End: i}, Tag: hearsay.Tag(n*5%17 + 1), Fine: hearsay.FineTag(n*7%50 + 1)}
			tokens = append(tokens, t)
			start = i + 1
		}
	}
	words := model.NewVocabulary([]model.Word{{Hash: Form("rising"), Value: Known}, {Hash: Form("told"), Value: Known | 6}, {Hash: Form("match"), Value: 4}})
	var s State
	var feature [Features]uint32
	sum := uint64(0)
	for n := range 8 {
		s.Start(text, tokens[n:], words)
		for turn := n; !s.Done(); turn++ {
			s.Features(&feature)
			for _, f := range feature {
				sum = model.Mix(sum + uint64(f))
			}
			sum = model.Mix(sum + uint64(s.Sort()))
			m := Move(turn * turn % 7 % Moves)
			for !s.May(m) {
				m = (m + 1) % Moves
			}
			s.Do(m, hearsay.Relation(turn%50+1))
		}
	}
	return sum
}
