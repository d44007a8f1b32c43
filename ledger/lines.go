package ledger

import (
	"context"
	"encoding/json"
	"math"
	"slices"
)

// lines gives out the numbers of the entries that a filter wants, in their order.
// Lists read numbers first and rows after: a row is thirty times as wide as what
// filters look at.
type lines struct {
	l        *Ledger
	walk     walk
	from, to int64   // numbers that are not looked through yet
	ahead    []int64 // that were found; whole groups
	reach    int     // how many were looked at the last time, where that is asked
}

// A walk is a query for numbers of entries, in their order. Each of its parts has
// its values and then the two ends of a range of numbers, the second not included.
//
// Where the query costs the same however few are wanted, there is another one:
// near looks at no more than a number of entries, and has one row: the number of
// the last of them, how many they were, and the numbers of those that are wanted,
// in JSON.
type walk struct {
	query string // without a limit
	near  string
	parts [][]any
}

// args are the values of a walk through a range, and what comes after them.
func (w walk) args(from, to int64, more ...any) (all []any) {
	for _, values := range w.parts {
		all = append(append(all, values...), from, to)
	}
	return append(all, more...)
}

// lines begins a list.
func (l *Ledger) lines(f Filter, document string, names nameTable) *lines {
	a := &lines{l: l}
	asks, possible := f.asks(document, names)
	if !possible {
		return a
	}
	a.from, a.to = f.asOf()
	a.walk = l.dialect.walk(&f, asks)
	return a
}

// next returns the numbers of the next entries, and how many before them it has
// left out. It gives out and leaves out whole groups of one day and hash, since
// within a group numbers are in no order: so it may return more than wanted, and
// leave out fewer than skip. At the end it returns none.
func (a *lines) next(ctx context.Context, skip, wanted int) (numbers []int64, over int, err error) {
	if skip > 0 {
		if over, err = a.skip(ctx, skip); err != nil {
			return nil, 0, err
		}
	}
	for wanted += skip - over; len(numbers) < wanted; {
		if len(a.ahead) == 0 {
			if err := a.read(ctx, wanted); err != nil {
				return nil, 0, err
			}
			if len(a.ahead) == 0 {
				break
			}
		}
		n := min(wanted-len(numbers), len(a.ahead))
		for n < len(a.ahead) && a.ahead[n]>>serialBits == a.ahead[n-1]>>serialBits {
			n++
		}
		numbers, a.ahead = append(numbers, a.ahead[:n]...), a.ahead[n:]
	}
	return numbers, over, nil
}

// skip leaves out up to n entries at the beginning of a list, and tells how many.
func (a *lines) skip(ctx context.Context, n int) (over int, err error) {
	if a.walk.near != "" { // the index tells all at once
		if err := a.all(ctx); err != nil || len(a.ahead) <= n {
			a.ahead = nil
			return n, err
		}
		over, _ = slices.BinarySearch(a.ahead, a.ahead[n]>>serialBits<<serialBits)
		a.ahead = a.ahead[over:]
		return over, nil
	}
	at, err := a.find(ctx, a.from, a.to, 1, n)
	if err != nil {
		return 0, err
	}
	if len(at) == 0 { // there are no more than that
		a.from = a.to
		return n, nil
	}
	a.from = at[0] >> serialBits << serialBits
	before, err := a.find(ctx, a.from, at[0], math.MaxInt32, 0)
	return n - len(before), err
}

// read looks ahead, for some more than are wanted: with the rest of the last
// group, or as many again.
func (a *lines) read(ctx context.Context, wanted int) error {
	if a.walk.near != "" {
		return a.readNear(ctx, wanted)
	}
	for long := max(wanted+min(32, a.l.reach), min(4*wanted, longest)); a.from < a.to; long *= 2 {
		found, err := a.find(ctx, a.from, a.to, long, 0)
		if err != nil {
			return err
		}
		if len(found) < long {
			a.ahead, a.from = found, a.to
			return nil
		}
		last := found[len(found)-1] >> serialBits << serialBits // which may not be whole
		if n, _ := slices.BinarySearch(found, last); n > 0 {
			a.ahead, a.from = found[:n], last
			return nil
		}
	}
	return nil
}

// longest is how many numbers are read at once, where no more are wanted.
const longest = 2000

// firstReach is how many entries are looked at one by one, the first time; later
// they are more, up to sixteen times as many.
const firstReach = 2000

// readNear looks at the next entries. Where hardly any of them are wanted, it
// asks the index for all that are left.
func (a *lines) readNear(ctx context.Context, wanted int) error {
	for len(a.ahead) == 0 && a.from < a.to {
		a.reach = min(max(a.l.reach, 2*a.reach), 16*a.l.reach)
		var last int64
		var looked int
		var list string
		if err := a.l.row(ctx, a.walk.near, a.walk.args(a.from, a.to, a.reach)...).Scan(&last, &looked, &list); err != nil {
			return err
		}
		found := []int64{}
		if err := json.Unmarshal([]byte(list), &found); err != nil {
			return err
		}
		switch {
		case looked < a.reach:
			a.ahead, a.from = found, a.to
			return nil
		case len(found)*rare < wanted:
			return a.all(ctx)
		}
		end := last >> serialBits << serialBits // that group may not be whole
		if end <= a.from {
			return a.all(ctx) // it is longer than the reach
		}
		n, _ := slices.BinarySearch(found, end)
		a.ahead, a.from = found[:n], end
	}
	return nil
}

// rare is how many times as many would have to be looked at one by one where it
// costs no more to ask for all.
const rare = 8

// all reads all that is left.
func (a *lines) all(ctx context.Context) (err error) {
	a.ahead, err = a.find(ctx, a.from, a.to, math.MaxInt32, 0)
	a.from = a.to
	return err
}

// find returns up to limit numbers of a range, those at its beginning left out.
func (a *lines) find(ctx context.Context, from, to int64, limit, offset int) (numbers []int64, err error) {
	if from >= to {
		return nil, nil
	}
	err = a.l.rows(ctx, a.walk.query+" LIMIT ? OFFSET ?", a.walk.args(from, to, limit, offset), func(row scanner) error {
		var number int64
		err := row.Scan(&number)
		numbers = append(numbers, number)
		return err
	})
	return numbers, err
}
