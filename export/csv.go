package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// CSV is for spreadsheets: one row a claim, after RFC 4180, with a heading
// row. Text columns are guarded against being run as a formula: see [Guard].
var CSV = &Format{
	Name: "csv",
	Doc:  "comma-separated values, for spreadsheets: one row a claim",
	New:  newCSV,
}

// csvColumns are the columns in their order, each with how its cell is made.
// A number column holds what this program wrote itself and needs no guard.
var csvColumns = []struct {
	name   string
	number bool
	cell   func(*csvRow) string
}{
	{"id", false, func(row *csvRow) string { return row.c.ID }},
	{"document", false, func(row *csvRow) string { return row.d.ID }},
	{"outlet", false, func(row *csvRow) string { return row.d.Outlet }},
	{"published", false, func(row *csvRow) string { return string(row.d.Published) }},
	{"figure", false, func(row *csvRow) string { return wordsAt(row.d.Text, row.f.Span) }},
	{"low", true, func(row *csvRow) string { return csvBound(row.f.Value.Low) }},
	{"high", true, func(row *csvRow) string { return csvBound(row.f.Value.High) }},
	{"low_open", true, func(row *csvRow) string { return csvOpen(row.f.Value.Low) }},
	{"high_open", true, func(row *csvRow) string { return csvOpen(row.f.Value.High) }},
	{"hedge", false, func(row *csvRow) string { return string(row.f.Hedge) }},
	{"unit", false, func(row *csvRow) string { return string(row.f.Unit) }},
	{"of", false, func(row *csvRow) string {
		if of := wordsAt(row.d.Text, row.f.Of); of != "" {
			return of
		}
		return row.f.OfText
	}},
	{"category", false, func(row *csvRow) string { return string(row.c.Category) }},
	{"measure", false, func(row *csvRow) string { return row.c.Measure }},
	{"aspect", false, func(row *csvRow) string { return string(row.f.Aspect) }},
	{"as_of", false, func(row *csvRow) string { return string(row.c.AsOf) }},
	{"as_of_basis", false, func(row *csvRow) string { return string(row.c.Basis) }},
	{"polarity", false, func(row *csvRow) string { return string(row.c.Polarity) }},
	{"chain", false, csvChain},
	{"origin", false, csvOrigin},
	{"chain_status", false, func(row *csvRow) string { return string(row.c.Status) }},
	{"quote", false, func(row *csvRow) string {
		return QuoteAt(row.d.Text, row.r.Sentences, row.f.Span).String()
	}},
	{"span_start", true, func(row *csvRow) string { return row.point(row.f.Start) }},
	{"span_end", true, func(row *csvRow) string { return row.point(row.f.End) }},
	{"text_sha256", false, func(row *csvRow) string { return hashOf(row.d, row.r) }},
	{"confidence", true, func(row *csvRow) string { return fourPlaces(row.c.Confidence) }},
	{"population", false, func(row *csvRow) string { return row.c.Population }},
	{"place", false, func(row *csvRow) string { return wordsAt(row.d.Text, row.c.Place) }},
	{"event_date", false, func(row *csvRow) string { return string(row.c.EventDate) }},
	{"title", false, func(row *csvRow) string { return row.d.Title }},
	{"url", false, func(row *csvRow) string { return row.d.URL }},
	{"including", false, func(row *csvRow) string { return wordsAt(row.d.Text, row.c.Including) }},
	{"excluding", false, func(row *csvRow) string { return wordsAt(row.d.Text, row.c.Excluding) }},
	{"as_of_span", true, func(row *csvRow) string { return row.span(row.c.AsOfWords) }},
	{"event_span", true, func(row *csvRow) string { return row.span(row.c.EventWords) }},
}

// A csvRow is what the cells of one row are made of.
type csvRow struct {
	d     *hearsay.Document
	r     *hearsay.Reading
	c     *hearsay.Claim
	f     *hearsay.Figure
	ruler *hearsay.Ruler
}

func (row *csvRow) point(offset int) string {
	return strconv.Itoa(row.ruler.Points(min(max(offset, 0), len(row.d.Text))))
}

// span returns where s stands, "12:17" in code points, or nothing if it covers
// nothing.
func (row *csvRow) span(s hearsay.Span) string {
	if s.Empty() {
		return ""
	}
	return row.point(s.Start) + ":" + row.point(s.End)
}

type csvWriter struct {
	w      *csv.Writer
	cells  []string
	headed bool
}

func newCSV(w io.Writer, _ Options) Writer {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	return &csvWriter{w: c, cells: make([]string, len(csvColumns))}
}

func (w *csvWriter) Write(d *hearsay.Document, r *hearsay.Reading) error {
	w.head()
	ruler := hearsay.NewRuler(d.Text)
	for i := range r.Claims {
		f, ok := figureOf(r, &r.Claims[i])
		if !ok {
			continue
		}
		row := &csvRow{d: d, r: r, c: &r.Claims[i], f: f, ruler: ruler}
		for k, column := range csvColumns {
			w.cells[k] = column.cell(row)
			if !column.number {
				w.cells[k] = Guard(OneLine(w.cells[k]))
			}
		}
		if err := w.w.Write(w.cells); err != nil {
			return err
		}
	}
	w.w.Flush()
	return w.w.Error()
}

// Close writes the heading if no document came.
func (w *csvWriter) Close() error {
	w.head()
	w.w.Flush()
	return w.w.Error()
}

func (w *csvWriter) head() {
	if w.headed {
		return
	}
	w.headed = true
	for k, column := range csvColumns {
		w.cells[k] = column.name
	}
	_ = w.w.Write(w.cells) // an error stays with the writer, and Flush tells it
}

// csvChain is the chain as JSON Lines has it, nearest to the article first,
// an arrow pointing from who cites to who is cited.
func csvChain(row *csvRow) string {
	names := make([]string, len(row.c.Chain))
	for i := range row.c.Chain {
		names[i] = Teller(row.d.Text, &row.c.Chain[i])
	}
	return strings.Join(names, " → ")
}

// csvOrigin is the far end of the chain: as far back as the text leads.
func csvOrigin(row *csvRow) string {
	if len(row.c.Chain) == 0 {
		return ""
	}
	return Teller(row.d.Text, &row.c.Chain[len(row.c.Chain)-1])
}

func csvBound(b hearsay.Bound) string {
	if b.Kind == hearsay.Unbounded {
		return ""
	}
	return digits(b.At)
}

func csvOpen(b hearsay.Bound) string { return strconv.FormatBool(b.Kind == hearsay.Excluded) }

// Guard returns cell in a form that no spreadsheet runs as a formula: a cell
// that begins with = + - @, a tab or a carriage return, after spaces and
// apostrophes or none, gets an apostrophe before it. [Unguard] takes it off.
func Guard(cell string) string {
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard returns a cell as it was before [Guard]: where an apostrophe stands
// first and the cell would be guarded, that apostrophe is taken off.
func Unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && runs(cell) {
		return rest
	}
	return cell
}

// runs reports whether a spreadsheet might take cell for a formula. The wide
// forms of the signs count too: some spreadsheets fold them.
func runs(cell string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " \u00a0'"))
	switch first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return true
	}
	return false
}
