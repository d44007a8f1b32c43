package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"

	"hearsay"
)

// What is done to a ledger, as its history calls it.
const (
	deedAdd       = "add"       // a document came in
	deedRead      = "read"      // another tool has read it
	deedPost      = "post"      // an entry
	deedChange    = "change"    // a reader reads its words otherwise
	deedSupersede = "supersede" // no reader finds it any more, or finds it elsewhere
	deedCarry     = "carry"     // verdicts went on to the entry that took its place
	deedRule      = "rule"      // a verdict
	deedMerge     = "merge"     // a name counts for a source of another name
	deedSplit     = "split"     // and no longer
	deedRename    = "rename"    // a source
	deedForget    = "forget"    // a document and what was read from it
	deedReadmit   = "readmit"   // it was taken back

	deedImport        = "import"         // a document or an entry out of an export
	deedImportVerdict = "import verdict" // and what was ruled on it elsewhere
	deedText          = "text"           // of a document that was imported without
)

// A body is what an event tells besides who, when and to what, as JSON.
type body struct {
	Seal     string            `json:"seal,omitempty"` // of the row of the subject, as it is now
	Document string            `json:"document,omitempty"`
	Tool     string            `json:"tool,omitempty"`
	Number   int64             `json:"number,omitempty"`
	Next     string            `json:"next,omitempty"`
	From     string            `json:"from,omitempty"`
	Into     string            `json:"into,omitempty"`
	Ruling   hearsay.Ruling    `json:"ruling,omitempty"`
	Changes  []change          `json:"changes,omitempty"`
	Why      string            `json:"why,omitempty"`
	Seals    map[string]string `json:"seals,omitempty"` // of verdicts that were emptied, by their number
	Names    *[]alias          `json:"names,omitempty"` // what names count for, where some of them were forgotten
	Bare     bool              `json:"bare,omitempty"`  // the document came without its text
	Given    string            `json:"given,omitempty"` // when a verdict was given that was imported
	Via      string            `json:"via,omitempty"`   // who imported it
	Was      map[string]any    `json:"was,omitempty"`   // the row as it was, without what was empty
}

// change is a [hearsay.Change] as JSON.
type change struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Is    string `json:"is"`
}

// An alias is a name that counts for a source, as a row and as JSON.
type alias struct {
	Name   string `json:"name"` // folded
	Source string `json:"source"`
	Event  int64  `json:"event"`
}

// A link is the end of the chain of events.
type link struct {
	number int64
	hash   string
}

// event adds an event to the history.
func (d *deed) event(deed, subject, by string, b body) (int64, error) {
	text, err := json.Marshal(b)
	if err != nil {
		return 0, err
	}
	e := hearsay.Event{Number: d.last.number + 1, Deed: deed, Subject: subject, By: by, Body: string(text), Before: d.last.hash}
	e.Hash = eventHash(&e, d.at, hashOf(e.Body))
	if _, err := d.exec("INSERT INTO history (number, at, deed, subject, who, body, body_hash, hash) VALUES (?, ?, ?, ?, ?, ?, '', ?)",
		e.Number, d.at, e.Deed, e.Subject, e.By, e.Body, e.Hash); err != nil {
		return 0, err
	}
	d.last = link{e.Number, e.Hash}
	return e.Number, nil
}

// eventHash returns the hash of an event: over its parts in their order, each
// with its length, the body by its own hash.
func eventHash(e *hearsay.Event, at, bodyHash string) string {
	b := make([]byte, 0, 512)
	for _, part := range []string{strconv.FormatInt(e.Number, 10), at, e.Deed, e.Subject, e.By, bodyHash, e.Before} {
		b = strconv.AppendInt(b, int64(len(part)), 10)
		b = append(append(b, ':'), part...)
	}
	return hashOf(b)
}

// History yields what was done, in its order: to a subject (the ID of an entry,
// the key of a document, the name of a source), or to the whole ledger if
// subject is "".
func (l *Ledger) History(ctx context.Context, subject string) iter.Seq2[hearsay.Event, error] {
	return func(yield func(hearsay.Event, error) bool) {
		last := int64(0)
		subjects, err := l.subjects(ctx, subject)
		if err != nil {
			yield(hearsay.Event{}, err)
			return
		}
		for {
			batch, err := l.events(ctx, subjects, last)
			if err != nil {
				yield(hearsay.Event{}, fmt.Errorf("reading the history of the ledger %s: %w", l.name(), err))
				return
			}
			for _, e := range batch {
				if !yield(e, nil) {
					return
				}
				last = e.Number
			}
			if len(batch) < eventBatch {
				return
			}
		}
	}
}

const eventBatch = 500

// events returns the next events of a subject after a number.
func (l *Ledger) events(ctx context.Context, subjects []string, after int64) (batch []hearsay.Event, err error) {
	query := `SELECT h.number, h.at, h.deed, h.subject, h.who, h.body, h.hash, coalesce(b.hash, '')
		FROM history h LEFT JOIN history b ON b.number = h.number - 1 WHERE h.number > ?`
	args := []any{after}
	if len(subjects) > 0 {
		query += " AND h.subject IN (?" + repeat(", ?", len(subjects)-1) + ")"
		for _, s := range subjects {
			args = append(args, s)
		}
	}
	query += " ORDER BY h.number LIMIT " + strconv.Itoa(eventBatch)
	err = l.rows(ctx, query, args, func(row scanner) error {
		var e hearsay.Event
		var at string
		if err := row.Scan(&e.Number, &at, &e.Deed, &e.Subject, &e.By, &e.Body, &e.Hash, &e.Before); err != nil {
			return err
		}
		e.At = unstamp(at)
		batch = append(batch, e)
		return nil
	})
	return batch, err
}
