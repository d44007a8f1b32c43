package ledger

import (
	"strconv"
	"strings"
)

// A dialect is what SQLite and PostgreSQL do each in its own way. Queries are
// written with "?" for their values.
type dialect struct {
	name    string
	dollars bool                                // values are $1, $2 …
	escape  bool                                // strings may hold no zero byte
	begin   func(lasting, turned bool) []string // begins a deed; turned says that the last one was not so
	walk    func(f *Filter, a asking) walk      // goes to the entries of a filter
	listed  string                              // the numbers of a list in JSON, as a query
	inFile  bool                                // all of it is one file

	lie   order  // of documents in the database
	still string // begins a transaction that sees the ledger as it is now, whatever is written meanwhile

	verifyFirst, verifyLast func(*verifying) error // what each has to look for by itself

	addWords, dropWords string                                                // of an entry in the index of full text, by its number
	words               func(number int64, texts []string, all []facet) []any // what addWords wants
}

// An order is a column to go by, and what is less than all that stands in it.
type order struct {
	by     string
	before any
}

// rebind writes the places of values as the dialect has them. Queries of this
// package hold no "?" but for values.
func (d *dialect) rebind(query string) string {
	if !d.dollars {
		return query
	}
	var b strings.Builder
	n := 0
	for {
		before, after, ok := strings.Cut(query, "?")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		n++
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(n))
		query = after
	}
}

// PostgreSQL keeps no zero byte in a string, and a text may hold one. It is
// written as two noncharacters, and the first of these as itself twice.
const (
	escapeMark = "\ufdd0"
	escapeZero = "\ufdd0\ufdd1"
	escapeSelf = "\ufdd0\ufdd0"
)

var (
	escaper   = strings.NewReplacer(escapeMark, escapeSelf, "\x00", escapeZero)
	unescaper = strings.NewReplacer(escapeSelf, escapeMark, escapeZero, "\x00")
)

// out returns a value as the database takes it.
func (d *dialect) out(v any) any {
	if s, ok := v.(string); ok && d.escape && (strings.IndexByte(s, 0) >= 0 || strings.Contains(s, escapeMark)) {
		return escaper.Replace(s)
	}
	return v
}

// in returns a string as it was before out.
func (d *dialect) in(s string) string {
	if d.escape && strings.Contains(s, escapeMark) {
		return unescaper.Replace(s)
	}
	return s
}
