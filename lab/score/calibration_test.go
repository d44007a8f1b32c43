package score

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"hearsay/lab/corpus"
	"pgregory.net/rapid"
)

// judgedOf makes n judged of one confidence, of which some are right, in an
// article of their own.
func judgedOf(confidence float64, n, right int) []verdict {
	var all []verdict
	for i := range n {
		all = append(all, verdict{confidence, i < right, fmt.Sprint("a", i%7)})
	}
	return all
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestCalibrationError(t *testing.T) {
	kept := append(judgedOf(.25, 8, 2), judgedOf(.75, 4, 3)...)
	for _, c := range []struct {
		judged      []verdict
		ece, square float64
	}{
		{nil, 0, 0},
		{kept, 0, .1875},
		{judgedOf(1, 5, 0), 100, 1},
		{append(judgedOf(.9, 6, 3), judgedOf(.1, 2, 0)...), 100 * (6*.4 + 2*.1) / 8, (3*.01 + 3*.81 + 2*.01) / 8},
	} {
		if got := calibrationError(equallyWide(c.judged)); !near(got, c.ece) {
			t.Errorf("%v: an error of %v, want %v", c.judged, got, c.ece)
		}
		if got := calibrationError(equallyMany(c.judged)); !near(got, c.ece) {
			t.Errorf("%v: an error of %v in bins of equal count, want %v", c.judged, got, c.ece)
		}
		if got := brier(c.judged); !near(got, c.square) {
			t.Errorf("%v: a Brier score of %v, want %v", c.judged, got, c.square)
		}
	}
	if few, many := byChance(kept), byChance(append(judgedOf(.25, 800, 200), judgedOf(.75, 400, 300)...)); few < 5 || many > 2 {
		t.Errorf("chance makes an error of %.1f among twelve and of %.1f among many", few, many)
	}
}

func drawJudged(t *rapid.T) []verdict {
	var all []verdict
	for _, c := range rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 60).Draw(t, "confidences") {
		if rapid.Bool().Draw(t, "coarse") {
			c = math.Round(c*4) / 4
		}
		all = append(all, verdict{c, rapid.Bool().Draw(t, "right"), ""})
	}
	return all
}

// TestBins wants every judged in one bin, and those of one confidence together.
func TestBins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		judged := drawJudged(t)
		for _, all := range [][]bin{equallyWide(judged), equallyMany(judged)} {
			n, right, last := 0, 0.0, -1.0
			for _, b := range all {
				n += b.n
				right += b.right * float64(b.n)
				if b.n > 0 && (b.mean < b.from-1e-9 || b.mean > b.to+1e-9) {
					t.Fatalf("a mean of %v in %v – %v", b.mean, b.from, b.to)
				}
				if b.from < last {
					t.Fatalf("bins overlap at %v", b.from)
				}
				last = b.from
			}
			want := 0
			for _, j := range judged {
				want += count(j.right)
			}
			if n != len(judged) || math.Abs(right-float64(want)) > 1e-6 {
				t.Fatalf("%d and %v right of %d and %d", n, right, len(judged), want)
			}
		}
	})
}

// TestCrossCalibrated wants nothing learned on the article that is mapped.
func TestCrossCalibrated(t *testing.T) {
	var judged []verdict
	for i := range 40 {
		judged = append(judged, verdict{.5, i == 0, fmt.Sprint("a", i)})
	}
	if got := crossCalibrated(judged)[0]; got.confidence != 0 || !got.right {
		t.Errorf("the only right one is mapped to %v by what was learned on the others", got.confidence)
	}
}

// TestPeople wants people set against each other both ways round.
func TestPeople(t *testing.T) {
	who := func(span corpus.Span) []corpus.Attribution {
		return []corpus.Attribution{{Source: []corpus.Span{span}, Cue: []corpus.Span{{10, 14}}, Content: []corpus.Span{{15, 27}}}}
	}
	article := corpus.Article{ID: "1", Text: "Tove Lindo said the dam held."}
	several := []corpus.Several{{Article: article, By: map[string][]corpus.Attribution{"a": who(corpus.Span{0, 10}), "b": who(corpus.Span{0, 4}), "c": who(corpus.Span{5, 10})}}}
	people := peopleTally(several)
	if people.articles != 6 || levelF1("detect")(people) != 100 || !near(levelF1("partial")(people), 400./6) || linkF1(people) != levelF1("partial")(people) {
		t.Errorf("%d pairs, of %.1f partial and %.1f linked", people.articles, levelF1("partial")(people), linkF1(people))
	}
	gold := []corpus.Attributed{{Article: article, Attributions: who(corpus.Span{0, 10})}}
	table := besidePeople(gold, map[string][]corpus.Attribution{"1": who(corpus.Span{0, 10})}, several)
	for _, want := range []string{"1 articles (), every one set against every other: 6 ordered pairs",
		"attribution exact                  0.0    100.0  +100.0              0.0     33.3"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
}

// TestPeopleOnGold wants people to agree as research on the same articles, and
// two more, has found: 80.6 by words, 78.6 in part, 60.1 word for word, 81.9 of
// links, 98.7 of direct and 81.3 of indirect speech.
func TestPeopleOnGold(t *testing.T) {
	shared, err := corpus.Folder()
	if err != nil {
		t.Skip(err)
	}
	several := must(severalPeople(os.DirFS(shared)))(t)
	if several == nil {
		t.Skip("no articles of several people here")
	}
	people := peopleTally(several)
	for _, m := range attributionMeasures {
		want, known := map[string]float64{"token macro": 80.6, "attribution partial": 78.6, "attribution exact": 60.1, "link": 81.9,
			"detect direct, recall": 98.7, "detect indirect, recall": 81.3}[m.name]
		if got := m.of(people); known && math.Abs(got-want) > 1 {
			t.Errorf("%s %.1f, want %.1f", m.name, got, want)
		}
	}
}

// TestPublished wants every line of the list to fill its columns and to tell
// where its numbers stand.
func TestPublished(t *testing.T) {
	parts, places := published()
	known := map[string]bool{}
	for _, p := range places {
		known[p.name] = true
	}
	for _, p := range parts {
		for _, s := range p.systems {
			s = s.filled(newAttributionTally(), newAttributionTally(), 0)
			if len(s.numbers) != len(p.columns) || !known[s.where] {
				t.Errorf("%s: %q has %d numbers for %d columns, and stands in %q", p.of, s.name, len(s.numbers), len(p.columns), s.where)
			}
		}
	}
	if len(parts) == 0 {
		t.Error("nobody has published anything")
	}
}
