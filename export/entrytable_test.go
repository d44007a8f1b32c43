package export

import (
	"strings"
	"testing"

	"hearsay"
)

// TestEntryTable wants a row for each entry at any width, none wider than it,
// with nothing raw, and the end of no row lost.
func TestEntryTable(t *testing.T) {
	entries, _ := ledgerSample()
	for width := MinWidth; width < 240; width++ {
		got := string(writtenEntries(t, EntryTable, EntryOptions{Width: width}, entries))
		for line := range strings.SplitSeq(got, "\n") {
			if Width(line) > width || Printable(line) != line {
				t.Fatalf("width %d: %q", width, line)
			}
		}
		for _, e := range entries {
			if !strings.Contains(got, e.ID[:shortID]) {
				t.Fatalf("width %d: %s is not there", width, e.ID)
			}
		}
	}
	for name, opt := range map[string]EntryOptions{"40": {Width: 40}, "120": {Width: 120}, "180": {Width: 180}, "colour": {Width: 100, Colour: true}} {
		golden(t, "entries-table-"+name+".golden", string(writtenEntries(t, EntryTable, opt, entries)))
	}
	if got := string(writtenEntries(t, EntryTable, EntryOptions{}, nil)); got != "no entries\n" {
		t.Errorf("an empty ledger gives %q", got)
	}
}

// TestEntryTableIsPlain wants no colour but bold and dim.
func TestEntryTableIsPlain(t *testing.T) {
	entries, _ := ledgerSample()
	got := string(writtenEntries(t, EntryTable, EntryOptions{Colour: true}, entries))
	for _, style := range []string{string(bold), string(dim), reset} {
		if !strings.Contains(got, style) {
			t.Errorf("%q is not used", style)
		}
		got = strings.ReplaceAll(got, style, "")
	}
	if strings.Contains(got, "\x1b") {
		t.Errorf("another style than bold and dim: %q", got)
	}
}

func TestStanding(t *testing.T) {
	for want, e := range map[string]hearsay.Entry{
		"":           {State: hearsay.Current, Review: hearsay.Open},
		"confirmed":  {State: hearsay.Current, Review: hearsay.Confirmed},
		"superseded": {State: hearsay.Superseded, Review: hearsay.Confirmed},
		"forgotten":  {State: hearsay.Forgotten},
	} {
		if got := Standing(&e); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
