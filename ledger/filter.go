package ledger

import (
	"strings"

	"hearsay"
)

// A Filter says which entries are wanted. What is left empty filters nothing,
// but for State: without one, entries are current.
type Filter struct {
	Category hearsay.Category
	Source   string // the name of a source that the figure passed through, however it is written
	Origin   string // the name of the source that it comes from, at the far end of the chain
	Place    string // however it is written
	AsOfFrom hearsay.Date
	AsOfTo   hearsay.Date // inclusive: "2024-03" is all of March
	Document string       // its key, a beginning of that, or the ID it came with
	Status   hearsay.ChainStatus
	Review   hearsay.Review
	State    hearsay.EntryState // [AnyState] for all
	Text     string             // words that an entry holds, all of them; those in quotation marks in a row
	Limit    int                // how many at most; 0 for all
	Offset   int                // how many to leave out first
}

// AnyState is for a [Filter] that wants entries of all states.
const AnyState hearsay.EntryState = "any"

// A query is a filter as SQL.
type query struct {
	from  string
	where []string
	args  []any
	order string // the column that puts them in order
	first int64  // the lowest number that is wanted
}

// firstDated is the lowest number of an entry that has an as-of date.
const firstDated = 1 << (hashBits + serialBits)

func (q *query) and(condition string, args ...any) {
	q.where = append(q.where, condition)
	q.args = append(q.args, args...)
}

// query turns a filter into SQL. document is its Document as a key. What narrows
// most comes first in the query, for a planner that knows no figures.
func (f *Filter) query(d *dialect, document string) query {
	q := query{from: "entries e", order: "e.number"}
	phrases := queryWords(f.Text)
	switch {
	case len(phrases) > 0 && d.hasWords:
		q.from, q.order = "words CROSS JOIN entries e ON e.number = words.rowid", "words.rowid"
		if f.Source != "" || f.Origin != "" {
			q.links(f, true)
		}
	case f.Source != "" || f.Origin != "":
		q.from, q.order = "links l CROSS JOIN entries e ON e.number = l.entry", "l.entry"
		if !d.hasWords {
			q.from = "links l JOIN entries e ON e.number = l.entry"
		}
		q.links(f, false)
	}
	switch {
	case len(phrases) > 0:
		q.and(d.search, d.match(phrases))
	case strings.TrimSpace(f.Text) != "":
		q.where = append(q.where, "1 = 0") // "!?" is in no entry
	}
	if f.AsOfFrom != "" || f.AsOfTo != "" {
		q.first = max(numberOf(f.AsOfFrom, "000000"), firstDated)
	}
	if f.AsOfTo != "" {
		q.and(q.order+" < ?", after(f.AsOfTo))
	}
	switch f.State {
	case "":
		q.where = append(q.where, "e.state = 'current'")
	case AnyState:
	case hearsay.Current: // spelled out, as the indexes have it
		q.where = append(q.where, "e.state = 'current'")
	default:
		q.and("e.state <> 'current' AND e.state = ?", string(f.State))
	}
	if document != "" {
		q.and("e.document = ?", document)
	}
	if f.Category != "" {
		q.and("e.category = ?", string(f.Category))
	}
	if f.Place != "" {
		q.and("e.place_key = ? AND e.place_key <> ''", fold(f.Place))
	}
	if f.Status != "" {
		q.and("e.status = ?", string(f.Status))
	}
	if f.Review != "" {
		q.and("e.review = ?", string(f.Review))
	}
	return q
}

// links asks for the sources of a filter: of the rows of links that the query
// goes through, or, if apart is set, of others.
func (q *query) links(f *Filter, apart bool) {
	const other = "EXISTS (SELECT 1 FROM links x WHERE x.entry = e.number AND x.source = ?)"
	const otherOrigin = "EXISTS (SELECT 1 FROM links x WHERE x.entry = e.number AND x.source = ? AND x.origin = 1)"
	switch {
	case apart:
		if f.Source != "" {
			q.and(other, fold(f.Source))
		}
		if f.Origin != "" {
			q.and(otherOrigin, fold(f.Origin))
		}
	case f.Origin != "":
		q.and("l.source = ?", fold(f.Origin))
		q.where = append(q.where, "l.origin = 1")
		if f.Source != "" {
			q.and(other, fold(f.Source))
		}
	default:
		q.and("l.source = ?", fold(f.Source))
	}
}

// sql returns the query for the columns, from a number on.
func (q *query) sql(columns string, limit string) string {
	where := ""
	if len(q.where) > 0 {
		where = " AND " + strings.Join(q.where, " AND ")
	}
	return "SELECT " + columns + " FROM " + q.from + " WHERE " + q.order + " >= ?" + where + " ORDER BY " + q.order + " LIMIT " + limit
}

// after is the first number of entries as of later than d.
func after(d hearsay.Date) int64 {
	switch len(d) {
	case len("2006"):
		return numberOf(d, "000000") + int64(13*32)<<(hashBits+serialBits)
	case len("2006-01"):
		return numberOf(d, "000000") + int64(32)<<(hashBits+serialBits)
	}
	return numberOf(d, "000000") + int64(1)<<(hashBits+serialBits)
}
