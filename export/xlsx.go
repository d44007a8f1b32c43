package export

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"hearsay"
)

// XLSX is a workbook: a sheet with a row an entry, and a sheet that says what
// its columns are. Text stays text: no cell of it is ever run as a formula.
var XLSX = &EntryFormat{
	Name:   "xlsx",
	Doc:    "a workbook for Excel, LibreOffice and their like: one row an entry, and a second sheet on what the columns are",
	Binary: true,
	New:    func(w io.Writer, opt EntryOptions) EntryWriter { return &xlsxWriter{w: w, opt: opt} },
	Read:   readXLSX,
}

// The sheets of a workbook.
const (
	entriesSheet = "entries"
	notesSheet   = "notes"
)

// What a workbook can hold.
const (
	maxSheetRows = 1 << 20
	maxSheetCell = 32_767 // UTF-16 code units
)

// xlsxColumns are the columns of a workbook. The text of a document is too
// long for a cell, and the note has a sheet of its own.
func xlsxColumns() []*Column {
	return slices.DeleteFunc(slices.Clone(Columns), func(c *Column) bool { return c.Name == "text" })
}

// An xlsxWriter holds the rows, packed, until they are closed: a workbook
// cannot be written before it is known whole. What is large goes to temporary
// files.
type xlsxWriter struct {
	w       io.Writer
	opt     EntryOptions
	columns []*Column
	book    *excelize.File
	rows    *excelize.StreamWriter
	n       int // rows that are written, with the heading
	err     error
}

func (w *xlsxWriter) Write(e *hearsay.Entry) error {
	if err := w.begin(); err != nil {
		return err
	}
	if w.n >= maxSheetRows {
		return fmt.Errorf("a sheet holds at most %d entries: use csv, parquet or sqlite, or choose fewer", maxSheetRows-1)
	}
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	cells := make([]any, len(w.columns))
	for k, c := range w.columns {
		if cells[k], err = sheetCell(c, c.Cell(row, w.opt)); err != nil {
			return fmt.Errorf("entry %s: %w", Printable(e.ID), err)
		}
	}
	return w.row(cells)
}

// sheetCell returns a cell as a value of a workbook: a number where the
// workbook keeps all its digits, and text otherwise.
func sheetCell(c *Column, cell string) (any, error) {
	if cell == "" {
		return nil, nil
	}
	switch c.Kind {
	case DecimalColumn, WholeColumn, ShareColumn:
		if x, ok := doubleOf(cell); ok {
			return x, nil
		}
		return cell, nil
	case TruthColumn:
		return cell == "true", nil
	case TextColumn, DateColumn:
		cell = Escape(cell)
	}
	if n := len(utf16.Encode([]rune(cell))); n > maxSheetCell {
		return nil, fmt.Errorf("%s has %d characters, and a cell holds %d: use another format", c.Name, n, maxSheetCell)
	}
	return cell, nil
}

// doubleOf returns a number as a double, and whether it keeps its digits so.
func doubleOf(cell string) (float64, bool) {
	const certain = 15 // digits that survive any spreadsheet
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || strconv.FormatFloat(x, 'f', -1, 64) != cell {
		return 0, false
	}
	return x, len(strings.Trim(strings.ReplaceAll(cell, ".", ""), "-0")) <= certain
}

// begin makes the workbook with its heading.
func (w *xlsxWriter) begin() error {
	if w.book != nil || w.err != nil {
		return w.err
	}
	w.columns = xlsxColumns()
	w.book = excelize.NewFile()
	w.err = func() error {
		if err := w.book.SetSheetName("Sheet1", entriesSheet); err != nil {
			return err
		}
		rows, err := w.book.NewStreamWriter(entriesSheet)
		if err != nil {
			return err
		}
		w.rows = rows
		if err := w.rows.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}); err != nil {
			return err
		}
		heads := make([]any, len(w.columns))
		for k, c := range w.columns {
			heads[k] = c.Name
		}
		return w.row(heads)
	}()
	return w.err
}

func (w *xlsxWriter) row(cells []any) error {
	w.n++
	return w.rows.SetRow("A"+strconv.Itoa(w.n), cells)
}

// Close writes the sheet of notes, and then everything.
func (w *xlsxWriter) Close() error {
	if err := w.begin(); err != nil {
		return err
	}
	defer w.book.Close()
	if err := w.rows.Flush(); err != nil {
		return err
	}
	if err := w.notes(); err != nil {
		return err
	}
	return w.book.Write(w.w)
}

// notes writes the second sheet. It is no stream: of two, either might come
// first in the file.
func (w *xlsxWriter) notes() error {
	if _, err := w.book.NewSheet(notesSheet); err != nil {
		return err
	}
	for column, width := range map[string]float64{"A": 20, "B": 110} {
		if err := w.book.SetColWidth(notesSheet, column, column, width); err != nil {
			return err
		}
	}
	lines := [][]any{
		{"note", CountNote},
		{"licence", w.opt.LicenceNote()},
		{"made by", w.opt.Tool},
		{"characters", `A character that does something rather than show something is written as its number: \u{202E}.`},
		{"places", "Places count Unicode code points of the document's text from 0; the end is the first that is not in."},
		{},
		{"column", "what stands in it"},
	}
	for _, c := range w.columns {
		lines = append(lines, []any{c.Name, c.about()})
	}
	for k, line := range lines {
		if err := w.book.SetSheetRow(notesSheet, "A"+strconv.Itoa(k+1), &line); err != nil {
			return err
		}
	}
	return nil
}

// about says what stands in c, with the words that it may hold.
func (c *Column) about() string {
	if len(c.Values) == 0 {
		return c.Doc
	}
	return c.Doc + ": " + strings.Join(c.Values, ", ")
}

// The most that a workbook may unpack to, in bytes: in all, and of one sheet
// before it goes to a temporary file.
const (
	maxWorkbook = 8 << 30
	maxInMemory = 64 << 20
)

// readXLSX reads the first sheet of what XLSX writes.
func readXLSX(f File) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		fail := func(err error) { yield(Row{}, fmt.Errorf("reading %s: %w", f.Name(), err)) }
		book, err := excelize.OpenReader(io.NewSectionReader(f, 0, f.Size()),
			excelize.Options{RawCellValue: true, UnzipSizeLimit: maxWorkbook, UnzipXMLSizeLimit: maxInMemory})
		if err != nil {
			fail(fmt.Errorf("%w: %w", ErrForeign, err))
			return
		}
		defer book.Close()
		rows, err := book.Rows(entriesSheet)
		if err != nil {
			fail(fmt.Errorf("%w: %w", ErrForeign, err))
			return
		}
		defer rows.Close()
		var columns []*Column
		for n := 1; rows.Next(); n++ {
			cells, err := rows.Columns()
			if err != nil {
				fail(err)
				return
			}
			if n == 1 {
				if columns, err = columnsNamed(cells); err != nil {
					fail(err)
					return
				}
				continue
			}
			row, err := sheetRow(columns, cells)
			if err != nil {
				err = fmt.Errorf("reading %s, row %d: %w", f.Name(), n, err)
			}
			if !yield(row, err) {
				return
			}
		}
		if err := rows.Error(); err != nil {
			fail(err)
		} else if columns == nil {
			fail(fmt.Errorf("%w: it is empty", ErrForeign))
		}
	}
}

func sheetRow(columns []*Column, cells []string) (Row, error) {
	if len(cells) > len(columns) {
		return Row{}, errors.New("it has a cell beyond the last column that has a name")
	}
	taken := newTaking()
	for k, cell := range cells {
		c := columns[k]
		if c == nil {
			continue
		}
		switch c.Kind {
		case TruthColumn:
			cell = map[string]string{"1": "true", "0": "false"}[cell]
		case TextColumn, DateColumn:
			cell = Unescape(cell)
		}
		taken.add(c, cell)
	}
	return taken.row()
}
