package ledger

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"hearsay"
)

// A paper is a document as rows of three tables.
type paper struct {
	key, id, idHash, url, outlet, agency, byline, title, published, language, notes string
	textHash                                                                        string
	length                                                                          int
	bytesHash, media, address, captured, receivedBy                                 string
	posted, forgottenAt, forgottenBy, forgottenWhy                                  string

	text   string
	packed string
	bytes  []byte
}

// cols returns the columns of documents, in the order of the table.
func (p *paper) cols() []column {
	return []column{{"key", &p.key}, {"id", &p.id}, {"id_hash", &p.idHash}, {"url", &p.url}, {"outlet", &p.outlet}, {"agency", &p.agency},
		{"byline", &p.byline}, {"title", &p.title}, {"published", &p.published}, {"language", &p.language}, {"notes", &p.notes},
		{"text_hash", &p.textHash}, {"length", &p.length}, {"bytes_hash", &p.bytesHash}, {"media", &p.media}, {"address", &p.address},
		{"captured", &p.captured}, {"received_by", &p.receivedBy}, {"posted", &p.posted},
		{"forgotten_at", &p.forgottenAt}, {"forgotten_by", &p.forgottenBy}, {"forgotten_why", &p.forgottenWhy}}
}

// seal covers the document with its text and the bytes as they are kept.
func (p *paper) seal() string {
	textHash, bytesHash := hashOf(p.text), hashOf(p.bytes)
	return seal("documents", append(p.cols(), column{"text", &textHash}, column{"packed", &p.packed}, column{"bytes", &bytesHash}))
}

type note struct {
	Start int    `json:"start,omitempty"`
	End   int    `json:"end,omitempty"`
	Text  string `json:"text"`
}

// paperOf makes the rows of a document.
func paperOf(d *hearsay.Document) (*paper, error) {
	if !utf8.ValidString(d.Text) {
		return nil, errors.New("its text is not valid UTF-8")
	}
	notes := make([]note, len(d.Notes))
	for i, n := range d.Notes {
		notes[i] = note{n.Start, n.End, n.Text}
	}
	list, err := json.Marshal(notes)
	if err != nil {
		return nil, err
	}
	hash := d.Hash()
	p := &paper{key: hearsay.DocumentKey(d.ID, hash), id: d.ID, idHash: hashOf(d.ID), url: d.URL, outlet: d.Outlet, agency: d.Agency,
		byline: d.Byline, title: d.Title, published: string(d.Published), language: d.Language, notes: string(list),
		textHash: hash, length: utf8.RuneCountInString(d.Text), text: d.Text}
	if r := d.Receipt; r != nil {
		p.bytesHash, p.media, p.address, p.captured, p.receivedBy = r.Hash, r.Media, r.Address, stamp(r.Captured), r.Tool
		if r.Bytes != nil {
			p.bytesHash = hashOf(r.Bytes)
			if r.Hash != "" && r.Hash != p.bytesHash {
				return nil, errors.New("the bytes that were received are not those that its receipt tells the hash of")
			}
			if p.packed, p.bytes, err = pack(r.Bytes, d.Text); err != nil {
				return nil, err
			}
		}
	}
	for _, c := range p.cols() {
		if s, ok := c.value.(*string); ok && c.name != "id" {
			*s = clean(*s)
		}
	}
	if !utf8.ValidString(d.ID) {
		return nil, fmt.Errorf("its ID %q is not valid UTF-8", d.ID)
	}
	return p, nil
}

var packers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // of a level that there is not
	}
	return w
}}

// pack makes received bytes as small as is quickly done.
func pack(b []byte, text string) (how string, packed []byte, err error) {
	if string(b) == text {
		return "text", []byte{}, nil
	}
	var buf bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&buf)
	if _, err := w.Write(b); err != nil {
		return "", nil, err
	}
	if err := w.Close(); err != nil {
		return "", nil, err
	}
	if buf.Len() >= len(b) {
		return "plain", b, nil
	}
	return "flate", buf.Bytes(), nil
}

// unpack undoes pack.
func unpack(how string, packed []byte, text string) ([]byte, error) {
	switch how {
	case "":
		return nil, nil
	case "text":
		return []byte(text), nil
	case "plain":
		return packed, nil
	case "flate":
		return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	}
	return nil, fmt.Errorf("bytes are packed as %q, which nobody knows", how)
}

// filing returns what a ledger tells of a document.
func (p *paper) filing() (*hearsay.Filing, error) {
	f := &hearsay.Filing{Key: p.key, TextHash: p.textHash, Length: p.length,
		Document: hearsay.Document{ID: p.id, URL: p.url, Outlet: p.outlet, Agency: p.agency, Byline: p.byline, Title: p.title,
			Published: hearsay.Date(p.published), Language: p.language, Text: p.text},
		Receipt: hearsay.Receipt{Hash: p.bytesHash, Media: p.media, Address: p.address, Captured: unstamp(p.captured), Tool: p.receivedBy}}
	if p.forgottenAt != "" {
		f.Forgotten = p.forgottenWhy
	}
	var notes []note
	if err := json.Unmarshal([]byte(p.notes), &notes); err != nil {
		return nil, fmt.Errorf("reading the notes of document %s: %w", p.key, err)
	}
	for _, n := range notes {
		f.Document.Notes = append(f.Document.Notes, hearsay.Note{Span: hearsay.Span{Start: n.Start, End: n.End}, Text: n.Text})
	}
	return f, nil
}

func (p *paper) scan(row scanner) error { return row.Scan(values(p.cols())...) }

func values(columns []column) []any {
	to := make([]any, len(columns))
	for i, c := range columns {
		to[i] = c.value
	}
	return to
}

func contents(columns []column) []any {
	all := make([]any, len(columns))
	for i, c := range columns {
		all[i] = c.get()
	}
	return all
}

var documentColumns = names((&paper{}).cols(), "")

// names lists columns for a query, each after a prefix.
func names(columns []column, prefix string) string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = prefix + c.name
	}
	return strings.Join(all, ", ")
}

// Filing returns a document with its text and the bytes it came as. It is named
// by its key, a beginning of that which fits no other, or the ID it came with.
func (l *Ledger) Filing(ctx context.Context, key string) (*hearsay.Filing, error) {
	p, err := l.paper(ctx, key)
	if err == nil {
		err = p.load(func(query string, args ...any) scanner { return l.row(ctx, query, args...) })
	}
	if err == nil {
		var f *hearsay.Filing
		if f, err = p.filing(); err == nil {
			if f.Receipt.Bytes, err = unpack(p.packed, p.bytes, p.text); err == nil {
				return f, nil
			}
		}
	}
	return nil, fmt.Errorf("reading document %s in the ledger %s: %w", key, l.name(), err)
}

// load reads the text and the bytes of p.
func (p *paper) load(row func(string, ...any) scanner) error {
	err := row("SELECT text FROM texts WHERE document = ?", p.key).Scan(&p.text)
	if err != nil && err != sql.ErrNoRows {
		return err
	}
	err = row("SELECT packed, bytes FROM originals WHERE document = ?", p.key).Scan(&p.packed, &p.bytes)
	if err != nil && err != sql.ErrNoRows {
		return err
	}
	return nil
}

// paper returns the row of a document that is named by its key, by a beginning
// of it, or by the ID it came with.
func (l *Ledger) paper(ctx context.Context, name string) (*paper, error) {
	var found []*paper
	for _, where := range []struct {
		condition string
		args      []any
	}{
		{"key = ?", []any{name}},
		{"id_hash = ?", []any{hashOf(name)}},
		{"key >= ? AND key < ?", []any{name, name + "g"}},
	} {
		err := l.rows(ctx, "SELECT "+documentColumns+" FROM documents WHERE "+where.condition+" ORDER BY key LIMIT 3", where.args, func(row scanner) error {
			p := &paper{}
			found = append(found, p)
			return p.scan(row)
		})
		switch {
		case err != nil:
			return nil, err
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return nil, fmt.Errorf("%w: %s and %s", hearsay.ErrAmbiguous, found[0].key, found[1].key)
		case name == "":
			return nil, hearsay.ErrNoEntry
		}
	}
	return nil, hearsay.ErrNoEntry
}

// Filings yields all documents, those that were forgotten too, in the order of
// their keys, without text and bytes.
func (l *Ledger) Filings(ctx context.Context) iter.Seq2[*hearsay.Filing, error] {
	return func(yield func(*hearsay.Filing, error) bool) {
		const batch = 500
		for last := ""; ; {
			var found []*hearsay.Filing
			err := l.rows(ctx, "SELECT "+documentColumns+" FROM documents WHERE key > ? ORDER BY key LIMIT 500", []any{last}, func(row scanner) error {
				p := &paper{}
				if err := p.scan(row); err != nil {
					return err
				}
				f, err := p.filing()
				found = append(found, f)
				return err
			})
			if err != nil {
				yield(nil, fmt.Errorf("reading the documents of the ledger %s: %w", l.name(), err))
				return
			}
			for _, f := range found {
				if !yield(f, nil) {
					return
				}
				last = f.Key
			}
			if len(found) < batch {
				return
			}
		}
	}
}
