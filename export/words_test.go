package export

import (
	"slices"
	"testing"

	"hearsay"
)

// TestWords wants words for every category, and no word among them that takes
// sides.
func TestWords(t *testing.T) {
	for _, c := range hearsay.Categories {
		if happened[c] == "" {
			t.Errorf("no words for %s", c)
		}
	}
	for c := range happened {
		if !slices.Contains(hearsay.Categories, c) {
			t.Errorf("words for %s, which is no category", c)
		}
	}
	for _, p := range []hearsay.Polarity{hearsay.Says, hearsay.Denies, hearsay.Corrects, hearsay.CannotVerify, hearsay.Forecasts, hearsay.Plans} {
		if stances[p] == "" {
			t.Errorf("no word for %s", p)
		}
	}
}
