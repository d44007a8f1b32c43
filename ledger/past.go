package ledger

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"hearsay"
)

// A past is what the history comes to, as far as it is needed to go on through it:
// what people have said of names, and where verdicts went. What it tells of a
// document, an entry or a verdict is looked up when that is at hand, so that this
// stays small, however many there are.
type past struct {
	names    map[string]alias           // by the folded name
	counting map[string]map[string]bool // the names that were made to count for a source, by its folded name
	sources  map[string]bool            // which events are about
	verdicts int
	carried  map[string][]carrying // by the entry that they were on
	emptied  map[int64]string      // the seals of verdicts that were, by their number
}

// A carrying is an event by which the verdicts on an entry went on to another.
type carrying struct {
	event int64
	into  string
}

func newPast() *past {
	return &past{names: map[string]alias{}, counting: map[string]map[string]bool{}, sources: map[string]bool{},
		carried: map[string][]carrying{}, emptied: map[int64]string{}}
}

// add takes in the next event.
func (p *past) add(e *hearsay.Event, at string) error {
	switch e.Deed {
	case deedRule, deedImportVerdict, deedCarry, deedForget, deedMerge, deedRename, deedSplit:
	default:
		if e.Body != "" && !json.Valid([]byte(e.Body)) {
			return errors.New("it is no JSON")
		}
		return nil
	}
	b, err := bodyOf(e.Body)
	if err != nil {
		return err
	}
	switch e.Deed {
	case deedRule, deedImportVerdict:
		p.verdicts++
	case deedCarry:
		p.carried[b.From] = append(p.carried[b.From], carrying{e.Number, e.Subject})
	case deedForget:
		for n, seal := range b.Seals {
			if number, err := strconv.ParseInt(n, 10, 64); err == nil {
				p.emptied[number] = seal
			}
		}
		if b.Names != nil {
			clear(p.names)
			clear(p.counting)
			for _, a := range *b.Names {
				p.count(a)
			}
		}
	case deedMerge, deedRename:
		p.sources[e.Subject] = true
		if e.Body == "" { // forgotten, with the names that it was about
			break
		}
		for _, name := range p.countingFor(b.From) {
			p.count(alias{name, b.Into, e.Number})
		}
	case deedSplit:
		p.sources[e.Subject] = true
		p.uncount(b.Into)
	}
	return nil
}

// count makes a name count for a source.
func (p *past) count(a alias) {
	p.uncount(a.Name)
	p.names[a.Name] = a
	key := fold(a.Source)
	if p.counting[key] == nil {
		p.counting[key] = map[string]bool{}
	}
	p.counting[key][a.Name] = true
}

func (p *past) uncount(name string) {
	if a, ok := p.names[name]; ok {
		delete(p.counting[fold(a.Source)], name)
		delete(p.names, name)
	}
}

// countingFor is that of a nameTable.
func (p *past) countingFor(source string) (names []string) {
	key := fold(source)
	if _, elsewhere := p.names[key]; !elsewhere {
		names = append(names, key)
	}
	return append(names, sortedNames(p.counting[key])...)
}

// givenIn returns the verdict that an event tells of, as it was given.
func givenIn(e *hearsay.Event, at string) (*verdict, bool) {
	if e.Deed != deedRule && e.Deed != deedImportVerdict {
		return nil, false
	}
	b, err := bodyOf(e.Body)
	if err != nil {
		return nil, false
	}
	if e.Deed == deedImportVerdict {
		at = b.Given
	}
	return &verdict{number: e.Number, entry: e.Subject, ruling: string(b.Ruling), who: e.By, why: b.Why, at: at, changes: changesJSON(b.Changes)}, true
}

// entryOf returns the entry that a verdict is on by now.
func (p *past) entryOf(given *verdict) string {
	entry, event := given.entry, given.number
	for {
		all := p.carried[entry]
		next := slices.IndexFunc(all, func(c carrying) bool { return c.event > event })
		if next < 0 {
			return entry
		}
		entry, event = all[next].into, all[next].event
	}
}
