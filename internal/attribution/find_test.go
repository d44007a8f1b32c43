package attribution

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestYield wants what is told twice to go to the likelier, and the rest of the
// other to stay.
func TestYield(t *testing.T) {
	for _, c := range []struct {
		name         string
		told, rival  []run
		want         []run
		leavesItself bool
	}{
		{"one piece of two", []run{{0, 9}, {14, 20}}, []run{{14, 20}, {25, 30}}, []run{{0, 9}}, true},
		{"a piece in part", []run{{0, 9}, {14, 20}}, []run{{18, 30}}, []run{{0, 9}}, true},
		{"all of it", []run{{14, 20}}, []run{{12, 30}}, nil, false},
		{"none of it", []run{{0, 9}}, []run{{12, 30}}, []run{{0, 9}}, true},
	} {
		before := slices.Clone(c.told)
		a, b := told{content: c.told}, told{content: c.rival}
		if left := a.yield(&b); left != c.leavesItself || !slices.Equal(a.content, c.want) {
			t.Errorf("%s: %v is left, %v; want %v", c.name, a.content, left, c.want)
		}
		if !slices.Equal(c.told, before) {
			t.Errorf("%s: what was found has changed", c.name)
		}
	}
}

// TestHeed wants tokens that are likelier of the source than of nothing to be of
// the source, by how likely they are if there is a cue at all.
func TestHeed(t *testing.T) {
	l := lattice{p: [][mostLabels]float64{
		{PlaysNone: .6, PlaysSource: .4},               // half of the doubt is that there is no cue
		{PlaysNone: .9, PlaysSource: .1},               // likely nothing
		{PlaysNone: .5, PlaysCue: .5},                  // the anchor
		{PlaysNone: .5, PlaysContent: .5},              // not asked for
		{PlaysNone: .5, PlaysSource: .1, PlaysCue: .4}, // taken from the source
	}}
	parts := []uint8{PlaysNone, PlaysNone, PlaysCue, PlaysNone, PlaysSource}
	l.heed(parts, 2, PlaysSource)
	if want := []uint8{PlaysSource, PlaysNone, PlaysCue, PlaysNone, PlaysCue}; !slices.Equal(parts, want) {
		t.Errorf("the parts are %v, want %v", parts, want)
	}
}

// TestPower sets the powers that are put together of two against e's own.
func TestPower(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.Int32Range(0, 1<<20).Draw(t, "steps")
		want := math.Exp(-float64(d) / Grain)
		if got := power(d); math.Abs(got-want) > 1e-12*want+1e-17 {
			t.Fatalf("e to the -%d/%d is %g, want %g", d, Grain, got, want)
		}
	})
}
