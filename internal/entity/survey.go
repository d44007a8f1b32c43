package entity

import (
	"hearsay"
)

// A setting is the case that a sentence is set in.
type setting uint8

const (
	prose setting = iota
	title         // Most Words Begin With a Capital
	caps          // ALL OF THEM ARE CAPITALS
)

// What a token may be in a name.
const (
	nothing uint8 = iota
	joint         // a small word within one: "of"
	part          // any part
)

// mostJoints is the number of small words that may stand together in a name:
// "Bank of the Isles".
const mostJoints = 3

// A Stretch is a run of tokens that may hold names, by their indexes: from
// First up to, not including, Last. What lies outside the stretches of a text
// is in no name.
type Stretch struct {
	First, Last int
	from, to    int // its sentence
	set         setting
}

// A Survey is what is read off a text before names are looked for: what each
// word is by itself, and where names may stand. It may be used again for the
// next text, and then takes no new memory.
type Survey struct {
	Stretches []Stretch

	gazetteer *Gazetteer
	text      string
	tokens    []hearsay.Token
	words     []word  // of each token, if its sentence has a capital
	may       []uint8 // of each token, what it may be
	runs      []run   // of each token
	listed    []uint8 // of each token, the names of the dictionary that it is in, and where in them
	feature   []Feature
}

// A run is words with capitals that stand together, by the indexes of the
// first and the last.
type run struct{ first, last int32 }

// NewSurvey returns an empty Survey that asks a gazetteer.
func NewSurvey(g *Gazetteer) *Survey { return &Survey{gazetteer: g} }

// Look reads a text of tagged tokens and sentences. Names are only looked for
// in sentences, and only where a capital letter is near.
func (s *Survey) Look(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) {
	s.text, s.tokens = text, tokens
	s.words, s.may = grown(s.words, len(tokens)), grown(s.may, len(tokens))
	s.runs, s.listed = grown(s.runs, len(tokens)), grown(s.listed, len(tokens))
	clear(s.may)
	clear(s.listed)
	s.Stretches = s.Stretches[:0]
	done := 0
	for _, x := range sentences {
		from, to := max(x.First, done), min(x.Last, len(tokens))
		if from < to {
			s.sentence(from, to)
			done = to
		}
	}
}

// forget lets go of the text.
func (s *Survey) forget() { s.text, s.tokens = "", nil }

// grown returns a slice of n values, in the memory of old if that is enough.
func grown[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n+n/4)[:n]
	}
	return old[:n]
}

// sentence reads the tokens of one sentence.
func (s *Survey) sentence(from, to int) {
	capitals := 0
	for i := from; i < to; i++ {
		if hasCapital(clip(s.text, s.tokens[i].Span)) {
			s.may[i] = part
			capitals++
		}
	}
	if capitals == 0 {
		return
	}
	for i := from; i < to; i++ {
		t, w := &s.tokens[i], &s.words[i]
		*w = wordOf(clip(s.text, t.Span))
		w.tag, w.fine = t.Tag, t.Fine
		w.lists = s.gazetteer.look(w)
	}
	set := s.settingOf(from, to)
	if set == prose {
		s.opening(from, to)
	}
	s.join(from, to)
	for i := from; i < to; {
		j := i
		for j < to && s.may[j] != nothing {
			j++
		}
		if i < j {
			s.Stretches = append(s.Stretches, Stretch{i, j, from, to, set})
			s.capitals(i, j)
			s.lookUp(i, j)
		}
		i = j + 1
	}
}

// opening takes from the names the first word of a sentence that has its
// capital from its place.
func (s *Survey) opening(from, to int) {
	i := from
	for i < to && s.words[i].flags&(lettered|digit) == 0 {
		i++
	}
	if i < to && s.may[i] == part && isSmallWord(s.words[i].tag) && s.words[i].flags&inner == 0 && (i+1 >= to || s.may[i+1] != part) {
		s.may[i] = nothing
	}
}

// isSmallWord reports whether no name is made of words of this part of speech.
func isSmallWord(t hearsay.Tag) bool {
	switch t {
	case hearsay.ADP, hearsay.ADV, hearsay.AUX, hearsay.CCONJ, hearsay.DET, hearsay.INTJ, hearsay.PART, hearsay.PRON,
		hearsay.SCONJ, hearsay.VERB, hearsay.PUNCT:
		return true
	}
	return false
}

// join finds the words without capitals that may stand within names, and the
// numbers that may begin or end them: "30 Rivers", "Pier 4".
func (s *Survey) join(from, to int) {
	last := from - mostJoints - 2 // the last token with a capital
	joints := 0                   // the tokens since then that may join
	for i := from; i < to; i++ {
		w := &s.words[i]
		switch {
		case s.may[i] == part:
			if gap := i - last - 1; 0 < gap && gap <= mostJoints && gap == joints {
				for j := last + 1; j < i; j++ {
					s.may[j] = max(s.may[j], joint)
				}
			}
			last, joints = i, 0
			continue
		case w.flags&digit != 0 && i+1 < to && s.may[i+1] == part:
			s.may[i] = part
		case w.flags&digit != 0 && last == i-1:
			s.may[i] = joint
		}
		switch w.tag {
		case hearsay.VERB, hearsay.AUX, hearsay.PRON, hearsay.SCONJ, hearsay.INTJ:
		default:
			joints++
		}
	}
}

// capitals finds the runs of words with capitals among the tokens of a
// stretch. A small word is a run by itself.
func (s *Survey) capitals(from, to int) {
	for i := from; i < to; {
		j := i + 1
		if s.may[i] == part {
			for j < to && s.may[j] == part {
				j++
			}
		}
		for k := i; k < j; k++ {
			s.runs[k] = run{int32(i), int32(j - 1)}
		}
		i = j
	}
}

// lookUp marks the tokens of a stretch that make up a name of several words
// that the dictionary holds: by the sorts of the name, and which part of it
// they are.
func (s *Survey) lookUp(from, to int) {
	for i := from; i < to; i++ {
		if s.words[i].lists&firsts == 0 {
			continue
		}
		h := joined(0, s.words[i].fold)
		for j := i + 1; j < min(to, i+mostWords); j++ {
			h = joined(h, s.words[j].fold)
			v, ok := s.gazetteer.names.Get(key(h))
			if !ok {
				continue
			}
			sorts := sortsOf(Lists(v))
			s.listed[i] = sorts | 1<<4
			for k := i + 1; k < j; k++ {
				s.listed[k] = sorts | 2<<4
			}
			s.listed[j] = sorts | 3<<4
		}
	}
}

// sortsOf returns the sorts of a name of several words, in four bits.
func sortsOf(l Lists) (sorts uint8) {
	for i, x := range [...]Lists{PersonWord, PlaceWord, WorkWord, GroupWord} {
		if l&x != 0 {
			sorts |= 1 << i
		}
	}
	return sorts
}

// settingOf tells the case that a sentence is set in from its words.
func (s *Survey) settingOf(from, to int) setting {
	var all, small, capitals, whole int
	for i := from; i < to; i++ {
		switch f := s.words[i].flags; {
		case f&lettered == 0:
			continue
		case f&capital != 0:
			capitals++
			if s.words[i].isWhole() {
				whole++
			}
		case s.tokens[i].Len() >= 4:
			small++
		}
		all++
	}
	switch {
	case all > 1 && whole*10 >= all*9:
		return caps
	case capitals > 2 && capitals >= 4*small && 2*capitals >= all:
		return title
	}
	return prose
}
