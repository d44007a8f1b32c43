package export

import (
	"archive/zip"
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"hearsay"
)

// XLSX is a workbook: a sheet with a row an entry, and a sheet that says what
// its columns are. Text stays text: no cell of it is ever run as a formula.
var XLSX = &EntryFormat{
	Name:   "xlsx",
	Doc:    "a workbook for Excel, LibreOffice and their like: one row an entry, and a second sheet on what the columns are",
	Binary: true,
	New:    func(w io.Writer, opt EntryOptions) EntryWriter { return &xlsxWriter{zip: zip.NewWriter(w), opt: opt} },
	Read:   readXLSX,
}

// The sheets of a workbook, and the file of the first one in it.
const (
	entriesSheet = "entries"
	notesSheet   = "notes"
	entriesPart  = "xl/worksheets/sheet1.xml"
	notesPart    = "xl/worksheets/sheet2.xml"
)

// The files of a workbook that are the same in all of them.
var (
	//go:embed schema/xlsx-types.xml
	xlsxTypes string
	//go:embed schema/xlsx-rels.xml
	xlsxRels string
	//go:embed schema/xlsx-workbook.xml
	xlsxWorkbook string
	//go:embed schema/xlsx-workbook-rels.xml
	xlsxWorkbookRels string
	//go:embed schema/xlsx-styles.xml
	xlsxStyles string
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

type xlsxWriter struct {
	zip     *zip.Writer
	opt     EntryOptions
	columns []*Column
	sheet   *sheetWriter
	err     error // of beginning
}

// begin opens the sheet of entries and writes its heading.
func (w *xlsxWriter) begin() error {
	if w.sheet != nil || w.err != nil {
		return w.err
	}
	w.columns = xlsxColumns()
	part, err := w.zip.Create(entriesPart)
	if err != nil {
		w.err = err
		return err
	}
	w.sheet = &sheetWriter{w: bufio.NewWriterSize(part, 1<<16)}
	w.sheet.open(`<sheetView workbookViewId="0" tabSelected="1"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView>`, "")
	heads := make([]any, len(w.columns))
	for k, c := range w.columns {
		heads[k] = c.Name
	}
	return w.sheet.row(headStyle, heads)
}

func (w *xlsxWriter) Write(e *hearsay.Entry) error {
	if err := w.begin(); err != nil {
		return err
	}
	if w.sheet.n >= maxSheetRows {
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
	return w.sheet.row(plainStyle, cells)
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

// Close writes the sheet of notes, and what holds the sheets together. No file
// has a time, so that the same entries give the same bytes.
func (w *xlsxWriter) Close() error {
	if err := w.begin(); err != nil {
		return err
	}
	if err := w.sheet.close(); err != nil {
		return err
	}
	if err := w.notes(); err != nil {
		return err
	}
	for _, part := range [...][2]string{{"[Content_Types].xml", xlsxTypes}, {"_rels/.rels", xlsxRels}, {"xl/workbook.xml", xlsxWorkbook},
		{"xl/_rels/workbook.xml.rels", xlsxWorkbookRels}, {"xl/styles.xml", xlsxStyles}} {
		to, err := w.zip.Create(part[0])
		if err != nil {
			return err
		}
		if _, err := io.WriteString(to, part[1]); err != nil {
			return err
		}
	}
	return w.zip.Close()
}

func (w *xlsxWriter) notes() error {
	part, err := w.zip.Create(notesPart)
	if err != nil {
		return err
	}
	notes := &sheetWriter{w: bufio.NewWriter(part)}
	notes.open(`<sheetView workbookViewId="0"/>`, `<cols><col min="1" max="1" width="20" customWidth="1"/><col min="2" max="2" width="110" customWidth="1"/></cols>`)
	lines := [][]any{
		{"note", CountNote},
		{"licence", w.opt.LicenceNote()},
		{"made by", Escape(w.opt.Tool)},
		{"characters", `A character that does something rather than show something is written as its number: \u{202E}.`},
		{"places", "Places count Unicode code points of the document's text from 0; the end is the first that is not in."},
		{nil},
		{"column", "what stands in it"},
	}
	for _, c := range w.columns {
		lines = append(lines, []any{c.Name, c.about()})
	}
	for _, line := range lines {
		if err := notes.row(wrapStyle, line); err != nil {
			return err
		}
	}
	return notes.close()
}

// about says what stands in c, with the words that it may hold.
func (c *Column) about() string {
	if len(c.Values) == 0 {
		return c.Doc
	}
	return c.Doc + ": " + strings.Join(c.Values, ", ")
}

// The styles of cells, by their number in xlsx-styles.xml.
const (
	plainStyle = iota
	headStyle
	wrapStyle
)

// A sheetWriter writes the XML of one sheet. An error stays with the buffer, and
// close tells it.
type sheetWriter struct {
	w *bufio.Writer
	n int // rows that are written
}

func (s *sheetWriter) open(view, columns string) {
	s.w.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>` + view + `</sheetViews>` + columns + `<sheetData>`)
}

// row writes a row of strings, numbers and truth values; nil is no cell.
func (s *sheetWriter) row(style int, cells []any) error {
	s.n++
	number := strconv.Itoa(s.n)
	s.w.WriteString(`<row r="` + number + `">`)
	for k, cell := range cells {
		if cell == nil {
			continue
		}
		s.w.WriteString(`<c r="` + columnLetters(k) + number + `"`)
		if style != plainStyle {
			s.w.WriteString(` s="` + strconv.Itoa(style) + `"`)
		}
		switch v := cell.(type) {
		case string:
			s.w.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + xmlText(v) + `</t></is></c>`)
		case float64:
			s.w.WriteString(`><v>` + strconv.FormatFloat(v, 'f', -1, 64) + `</v></c>`)
		case bool:
			s.w.WriteString(` t="b"><v>` + map[bool]string{true: "1", false: "0"}[v] + `</v></c>`)
		}
	}
	_, err := s.w.WriteString(`</row>`)
	return err
}

func (s *sheetWriter) close() error {
	s.w.WriteString(`</sheetData></worksheet>`)
	return s.w.Flush()
}

// columnLetters names the column at an index: A, B … Z, AA.
func columnLetters(k int) string {
	letters := ""
	for k++; k > 0; k = (k - 1) / 26 {
		letters = string(rune('A'+(k-1)%26)) + letters
	}
	return letters
}

// xmlText writes s as the text of an element. What only looks like an escape of
// workbooks, "_x0041_", gets the escape of its first mark.
func xmlText(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '_' && looksEscaped(s[i:]):
			b.WriteString("_x005F_")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// looksEscaped reports whether s begins with an escape of workbooks.
func looksEscaped(s string) bool {
	const length = len("_x0041_")
	if len(s) < length || s[1] != 'x' || s[length-1] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:length-1], 16, 16)
	return err == nil
}
