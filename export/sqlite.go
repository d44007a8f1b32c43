package export

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"hearsay"
)

// SQLite is a file of SQLite: tables of documents and entries, and views with
// short columns. It is made to be asked questions of, and is no ledger.
var SQLite = &EntryFormat{
	Name:   "sqlite",
	Doc:    "a file of SQLite, for questions in SQL: tables of documents and entries, and views with short columns",
	Binary: true,
	New:    func(w io.Writer, opt EntryOptions) EntryWriter { return &sqliteWriter{w: w, opt: opt} },
	Read:   readSQLite,
}

//go:embed schema/entries.sql
var sqliteSchema string

// aboutExport is the application_id of such a file: "hrs1" in ASCII.
const aboutExport = 0x68727331

// A sqliteWriter makes the file in a temporary folder and copies it to where it
// goes when it is closed.
type sqliteWriter struct {
	w       io.Writer
	opt     EntryOptions
	folder  string
	db      *sql.DB
	tx      *sql.Tx
	entry   *sql.Stmt
	filing  *sql.Stmt
	written map[string]bool // documents, by key

	documents, entries []*Column
	n                  int64
	err                error // of making it
}

// documentNames are the names of the columns that the table documents has.
func documentNames() []string {
	names := []string{"text"}
	for _, c := range documentColumns() {
		names = append(names, c.Name)
	}
	return names
}

// tableColumns returns the columns of the two tables. The key of its document
// stands in both.
func tableColumns() (documents, entries []*Column) {
	ofDocument := documentNames()
	for _, c := range Columns {
		if slices.Contains(ofDocument, c.Name) {
			documents = append(documents, c)
		} else {
			entries = append(entries, c)
		}
	}
	return documents, append(entries, ColumnNamed("document_key"))
}

// sqliteMake returns the statements that make the file.
func sqliteMake() string {
	documents, entries := tableColumns()
	var tables, columns strings.Builder
	table := func(name, first string, list []*Column, key string) {
		fmt.Fprintf(&tables, "CREATE TABLE %s (\n%s", name, first)
		for k, c := range list {
			end := ","
			if k == len(list)-1 {
				end = ""
			}
			fmt.Fprintf(&tables, "    %-18s%s%s%s -- %s\n", `"`+c.Name+`"`, sqliteType(c), map[bool]string{true: " PRIMARY KEY"}[c.Name == key], end, c.about())
		}
		tables.WriteString(");\n\n")
	}
	table("documents", "", documents, "document_key")
	table("entries", "    number INTEGER PRIMARY KEY, -- their order\n", entries, "")
	tables.WriteString("CREATE INDEX entries_id ON entries (id);\nCREATE INDEX entries_document ON entries (document_key);\n")
	for k, c := range Columns {
		if k > 0 {
			columns.WriteString(", ")
		}
		from := "e"
		if c.Name != "document_key" && slices.Contains(documents, c) {
			from = "d"
		}
		columns.WriteString(from + `."` + c.Name + `"`)
	}
	return strings.NewReplacer("--{tables}", tables.String(), "{columns}", columns.String()).Replace(sqliteSchema)
}

// sqliteType is the type that a column is declared with. A decimal has none: it
// is a number where SQLite keeps its digits, and text otherwise.
func sqliteType(c *Column) string {
	switch c.Kind {
	case DecimalColumn:
		return ""
	case WholeColumn, TruthColumn:
		return " INTEGER"
	case ShareColumn:
		return " REAL"
	}
	return " TEXT"
}

// begin makes the file.
func (w *sqliteWriter) begin() error {
	if w.db != nil || w.err != nil {
		return w.err
	}
	w.err = func() (err error) {
		if w.folder, err = os.MkdirTemp("", "hearsay-export-"); err != nil {
			return err
		}
		address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(w.folder, "entries.db"))}).String()
		if w.db, err = sql.Open("sqlite", address); err != nil {
			return err
		}
		w.db.SetMaxOpenConns(1)
		start := fmt.Sprintf("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8'; PRAGMA application_id = %d;\n", aboutExport)
		if _, err := w.db.Exec(start + sqliteMake()); err != nil {
			return err
		}
		if w.tx, err = w.db.Begin(); err != nil {
			return err
		}
		w.written = map[string]bool{}
		w.documents, w.entries = tableColumns()
		if w.filing, err = w.tx.Prepare(insertInto("documents", len(w.documents))); err != nil {
			return err
		}
		if w.entry, err = w.tx.Prepare(insertInto("entries", len(w.entries)+1)); err != nil {
			return err
		}
		return w.about(w.documents, w.entries)
	}()
	return w.err
}

func insertInto(table string, columns int) string {
	return "INSERT INTO " + table + " VALUES (?" + strings.Repeat(", ?", columns-1) + ")"
}

// about writes what the file tells about itself.
func (w *sqliteWriter) about(documents, entries []*Column) error {
	for _, line := range [][2]string{{"note", CountNote}, {"licence", w.opt.LicenceNote()}, {"made by", w.opt.Tool}} {
		if _, err := w.tx.Exec(insertInto("about", 2), line[0], line[1]); err != nil {
			return err
		}
	}
	lines := [][3]string{{"entries", "number", "their order"}}
	for _, c := range documents {
		lines = append(lines, [3]string{"documents", c.Name, c.about()})
	}
	for _, c := range entries {
		lines = append(lines, [3]string{"entries", c.Name, c.about()})
	}
	for _, c := range shortColumns {
		lines = append(lines, [3]string{"short", c[0], c[1]})
	}
	for _, line := range lines {
		if _, err := w.tx.Exec(insertInto("columns", 3), line[0], line[1], line[2]); err != nil {
			return err
		}
	}
	return nil
}

// shortColumns are the ten columns of the view short, which people who keep
// such tables by hand use.
var shortColumns = [][2]string{
	{"who_says", "the last of the chain: as far back as the text leads"},
	{"through", "those between it and the article, the nearest to the article first"},
	{"figure", "the figure as the article puts it"},
	{"of_what", "what is counted, in the words of the article, or its unit"},
	{"about_whom", "whom the count is limited to, or who is counted among them"},
	{"where", "where it happened"},
	{"as_of", "the time as of which the figure holds"},
	{"quote", "at most 25 words around the figure"},
	{"origins", OriginsNote},
	{"status", "what people have made of it; open if nobody has ruled"},
}

func (w *sqliteWriter) Write(e *hearsay.Entry) error {
	if err := w.begin(); err != nil {
		return err
	}
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	if key := e.Filing.Key; !w.written[key] {
		w.written[key] = true
		if _, err := w.filing.Exec(w.cells(w.documents, row)...); err != nil {
			return fmt.Errorf("document %s: %w", Printable(e.Filing.Document.ID), err)
		}
	}
	w.n++
	if _, err := w.entry.Exec(append([]any{w.n}, w.cells(w.entries, row)...)...); err != nil {
		return fmt.Errorf("entry %s: %w", Printable(e.ID), err)
	}
	return nil
}

// cells returns a row as values of SQLite.
func (w *sqliteWriter) cells(columns []*Column, row Row) []any {
	all := make([]any, len(columns))
	for k, c := range columns {
		cell := c.Cell(row, w.opt)
		switch {
		case cell == "":
		case c.Kind == TruthColumn:
			all[k] = cell == "true"
		case c.Kind == DecimalColumn || c.Kind == WholeColumn || c.Kind == ShareColumn:
			all[k] = sqliteNumber(cell)
		default:
			all[k] = strings.ToValidUTF8(cell, "\ufffd")
		}
	}
	return all
}

// sqliteNumber returns a number in a way in which SQLite keeps its digits.
func sqliteNumber(cell string) any {
	if n, err := strconv.ParseInt(cell, 10, 64); err == nil && strconv.FormatInt(n, 10) == cell {
		return n
	}
	if x, ok := doubleOf(cell); ok {
		return x
	}
	return cell
}

// Close copies the file to where it goes.
func (w *sqliteWriter) Close() error {
	err := w.begin()
	if err == nil {
		err = w.tx.Commit()
	}
	if w.db != nil {
		err = errors.Join(err, w.db.Close())
	}
	if err == nil {
		err = w.copy()
	}
	if w.folder != "" {
		err = errors.Join(err, os.RemoveAll(w.folder))
	}
	return err
}

func (w *sqliteWriter) copy() error {
	f, err := os.Open(filepath.Join(w.folder, "entries.db"))
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w.w, f)
	return err
}

// readSQLite reads what SQLite writes. What is no file on a disk is put into
// one first: SQLite opens nothing else.
func readSQLite(f File) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		fail := func(err error) { yield(Row{}, fmt.Errorf("reading %s: %w", f.Name(), err)) }
		if err := sqliteSize(f); err != nil {
			fail(err)
			return
		}
		path, remove, err := onDisk(f)
		if err != nil {
			fail(err)
			return
		}
		defer remove()
		address := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: "mode=ro&immutable=1&_pragma=trusted_schema(0)"}
		db, err := sql.Open("sqlite", address.String())
		if err != nil {
			fail(err)
			return
		}
		defer db.Close()
		err = sqliteWhole(db)
		if err == nil {
			err = sqliteRows(db, yield, f.Name())
		}
		if err != nil {
			fail(err)
		}
	}
}

// onDisk returns the path of a file that holds what f does.
func onDisk(f File) (path string, remove func(), err error) {
	folder, err := os.MkdirTemp("", "hearsay-read-")
	if err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(folder) }
	to, err := os.Create(filepath.Join(folder, "entries.db"))
	if err == nil {
		_, err = io.Copy(to, io.NewSectionReader(f, 0, f.Size()))
		err = errors.Join(err, to.Close())
	}
	if err != nil {
		remove()
		return "", nil, err
	}
	return to.Name(), remove, nil
}

// sqliteSize wants a file to have the size that its head tells: of one that was
// cut off, SQLite would read what is left.
func sqliteSize(f File) error {
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		return fmt.Errorf("%w: it is cut off", ErrForeign)
	}
	page, pages := int64(binary.BigEndian.Uint16(head[16:])), int64(binary.BigEndian.Uint32(head[28:]))
	if page == 1 {
		page = 1 << 16
	}
	if page*pages != f.Size() {
		return fmt.Errorf("%w: it is to have %d bytes and has %d", ErrForeign, page*pages, f.Size())
	}
	return nil
}

// sqliteWhole wants what is in a file to hang together.
func sqliteWhole(db *sql.DB) error {
	var found string
	if err := db.QueryRow("PRAGMA quick_check(1)").Scan(&found); err != nil {
		return fmt.Errorf("%w: %w", ErrForeign, err)
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", ErrForeign, OneLine(found))
	}
	return nil
}

// sqliteRows reads the tables themselves: a view may say what it will.
func sqliteRows(db *sql.DB, yield func(Row, error) bool, name string) error {
	documents, _ := tableColumns()
	var from []string
	for _, c := range Columns {
		table := "e"
		if c.Name != "document_key" && slices.Contains(documents, c) {
			table = "d"
		}
		from = append(from, table+`."`+c.Name+`"`)
	}
	rows, err := db.QueryContext(context.Background(),
		"SELECT "+strings.Join(from, ", ")+" FROM entries e JOIN documents d ON d.document_key = e.document_key ORDER BY e.number")
	if err != nil {
		return fmt.Errorf("%w: %w", ErrForeign, err)
	}
	defer rows.Close()
	values, to := make([]any, len(Columns)), make([]any, len(Columns))
	for k := range values {
		to[k] = &values[k]
	}
	for n := 1; rows.Next(); n++ {
		if err := rows.Scan(to...); err != nil {
			return err
		}
		taken := newTaking()
		for k, c := range Columns {
			taken.add(c, cellOfSQLite(c, values[k]))
		}
		row, err := taken.row()
		if err != nil {
			err = fmt.Errorf("reading %s, entry %d: %w", name, n, err)
		}
		if !yield(row, err) {
			return nil
		}
	}
	return rows.Err()
}

// cellOfSQLite returns a value of SQLite as the cell that it was.
func cellOfSQLite(c *Column, value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case int64:
		if c.Kind == TruthColumn {
			return strconv.FormatBool(v != 0)
		}
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case string:
		return v
	case []byte:
		if utf8.Valid(v) {
			return string(v)
		}
	}
	return fmt.Sprint(value)
}
