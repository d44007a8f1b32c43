package entity

import (
	_ "embed"
	"errors"
	"sync"

	"hearsay"
	"hearsay/internal/model"
)

//go:embed entity.model
var file []byte

// learned is the recogniser that entity.model holds. The file is part of the
// program, so it can only be broken where the program is.
var learned = sync.OnceValue(func() *Recogniser {
	r, err := Read(file)
	if err != nil {
		panic("internal/entity/entity.model: " + err.Error())
	}
	return r
})

// A Name is a place in a text that names a person, an organisation or a place.
// Its tokens are those from First up to, not including, Last.
type Name struct {
	hearsay.Span
	Sort        Sort
	First, Last int
}

// Names finds the names of persons, organisations and places in a text, in
// order and not overlapping. The tokens are tagged; a token outside the
// sentences is in no name. A name has no title or article: "Ms Okafor" is named
// by "Okafor".
func Names(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []Name {
	return AppendNames(nil, text, tokens, sentences)
}

// AppendNames appends to names what [Names] finds, and takes no new memory if
// there is room.
func AppendNames(names []Name, text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []Name {
	return learned().Append(names, text, tokens, sentences)
}

// A Recogniser is a gazetteer and the weights that were learned with it. It
// may be used by any number of goroutines.
type Recogniser struct {
	gazetteer *Gazetteer
	weights   *model.Weights
	follow    [Labels]scores // what speaks for a label after another
	desks     sync.Pool      // of *desk
}

// A desk is the room that the work on one text takes.
type desk struct {
	survey Survey
	memory Memory
	scores []scores
	back   [][Labels]uint8
	labels []uint8
	more   []Feature
}

// New returns a Recogniser of a gazetteer and weights.
func New(g *Gazetteer, w *model.Weights) *Recogniser {
	r := &Recogniser{gazetteer: g, weights: w}
	for a := range r.follow {
		r.add(&r.follow[a], []Feature{Transition(uint8(a))})
	}
	r.desks.New = func() any { return &desk{survey: Survey{gazetteer: g}} }
	return r
}

// Write returns r as the file of a model.
func (r *Recogniser) Write() []byte {
	gaps, values := r.weights.Parts()
	return model.Write(Fingerprint(), r.gazetteer.words.AppendTo(nil), r.gazetteer.names.AppendTo(nil), gaps, values)
}

// Read returns the Recogniser in the file of a model.
func Read(file []byte) (*Recogniser, error) {
	parts, err := model.Read(file)
	if err != nil {
		return nil, err
	}
	if len(parts) != 4 {
		return nil, errors.New("not the model of a recogniser of names")
	}
	g := new(Gazetteer)
	if g.words, err = model.ReadVocabulary(parts[0]); err != nil {
		return nil, err
	}
	if g.names, err = model.ReadVocabulary(parts[1]); err != nil {
		return nil, err
	}
	w, err := model.WeightsOf(parts[2], parts[3])
	if err != nil {
		return nil, err
	}
	return New(g, w), nil
}

// Append appends to names what the function [Names] finds.
func (r *Recogniser) Append(names []Name, text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []Name {
	d := r.desks.Get().(*desk)
	d.survey.Look(text, tokens, sentences)
	r.label(d)
	d.agree()
	names = d.names(names)
	d.survey.forget()
	r.desks.Put(d)
	return names
}

// label labels the tokens of the text on the desk twice: the second time with
// what the first found elsewhere in the text.
func (r *Recogniser) label(d *desk) {
	s := &d.survey
	r.atFirst(d)
	d.memory.Note(s, d.labels)
	at := 0
	for k := range s.Stretches {
		x := &s.Stretches[k]
		for i := x.First; i < x.Last; i++ {
			d.more = d.memory.Recall(d.more[:0], s, x, i, d.labels)
			r.add(&d.scores[at], d.more)
			at++
		}
	}
	// Only now, so that every token recalls the labels that were noted.
	at = 0
	for k := range s.Stretches {
		x := &s.Stretches[k]
		n := x.Last - x.First
		r.decode(s, x, d.scores[at:at+n], d.back, d.labels)
		at += n
	}
}

// atFirst labels the tokens of the text on the desk without what the rest of
// the text says of them.
func (r *Recogniser) atFirst(d *desk) {
	s := &d.survey
	d.labels = grown(d.labels, len(s.tokens))
	clear(d.labels)
	n, longest := 0, 0
	for _, x := range s.Stretches {
		n += x.Last - x.First
		longest = max(longest, x.Last-x.First)
	}
	d.scores, d.back = grown(d.scores, n), grown(d.back, longest)
	at := 0
	for k := range s.Stretches {
		x := &s.Stretches[k]
		of := d.scores[at : at+x.Last-x.First]
		for i := range of {
			of[i] = scores{}
			r.add(&of[i], s.Features(x, x.First+i))
		}
		r.decode(s, x, of, d.back, d.labels)
		at += len(of)
	}
}

// AtFirst returns the labels that the tokens of a text get at first sight. The
// text was looked at by s, which asks the gazetteer of r.
func (r *Recogniser) AtFirst(s *Survey) []uint8 {
	d := &desk{survey: *s}
	r.atFirst(d)
	return d.labels
}

// names appends the names that the labels on the desk make.
func (d *desk) names(names []Name) []Name {
	s := &d.survey
	for _, x := range s.Stretches {
		for i := x.First; i < x.Last; i++ {
			l := d.labels[i]
			if l == Outside {
				continue
			}
			first := i
			for opens(d.labels[i]) {
				i++ // a name ends within its stretch
			}
			n := Name{Sort: SortOf(l), First: first, Last: i + 1}
			n.Start, n.End = s.tokens[first].Start, s.tokens[i].End
			names = append(names, n)
		}
	}
	return names
}
