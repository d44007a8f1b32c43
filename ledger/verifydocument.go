package ledger

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// documents goes through the documents, each with its entries, in the order in
// which they lie in the database where it has one: then what belongs to them is
// not far away.
func (v *verifying) documents() error {
	order := v.l.dialect.lie
	for last := any(order.before); ; {
		var page []*paper
		err := v.rows("SELECT "+documentColumns+", "+order.by+" FROM documents WHERE "+order.by+" > ? ORDER BY "+order.by+" LIMIT 200", []any{last}, func(row scanner) error {
			p := &paper{}
			page = append(page, p)
			return row.Scan(append(values(p.cols()), &last)...)
		})
		if err != nil {
			return err
		}
		for i, p := range page {
			if v.over {
				return nil
			}
			page[i] = nil // with its text
			if err := v.document(p); err != nil {
				if v.ctx.Err() != nil {
					return err
				}
				v.fault("document "+p.key, "it cannot be read: %v", err)
			}
		}
		if len(page) < 200 {
			return nil
		}
	}
}

func (v *verifying) document(p *paper) error {
	place := "document " + p.key
	v.seen.documents++
	for _, part := range []struct {
		query string
		seen  *int
		to    []any
	}{{"SELECT text FROM texts WHERE document = ?", &v.seen.texts, []any{&p.text}},
		{"SELECT packed, bytes FROM originals WHERE document = ?", &v.seen.originals, []any{&p.packed, &p.bytes}}} {
		switch err := v.row(part.query, p.key).Scan(part.to...); err {
		case nil:
			*part.seen++
		case sql.ErrNoRows:
		default:
			return err
		}
	}
	told, err := v.told(p.key)
	if err != nil {
		return err
	}
	if told.events > 0 {
		v.seen.subjects++
	}
	switch {
	case told.seal == "":
		v.fault(place, "the history does not tell of it")
	case told.seal != p.seal():
		v.fault(place, "what the ledger says of it, its text or its bytes are not as they were filed")
	}
	bare := told.bare && p.text == "" && p.packed == ""
	if p.forgottenAt == "" {
		v.hashes(place, p, bare)
	} else if p.text != "" || p.packed != "" {
		v.fault(place, "it was forgotten, and its text is there")
	}
	if err := v.readings(p.key, told.readings); err != nil {
		return err
	}
	return v.entries(p, bare)
}

// hashes makes the hashes of a document anew. One that is bare was imported
// without its text.
func (v *verifying) hashes(place string, p *paper, bare bool) {
	if hash := hashOf(p.text); hash != p.textHash && !bare {
		v.fault(place, "its text has the hash %.12s…, and had %.12s…", hash, p.textHash)
	}
	if n := utf8.RuneCountInString(p.text); n != p.length && !bare {
		v.fault(place, "its text has %d letters, and had %d", n, p.length)
	}
	if p.key != hearsay.DocumentKey(p.id, p.textHash) {
		v.fault(place, "its key is not that of its ID and text")
	}
	if p.packed == "" {
		return
	}
	b, err := unpack(p.packed, p.bytes, p.text)
	if err != nil {
		v.fault(place, "the bytes it came as cannot be unpacked: %v", err)
	} else if hash := hashOf(b); hash != p.bytesHash {
		v.fault(place, "the bytes it came as have the hash %.12s…, and had %.12s…", hash, p.bytesHash)
	}
}

// A record of the history on one document.
type toldDocument struct {
	seal     string
	readings map[string]string // when, by tool
	bare     bool              // it was imported without its text
	events   int
}

func (v *verifying) told(key string) (toldDocument, error) {
	told := toldDocument{readings: map[string]string{}}
	err := v.rows("SELECT at, deed, body FROM history WHERE subject = ? ORDER BY number", []any{key}, func(row scanner) error {
		var at, deed, text string
		if err := row.Scan(&at, &deed, &text); err != nil {
			return err
		}
		told.events++
		b, err := bodyOf(text)
		if err != nil {
			return nil // the history has told so
		}
		if b.Seal != "" {
			told.seal = b.Seal
		}
		switch deed {
		case deedAdd, deedRead, deedReadmit:
			told.readings[b.Tool] = at
		case deedForget:
			clear(told.readings)
		case deedImport, deedText:
			told.bare = b.Bare
		}
		return nil
	})
	return told, err
}

func (v *verifying) readings(key string, told map[string]string) error {
	err := v.rows("SELECT tool, at FROM readings WHERE document = ?", []any{key}, func(row scanner) error {
		var tool, at string
		if err := row.Scan(&tool, &at); err != nil {
			return err
		}
		v.seen.readings++
		if when, ok := told[tool]; !ok || when != at {
			v.fault("document "+key, "the history does not tell that %q has read it at %s", tool, at)
		}
		delete(told, tool)
		return nil
	})
	for _, tool := range sortedNames(told) {
		v.fault("document "+key, "%q has read it, and that is not noted", tool)
	}
	return err
}

// entries holds the entries of a document against its text and the history.
func (v *verifying) entries(p *paper, bare bool) error {
	links, err := v.links(p.key)
	if err != nil {
		return err
	}
	c := newCutter(p.text)
	return v.rows("SELECT "+entryColumns+", (SELECT h.body FROM history h WHERE h.subject = e.id ORDER BY h.number DESC LIMIT 1) FROM entries e WHERE e.document = ?", []any{p.key}, func(row scanner) error {
		r, last := &record{}, sql.NullString{}
		if err := row.Scan(append(values(r.cols()), &last)...); err != nil {
			return err
		}
		v.seen.entries++
		if last.Valid {
			v.seen.subjects++
		}
		place := "entry " + r.ID
		switch told, err := sealIn(last.String); {
		case !last.Valid || err != nil:
			v.fault(place, "the history does not tell of it")
		case told != seal("entries", r.cols()):
			v.fault(place, "it is not as it was posted or ruled on")
		}
		if err := r.restore(); err != nil {
			v.fault(place, "it cannot be read: %v", err)
			return nil
		}
		if r.State == hearsay.Forgotten {
			return nil
		}
		if p.forgottenAt != "" {
			v.fault(place, "its document was forgotten, and it is there")
			return nil
		}
		if bare {
			v.identity(place, p, r)
		} else {
			v.excerpts(place, p, r, c)
		}
		v.linked(place, r, links[r.number])
		return nil
	})
}

// identity holds the ID of an entry against its document and place.
func (v *verifying) identity(place string, p *paper, r *record) {
	if r.ID != hearsay.ClaimID(p.id, p.textHash, r.Figure.Span) {
		v.fault(place, "its ID is not that of its document and place")
	}
}

// excerpts cuts the words of an entry out of the text anew.
func (v *verifying) excerpts(place string, p *paper, r *record, c *cutter) {
	v.identity(place, p, r)
	check := func(name string, e hearsay.Excerpt) {
		switch {
		case e.Span.Empty() && e.Points.Empty():
		case !c.fits(e.Span):
			v.fault(place, "%s stands at %d to %d, where the text has no words", name, e.Start, e.End)
		case c.excerpt(e.Span) != e:
			v.fault(place, "%s is %.60q, and the text has %.60q there", name, e.Words, c.excerpt(e.Span).Words)
		}
	}
	for _, e := range r.excerpts() {
		check(e.name, *e.Excerpt)
	}
	for i, h := range r.Chain {
		check(fmt.Sprintf("link %d of its chain", i+1), h.Words)
		check(fmt.Sprintf("the cue of link %d", i+1), h.Cue)
	}
	if !r.Figure.Empty() && c.fits(r.Figure.Span) && (r.Prefix != c.before(r.Figure.Span) || r.Suffix != c.after(r.Figure.Span)) {
		v.fault(place, "what stands around its figure is not what the text has there")
	}
}

// A linkRow is a row of links.
type linkRow struct {
	chainLink
	source string
}

func (v *verifying) links(document string) (map[int64][]linkRow, error) {
	all := map[int64][]linkRow{}
	err := v.rows(`SELECT l.entry, l.place, l.name, l.key, l.source, l.origin FROM links l JOIN entries e ON e.number = l.entry
		WHERE e.document = ? ORDER BY l.entry, l.place`, []any{document}, func(row scanner) error {
		var entry int64
		var l linkRow
		err := row.Scan(&entry, &l.place, &l.name, &l.key, &l.source, &l.origin)
		all[entry] = append(all[entry], l)
		v.seen.links++
		return err
	})
	return all, err
}

// linked holds the links of an entry against its chain and the names.
func (v *verifying) linked(place string, r *record, links []linkRow) {
	var want []linkRow
	for _, l := range linksOf(r) {
		source := l.key
		if a, ok := v.past.names[l.key]; ok {
			source = fold(a.Source)
		}
		want = append(want, linkRow{l, source})
	}
	if !slices.Equal(want, links) {
		v.fault(place, "its links are not those of its chain")
	}
}

// sealIn returns the seal that the body of an event tells, which stands first
// where there is one.
func sealIn(text string) (string, error) {
	const first, long = `{"seal":"`, 2 * sha256.Size
	if rest, ok := strings.CutPrefix(text, first); ok && len(rest) > long && strings.IndexByte(rest, '"') == long {
		return rest[:long], nil
	}
	b, err := bodyOf(text)
	return b.Seal, err
}

// bodyOf reads the body of an event; that of one that was forgotten is empty.
func bodyOf(text string) (b body, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &b)
	}
	return b, err
}

func changesJSON(changes []change) string {
	list, err := json.Marshal(changes)
	if err != nil {
		panic(err) // strings alone
	}
	return string(list)
}
