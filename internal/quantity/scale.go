package quantity

import (
	"slices"

	"hearsay"
)

// onScale reads a place on a scale: a "magnitude 6.1", "6.1 on the Richter
// scale", a "quake measuring 5.9".
func (r *reader) onScale(d *draft) bool {
	f := &d.fig
	if f.Kind != hearsay.Count && f.Unit != "degree" || d.a.form != inDigits && d.a.form != inWords {
		return false
	}
	before := d.a.from
	if r.isHyphen(before - 1) {
		before--
	}
	j := d.next
	hyphen := r.isHyphen(j)
	if hyphen {
		j++
	}
	quake := r.shakes(j)
	switch {
	case r.isWord(before-1, "magnitude"), r.magnitudeIs(d):
	case r.isWord(j, "strength") && r.shakes(j+1) > 0:
		quake = r.shakes(j + 1)
	case r.isWord(j, "magnitude"):
		j++
		quake = r.shakes(j)
	case r.isWord(j, "on") && r.isWord(j+2, "richter"), r.isWord(j, "on") && r.isWord(j+1, "richter"):
		quake = 0
	case quake > 0 && d.a.value.Exp < 0 && (f.Unit == "degree" || r.isKind(d.next, letters) || hyphen):
	case quake == 0 && d.a.value.Exp < 0 && (r.isWord(before-1, "measuring") || r.isWord(before-1, "measured") || r.isWord(before-1, "registering") || r.isWord(before-1, "registered")) && r.shakesBefore(before):
	default:
		return false
	}
	f.Unit, f.Kind = "magnitude", hearsay.Index
	if quake == 0 {
		for k := before - 1; k >= max(0, before-14); k-- {
			if r.shakes(k) > 0 {
				quake = k + 1
				break
			}
		}
	}
	if quake > 0 {
		f.Of = r.of(quake-1, quake)
	}
	if r.tells {
		d.step(f.Of, "a place on a scale of magnitudes")
	}
	return true
}

// magnitudeIs reports whether the words before a number lead from "magnitude" to
// it, "a magnitude of at least | 6", "put its magnitude at | 5.9"; or from a
// magnitude before it in its sentence: "…, but others said it was | 6.1".
func (r *reader) magnitudeIs(d *draft) bool {
	const reach = 5
	f := &d.fig
	if f.Unit != "" || d.a.value.Cmp(strongest) > 0 {
		return false
	}
	last := len(r.figures) - 1
	again := last >= r.here && r.figures[last].Unit == "magnitude" && d.a.value.Exp < 0
	for k := d.a.from - 1; k >= max(0, d.a.from-reach); k-- {
		switch {
		case r.isWord(k, "magnitude"), again && (r.isWord(k, "was") || r.isWord(k, "is") || r.isWord(k, "at") || r.isWord(k, "to")):
			return true
		case !slices.ContainsFunc(leadsOn, func(w string) bool { return r.isWord(k, w) }):
			return false
		}
	}
	return false
}

// leadsOn are the words that may stand between "magnitude" and its number.
var leadsOn = []string{"of", "a", "at", "is", "was", "to", "as", "about", "around", "least", "approximately", "roughly", "nearly", "almost", "some", "over", "more", "than", "between", "and", "up"}

// strongest is more than any magnitude that was measured.
var strongest = hearsay.Int(10)

// shakes returns the word after word i if that is a word for an earthquake,
// or 0.
func (r *reader) shakes(i int) int {
	if r.is(i, quaking) {
		return i + 1
	}
	return 0
}

func (r *reader) shakesBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if r.shakes(k) > 0 {
			return true
		}
	}
	return false
}
