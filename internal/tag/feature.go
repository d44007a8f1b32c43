package tag

import (
	"hearsay"
	"hearsay/internal/model"
)

// features is the number of features of a word.
const features = 54

// Features returns what speaks for the classes of the token. The slice is
// good until the next token.
func (w *Walk) Features() []model.Feature {
	const b1, b2, b3, b4, b5 = 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1
	var (
		one, two, three = model.One, model.Two, model.Three
		i               = w.at
		c               = &w.ring[i&7]
		l, ll           = &w.ring[(i-1)&7], &w.ring[(i-2)&7]
		r, rr           = &w.ring[(i+1)&7], &w.ring[(i+2)&7]
		t, tt           = w.last, w.second
	)
	w.feature = [features]model.Feature{
		// The word and its letters.
		one(0, c.hash),
		two(1, c.suffix&b1, c.shape),
		one(2, c.suffix&b2),
		one(3, c.suffix&b3),
		one(4, c.suffix&b4),
		one(5, c.suffix&b5),
		one(6, c.prefix&b1),
		one(7, c.prefix&b2),
		one(8, c.prefix&b3),
		one(9, c.prefix),
		one(10, c.shape),
		two(11, c.lower, c.base),
		three(12, c.suffix&b2, c.base, c.shape),
		// The classes before it.
		one(13, t),
		two(14, t, tt),
		two(15, t, c.hash),
		three(16, t, tt, c.hash),
		two(17, t, c.suffix&b3),
		three(18, t, tt, c.suffix&b2),
		three(19, t, c.lower, c.base),
		two(20, t, c.shape),
		two(21, w.verb, c.lower),
		three(22, w.verb, c.suffix&b2, t),
		// The words around it.
		one(23, l.hash),
		one(24, ll.hash),
		one(25, r.hash),
		one(26, rr.hash),
		two(27, l.hash, c.hash),
		two(28, c.hash, r.hash),
		two(29, l.hash, r.hash),
		two(30, r.hash, rr.hash),
		two(31, ll.hash, l.hash),
		two(32, l.hash, c.suffix&b3),
		two(33, r.hash, c.suffix&b3),
		three(34, l.shape, c.shape, r.shape),
		one(35, l.suffix&b3),
		one(36, r.suffix&b3),
		// What they may be.
		two(37, r.lower, t),
		three(38, r.lower, rr.lower, c.lower),
		three(39, r.lower, c.lower, t),
		three(40, r.suffix&b2, r.base, t),
		three(41, r.hash, t, c.lower),
		three(42, c.lower, c.upper, c.shape),
		three(43, r.lower, r.upper, r.shape),
		three(44, t, c.upper, c.shape),
		// What the dictionary says of it.
		two(45, c.listed, c.shape),
		two(46, c.listed, t),
		three(47, c.listed, t, tt),
		three(48, c.listed, r.listed, t),
		two(49, c.listed, c.suffix&b2),
		three(50, l.listed, c.listed, r.listed),
		three(51, r.listed, rr.listed, t),
		two(52, l.hash, c.listed),
		two(53, c.listed, r.hash),
	}
	return w.feature[:]
}

// Fingerprint stands for the features: it changes when they do. A model is of
// use only with the features that it was trained with.
func Fingerprint() uint64 {
	const text = "“Ségolène Mbeki’s 1,204 river-gauges, U.S. AIDES told Reuben—twice—rising, tallies DON'T match: @x/y 3 km.” said"
	var tokens []hearsay.Token
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' || text[i] == ',' {
			tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Start: start, End: i}})
			start = i + 1
		}
	}
	classes := []Class{{hearsay.VB, hearsay.VERB}, {hearsay.VBD, hearsay.AUX}, {hearsay.FineTagNamed("NNP"), hearsay.PROPN}}
	v := NewVocabulary(classes, 7, map[uint32]Entry{
		Key("tally"): {Lower: 5, Upper: 4, Listed: Noun | Verb, ClosedLower: true},
		Key("river"): {Upper: 4, ClosedUpper: true, Firm: true},
	})
	sum := uint64(0)
	for n := range len(tokens) {
		walk := v.Start(text, tokens[n/2:])
		for walk.Next() {
			for _, f := range walk.Features() {
				sum = model.Mix(sum + uint64(f))
			}
			sum = model.Mix(sum + walk.Open())
			walk.Choose(uint8((walk.at + n) % len(classes)))
		}
	}
	return sum
}
