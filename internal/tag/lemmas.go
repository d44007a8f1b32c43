package tag

import (
	"errors"
	"maps"
	"slices"

	"hearsay/internal/model"
)

// NewLemmas returns the Lemmas that hold the given edits of endings and words,
// by the keys that [Ends] gives them.
func NewLemmas(ends map[uint32]Edit) *Lemmas {
	l := &Lemmas{edits: []Edit{{}}}
	place := map[Edit]uint32{{}: 0}
	var all []model.Word
	for _, k := range slices.Sorted(maps.Keys(ends)) {
		e := ends[k]
		p, ok := place[e]
		if !ok {
			p = uint32(len(l.edits))
			place[e] = p
			l.edits = append(l.edits, e)
		}
		all = append(all, model.Word{Hash: k, Value: p})
	}
	l.ends = model.NewVocabulary(all)
	return l
}

// The flags of an edit in the file of a model.
const (
	wholeFlag = 1 << iota
	raiseFlag
)

// parts returns l as parts of a model's file: the edits, each its flags, the
// number of letters that it cuts, the number of bytes that it adds, and those;
// and the endings.
func (l *Lemmas) parts() (edits, ends []byte) {
	for _, e := range l.edits {
		flags := byte(0)
		if e.Whole {
			flags |= wholeFlag
		}
		if e.Raise {
			flags |= raiseFlag
		}
		add := e.Add[:min(len(e.Add), 255)]
		edits = append(edits, flags, e.Cut, byte(len(add)))
		edits = append(edits, add...)
	}
	return edits, l.ends.AppendTo(nil)
}

// readLemmas reads what parts wrote.
func readLemmas(edits, ends []byte) (*Lemmas, error) {
	l := &Lemmas{}
	for len(edits) > 0 {
		if len(edits) < 3 || len(edits) < 3+int(edits[2]) {
			return nil, errors.New("the lemmas of the tagger are cut short")
		}
		n := 3 + int(edits[2])
		l.edits = append(l.edits, Edit{
			Whole: edits[0]&wholeFlag != 0, Raise: edits[0]&raiseFlag != 0,
			Cut: edits[1], Add: string(edits[3:n]),
		})
		edits = edits[n:]
	}
	var err error
	if l.ends, err = model.ReadVocabulary(ends); err != nil {
		return nil, err
	}
	if int(l.ends.Most()) >= len(l.edits) {
		return nil, errors.New("the lemmas of the tagger name an edit that they do not hold")
	}
	return l, nil
}
