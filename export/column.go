package export

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// A Column is one field of an entry as tables have it. Its name is also what a
// correction calls the field by.
type Column struct {
	Name string
	Doc  string // what stands in it, in one sentence
	Kind ColumnKind

	// Values are all that the column may hold besides nothing, where that is a
	// fixed list.
	Values []string

	// Derived says that what stands there follows from other columns, and is
	// not read back.
	Derived bool

	cell func(Row, EntryOptions) string
	take func(*Row, string) error // a cell that is not empty
}

// A ColumnKind is what sort of value a column holds. Whatever it is, an empty
// cell says that nothing is known.
type ColumnKind string

// The kinds of column. A cell is text in every one; the kind says how that is
// read.
const (
	TextColumn    ColumnKind = "text"    // words, or one of the column's values
	DecimalColumn ColumnKind = "decimal" // a number with all its digits
	WholeColumn   ColumnKind = "whole"   // a whole number of 0 or more
	ShareColumn   ColumnKind = "share"   // from 0 to 1, to four places
	TruthColumn   ColumnKind = "truth"   // "true" or "false"
	DateColumn    ColumnKind = "date"    // a day, a month or a year: see [hearsay.Date]
	MomentColumn  ColumnKind = "moment"  // after RFC 3339, in UTC
	ListColumn    ColumnKind = "list"    // a list in JSON
	ObjectColumn  ColumnKind = "object"  // an object in JSON
)

// Cell returns what stands in the column for row: "" if nothing is known.
func (c *Column) Cell(row Row, opt EntryOptions) string { return c.cell(row, opt) }

// Columns are the columns of entries, in the order in which tables have them.
var Columns = allColumns()

// ColumnNamed returns the column with that name, or nil.
func ColumnNamed(name string) *Column {
	for _, c := range Columns {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func allColumns() []*Column {
	var all []*Column
	for _, list := range [][]*Column{whatColumns(), whoColumns(), reviewColumns(), placeColumns(), documentColumns(), lastColumns()} {
		all = append(all, list...)
	}
	return all
}

// whatColumns tell the figure and what it is about.
func whatColumns() []*Column {
	return []*Column{
		textOf("id", "names the entry; the beginning of the SHA-256 of the document's ID, the hash of its text and the place of the figure in bytes",
			func(r *Row) *string { return &r.Entry.ID }),
		excerptWords("figure", "the figure as the article puts it: “more than 62,000”", figureOfEntry),
		boundOf("low", "the least that the wording allows, in unit; empty if there is no least", func(r *Row) *hearsay.Bound { return &r.Entry.Value.Low }),
		boundOf("high", "the most that the wording allows; empty if there is no most", func(r *Row) *hearsay.Bound { return &r.Entry.Value.High }),
		openBound("low_open", "whether low itself is left out, as in “more than 40”", func(r *Row) *hearsay.Bound { return &r.Entry.Value.Low }),
		openBound("high_open", "whether high itself is left out, as in “fewer than 40”", func(r *Row) *hearsay.Bound { return &r.Entry.Value.High }),
		wordOf("hedge", "how firmly it is put", func(r *Row) *hearsay.Hedge { return &r.Entry.Hedge }, hearsay.Plain, hearsay.About, hearsay.Nearly, hearsay.Vague),
		wordOf("unit", "what it is counted or measured in: person, percent, a code of ISO 4217, the counted noun in the singular", func(r *Row) *hearsay.Unit { return &r.Entry.Unit }),
		wordOf("kind", "what sort of quantity it is", func(r *Row) *hearsay.FigureKind { return &r.Entry.Kind },
			hearsay.Count, hearsay.Share, hearsay.Money, hearsay.Size, hearsay.Rate, hearsay.Duration, hearsay.Age, hearsay.Multiple, hearsay.Index),
		excerptWords("of", "what is counted, in the words of the article", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Of }),
		wordOf("category", "what happened to what is counted", func(r *Row) *hearsay.Category { return &r.Entry.Category }, hearsay.Categories...),
		textOf("measure", "what is counted, in a few canonical words", func(r *Row) *string { return &r.Entry.Measure }),
		textOf("population", "whom the count is limited to, if the text says: children, civilians", func(r *Row) *string { return &r.Entry.Population }),
		excerptWords("including", "who is counted among them", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Including }),
		excerptWords("excluding", "who is left out", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Excluding }),
		wordOf("aspect", "which side of the quantity is given: where it stands, or by how much it rose", func(r *Row) *hearsay.Aspect { return &r.Entry.Aspect },
			hearsay.Level, hearsay.Rise, hearsay.Fall, hearsay.PartOf, hearsay.Forecast),
		textOf("per", "what a rate is taken over: day", func(r *Row) *string { return &r.Entry.Per }),
		excerptWords("place", "where it happened", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Place }),
		dateOf("event_date", "when it happened", func(r *Row) *hearsay.Date { return &r.Entry.EventDate }),
		excerptWords("event_words", "the words that tell event_date", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.EventWords }),
		dateOf("as_of", "the time as of which the figure holds", func(r *Row) *hearsay.Date { return &r.Entry.AsOf }),
		wordOf("as_of_basis", "how as_of is known: the text gives it, it was reckoned from the day of the article, or it is that day",
			func(r *Row) *hearsay.Basis { return &r.Entry.Basis }, hearsay.Stated, hearsay.Relative, hearsay.Publication),
		excerptWords("as_of_words", "the words that tell as_of", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.AsOfWords }),
	}
}

// whoColumns tell who stands behind it.
func whoColumns() []*Column {
	return []*Column{
		wordOf("polarity", "how the source stands to the figure", func(r *Row) *hearsay.Polarity { return &r.Entry.Polarity },
			hearsay.Says, hearsay.Denies, hearsay.Corrects, hearsay.CannotVerify, hearsay.Forecasts, hearsay.Plans, hearsay.ThreatensOrPlans),
		{Name: "chain", Doc: "those through whom it came, the nearest to the article first; an arrow points from who cites to who is cited", Kind: TextColumn, Derived: true,
			cell: func(r Row, opt EntryOptions) string { return chainOf(r.Entry, opt) }},
		{Name: "origin", Doc: "the last of the chain: as far back as the text leads", Kind: TextColumn, Derived: true,
			cell: func(r Row, opt EntryOptions) string { return originOf(r.Entry, opt) }},
		wordOf("chain_status", "how far the chain leads: to somebody named, to somebody unnamed, or nobody is made responsible",
			func(r *Row) *hearsay.ChainStatus { return &r.Entry.Status }, hearsay.Complete, hearsay.EndsUnnamed, hearsay.Unattributed),
		{Name: "confidence", Doc: "how often the origin of such an entry was right, from 0 to 1", Kind: ShareColumn,
			cell: func(r Row, _ EntryOptions) string { return fourPlaces(r.Entry.Confidence) },
			take: func(r *Row, cell string) (err error) {
				r.Entry.Confidence, err = strconv.ParseFloat(cell, 64)
				if err != nil || math.IsNaN(r.Entry.Confidence) || math.IsInf(r.Entry.Confidence, 0) {
					return errors.New("not a number")
				}
				return nil
			}},
		{Name: "origins", Doc: OriginsNote, Kind: WholeColumn, Derived: true,
			cell: func(Row, EntryOptions) string { return "" }},
	}
}

// reviewColumns tell what became of it.
func reviewColumns() []*Column {
	return []*Column{
		wordOf("review", "what people have made of it; open if nobody has ruled", func(r *Row) *hearsay.Review { return &r.Entry.Review }, hearsay.Reviews...),
		wordOf("state", "whether the ledger goes by it now", func(r *Row) *hearsay.EntryState { return &r.Entry.State }, hearsay.Current, hearsay.Superseded, hearsay.Forgotten),
		textOf("next", "the entry that took its place, if one did", func(r *Row) *string { return &r.Entry.Next }),
		textOf("reader", "the version of the program that read it", func(r *Row) *string { return &r.Entry.Reader }),
		momentOf("posted", "when it was posted", func(r *Row) *time.Time { return &r.Entry.Posted }),
		excerptWords("quote", "at most 25 words around the figure, within its sentence", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Quote }),
		textOf("prefix", "up to 32 code points before the figure", func(r *Row) *string { return &r.Entry.Prefix }),
		textOf("suffix", "up to 32 code points after the figure", func(r *Row) *string { return &r.Entry.Suffix }),
	}
}

// placeColumns tell where the words stand.
func placeColumns() []*Column {
	all := []*Column{excerptWords("core", "the numeral with its scale word: “62,000”, “40 billion”", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Core })}
	for _, x := range excerpts {
		name := x.name
		if name == "figure" {
			name = "span"
		}
		all = append(all,
			pointOf(name+"_start", "where "+x.name+" begins in the text, in Unicode code points from 0", func(r *Row) *int { return &x.of(r.Entry).Points.Start }, x.of),
			pointOf(name+"_end", "where "+x.name+" ends, in code points", func(r *Row) *int { return &x.of(r.Entry).Points.End }, x.of))
	}
	return append(all,
		&Column{Name: "bytes", Doc: "the same places in bytes of the text in UTF-8, by the name of their column", Kind: ObjectColumn, cell: bytesCell, take: takeBytes},
		exactBound("low_exact", "low as digits and a power of ten, which keeps how precisely it was put: 12e5 is 1.2 million, 120e4 is 1.20 million",
			func(r *Row) *hearsay.Bound { return &r.Entry.Value.Low }),
		exactBound("high_exact", "high in the same way", func(r *Row) *hearsay.Bound { return &r.Entry.Value.High }),
	)
}

// documentColumns tell which document it stands in.
func documentColumns() []*Column {
	return []*Column{
		textOf("document", "the document's ID, as it was handed in; a file's is its path", func(r *Row) *string { return &r.Entry.Filing.Document.ID }),
		textOf("document_key", "names the document in the ledger; the beginning of the SHA-256 of its ID and the hash of its text", func(r *Row) *string { return &r.Entry.Filing.Key }),
		textOf("outlet", "who published it", func(r *Row) *string { return &r.Entry.Filing.Document.Outlet }),
		textOf("agency", "the wire that it credits", func(r *Row) *string { return &r.Entry.Filing.Document.Agency }),
		textOf("byline", "who signed it", func(r *Row) *string { return &r.Entry.Filing.Document.Byline }),
		textOf("title", "its headline", func(r *Row) *string { return &r.Entry.Filing.Document.Title }),
		textOf("url", "where it was published", func(r *Row) *string { return &r.Entry.Filing.Document.URL }),
		dateOf("published", "when it was published", func(r *Row) *hearsay.Date { return &r.Entry.Filing.Document.Published }),
		textOf("language", "the language it is in, as a tag of BCP 47", func(r *Row) *string { return &r.Entry.Filing.Document.Language }),
		textOf("text_sha256", "the SHA-256 of its text in UTF-8, in hexadecimal", func(r *Row) *string { return &r.Entry.Filing.TextHash }),
		{Name: "text_length", Doc: "the length of its text, in code points", Kind: WholeColumn,
			cell: func(r Row, _ EntryOptions) string { return strconv.Itoa(r.Entry.Filing.Length) },
			take: func(r *Row, cell string) error { return takeWhole(&r.Entry.Filing.Length, cell) }},
		textOf("bytes_sha256", "the SHA-256 of its bytes as they were received", func(r *Row) *string { return &r.Entry.Filing.Receipt.Hash }),
		textOf("media_type", "the media type of these bytes", func(r *Row) *string { return &r.Entry.Filing.Receipt.Media }),
		textOf("address", "where they came from: a path, a path with a line, or a URL", func(r *Row) *string { return &r.Entry.Filing.Receipt.Address }),
		momentOf("captured", "when they were received", func(r *Row) *time.Time { return &r.Entry.Filing.Receipt.Captured }),
		textOf("captured_by", "what received them", func(r *Row) *string { return &r.Entry.Filing.Receipt.Tool }),
		textOf("forgotten", "why the text was removed from the ledger; empty as long as it is kept", func(r *Row) *string { return &r.Entry.Filing.Forgotten }),
		{Name: "document_notes", Doc: "what was odd about its arrival", Kind: ListColumn, cell: notesCell, take: takeNotes},
	}
}

// lastColumns are lists that a person seldom looks at.
func lastColumns() []*Column {
	return []*Column{
		{Name: "links", Doc: "the chain with every link's words and their places: span in code points, bytes in bytes", Kind: ListColumn, cell: linksCell, take: takeLinks},
		{Name: "verdicts", Doc: "what people have ruled, the oldest first", Kind: ListColumn, cell: verdictsCell, take: takeVerdicts},
		{Name: "text", Doc: "the text of the document; only where it was asked for", Kind: TextColumn,
			cell: func(r Row, opt EntryOptions) string {
				if !opt.WithText {
					return ""
				}
				return r.Entry.Filing.Document.Text
			},
			take: func(r *Row, cell string) error {
				r.Entry.Filing.Document.Text = cell
				return nil
			}},
	}
}

// An excerptOf is one of the excerpts of an entry, by the name of the column
// that holds its words.
type excerptOf struct {
	name string
	of   func(*hearsay.Entry) *hearsay.Excerpt
}

// excerpts are those that have columns of their own.
var excerpts = []excerptOf{
	{"figure", figureOfEntry},
	{"core", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Core }},
	{"of", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Of }},
	{"including", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Including }},
	{"excluding", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Excluding }},
	{"place", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Place }},
	{"event_words", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.EventWords }},
	{"as_of_words", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.AsOfWords }},
	{"quote", func(e *hearsay.Entry) *hearsay.Excerpt { return &e.Quote }},
}

func figureOfEntry(e *hearsay.Entry) *hearsay.Excerpt { return &e.Figure }

// textOf is a column of words that are no excerpt.
func textOf(name, doc string, at func(*Row) *string) *Column {
	return &Column{Name: name, Doc: doc, Kind: TextColumn,
		cell: func(r Row, _ EntryOptions) string { return *at(&r) },
		take: func(r *Row, cell string) error { *at(r) = cell; return nil }}
}

// wordOf is a column that holds one of a list of words, or any if there is none.
func wordOf[W ~string](name, doc string, at func(*Row) *W, values ...W) *Column {
	c := &Column{Name: name, Doc: doc, Kind: TextColumn,
		cell: func(r Row, _ EntryOptions) string { return string(*at(&r)) },
		take: func(r *Row, cell string) error { *at(r) = W(cell); return nil }}
	for _, v := range values {
		c.Values = append(c.Values, string(v))
	}
	return c
}

// dateOf is a column of a day, a month or a year.
func dateOf(name, doc string, at func(*Row) *hearsay.Date) *Column {
	c := wordOf(name, doc+"; a day, a month or a year after ISO 8601", at)
	c.Kind = DateColumn
	return c
}

// excerptWords is a column of the words of an excerpt.
func excerptWords(name, doc string, of func(*hearsay.Entry) *hearsay.Excerpt) *Column {
	return &Column{Name: name, Doc: doc, Kind: TextColumn,
		cell: func(r Row, opt EntryOptions) string { return opt.words(of(r.Entry).Words) },
		take: func(r *Row, cell string) error { of(r.Entry).Words = cell; return nil }}
}

// pointOf is a column of one end of an excerpt.
func pointOf(name, doc string, at func(*Row) *int, of func(*hearsay.Entry) *hearsay.Excerpt) *Column {
	return &Column{Name: name, Doc: doc, Kind: WholeColumn,
		cell: func(r Row, _ EntryOptions) string {
			if of(r.Entry).Points.Empty() {
				return ""
			}
			return strconv.Itoa(*at(&r))
		},
		take: func(r *Row, cell string) error { return takeWhole(at(r), cell) }}
}

// momentOf is a column of an instant.
func momentOf(name, doc string, at func(*Row) *time.Time) *Column {
	return &Column{Name: name, Doc: doc, Kind: MomentColumn,
		cell: func(r Row, _ EntryOptions) string { return momentCell(*at(&r)) },
		take: func(r *Row, cell string) (err error) { *at(r), err = takeMoment(cell); return err }}
}

func momentCell(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func takeMoment(cell string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339Nano, cell)
	if err != nil {
		return t, errors.New("not a time such as 2031-05-14T06:00:00Z")
	}
	return t.UTC(), nil
}

// boundOf is a column of one end of an interval, in plain digits. What it is
// read from is the exact column, if there is one.
func boundOf(name, doc string, at func(*Row) *hearsay.Bound) *Column {
	return &Column{Name: name, Doc: doc, Kind: DecimalColumn,
		cell: func(r Row, _ EntryOptions) string { return csvBound(*at(&r)) },
		take: func(r *Row, cell string) error {
			b := at(r)
			if b.Kind == hearsay.Unbounded {
				b.Kind = hearsay.Included
			}
			d, err := ParseDecimal(cell)
			b.At = d
			return err
		}}
}

// exactBound is a column of one end of an interval, as digits and a power of ten.
func exactBound(name, doc string, at func(*Row) *hearsay.Bound) *Column {
	return &Column{Name: name, Doc: doc, Kind: TextColumn,
		cell: func(r Row, _ EntryOptions) string {
			b := at(&r)
			if b.Kind == hearsay.Unbounded {
				return ""
			}
			return exactOf(b.At)
		},
		take: func(r *Row, cell string) error {
			b := at(r)
			d, err := parseExact(cell)
			switch {
			case err != nil:
				return err
			case b.Kind == hearsay.Unbounded:
				return errors.New("there is no such bound")
			case !sameDecimal(b.At, d):
				return fmt.Errorf("not %s", digits(b.At))
			}
			b.At = d
			return nil
		}}
}

// openBound is a column that says whether an end is left out.
func openBound(name, doc string, at func(*Row) *hearsay.Bound) *Column {
	return &Column{Name: name, Doc: doc, Kind: TruthColumn,
		cell: func(r Row, _ EntryOptions) string { return csvOpen(*at(&r)) },
		take: func(r *Row, cell string) error {
			b := at(r)
			switch strings.ToLower(cell) {
			case "false":
				return nil
			case "true":
				if b.Kind == hearsay.Unbounded {
					return errors.New("there is no such bound")
				}
				b.Kind = hearsay.Excluded
				return nil
			}
			return errors.New("neither true nor false")
		}}
}

func takeWhole(to *int, cell string) error {
	n, err := strconv.Atoi(cell)
	if err != nil || n < 0 {
		return errors.New("not a whole number")
	}
	*to = n
	return nil
}

// chainOf is the chain as CSV has it, nearest to the article first.
func chainOf(e *hearsay.Entry, opt EntryOptions) string {
	names := make([]string, len(e.Chain))
	for i := range e.Chain {
		names[i] = TellerOf(&e.Chain[i], opt)
	}
	return strings.Join(names, " → ")
}

func originOf(e *hearsay.Entry, opt EntryOptions) string {
	h, ok := e.Origin()
	if !ok {
		return ""
	}
	return TellerOf(&h, opt)
}

// TellerOf returns who h names, as it stands: whom a pronoun stands for rather
// than the pronoun, and the cue in quotation marks where nobody is named. It is
// not yet safe to print.
func TellerOf(h *hearsay.Hand, opt EntryOptions) string {
	switch {
	case h.Resolved != "":
		return opt.words(h.Resolved)
	case h.Name != "":
		return opt.words(h.Name)
	case h.Cue.Words != "":
		return "“" + opt.words(h.Cue.Words) + "”"
	}
	return "unnamed"
}
