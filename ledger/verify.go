package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"iter"
	"maps"
	"slices"

	"hearsay"
)

// Verify yields what is not as it was written: it goes through the history and
// its hashes, cuts every excerpt anew out of the text that is kept, makes the
// hashes of texts, bytes and rows anew, and holds every row against the history.
// A ledger without a fault yields nothing. An error is yielded when the ledger
// cannot be read at all. In a ledger that is open for reading only, the index of
// full text of SQLite is not held against the entries.
func (l *Ledger) Verify(ctx context.Context) iter.Seq2[hearsay.Fault, error] {
	return func(yield func(hearsay.Fault, error) bool) {
		v := &verifying{l: l, ctx: ctx, yield: yield, past: newPast()}
		still, err := l.look(ctx)
		if err != nil {
			yield(hearsay.Fault{}, fmt.Errorf("verifying the ledger %s: %w", l.name(), err))
			return
		}
		defer still.close(context.WithoutCancel(ctx))
		v.view = still
		for _, check := range []func() error{v.file, v.history, v.documents, v.missing, v.verdicts, v.aliases, v.runs, v.file2} {
			if v.over {
				return
			}
			err := check()
			if ctx.Err() != nil {
				v.over = v.over || !yield(hearsay.Fault{}, fmt.Errorf("verifying the ledger %s: %w", l.name(), context.Cause(ctx)))
				return
			}
			if err != nil { // what cannot be read is damaged
				v.fault("the ledger", "it cannot be read: %v", err)
			}
		}
	}
}

// A verifying is the work of one call of Verify.
type verifying struct {
	l     *Ledger
	ctx   context.Context
	yield func(hearsay.Fault, error) bool
	over  bool // the caller wants no more
	past  *past
	seen  tally
	view  *view // of the ledger as it was when this began
}

func (v *verifying) fault(place, text string, args ...any) {
	if !v.over {
		v.over = !v.yield(hearsay.Fault{Place: place, Text: fmt.Sprintf(text, args...)}, nil)
	}
}

func (v *verifying) rows(query string, args []any, each func(scanner) error) error {
	return v.view.rows(v.ctx, query, args, each)
}

// row runs a query that has one row, or none.
func (v *verifying) row(query string, args ...any) scanner { return oneRow{v, query, args} }

type oneRow struct {
	v     *verifying
	query string
	args  []any
}

// Scan reads the row.
func (o oneRow) Scan(to ...any) error {
	err := sql.ErrNoRows
	if failed := o.v.rows(o.query, o.args, func(row scanner) error {
		err = row.Scan(to...)
		return err
	}); failed != nil {
		return failed
	}
	return err
}

func (v *verifying) file() error  { return v.l.dialect.verifyFirst(v) }
func (v *verifying) file2() error { return v.l.dialect.verifyLast(v) }

// history goes through the events in their order.
func (v *verifying) history() error {
	last := hearsay.Event{}
	for more := true; more && !v.over; {
		more = false
		from := last.Number
		err := v.rows("SELECT number, at, deed, subject, who, body, body_hash, hash FROM history WHERE number > ? ORDER BY number LIMIT 1000", []any{from}, func(row scanner) error {
			more = true
			var e hearsay.Event
			var at, bodyHash string
			if err := row.Scan(&e.Number, &at, &e.Deed, &e.Subject, &e.By, &e.Body, &bodyHash, &e.Hash); err != nil {
				return err
			}
			e.Before = last.Hash
			v.event(&e, at, bodyHash, last.Number)
			last = e
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *verifying) event(e *hearsay.Event, at, bodyHash string, before int64) {
	place := fmt.Sprintf("event %d", e.Number)
	if e.Number != before+1 {
		v.fault(place, "before it, %s missing from the history", several(e.Number-before-1, "event is", "events are"))
	}
	switch {
	case e.Body != "" && bodyHash != "":
		v.fault(place, "it has a body, and the hash of one that was forgotten")
	case e.Body != "":
		bodyHash = hashOf(e.Body)
	}
	if hash := eventHash(e, at, bodyHash); hash != e.Hash {
		v.fault(place, "it is not as it was written, or an event before it is not: its hash is %.12s…, and it says %.12s…", hash, e.Hash)
	}
	if err := v.past.add(e, at); err != nil {
		v.fault(place, "its body cannot be read: %v", err)
	}
}

func several(n int64, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// A tally is how many rows were looked at, of each table, and how many subjects
// of the history they are: what the tables and the history hold besides belongs to
// nothing, or is missing. Only then is it searched for.
type tally struct {
	documents, texts, originals, readings, entries, links int
	subjects                                              int
}

// missing looks for rows that the history tells of and that are not there, and
// for rows that belong to none.
func (v *verifying) missing() error {
	if err := v.untold(); err != nil {
		return err
	}
	for _, m := range []struct {
		what, table string
		seen        int
		query       string
	}{
		{"entry", "entries", v.seen.entries, "SELECT e.id FROM entries e LEFT JOIN documents d ON d.key = e.document WHERE d.key IS NULL ORDER BY e.id"},
		{"text of document", "texts", v.seen.texts, "SELECT t.document FROM texts t LEFT JOIN documents d ON d.key = t.document WHERE d.key IS NULL"},
		{"original of document", "originals", v.seen.originals, "SELECT t.document FROM originals t LEFT JOIN documents d ON d.key = t.document WHERE d.key IS NULL"},
		{"reading of document", "readings", v.seen.readings, "SELECT t.document FROM readings t LEFT JOIN documents d ON d.key = t.document WHERE d.key IS NULL"},
		{"link", "links", v.seen.links, "SELECT l.name FROM links l LEFT JOIN entries e ON e.number = l.entry WHERE e.number IS NULL"},
	} {
		if there, err := v.count("SELECT count(*) FROM " + m.table); err != nil || there == m.seen {
			if err != nil {
				return err
			}
			continue
		}
		err := v.named(m.query, nil, func(name string) { v.fault(m.what+" "+name, "what it belongs to is not there") })
		if err != nil {
			return err
		}
	}
	return nil
}

// untold looks for documents and entries that the history tells of.
func (v *verifying) untold() error {
	subjects, err := v.count("SELECT count(*) FROM (SELECT DISTINCT subject FROM history) AS s")
	if err != nil || subjects == v.seen.subjects+len(v.past.sources) {
		return err
	}
	for _, m := range []struct{ what, query, deed string }{
		{"document", "SELECT DISTINCT h.subject FROM history h LEFT JOIN documents d ON d.key = h.subject WHERE h.deed = ? AND d.key IS NULL ORDER BY h.subject", deedAdd},
		{"entry", "SELECT DISTINCT h.subject FROM history h LEFT JOIN entries e ON e.id = h.subject WHERE h.deed = ? AND e.id IS NULL ORDER BY h.subject", deedPost},
		{"document or entry", `SELECT DISTINCT h.subject FROM history h LEFT JOIN documents d ON d.key = h.subject LEFT JOIN entries e ON e.id = h.subject
			WHERE h.deed = ? AND d.key IS NULL AND e.id IS NULL ORDER BY h.subject`, deedImport},
	} {
		err := v.named(m.query, []any{m.deed}, func(name string) {
			v.fault(m.what+" "+name, "the history tells of it, and it is not there")
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *verifying) count(query string) (n int, err error) {
	err = v.row(query).Scan(&n)
	return n, err
}

// named runs a query for names.
func (v *verifying) named(query string, args []any, each func(name string)) error {
	return v.rows(query, args, func(row scanner) error {
		var name string
		err := row.Scan(&name)
		each(name)
		return err
	})
}

// verdicts holds the verdicts against the events that tell of them.
func (v *verifying) verdicts() error {
	told := 0
	query := "SELECT " + names((&verdict{}).cols(), "v.") + `, coalesce(h.deed, ''), coalesce(h.subject, ''), coalesce(h.who, ''), coalesce(h.at, ''), coalesce(h.body, '')
		FROM verdicts v LEFT JOIN history h ON h.number = v.number ORDER BY v.number`
	err := v.rows(query, nil, func(row scanner) error {
		r, e, at := &verdict{}, hearsay.Event{}, ""
		if err := row.Scan(append(values(r.cols()), &e.Deed, &e.Subject, &e.By, &at, &e.Body)...); err != nil {
			return err
		}
		place := fmt.Sprintf("verdict %d", r.number)
		e.Number = r.number
		given, ok := givenIn(&e, at)
		if !ok {
			v.fault(place, "the history does not tell of it")
			return nil
		}
		told++
		seal, emptied := v.past.emptied[r.number]
		if !emptied {
			seal = given.seal()
		}
		if entry := v.past.entryOf(given); entry != r.entry {
			v.fault(place, "it is filed under entry %s, and the history tells of entry %s", r.entry, entry)
		} else if seal != r.seal() {
			v.fault(place, "it is not as it was given")
		}
		return nil
	})
	if err != nil || told == v.past.verdicts {
		return err
	}
	return v.named("SELECT CAST(h.number AS text) FROM history h LEFT JOIN verdicts v ON v.number = h.number WHERE h.deed IN (?, ?) AND v.number IS NULL ORDER BY h.number",
		[]any{deedRule, deedImportVerdict}, func(number string) { v.fault("verdict "+number, "the history tells of it, and it is not there") })
}

// aliases holds the names of sources against the events that tell of them, and
// the links against the names.
func (v *verifying) aliases() error {
	left := maps.Clone(v.past.names)
	err := v.rows("SELECT id, name, source, event FROM aliases ORDER BY id", nil, func(row scanner) error {
		var id string
		var a alias
		if err := row.Scan(&id, &a.Name, &a.Source, &a.Event); err != nil {
			return err
		}
		told, ok := left[a.Name]
		delete(left, a.Name)
		switch {
		case !ok:
			v.fault("source "+a.Name, "it counts for %q, and the history does not tell of it", a.Source)
		case told != a || id != sourceID(a.Name):
			v.fault("source "+a.Name, "it counts for %q, and the history tells of %q", a.Source, told.Source)
		}
		return nil
	})
	for _, name := range sortedNames(left) {
		v.fault("source "+name, "it is to count for %q, and does not", left[name].Source)
	}
	return err
}

// runs makes the hashes of the runs anew, which no history tells of.
func (v *verifying) runs() error {
	return v.rows("SELECT "+names((&run{}).cols(), "")+", seal FROM runs ORDER BY number", nil, func(row scanner) error {
		r := &run{}
		if err := row.Scan(append(values(r.cols()), &r.sealed)...); err != nil {
			return err
		}
		if seal("runs", r.cols()) != r.sealed {
			v.fault(fmt.Sprintf("run %d", r.number), "it is not as it was written")
		}
		return nil
	})
}

// sortedNames returns the keys of m in order.
func sortedNames[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
