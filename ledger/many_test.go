package ledger

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"hearsay"
)

// testManyAtOnce has two writers and ten readers at one ledger, some of them by
// a Ledger of their own. The writers add some documents that both have.
func testManyAtOnce(t *testing.T, p place) {
	documents := 40
	if testing.Short() {
		documents = 15
	}
	article := func(i int) *article {
		a := newArticle(fmt.Sprintf("%d.txt", i), "Storm", fmt.Sprintf("The Vane counted %d boats. Osk counted %d crates.", 100+i, 500+i))
		a.tells(t, telling{figure: fmt.Sprint(100 + i), of: "boats", asOf: "2031-05-02", category: "other", chain: []string{"The Vane"}, value: 1})
		return a.tells(t, telling{figure: fmt.Sprint(500 + i), of: "crates", asOf: "2031-05-01", category: "other", chain: []string{"Osk"}, value: 1})
	}
	shared := p.open(t, "tool 1")
	var writers, readers sync.WaitGroup
	var done atomic.Bool
	var ruled atomic.Int64
	for w := range 2 {
		writers.Go(func() {
			l := shared
			if w == 1 {
				l = p.open(t, "tool 1")
			}
			for i := range documents {
				a := article(i + w*documents/2) // half of them both have
				posted, err := l.Add(t.Context(), &a.Document, &a.Reading)
				if err != nil {
					t.Errorf("writer %d: %v", w, err)
					return
				}
				if len(posted.New)+len(posted.Same) != 2 {
					t.Errorf("writer %d: %+v", w, posted)
				}
				if i%5 == 0 {
					if err := l.Rule(t.Context(), hearsay.Verdict{Entry: a.id(0), Ruling: hearsay.Confirm, By: fmt.Sprint(w)}); err != nil {
						t.Errorf("writer %d: %v", w, err)
					}
					ruled.Add(1)
				}
			}
		})
	}
	for r := range 10 {
		readers.Go(func() {
			l := shared
			if r%2 == 1 {
				l = p.openAs(t, Options{ReadOnly: r%4 == 1})
			}
			for last := 0; ; {
				over := done.Load()
				n := 0
				for e, err := range l.Entries(t.Context(), Filter{Text: []string{"", "boats"}[r%2]}) {
					if err != nil {
						t.Errorf("reader %d: %v", r, err)
						return
					}
					if n%10 == 0 {
						if _, err := l.Entry(t.Context(), e.ID); err != nil {
							t.Errorf("reader %d: %v", r, err)
						}
					}
					n++
				}
				if n < last {
					t.Errorf("reader %d: %d entries after %d", r, n, last)
				}
				if last = n; over {
					return
				}
			}
		})
	}
	writers.Wait()
	done.Store(true)
	readers.Wait()
	l := p.open(t, "tool 1")
	all := ids(list(t, l, Filter{State: AnyState}))
	want := 2 * (documents + documents/2)
	if slices.Sort(all); len(slices.Compact(all)) != want {
		t.Errorf("%d entries, want %d", len(all), want)
	}
	if got := strings.Count(deeds(events(t, l, "")), "post"); got != want {
		t.Errorf("%d were posted, want %d", got, want)
	}
	if got := strings.Count(deeds(events(t, l, "")), "rule"); got != int(ruled.Load()) {
		t.Errorf("%d verdicts, want %d", got, ruled.Load())
	}
	sound(t, l)
}

// TestMakeAtOnce has many make one ledger.
func TestMakeAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			l, err := Open(t.Context(), path, Options{Make: true, Tool: fmt.Sprint(i)})
			if err != nil {
				t.Error(err)
				return
			}
			a := newArticle(fmt.Sprint(i), "", "40 boats.").tells(t, telling{figure: "40", of: "boats", category: "other"})
			if _, err := l.Add(t.Context(), &a.Document, &a.Reading); err != nil {
				t.Error(err)
			}
			if err := l.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	l, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if n := len(list(t, l, Filter{})); n != 8 {
		t.Errorf("%d entries, want 8", n)
	}
	sound(t, l)
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
