package quantity

import "hearsay"

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
	case r.isWord(before-1, "magnitude") || r.isWord(before-2, "magnitude") && (r.isWord(before-1, "of") || r.isWord(before-1, "a")):
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
