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
type Table struct {
	width  int      // of a row
	bits   int      // 1<<bits slots
	checks []uint16 // of the feature in each slot; 0 where it is empty
	rows   []int8   // of each slot
}

// probes is the number of slots in which a feature may lie.
const probes = 4

// A Row is what one feature speaks for.
type Row struct {
	Feature Feature
	Values  []int8
}

// NewTable returns a Table of rows of a width. Where too many features want
// the same slots, those that say least are left out.
func NewTable(width int, rows []Row) *Table {
	bits := 6
	for 1<<bits < len(rows)+len(rows)/2 {
		bits++
	}
	t := &Table{width, bits, make([]uint16, 1<<bits+probes), make([]int8, (1<<bits+probes)*width)}
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(weight(b.Values)-weight(a.Values), cmp.Compare(a.Feature, b.Feature))
	})
	for _, r := range rows {
		slot, check := t.place(r.Feature)
		for i := slot; i < slot+probes; i++ {
			if t.checks[i] == check {
				break // another feature that looks like it and says more
			}
			if t.checks[i] == 0 {
				t.checks[i] = check
				copy(t.rows[i*width:], r.Values)
				break
			}
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

// place returns the first slot in which a feature may lie, and its check. The
// hash is stirred first, since near answers give near hashes.
func (t *Table) place(f Feature) (slot int, check uint16) {
	h := stir(f)
	return int(h >> (64 - t.bits)), uint16(h>>16) | 1
}

// stir mixes the bits of a feature.
func stir(f Feature) uint64 { return (uint64(f) ^ uint64(f)>>32) * mulB }

// Parts returns t as the parts of a model's file: its sizes with the gaps
// before the slots that are in use, their checks, and their rows.
func (t *Table) Parts() (slots, checks, rows []byte) {
	slots = binary.AppendUvarint(nil, uint64(t.width))
	slots = binary.AppendUvarint(slots, uint64(t.bits))
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
	t := &Table{width: next(), bits: next()}
	if t.width < 1 || t.width > 64 || t.bits < 1 || t.bits > 22 {
		return nil, errTable
	}
	t.checks, t.rows = make([]uint16, 1<<t.bits+probes), make([]int8, (1<<t.bits+probes)*t.width)
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
