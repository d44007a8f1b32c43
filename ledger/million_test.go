package ledger

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"hearsay"
)

var (
	entriesFlag = flag.Int("entries", 3000, "how many entries the ledger of BenchmarkMillion holds")
	keepFlag    = flag.String("keep", "", "a folder in which BenchmarkMillion keeps its ledger and finds it again")
)

// batch is how many documents populate posts in one transaction.
const batch = 400

// populate posts invented documents, from one number on, until they have told at
// least n entries, and returns the number of the next document. It does what Add
// does, but with many documents in a transaction.
func populate(tb testing.TB, l *Ledger, w *world, from, n int) int {
	tb.Helper()
	start, entries := time.Now(), 0
	for entries < n {
		err := l.do(context.Background(), false, func(d *deed) error {
			for end := from + batch; from < end && entries < n; from++ {
				p, err := d.post(w.document(from))
				if err != nil {
					return err
				}
				entries += len(p.New)
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
		if testing.Verbose() {
			fmt.Fprintf(os.Stderr, "%d documents, %d entries, %v\n", from, entries, time.Since(start).Round(time.Second))
		}
	}
	return from
}

// post is Add within a deed.
func (d *deed) post(doc *hearsay.Document, r *hearsay.Reading) (Posted, error) {
	p, err := paperOf(doc)
	if err != nil {
		return Posted{}, err
	}
	read, err := cut(doc, r)
	if err != nil {
		return Posted{}, err
	}
	return d.add(p, read)
}

// people rules on one entry in 400 and reads one document in 200 with a newer
// reader, so that there are entries of all reviews, and some that are superseded.
func people(tb testing.TB, l *Ledger, w *world, documents int) {
	tb.Helper()
	ctx := context.Background()
	rulings := []hearsay.Ruling{hearsay.Confirm, hearsay.Correct, hearsay.Confirm, hearsay.Reject, hearsay.Remark}
	for n := 7; n < documents; n += 40 {
		_, r := w.document(n)
		v := hearsay.Verdict{Entry: r.Claims[len(r.Claims)-1].ID, Ruling: rulings[n/40%len(rulings)], By: "Ines", Why: "it stands in the text"}
		if v.Ruling == hearsay.Correct {
			v.Changes = []hearsay.Change{{Field: "measure", Is: "put right"}}
		}
		if err := l.Rule(ctx, v); err != nil {
			tb.Fatal(err)
		}
	}
	newer := opened(tb, l.address, Options{Tool: "hearsay 2"})
	defer newer.Close()
	err := newer.do(ctx, false, func(d *deed) error {
		for n := 3; n < documents; n += 200 {
			doc, r := w.document(n)
			if _, err := d.post(doc, rereading(r)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// million returns a ledger in SQLite of as many entries as the flag says.
func million(b *testing.B, w *world) *Ledger {
	dir := *keepFlag
	if dir == "" {
		dir = b.TempDir()
	}
	path := filepath.Join(dir, fmt.Sprintf("invented-%d.db", *entriesFlag))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		l := opened(b, path+".part", Options{Make: true, Tool: "hearsay 1"})
		people(b, l, w, populate(b, l, w, 0, *entriesFlag))
		if err := errors.Join(l.Close(), os.Rename(path+".part", path)); err != nil {
			b.Fatal(err)
		}
	}
	l := opened(b, path, Options{Tool: "hearsay 2"})
	b.Cleanup(func() { l.Close() })
	return l
}

func opened(tb testing.TB, address string, opt Options) *Ledger {
	tb.Helper()
	l, err := Open(context.Background(), address, opt)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// A want is a filter with a name.
type want struct {
	name string
	Filter
}

// wants are all filters by themselves and some pairs, of what many entries are,
// and of what few.
func (w *world) wants(document string) []want {
	source := func(k int) string { return w.namedSource(k) }
	last := len(hearsay.Categories) - 1
	many, some, few := w.words[20], w.words[400], w.words[30_000]
	return []want{
		{"all", Filter{}},
		{"offset=100000", Filter{Offset: 100_000}},
		{"category=many", Filter{Category: hearsay.Categories[0]}},
		{"category=few", Filter{Category: hearsay.Categories[last]}},
		{"source=many", Filter{Source: source(0)}},
		{"source=some", Filter{Source: source(300)}},
		{"source=few", Filter{Source: source(12_000)}},
		{"source=none", Filter{Source: "The Nobody Wire"}},
		{"origin=many", Filter{Origin: source(0)}},
		{"origin=few", Filter{Origin: source(12_000)}},
		{"place=many", Filter{Place: w.places[0]}},
		{"place=few", Filter{Place: w.places[5_000]}},
		{"as_of=day", Filter{AsOfFrom: "2031-02-03", AsOfTo: "2031-02-03"}},
		{"as_of=year", Filter{AsOfFrom: "2034", AsOfTo: "2034"}},
		{"as_of=to", Filter{AsOfTo: "2033-05"}},
		{"document", Filter{Document: document}},
		{"review=open", Filter{Review: hearsay.Open}},
		{"review=confirmed", Filter{Review: hearsay.Confirmed}},
		{"review=rejected", Filter{Review: hearsay.Rejected}},
		{"status=complete", Filter{Status: hearsay.Complete}},
		{"status=ends_unnamed", Filter{Status: hearsay.EndsUnnamed}},
		{"state=superseded", Filter{State: hearsay.Superseded}},
		{"state=any", Filter{State: AnyState}},
		{"text=many", Filter{Text: many}},
		{"text=some", Filter{Text: some}},
		{"text=few", Filter{Text: few}},
		{"text=two of many", Filter{Text: many + " " + w.words[25]}},
		{"text=phrase", Filter{Text: `"` + w.words[0] + " " + w.words[1] + `"`}},
		{"category=many source=many", Filter{Category: hearsay.Categories[0], Source: source(0)}},
		{"category=few source=many", Filter{Category: hearsay.Categories[last], Source: source(0)}},
		{"category=many source=few", Filter{Category: hearsay.Categories[0], Source: source(3_000)}},
		{"category=few place=many", Filter{Category: hearsay.Categories[last], Place: w.places[0]}},
		{"category=few review=rejected", Filter{Category: hearsay.Categories[last], Review: hearsay.Rejected}},
		{"category=few state=superseded", Filter{Category: hearsay.Categories[last], State: hearsay.Superseded}},
		{"category=many as_of=to", Filter{Category: hearsay.Categories[0], AsOfTo: "2032"}},
		{"source=many origin=many", Filter{Source: source(1), Origin: source(0)}},
		{"source=many as_of=from", Filter{Source: source(0), AsOfFrom: "2040"}},
		{"source=many status=unattributed", Filter{Source: source(0), Status: hearsay.Unattributed}}, // there is none
		{"source=many review=confirmed", Filter{Source: source(0), Review: hearsay.Confirmed}},
		{"place=many status=complete", Filter{Place: w.places[0], Status: hearsay.Complete}},
		{"text=many category=many", Filter{Text: many, Category: hearsay.Categories[0]}},
		{"text=many category=few", Filter{Text: many, Category: hearsay.Categories[last]}},
		{"text=many place=few", Filter{Text: many, Place: w.places[5_000]}},
		{"text=many source=some", Filter{Text: many, Source: source(300)}},
		{"text=some source=many", Filter{Text: some, Source: source(0)}},
		{"text=some category=few", Filter{Text: some, Category: hearsay.Categories[last]}},
		{"text=few status=complete", Filter{Text: few, Status: hearsay.Complete}},
		{"text=many as_of=day", Filter{Text: many, AsOfFrom: "2033-02-03", AsOfTo: "2033-02-03"}},
		{"text=many review=rejected", Filter{Text: many, Review: hearsay.Rejected}},
		{"text=many state=superseded", Filter{Text: many, State: hearsay.Superseded}},
		{"three", Filter{Text: many, Category: hearsay.Categories[2], Source: source(5)}},
	}
}

// namedSource returns the name of the source of a rank or the next that has one.
func (w *world) namedSource(k int) string {
	for w.sources[k].name == "" {
		k++
	}
	return w.sources[k].name
}

// BenchmarkMillion times what people wait for in a ledger of as many entries as
// -entries says, in SQLite and, where HEARSAY_POSTGRES is set, in PostgreSQL:
//
//	go test ./ledger -run '^$' -bench Million -entries 1000000 -keep /tmp
//
// Besides the median and the worst it prints the median of the time that the
// program computed (where others compute, too, the clock tells little), and how
// many times that of reading one row by its number this is.
func BenchmarkMillion(b *testing.B) {
	w := newWorld(1)
	l := million(b, w)
	b.Run("sqlite", func(b *testing.B) { benchmark(b, w, l) })
	if server := os.Getenv("HEARSAY_POSTGRES"); server != "" {
		p := copied(b, l, server)
		b.Run("postgres", func(b *testing.B) { benchmark(b, w, p) })
	}
}

func benchmark(b *testing.B, w *world, l *Ledger) {
	ctx := context.Background()
	numbers := someNumbers(b, l)
	var row float64 // the median of reading one
	measure := func(name string, work func(i int) (found int)) {
		b.Run(name, func(b *testing.B) {
			var times, busy []float64
			found := 0
			for i := 0; b.Loop(); i++ {
				start, before := time.Now(), cpuTime()
				found = work(i)
				times = append(times, float64(time.Since(start).Microseconds())/1000)
				busy = append(busy, float64((cpuTime()-before).Microseconds())/1000)
			}
			slices.Sort(times)
			slices.Sort(busy)
			median := busy[len(busy)/2]
			if row == 0 {
				row = median
			}
			b.ReportMetric(median, "cpu-ms")
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(times[len(times)/2], "median-ms")
			b.ReportMetric(times[len(times)-1], "worst-ms")
			b.ReportMetric(median/row, "rows")
			b.ReportMetric(float64(found), "found")
		})
	}
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	measure("row", func(i int) int {
		rows, err := l.lookUp(ctx, numbers[i%len(numbers):][:1])
		check(err)
		return len(rows)
	})
	_, r := w.document(7)
	e, err := l.Entry(ctx, r.Claims[0].ID)
	check(err)
	for _, f := range w.wants(e.Filing.Key) {
		f.Limit = 50
		measure("list/"+f.name, func(int) (found int) {
			for _, err := range l.Entries(ctx, f.Filter) {
				check(err)
				found++
			}
			return found
		})
	}
	var ids []string
	for _, review := range hearsay.Reviews {
		for _, e := range list(b, l, Filter{Review: review, Limit: 10}) {
			ids = append(ids, e.ID)
		}
	}
	measure("show", func(i int) int {
		_, verdicts := show(b, l, ids[i%len(ids)])
		return len(verdicts)
	})
	measure("open", func(int) int {
		again, err := Open(ctx, l.address, Options{})
		check(err)
		check(again.Close())
		return 1
	})
	next := 10_000_000 + int(time.Now().Unix()%1_000_000)*1000 // documents that no run has added
	measure("add", func(i int) int {
		d, r := w.document(next + i)
		p, err := l.Add(ctx, d, r)
		check(err)
		return len(p.New)
	})
	whole := func(name string, work func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				fromNow()
				start := cpuTime()
				work(b)
				each := (cpuTime() - start).Seconds() * 1000 / (float64(*entriesFlag) / 1000)
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(each, "cpu-ms/1000-entries")
				b.ReportMetric(each/row, "rows")
				b.ReportMetric(peak(), "peak-MiB")
			}
		})
	}
	whole("export", func(*testing.B) { // what every export reads
		for _, err := range l.Entries(ctx, Filter{State: AnyState}) {
			check(err)
		}
	})
	whole("verify", func(b *testing.B) {
		for f, err := range l.Verify(ctx) {
			check(err)
			b.Errorf("%s: %s", f.Place, f.Text)
		}
	})
}

// fromNow has Linux forget how much memory this program had at most; peak tells
// how much that was since, in MiB, and 0 where nobody knows.
func fromNow() { os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

func peak() (mib float64) {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	fmt.Sscan(after, &mib)
	return mib / 1024
}

// someNumbers are those of entries from all over a ledger.
func someNumbers(b *testing.B, l *Ledger) (all []int64) {
	query := "SELECT number FROM (SELECT number, row_number() OVER (ORDER BY number) AS k FROM entries) AS n WHERE k % ? = 0"
	err := l.rows(context.Background(), query, []any{max(1, *entriesFlag/500)}, func(row scanner) error {
		all = append(all, 0)
		return row.Scan(&all[len(all)-1])
	})
	if err != nil || len(all) == 0 {
		b.Fatal(all, err)
	}
	return all
}

// copied returns a ledger in PostgreSQL with what is in one in SQLite. It goes by
// COPY, table by table, before there are indexes: adding would take hours. With
// -keep, it is left there, and found again.
func copied(b *testing.B, from *Ledger, server string) *Ledger {
	ctx := context.Background()
	name := fmt.Sprintf("hearsay_invented_%d", *entriesFlag)
	address := inSchema(b, server, name)
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(ctx)
	do := func(query string) {
		b.Helper()
		if _, err := conn.Exec(ctx, query); err != nil {
			b.Fatal(query, err)
		}
	}
	there := false
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", name).Scan(&there); err != nil {
		b.Fatal(err)
	}
	if !there {
		do("CREATE SCHEMA " + name)
	}
	if *keepFlag == "" {
		b.Cleanup(func() {
			conn, err := pgx.Connect(ctx, server)
			if err != nil {
				b.Fatal(err)
			}
			defer conn.Close(ctx)
			if _, err := conn.Exec(ctx, "DROP SCHEMA "+name+" CASCADE"); err != nil {
				b.Error(err)
			}
		})
	}
	l := opened(b, address, Options{Make: true, Tool: "hearsay 2"})
	b.Cleanup(func() { l.Close() })
	if there {
		return l
	}
	start := time.Now()
	after := withoutIndexes(b, conn)
	for _, table := range []string{"documents", "texts", "originals", "readings", "entries", "words", "links", "aliases", "verdicts", "runs", "history"} {
		columns := []string{"number", "search"}
		if table != "words" {
			columns = columnsOf(b, from, table)
		}
		r, w := io.Pipe()
		go func() { w.CloseWithError(copyOut(ctx, from, table, columns, w)) }()
		if _, err := conn.PgConn().CopyFrom(ctx, r, "COPY "+table+" ("+strings.Join(columns, ", ")+") FROM STDIN"); err != nil {
			b.Fatal(table, err)
		}
		if testing.Verbose() {
			fmt.Fprintf(os.Stderr, "%s copied, %v\n", table, time.Since(start).Round(time.Second))
		}
	}
	do("SET maintenance_work_mem = '512MB'")
	for _, s := range after {
		do(s)
	}
	do("VACUUM ANALYZE")
	if testing.Verbose() {
		fmt.Fprintf(os.Stderr, "with its indexes, %v\n", time.Since(start).Round(time.Second))
	}
	return l
}

// withoutIndexes takes the keys and indexes of a ledger's tables away, and returns
// the statements that make them again.
func withoutIndexes(b *testing.B, conn *pgx.Conn) (after []string) {
	ctx := context.Background()
	for _, query := range []string{ // what refers to others goes first and comes last
		`SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', relname, conname), format('ALTER TABLE %I ADD CONSTRAINT %I %s', relname, conname, pg_get_constraintdef(c.oid))
			FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid WHERE c.connamespace = current_schema()::regnamespace AND contype = 'f'`,
		`SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', relname, conname), format('ALTER TABLE %I ADD CONSTRAINT %I %s', relname, conname, pg_get_constraintdef(c.oid))
			FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid WHERE c.connamespace = current_schema()::regnamespace AND contype IN ('p', 'u') AND relname <> 'schema_versions'`,
		`SELECT format('DROP INDEX %I', indexname), indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename <> 'schema_versions'`,
	} {
		var drops, adds []string
		rows, err := conn.Query(ctx, query)
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			var drop, add string
			if err := rows.Scan(&drop, &add); err != nil {
				b.Fatal(err)
			}
			drops, adds = append(drops, drop), append(adds, add)
		}
		if rows.Err() != nil {
			b.Fatal(rows.Err())
		}
		for _, drop := range drops {
			if _, err := conn.Exec(ctx, drop); err != nil {
				b.Fatal(drop, err)
			}
		}
		after = append(adds, after...)
	}
	return after
}

func columnsOf(b *testing.B, l *Ledger, table string) (all []string) {
	err := l.rows(context.Background(), "SELECT name FROM pragma_table_info(?)", []any{table}, func(row scanner) error {
		all = append(all, "")
		return row.Scan(&all[len(all)-1])
	})
	if err != nil || len(all) == 0 {
		b.Fatal(table, all, err)
	}
	return all
}

// copyOut writes a table as COPY reads it.
func copyOut(ctx context.Context, l *Ledger, table string, columns []string, w io.Writer) error {
	escape := strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n", "\r", "\\r")
	out := bufio.NewWriterSize(w, 1<<20)
	query := "SELECT " + strings.Join(columns, ", ") + " FROM " + table
	if table == "words" { // which SQLite has otherwise
		query = "SELECT d.title, " + entryColumns + " FROM entries e JOIN documents d ON d.key = e.document ORDER BY e.number"
	}
	err := l.rows(ctx, query, nil, func(row scanner) error {
		found := make([]any, len(columns))
		if table == "words" {
			r := &record{}
			var title string
			if err := row.Scan(append([]any{&title}, values(r.cols())...)...); err != nil {
				return err
			}
			if err := r.restore(); err != nil {
				return err
			}
			found[0], found[1] = r.number, vector(searchable(r, title), facets(r))
		} else {
			to := make([]any, len(columns))
			for i := range found {
				to[i] = &found[i]
			}
			if err := row.Scan(to...); err != nil {
				return err
			}
		}
		for i, v := range found {
			if i > 0 {
				out.WriteByte('\t')
			}
			if bytes, ok := v.([]byte); ok {
				fmt.Fprintf(out, `\\x%x`, bytes)
			} else {
				escape.WriteString(out, fmt.Sprint(v))
			}
		}
		return out.WriteByte('\n')
	})
	return errors.Join(err, out.Flush())
}

// cpuTime is how long this program has computed.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
