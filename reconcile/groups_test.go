package reconcile_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/example"
	"hearsay/reader"
	"hearsay/reconcile"
)

// entries reads each line of a text as an article of its own: the day of its
// publication, a blank, its words.
func entries(text string) []reconcile.Entry {
	var all []reconcile.Entry
	for i, line := range strings.Split(text, "\n") {
		day, words, _ := strings.Cut(line, " ")
		d := &hearsay.Document{ID: fmt.Sprint(i + 1), Published: hearsay.Date(day), Text: words}
		r := reader.Read(d)
		all = append(all, reconcile.Entries(d, &r)...)
	}
	return all
}

// TestExamples wants the groups of some articles, one a line: the quantity,
// then its figures in their order with the number of the article of each.
func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", func(text string) []string {
		var lines []string
		for _, g := range reconcile.Groups(entries(text)) {
			var members []string
			for _, e := range g.Entries {
				members = append(members, e.Figure().In(e.Document.Text)+" ("+e.Document.ID+")")
			}
			lines = append(lines, fmt.Sprintf("%s %s %s %s: %s", g.Category, g.Unit, g.Counted, g.Aspect, strings.Join(members, ", ")))
		}
		return lines
	})
}

// TestOrderNeverMatters shuffles the entries of all examples: the groups stay,
// and every entry stands in exactly one.
func TestOrderNeverMatters(t *testing.T) {
	var all []reconcile.Entry
	for _, e := range example.All(t, "testdata/*.txt") {
		all = append(all, entries(e.Text)...)
	}
	want := reconcile.Groups(all)
	n := 0
	for _, g := range want {
		n += len(g.Entries)
	}
	if n != len(all) {
		t.Fatalf("%d entries went in, %d came out", len(all), n)
	}
	rapid.Check(t, func(t *rapid.T) {
		if got := reconcile.Groups(rapid.Permutation(all).Draw(t, "order")); !reflect.DeepEqual(got, want) {
			t.Fatal("another order makes other groups")
		}
	})
}
