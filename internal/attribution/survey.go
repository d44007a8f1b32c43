package attribution

import (
	"hearsay"
	"hearsay/internal/model"
)

// A Survey is what is read off a text before its attributions are looked for.
// It may be used again for the next text.
type Survey struct {
	Stretches []Stretch

	vocabulary Vocabulary
	text       string
	tokens     []hearsay.Token
	sentences  []hearsay.Sentence
	words      []word
	acts       []act // of the grammar
	ofSent     []int32
	hinted     []int
	feature    []Feature
}

// A Stretch is a run of whole sentences, within one paragraph, that is
// labelled in one go: the tokens from First up to, not including, Last.
type Stretch struct {
	First, Last         int
	Sentence, Sentences int // sentences[Sentence:Sentences]
}

// longest is how many tokens a Stretch may have before it is cut between
// sentences.
const longest = 300

// A Vocabulary is what is known of words by themselves, by the keys of their
// stems.
type Vocabulary struct {
	Likely   *model.Vocabulary // how often they are cues, in steps
	Meanings *model.Vocabulary // where a dictionary puts them: a packed [Meaning]
	Common   *model.Vocabulary // those that are commonly written small
}

// NoVocabulary knows no word.
func NoVocabulary() Vocabulary {
	none := model.NewVocabulary(nil)
	return Vocabulary{none, none, none}
}

// NewSurvey returns an empty Survey that asks a vocabulary.
func NewSurvey(v Vocabulary) *Survey { return &Survey{vocabulary: v} }

// Look reads a text that is tagged and parsed, with its quotations and
// mentions.
func (s *Survey) Look(text string, tokens []hearsay.Token, sentences []hearsay.Sentence, quotations []hearsay.Quotation, mentions []hearsay.Mention) {
	s.text, s.tokens, s.sentences = text, tokens, sentences
	g := &grammar{text: text, tokens: tokens, sentences: sentences, quotations: quotations, mentions: mentions}
	g.place()
	for i := range sentences {
		g.sentence(i)
	}
	g.sort()
	s.acts = g.found
	s.words = grown(s.words, len(tokens))
	for i := range s.words {
		s.words[i] = blank
	}
	s.read()
	s.quotes(quotations)
	s.parties(mentions)
	s.roles()
	s.cut()
}

func grown[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n+n/4)[:n]
	}
	return old[:n]
}

// read reads the words of the sentences and their trees.
func (s *Survey) read() {
	s.ofSent = grown(s.ofSent, len(s.tokens))
	clear(s.ofSent)
	for k := range s.sentences {
		sent := s.sentences[k]
		for i := sent.First; i < sent.Last; i++ {
			s.ofSent[i] = int32(k)
			t, w := &s.tokens[i], &s.words[i]
			w.fold, w.stem, w.suffix, w.shape = letters(t.In(s.text))
			w.tag, w.fine, w.rel, w.head = t.Tag, t.Fine, t.Relation, t.Head
			if t.Head < int32(sent.First) || t.Head >= int32(sent.Last) {
				w.head = -1
			}
			w.left, w.right = int32(i), int32(i+1)
			if s.isName(i, sent.First, sent.Last) {
				w.fold = model.Mix(uint64(w.shape)*31 + uint64(w.tag))
				w.stem, w.suffix = w.fold, 0
				continue
			}
			if v, ok := s.vocabulary.Meanings.Get(Key(w.stem)); ok {
				w.above, w.field = meaningOf(v, w.tag)
			}
			if v, ok := s.vocabulary.Likely.Get(Key(w.stem)); ok {
				w.likely = uint8(v)
			}
		}
		s.tree(sent)
	}
}

// isName reports whether a token is read by its shape alone: names and what is
// made of them, whoever they name. Where a sentence begins, words that are
// commonly written small are read as they stand.
func (s *Survey) isName(i, first, last int) bool {
	w := &s.words[i]
	if !isCapital(w.shape) {
		return false
	}
	switch w.tag {
	case hearsay.PROPN, hearsay.ADJ, hearsay.NOUN, hearsay.X, hearsay.SYM:
	default:
		return false
	}
	if titles.Has(s.tokens[i].In(s.text)) {
		return false
	}
	for k := first; k < i; k++ {
		if s.tokens[k].Kind != hearsay.Mark {
			return true
		}
	}
	if i+1 < last && s.tokens[i+1].Kind == hearsay.Word {
		if _, _, _, shape := letters(s.tokens[i+1].In(s.text)); isCapital(shape) {
			return true
		}
	}
	_, common := s.vocabulary.Common.Get(Key(w.stem))
	return !common
}

func isCapital(shape uint8) bool { return shapeCapital <= shape && shape <= shapeDotted }

// Stem returns the key of the stem of token i, and false if it is a name.
func (s *Survey) Stem(i int) (uint32, bool) {
	w := &s.words[i]
	return Key(w.stem), w.suffix != 0
}

// What the grammar takes a token for, as bits.
const (
	roleSource = 1 << iota
	roleCue
	roleContent
)

// roles notes what the grammar takes each token for, in whichever act.
func (s *Survey) roles() {
	for _, a := range s.acts {
		for i := a.source.from; i < a.source.to; i++ {
			s.words[i].role |= roleSource
		}
		for i := a.first; i < a.last; i++ {
			s.words[i].role |= roleCue
		}
		for _, c := range a.content {
			for i := c.from; i < c.to; i++ {
				s.words[i].role |= roleContent
			}
		}
	}
}

// cut cuts the text into stretches.
func (s *Survey) cut() {
	s.Stretches = s.Stretches[:0]
	for k := 0; k < len(s.sentences); {
		x := Stretch{First: s.sentences[k].First, Last: s.sentences[k].Last, Sentence: k, Sentences: k + 1}
		for x.Sentences < len(s.sentences) {
			n := s.sentences[x.Sentences]
			if n.Paragraph != s.sentences[k].Paragraph || n.Last-x.First > longest || n.First != x.Last {
				break
			}
			x.Last = n.Last
			x.Sentences++
		}
		if x.First < x.Last {
			s.Stretches = append(s.Stretches, x)
		}
		k = x.Sentences
	}
}

// mayTell reports whether somebody may be said to say something in a stretch: by
// a word that anchored a cue now and then, a quotation, or the grammar.
func (s *Survey) mayTell(x *Stretch) bool {
	for i := x.First; i < x.Last; i++ {
		if w := &s.words[i]; w.likely >= seldom || w.quote != outOfQuotes || w.role != 0 {
			return true
		}
	}
	return false
}

// forget lets go of the text.
func (s *Survey) forget() { s.text, s.tokens, s.sentences, s.acts = "", nil, nil, nil }
