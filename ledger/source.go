package ledger

import (
	"context"
	"database/sql"
	"sync"

	"hearsay"
)

// A nameTable says which names count for which source, where people have said so:
// folded names to the source's name.
type nameTable map[string]string

// set tells the hands of a chain which source each counts for.
func (t nameTable) set(chain []hearsay.Hand) {
	for i := range chain {
		h := &chain[i]
		name := nameOf(*h)
		if source, ok := t[fold(name)]; ok {
			h.Source = source
		} else if h.Named && h.Resolved != "" {
			h.Source = plainName(name)
		}
	}
}

// An aliasCache holds the names of a ledger until somebody changes them.
type aliasCache struct {
	mu     sync.Mutex
	newest int64
	count  int64
	names  nameTable
}

func (c *aliasCache) load(ctx context.Context, l *Ledger) (nameTable, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var newest, count int64
	if err := l.row(ctx, "SELECT coalesce(max(event), 0), count(*) FROM aliases").Scan(&newest, &count); err != nil {
		return nil, err
	}
	if c.names != nil && newest == c.newest && count == c.count {
		return c.names, nil
	}
	names := nameTable{}
	err := l.rows(ctx, "SELECT name, source FROM aliases", nil, func(row scanner) error {
		var name, source string
		err := row.Scan(&name, &source)
		names[name] = source
		return err
	})
	if err != nil {
		return nil, err
	}
	c.names, c.newest, c.count = names, newest, count
	return names, nil
}

// sourceOf returns the folded name of the source that a folded name counts for.
func (d *deed) sourceOf(name string) (string, error) {
	if source, ok := d.sources[name]; ok {
		return source, nil
	}
	source := name
	err := d.row("SELECT source FROM aliases WHERE id = ?", sourceID(name)).Scan(&source)
	if err != nil && err != sql.ErrNoRows {
		return "", err
	}
	source = fold(source)
	d.sources[name] = source
	return source, nil
}
