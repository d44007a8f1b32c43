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

// missing looks for rows that the history tells of and that are not there.
func (v *verifying) missing() error {
	for _, m := range []struct{ what, table, key, deed string }{{"document", "documents", "key", deedAdd}, {"entry", "entries", "id", deedPost}} {
		err := v.rows("SELECT DISTINCT h.subject FROM history h LEFT JOIN "+m.table+" t ON t."+m.key+" = h.subject WHERE h.deed = ? AND t."+m.key+" IS NULL ORDER BY h.subject", []any{m.deed}, func(row scanner) error {
			var subject string
			err := row.Scan(&subject)
			v.fault(m.what+" "+subject, "the history tells of it, and it is not there")
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, m := range []struct{ what, query string }{
		{"document or entry", `SELECT DISTINCT h.subject FROM history h LEFT JOIN documents d ON d.key = h.subject LEFT JOIN entries e ON e.id = h.subject
			WHERE h.deed = '` + deedImport + `' AND d.key IS NULL AND e.id IS NULL ORDER BY h.subject`},
		{"entry", "SELECT e.id FROM entries e LEFT JOIN documents d ON d.key = e.document WHERE d.key IS NULL ORDER BY e.id"},
		{"text of document", "SELECT t.document FROM texts t LEFT JOIN documents d ON d.key = t.document WHERE d.key IS NULL"},
		{"original of document", "SELECT t.document FROM originals t LEFT JOIN documents d ON d.key = t.document WHERE d.key IS NULL"},
		{"reading of document", "SELECT t.document FROM readings t LEFT JOIN documents d ON d.key = t.document WHERE d.key IS NULL"},
		{"link", "SELECT l.name FROM links l LEFT JOIN entries e ON e.number = l.entry WHERE e.number IS NULL"},
	} {
		err := v.rows(m.query, nil, func(row scanner) error {
			var name string
			err := row.Scan(&name)
			v.fault(m.what+" "+name, "what it belongs to is not there")
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// verdicts holds the verdicts against the events that tell of them.
func (v *verifying) verdicts() error {
	left := maps.Clone(v.past.verdicts)
	err := v.rows("SELECT "+verdictColumns+" FROM verdicts ORDER BY number", nil, func(row scanner) error {
		r := &verdict{}
		if err := row.Scan(values(r.cols())...); err != nil {
			return err
		}
		place := fmt.Sprintf("verdict %d", r.number)
		told, ok := left[r.number]
		delete(left, r.number)
		switch {
		case !ok:
			v.fault(place, "the history does not tell of it")
		case told.entry != r.entry:
			v.fault(place, "it is filed under entry %s, and the history tells of entry %s", r.entry, told.entry)
		case told.seal != r.seal():
			v.fault(place, "it is not as it was given")
		}
		return nil
	})
	for _, number := range sortedNames(left) {
		v.fault(fmt.Sprintf("verdict %d", number), "the history tells of it, and it is not there")
	}
	return err
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

// A past is what the history comes to: what the other tables are held against.
type past struct {
	verdicts map[int64]told
	names    map[string]alias // by the folded name
}

// told is what the history tells of a verdict.
type told struct{ entry, seal string }

func newPast() *past { return &past{verdicts: map[int64]told{}, names: map[string]alias{}} }

func (p *past) table() nameTable {
	t := nameTable{}
	for name, a := range p.names {
		t[name] = a.Source
	}
	return t
}

// add takes in the next event.
func (p *past) add(e *hearsay.Event, at string) error {
	b, err := bodyOf(e.Body)
	if err != nil {
		return err
	}
	switch e.Deed {
	case deedRule:
		r := &verdict{number: e.Number, entry: e.Subject, ruling: string(b.Ruling), who: e.By, why: b.Why, at: at, changes: changesJSON(b.Changes)}
		p.verdicts[e.Number] = told{e.Subject, r.seal()}
	case deedImportVerdict:
		r := &verdict{number: e.Number, entry: e.Subject, ruling: string(b.Ruling), who: e.By, why: b.Why, at: b.Given, changes: changesJSON(b.Changes)}
		p.verdicts[e.Number] = told{e.Subject, r.seal()}
	case deedCarry:
		for n, t := range p.verdicts {
			if t.entry == b.From {
				p.verdicts[n] = told{e.Subject, t.seal}
			}
		}
	case deedForget:
		for n, t := range p.verdicts {
			if seal, ok := b.Seals[fmt.Sprint(n)]; ok {
				p.verdicts[n] = told{t.entry, seal}
			}
		}
		if b.Names != nil {
			p.names = map[string]alias{}
			for _, a := range *b.Names {
				p.names[a.Name] = a
			}
		}
	case deedMerge, deedRename:
		if e.Body == "" { // forgotten, with the names that it was about
			break
		}
		for _, name := range p.table().countingFor(b.From) {
			p.names[name] = alias{name, b.Into, e.Number}
		}
	case deedSplit:
		delete(p.names, b.Into)
	}
	return nil
}

// sortedNames returns the keys of m in order.
func sortedNames[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
