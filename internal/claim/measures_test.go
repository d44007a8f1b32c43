package claim_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/claim"
	"hearsay/internal/example"
	"hearsay/internal/lexicon"
)

// TestMeasures wants every word of measures.txt to be of a known category and
// kind, and to be what an example's category was told by.
func TestMeasures(t *testing.T) {
	src, err := os.ReadFile("measures.txt")
	if err != nil {
		t.Fatal(err)
	}
	type told struct {
		words    string
		category hearsay.Category
	}
	shown := map[told]bool{}
	for _, e := range example.All(t, "testdata/*.txt") {
		d, r := read(e.Text)
		for _, c := range claim.Bind(d, r) {
			shown[told{strings.ToLower(c.Steps[0].In(e.Text)), c.Category}] = true
		}
	}
	for row := range lexicon.Rows(string(src)) {
		if len(row) != 3 || !slices.Contains(hearsay.Categories, hearsay.Category(row[1])) || !slices.Contains([]string{"verb", "noun", "toll", "topic"}, row[2]) {
			t.Errorf("measures.txt: %q is no word with a known category and kind", row)
			continue
		}
		if !shown[told{row[0], hearsay.Category(row[1])}] {
			t.Errorf("testdata/measures.txt has no example in which %q tells %s", row[0], row[1])
		}
	}
}
