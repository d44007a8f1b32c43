package score

import (
	"fmt"
	"slices"

	"hearsay/lab/corpus"
)

// attributionMisses returns the attributions of an article that were missed,
// read where there are none, or read with other words, in the order of the
// text.
func attributionMisses(gold *corpus.Attributed, found []corpus.Attribution, p *page) []Miss {
	tokens := tokensOf(p.text)
	quoted := quotedIn(p.text)
	gs, gm := tokens.acts(gold.Attributions)
	fs, fm := tokens.acts(found)
	kind := func(a corpus.Attribution, sets act) string {
		kinds := kindsOf(a, sets, p.text, quoted, tokens)
		return kinds[0] + " " + kinds[2]
	}
	shown := func(a corpus.Attribution) string { return p.quote(marksOf(a)...) }

	var all []placed
	partner, spurious := partners(alignActs(gs, fs), len(gs), len(fs))
	for i, g := range gs {
		j := partner[i]
		if j < 0 {
			// The same words of saying may have been given another content.
			k := slices.IndexFunc(spurious, func(j int) bool { return g[cue].common(fs[j][cue]) > 0 })
			if k < 0 {
				all = append(all, placed{placeOf(gm[i]), p.miss([]Fault{{"missed", kind(gm[i], g)}}, true, "gold  "+shown(gm[i]), "read  –")})
				continue
			}
			j = spurious[k]
			spurious = slices.Delete(spurious, k, k+1)
			all = append(all, placed{placeOf(gm[i]), p.miss([]Fault{{"missed", "read with another content"}, {"spurious", "with another content"}}, true,
				"gold  "+shown(gm[i]), "read  "+shown(fm[j]))})
			continue
		}
		if faults := actFaults(g, fs[j]); len(faults) > 0 {
			all = append(all, placed{placeOf(gm[i]), p.miss(faults, !agreement(g, fs[j])["partial"], "gold  "+shown(gm[i]), "read  "+shown(fm[j]))})
		}
	}
	for _, j := range spurious {
		all = append(all, placed{placeOf(fm[j]), p.miss([]Fault{{"spurious", kind(fm[j], fs[j])}}, true, "gold  –", "read  "+shown(fm[j]))})
	}
	return inOrder(all)
}

// placeOf returns where the words of an attribution begin.
func placeOf(a corpus.Attribution) int {
	place := -1
	for role := range roles {
		for _, s := range spansOf(a, role) {
			if place < 0 || s[0] < place {
				place = s[0]
			}
		}
	}
	return place
}

func marksOf(a corpus.Attribution) []mark {
	var marks []mark
	for role := range roles {
		for k, s := range spansOf(a, role) {
			label := roleNames[role]
			if len(spansOf(a, role)) > 1 {
				label = fmt.Sprint(label, " ", k+1)
			}
			marks = append(marks, mark{s, label + ":"})
		}
	}
	return marks
}

// actFaults lists the roles whose words differ, and how.
func actFaults(g, f act) []Fault {
	var faults []Fault
	for role, name := range roleNames {
		a, b := g[role], f[role]
		if slices.Equal(a, b) {
			continue
		}
		how := "shifted"
		switch n := a.common(b); {
		case len(a) == 0:
			how = "added"
		case len(b) == 0:
			how = "dropped"
		case n == 0:
			how = "elsewhere"
		case n == len(b):
			how = "too short"
		case n == len(a):
			how = "too long"
		}
		faults = append(faults, Fault{name, how})
	}
	return faults
}
