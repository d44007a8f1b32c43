package entity

import (
	"strings"
	"testing"

	"hearsay/internal/lexicon"
)

// TestRoles wants every row of roles.txt to have a known sort of party, and no
// word twice.
func TestRoles(t *testing.T) {
	seen := map[string]bool{}
	for row := range lexicon.Rows(rolesList) {
		known := len(row) == 2 && partyNamed(row[1]) != "" || len(row) == 3 && (row[1] == "-" || partyNamed(row[1]) != "") && partyNamed(row[2]) != ""
		if !known || seen[row[0]] {
			t.Errorf("roles.txt: %q has no known party, or stands twice", row)
		}
		seen[row[0]] = true
	}
}

// TestMetonyms wants every row of metonyms.txt to have a known sort of party,
// and no two rows alike; a house that is written with an accent may stand there
// without it too.
func TestMetonyms(t *testing.T) {
	seen := map[string]bool{}
	for row := range lexicon.Rows(metonymsList) {
		if len(row) != 2 || partyNamed(row[1]) == "" || seen[row[0]] || strings.ToLower(row[0]) == row[0] {
			t.Errorf("metonyms.txt: %q has no known party, stands twice or is no name", row)
		}
		seen[row[0]] = true
	}
}
