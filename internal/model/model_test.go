package model

import (
	"bytes"
	"maps"
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SliceOf(rapid.Byte()), 0, 6).Draw(t, "parts")
		fingerprint := rapid.Uint64().Draw(t, "fingerprint")
		file := Write(fingerprint, parts...)
		if again := Write(fingerprint, parts...); !bytes.Equal(file, again) {
			t.Fatal("the same parts give other bytes")
		}
		if got, err := Fingerprint(file); err != nil || got != fingerprint {
			t.Fatalf("the fingerprint is %x, %v; want %x", got, err, fingerprint)
		}
		got, err := Read(file)
		if err != nil || !slices.EqualFunc(got, parts, bytes.Equal) {
			t.Fatalf("got %v, %v; want %v", got, err, parts)
		}
		// A file that is cut short lacks a part, unless none has anything.
		cut := file[:rapid.IntRange(0, len(file)-1).Draw(t, "cut")]
		if got, err := Read(cut); err == nil && !slices.EqualFunc(got, parts, bytes.Equal) {
			t.Fatalf("a file that is cut short gives %v", got)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(Write(7, []byte("one"), []byte("two")))
	f.Add([]byte(magic))
	f.Add(append([]byte(magic), "12345678\x01\xff\xff\xff\xff"...))
	f.Fuzz(func(t *testing.T, file []byte) {
		parts, err := Read(file)
		if err != nil {
			return
		}
		for _, p := range parts {
			ReadVocabulary(p)
		}
	})
}

func TestVocabulary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.MapOf(rapid.Uint32Min(1), rapid.Uint32()).Draw(t, "words")
		var words []Word
		for h, v := range want {
			words = append(words, Word{h, v})
		}
		v := NewVocabulary(words)
		part := v.AppendTo(nil)
		read, err := ReadVocabulary(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []*Vocabulary{v, read} {
			if v.Len() != len(want) || len(v.Words()) != len(want) {
				t.Fatalf("%d words became %d", len(want), v.Len())
			}
			for h, value := range want {
				if got, ok := v.Get(h); !ok || got != value {
					t.Fatalf("word %x has %d, %v; want %d", h, got, ok, value)
				}
			}
			if want := slices.Max(append(slices.Collect(maps.Values(want)), 0)); v.Most() != want {
				t.Fatalf("the highest value is %d, want %d", v.Most(), want)
			}
			other := rapid.Uint32().Draw(t, "other")
			if got, ok := v.Get(other); ok != has(want, other) || got != want[other] {
				t.Fatalf("word %x has %d, %v", other, got, ok)
			}
		}
		if len(part) > 1 {
			cut := rapid.IntRange(0, len(part)-1).Draw(t, "cut")
			if _, err := ReadVocabulary(part[:cut]); err == nil {
				t.Fatalf("%d bytes of %d are read as a vocabulary", cut, len(part))
			}
		}
	})
}

func has(words map[uint32]uint32, hash uint32) bool {
	_, ok := words[hash]
	return ok
}

func TestWeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := new(Weights)
		at := -1
		for _, gap := range rapid.SliceOf(rapid.IntRange(0, 1000)).Draw(t, "gaps") {
			at += 1 + gap
			w[at] = rapid.Int8().Draw(t, "weight")
		}
		if rapid.Bool().Draw(t, "last") {
			w[len(w)-1] = 1
		}
		gaps, values := w.Parts()
		got, err := WeightsOf(gaps, values)
		if err != nil || *got != *w {
			t.Fatalf("weights that are written are not read: %v", err)
		}
		if len(values) > 0 {
			if _, err := WeightsOf(gaps, values[1:]); err == nil {
				t.Fatal("weights are read of which one is missing")
			}
			if _, err := WeightsOf(append(gaps, gaps[:1]...), values); err == nil && gaps[0] != 255 {
				t.Fatal("weights are read of which one is missing")
			}
		}
		if _, err := WeightsOf(bytes.Repeat([]byte{254}, len(w)/255+1), bytes.Repeat([]byte{1}, len(w)/255+1)); err == nil {
			t.Fatal("weights are read that lie beyond the table")
		}
	})
}

// TestBest holds the scorer against sums that are written out.
func TestBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := new(Weights)
		features := rapid.SliceOf(rapid.Map(rapid.Uint32Range(0, 1<<Bits-1), func(f uint32) Feature { return Feature(f) })).Draw(t, "features")
		set := rapid.Uint64Min(1).Draw(t, "classes")
		var classes []uint8
		for ; set != 0; set &= set - 1 {
			classes = append(classes, uint8(bits.TrailingZeros64(set)))
		}
		for _, f := range features {
			for range 3 {
				w[uint32(f)^uint32(rapid.Uint8Max(Classes-1).Draw(t, "class"))] = rapid.Int8().Draw(t, "weight")
			}
		}
		sum := func(c uint8) (s int) {
			for _, f := range features {
				s += int(w[uint32(f)^uint32(c)])
			}
			return s
		}
		want := classes[0]
		for _, c := range classes {
			if sum(c) > sum(want) {
				want = c
			}
		}
		next := want
		for _, c := range classes {
			if c != want && (next == want || sum(c) > sum(next)) {
				next = c
			}
		}
		got, second, by := w.Best(features, classes)
		if got != want || sum(second) != sum(next) || (second == got) != (len(classes) == 1) {
			t.Fatalf("classes %d, with %d, and %d, with %d, come first, want %d, with %d, and %d, with %d",
				got, sum(got), second, sum(second), want, sum(want), next, sum(next))
		}
		if want := sum(got) - sum(second); len(classes) > 1 && int(by) != want {
			t.Fatalf("the first is better by %d, want %d", by, want)
		}
	})
}

// TestSpread wants features that differ in one small answer to spread over the
// rows and over the places in a row.
func TestSpread(t *testing.T) {
	for name, of := range map[string]func(i uint64) Feature{
		"the question":     func(i uint64) Feature { return Two(i, 3, 5) },
		"the first answer": func(i uint64) Feature { return One(9, i) },
		"the second":       func(i uint64) Feature { return Two(9, 77, i) },
		"the third":        func(i uint64) Feature { return Three(9, 77, 5, i) },
		"a high bit":       func(i uint64) Feature { return Two(9, i<<40, 5) },
	} {
		rows := map[Feature]bool{}
		places := map[Feature]int{}
		const n = 4096
		for i := range uint64(n) {
			rows[of(i)/Classes] = true
			places[of(i)%Classes]++
		}
		if len(rows) < n*9/10 {
			t.Errorf("%s: %d features share %d rows", name, n, len(rows))
		}
		for p, k := range places {
			if k > 4*n/Classes {
				t.Errorf("%s: place %d is taken by %d features of %d", name, p, k, n)
			}
		}
	}
}
