package ledger

import (
	"fmt"
	"strings"

	"hearsay"
)

var entryColumns = names((&record{}).cols(), "e.")

// scanRecord reads a row of entryColumns.
func scanRecord(row scanner) (*record, error) {
	r := &record{}
	if err := row.Scan(values(r.cols())...); err != nil {
		return nil, err
	}
	if err := r.restore(); err != nil {
		return nil, fmt.Errorf("entry %s: %w", r.ID, err)
	}
	return r, nil
}

// records runs a query for entries within a deed.
func (d *deed) records(query string, args []any, each func(*record) error) error {
	var all []*record
	err := d.rows(query, args, func(row scanner) error {
		r, err := scanRecord(row)
		all = append(all, r)
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range all { // the connection is free again
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

// insertEntry adds the rows of an entry: itself, its words, its links.
func (d *deed) insertEntry(r *record) error {
	columns := r.cols()
	if d.insertion == "" { // as it is for all of them
		d.insertion = "INSERT INTO entries (" + names(columns, "") + ") VALUES (?" + repeat(", ?", len(columns)-1) + ")"
	}
	if _, err := d.exec(d.insertion, contents(columns)...); err != nil {
		return err
	}
	return d.index(r)
}

// updateEntry puts the rows of an entry in the place of its old ones.
func (d *deed) updateEntry(old, r *record) error {
	if err := d.unindex(old); err != nil {
		return err
	}
	columns := r.cols()
	query := "UPDATE entries SET " + strings.ReplaceAll(names(columns, ""), ",", " = ?,") + " = ? WHERE id = ?"
	if _, err := d.exec(query, append(contents(columns), r.ID)...); err != nil {
		return err
	}
	return d.index(r)
}

// searchable is what full text is searched for in, in the order of the columns.
func searchable(r *record, title string) []string {
	if r.State == hearsay.Forgotten {
		return make([]string, 6)
	}
	return []string{r.Quote.Words, r.Figure.Words, r.Of.Words, r.names, r.Place.Words, title}
}

// index adds an entry's words and links to what filters look in.
func (d *deed) index(r *record) error {
	title, err := d.title(r.document)
	if err != nil {
		return err
	}
	if _, err := d.exec(d.l.dialect.addWords, d.l.dialect.words(r.number, searchable(r, title), facets(r))...); err != nil {
		return err
	}
	for _, link := range linksOf(r) {
		source, err := d.sourceOf(link.key)
		if err != nil {
			return err
		}
		if _, err := d.exec("INSERT INTO links (entry, place, name, key, source, origin) VALUES (?, ?, ?, ?, ?, ?)",
			r.number, link.place, link.name, link.key, source, link.origin); err != nil {
			return err
		}
	}
	return nil
}

// unindex takes them away. The words have to be taken away as they stand.
func (d *deed) unindex(r *record) error {
	if _, err := d.exec(d.l.dialect.dropWords, r.number); err != nil {
		return err
	}
	_, err := d.exec("DELETE FROM links WHERE entry = ?", r.number)
	return err
}

// A chainLink is a row of links, without its source.
type chainLink struct {
	place  int
	name   string // without its article
	key    string // the same, folded
	origin int
}

func linksOf(r *record) (all []chainLink) {
	for i, h := range r.Chain {
		name := plainName(nameOf(h))
		link := chainLink{place: i, name: name, key: fold(name)}
		if i == len(r.Chain)-1 {
			link.origin = 1
		}
		if link.key != "" {
			all = append(all, link)
		}
	}
	return all
}

// nameOf is the name that a hand goes by.
func nameOf(h hearsay.Hand) string {
	if h.Resolved != "" {
		return h.Resolved
	}
	return h.Name
}

func (d *deed) title(document string) (title string, err error) {
	if d.titled != document {
		err = d.row("SELECT title FROM documents WHERE key = ?", document).Scan(&d.titleOf)
		d.titled = document
	}
	return d.titleOf, err
}

// replace puts an entry in the place of what it was, and tells it in the history.
func (d *deed) replace(deed, by string, old, r *record, b body) error {
	r.derive()
	r.number = old.number
	if r.AsOf != old.AsOf || r.State == hearsay.Forgotten {
		var err error
		if r.number, err = d.newNumber(r.AsOf, d.hashOfText); err != nil {
			return err
		}
	}
	if err := d.updateEntry(old, r); err != nil {
		return err
	}
	b.Seal = seal("entries", r.cols())
	_, err := d.event(deed, r.ID, by, b)
	return err
}
