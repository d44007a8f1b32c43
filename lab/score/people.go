package score

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"hearsay/lab/corpus"
)

// How well trained people agree, one set against the other by the same scorer,
// is as far as any reader can be measured.

// severalFile holds the articles in which several people marked who says what.
const severalFile = "gold/attribution/polnear-several-annotators.jsonl.gz"

// severalPeople returns those articles, or nil where they are not there.
func severalPeople(shared fs.FS) ([]corpus.Several, error) {
	f, err := corpus.Open(shared, severalFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return f.Several()
}

// peopleTally sets, in each article, every person against every other, both
// ways round.
func peopleTally(articles []corpus.Several) *attributionTally {
	t := newAttributionTally()
	for _, a := range articles {
		names := slices.Sorted(maps.Keys(a.By))
		for _, gold := range names {
			for _, found := range names {
				if gold != found {
					t.add(&corpus.Attributed{Article: a.Article, Attributions: a.By[gold]}, a.By[found])
				}
			}
		}
	}
	return t
}

// againstPeople sets what was found in articles against each person there.
func againstPeople(articles []corpus.Several, found map[string][]corpus.Attribution) *attributionTally {
	t := newAttributionTally()
	for _, a := range articles {
		for _, name := range slices.Sorted(maps.Keys(a.By)) {
			t.add(&corpus.Attributed{Article: a.Article, Attributions: a.By[name]}, found[a.ID])
		}
	}
	return t
}

// readTally sets what was found against the gold.
func readTally(gold []corpus.Attributed, found map[string][]corpus.Attribution) *attributionTally {
	t := newAttributionTally()
	for i := range gold {
		t.add(&gold[i], found[gold[i].ID])
	}
	return t
}

// besidePeople is the table of how well a reader does beside people.
func besidePeople(gold []corpus.Attributed, found map[string][]corpus.Attribution, people []corpus.Several) string {
	both := slices.DeleteFunc(slices.Clone(people), func(a corpus.Several) bool {
		return !slices.ContainsFunc(gold, func(g corpus.Attributed) bool { return g.ID == a.ID })
	})
	all, ours := peopleTally(people), readTally(gold, found)
	allBoth, oursBoth := peopleTally(both), againstPeople(both, found)

	splits := map[string]int{}
	for _, a := range people {
		if a.Split != nil {
			splits[*a.Split]++
		}
	}
	var parts []string
	for _, s := range slices.Sorted(maps.Keys(splits)) {
		parts = append(parts, fmt.Sprintf("%d of %s", splits[s], s))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Trained people beside hearsay, by one scorer; F1 where nothing else is said.\n"+
		"# people:  %s. %d articles (%s), every one set against every other: %d ordered pairs\n"+
		"# hearsay: the %d articles above, which are not the same ones\n"+
		"# both:    the %d articles that are in both: people against each other, hearsay against each of them; few, so rough\n\n",
		severalFile, len(people), strings.Join(parts, ", "), all.articles, ours.articles, len(both))
	fmt.Fprintf(&b, "%-30s %7s %8s %7s   %14s %8s\n", "", "people", "hearsay", "", "both: people", "hearsay")
	for _, m := range attributionMeasures {
		p, o := m.of(all), m.of(ours)
		fmt.Fprintf(&b, "%-30s %7.1f %8.1f %+7.1f", m.name, p, o, o-p)
		if len(both) > 0 {
			fmt.Fprintf(&b, "   %14.1f %8.1f", m.of(allBoth), m.of(oursBoth))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// An attributionMeasure is one number of a tally, in percent.
type attributionMeasure struct {
	name string
	of   func(*attributionTally) float64
}

var attributionMeasures = []attributionMeasure{
	{"token source", roleF1(source, 0)}, {"token cue", roleF1(cue, 0)}, {"token content", roleF1(content, 0)}, {"token macro", macroF1(0)},
	{"exact source", roleF1(source, 1)}, {"exact cue", roleF1(cue, 1)}, {"exact content", roleF1(content, 1)}, {"exact macro", macroF1(1)},
	{"attribution detect", levelF1("detect")}, {"attribution partial", levelF1("partial")}, {"attribution half", levelF1("half")},
	{"attribution source+content", levelF1("srccont")}, {"attribution exact", levelF1("exact")}, {"attribution soft", levelF1("soft")},
	{"link", linkF1},
	{"source of a content found", func(t *attributionTally) float64 { return percent(float64(t.linkedRight), float64(t.linked)) }},
	{"detect direct, recall", detected(0, "direct")}, {"detect mixed, recall", detected(0, "mixed")}, {"detect indirect, recall", detected(0, "indirect")},
	{"detect speech cue, recall", detected(2, "speech")}, {"detect mental cue, recall", detected(2, "mental")}, {"detect other cue, recall", detected(2, "other")},
}

// roleF1 is the F1 of a role by one of the four ways to match.
func roleF1(role, how int) func(*attributionTally) float64 {
	return func(t *attributionTally) float64 { return t.role[role].rates()[how].F1 }
}

func macroF1(how int) func(*attributionTally) float64 {
	return func(t *attributionTally) float64 {
		sum := 0.0
		for role := range roles {
			sum += t.role[role].rates()[how].F1
		}
		return sum / roles
	}
}

func levelF1(level string) func(*attributionTally) float64 {
	return func(t *attributionTally) float64 { return t.rates(level).F1 }
}

// linkF1 is that of pairs of a source and a content.
func linkF1(t *attributionTally) float64 {
	return ratesOf(float64(t.links), float64(t.linksFound), float64(t.linksGold)).F1
}

// detected is the share of one kind of gold attribution that was met at all.
func detected(sorting int, kind string) func(*attributionTally) float64 {
	return func(t *attributionTally) float64 {
		for _, k := range t.kinds[sorting] {
			if k.name == kind {
				return percent(float64(k.detect), float64(k.gold))
			}
		}
		return 0
	}
}
