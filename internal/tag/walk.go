package tag

import (
	"math/bits"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/model"
)

// A setting is the case that a sentence is set in.
type setting uint64

const (
	prose setting = iota
	title         // Most Words Begin With a Capital
	caps          // ALL OF THEM ARE CAPITALS
	brief         // three words at most, none of them small
)

// A Walk goes through the words of a sentence from the left. Of each it says
// which classes are open and what speaks for them, and is told the class that
// was chosen. Training and tagging go the same way.
type Walk struct {
	words   *Vocabulary
	text    string
	tokens  []hearsay.Token
	setting setting
	spoken  bool    // a word was met, not only marks
	at      int     // the token that is looked at
	ring    [8]word // ring[i&7] is the word of token i, for i in at-2…at+2
	last    uint64  // the class of the token before, plus one; 0 if there is none
	second  uint64  // the class of the one before it
	verb    uint64  // the class and, of an auxiliary, the word of the last verb
	feature [features]model.Feature
	classes [model.Classes]uint8
}

// Start returns a Walk that stands before the first of the tokens, which are
// one sentence of text.
func (v *Vocabulary) Start(text string, tokens []hearsay.Token) Walk {
	w := Walk{words: v, text: text, tokens: tokens, setting: settingOf(text, tokens), at: -1}
	w.ring[7].hash, w.ring[6].hash = outside, outside
	w.load(0)
	w.load(1)
	return w
}

// outside is the hash of what lies beyond the ends of a sentence.
const outside = 0x5bd1e995

// load reads token i into the ring.
func (w *Walk) load(i int) {
	r := &w.ring[i&7]
	if i >= len(w.tokens) {
		*r = word{hash: outside}
		return
	}
	span := w.tokens[i].Span
	s := r.spell(clip(w.text, span))
	if r.isMark() {
		if i > 0 && w.tokens[i-1].End == span.Start {
			r.shape |= leans
		}
		if i+1 < len(w.tokens) && w.tokens[i+1].Start == span.End {
			r.shape |= leads
		}
	} else if !w.spoken {
		r.shape |= begins
		w.spoken = true
	}
	w.words.look(r, &s, w.setting)
	r.shape |= uint64(w.setting) << flags
}

// clip returns the bytes of text in s, as far as there are any.
func clip(text string, s hearsay.Span) string {
	start := max(0, min(s.Start, len(text)))
	return text[start:max(start, min(s.End, len(text)))]
}

// Next moves to the next token and reports whether there is one.
func (w *Walk) Next() bool {
	if w.at+1 >= len(w.tokens) {
		return false
	}
	w.at++
	w.load(w.at + 2)
	return true
}

// Open returns the classes that the token may have, as a set.
func (w *Walk) Open() uint64 { return w.ring[w.at&7].open }

// Classes returns the members of a set, the lowest first. The slice is good
// until the next call.
func (w *Walk) Classes(set uint64) []uint8 {
	n := 0
	for ; set != 0; set &= set - 1 {
		w.classes[n] = uint8(bits.TrailingZeros64(set))
		n++
	}
	return w.classes[:n]
}

// Choose says that the token has class c.
func (w *Walk) Choose(c uint8) {
	if w.words.verbal>>c&1 != 0 {
		w.verb = uint64(c) + 1
		if w.words.Classes[c].Tag == hearsay.AUX {
			w.verb += w.ring[w.at&7].hash << 8
		}
	}
	w.second, w.last = w.last, uint64(c)+1
}

// settingOf tells the case that a sentence is set in from its words.
func settingOf(text string, tokens []hearsay.Token) setting {
	var all, small, capital, whole int
	for i := range tokens {
		s := clip(text, tokens[i].Span)
		if len(s) == 0 {
			continue
		}
		isUpper, isLetter := caseOf(s, 0)
		if !isLetter {
			continue
		}
		all++
		switch {
		case !isUpper && len(s) >= 4:
			small++
		case isUpper:
			capital++
			if second, ok := caseOf(s, 1); second || !ok || len(s) == 1 {
				whole++
			}
		}
	}
	switch {
	case capital == 0:
		return prose
	case all > 1 && whole*10 >= all*9:
		return caps
	case all <= 3 && capital == all:
		return brief
	case capital > 2 && capital >= 4*small && 2*capital >= all:
		return title
	}
	return prose
}

// caseOf tells the case of the letter at byte i of s, if there is one.
func caseOf(s string, i int) (isUpper, isLetter bool) {
	if i >= len(s) {
		return false, false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return kinds[c] == big, kinds[c]&(big|small) != 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	_, k := foldRune(r)
	return k == big, k&(big|small) != 0
}
