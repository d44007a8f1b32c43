package model

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func drawJudgements(t *rapid.T) []Judgement {
	var all []Judgement
	for _, s := range rapid.SliceOfN(rapid.Float64Range(-3, 3), 0, 60).Draw(t, "scores") {
		if rapid.Bool().Draw(t, "coarse") {
			s = math.Round(s)
		}
		all = append(all, Judgement{s, rapid.Bool().Draw(t, "right")})
	}
	return all
}

// TestCalibrate wants a map that never falls, keeps the share that is right, and
// leaves shares alone that never fall.
func TestCalibrate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawJudgements(t)
		m := Calibrate(all)
		mapped, right := 0.0, 0.0
		for _, j := range all {
			mapped += m.At(j.Score)
			if j.Right {
				right++
			}
		}
		if len(all) > 0 && math.Abs(mapped-right) > 1e-6 {
			t.Fatalf("%v are right, %v by the map", right, mapped)
		}
		last := math.Inf(-1)
		for s := -4.0; s <= 4; s += .05 {
			at := m.At(s)
			if at < last-1e-12 || len(all) > 0 && (at < 0 || at > 1+1e-12) {
				t.Fatalf("%v at %v, after %v", at, s, last)
			}
			last = at
		}
		again, err := ReadMonotone(m.AppendTo(nil))
		if err != nil || !slices.Equal(m, again) {
			t.Fatalf("%v came back as %v, %v", m, again, err)
		}
	})
	var all []Judgement
	for _, g := range []struct {
		score    float64
		n, right int
	}{{.5, 4, 1}, {.6, 4, 2}, {.9, 4, 4}} {
		for i := range g.n {
			all = append(all, Judgement{g.score, i < g.right})
		}
	}
	m := Calibrate(all)
	for at, want := range map[float64]float64{0: .25, .5: .25, .55: .375, .6: .5, .75: .75, .9: 1, 1: 1} {
		if got := m.At(at); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v at %v, want %v", got, at, want)
		}
	}
	if got := (Monotone)(nil).At(.3); got != .3 {
		t.Errorf("nothing learned turns .3 into %v", got)
	}
}

// TestReadMonotone refuses what falls, is no share or is no number.
func TestReadMonotone(t *testing.T) {
	for _, m := range []Monotone{{{1, .5}, {0, .6}}, {{0, .5}, {1, .4}}, {{0, 1.5}}, {{0, -.5}}, {{math.NaN(), .5}}, {{0, math.NaN()}}, {{math.Inf(1), 1}}} {
		if got, err := ReadMonotone(m.AppendTo(nil)); err == nil {
			t.Errorf("%v is taken for %v", m, got)
		}
	}
	if _, err := ReadMonotone(make([]byte, 17)); err == nil {
		t.Error("a part with a byte too many is taken")
	}
}
