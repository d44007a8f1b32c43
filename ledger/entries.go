package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"hearsay"
)

// Entries yields the entries that a filter wants, by as-of date, those of one
// day by the hash of their document's text, those of one text by place. Entries
// of one document share one Filing, which is without text and bytes. An entry
// that is added or changed meanwhile may be yielded as it was or as it is.
func (l *Ledger) Entries(ctx context.Context, f Filter) iter.Seq2[*hearsay.Entry, error] {
	return func(yield func(*hearsay.Entry, error) bool) {
		if err := l.list(ctx, f, func(e *hearsay.Entry) bool { return yield(e, nil) }); err != nil {
			yield(nil, fmt.Errorf("listing the entries of the ledger %s: %w", l.name(), err))
		}
	}
}

// list calls each with the entries of a filter, until it returns false.
func (l *Ledger) list(ctx context.Context, f Filter, each func(*hearsay.Entry) bool) error {
	document := ""
	if f.Document != "" {
		p, err := l.paper(ctx, f.Document)
		if err != nil {
			return err
		}
		document = p.key
	}
	names, err := l.aliases.load(ctx, l)
	if err != nil {
		return err
	}
	files := &files{l: l, known: map[string]*hearsay.Filing{}}
	lines := l.lines(f, document, names)
	skip, left := f.Offset, f.Limit
	if left <= 0 {
		left = -1
	}
	for {
		wanted := batchSize
		if left > 0 {
			wanted = min(left, batchSize)
		}
		groups, over, err := lines.next(ctx, skip, wanted)
		if err != nil || len(groups) == 0 {
			return err
		}
		skip -= over
		rows, err := l.lookUp(ctx, groups)
		if err != nil {
			return err
		}
		if err := files.fill(ctx, rows); err != nil {
			return err
		}
		slices.SortFunc(rows, func(a, b *record) int {
			return cmp.Or(cmp.Compare(a.number>>serialBits, b.number>>serialBits), cmp.Compare(a.Filing.TextHash, b.Filing.TextHash),
				cmp.Compare(a.Figure.Start, b.Figure.Start), cmp.Compare(a.ID, b.ID))
		})
		for _, r := range rows {
			if skip > 0 {
				skip--
				continue
			}
			if left == 0 {
				return nil
			}
			left--
			names.set(r.Chain)
			e := r.Entry
			if !each(&e) {
				return nil
			}
		}
		if left == 0 {
			return nil
		}
	}
}

const batchSize = 500

// lookUp reads the entries with these numbers. One that was changed meanwhile
// may have another number by now, and is left out.
func (l *Ledger) lookUp(ctx context.Context, numbers []int64) ([]*record, error) {
	list, err := json.Marshal(numbers)
	if err != nil {
		return nil, err
	}
	rows := make([]*record, 0, len(numbers))
	err = l.rows(ctx, "SELECT "+entryColumns+" FROM entries e WHERE e.number IN ("+l.dialect.listed+")", []any{string(list)}, func(row scanner) error {
		r, err := scanRecord(row)
		rows = append(rows, r)
		return err
	})
	return rows, err
}

// files reads the documents of entries, each once as long as it is needed.
type files struct {
	l     *Ledger
	known map[string]*hearsay.Filing
}

func (f *files) fill(ctx context.Context, group []*record) error {
	for _, r := range group {
		filing := f.known[r.document]
		if filing == nil {
			p := &paper{}
			err := p.scan(f.l.row(ctx, "SELECT "+documentColumns+" FROM documents WHERE key = ?", r.document))
			if err != nil {
				return fmt.Errorf("reading document %s: %w", r.document, err)
			}
			if filing, err = p.filing(); err != nil {
				return err
			}
			if len(f.known) >= 1000 {
				clear(f.known)
			}
			f.known[r.document] = filing
		}
		r.Filing = filing
	}
	return nil
}

// Entry returns the entry with an ID, or with one that begins so if there is but
// one. Otherwise the error is [hearsay.ErrNoEntry] or [hearsay.ErrAmbiguous]. Its
// Filing is without text and bytes.
func (l *Ledger) Entry(ctx context.Context, id string) (*hearsay.Entry, error) {
	e, err := l.entry(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("looking for entry %s in the ledger %s: %w", id, l.name(), err)
	}
	return e, nil
}

func (l *Ledger) entry(ctx context.Context, id string) (*hearsay.Entry, error) {
	var found []*record
	if id != "" {
		err := l.rows(ctx, "SELECT "+entryColumns+" FROM entries e WHERE e.id >= ? AND e.id < ? ORDER BY e.id LIMIT 2", []any{id, id + "g"}, func(row scanner) error {
			r, err := scanRecord(row)
			found = append(found, r)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	switch {
	case len(found) == 0:
		return nil, hearsay.ErrNoEntry
	case len(found) == 2:
		return nil, fmt.Errorf("%w: %s and %s", hearsay.ErrAmbiguous, found[0].ID, found[1].ID)
	}
	files := &files{l: l, known: map[string]*hearsay.Filing{}}
	if err := files.fill(ctx, found); err != nil {
		return nil, err
	}
	names, err := l.aliases.load(ctx, l)
	if err != nil {
		return nil, err
	}
	names.set(found[0].Chain)
	e := found[0].Entry
	return &e, nil
}
