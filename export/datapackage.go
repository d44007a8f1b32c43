package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"slices"
	"strings"

	"hearsay"
)

// DataPackage is a Frictionless data package in a zip file: the CSV, and
// datapackage.json, which says what every column is, how many bytes the CSV has
// and what their SHA-256 is.
var DataPackage = &EntryFormat{
	Name:   "package",
	Doc:    "a Frictionless data package: a zip file of the CSV and of datapackage.json, which says what every column is",
	Binary: true,
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &packageWriter{zip: zip.NewWriter(w), opt: opt}
	},
	Read: readPackage,
}

// The files in a data package.
const (
	packageTable = "entries.csv"
	packageAbout = "datapackage.json"
)

type packageWriter struct {
	zip   *zip.Writer
	opt   EntryOptions
	csv   *entryCSV
	hash  hash.Hash
	bytes int64
	rows  int
}

// begin opens the CSV within the package. No file in it has a time, so that the
// same entries give the same bytes.
func (w *packageWriter) begin() error {
	if w.csv != nil {
		return nil
	}
	table, err := w.zip.Create(packageTable)
	if err != nil {
		return err
	}
	w.hash = sha256.New()
	w.csv = newEntryCSV(io.MultiWriter(table, w.hash, (*count)(&w.bytes)), w.opt)
	return nil
}

// A count is the number of bytes that were written to it.
type count int64

func (c *count) Write(b []byte) (int, error) {
	*c += count(len(b))
	return len(b), nil
}

func (w *packageWriter) Write(e *hearsay.Entry) error {
	if err := w.begin(); err != nil {
		return err
	}
	w.rows++
	return w.csv.Write(e)
}

func (w *packageWriter) Close() error {
	if err := w.begin(); err != nil {
		return err
	}
	if err := w.csv.Close(); err != nil {
		return err
	}
	about, err := w.zip.Create(packageAbout)
	if err != nil {
		return err
	}
	if _, err := about.Write(w.descriptor()); err != nil {
		return err
	}
	return w.zip.Close()
}

// A packageDescriptor is what datapackage.json says, in the words of the Data
// Package specification.
type packageDescriptor struct {
	Profile     string            `json:"profile"`
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Tool        string            `json:"hearsay:tool,omitempty"`
	Licence     string            `json:"hearsay:licence"`
	Resources   []packageResource `json:"resources"`
}

// A packageResource is one file of a package.
type packageResource struct {
	Profile     string         `json:"profile"`
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Path        string         `json:"path"`
	Format      string         `json:"format"`
	Media       string         `json:"mediatype"`
	Encoding    string         `json:"encoding"`
	Bytes       int64          `json:"bytes"`
	Hash        string         `json:"hash"`
	Dialect     packageDialect `json:"dialect"`
	Schema      packageSchema  `json:"schema"`
}

// A packageDialect is how a CSV is written.
type packageDialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

// A packageSchema is what the columns of a table are.
type packageSchema struct {
	Fields        []packageField `json:"fields"`
	MissingValues []string       `json:"missingValues"`
	PrimaryKey    []string       `json:"primaryKey"`
}

// A packageField is what one column is.
type packageField struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Format      string         `json:"format,omitempty"`
	Description string         `json:"description"`
	True        []string       `json:"trueValues,omitempty"`
	False       []string       `json:"falseValues,omitempty"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

// fieldTypes are the types of Table Schema for the kinds of column. A date may
// be a month or a year, which its type date may not; a pattern says so.
var fieldTypes = map[ColumnKind]string{
	TextColumn: "string", DecimalColumn: "number", WholeColumn: "integer", ShareColumn: "number", TruthColumn: "boolean",
	DateColumn: "string", MomentColumn: "datetime", ListColumn: "array", ObjectColumn: "object",
}

// datePattern is a day, a month or a year.
const datePattern = `[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?`

// field says what c is.
func (c *Column) field() packageField {
	f := packageField{Name: c.Name, Type: fieldTypes[c.Kind], Description: upperFirst(c.Doc) + "."}
	constraints := map[string]any{}
	if slices.Contains(needed, c.Name) && !slices.Contains(neededOfForgotten, c.Name) {
		constraints["required"] = true
	}
	switch c.Kind {
	case WholeColumn:
		constraints["minimum"] = 0
	case ShareColumn:
		constraints["minimum"], constraints["maximum"] = 0, 1
	case DateColumn:
		constraints["pattern"] = datePattern
	case TruthColumn:
		f.True, f.False = []string{"true"}, []string{"false"}
	}
	if len(c.Values) > 0 {
		constraints["enum"] = c.Values
	}
	if len(constraints) > 0 {
		f.Constraints = constraints
	}
	return f
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// packageText is what a package says about its table.
const packageText = "One row an entry of a ledger: a figure in an article, with who is reported to say it and through whom. " +
	"Places count Unicode code points of the document's text. " +
	"A cell of text that a spreadsheet might run as a formula has an apostrophe before it; a character that does something rather than show something is written as its number, \\u{202E}. " +
	"hearsay verify holds every row against the documents, without the ledger."

// descriptor returns datapackage.json.
func (w *packageWriter) descriptor() []byte {
	p := packageDescriptor{
		Profile: "tabular-data-package", Name: "hearsay-entries", Title: "Entries of a ledger of attributed figures",
		Description: CountNote + " " + w.opt.LicenceNote(), Tool: w.opt.Tool, Licence: w.opt.LicenceNote(),
		Resources: []packageResource{{
			Profile: "tabular-data-resource", Name: "entries", Title: "Entries", Description: packageText, Path: packageTable, Format: "csv",
			Media: "text/csv", Encoding: "utf-8", Bytes: w.bytes, Hash: "sha256:" + hex.EncodeToString(w.hash.Sum(nil)),
			Dialect: packageDialect{Delimiter: ",", LineTerminator: "\r\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
			Schema:  packageSchema{MissingValues: []string{""}, PrimaryKey: []string{"id"}},
		}},
	}
	for _, c := range w.csv.columns {
		p.Resources[0].Schema.Fields = append(p.Resources[0].Schema.Fields, c.field())
	}
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	to.SetEscapeHTML(false)
	to.SetIndent("", "  ")
	_ = to.Encode(p) // strings and numbers can be written
	return b.Bytes()
}

// maxTable bounds the CSV in a package that is read, in bytes, and maxAbout its
// descriptor.
const (
	maxTable = 64 << 30
	maxAbout = 16 << 20
)

// ErrOtherBytes says that a data package does not hold the bytes that it says
// it does.
var ErrOtherBytes = errors.New("the bytes are not those that datapackage.json names")

// readPackage reads what DataPackage writes, and tells at the end if the bytes
// of the CSV are not those that were packed.
func readPackage(f File) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		fail := func(err error) { yield(Row{}, fmt.Errorf("reading %s: %w", f.Name(), err)) }
		z, err := zip.NewReader(f, f.Size())
		if err != nil {
			fail(fmt.Errorf("%w: %w", ErrForeign, err))
			return
		}
		wanted, err := descriptorIn(z)
		if err != nil {
			fail(err)
			return
		}
		table, err := z.Open(wanted.Path)
		if err != nil {
			fail(fmt.Errorf("%w: %w", ErrForeign, err))
			return
		}
		defer table.Close()
		sum, n := sha256.New(), count(0)
		packed := io.TeeReader(io.LimitReader(table, maxTable), io.MultiWriter(sum, &n))
		for row, err := range csvRows(packed, f.Name()+": "+wanted.Path) {
			if !yield(row, err) {
				return
			}
		}
		if _, err := io.Copy(io.Discard, packed); err != nil {
			fail(err)
			return
		}
		if got := "sha256:" + hex.EncodeToString(sum.Sum(nil)); wanted.Hash != got || wanted.Bytes != int64(n) {
			fail(fmt.Errorf("%s: %w: it names %d bytes with the hash %s, and there are %d with %s",
				OneLine(wanted.Path), ErrOtherBytes, wanted.Bytes, OneLine(wanted.Hash), n, got))
		}
	}
}

// descriptorIn returns what a package says about its first table.
func descriptorIn(z *zip.Reader) (packageResource, error) {
	about, err := z.Open(packageAbout)
	if err != nil {
		return packageResource{}, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	defer about.Close()
	var p packageDescriptor
	if err := json.NewDecoder(io.LimitReader(about, maxAbout)).Decode(&p); err != nil {
		return packageResource{}, fmt.Errorf("%w: %s: %w", ErrForeign, packageAbout, err)
	}
	for _, r := range p.Resources {
		if r.Name == "entries" {
			return r, nil
		}
	}
	return packageResource{}, fmt.Errorf("%w: %s names no table entries", ErrForeign, packageAbout)
}
