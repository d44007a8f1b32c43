package intake_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"hearsay/examples"
	"hearsay/intake"
)

// TestWikinews reads the ten articles that come with the program: each says in
// its header what it is and on what terms it may be used, and none of that is
// left in its text.
func TestWikinews(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, examples.Wikinews()); err != nil {
		t.Fatal(err)
	}
	n := 0
	for d, err := range intake.Documents(context.Background(), []string{dir}, intake.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if d.Outlet != "Wikinews" || d.Title == "" || d.Published == "" {
			t.Errorf("%s: outlet %q, title %q, published %q", d.ID, d.Outlet, d.Title, d.Published)
		}
		if strings.Contains(d.Text[:40], "Licence:") || strings.Contains(d.Text[:40], "Title:") {
			t.Errorf("%s: the header is left in the text: %q", d.ID, d.Text[:40])
		}
	}
	if n != 10 {
		t.Errorf("%d articles of 10", n)
	}
}
