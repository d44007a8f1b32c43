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
	type at struct {
		place int
		Miss
	}
	var all []at
	tokens := tokensOf(p.text)
	quoted := quotedIn(p.text)
	gs, gm := tokens.acts(gold.Attributions)
	fs, fm := tokens.acts(found)
	pairs := alignActs(gs, fs)
	for i, g := range gs {
		if !slices.ContainsFunc(pairs, func(q pair) bool { return q.i == i }) {
			kinds := kindsOf(gm[i], g, p.text, quoted, tokens)
			all = append(all, at{placeOf(gm[i]), p.miss([]Fault{{"missed", kinds[0] + ", " + kinds[2]}}, true,
				"gold  "+p.quote(marksOf(gm[i])...), "read  –")})
		}
	}
	for j, f := range fs {
		k := slices.IndexFunc(pairs, func(q pair) bool { return q.j == j })
		if k < 0 {
			kinds := kindsOf(fm[j], f, p.text, quoted, tokens)
			all = append(all, at{placeOf(fm[j]), p.miss([]Fault{{"spurious", kinds[0] + ", " + kinds[2]}}, true,
				"gold  –", "read  "+p.quote(marksOf(fm[j])...))})
			continue
		}
		i := pairs[k].i
		if faults := actFaults(gs[i], f); len(faults) > 0 {
			all = append(all, at{placeOf(gm[i]), p.miss(faults, !agreement(gs[i], f)["partial"],
				"gold  "+p.quote(marksOf(gm[i])...), "read  "+p.quote(marksOf(fm[j])...))})
		}
	}
	slices.SortStableFunc(all, func(a, b at) int { return a.place - b.place })
	misses := make([]Miss, len(all))
	for i, m := range all {
		misses[i] = m.Miss
	}
	return misses
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
