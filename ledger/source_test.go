package ledger

import (
	"errors"
	"slices"
	"testing"

	"hearsay"
)

func testSources(t *testing.T, p place) {
	ctx := t.Context()
	l, a := p.open(t, "tool 1"), harbour(t)
	add(t, l, a)
	named := func() (names []string) {
		for s, err := range l.Sources(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, s.Name)
		}
		return names
	}
	want := func(step string, names ...string) {
		t.Helper()
		if got := named(); !slices.Equal(got, names) {
			t.Errorf("%s: %q, want %q", step, got, names)
		}
		sound(t, l)
	}
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
	origin := func(name string, n int) {
		t.Helper()
		if got := list(t, l, Filter{Origin: name}); len(got) != n {
			t.Errorf("%d entries come from %s, want %d", len(got), name, n)
		}
	}
	want("at first", "guard", "harbour guard", "Tallow Wire")
	for _, err := range []error{
		l.MergeSources(ctx, "guard", "nobody", "Ines", ""), l.MergeSources(ctx, "nobody", "guard", "Ines", ""),
		l.SplitSource(ctx, "guard", nil, "Ines", ""), l.RenameSource(ctx, "nobody", "somebody", "Ines", ""),
	} {
		if !errors.Is(err, hearsay.ErrNoEntry) {
			t.Error(err)
		}
	}
	for _, err := range []error{
		l.MergeSources(ctx, "guard", "The Guard", "Ines", ""), l.MergeSources(ctx, "guard", "harbour guard", "", ""),
		l.RenameSource(ctx, "guard", "Tallow Wire", "Ines", ""), l.RenameSource(ctx, "guard", " ", "Ines", ""),
	} {
		if err == nil {
			t.Error("taken")
		}
	}
	check(l.MergeSources(ctx, "the GUARD", "The harbour guard", "Ines", "they are one"))
	want("merged", "harbour guard", "Tallow Wire")
	origin("Harbour Guard", 2)
	origin("guard", 0)
	if h := entry(t, l, a.id(1)).Chain[1]; h.Source != "harbour guard" || h.Name != "the guard" {
		t.Errorf("%+v", h)
	}
	for s := range l.Sources(ctx) {
		if s.Name == "harbour guard" && (s.Entries != 2 || s.Origins != 2 || !slices.Equal(s.Names, []string{"guard", "harbour guard"})) {
			t.Errorf("%+v", s)
		}
	}
	check(l.RenameSource(ctx, "harbour guard", "Quellmoor Harbour Guard", "Ines", ""))
	want("renamed", "Quellmoor Harbour Guard", "Tallow Wire")
	origin("quellmoor harbour guard", 2)
	check(l.RenameSource(ctx, "tallow wire", "TALLOW WIRE", "Ines", "as they write it"))
	want("written otherwise", "Quellmoor Harbour Guard", "TALLOW WIRE")

	// What comes in later counts as was said.
	b := harbour(t)
	b.ID = "later.txt"
	add(t, l, b)
	origin("quellmoor harbour guard", 4)
	if deeds := deeds(events(t, l, "Quellmoor harbour guard")); deeds != "merge rename" {
		t.Error(deeds)
	}
	check(l.SplitSource(ctx, "Quellmoor Harbour Guard", []string{"the guard"}, "Odo", "they are two"))
	want("split", "guard", "Quellmoor Harbour Guard", "TALLOW WIRE")
	origin("guard", 2)
	check(l.SplitSource(ctx, "Quellmoor Harbour Guard", nil, "Odo", ""))
	check(l.SplitSource(ctx, "Tallow Wire", nil, "Odo", ""))
	want("as at first", "guard", "harbour guard", "Tallow Wire")
}
