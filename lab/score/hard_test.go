package score

import (
	"strings"
	"testing"

	"hearsay"
)

// TestHard wants the hard texts to be as their format says, none of them twice,
// and the half that is held back to show nothing but its table.
func TestHard(t *testing.T) {
	const least = 50
	seen := map[string]bool{}
	for _, set := range hardSets() {
		texts, err := readHard(set.File)
		if err != nil {
			t.Fatal(err)
		}
		if len(texts) < least {
			t.Errorf("%s has %d texts, want %d or more", set.File, len(texts), least)
		}
		for _, text := range texts {
			if seen[text.text] || len(text.want) == 0 || text.topic == "" {
				t.Errorf("%s: %q stands twice, or wants nothing, or is of no topic", set.File, text.text)
			}
			seen[text.text] = true
			for _, c := range text.want {
				_, happened := hearsay.Date(c.EventDate).Time()
				_, holds := hearsay.Date(c.AsOf).Time()
				if c.EventDate != "" && !happened || c.AsOf != "" && !holds {
					t.Errorf("%s: %q: %q and %q are no dates", set.File, text.text, c.EventDate, c.AsOf)
				}
			}
		}
		out, err := set.Score(nil, func(docs []*hearsay.Document, way Way) (all []hearsay.Reading) {
			for _, d := range docs {
				all = append(all, way(d))
			}
			return all
		})
		if err != nil {
			t.Fatal(err)
		}
		if set.Sealed && out.Misses != nil || !strings.Contains(out.Table, "\nall ") {
			t.Errorf("%s: %d misses, table\n%s", set.Name, len(out.Misses), out.Table)
		}
		if len(set.Headline(out.Table)) != 5 {
			t.Errorf("%s has the headline %v", set.Name, set.Headline(out.Table))
		}
	}
}
