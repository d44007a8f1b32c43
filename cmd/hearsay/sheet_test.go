package main

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/export"
	"hearsay/reconcile"
)

// TestSheet wants a row for each figure with who says it, and one row for what
// an article gives twice, at any width and with nothing raw.
func TestSheet(t *testing.T) {
	d, r := quay()
	d.Outlet = "The Valley\x1b[2J Post"
	again := r.Claims[0]
	denied := r.Claims[0]
	denied.Polarity, denied.Chain, denied.AsOf = hearsay.Denies, nil, ""
	r.Claims = append(r.Claims, again, denied)
	g := &reconcile.Group{Quantity: reconcile.Quantity{Category: "killed", Unit: "person"}, Entries: reconcile.Entries(d, r), Documents: 1}
	for width := export.MinWidth; width < 150; width++ {
		s := &sheet{width: width}
		s.group(g)
		for line := range strings.SplitSeq(s.b.String(), "\n") {
			if export.Width(line) > width || export.Printable(line) != line {
				t.Fatalf("width %d: %q", width, line)
			}
		}
	}
	s := &sheet{width: 110}
	s.group(g)
	want := `
reported killed: people · 3 figures · 1 article
  2031-05-13    More than 1,400 fishermen  a harbour official ← Coastwire           in The Valley␛[2J Post, 2
                                                                                    times
  (2031-05-14)  More than 1,400 fishermen  denies: unattributed                     in The Valley␛[2J Post
`
	if got := s.b.String(); got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}

func TestPlural(t *testing.T) {
	for want, got := range map[string]string{
		"1 figure": plural(1, "figure"), "0 figures": plural(0, "figure"), "2 quantities": plural(2, "quantity"), "1 quantity": plural(1, "quantity"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
