// Package ledger is where entries and verdicts are kept, in one file of SQLite
// or in PostgreSQL: documents with their text and the bytes they came as,
// entries with the words that show them, what people have said of them, and the
// history of it all.
//
// Nothing is overwritten. Each deed is an event of the history, which is only
// ever added to; the events are chained by their hashes, and every row of the
// ledger is covered by the hash of its last event, so that [Ledger.Verify] finds
// and names what was changed from outside.
//
// Entries are named by document and place. Reading a document again posts
// nothing twice, and what a newer reader reads otherwise takes the place of
// what was there; the verdicts of people stay.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// Options says how a ledger is opened.
type Options struct {
	Make     bool             // make the ledger if there is none
	ReadOnly bool             // change nothing
	Clock    func() time.Time // what the time is; nil stands for time.Now
	Tool     string           // what reads and adds: "hearsay 0.3"
	By       string           // for whom it adds; may be empty
	Readmit  bool             // take documents back that were forgotten
}

// A Ledger is an open ledger. Its methods may be called by any number of
// goroutines, and any number of programs may have one ledger open.
type Ledger struct {
	address string
	opt     Options
	dialect *dialect
	schema  schema
	write   *sql.DB // of one connection; nil in a ledger that is only read
	read    *sql.DB

	writing sync.Mutex // held by whoever writes
	pen     pen
	run     run // what was added since it was opened

	prepared sync.Map // of the readers: query to *sql.Stmt
	reach    int      // firstReach, but in tests
	aliases  aliasCache
}

// Open opens the ledger at address: a path of a file, or "postgres://…" with the
// schema in its search_path. A file that is no ledger is refused and left as it
// is ([hearsay.ErrNotLedger]), and so is a ledger of a newer hearsay
// ([hearsay.ErrNewerLedger]). An older ledger is brought up to date; a file is
// copied first, to "FILE.bak-schemaN".
func Open(ctx context.Context, address string, opt Options) (*Ledger, error) {
	return openAs(ctx, address, opt, today)
}

func openAs(ctx context.Context, address string, opt Options, s schema) (*Ledger, error) {
	if opt.Clock == nil {
		opt.Clock = time.Now
	}
	opt.Tool, opt.By = clean(opt.Tool), clean(opt.By)
	l := &Ledger{address: address, opt: opt, schema: s, reach: firstReach}
	open := l.openFile
	if isPostgres(address) {
		open = l.openPostgres
	}
	if err := open(ctx); err != nil {
		l.closeAll()
		return nil, fmt.Errorf("opening the ledger %s: %w", l.name(), err)
	}
	return l, nil
}

// Close closes the ledger.
func (l *Ledger) Close() error {
	l.writing.Lock()
	defer l.writing.Unlock()
	err := l.finishRun(context.Background())
	if err = errors.Join(err, l.closeAll()); err != nil {
		return fmt.Errorf("closing the ledger %s: %w", l.name(), err)
	}
	return nil
}

func (l *Ledger) closeAll() error {
	l.prepared.Range(func(_, s any) bool {
		s.(*sql.Stmt).Close()
		return true
	})
	l.prepared.Clear()
	err := l.pen.lay()
	if l.read != nil {
		err = errors.Join(err, l.read.Close())
	}
	if l.write != nil {
		err = errors.Join(err, l.write.Close())
	}
	return err
}

// name is how the ledger is called in errors: never with a password.
func (l *Ledger) name() string {
	if isPostgres(l.address) {
		return withoutPassword(l.address)
	}
	return l.address
}

// now returns the time as the ledger writes it.
func (l *Ledger) now() string { return stamp(l.opt.Clock()) }

// stamp writes a time in UTC, in whole seconds; no time is "".
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Truncate(time.Second).Format(time.RFC3339)
}

// unstamp reads what stamp wrote; what it did not write is no time.
func unstamp(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// clean makes s valid UTF-8, which is all that a database takes.
func clean(s string) string { return strings.ToValidUTF8(s, "\ufffd") }
