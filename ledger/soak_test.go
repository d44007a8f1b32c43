package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay"
)

var soakFlag = flag.Int("soak", 40, "how many documents TestSoak adds")

// TestSoak has two programs write to one ledger and ten read it, and wants no
// error in any of them, nothing lost, nothing twice and one history. A long one:
//
//	go test ./ledger -run Soak -soak 4000 -timeout 2h
//
// and with HEARSAY_POSTGRES set, the same in PostgreSQL.
func TestSoak(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { soak(t, filepath.Join(t.TempDir(), "soak.db")) })
	t.Run("postgres", func(t *testing.T) {
		server := os.Getenv("HEARSAY_POSTGRES")
		if server == "" {
			t.Skip("no PostgreSQL: set HEARSAY_POSTGRES=postgres://…")
		}
		soak(t, schemaFor(t, server, "soak"))
	})
}

// schemaFor makes an empty schema in PostgreSQL and returns its address.
func schemaFor(tb testing.TB, server, name string) string {
	tb.Helper()
	admin, err := sql.Open("pgx", server)
	if err != nil {
		tb.Fatal(err)
	}
	name = fmt.Sprintf("hearsay_%s_%d", name, os.Getpid())
	if _, err := admin.Exec("CREATE SCHEMA " + name); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if _, err := admin.Exec("DROP SCHEMA " + name + " CASCADE"); err != nil {
			tb.Error(err)
		}
		admin.Close()
	})
	return inSchema(tb, server, name)
}

// inSchema is the address of a schema of a server.
func inSchema(tb testing.TB, server, name string) string {
	tb.Helper()
	u, err := url.Parse(server)
	if err != nil {
		tb.Fatal(err)
	}
	query := u.Query()
	query.Set("search_path", name)
	u.RawQuery = query.Encode()
	return u.String()
}

const soakEnv = "HEARSAY_SOAK" // the part that a program of a soak has: "writer 0 40", "reader 3 40"

func soak(t *testing.T, address string) {
	w := newWorld(5)
	n := *soakFlag
	opened(t, address, Options{Make: true, Tool: "hearsay 1"}).Close()
	part := func(role string, k int) (*exec.Cmd, *bytes.Buffer) {
		cmd := exec.Command(os.Args[0], "-test.run=^TestSoakPart$", "-test.timeout=0")
		cmd.Env = append(os.Environ(), soakEnv+"="+fmt.Sprintf("%s %d %d", role, k, n), "HEARSAY_SOAK_LEDGER="+address)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		return cmd, &out
	}
	var writers, readers sync.WaitGroup
	var end []func()
	for k := range 10 {
		cmd, out := part("reader", k)
		stop, err := cmd.StdinPipe() // it reads until this is closed
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		end = append(end, func() { stop.Close() })
		readers.Go(func() {
			if err := cmd.Wait(); err != nil {
				t.Errorf("reader %d: %v\n%s", k, err, out)
			}
		})
	}
	for k := range 2 {
		cmd, out := part("writer", k)
		writers.Go(func() {
			if err := cmd.Run(); err != nil {
				t.Errorf("writer %d: %v\n%s", k, err, out)
			}
		})
	}
	done := make(chan int64)
	stop := make(chan struct{})
	go func() {
		most := int64(0)
		for {
			if info, err := os.Stat(address + "-wal"); err == nil {
				most = max(most, info.Size())
			}
			select {
			case <-stop:
				done <- most
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	writers.Wait()
	for _, f := range end {
		f()
	}
	readers.Wait()
	close(stop)
	most := <-done
	if most > 8*longLog {
		t.Errorf("the write-ahead log was %d MiB long", most>>20)
	}
	if most > 0 {
		t.Logf("%d documents; the write-ahead log was at most %d KiB long", n, most>>10)
	}
	if !t.Failed() {
		afterSoak(t, w, address, n)
	}
}

// afterSoak wants a ledger to hold what n documents tell, once.
func afterSoak(t *testing.T, w *world, address string, n int) {
	l := opened(t, address, Options{Tool: "hearsay 1"})
	defer l.Close()
	sound(t, l)
	want, gone, ruled := map[string]bool{}, map[string]bool{}, 0
	for i := range n {
		_, r := w.document(i)
		for _, c := range r.Claims {
			want[c.ID] = true
		}
		if again(i) {
			for _, c := range r.Claims[len(rereading(r).Claims):] {
				gone[c.ID] = true
			}
		}
		if ruledOn(i) {
			ruled++
		}
	}
	posts, adds := map[string]int{}, map[string]int{}
	rules, last := 0, int64(0)
	for _, e := range events(t, l, "") {
		if e.Number != last+1 {
			t.Fatalf("event %d comes after event %d", e.Number, last)
		}
		last = e.Number
		switch e.Deed {
		case deedPost:
			posts[e.Subject]++
		case deedAdd:
			adds[e.Subject]++
		case deedRule:
			rules++
		}
	}
	for id, times := range posts {
		if times != 1 || !want[id] {
			t.Errorf("entry %s was posted %d times", id, times)
		}
	}
	for key, times := range adds {
		if times != 1 {
			t.Errorf("document %s was added %d times", key, times)
		}
	}
	if len(adds) != n || rules != ruled {
		t.Errorf("%d documents and %d verdicts, want %d and %d", len(adds), rules, n, ruled)
	}
	seen := map[string]bool{}
	for _, e := range list(t, l, Filter{State: AnyState}) {
		if seen[e.ID] || !want[e.ID] || (e.State == hearsay.Superseded) != gone[e.ID] {
			t.Errorf("entry %s is listed twice, or is %s against what was read", e.ID, e.State)
		}
		seen[e.ID] = true
	}
	if len(seen) != len(want) || len(posts) != len(want) {
		t.Errorf("%d entries are listed and %d were posted, want %d", len(seen), len(posts), len(want))
	}
}

// again says which documents a newer reader reads once more; ruledOn, of which
// somebody rules on the first entry.
func again(i int) bool   { return i%15 == 4 }
func ruledOn(i int) bool { return i%6 == 1 }

// TestSoakPart is one of the programs of a soak.
func TestSoakPart(t *testing.T) {
	role, k, n := "", 0, 0
	if _, err := fmt.Sscan(os.Getenv(soakEnv), &role, &k, &n); err != nil {
		t.Skip("this is for TestSoak")
	}
	address := os.Getenv("HEARSAY_SOAK_LEDGER")
	if role == "writer" {
		soakWriter(t, address, k, n)
		return
	}
	stop := make(chan struct{})
	go func() {
		os.Stdin.Read(make([]byte, 1))
		close(stop)
	}()
	soakReader(t, address, k, n, stop)
}

// soakWriter adds every other document, and every fifth that the other adds, too.
func soakWriter(t *testing.T, address string, k, n int) {
	ctx := context.Background()
	w := newWorld(5)
	l := opened(t, address, Options{Tool: "hearsay 1"})
	defer l.Close()
	newer := opened(t, address, Options{Tool: "hearsay 2"})
	defer newer.Close()
	for i := range n {
		if i%2 != k && i%5 != 0 {
			continue
		}
		d, r := w.document(i)
		p, err := l.Add(ctx, d, r)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.New)+len(p.Same) != len(r.Claims) {
			t.Fatalf("document %d has %d claims, and adding it came to %+v", i, len(r.Claims), p)
		}
		if i%2 != k {
			continue
		}
		if ruledOn(i) {
			rule(t, l, hearsay.Verdict{Entry: r.Claims[0].ID, Ruling: hearsay.Confirm, By: fmt.Sprint("writer ", k)})
		}
		if again(i) && i%5 != 0 {
			if _, err := newer.Add(ctx, d, rereading(r)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// soakReader looks at a ledger in all the ways that people do.
func soakReader(t *testing.T, address string, k, n int, stop <-chan struct{}) {
	ctx := context.Background()
	w := newWorld(5)
	r := rand.New(rand.NewPCG(uint64(k), 9))
	wants := w.wants("")
	for round := 0; ; round++ {
		l := opened(t, address, Options{ReadOnly: k%2 == 0, Tool: "hearsay 1"})
		for range 20 {
			f := wants[r.IntN(len(wants))].Filter
			if f.Limit, f.Offset = 50, 0; r.IntN(10) == 0 {
				f.Limit = 0
			}
			var last *hearsay.Entry
			for e, err := range l.Entries(ctx, f) {
				if err != nil {
					t.Fatal(err)
				}
				if last != nil && strings.Compare(string(last.AsOf), string(e.AsOf)) > 0 {
					t.Fatalf("%s of %s is listed before %s of %s", last.ID, last.AsOf, e.ID, e.AsOf)
				}
				if !strings.Contains(e.Quote.Words, e.Figure.Words) {
					t.Fatalf("the quote %q lacks its figure %q", e.Quote.Words, e.Figure.Words)
				}
				last = e
			}
			if last != nil {
				show(t, l, last.ID)
			}
			select {
			case <-stop:
				l.Close()
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// show reads what people are shown of an entry.
func show(t testing.TB, l *Ledger, id string) (e *hearsay.Entry, verdicts []hearsay.Verdict) {
	t.Helper()
	e = entry(t, l, id)
	verdicts, err := l.Verdicts(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if all := events(t, l, id); len(all) == 0 || !slices.IsSortedFunc(all, func(a, b hearsay.Event) int { return int(a.Number - b.Number) }) {
		t.Fatalf("the history of %s is %v", id, all)
	}
	if _, err := l.Filing(context.Background(), e.Filing.Key); err != nil {
		t.Fatal(err)
	}
	return e, verdicts
}

// TestLogStaysShort has somebody stop in the middle of a list while documents
// come in: the write-ahead log may not wait for him.
func TestLogStaysShort(t *testing.T) {
	w := newWorld(6)
	path := filepath.Join(t.TempDir(), "x.db")
	l := opened(t, path, Options{Make: true, Tool: "hearsay 1"})
	defer l.Close()
	populate(t, l, w, 0, 700) // more than a list reads at once
	written := int64(0)
	for _, err := range l.Entries(t.Context(), Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		for i := range 150 {
			d, r := w.document(1000 + i)
			if _, err := l.Add(t.Context(), d, r); err != nil {
				t.Fatal(err)
			}
			info, err := os.Stat(path + "-wal")
			if err != nil {
				t.Fatal(err)
			}
			if written = max(written, info.Size()); written > 8<<20 {
				t.Fatalf("after %d documents the write-ahead log is %d bytes long", i+1, info.Size())
			}
		}
		break
	}
	if written == 0 {
		t.Error("there was no write-ahead log")
	}
}
