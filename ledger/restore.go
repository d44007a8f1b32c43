package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// A Posting is an entry with the verdicts on it, the oldest first, as an export
// brings them back. The entry has its Filing, with or without the text.
type Posting struct {
	Entry    *hearsay.Entry
	Verdicts []hearsay.Verdict
}

// Restored is what restoring came to. A conflict is a posting that was left out,
// or one of its verdicts: its Place is the ID of the entry, its Text why.
type Restored struct {
	Documents int // that were new
	Entries   int // that were new
	Same      int // that were there, saying the same
	Verdicts  int // that were new
	Conflicts []hearsay.Fault
}

// Restore puts entries and verdicts back that were exported from a ledger,
// those of one call wholly or not at all. Entries keep the time at which they
// were posted, verdicts that at which they were given; the history tells that
// they were imported, when and by whom (Options.By). A document may come without
// its text: then there is nothing to hold its words against until it is added.
// What the ledger has already stays as it is; what an import would have
// otherwise is a conflict.
func (l *Ledger) Restore(ctx context.Context, postings []Posting) (Restored, error) {
	var done Restored
	err := l.do(ctx, true, func(d *deed) error {
		r := &restoring{deed: d, papers: map[string]*paper{}}
		for i := range postings {
			if err := r.posting(&postings[i]); err != nil {
				return err
			}
		}
		done = r.done
		return nil
	})
	if err != nil {
		return Restored{}, fmt.Errorf("restoring entries in the ledger %s: %w", l.name(), err)
	}
	return done, nil
}

// A restoring is the work of one call of Restore.
type restoring struct {
	*deed
	papers map[string]*paper // with their texts
	done   Restored
}

func (r *restoring) conflict(p *Posting, format string, args ...any) {
	r.done.Conflicts = append(r.done.Conflicts, hearsay.Fault{Place: p.Entry.ID, Text: fmt.Sprintf(format, args...)})
}

func (r *restoring) posting(p *Posting) error {
	if err := wellFormed(p); err != nil {
		r.conflict(p, "%v", err)
		return nil
	}
	filed, err := r.filed(p)
	if filed == nil || err != nil {
		return err
	}
	rec := recordOf(p.Entry, filed)
	if err := refill(rec, filed.text); err != nil {
		r.conflict(p, "%v", err)
		return nil
	}
	r.hashOfText = filed.textHash
	old, err := r.record(rec.ID)
	switch {
	case errors.Is(err, hearsay.ErrNoEntry):
		err = r.post(p, rec)
	case err == nil:
		err = r.join(p, old, rec, filed)
	}
	return err
}

// wellFormed wants what hangs together to hang together.
func wellFormed(p *Posting) error {
	e, f := p.Entry, p.Entry.Filing
	if f == nil {
		return errors.New("it has no document")
	}
	if hash := f.Document.Hash(); f.Document.Text != "" && hash != f.TextHash {
		return fmt.Errorf("its document's text has the hash %.12s…, not %.12s…", hash, f.TextHash)
	}
	if !utf8.ValidString(f.Document.ID) || !utf8.ValidString(f.Document.Text) {
		return errors.New("its document is not in UTF-8")
	}
	if e.State != hearsay.Forgotten { // of which neither is known any more
		if key := hearsay.DocumentKey(f.Document.ID, f.TextHash); f.Key != key {
			return fmt.Errorf("its document's key is %q, and its ID and text make %s", f.Key, key)
		}
		if id := hearsay.ClaimID(f.Document.ID, f.TextHash, e.Figure.Span); e.ID != id {
			return fmt.Errorf("its document and the place of its figure make the ID %s", id)
		}
	}
	if e.ID == "" || f.Key == "" || (e.State == hearsay.Forgotten) != (f.Forgotten != "") {
		return fmt.Errorf("its state is %q, and its document was forgotten because %q", e.State, f.Forgotten)
	}
	if !slices.Contains([]hearsay.EntryState{hearsay.Current, hearsay.Superseded, hearsay.Forgotten}, e.State) {
		return fmt.Errorf("its state is %q, which nobody knows", e.State)
	}
	review := hearsay.Open
	for i := range p.Verdicts {
		v := &p.Verdicts[i]
		made, rules := reviewOf(v.Ruling)
		switch {
		case !slices.Contains(hearsay.Rulings, v.Ruling):
			return fmt.Errorf("%q is no ruling", v.Ruling)
		case v.By == "" && e.State != hearsay.Forgotten:
			return fmt.Errorf("it is not said who ruled %s", v.Ruling)
		case v.At.IsZero():
			return fmt.Errorf("it is not said when %s ruled %s", v.By, v.Ruling)
		}
		if rules {
			review = made
		}
	}
	if e.Review != review && e.State == hearsay.Current {
		return fmt.Errorf("its review is %q, and its verdicts make it %q", e.Review, review)
	}
	return nil
}

// filed returns the document of a posting, which is filed if it was not, or nil
// where it must not be: then the conflict is told.
func (r *restoring) filed(p *Posting) (*paper, error) {
	f := p.Entry.Filing
	if known := r.papers[f.Key]; known != nil && (known.text != "" || f.Document.Text == "") {
		return r.welcome(p, known), nil
	}
	old := &paper{}
	err := old.scan(r.row("SELECT "+documentColumns+" FROM documents WHERE key = ?", f.Key))
	switch {
	case err == sql.ErrNoRows:
		fresh, err := r.file(f)
		if err != nil {
			return nil, err
		}
		r.done.Documents++
		r.papers[f.Key] = fresh
		return fresh, nil
	case err != nil:
		return nil, err
	}
	if err := old.load(r.row); err != nil {
		return nil, err
	}
	if f.Document.Text != "" && old.text == "" && old.forgottenAt == "" {
		old.text = f.Document.Text
		if err := r.complete(old, &paper{}); err != nil {
			return nil, err
		}
	}
	r.papers[f.Key] = old
	return r.welcome(p, old), nil
}

// welcome refuses words out of a document that the ledger was made to forget.
func (r *restoring) welcome(p *Posting, filed *paper) *paper {
	if filed.forgottenAt != "" && p.Entry.State != hearsay.Forgotten {
		r.conflict(p, "%v", forgotten(filed))
		return nil
	}
	return filed
}

// file adds the rows of a document that is not in the ledger.
func (r *restoring) file(f *hearsay.Filing) (*paper, error) {
	d := f.Document
	receipt := f.Receipt
	d.Receipt = &receipt
	p, err := paperOf(&d)
	if err != nil {
		return nil, err
	}
	p.key, p.textHash, p.length, p.posted = f.Key, f.TextHash, f.Length, r.at
	if f.Forgotten != "" {
		p.forgottenAt, p.forgottenBy, p.forgottenWhy = r.at, r.l.opt.By, clean(f.Forgotten)
	}
	if err := r.insert("documents", p.cols()); err != nil {
		return nil, err
	}
	bare := p.text == "" && p.textHash != hashOf("")
	if !bare {
		if err := (&adding{deed: r.deed, paper: p}).keep(); err != nil {
			return nil, err
		}
	}
	_, err = r.event(deedImport, p.key, r.l.opt.By, body{Seal: p.seal(), Tool: r.l.opt.Tool, Bare: bare})
	return p, err
}

// complete keeps the text of a document that was imported without, and the bytes
// that it came as if they are those that the import told of.
func (d *deed) complete(p, came *paper) error {
	if _, err := d.exec("INSERT INTO texts (document, text) VALUES (?, ?)", p.key, p.text); err != nil {
		return err
	}
	if came.packed != "" && (p.bytesHash == "" || p.bytesHash == came.bytesHash) {
		p.packed, p.bytes = came.packed, came.bytes
		if p.bytesHash == "" {
			p.bytesHash, p.media, p.address, p.captured, p.receivedBy = came.bytesHash, came.media, came.address, came.captured, came.receivedBy
			if _, err := d.exec("UPDATE documents SET bytes_hash = ?, media = ?, address = ?, captured = ?, received_by = ? WHERE key = ?",
				p.bytesHash, p.media, p.address, p.captured, p.receivedBy, p.key); err != nil {
				return err
			}
		}
		if _, err := d.exec("INSERT INTO originals (document, packed, bytes) VALUES (?, ?, ?)", p.key, p.packed, p.bytes); err != nil {
			return err
		}
	}
	_, err := d.event(deedText, p.key, d.l.opt.By, body{Seal: p.seal(), Tool: d.l.opt.Tool})
	return err
}

// completed keeps the text of a document that is being added, if the ledger has
// it from an import without its text.
func (a *adding) completed(old *paper) error {
	if a.text == "" {
		return nil
	}
	var n int
	if err := a.row("SELECT count(*) FROM texts WHERE document = ?", a.key).Scan(&n); err != nil || n > 0 {
		return err
	}
	old.text = a.text
	return a.complete(old, a.paper)
}

// recordOf makes the row of an entry that comes back.
func recordOf(e *hearsay.Entry, filed *paper) *record {
	r := &record{Entry: *e, document: filed.key}
	r.Filing = nil
	r.Chain = slices.Clone(e.Chain)
	for _, s := range []*string{(*string)(&r.Hedge), (*string)(&r.Unit), (*string)(&r.Kind), (*string)(&r.Aspect), &r.Per, (*string)(&r.Category), &r.Measure,
		&r.Population, (*string)(&r.EventDate), (*string)(&r.AsOf), (*string)(&r.Basis), (*string)(&r.Polarity), (*string)(&r.Status), &r.Prefix, &r.Suffix,
		&r.Reader, &r.Next} {
		*s = clean(*s)
	}
	for _, x := range r.excerpts() {
		x.Words = clean(x.Words)
	}
	r.posted = stamp(e.Posted)
	r.derive()
	return r
}

// cutEnd is what exports put where they have cut words short.
const cutEnd = " …"

// refill puts the words of the text in place of words that an export has cut
// short, and wants the others to stand where the entry says. Without the text,
// they are taken as they are.
func refill(r *record, text string) error {
	if text == "" || r.State == hearsay.Forgotten {
		return nil
	}
	c := newCutter(text)
	fill := func(name string, x *hearsay.Excerpt) error {
		if x.Span.Empty() && x.Points.Empty() {
			return nil
		}
		if !c.fits(x.Span) || x.Span.Empty() {
			return fmt.Errorf("%s stands at %d to %d, where the text has no words", name, x.Start, x.End)
		}
		there := c.excerpt(x.Span)
		if short, cut := strings.CutSuffix(x.Words, cutEnd); cut && strings.HasPrefix(there.Words, short) {
			x.Words = there.Words
		}
		if *x != there {
			return fmt.Errorf("%s is %.60q, and the text has %.60q there", name, x.Words, there.Words)
		}
		return nil
	}
	for _, x := range r.excerpts() {
		if err := fill(x.name, x.Excerpt); err != nil {
			return err
		}
	}
	for i := range r.Chain {
		h := &r.Chain[i]
		name := h.Words.Words
		if err := errors.Join(fill("a link of its chain", &h.Words), fill("a cue of its chain", &h.Cue)); err != nil {
			return err
		}
		if h.Name == name { // cut short like its words
			h.Name = h.Words.Words
		}
	}
	if r.Figure.Empty() || r.Prefix != c.before(r.Figure.Span) || r.Suffix != c.after(r.Figure.Span) {
		return errors.New("what stands around its figure is not what the text has there")
	}
	r.derive()
	return nil
}

// post adds an entry that is not in the ledger, with its verdicts.
func (r *restoring) post(p *Posting, rec *record) error {
	if err := r.names(p); err != nil {
		return err
	}
	if rec.posted == "" {
		rec.posted = r.at
	}
	rec.readHash = rec.readingAlone()
	var err error
	if rec.number, err = r.newNumber(rec.AsOf, r.hashOfText); err != nil {
		return err
	}
	if err := r.insertEntry(rec); err != nil {
		return err
	}
	if _, err := r.event(deedImport, rec.ID, r.l.opt.By, body{Seal: seal("entries", rec.cols()), Document: rec.document, Tool: rec.Reader}); err != nil {
		return err
	}
	r.done.Entries++
	for i := range p.Verdicts {
		if err := r.verdictOn(rec, &p.Verdicts[i]); err != nil {
			return err
		}
	}
	return nil
}

// readingAlone is what a reader would have: it does not know the document yet.
func (r *record) readingAlone() string {
	c := r.copy()
	c.document = ""
	return c.reading()
}

// verdictOn adds a verdict, whose changes the entry shows already.
func (r *restoring) verdictOn(rec *record, v *hearsay.Verdict) error {
	changes := changesOf(v)
	given := stamp(v.At)
	number, err := r.event(deedImportVerdict, rec.ID, clean(v.By), body{Seal: seal("entries", rec.cols()), Document: rec.document,
		Ruling: v.Ruling, Changes: changes, Why: clean(v.Why), Given: given, Via: r.l.opt.By})
	if err != nil {
		return err
	}
	row := &verdict{number: number, entry: rec.ID, ruling: string(v.Ruling), who: clean(v.By), why: clean(v.Why), at: given, changes: changesJSON(changes)}
	r.done.Verdicts++
	return r.insert("verdicts", row.cols())
}

// names makes the names of a chain count for the sources that they counted for
// where they come from, unless the ledger has them count for another.
func (r *restoring) names(p *Posting) error {
	aliases, err := r.aliases()
	if err != nil {
		return err
	}
	for _, h := range p.Entry.Chain {
		name, by := plainName(clean(nameOf(h))), r.l.opt.By
		usual := ""
		if h.Named && h.Resolved != "" {
			usual = name
		}
		into := plainName(clean(h.Source))
		there, counted := aliases[fold(name)]
		switch {
		case fold(name) == "" || into == "" || counted && there == into:
		case counted:
			r.conflict(p, "%q counts for the source %q in the ledger, and for %q in what is imported", name, there, into)
		case into != usual:
			number, err := r.event(deedMerge, sourceID(fold(name)), by, body{From: name, Into: into, Why: "imported"})
			if err != nil {
				return err
			}
			if err := r.recount(name, into, number); err != nil {
				return err
			}
			clear(r.sources)
			if aliases, err = r.aliases(); err != nil {
				return err
			}
		}
	}
	return nil
}
