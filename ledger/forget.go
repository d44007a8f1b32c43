package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"hearsay"
)

// Forget removes a document: its text, the bytes it came as, what its page says
// of it, and every word that was cut from it, from the entries, the verdicts on
// them, the full text and the bodies of the history. What stays is its key, the
// hashes, who had it removed, when and why, and the IDs of its entries, whose
// state is forgotten. The document is named as for [Ledger.Filing].
//
// A file is looked through, and what is left in unused parts of it is written
// over; that takes time in step with its size, and less than writing it anew.
// Copies that were made of the file, such as those before a change of schema, are
// not touched, nor are the write-ahead logs and backups of a PostgreSQL.
func (l *Ledger) Forget(ctx context.Context, document, by, why string) error {
	by, why = clean(by), clean(why)
	err := func() error {
		switch {
		case by == "":
			return errors.New("it is not said who does so")
		case why == "":
			return errors.New("it is not said why")
		}
		p, err := l.paper(ctx, document)
		if err != nil {
			return err
		}
		if p.forgottenAt != "" {
			return forgotten(p)
		}
		if err := l.do(ctx, true, func(d *deed) error { return d.forget(p.key, by, why) }); err != nil {
			return err
		}
		return l.wipe(context.WithoutCancel(ctx))
	}()
	if err != nil {
		return fmt.Errorf("forgetting document %s in the ledger %s: %w", document, l.name(), err)
	}
	return nil
}

func (d *deed) forget(key, by, why string) error {
	p := &paper{}
	if err := p.scan(d.row("SELECT "+documentColumns+" FROM documents WHERE key = ?", key)); err != nil {
		return err
	}
	if p.forgottenAt != "" {
		return forgotten(p) // by somebody else, just now
	}
	d.hashOfText = p.textHash
	names, err := d.namesIn(key)
	if err != nil {
		return err
	}
	err = d.records("SELECT "+entryColumns+" FROM entries e WHERE e.document = ? ORDER BY e.figure_start, e.id", []any{key}, func(r *record) error {
		return d.forgetEntry(r, by)
	})
	if err != nil {
		return err
	}
	for _, table := range []string{"texts", "originals", "readings"} {
		if _, err := d.exec("DELETE FROM "+table+" WHERE document = ?", key); err != nil {
			return err
		}
	}
	empty := &paper{key: p.key, idHash: p.idHash, notes: "[]", textHash: p.textHash, length: p.length, bytesHash: p.bytesHash, media: p.media,
		captured: p.captured, receivedBy: p.receivedBy, posted: p.posted, forgottenAt: d.at, forgottenBy: by, forgottenWhy: why}
	if err := d.update("documents", empty.cols()); err != nil {
		return err
	}
	left, err := d.forgetNames(names)
	if err != nil {
		return err
	}
	_, err = d.event(deedForget, key, by, body{Seal: empty.seal(), Why: why, Names: left})
	return err
}

// update writes a row over the one with the same key, its first column.
func (d *deed) update(table string, columns []column) error {
	query := "UPDATE " + table + " SET "
	for i, c := range columns[1:] {
		if i > 0 {
			query += ", "
		}
		query += c.name + " = ?"
	}
	all := contents(columns)
	_, err := d.exec(query+" WHERE "+columns[0].name+" = ?", append(all[1:], all[0])...)
	return err
}

// forgetEntry empties an entry, the verdicts on it, and what the history tells of
// its words.
func (d *deed) forgetEntry(old *record, by string) error {
	if err := d.forgetBodies(old.ID); err != nil {
		return err
	}
	seals := map[string]string{}
	var numbers []int64
	err := d.rows("SELECT number FROM verdicts WHERE entry = ? ORDER BY number", []any{old.ID}, func(row scanner) error {
		var n int64
		err := row.Scan(&n)
		numbers = append(numbers, n)
		return err
	})
	if err != nil {
		return err
	}
	for _, n := range numbers {
		v, err := d.verdict(n)
		if err != nil {
			return err
		}
		v.why, v.changes = "", "null"
		if err := d.update("verdicts", v.cols()); err != nil {
			return err
		}
		seals[strconv.FormatInt(n, 10)] = v.seal()
	}
	r := &record{Entry: hearsay.Entry{ID: old.ID, Category: old.Category, Reader: old.Reader, State: hearsay.Forgotten, Next: old.Next, Review: old.Review},
		document: old.document, posted: old.posted}
	return d.replace(deedForget, by, old, r, body{Document: old.document, Seals: seals})
}

// forgetBodies empties the bodies of events about an entry that hold words.
func (d *deed) forgetBodies(subject string) error {
	emptied := map[int64]string{} // the hashes of the bodies
	err := d.rows("SELECT number, body FROM history WHERE subject = ? AND body <> ''", []any{subject}, func(row scanner) error {
		var number int64
		var text string
		if err := row.Scan(&number, &text); err != nil {
			return err
		}
		var b body
		if err := json.Unmarshal([]byte(text), &b); err != nil {
			return err
		}
		if b.Was != nil || b.Changes != nil || b.Why != "" || b.Into != "" {
			emptied[number] = hashOf(text)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for number, hash := range emptied {
		if _, err := d.exec("UPDATE history SET body = '', body_hash = ? WHERE number = ?", hash, number); err != nil {
			return err
		}
	}
	return nil
}

// namesIn returns the folded names in the chains of a document's entries.
func (d *deed) namesIn(document string) (names []string, err error) {
	err = d.rows("SELECT DISTINCT l.key FROM links l JOIN entries e ON e.number = l.entry WHERE e.document = ?", []any{document}, func(row scanner) error {
		var name string
		err := row.Scan(&name)
		names = append(names, name)
		return err
	})
	slices.Sort(names)
	return names, err
}

// forgetNames removes what was said of names that no entry holds any more. It
// returns what is left of all names if something was removed.
func (d *deed) forgetNames(names []string) (*[]alias, error) {
	removed := false
	for _, name := range names {
		source, err := d.sourceOf(name)
		if err != nil {
			return nil, err
		}
		var left int
		if err := d.row("SELECT count(*) FROM (SELECT 1 FROM links WHERE source = ? AND key = ? LIMIT 1) AS l", source, name).Scan(&left); err != nil {
			return nil, err
		}
		if left > 0 {
			continue
		}
		n, err := d.exec("DELETE FROM aliases WHERE id = ?", sourceID(name))
		if err != nil {
			return nil, err
		}
		if err := d.forgetBodies(sourceID(name)); err != nil {
			return nil, err
		}
		removed = removed || n > 0
	}
	if !removed {
		return nil, nil
	}
	left := []alias{}
	err := d.rows("SELECT name, source, event FROM aliases ORDER BY id", nil, func(row scanner) error {
		var a alias
		err := row.Scan(&a.Name, &a.Source, &a.Event)
		left = append(left, a)
		return err
	})
	return &left, err
}

// readmit takes a document back that was forgotten.
func (a *adding) readmit(old *paper) error {
	a.paper.posted = old.posted
	if err := a.update("documents", a.cols()); err != nil {
		return err
	}
	if err := a.keep(); err != nil {
		return err
	}
	if _, err := a.exec("INSERT INTO readings (document, tool, at) VALUES (?, ?, ?)", a.key, a.l.opt.Tool, a.at); err != nil {
		return err
	}
	a.posted.Known = true
	_, err := a.event(deedReadmit, a.key, a.l.opt.By, body{Seal: a.seal(), Tool: a.l.opt.Tool})
	return err
}
