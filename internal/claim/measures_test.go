package claim

import (
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// TestMeasures wants every word of measures.txt to be of a known category and
// kind, and to stand in an example that comes to that category.
func TestMeasures(t *testing.T) {
	src, err := os.ReadFile("testdata/measures.txt")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[hearsay.Category]string{} // the texts of the examples, by the categories that they come to
	for block := range strings.SplitSeq(string(src), "\n\n") {
		text, wanted, _ := strings.Cut(block, "\n\t")
		for line := range strings.SplitSeq(wanted, "\n") {
			if parts := strings.Split(line, " | "); len(parts) > 1 {
				c := hearsay.Category(strings.TrimSpace(parts[1]))
				shown[c] += strings.ToLower(text) + "\n"
			}
		}
	}
	for row := range rowsOf(measuresList) {
		c := hearsay.Category(row[1])
		if !slices.Contains(hearsay.Categories, c) || !slices.Contains([]string{"verb", "noun", "toll", "topic"}, row[2]) {
			t.Errorf("measures.txt: %q is of no known category or kind", row)
		}
		if !strings.Contains(shown[c], row[0]) {
			t.Errorf("testdata/measures.txt has no example in which %q comes to %s", row[0], c)
		}
	}
}

func rowsOf(list string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(list) {
			row := strings.Split(strings.TrimSpace(line), "\t")
			if len(row) == 3 && !strings.HasPrefix(line, "#") && !yield(row) {
				return
			}
		}
	}
}
