package coref

import (
	"cmp"
	"slices"

	"hearsay"
)

// place tells of each item the quotation that it stands in, whose words it
// stands in, and whose source it speaks for.
func (d *desk) place() {
	q := 0
	for i := range d.items {
		x := &d.items[i]
		for q < len(d.quotations) && d.quotations[q].End <= x.Start {
			q++
		}
		if q < len(d.quotations) && d.quotations[q].Has(x.Span) {
			x.quotation = int32(d.quotations[q].Run)
		}
	}
	d.cover()
	d.hearts = d.hearts[:0]
	for k := range d.attributions {
		i, ok := d.heart(d.attributions[k].Source)
		if !ok {
			i = -1
		} else if d.items[i].act < 0 {
			d.items[i].act = int32(k)
		}
		d.hearts = append(d.hearts, int32(i))
	}
}

// cover tells of each item the innermost attribution whose content holds it.
// Contents that lie deeper in one another than covers say are left out, which
// keeps the work in step with the length of the text.
func (d *desk) cover() {
	const covers = 8
	d.pieces = d.pieces[:0]
	for k := range d.attributions {
		for _, c := range d.attributions[k].Content {
			if !c.Empty() {
				d.pieces = append(d.pieces, piece{c, int32(k)})
			}
		}
	}
	slices.SortFunc(d.pieces, func(a, b piece) int { return cmp.Or(a.Start-b.Start, b.End-a.End, int(a.act-b.act)) })
	var open [covers]piece
	n, next := 0, 0
	for i := range d.items {
		x := &d.items[i]
		for next < len(d.pieces) && d.pieces[next].Start <= x.Start {
			if n == covers {
				n = closed(open[:n], d.pieces[next].Start)
			}
			if n < covers {
				open[n] = d.pieces[next]
				n++
			}
			next++
		}
		n = closed(open[:n], x.Start)
		size := 0
		for _, p := range open[:n] {
			if p.Has(x.Span) && (x.within < 0 || p.Len() < size) {
				x.within, size = p.act, p.Len()
			}
		}
	}
}

// A piece is a stretch of what an attribution says.
type piece struct {
	hearsay.Span
	act int32
}

// closed drops the pieces that end before byte at, and returns how many stay.
func closed(open []piece, at int) int {
	n := 0
	for _, p := range open {
		if p.End > at {
			open[n] = p
			n++
		}
	}
	return n
}

// heart returns the item that speaks in a source: its first mention, or the
// name behind it, as in "the governor, Ann Lee".
func (d *desk) heart(source hearsay.Span) (int, bool) {
	if source.Empty() {
		return 0, false
	}
	i, _ := slices.BinarySearchFunc(d.items, source.Start, func(x item, at int) int { return x.Start - at })
	for i < len(d.items) && d.items[i].mention < 0 && source.Has(d.items[i].Span) {
		i++ // "her spokesman"
	}
	if i == len(d.items) || !source.Has(d.items[i].Span) {
		return 0, false
	}
	if x := &d.items[i]; !x.kind.IsPronoun() && x.kind != Name && x.sort != group && x.sort != thing {
		j := i // the last of the items that hang on it: "the head | of the | agency"
		for j+1 < len(d.items) && j-i < 6 && d.hangs(j+1) {
			j++
		}
		if j+1 < len(d.items) {
			if y := &d.items[j+1]; y.kind == Name && y.sort != group && source.Has(y.Span) && d.gap(d.items[j].End, y.Start) == comma {
				y.partner = int32(i)
				return j + 1, true
			}
		}
	}
	return i, true
}

// hangs reports whether item i hangs on the one before it by a preposition, or
// is the owner or the thing owned in one that does.
func (d *desk) hangs(i int) bool {
	x, y := &d.items[i], &d.items[i-1]
	if x.first == y.first {
		return true
	}
	return x.first == y.last+1 && d.tokens[y.last].Tag == hearsay.ADP
}

// What may stand between two items.
const (
	apart = iota
	nothing
	comma
)

// gap tells what stands between two bytes of the text.
func (d *desk) gap(from, to int) int {
	const most = 4
	if from > to || to-from > most {
		return apart
	}
	found := nothing
	for _, c := range d.text[from:to] {
		switch {
		case c == ' ' || c == '\u00a0':
		case c == ',' && found == nothing:
			found = comma
		default:
			return apart
		}
	}
	return found
}

func (d *desk) word(token int) string { return d.tokens[token].In(d.text) }
