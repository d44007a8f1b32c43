package entity

import (
	"slices"
	"testing"

	"hearsay"
	"hearsay/internal/lexicon"
)

// TestRoles wants every row of roles.txt to have a known sort of party, and no
// word twice.
func TestRoles(t *testing.T) {
	seen := map[string]bool{}
	for row := range lexicon.Rows(rolesList) {
		if len(row) != 2 || !slices.Contains(parties, hearsay.Party(row[1])) || seen[row[0]] {
			t.Errorf("roles.txt: %q has no known party, or stands twice", row)
		}
		seen[row[0]] = true
	}
}
