package export

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// EntryCSV is for spreadsheets, and holds everything: one row an entry, after
// RFC 4180, with a heading row. Cells are made safe by Escape and Guard, both
// of which can be taken back.
var EntryCSV = &EntryFormat{
	Name: "csv",
	Doc:  "comma-separated values, for spreadsheets: one row an entry, with everything about it",
	New:  func(w io.Writer, opt EntryOptions) EntryWriter { return newEntryCSV(w, opt) },
	Read: readCSV,
}

// noteColumn holds the note that every export carries, in its first row.
var noteColumn = &Column{Name: "note", Doc: "in the first row, what is to be kept in mind about all of them", Kind: TextColumn, Derived: true,
	cell: func(Row, EntryOptions) string { return "" }}

// columnsFor are the columns that a text format writes.
func columnsFor(opt EntryOptions) []*Column {
	all := slices.Clone(Columns)
	if !opt.WithText {
		all = slices.DeleteFunc(all, func(c *Column) bool { return c.Name == "text" })
	}
	return append(all, noteColumn)
}

type entryCSV struct {
	w       *bufio.Writer
	opt     EntryOptions
	columns []*Column
	headed  bool
	noted   bool
}

func newEntryCSV(w io.Writer, opt EntryOptions) *entryCSV {
	return &entryCSV{w: bufio.NewWriter(w), opt: opt, columns: columnsFor(opt)}
}

func (w *entryCSV) Write(e *hearsay.Entry) error {
	w.head()
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	for k, c := range w.columns {
		cell := c.Cell(row, w.opt)
		if c == noteColumn && !w.noted {
			cell, w.noted = CountNote, true
		}
		if c.Kind == TextColumn || c.Kind == DateColumn { // the rest is this program's own
			cell = Guard(Escape(cell))
		}
		w.cell(k, cell)
	}
	_, err = w.w.WriteString("\r\n")
	return err
}

// Close writes the heading if no entry came.
func (w *entryCSV) Close() error {
	w.head()
	return w.w.Flush()
}

func (w *entryCSV) head() {
	if w.headed {
		return
	}
	w.headed = true
	for k, c := range w.columns {
		w.cell(k, c.Name)
	}
	w.w.WriteString("\r\n")
}

// cell writes one cell. A line feed within it stays one: the package of the
// standard library would make two characters of it. An error stays with the
// writer, and the last write tells it.
func (w *entryCSV) cell(k int, s string) {
	if k > 0 {
		w.w.WriteByte(',')
	}
	if !strings.ContainsAny(s, ",\"\r\n") && strings.TrimSpace(s) == s {
		w.w.WriteString(s)
		return
	}
	w.w.WriteByte('"')
	w.w.WriteString(strings.ReplaceAll(s, `"`, `""`))
	w.w.WriteByte('"')
}

// ErrForeign says that a table is none of this program's own.
var ErrForeign = errors.New("not a table that hearsay wrote")

// readCSV reads what EntryCSV writes. Its columns may stand in any order, and
// more may stand beside them.
func readCSV(f File) iter.Seq2[Row, error] { return csvRows(f, f.Name()) }

func csvRows(from io.Reader, name string) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		c, err := openCSV(from)
		if err != nil {
			yield(Row{}, fmt.Errorf("reading %s: %w", name, err))
			return
		}
		for {
			cells, err := c.r.Read()
			if err == io.EOF {
				return
			}
			line := 0
			if len(cells) > 0 {
				line, _ = c.r.FieldPos(0)
			}
			var row Row
			if err == nil {
				row, err = c.row(cells)
			}
			if err != nil {
				var parse *csv.ParseError
				if errors.As(err, &parse) {
					line, err = parse.Line, parse.Err
				}
				err = fmt.Errorf("reading %s, line %d: %w", name, line, err)
				if !yield(Row{}, err) || errors.Is(err, csv.ErrQuote) || line == 0 {
					return
				}
				continue
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// A csvTable is a table that is being read: which column stands where.
type csvTable struct {
	r       *csv.Reader
	columns []*Column // nil where a column is not ours
}

func openCSV(f io.Reader) (*csvTable, error) {
	b := bufio.NewReaderSize(f, 1<<16)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\ufeff" {
		b.Discard(3)
	}
	c := &csvTable{r: csv.NewReader(b)}
	c.r.FieldsPerRecord = -1
	heads, err := c.r.Read()
	if err == io.EOF {
		return nil, fmt.Errorf("%w: it is empty", ErrForeign)
	}
	if err != nil {
		return nil, err
	}
	c.columns, err = columnsNamed(heads)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// columnsNamed returns the columns of a heading, nil for those that are not
// ours, and wants those without which nothing is known of a row.
func columnsNamed(heads []string) ([]*Column, error) {
	var all []*Column
	seen := map[string]bool{}
	for _, name := range heads {
		column := ColumnNamed(name)
		if column != nil && seen[name] {
			return nil, fmt.Errorf("%w: two columns are called %s", ErrForeign, name)
		}
		seen[name] = true
		all = append(all, column)
	}
	for _, name := range needed {
		if !seen[name] {
			return nil, fmt.Errorf("%w: it has no column %s", ErrForeign, name)
		}
	}
	return all, nil
}

// needed are the columns without which nothing is known of a row.
var needed = []string{"id", "document", "text_sha256", "span_start", "span_end"}

// neededOfForgotten are those of them that are gone with the words of a text
// that a ledger was made to forget.
var neededOfForgotten = []string{"document", "span_start", "span_end"}

func (c *csvTable) row(cells []string) (Row, error) {
	if len(cells) != len(c.columns) {
		return Row{}, fmt.Errorf("%d cells, and %d columns have names", len(cells), len(c.columns))
	}
	taken := newTaking()
	for k, column := range c.columns {
		if column == nil {
			continue
		}
		cell := cells[k]
		if column.Kind == TextColumn || column.Kind == DateColumn {
			cell = Unescape(Unguard(cell))
		}
		taken.add(column, cell)
	}
	return taken.row()
}

// A taking is a row that is put together from its cells, in whatever order
// they come: some say more of what another says. It has every column that the
// table has.
type taking map[string]string

func newTaking() taking { return taking{} }

func (t taking) add(c *Column, cell string) { t[c.Name] = cell }

// row takes the cells in the order of Columns and returns what they say. A cell
// that follows from others has to say what they do.
func (t taking) row() (Row, error) {
	row := Row{Entry: &hearsay.Entry{Filing: &hearsay.Filing{}}}
	for _, c := range Columns {
		cell := t[c.Name]
		if cell == "" || c.Derived {
			continue
		}
		if !utf8.ValidString(cell) {
			return row, fmt.Errorf("%s is not in UTF-8", c.Name)
		}
		if err := c.take(&row, cell); err != nil {
			return row, fmt.Errorf("%s is %q: %w", c.Name, Cut(OneLine(cell)), err)
		}
	}
	for _, name := range needed {
		if t[name] == "" && (row.Entry.State != hearsay.Forgotten || !slices.Contains(neededOfForgotten, name)) {
			return row, fmt.Errorf("%s is empty", name)
		}
	}
	if _, ok := t["links"]; ok {
		for _, name := range []string{"chain", "origin"} {
			cell, ok := t[name]
			c := ColumnNamed(name)
			if ok && cell != c.Cell(row, EntryOptions{}) && cell != c.Cell(row, EntryOptions{WithText: true}) {
				return row, fmt.Errorf("%s is %q, and links say %q", name, Cut(OneLine(cell)), OneLine(c.Cell(row, EntryOptions{})))
			}
		}
	}
	return row, nil
}
