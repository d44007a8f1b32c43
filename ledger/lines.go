package ledger

import (
	"context"
	"math"
	"slices"
	"strings"

	"hearsay"
)

// lines gives out the numbers of the entries that a filter wants, in their order.
// Lists read numbers first and rows after: a row is thirty times as wide as what
// filters look at.
type lines struct{ all []*line }

// lines begins a list. Entries of each state are a line of their own: the indexes
// have the state first, so that each is in order by itself.
func (l *Ledger) lines(f Filter, document string) *lines {
	all := &lines{}
	from, to := f.asOf()
	for _, state := range f.states() {
		conditions := f.conditions(l.dialect, document)
		if len(conditions) == 0 || state != hearsay.Current { // few are anything else
			conditions = append(conditions, condition{list: "entries c INDEXED BY entries_state WHERE c.state = ?", number: "c.number"})
		}
		all.all = append(all.all, &line{l: l, state: state, conditions: conditions, from: from, to: to, reach: 1})
	}
	return all
}

// next returns the numbers of the next entries, and how many before them it has
// left out. It gives out and leaves out whole groups of one day and hash, since
// within a group numbers are in no order: so it may return more than wanted, and
// leave out fewer than skip. At the end it returns none.
func (a *lines) next(ctx context.Context, skip, wanted int) (numbers []int64, over int, err error) {
	for len(numbers) < wanted+skip-over {
		group, err := a.group(ctx, wanted+skip-over-len(numbers))
		switch {
		case err != nil || len(group) == 0:
			return numbers, over, err
		case len(numbers) == 0 && skip-over >= len(group):
			over += len(group)
		default:
			numbers = append(numbers, group...)
		}
	}
	return numbers, over, nil
}

// group returns the numbers of the next day and hash of which there are entries.
func (a *lines) group(ctx context.Context, wanted int) (group []int64, err error) {
	first := int64(math.MaxInt64)
	for _, line := range a.all {
		if err := line.fill(ctx, wanted); err != nil {
			return nil, err
		}
		if len(line.ahead) > 0 {
			first = min(first, line.ahead[0]>>serialBits)
		}
	}
	for _, line := range a.all {
		n := 0
		for n < len(line.ahead) && line.ahead[n]>>serialBits == first {
			n++
		}
		group = append(group, line.ahead[:n]...)
		line.ahead = line.ahead[n:]
	}
	return group, nil
}

// A line is the entries of one state that meet some conditions.
type line struct {
	l          *Ledger
	state      hearsay.EntryState
	conditions []condition

	from, to int64 // numbers that are not looked through yet
	ahead    []int64
	end      bool
	reach    int // how far is looked at once, against the first time
	reads    int // how often that was done
	best     int // the condition whose list got furthest
}

// fill reads ahead until the first group is whole, and there are numbers enough.
func (s *line) fill(ctx context.Context, wanted int) error {
	for !s.end && (len(s.ahead) == 0 || s.ahead[0]>>serialBits == s.ahead[len(s.ahead)-1]>>serialBits) {
		if err := s.read(ctx, min(wanted+32, longest)); err != nil { // with the rest of the last group
			return err
		}
	}
	return nil
}

// How much of a list is looked through at once, at first: as much as costs about
// the same. longest is how much it may become.
const (
	stretch     = 500
	dearStretch = 20
	longest     = 32 * stretch
)

// read looks through some more. Where there are several conditions, nobody knows
// which of them few entries meet: so a stretch of each one's list is looked
// through, and the one that gets furthest is taken, and for the next three, twice
// as long each time; then all are looked at again. What this costs is never far
// from what the best of the lists would cost, and a list that comes to its end
// ends it all.
func (s *line) read(ctx context.Context, wanted int) error {
	if !s.l.dialect.hasWords {
		found, err := s.find(ctx, s.search(), wanted)
		s.take(found)
		return err
	}
	var best found
	all := s.reads%4 == 0
	for i, c := range s.conditions {
		if !all && i != s.best {
			continue
		}
		others := slices.Delete(slices.Clone(s.conditions), i, i+1)
		long := max(stretch*s.reach, wanted)
		if len(others) == 0 {
			long = wanted * s.reach
		}
		if slices.ContainsFunc(others, func(c condition) bool { return c.dear }) {
			long = dearStretch * s.reach
		}
		f, err := s.find(ctx, s.walk(c, others), min(long, longest))
		if err != nil {
			return err
		}
		if f.to > best.to {
			best, s.best = f, i
		}
		if f.to == s.to || len(best.numbers) >= wanted {
			break
		}
	}
	s.reads++
	s.reach = min(2*s.reach, longest/stretch)
	s.take(best)
	return nil
}

// found is the numbers that were found before a number.
type found struct {
	numbers []int64
	to      int64
}

func (s *line) take(f found) {
	slices.Sort(f.numbers)
	s.ahead = slices.Compact(append(s.ahead, f.numbers...)) // a chain may name a source twice
	s.from = f.to
	s.end = s.from == s.to
}

// A walk is a query for numbers and its values, without the range of numbers and
// the limit, which come last. Its rows are numbers with 0, and at the end the
// last number that was looked at with how many there were.
type walk struct {
	query string
	args  []any // before the range
	more  []any // after the limit
	tells bool  // how many were looked at; else all were that are returned
}

// walk goes along the list of one condition and tests the others.
func (s *line) walk(c condition, others []condition) walk {
	var w walk
	if !c.ofAll {
		w.args = append(w.args, string(s.state))
	}
	if c.value != nil {
		w.args = append(w.args, c.value)
	}
	w.query = "SELECT " + c.number + " AS number FROM " + c.list + " AND " + c.number + " >= ? AND " + c.number + " < ? ORDER BY " + c.number + " LIMIT ?"
	var tests []string
	if c.ofAll {
		tests, w.more = append(tests, "e.state = ?"), append(w.more, string(s.state))
	}
	for _, o := range others {
		if o.test == "" {
			continue // the state, which is tested above or part of the list
		}
		tests, w.more = append(tests, o.test), append(w.more, o.value)
	}
	if len(tests) > 0 {
		w.tells = true
		w.query = "WITH c AS MATERIALIZED (" + w.query + ")\n" +
			"SELECT e.number, 0 FROM c CROSS JOIN entries e INDEXED BY entries_facets ON e.number = c.number WHERE " + strings.Join(tests, " AND ") +
			"\nUNION ALL SELECT coalesce(max(number), 0), count(*) FROM c"
	}
	return w
}

// search leaves it to the database which way to go.
func (s *line) search() walk {
	w := walk{query: "SELECT e.number FROM entries e WHERE e.state = ?", args: []any{string(s.state)}}
	for _, c := range s.conditions {
		if c.test != "" {
			w.query += " AND " + c.test
			w.args = append(w.args, c.value)
		}
	}
	w.query += " AND e.number >= ? AND e.number < ? ORDER BY e.number LIMIT ?"
	return w
}

// find runs a walk over the next stretch.
func (s *line) find(ctx context.Context, w walk, long int) (f found, err error) {
	args := append(append(slices.Clone(w.args), s.from, s.to, long), w.more...)
	looked, last := 0, s.from
	err = s.l.rows(ctx, w.query, args, func(row scanner) error {
		var number int64
		var n int
		if !w.tells {
			if err := row.Scan(&number); err != nil {
				return err
			}
			looked, last = looked+1, number
		} else if err := row.Scan(&number, &n); err != nil {
			return err
		} else if n > 0 {
			looked, last = n, number
			return nil
		} else if number == 0 {
			return nil // nothing was looked at
		}
		f.numbers = append(f.numbers, number)
		return nil
	})
	if f.to = last + 1; looked < long {
		f.to = s.to
	}
	return f, err
}
