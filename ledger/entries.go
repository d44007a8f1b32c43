package ledger

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"

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
	q := f.query(l.dialect, document)
	skip, left := f.Offset, f.Limit
	if left <= 0 {
		left = -1
	}
	size := batchSize
	if left > 0 { // and the rest of the last one's group
		size = min(left+skip+32, batchSize)
	}
	for page := (&pager{l: l, query: q, size: size, from: q.first}); ; {
		group, err := page.next(ctx)
		if err != nil || len(group) == 0 {
			return err
		}
		if err := files.fill(ctx, group); err != nil {
			return err
		}
		slices.SortFunc(group, func(a, b *record) int {
			return cmp.Or(cmp.Compare(a.Filing.TextHash, b.Filing.TextHash), cmp.Compare(a.Figure.Start, b.Figure.Start), cmp.Compare(a.ID, b.ID))
		})
		for _, r := range group {
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

// A pager reads the rows of a query in the order of their numbers, and gives
// them out in groups of one day and hash: only within these does their order
// have to be looked for.
type pager struct {
	l     *Ledger
	query query
	size  int

	from  int64 // the number from which on rows are not read yet
	ahead []*record
	end   bool
}

// next returns the next group, or none at the end.
func (p *pager) next(ctx context.Context) ([]*record, error) {
	for {
		n := 0
		for n < len(p.ahead) && p.ahead[n].number>>serialBits == p.ahead[0].number>>serialBits {
			n++
		}
		if n > 0 && (n < len(p.ahead) || p.end) || p.end {
			group := p.ahead[:n]
			p.ahead = p.ahead[n:]
			return group, nil
		}
		if err := p.read(ctx); err != nil {
			return nil, err
		}
	}
}

func (p *pager) read(ctx context.Context) error {
	query := p.query.sql(entryColumns, strconv.Itoa(p.size))
	args := append([]any{p.from}, p.query.args...)
	n := 0
	err := p.l.rows(ctx, query, args, func(row scanner) error {
		r, err := scanRecord(row)
		if err != nil {
			return err
		}
		n++
		p.from = r.number
		if k := len(p.ahead); k > 0 && p.ahead[k-1].number == r.number {
			return nil // it has two links to one source
		}
		p.ahead = append(p.ahead, r)
		return nil
	})
	p.from++
	p.end = n < p.size
	p.size = min(2*p.size, batchSize)
	return err
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
