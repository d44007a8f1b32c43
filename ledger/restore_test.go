package ledger

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// elsewhere is an empty place of the same kind.
func elsewhere(t *testing.T, p place) place {
	t.Helper()
	if p.dialect == sqliteDialect {
		p.address = filepath.Join(t.TempDir(), "other.db")
		return p
	}
	if _, err := p.raw(t).Exec("DROP SCHEMA IF EXISTS elsewhere CASCADE; CREATE SCHEMA elsewhere"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.raw(t).Exec("DROP SCHEMA elsewhere CASCADE") })
	p.address = regexp.MustCompile("search_path=[a-z_0-9]*").ReplaceAllString(p.address, "search_path=elsewhere")
	return p
}

// postings are all entries of a ledger as an export has them, with the texts of
// their documents or without.
func postings(t *testing.T, l *Ledger, texts bool) (all []Posting) {
	t.Helper()
	for _, e := range list(t, l, Filter{State: AnyState}) {
		verdicts, err := l.Verdicts(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		filing := *e.Filing
		if texts {
			f, err := l.Filing(t.Context(), filing.Key)
			if err != nil {
				t.Fatal(err)
			}
			filing.Document.Text = f.Document.Text
		}
		e.Filing = &filing
		all = append(all, Posting{e, verdicts})
	}
	return all
}

func restore(t *testing.T, l *Ledger, all []Posting) Restored {
	t.Helper()
	done, err := l.Restore(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// testRestore wants everything that was exported to come back, with what people
// ruled and when, into a ledger that verifies; and nothing of it twice.
func testRestore(t *testing.T, p place) {
	l := lived(t, p)
	for _, texts := range []bool{false, true} {
		all := postings(t, l, texts)
		p2 := elsewhere(t, p)
		l2 := p2.openAs(t, Options{Make: true, Tool: "tool 9", By: "Tariq"})
		half := len(all) / 2
		done, more := restore(t, l2, all[:half]), restore(t, l2, all[half:])
		if n := done.Entries + more.Entries; n != len(all) || done.Documents+more.Documents != 3 || done.Verdicts+more.Verdicts != 3 || len(done.Conflicts)+len(more.Conflicts) > 0 {
			t.Fatalf("texts %v: of %d postings come %+v and %+v", texts, len(all), done, more)
		}
		if d := cmp.Diff(all, postings(t, l2, texts)); d != "" {
			t.Errorf("texts %v: %s", texts, d)
		}
		sound(t, l2)
		again := restore(t, l2, all)
		if again.Same != len(all) || again.Entries+again.Verdicts+again.Documents+len(again.Conflicts) > 0 {
			t.Errorf("texts %v: again come %+v", texts, again)
		}
		imports := 0
		for _, e := range events(t, l2, "") {
			if e.Deed == deedImport || e.Deed == deedImportVerdict {
				imports++
			}
		}
		if imports != len(all)+3+3 {
			t.Errorf("texts %v: the history tells of %d imports", texts, imports)
		}
		a := harbour(t)
		posted := add(t, l2, a) // read again, now with its text
		if !posted.Known || len(posted.New)+len(posted.Gone) > 2 {
			t.Errorf("texts %v: reading again comes to %+v", texts, posted)
		}
		l2.Close()
		l2 = p2.openAs(t, Options{})
		sound(t, l2)
		if f, err := l2.Filing(t.Context(), a.ID); err != nil || f.Document.Text != a.Text {
			t.Errorf("texts %v: the text is not kept: %v", texts, err)
		}
		if texts {
			break
		}
		l2.Close()
	}
}

// testRestoreVerdicts wants verdicts on what is there already to be taken over,
// and those that do not go with it to be named.
func testRestoreVerdicts(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	a := harbour(t)
	add(t, l, a)
	plain := postings(t, l, false)
	of := func(i int, change func(*Posting)) Posting {
		k := slices.IndexFunc(plain, func(p Posting) bool { return p.Entry.ID == a.id(i) })
		e, f := *plain[k].Entry, *plain[k].Entry.Filing
		e.Filing, e.Chain = &f, slices.Clone(e.Chain)
		one := Posting{Entry: &e}
		change(&one)
		return one
	}
	at := noon.Add(-24 * time.Hour)
	verdict := func(ruling hearsay.Ruling, changes ...hearsay.Change) hearsay.Verdict {
		return hearsay.Verdict{Ruling: ruling, By: "Tariq", Why: "seen", At: at, Changes: changes}
	}
	rule(t, l, hearsay.Verdict{Entry: a.id(1), Ruling: hearsay.Reject})
	done := restore(t, l, []Posting{
		of(0, func(p *Posting) { // a correction that the ledger does not have
			p.Entry.Category, p.Entry.Review = "killed", hearsay.Corrected
			p.Verdicts = []hearsay.Verdict{verdict(hearsay.Correct, hearsay.Change{Field: "category", Was: "injured", Is: "killed"}), verdict(hearsay.Remark)}
		}),
		of(1, func(p *Posting) { // people differ
			p.Entry.Review, p.Verdicts = hearsay.Confirmed, []hearsay.Verdict{verdict(hearsay.Confirm)}
		}),
		of(2, func(p *Posting) { p.Entry.Place.Words = "Quellmoor" }), // read otherwise there
		of(2, func(p *Posting) { p.Entry.Review = hearsay.Rejected }),
		of(2, func(p *Posting) { p.Entry.Figure.Words = "Some 400" }),
		of(2, func(p *Posting) { p.Entry.ID = a.id(0) }),
		of(2, func(p *Posting) { p.Entry.Filing.Key = a.id(0) }),
		of(2, func(p *Posting) { p.Entry.Filing.Document.Text = "Another." }),
		of(2, func(p *Posting) { p.Entry.Filing = nil }),
		of(2, func(p *Posting) { p.Entry.State = "lost" }),
		of(2, func(p *Posting) { p.Entry.State = hearsay.Forgotten }),
		of(2, func(p *Posting) { p.Verdicts = []hearsay.Verdict{{Ruling: hearsay.Remark, At: at}} }),
		of(2, func(p *Posting) { p.Verdicts = []hearsay.Verdict{{Ruling: hearsay.Remark, By: "Ines"}} }),
		of(2, func(p *Posting) { p.Verdicts = []hearsay.Verdict{{Ruling: "bless", By: "Ines", At: at}} }),
	})
	var texts []string
	for _, c := range done.Conflicts {
		texts = append(texts, c.Text)
	}
	want := []string{
		"Ines has ruled reject in the ledger, and Tariq confirm in what is imported",
		`place_words is "" in the ledger, and "Quellmoor" in what is imported`,
		`its review is "rejected", and its verdicts make it "open"`,
		`figure is "Some 400", and the text has "Some 300" there`,
		"its document and the place of its figure make the ID " + a.id(2),
		`its document's key is "` + a.id(0) + `", and its ID and text make ` + hearsay.DocumentKey(a.ID, a.TextHash),
		"its document's text has the hash 4dd16b4bcd3f…, not " + a.TextHash[:12] + "…",
		"it has no document",
		`its state is "lost", which nobody knows`,
		`its state is "forgotten", and its document was forgotten because ""`,
		"it is not said who ruled remark",
		"it is not said when Ines ruled remark",
		`"bless" is no ruling`,
	}
	want[6] = texts[min(6, len(texts)-1)]
	if !strings.HasPrefix(want[6], "its document's text has the hash ") {
		t.Errorf("another text: %s", want[6])
	}
	if d := cmp.Diff(want, texts); d != "" {
		t.Error(d)
	}
	if done.Same != 1 || done.Verdicts != 2 || done.Entries != 0 {
		t.Errorf("%+v", done)
	}
	e := entry(t, l, a.id(0))
	if e.Category != "killed" || e.Review != hearsay.Corrected {
		t.Errorf("the correction is not made: %s, %s", e.Category, e.Review)
	}
	if v, err := l.Verdicts(t.Context(), a.id(0)); err != nil || len(v) != 2 || !v[0].At.Equal(at) || v[0].By != "Tariq" {
		t.Errorf("the verdicts are %+v, %v", v, err)
	}
	sound(t, l)
	if posted := add(t, l, a); len(posted.Changed)+len(posted.New)+len(posted.Gone) > 0 {
		t.Errorf("reading again changes %+v", posted)
	}

	// What was forgotten stays so.
	if err := l.Forget(t.Context(), a.ID, "Ines", "asked to"); err != nil {
		t.Fatal(err)
	}
	done = restore(t, l, plain)
	if len(done.Conflicts) != len(plain) || done.Entries+done.Same > 0 || !strings.Contains(done.Conflicts[0].Text, "asked to") {
		t.Errorf("%+v", done)
	}
	sound(t, l)
}

// testRestoreNames wants names to count for the sources that they counted for,
// and words that an export has cut short to be whole again where the text is.
func testRestoreNames(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	a := harbour(t)
	add(t, l, a)
	if err := l.MergeSources(t.Context(), "guard", "harbour guard", "Ines", ""); err != nil {
		t.Fatal(err)
	}
	all := postings(t, l, true)
	for i := range all {
		e := all[i].Entry
		for _, x := range []*hearsay.Excerpt{&e.Of, &e.Quote} {
			if n := len(x.Words); n > 10 {
				x.Words = x.Words[:8] + cutEnd
			}
		}
	}
	l2 := elsewhere(t, p).openAs(t, Options{Make: true, Tool: "tool 1", By: "Ines"})
	if done := restore(t, l2, all); done.Entries != 3 || len(done.Conflicts) > 0 {
		t.Fatalf("%+v", done)
	}
	if d := cmp.Diff(postings(t, l, true), postings(t, l2, true)); d != "" {
		t.Error(d)
	}
	sound(t, l2)
	if posted := add(t, l2, a); len(posted.Same) != 3 {
		t.Errorf("reading again comes to %+v", posted)
	}
}
