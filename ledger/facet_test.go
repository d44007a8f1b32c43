package ledger

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// testFacets lists by values that begin like others, that are odd, and that texts
// try to pass for.
func testFacets(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	killed := facet{ofCategory, "killed"}.word()
	sham := newArticle("sham.txt", "Sham "+killed, "The Vane said "+killed+" 14 boats in Osk \ue000s73757065727365646564.")
	sham.tells(t, telling{figure: "14", of: "boats", place: "Osk", asOf: "2031-05-02", category: "killed_or_injured", chain: []string{"The Vane"}})
	add(t, l, sham)
	long := strings.Repeat("long ", 600) + "lane"
	odd := newArticle("odd.txt", "Odd", `In O'Neil\ "Bay" 20 crates, `+"Ëlî & sons"+" said; 30 more in "+long+".")
	odd.tells(t, telling{figure: "20", of: "crates", place: `O'Neil\ "Bay"`, asOf: "2031-05-03", category: "injured", chain: []string{"Ëlî & sons"}})
	odd.tells(t, telling{figure: "30", place: long, asOf: "2031-05-03", category: "killed"})
	add(t, l, odd)
	sold := newArticle("sold.txt", "Sold", "40 pies.").tells(t, telling{figure: "40", of: "pies", asOf: "2031-05-04", category: "sold_or_made"})
	add(t, l, sold)
	for _, c := range []struct {
		Filter
		want []string
	}{
		{Filter{Category: "killed"}, []string{odd.id(1)}},
		{Filter{Category: "killed_or_injured"}, []string{sham.id(0)}},
		{Filter{Category: "KILLED"}, nil},
		{Filter{Category: "kill"}, nil},
		{Filter{Category: "killed", Text: "sham"}, nil},
		{Filter{Category: "killed_or_injured", Text: "sham"}, []string{sham.id(0)}},
		{Filter{Text: killed}, []string{sham.id(0)}}, // as a word
		{Filter{Text: killed + " boats"}, []string{sham.id(0)}},
		{Filter{State: hearsay.Superseded}, nil},
		{Filter{State: hearsay.Superseded, Text: "boats"}, nil},
		{Filter{Place: `o'neil\ "bay"`}, []string{odd.id(0)}},
		{Filter{Place: strings.ToUpper(long)}, []string{odd.id(1)}},
		{Filter{Place: long + "s"}, nil},
		{Filter{Place: " "}, nil},
		{Filter{Source: "ËLÎ & Sons"}, []string{odd.id(0)}},
		{Filter{Source: "Eli & sons"}, nil},
		{Filter{Origin: "vane", Text: "14"}, []string{sham.id(0)}},
		{Filter{Document: "odd.txt", Text: "said"}, []string{odd.id(0), odd.id(1)}},
		{Filter{Document: "sham.txt", Text: "sons"}, nil},
		{Filter{Document: "odd.txt", Category: "killed_or_injured"}, nil},
	} {
		if got := ids(list(t, l, c.Filter)); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(c.want))) {
			t.Errorf("%.200q: %v, want %v", fmt.Sprintf("%+v", c.Filter), got, c.want)
		}
	}
	sound(t, l)
}

// testManyNames has hundreds of names count for one source, and some for none of
// theirs again.
func testManyNames(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	const names = 300
	var text strings.Builder
	var tellings []telling
	for i := range names {
		fmt.Fprintf(&text, "Guild %d counted %d boats. ", i, 1000+i)
		tellings = append(tellings, telling{figure: fmt.Sprint(1000 + i), of: "boats", asOf: "2031-05-02", category: "other", chain: []string{fmt.Sprintf("Guild %d", i)}})
	}
	a := newArticle("guilds.txt", "Guilds", text.String())
	for _, told := range tellings {
		a.tells(t, told)
	}
	add(t, l, a)
	for i := 1; i < names; i++ {
		if err := l.MergeSources(t.Context(), fmt.Sprint("Guild ", i), "Guild 0", "Ines", ""); err != nil {
			t.Fatal(err)
		}
	}
	count := func(f Filter, want int) {
		t.Helper()
		if got := len(list(t, l, f)); got != want {
			t.Errorf("%+v: %d entries, want %d", f, got, want)
		}
	}
	count(Filter{Source: "the guild 0"}, names)
	count(Filter{Origin: "guild 0", Text: "boats"}, names)
	count(Filter{Source: "Guild 7"}, 0) // it is no source any more
	if err := l.SplitSource(t.Context(), "Guild 0", []string{"Guild 7", "Guild 8"}, "Ines", ""); err != nil {
		t.Fatal(err)
	}
	count(Filter{Source: "Guild 0"}, names-2)
	count(Filter{Source: "Guild 7"}, 1)
	sound(t, l)
}
