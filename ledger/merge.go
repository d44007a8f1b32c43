package ledger

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"hearsay"
)

// A Source is one who says things in a ledger, under every name that counts for
// it.
type Source struct {
	Name    string
	Names   []string // that texts give it
	Entries int      // current ones, which passed through it
	Origins int      // of these, those that come from it
}

// Sources yields the sources of the current entries, by name.
func (l *Ledger) Sources(ctx context.Context) iter.Seq2[*Source, error] {
	return func(yield func(*Source, error) bool) {
		all, err := l.sources(ctx)
		if err != nil {
			yield(nil, fmt.Errorf("reading the sources of the ledger %s: %w", l.name(), err))
			return
		}
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func (l *Ledger) sources(ctx context.Context) ([]*Source, error) {
	aliases, err := l.aliases.load(ctx, l)
	if err != nil {
		return nil, err
	}
	byKey := map[string]*Source{}
	for _, label := range aliases {
		byKey[fold(label)] = &Source{Name: label}
	}
	often := map[string]int{}
	err = l.rows(ctx, `SELECT l.source, l.key, l.name, count(*) FROM links l JOIN entries e ON e.number = l.entry
		WHERE e.state = 'current' GROUP BY l.source, l.key, l.name ORDER BY l.source, l.name`, nil, func(row scanner) error {
		var source, key, name string
		var n int
		if err := row.Scan(&source, &key, &name, &n); err != nil {
			return err
		}
		s := byKey[source]
		if s == nil {
			s = &Source{}
			byKey[source] = s
		}
		s.Names = append(s.Names, name)
		if _, aliased := aliases[source]; !aliased && key == source && n > often[source] && !labelled(aliases, source) {
			s.Name, often[source] = name, n
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = l.rows(ctx, `SELECT l.source, count(DISTINCT l.entry), sum(l.origin) FROM links l JOIN entries e ON e.number = l.entry
		WHERE e.state = 'current' GROUP BY l.source`, nil, func(row scanner) error {
		var source string
		var entries, origins int
		err := row.Scan(&source, &entries, &origins)
		if s := byKey[source]; s != nil {
			s.Entries, s.Origins = entries, origins
		}
		return err
	})
	var all []*Source
	for key, s := range byKey {
		if s.Name == "" {
			s.Name = key
		}
		if s.Entries > 0 {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b *Source) int {
		return cmp.Or(cmp.Compare(fold(a.Name), fold(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	return all, err
}

// labelled reports whether people have given a source its name.
func labelled(aliases nameTable, key string) bool {
	for _, label := range aliases {
		if fold(label) == key {
			return true
		}
	}
	return false
}

// MergeSources makes every name of one source count for another. Both have to be
// in the ledger; capitals and an article do not matter.
func (l *Ledger) MergeSources(ctx context.Context, from, into, by, why string) error {
	return l.move(ctx, deedMerge, from, into, by, why)
}

// RenameSource gives a source another name, which no other source has.
func (l *Ledger) RenameSource(ctx context.Context, from, to, by, why string) error {
	return l.move(ctx, deedRename, from, to, by, why)
}

func (l *Ledger) move(ctx context.Context, what, from, into, by, why string) error {
	from, into, by, why = plainName(clean(from)), plainName(clean(into)), clean(by), clean(why)
	err := func() error {
		switch {
		case by == "":
			return errors.New("it is not said who does so")
		case from == "" || into == "":
			return errors.New("a source has a name")
		case what == deedMerge && fold(from) == fold(into):
			return errors.New("they are one source")
		}
		return l.do(ctx, true, func(d *deed) error {
			var err error
			if from, err = d.label(from); err != nil {
				return err
			}
			there, err := d.label(into)
			switch {
			case what == deedMerge && err != nil:
				return err
			case what == deedMerge:
				into = there
			case err == nil && fold(into) != fold(from):
				return fmt.Errorf("there is a source %q already: merge them instead", there)
			}
			number, err := d.event(what, sourceID(fold(from)), by, body{From: from, Into: into, Why: why})
			if err != nil {
				return err
			}
			return d.recount(from, into, number)
		})
	}()
	if err != nil {
		return fmt.Errorf("%s of source %q in the ledger %s: %w", what, from, l.name(), err)
	}
	return nil
}

// label returns the name of a source as it is written in the ledger.
func (d *deed) label(name string) (string, error) {
	key := fold(name)
	aliases, err := d.aliases()
	if err != nil {
		return "", err
	}
	for _, k := range slices.Sorted(maps.Keys(aliases)) {
		if fold(aliases[k]) == key {
			return aliases[k], nil
		}
	}
	label := ""
	err = d.rows("SELECT name, count(*) FROM links WHERE source = ? AND key = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT 1", []any{key, key}, func(row scanner) error {
		var n int
		return row.Scan(&label, &n)
	})
	if err == nil && label == "" {
		err = fmt.Errorf("source %q: %w", name, hearsay.ErrNoEntry)
	}
	return label, err
}

// aliases returns the names that people have made count for a source.
func (d *deed) aliases() (nameTable, error) {
	names := nameTable{}
	err := d.rows("SELECT name, source FROM aliases", nil, func(row scanner) error {
		var name, source string
		err := row.Scan(&name, &source)
		names[name] = source
		return err
	})
	return names, err
}

// recount makes every name that counts for one source count for another.
func (d *deed) recount(from, into string, event int64) error {
	aliases, err := d.aliases()
	if err != nil {
		return err
	}
	for _, name := range aliases.countingFor(from) {
		if _, err := d.exec("INSERT INTO aliases (id, name, source, event) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET source = excluded.source, event = excluded.event",
			sourceID(name), name, into, event); err != nil {
			return err
		}
	}
	_, err = d.exec("UPDATE links SET source = ? WHERE source = ?", fold(into), fold(from))
	return err
}

// countingFor returns the folded names that count for a source: those that people
// have said so of, and its own if they have said nothing else of it.
func (t nameTable) countingFor(source string) (names []string) {
	key := fold(source)
	if _, elsewhere := t[key]; !elsewhere {
		names = append(names, key)
	}
	for name, label := range t {
		if fold(label) == key {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// SplitSource makes names count for themselves again that were merged into a
// source or renamed with it: those that are given, or all of them.
func (l *Ledger) SplitSource(ctx context.Context, source string, names []string, by, why string) error {
	source, by, why = plainName(clean(source)), clean(by), clean(why)
	err := func() error {
		if by == "" {
			return errors.New("it is not said who does so")
		}
		return l.do(ctx, true, func(d *deed) error {
			aliases, err := d.aliases()
			if err != nil {
				return err
			}
			var keys []string
			for _, name := range names {
				keys = append(keys, fold(name))
			}
			if len(names) == 0 {
				keys = aliases.countingFor(source)
				keys = slices.DeleteFunc(keys, func(k string) bool { return aliases[k] == "" })
			}
			if len(keys) == 0 {
				return fmt.Errorf("no other name counts for it: %w", hearsay.ErrNoEntry)
			}
			for _, key := range keys {
				label, ok := aliases[key]
				if !ok || fold(label) != fold(source) {
					return fmt.Errorf("%q does not count for it: %w", key, hearsay.ErrNoEntry)
				}
				if _, err := d.event(deedSplit, sourceID(key), by, body{From: label, Into: key, Why: why}); err != nil {
					return err
				}
				if _, err := d.exec("DELETE FROM aliases WHERE id = ?", sourceID(key)); err != nil {
					return err
				}
				if _, err := d.exec("UPDATE links SET source = ? WHERE source = ? AND key = ?", key, fold(label), key); err != nil {
					return err
				}
			}
			return nil
		})
	}()
	if err != nil {
		return fmt.Errorf("splitting source %q in the ledger %s: %w", source, l.name(), err)
	}
	return nil
}

// subjects returns what events about something are filed under: an ID or a key
// as it is, a source with all names that count for it.
func (l *Ledger) subjects(ctx context.Context, subject string) ([]string, error) {
	if subject == "" {
		return nil, nil
	}
	aliases, err := l.aliases.load(ctx, l)
	if err != nil {
		return nil, err
	}
	all := []string{subject, sourceID(fold(subject))}
	for _, name := range aliases.countingFor(subject) {
		if id := sourceID(name); !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all, nil
}
