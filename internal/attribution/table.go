package attribution

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// A Table holds what features speak for: a row of small whole numbers for each
// feature that was worth keeping. A feature is known by its hash alone. A Table
// is made once and then only read, by any number of goroutines.
//
// Features are dealt into groups, and each group is spread over the slots in
// such a way that no two features share one, so that a single look tells
// (hash and displace; Belazzougui, Botelho and Dietzfelbinger 2009).
type Table struct {
	width  int      // of a row
	bits   int      // 1<<bits slots
	spread []uint16 // of each group, what moves its features to free slots
	checks []uint16 // of the feature in each slot; 0 where it is empty
	rows   []int8   // of each slot
}

// eachGroup is the number of slots for a group, as a power of two.
const eachGroup = 3

// A Row is what one feature speaks for.
type Row struct {
	Feature Feature
	Values  []int8
}

func emptyTable(width, bits int) *Table {
	return &Table{width, bits, make([]uint16, 1<<(bits-eachGroup)), make([]uint16, 1<<bits), make([]int8, width<<bits)}
}

// NewTable returns a Table of rows of a width, with 1<<bits slots (bits from 6 to
// 17). Where there is no room for all, those that say least are left out.
func NewTable(width, bits int, rows []Row) *Table {
	t := emptyTable(width, bits)
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(weight(b.Values)-weight(a.Values), cmp.Compare(a.Feature, b.Feature))
	})
	rows = rows[:min(len(rows), 1<<bits-1<<bits/16)]
	groups := make([][]Row, len(t.spread))
	order := make([]int, len(groups))
	for g := range order {
		order[g] = g
	}
	for _, r := range rows {
		g := t.group(r.Feature)
		groups[g] = append(groups[g], r)
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(groups[b]) - len(groups[a]) })
	for _, g := range order {
		for group := groups[g]; len(group) > 0 && !t.settle(g, group); {
			group = group[:len(group)-1]
		}
	}
	return t
}

func weight(values []int8) (n int) {
	for _, v := range values {
		n += int(v) * int(v)
	}
	return n
}

// settle puts the rows of a group into free slots, and reports whether there
// was a way to.
func (t *Table) settle(g int, rows []Row) bool {
	slots := make([]int, len(rows))
	for by := range 1 << (t.bits - 1) {
		t.spread[g] = uint16(by)
		free := true
		for i := 0; i < len(rows) && free; i++ {
			slots[i] = t.slot(rows[i].Feature)
			free = t.checks[slots[i]] == 0 && !slices.Contains(slots[:i], slots[i])
		}
		if free {
			for i, r := range rows {
				t.checks[slots[i]] = checkOf(r.Feature)
				copy(t.rows[slots[i]*t.width:], r.Values)
			}
			return true
		}
	}
	return false
}

// stir mixes the bits of a feature, since near answers give near hashes. The
// highest bits tell its group, those from 32 up its slot, those from 16 up its
// check.
func stir(f Feature) uint64 { return (uint64(f) ^ uint64(f)>>32) * mulB }

func (t *Table) group(f Feature) int { return int(stir(f) >> (64 - (t.bits - eachGroup))) }

// slot returns the slot in which a feature lies, if it is there.
func (t *Table) slot(f Feature) int { return int(slotOf(stir(f), t.spread[t.group(f)], t.bits)) }

// slotOf returns the slot of a stirred feature whose group is spread by so much.
// The spread may be narrower than the slots are many, so it moves their higher
// bits.
func slotOf(h uint64, spread uint16, bits int) uint32 {
	return (uint32(h>>32) ^ uint32(spread)<<1) & (1<<bits - 1)
}

// checkOf returns what tells a feature from others that want its slot.
func checkOf(f Feature) uint16 { return uint16(stir(f)>>16) | 1 }

// Parts returns t as the parts of a model's file: its sizes with how its groups
// are spread and the gaps before the slots that are in use, their checks, and
// their rows.
func (t *Table) Parts() (slots, checks, rows []byte) {
	slots = binary.AppendUvarint(nil, uint64(t.width))
	slots = binary.AppendUvarint(slots, uint64(t.bits))
	for _, by := range t.spread {
		slots = binary.AppendUvarint(slots, uint64(by))
	}
	last := -1
	for i, c := range t.checks {
		if c == 0 {
			continue
		}
		slots = binary.AppendUvarint(slots, uint64(i-last))
		last = i
		checks = binary.LittleEndian.AppendUint16(checks, c)
		for _, v := range t.rows[i*t.width:][:t.width] {
			rows = append(rows, byte(v))
		}
	}
	return slots, checks, rows
}

var errTable = errors.New("a table of the model is broken")

// ReadTable reads what [Table.Parts] wrote.
func ReadTable(slots, checks, rows []byte) (*Table, error) {
	next := func() int {
		x, n := binary.Uvarint(slots)
		if n <= 0 || x > 1<<26 {
			slots = nil
			return 0
		}
		slots = slots[n:]
		return int(x)
	}
	width, bits := next(), next()
	if width < 1 || width > 64 || bits < 6 || bits > 17 {
		return nil, errTable
	}
	t := emptyTable(width, bits)
	for g := range t.spread {
		by := next()
		if by >= 1<<(bits-1) {
			return nil, errTable
		}
		t.spread[g] = uint16(by)
	}
	at := -1
	for ; len(checks) >= 2; checks = checks[2:] {
		at += next()
		if at < 0 || at >= len(t.checks) || len(rows) < t.width {
			return nil, errTable
		}
		t.checks[at] = binary.LittleEndian.Uint16(checks)
		for i := range t.width {
			t.rows[at*t.width+i] = int8(rows[i])
		}
		rows = rows[t.width:]
	}
	if len(rows) > 0 || len(slots) > 0 {
		return nil, errTable
	}
	return t, nil
}
