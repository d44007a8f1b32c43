package ledger

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// TestPast holds where verdicts and names have come to against moving each of
// them with each event.
func TestPast(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := newPast()
		on, names := map[int64]string{}, nameTable{} // the slow way
		given := map[int64]*verdict{}
		one := func(what string) string { return fmt.Sprintf("%s %d", what, rapid.IntRange(0, 4).Draw(rt, what)) }
		for number := range int64(rapid.IntRange(1, 60).Draw(rt, "events")) {
			e, b := hearsay.Event{Number: number, By: "Ines"}, body{}
			switch rapid.IntRange(0, 4).Draw(rt, "deed") {
			case 0, 1:
				e.Deed, e.Subject, b.Ruling = deedRule, one("entry"), hearsay.Confirm
				on[number] = e.Subject
			case 2:
				e.Deed, e.Subject, b.From = deedCarry, one("entry"), one("entry")
				for n, entry := range on {
					if entry == b.From {
						on[n] = e.Subject
					}
				}
			case 3:
				e.Deed, b.From, b.Into = deedMerge, one("name"), one("Name")
				for _, name := range names.countingFor(b.From) {
					names[name] = b.Into
				}
			case 4:
				e.Deed, b.From, b.Into = deedSplit, one("Name"), one("name")
				delete(names, b.Into)
			}
			text, err := json.Marshal(b)
			if err != nil {
				rt.Fatal(err)
			}
			e.Body = string(text)
			if err := p.add(&e, ""); err != nil {
				rt.Fatal(err)
			}
			if v, ok := givenIn(&e, ""); ok {
				given[number] = v
			}
		}
		for n, v := range given {
			if got := p.entryOf(v); got != on[n] {
				rt.Errorf("verdict %d is on %s, want %s", n, got, on[n])
			}
		}
		got := nameTable{}
		for name, a := range p.names {
			got[name] = a.Source
		}
		if !maps.Equal(got, names) || len(given) != len(on) || p.verdicts != len(on) {
			rt.Errorf("%v, want %v", got, names)
		}
	})
}
