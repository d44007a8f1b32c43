package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"hearsay"
)

// Posted is what adding a document came to. The slices hold IDs of entries, in
// the order of their places in the text.
type Posted struct {
	Document string // its key
	Known    bool   // it was in the ledger before
	New      []string
	Same     []string // read as they are in the ledger
	Changed  []string // read otherwise now
	Gone     []string // not found any more
}

// Add posts a document and what was read from it, wholly or not at all. The
// document may be there already: then nothing is posted twice, what is read
// otherwise takes the place of what was there, and what is not read any more is
// superseded, by the new entry whose words it shares if there is one. Verdicts go
// on to what takes an entry's place; one that people have confirmed or corrected
// stays even if no reader finds it. A document that was forgotten is refused
// ([hearsay.ErrForgotten]) unless Options.Readmit is set. d.Receipt may be nil.
func (l *Ledger) Add(ctx context.Context, d *hearsay.Document, r *hearsay.Reading) (Posted, error) {
	posted, err := l.add(ctx, d, r)
	if err != nil {
		return Posted{}, fmt.Errorf("adding document %s to the ledger %s: %w", d.ID, l.name(), err)
	}
	return posted, nil
}

func (l *Ledger) add(ctx context.Context, d *hearsay.Document, r *hearsay.Reading) (Posted, error) {
	p, err := paperOf(d)
	if err != nil {
		return Posted{}, err
	}
	if r.TextHash != p.textHash {
		return Posted{}, fmt.Errorf("the reading is of another text, of hash %.12s…", r.TextHash)
	}
	read, err := cut(d, r)
	if err != nil {
		return Posted{}, err
	}
	var posted Posted
	err = l.do(ctx, false, func(deed *deed) error {
		if posted, err = deed.add(p, read); err != nil {
			return err
		}
		return deed.count(&posted)
	})
	return posted, err
}

func (d *deed) add(p *paper, read []*record) (Posted, error) {
	d.hashOfText = p.textHash
	a := &adding{deed: d, paper: p, posted: Posted{Document: p.key}}
	if err := a.file(); err != nil {
		return Posted{}, err
	}
	if err := a.entries(read); err != nil {
		return Posted{}, err
	}
	return a.posted, nil
}

// Known reports whether a tool has read this very document into the ledger, or
// the ledger has forgotten it: then there is no need to read it again.
func (l *Ledger) Known(ctx context.Context, d *hearsay.Document, tool string) (bool, error) {
	key := hearsay.DocumentKey(d.ID, d.Hash())
	var n int
	err := l.row(ctx, "SELECT count(*) FROM readings WHERE document = ? AND tool = ?", key, clean(tool)).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("looking for document %s in the ledger %s: %w", d.ID, l.name(), err)
	}
	return n > 0, nil
}

// An adding is the work of one call of Add.
type adding struct {
	*deed
	*paper
	posted Posted
}

// file puts the document into the ledger, if it is not there.
func (a *adding) file() error {
	old := &paper{}
	err := old.scan(a.row("SELECT "+documentColumns+" FROM documents WHERE key = ?", a.key))
	switch {
	case err == sql.ErrNoRows:
		if err := a.forgottenElsewhere(); err != nil {
			return err
		}
		return a.fileNew()
	case err != nil:
		return err
	case old.forgottenAt != "":
		if !a.l.opt.Readmit {
			return forgotten(old)
		}
		return a.readmit(old)
	}
	a.posted.Known = true
	if err := a.completed(old); err != nil {
		return err
	}
	return a.noteReading()
}

// fileNew adds the rows of a document, and tells it in the history.
func (a *adding) fileNew() error {
	a.paper.posted = a.at
	if err := a.insert("documents", a.cols()); err != nil {
		return err
	}
	if err := a.keep(); err != nil {
		return err
	}
	if _, err := a.exec("INSERT INTO readings (document, tool, at) VALUES (?, ?, ?)", a.key, a.l.opt.Tool, a.at); err != nil {
		return err
	}
	_, err := a.event(deedAdd, a.key, a.l.opt.By, body{Seal: a.seal(), Tool: a.l.opt.Tool})
	return err
}

// keep adds the text and the bytes.
func (a *adding) keep() error {
	if _, err := a.exec("INSERT INTO texts (document, text) VALUES (?, ?)", a.key, a.text); err != nil {
		return err
	}
	if a.packed == "" {
		return nil
	}
	_, err := a.exec("INSERT INTO originals (document, packed, bytes) VALUES (?, ?, ?)", a.key, a.packed, a.bytes)
	return err
}

// noteReading tells that this tool, too, has read the document.
func (a *adding) noteReading() error {
	n, err := a.exec("INSERT INTO readings (document, tool, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", a.key, a.l.opt.Tool, a.at)
	if err != nil || n == 0 {
		return err
	}
	_, err = a.event(deedRead, a.key, a.l.opt.By, body{Tool: a.l.opt.Tool})
	return err
}

// entries holds what was read against what is there.
func (a *adding) entries(read []*record) error {
	there := map[string]*record{}
	var before []*record
	if a.posted.Known {
		if err := a.records("SELECT "+entryColumns+" FROM entries e WHERE e.document = ? ORDER BY e.figure_start, e.id", []any{a.key}, func(r *record) error {
			there[r.ID] = r
			before = append(before, r)
			return nil
		}); err != nil {
			return err
		}
	}
	found := map[string]bool{}
	var fresh []*record
	for _, r := range read {
		found[r.ID] = true
		r.document, r.Reader, r.posted = a.key, a.l.opt.Tool, a.at
		old := there[r.ID]
		switch {
		case old == nil:
			if err := a.post(r); err != nil {
				return err
			}
		case old.State != hearsay.Current:
			if err := a.change(deedPost, old, r); err != nil {
				return err
			}
		case old.readHash == r.readHash:
			a.posted.Same = append(a.posted.Same, r.ID)
			continue
		default:
			if err := a.change(deedChange, old, r); err != nil {
				return err
			}
			a.posted.Changed = append(a.posted.Changed, r.ID)
			continue
		}
		fresh = append(fresh, r)
		a.posted.New = append(a.posted.New, r.ID)
	}
	for _, old := range before {
		if old.State != hearsay.Current || found[old.ID] {
			continue
		}
		gone, err := a.missed(old, fresh)
		if err != nil {
			return err
		}
		if gone {
			a.posted.Gone = append(a.posted.Gone, old.ID)
		}
	}
	return nil
}

// post adds an entry.
func (a *adding) post(r *record) error {
	var err error
	if r.number, err = a.newNumber(r.AsOf, a.textHash); err != nil {
		return err
	}
	if err := a.insertEntry(r); err != nil {
		return err
	}
	_, err = a.event(deedPost, r.ID, a.l.opt.By, body{Seal: seal("entries", r.cols()), Document: a.key, Tool: r.Reader})
	return err
}

// change puts a new reading in the place of an old one. What people have put
// right stays so.
func (a *adding) change(deed string, old, r *record) error {
	r.Review = old.Review
	if old.State == hearsay.Forgotten && old.Review == hearsay.Corrected {
		r.Review = hearsay.Open // what was put right was forgotten
	}
	corrections, err := a.corrections(r.ID)
	if err != nil {
		return err
	}
	r.apply(corrections, a.text)
	return a.replace(deed, a.l.opt.By, old, r, body{Document: a.key, Tool: r.Reader, Was: old.filled()})
}

// missed supersedes an entry that was not found again, and reports whether it
// did: what people stand by stays, unless a new entry shares its words.
func (a *adding) missed(old *record, fresh []*record) (bool, error) {
	heir := heirOf(old, fresh)
	if heir == nil && (old.Review == hearsay.Confirmed || old.Review == hearsay.Corrected) {
		return false, nil
	}
	r := old.copy()
	r.State = hearsay.Superseded
	if heir != nil {
		r.Next, r.Review = heir.ID, hearsay.Open // its verdicts go on
	}
	if err := a.replace(deedSupersede, a.l.opt.By, old, r, body{Document: a.key, Tool: a.l.opt.Tool, Next: r.Next}); err != nil {
		return false, err
	}
	if heir == nil {
		return true, nil
	}
	return true, a.carry(old, heir)
}

// heirOf returns the new entry that shares most of the figure's words.
func heirOf(old *record, fresh []*record) *record {
	var heir *record
	most := 0
	for _, r := range fresh {
		if shared := min(old.Figure.End, r.Figure.End) - max(old.Figure.Start, r.Figure.Start); shared > most {
			heir, most = r, shared
		}
	}
	return heir
}

// carry takes the verdicts on an entry on to the one that took its place.
func (a *adding) carry(old, heir *record) error {
	n, err := a.exec("UPDATE verdicts SET entry = ? WHERE entry = ?", heir.ID, old.ID)
	if err != nil || n == 0 {
		return err
	}
	r := heir.copy()
	corrections, err := a.corrections(heir.ID)
	if err != nil {
		return err
	}
	r.apply(corrections, a.text)
	if r.Review, err = a.review(heir.ID); err != nil {
		return err
	}
	if err := a.replace(deedCarry, a.l.opt.By, heir, r, body{From: old.ID}); err != nil {
		return err
	}
	*heir = *r
	heir.columns = nil
	return nil
}

// forgottenElsewhere refuses a text that was forgotten under another name.
func (a *adding) forgottenElsewhere() error {
	if a.l.opt.Readmit {
		return nil
	}
	old := &paper{}
	err := old.scan(a.row("SELECT "+documentColumns+" FROM documents WHERE text_hash = ? AND forgotten_at <> '' LIMIT 1", a.textHash))
	if err == sql.ErrNoRows {
		return nil
	}
	if err != nil {
		return err
	}
	return forgotten(old)
}

func forgotten(p *paper) error {
	return fmt.Errorf("%w on %s: %s", hearsay.ErrForgotten, p.forgottenAt, p.forgottenWhy)
}

// newNumber gives out the next number for entries as of a day in a text.
func (d *deed) newNumber(asOf hearsay.Date, textHash string) (int64, error) {
	for first := numberOf(asOf, textHash); ; first += 1 << serialBits {
		last, known := d.serials[first]
		if !known {
			var n sql.NullInt64
			if err := d.row("SELECT max(number) FROM entries WHERE number >= ? AND number < ?", first, first+1<<serialBits).Scan(&n); err != nil {
				return 0, err
			}
			if last = first - 1; n.Valid {
				last = n.Int64
			}
		}
		if d.serials[first] = last + 1; last+1 < first+1<<serialBits {
			return last + 1, nil
		}
	}
}

// insert adds a row.
func (d *deed) insert(table string, columns []column) error {
	_, err := d.exec("INSERT INTO "+table+" ("+names(columns, "")+") VALUES (?"+repeat(", ?", len(columns)-1)+")", contents(columns)...)
	return err
}

// copy returns an entry with all that stands in its row.
func (r *record) copy() *record {
	c := *r
	c.columns = nil
	c.Chain = slices.Clone(r.Chain)
	return &c
}

// filled returns the row, what is empty left out, for the history.
func (r *record) filled() map[string]any {
	row := map[string]any{}
	for _, c := range r.cols() {
		if v := c.get(); v != "" && v != int64(0) && v != float64(0) {
			row[c.name] = v
		}
	}
	return row
}
