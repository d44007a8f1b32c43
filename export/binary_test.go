package export

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
)

// These tests read the binary formats as others do, without this program's own
// readers.

// cellsOfSample returns what the columns hold of the sample, by name.
func cellsOfSample(opt EntryOptions) (all []map[string]string) {
	entries, verdicts := ledgerSample()
	opt.Verdicts = verdicts
	for _, e := range entries {
		row, _ := opt.rowOf(e)
		cells := map[string]string{}
		for _, c := range Columns {
			cells[c.Name] = c.Cell(row, opt)
		}
		all = append(all, cells)
	}
	return all
}

// TestXLSX wants every cell to be there as text or as a number, none as a
// formula, and what is to be kept in mind on the second sheet.
func TestXLSX(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(sheetOf(t, XLSX, EntryOptions{})))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"entries", "notes"}) {
		t.Errorf("sheets %v", got)
	}
	for n, want := range cellsOfSample(EntryOptions{}) {
		for k, c := range xlsxColumns() {
			at, _ := excelize.CoordinatesToCellName(k+1, n+2)
			got, err := book.GetCellValue(entriesSheet, at, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			formula, _ := book.GetCellFormula(entriesSheet, at)
			kind, _ := book.GetCellType(entriesSheet, at)
			wanted := want[c.Name]
			switch c.Kind {
			case TruthColumn:
				wanted = map[string]string{"true": "1", "false": "0"}[wanted]
			case TextColumn, DateColumn:
				wanted = Escape(wanted)
				if wanted != "" && kind != excelize.CellTypeInlineString {
					t.Errorf("%s of row %d is no text", c.Name, n)
				}
			}
			if got != wanted || formula != "" {
				t.Errorf("%s of row %d is %q (formula %q), want %q", c.Name, n, got, formula, wanted)
			}
		}
	}
	notes, err := book.GetRows(notesSheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) < len(xlsxColumns()) || notes[0][1] != CountNote || notes[1][1] != (EntryOptions{}).LicenceNote() {
		t.Errorf("the notes are %v", notes)
	}
	for _, c := range xlsxColumns() {
		if !slices.ContainsFunc(notes, func(line []string) bool {
			return len(line) > 1 && line[0] == c.Name && strings.HasPrefix(line[1], c.Doc)
		}) {
			t.Errorf("the notes do not say what %s is", c.Name)
		}
	}
}

// TestXLSXSavedAgain wants a workbook to be read after another program has
// opened and saved it, whose texts lie elsewhere in the file.
func TestXLSXSavedAgain(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(sheetOf(t, XLSX, EntryOptions{})))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			for k, cell := range row {
				at, _ := excelize.CoordinatesToCellName(k+1, n+1)
				if kind, _ := book.GetCellType(name, at); kind == excelize.CellTypeInlineString {
					if err := book.SetCellStr(name, at, cell); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	if _, err := book.NewSheet("mine"); err != nil {
		t.Fatal(err)
	}
	if err := book.MoveSheet("mine", "entries"); err != nil {
		t.Fatal(err)
	}
	again, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	var rows []Row
	for row, err := range readXLSX(fileOf("again.xlsx", again.Bytes())) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	if d := cmp.Diff(sampleRows(t, XLSX), rows); d != "" {
		t.Error(d)
	}
}

// TestXLSXLimits wants what a workbook cannot hold to be refused rather than
// cut.
func TestXLSXLimits(t *testing.T) {
	entries, _ := ledgerSample()
	entries[0].Filing.Document.Title = strings.Repeat("é", maxSheetCell+1)
	w := XLSX.New(&bytes.Buffer{}, EntryOptions{})
	if err := w.Write(entries[0]); err == nil || !strings.Contains(err.Error(), "title has 32768 characters") {
		t.Errorf("a long title: %v", err)
	}
	full := XLSX.New(&bytes.Buffer{}, EntryOptions{}).(*xlsxWriter)
	if err := full.begin(); err != nil {
		t.Fatal(err)
	}
	full.sheet.n = maxSheetRows
	if err := full.Write(entries[1]); err == nil || !strings.Contains(err.Error(), "at most 1048575 entries") {
		t.Errorf("one row too many: %v", err)
	}
}

// TestParquet wants the columns to have types that others understand.
func TestParquet(t *testing.T) {
	out := sheetOf(t, Parquet, EntryOptions{})
	file, err := parquet.OpenFile(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if note, ok := file.Lookup("hearsay.note"); !ok || note != CountNote {
		t.Errorf("the note is %q", note)
	}
	names := map[string]bool{"low_double": true, "high_double": true}
	for _, c := range Columns {
		names[c.Name] = true
		if _, ok := parquetFields[c.Name]; !ok {
			t.Errorf("there is no column %s", c.Name)
		}
	}
	for name := range parquetFields {
		if !names[name] {
			t.Errorf("nobody knows the column %s", name)
		}
	}
	type link struct {
		Name  string `parquet:"name"`
		Type  string `parquet:"type,optional"`
		Words string `parquet:"words,optional"`
	}
	type row struct {
		ID     string   `parquet:"id"`
		Figure string   `parquet:"figure,optional"`
		Low    string   `parquet:"low,optional"`
		Double *float64 `parquet:"low_double,optional"`
		Start  int64    `parquet:"span_start,optional"`
		Links  []link   `parquet:"links,list"`
	}
	rows, err := parquet.Read[row](bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	low := 14.0
	want := row{"60aec8455826f7d3", "At least 14", "14", &low, 18, []link{
		{"the Coastwire agency", "media", "the Coastwire agency"},
		{"the harbour office of Port Elmo", "government", "the harbour office of Port Elmo"},
	}}
	if d := cmp.Diff(want, rows[0]); d != "" {
		t.Error(d)
	}
	if last := rows[len(rows)-1]; last.Low != "-123456789012345678901234567890.123456789" || last.Double != nil {
		t.Errorf("a long number is %s and %v", last.Low, last.Double)
	}
	if schema := file.Schema().String(); !strings.Contains(schema, "TIMESTAMP") || !strings.Contains(schema, "LIST") || !strings.Contains(schema, "optional double low_double") {
		t.Errorf("the schema is %s", schema)
	}
}

// TestSQLite wants the views to answer questions, and every cell to stand in
// the view that has them all.
func TestSQLite(t *testing.T) {
	db := sqliteOf(t, sheetOf(t, SQLite, EntryOptions{}))
	ask := func(question string) [][]string { return answers(t, db, question) }
	if got := ask("SELECT value FROM about WHERE name = 'note'"); got[0][0] != CountNote {
		t.Errorf("the note is %q", got)
	}
	want := [][]string{
		{"the harbour office of Port Elmo", "Coastwire", "At least 14", "fishermen", "", "Port Elmo", "2031-05-13", "", "confirmed"},
		{"unattributed", "", "Between 25,000 and 30,000", "people", "", "", "2031-05-14", "", "corrected"},
		{"Ngozi Ferreira-Lindqvist", "", "nearly €1.2 billion", "EUR", "", "", "", "", "open"},
		{"the harbour office of Port Elmo", "", "40", "people", "", "", "", "", "open"},
	}
	got := ask(`SELECT who_says, through, figure, of_what, about_whom, "where", as_of, origins, status FROM short WHERE document = 'pile/lune.txt'`)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := ask("SELECT low, typeof(low) FROM entries WHERE low > 1000 ORDER BY number"); !cmp.Equal(got, [][]string{{"25000", "integer"}, {"-123456789012345678901234567890.123456789", "text"}}) {
		t.Errorf("numbers are %v", got)
	}
	if got := ask("SELECT name, type, words_start FROM links LIMIT 1"); !cmp.Equal(got, [][]string{{"the Coastwire agency", "media", "92"}}) {
		t.Errorf("links are %v", got)
	}
	if got := ask(`SELECT ruling, "by", why FROM verdicts WHERE ruling = 'correct'`); !cmp.Equal(got, [][]string{{"correct", "Tariq", "households, not people"}}) {
		t.Errorf("verdicts are %v", got)
	}
	var names []string
	for _, c := range Columns {
		names = append(names, `"`+c.Name+`"`)
	}
	for n, cells := range ask("SELECT " + strings.Join(names, ", ") + " FROM sheet") {
		want := cellsOfSample(EntryOptions{})[n]
		for k, c := range Columns {
			if c.Kind == TruthColumn {
				want[c.Name] = map[string]string{"true": "1", "false": "0"}[want[c.Name]]
			}
			if cells[k] != want[c.Name] {
				t.Errorf("%s of row %d is %q, want %q", c.Name, n, cells[k], want[c.Name])
			}
		}
	}
	for _, line := range ask("SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.name IN ('documents', 'entries')") {
		if got := ask("SELECT description FROM columns WHERE \"table\" = '" + line[0] + "' AND name = '" + line[1] + "'"); len(got) != 1 || got[0][0] == "" {
			t.Errorf("nothing says what %s of %s is", line[1], line[0])
		}
	}
	for k, line := range ask("SELECT name FROM pragma_table_info('short')") {
		if k < len(shortColumns) && line[0] != shortColumns[k][0] {
			t.Errorf("column %d of short is %s, want %s", k, line[0], shortColumns[k][0])
		}
	}
}

// sqliteOf opens bytes as a file of SQLite.
func sqliteOf(t *testing.T, content []byte) *sql.DB {
	t.Helper()
	file := filepath.Join(t.TempDir(), "it.db")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// answers returns the rows that a question gives, as text.
func answers(t *testing.T, db *sql.DB, question string) (all [][]string) {
	t.Helper()
	rows, err := db.Query(question)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, _ := rows.Columns()
	for rows.Next() {
		values, to := make([]any, len(names)), make([]any, len(names))
		for k := range values {
			to[k] = &values[k]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, v := range values {
			cells = append(cells, cellOfSQLite(&Column{}, v))
		}
		all = append(all, cells)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
