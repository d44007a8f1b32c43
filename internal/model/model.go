// Package model scores words with what was learned from annotated text.
//
// A model is linear: every feature of a word (it ends in "-ing", a "the" goes
// before) speaks for or against every class by a small whole number, and the
// class with the highest sum wins. Features are numbers, hashed without
// building a string, and their weights lie in one flat table.
package model

import "errors"

// Classes is the number of classes that a model can tell apart. The weights
// of one feature for all of them fill one line of the processor's cache.
const Classes = 64

// Bits is the number of bits of a [Feature].
const Bits = 22

// A Feature is something that can be said of a word, hashed: the upper bits
// are a row of the table of weights, the lower six are the order in which the
// feature keeps its classes there. Two features that share a row rarely share
// that order too, so a row holds several features and few of them meet.
type Feature uint32

// Large odd numbers without a pattern, one for each value of a feature.
const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xd1b54a32d192ed03
	mulC = 0x8cb92ba72f3d8dd7
	mulK = 0xf1357aea2e62a9c5
)

// One returns the feature that the k-th question has the answer a.
func One(k, a uint64) Feature { return Feature((k*mulK + a*mulA) >> (64 - Bits)) }

// Two returns the feature that the k-th question has the answers a and b.
func Two(k, a, b uint64) Feature { return Feature((k*mulK + a*mulA + b*mulB) >> (64 - Bits)) }

// Three returns the feature that the k-th question has the answers a, b and c.
func Three(k, a, b, c uint64) Feature {
	return Feature((k*mulK + a*mulA + b*mulB + c*mulC) >> (64 - Bits))
}

// Mix stirs the bits of h, so that every bit of the result depends on all.
func Mix(h uint64) uint64 {
	h ^= h >> 32
	h *= mulB
	h ^= h >> 29
	h *= mulC
	return h ^ h>>32
}

// Weights are what a model has learned: 1<<[Bits] cells, of which the cell
// feature^class says how much the feature speaks for the class.
type Weights [1 << Bits]int8

// Best returns the class, of those given, that the features speak for most,
// the second best, and how much more they speak for the first. Of equals the
// earlier is the better. There must be at least one class; one alone is its own
// second best.
func (w *Weights) Best(features []Feature, classes []uint8) (best, second uint8, by int32) {
	var sums [Classes]int32
	n := min(len(classes), Classes)
	for i := 0; i < n; i += 3 {
		j, k := min(i+1, n-1), min(i+2, n-1)
		sums[i], sums[j], sums[k] = w.three(features, classes[i], classes[j], classes[k])
	}
	best, second = classes[0], classes[0]
	top, next := sums[0], int32(-1<<31)
	for i := 1; i < n; i++ {
		switch c, sum := classes[i], sums[i]; {
		case sum > top:
			best, second, top, next = c, best, sum, top
		case sum > next:
			second, next = c, sum
		}
	}
	return best, second, top - next
}

// three sums what the features say of three classes. It is kept by itself so
// that the sums stay in registers while the rows are fetched.
//
//go:noinline
func (w *Weights) three(features []Feature, a, b, c uint8) (ofA, ofB, ofC int32) {
	x, y, z := Feature(a), Feature(b), Feature(c)
	for _, f := range features {
		g, h := f^y, f^z
		ofA += int32(w[(f^x)%(1<<Bits)])
		ofB += int32(w[g%(1<<Bits)])
		ofC += int32(w[h%(1<<Bits)])
	}
	return ofA, ofB, ofC
}

// Parts returns w as two parts of a model's file: how many empty cells go
// before each of the others, and what those hold. A gap of 255 is 255 empty
// cells with none that holds anything after them.
func (w *Weights) Parts() (gaps, values []byte) {
	gap := 0
	for _, x := range w {
		switch {
		case x != 0:
			gaps = append(gaps, byte(gap))
			values = append(values, byte(x))
			gap = 0
		case gap == 254:
			gaps = append(gaps, 255)
			gap = 0
		default:
			gap++
		}
	}
	return gaps, values
}

// WeightsOf reads what [Weights.Parts] wrote.
func WeightsOf(gaps, values []byte) (*Weights, error) {
	w := new(Weights)
	at, n := 0, 0
	for _, g := range gaps {
		at += int(g)
		if g == 255 {
			continue
		}
		if at >= len(w) || n >= len(values) {
			return nil, errWeights
		}
		w[at] = int8(values[n])
		at, n = at+1, n+1
	}
	if n < len(values) {
		return nil, errWeights
	}
	return w, nil
}

var errWeights = errors.New("the weights of the model do not fit their table")
