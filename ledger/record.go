package ledger

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"hearsay"
)

// A record is an entry as a row of the table: its fields, and what searching
// needs besides. The same list of columns writes it, reads it and seals it.
type record struct {
	hearsay.Entry
	number   int64  // its place in lists: see numberOf
	document string // key
	low      bound
	high     bound
	placeKey string
	chain    string // Chain as JSON
	names    string // of the chain, for full text
	posted   string
	readHash string // over what the reader made of it: see reading

	columns []column // of this record, once they were asked for
}

// A bound is an end of an interval as columns.
type bound struct {
	plain   string // "1200000"
	kind    int
	written string // "12e5"
	order   string // see sortable
}

// A column is one value of a row: a *string, *int, *int64, *float64 or *[]byte
// that it is read into and written from.
type column struct {
	name  string
	value any
}

func (c column) get() any {
	switch v := c.value.(type) {
	case *string:
		return *v
	case *int:
		return int64(*v)
	case *int64:
		return *v
	case *float64:
		return *v
	case *[]byte:
		return *v
	}
	panic(fmt.Sprintf("ledger: column %s is a %T", c.name, c.value))
}

// cols returns the columns of r, in the order of the table.
func (r *record) cols() []column {
	if r.columns != nil {
		return r.columns
	}
	all := make([]column, 0, 96)
	add := func(name string, value any) { all = append(all, column{name, value}) }
	add("number", &r.number)
	add("id", &r.ID)
	add("document", &r.document)
	for _, e := range r.excerpts() {
		add(e.name+"_words", &e.Words)
		add(e.name+"_start", &e.Start)
		add(e.name+"_end", &e.End)
		add(e.name+"_first", &e.Points.Start)
		add(e.name+"_last", &e.Points.End)
	}
	for _, b := range []struct {
		name string
		*bound
	}{{"low", &r.low}, {"high", &r.high}} {
		add(b.name, &b.plain)
		add(b.name+"_kind", &b.kind)
		add(b.name+"_written", &b.written)
		add(b.name+"_order", &b.order)
	}
	add("hedge", (*string)(&r.Hedge))
	add("unit", (*string)(&r.Unit))
	add("kind", (*string)(&r.Kind))
	add("aspect", (*string)(&r.Aspect))
	add("per", &r.Per)
	add("category", (*string)(&r.Category))
	add("measure", &r.Measure)
	add("population", &r.Population)
	add("place_key", &r.placeKey)
	add("event_date", (*string)(&r.EventDate))
	add("as_of", (*string)(&r.AsOf))
	add("basis", (*string)(&r.Basis))
	add("polarity", (*string)(&r.Polarity))
	add("chain", &r.chain)
	add("names", &r.names)
	add("status", (*string)(&r.Status))
	add("confidence", &r.Confidence)
	add("prefix", &r.Prefix)
	add("suffix", &r.Suffix)
	add("reader", &r.Reader)
	add("posted", &r.posted)
	add("state", (*string)(&r.State))
	add("next", &r.Next)
	add("review", (*string)(&r.Review))
	add("read_hash", &r.readHash)
	r.columns = all
	return all
}

// A namedExcerpt is an excerpt with the name that its columns begin with.
type namedExcerpt struct {
	name string
	*hearsay.Excerpt
}

// excerpts returns the words of an entry, those of its chain left out.
func (r *record) excerpts() []namedExcerpt {
	e := &r.Entry
	return []namedExcerpt{{"figure", &e.Figure}, {"core", &e.Core}, {"of", &e.Of}, {"including", &e.Including},
		{"excluding", &e.Excluding}, {"place", &e.Place}, {"event", &e.EventWords}, {"as_of", &e.AsOfWords}, {"quote", &e.Quote}}
}

// A hand is a link of a chain as JSON, without the source: people may merge
// sources, and the chain stays what the text says.
type hand struct {
	Name     string        `json:"name"`
	Resolved string        `json:"resolved,omitempty"`
	Named    bool          `json:"named,omitempty"`
	Party    hearsay.Party `json:"party,omitempty"`
	Words    *excerpt      `json:"words,omitempty"`
	Cue      *excerpt      `json:"cue,omitempty"`
}

type excerpt struct {
	Words string `json:"words"`
	Bytes [2]int `json:"bytes"`
	Point [2]int `json:"points"`
}

func excerptJSON(e hearsay.Excerpt) *excerpt {
	if e == (hearsay.Excerpt{}) {
		return nil
	}
	return &excerpt{e.Words, [2]int{e.Start, e.End}, [2]int{e.Points.Start, e.Points.End}}
}

func (e *excerpt) excerpt() hearsay.Excerpt {
	if e == nil {
		return hearsay.Excerpt{}
	}
	return hearsay.Excerpt{Span: hearsay.Span{Start: e.Bytes[0], End: e.Bytes[1]},
		Points: hearsay.Span{Start: e.Point[0], End: e.Point[1]}, Words: e.Words}
}

// derive sets what follows from the fields of the entry.
func (r *record) derive() {
	r.low, r.high = boundOf(r.Value.Low), boundOf(r.Value.High)
	r.placeKey = fold(r.Place.Words)
	hands := make([]hand, len(r.Chain))
	var names []string
	for i, h := range r.Chain {
		hands[i] = hand{Name: h.Name, Resolved: h.Resolved, Named: h.Named, Party: h.Party, Words: excerptJSON(h.Words), Cue: excerptJSON(h.Cue)}
		names = append(names, h.Name)
		if h.Resolved != h.Name {
			names = append(names, h.Resolved)
		}
	}
	chain, err := json.Marshal(hands)
	if err != nil {
		panic(err) // strings and numbers alone
	}
	r.chain = string(chain)
	r.names = strings.TrimSpace(strings.Join(names, "\n"))
	if math.IsNaN(r.Confidence) || math.IsInf(r.Confidence, 0) {
		r.Confidence = 0
	}
}

// restore sets the fields of the entry that stand otherwise in the row.
func (r *record) restore() error {
	var err error
	if r.Value.Low, err = r.low.bound(); err != nil {
		return fmt.Errorf("low: %w", err)
	}
	if r.Value.High, err = r.high.bound(); err != nil {
		return fmt.Errorf("high: %w", err)
	}
	var hands []hand
	if err := json.Unmarshal([]byte(r.chain), &hands); err != nil {
		return fmt.Errorf("chain: %w", err)
	}
	r.Chain = nil
	for _, h := range hands {
		r.Chain = append(r.Chain, hearsay.Hand{Name: h.Name, Resolved: h.Resolved, Named: h.Named, Party: h.Party, Words: h.Words.excerpt(), Cue: h.Cue.excerpt()})
	}
	r.Posted = unstamp(r.posted)
	return nil
}

func boundOf(b hearsay.Bound) bound {
	if b.Kind == hearsay.Unbounded {
		return bound{}
	}
	coef := b.At.Coef
	if coef == "" {
		coef = "0"
	}
	return bound{plain: b.At.String(), kind: int(b.Kind), written: coef + "e" + strconv.Itoa(b.At.Exp), order: sortable(b.At)}
}

func (b bound) bound() (hearsay.Bound, error) {
	if b.kind == int(hearsay.Unbounded) {
		return hearsay.Bound{}, nil
	}
	d, err := decimal(b.written)
	return hearsay.Bound{Kind: hearsay.BoundKind(b.kind), At: d}, err
}

// decimal reads "12e5".
func decimal(s string) (hearsay.Decimal, error) {
	coef, exp, ok := strings.Cut(s, "e")
	n, err := strconv.Atoi(exp)
	if digits := strings.TrimPrefix(coef, "-"); !ok || err != nil || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return hearsay.Decimal{}, fmt.Errorf("%q is no number", s)
	}
	return hearsay.Decimal{Coef: coef, Exp: n}, nil
}

// sortable writes d so that texts sort as their numbers do: the sign, the place
// of the first digit, the digits. Of a negative number all are turned round.
func sortable(d hearsay.Decimal) string {
	digits, negative := strings.CutPrefix(d.Coef, "-")
	digits = strings.TrimLeft(digits, "0")
	place := d.Exp + len(digits) // the number is 0.digits × 10^place
	digits = strings.TrimRight(digits, "0")
	if digits == "" {
		return "1"
	}
	const middle, widest = 500_000_000, 999_999_999
	place = min(max(place, 1-middle), middle-1) + middle
	if !negative {
		return fmt.Sprintf("2%09d.%s", place, digits)
	}
	turned := []byte(digits)
	for i, c := range turned {
		turned[i] = '0' + '9' - c
	}
	return fmt.Sprintf("0%09d.%s~", widest-place, turned)
}

// numberOf is the first number of entries as of a day in a text of a hash; their
// order is that of lists. It has 22 bits for the day, 21 for the hash, and
// leaves 20 to tell such entries apart.
func numberOf(asOf hearsay.Date, textHash string) int64 {
	year, month, day := 0, 0, 0
	if _, ok := asOf.Time(); ok {
		year, _ = strconv.Atoi(string(asOf[:4]))
		if len(asOf) >= 7 {
			month, _ = strconv.Atoi(string(asOf[5:7]))
		}
		if len(asOf) >= 10 {
			day, _ = strconv.Atoi(string(asOf[8:10]))
		}
	}
	hash, _ := strconv.ParseUint(textHash[:min(len(textHash), 6)], 16, 32)
	return int64((year*13+month)*32+day)<<(hashBits+serialBits) | int64(hash>>(24-hashBits))<<serialBits
}

const (
	hashBits   = 21
	serialBits = 20
)
