package export

import (
	"fmt"
	"io"
	"iter"
	"reflect"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"

	"hearsay"
)

// Parquet is for data teams: columns with types, lists as lists. Numbers are
// there twice: as text with all their digits, and as a double where that has
// the same digits.
var Parquet = &EntryFormat{
	Name:   "parquet",
	Doc:    "Parquet, for data teams: typed columns, which DuckDB, pandas and Arrow read",
	Binary: true,
	New:    func(w io.Writer, opt EntryOptions) EntryWriter { return &parquetWriter{w: w, opt: opt} },
	Read:   readParquet,
}

// A parquetRow is a row as Parquet has it. Its fields are the columns by their
// names; a test holds them against [Columns]. What is not known is null.
type parquetRow struct {
	ID            string           `parquet:"id"`
	Figure        string           `parquet:"figure,optional"`
	Low           string           `parquet:"low,optional"`
	High          string           `parquet:"high,optional"`
	LowDouble     *float64         `parquet:"low_double,optional"`
	HighDouble    *float64         `parquet:"high_double,optional"`
	LowOpen       bool             `parquet:"low_open"`
	HighOpen      bool             `parquet:"high_open"`
	Hedge         string           `parquet:"hedge,optional,dict"`
	Unit          string           `parquet:"unit,optional,dict"`
	Kind          string           `parquet:"kind,optional,dict"`
	Of            string           `parquet:"of,optional"`
	Category      string           `parquet:"category,optional,dict"`
	Measure       string           `parquet:"measure,optional,dict"`
	Population    string           `parquet:"population,optional,dict"`
	Including     string           `parquet:"including,optional"`
	Excluding     string           `parquet:"excluding,optional"`
	Aspect        string           `parquet:"aspect,optional,dict"`
	Per           string           `parquet:"per,optional,dict"`
	Place         string           `parquet:"place,optional,dict"`
	EventDate     string           `parquet:"event_date,optional,dict"`
	EventWords    string           `parquet:"event_words,optional"`
	AsOf          string           `parquet:"as_of,optional,dict"`
	AsOfBasis     string           `parquet:"as_of_basis,optional,dict"`
	AsOfWords     string           `parquet:"as_of_words,optional"`
	Polarity      string           `parquet:"polarity,optional,dict"`
	Chain         string           `parquet:"chain,optional"`
	Origin        string           `parquet:"origin,optional,dict"`
	ChainStatus   string           `parquet:"chain_status,optional,dict"`
	Confidence    *float64         `parquet:"confidence,optional"`
	Origins       *int64           `parquet:"origins,optional"`
	Review        string           `parquet:"review,optional,dict"`
	State         string           `parquet:"state,optional,dict"`
	Next          string           `parquet:"next,optional"`
	Reader        string           `parquet:"reader,optional,dict"`
	Posted        *time.Time       `parquet:"posted,optional,timestamp(microsecond)"`
	Quote         string           `parquet:"quote,optional"`
	Prefix        string           `parquet:"prefix,optional"`
	Suffix        string           `parquet:"suffix,optional"`
	Core          string           `parquet:"core,optional"`
	SpanStart     *int64           `parquet:"span_start,optional"`
	SpanEnd       *int64           `parquet:"span_end,optional"`
	CoreStart     *int64           `parquet:"core_start,optional"`
	CoreEnd       *int64           `parquet:"core_end,optional"`
	OfStart       *int64           `parquet:"of_start,optional"`
	OfEnd         *int64           `parquet:"of_end,optional"`
	InclStart     *int64           `parquet:"including_start,optional"`
	InclEnd       *int64           `parquet:"including_end,optional"`
	ExclStart     *int64           `parquet:"excluding_start,optional"`
	ExclEnd       *int64           `parquet:"excluding_end,optional"`
	PlaceStart    *int64           `parquet:"place_start,optional"`
	PlaceEnd      *int64           `parquet:"place_end,optional"`
	EventStart    *int64           `parquet:"event_words_start,optional"`
	EventEnd      *int64           `parquet:"event_words_end,optional"`
	AsOfStart     *int64           `parquet:"as_of_words_start,optional"`
	AsOfEnd       *int64           `parquet:"as_of_words_end,optional"`
	QuoteStart    *int64           `parquet:"quote_start,optional"`
	QuoteEnd      *int64           `parquet:"quote_end,optional"`
	Bytes         []parquetPlace   `parquet:"bytes,list"`
	LowExact      string           `parquet:"low_exact,optional"`
	HighExact     string           `parquet:"high_exact,optional"`
	Document      string           `parquet:"document,optional,dict"`
	DocumentKey   string           `parquet:"document_key,optional,dict"`
	Outlet        string           `parquet:"outlet,optional,dict"`
	Agency        string           `parquet:"agency,optional,dict"`
	Byline        string           `parquet:"byline,optional,dict"`
	Title         string           `parquet:"title,optional,dict"`
	URL           string           `parquet:"url,optional,dict"`
	Published     string           `parquet:"published,optional,dict"`
	Language      string           `parquet:"language,optional,dict"`
	TextHash      string           `parquet:"text_sha256,optional,dict"`
	TextLength    *int64           `parquet:"text_length,optional"`
	BytesHash     string           `parquet:"bytes_sha256,optional,dict"`
	MediaType     string           `parquet:"media_type,optional,dict"`
	Address       string           `parquet:"address,optional,dict"`
	Captured      *time.Time       `parquet:"captured,optional,timestamp(microsecond)"`
	CapturedBy    string           `parquet:"captured_by,optional,dict"`
	Forgotten     string           `parquet:"forgotten,optional,dict"`
	DocumentNotes []parquetNote    `parquet:"document_notes,list"`
	Links         []parquetLink    `parquet:"links,list"`
	Verdicts      []parquetVerdict `parquet:"verdicts,list"`
	Text          string           `parquet:"text,optional,dict"`
}

// A parquetPlace is where an excerpt stands, in bytes.
type parquetPlace struct {
	Excerpt string `parquet:"excerpt,dict"`
	Start   int64  `parquet:"start"`
	End     int64  `parquet:"end"`
}

// A parquetNote is one of a document's notes.
type parquetNote struct {
	Text      string `parquet:"text,optional"`
	ByteStart *int64 `parquet:"byte_start,optional"`
	ByteEnd   *int64 `parquet:"byte_end,optional"`
}

// A parquetLink is one link of a chain.
type parquetLink struct {
	Name         string `parquet:"name"`
	Resolved     string `parquet:"resolved,optional"`
	Source       string `parquet:"source,optional"`
	Named        bool   `parquet:"named"`
	Type         string `parquet:"type,optional"`
	Words        string `parquet:"words,optional"`
	Start        *int64 `parquet:"words_start,optional"`
	End          *int64 `parquet:"words_end,optional"`
	ByteStart    *int64 `parquet:"words_byte_start,optional"`
	ByteEnd      *int64 `parquet:"words_byte_end,optional"`
	Cue          string `parquet:"cue,optional"`
	CueStart     *int64 `parquet:"cue_start,optional"`
	CueEnd       *int64 `parquet:"cue_end,optional"`
	CueByteStart *int64 `parquet:"cue_byte_start,optional"`
	CueByteEnd   *int64 `parquet:"cue_byte_end,optional"`
}

// A parquetVerdict is what somebody ruled.
type parquetVerdict struct {
	Ruling  string          `parquet:"ruling"`
	By      string          `parquet:"by,optional"`
	Why     string          `parquet:"why,optional"`
	At      *time.Time      `parquet:"at,optional,timestamp(microsecond)"`
	Changes []parquetChange `parquet:"changes,list"`
}

// A parquetChange is one field that a verdict puts right.
type parquetChange struct {
	Field string `parquet:"field"`
	Was   string `parquet:"was,optional"`
	Is    string `parquet:"is,optional"`
}

type parquetWriter struct {
	w    io.Writer
	opt  EntryOptions
	file *parquet.GenericWriter[parquetRow]
	rows []parquetRow
}

// parquetBatch is how many rows are handed on at once, parquetGroup how many
// stand in one group of the file.
const (
	parquetBatch = 256
	parquetGroup = 100_000
)

func (w *parquetWriter) begin() {
	if w.file != nil {
		return
	}
	w.file = parquet.NewGenericWriter[parquetRow](w.w,
		parquet.Compression(&parquet.Zstd),
		parquet.MaxRowsPerRowGroup(parquetGroup),
		parquet.CreatedBy("hearsay", "", ""),
		parquet.KeyValueMetadata("hearsay.note", CountNote),
		parquet.KeyValueMetadata("hearsay.licence", w.opt.LicenceNote()),
		parquet.KeyValueMetadata("hearsay.tool", w.opt.Tool),
		parquet.KeyValueMetadata("hearsay.columns", columnDocs()),
	)
}

// columnDocs is what the columns are, as a JSON object.
func columnDocs() string {
	j := &jsonLine{}
	j.open('{')
	for _, c := range Columns {
		j.key(c.Name)
		j.string(c.about())
	}
	j.key("low_double")
	j.string("low as a double, where that has the same digits")
	j.key("high_double")
	j.string("high as a double, where that has the same digits")
	j.close('}')
	return string(j.b)
}

func (w *parquetWriter) Write(e *hearsay.Entry) error {
	w.begin()
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	w.rows = append(w.rows, parquetOf(row, w.opt))
	if len(w.rows) < parquetBatch {
		return nil
	}
	return w.flush()
}

func (w *parquetWriter) flush() error {
	_, err := w.file.Write(w.rows)
	clear(w.rows)
	w.rows = w.rows[:0]
	return err
}

func (w *parquetWriter) Close() error {
	w.begin()
	if err := w.flush(); err != nil {
		return err
	}
	return w.file.Close()
}

// parquetOf returns a row with its types.
func parquetOf(row Row, opt EntryOptions) parquetRow {
	var p parquetRow
	to := reflect.ValueOf(&p).Elem()
	for _, c := range Columns {
		k, ok := parquetFields[c.Name]
		if !ok {
			continue
		}
		cell := c.Cell(row, opt)
		switch field := to.Field(k).Addr().Interface().(type) {
		case *string:
			*field = strings.ToValidUTF8(cell, "\ufffd")
		case *bool:
			*field = cell == "true"
		case **int64:
			*field = wholeOf(cell)
		case **float64:
			if x, ok := doubleOf(cell); ok {
				*field = &x
			}
		case **time.Time:
			if t, err := takeMoment(cell); err == nil {
				*field = &t
			}
		}
	}
	if x, ok := doubleOf(p.Low); ok {
		p.LowDouble = &x
	}
	if x, ok := doubleOf(p.High); ok {
		p.HighDouble = &x
	}
	p.lists(row, opt)
	return p
}

// lists fills the columns that hold lists.
func (p *parquetRow) lists(row Row, opt EntryOptions) {
	e := row.Entry
	for _, x := range excerpts {
		if s := x.of(e).Span; !s.Empty() {
			p.Bytes = append(p.Bytes, parquetPlace{x.name, int64(s.Start), int64(s.End)})
		}
	}
	for _, n := range e.Filing.Document.Notes {
		note := parquetNote{Text: n.Text}
		note.ByteStart, note.ByteEnd = endsOf(n.Span)
		p.DocumentNotes = append(p.DocumentNotes, note)
	}
	for i := range e.Chain {
		h := &e.Chain[i]
		l := parquetLink{Name: opt.words(h.Name), Resolved: opt.words(h.Resolved), Source: h.Source, Named: h.Named, Type: string(h.Party),
			Words: opt.words(h.Words.Words), Cue: opt.words(h.Cue.Words)}
		l.Start, l.End = endsOf(h.Words.Points)
		l.ByteStart, l.ByteEnd = endsOf(h.Words.Span)
		l.CueStart, l.CueEnd = endsOf(h.Cue.Points)
		l.CueByteStart, l.CueByteEnd = endsOf(h.Cue.Span)
		p.Links = append(p.Links, l)
	}
	for _, v := range row.Verdicts {
		one := parquetVerdict{Ruling: string(v.Ruling), By: v.By, Why: v.Why}
		if !v.At.IsZero() {
			one.At = &v.At
		}
		for _, c := range v.Changes {
			one.Changes = append(one.Changes, parquetChange(c))
		}
		p.Verdicts = append(p.Verdicts, one)
	}
}

func wholeOf(cell string) *int64 {
	var n int
	if takeWhole(&n, cell) != nil {
		return nil
	}
	whole := int64(n)
	return &whole
}

func endsOf(s hearsay.Span) (start, end *int64) {
	if s.Empty() {
		return nil, nil
	}
	from, to := int64(s.Start), int64(s.End)
	return &from, &to
}

func spanOf(start, end *int64) hearsay.Span {
	if start == nil || end == nil {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: int(*start), End: int(*end)}
}

// parquetFields are the fields of a parquetRow by the names of their columns.
var parquetFields = fieldsOf(reflect.TypeFor[parquetRow]())

func fieldsOf(t reflect.Type) map[string]int {
	all := map[string]int{}
	for k := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(k).Tag.Get("parquet"), ",")
		all[name] = k
	}
	return all
}

// readParquet reads what Parquet writes.
func readParquet(f File) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		fail := func(err error) { yield(Row{}, fmt.Errorf("reading %s: %w", f.Name(), err)) }
		file, err := openParquet(f)
		if err != nil {
			fail(err)
			return
		}
		rows := parquet.NewGenericReader[parquetRow](file) // panics where a column has another type
		defer rows.Close()
		batch := make([]parquetRow, parquetBatch)
		for n := 1; ; {
			clear(batch)
			got, err := readBatch(rows, batch)
			for k := range batch[:got] {
				row, err := batch[k].row()
				if err != nil {
					err = fmt.Errorf("reading %s, row %d: %w", f.Name(), n, err)
				}
				if !yield(row, err) {
					return
				}
				n++
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				fail(err)
				return
			}
		}
	}
}

// readBatch reads some rows. The library panics at some files that were
// tampered with.
func readBatch(rows *parquet.GenericReader[parquetRow], batch []parquetRow) (n int, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%w: %v", ErrForeign, x)
		}
	}()
	return rows.Read(batch)
}

// openParquet opens a file and wants the columns that a row cannot do without.
func openParquet(f File) (file *parquet.File, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%w: %v", ErrForeign, x)
		}
	}()
	file, err = parquet.OpenFile(f, f.Size())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	for _, name := range needed {
		if _, ok := file.Schema().Lookup(name); !ok {
			return nil, fmt.Errorf("%w: it has no column %s", ErrForeign, name)
		}
	}
	return file, nil
}

// row returns what p says.
func (p *parquetRow) row() (Row, error) {
	taken := newTaking()
	from := reflect.ValueOf(p).Elem()
	for _, c := range Columns {
		k, ok := parquetFields[c.Name]
		if !ok {
			continue
		}
		switch field := from.Field(k).Interface().(type) {
		case string:
			taken.add(c, field)
		case bool:
			taken.add(c, fmt.Sprint(field))
		case *int64:
			if field != nil {
				taken.add(c, fmt.Sprint(*field))
			}
		case *float64:
			if field != nil {
				taken.add(c, fourPlaces(*field))
			}
		case *time.Time:
			if field != nil {
				taken.add(c, momentCell(*field))
			}
		}
	}
	row, err := taken.row()
	if err == nil {
		p.takeLists(&row)
	}
	return row, err
}

// takeLists takes the columns that hold lists.
func (p *parquetRow) takeLists(row *Row) {
	e := row.Entry
	for _, b := range p.Bytes {
		for _, x := range excerpts {
			if x.name == b.Excerpt {
				x.of(e).Span = spanOf(&b.Start, &b.End)
			}
		}
	}
	for _, n := range p.DocumentNotes {
		e.Filing.Document.Notes = append(e.Filing.Document.Notes, hearsay.Note{Text: n.Text, Span: spanOf(n.ByteStart, n.ByteEnd)})
	}
	for i := range p.Links {
		l := &p.Links[i]
		e.Chain = append(e.Chain, hearsay.Hand{Name: l.Name, Resolved: l.Resolved, Source: l.Source, Named: l.Named, Party: hearsay.Party(l.Type),
			Words: hearsay.Excerpt{Words: l.Words, Points: spanOf(l.Start, l.End), Span: spanOf(l.ByteStart, l.ByteEnd)},
			Cue:   hearsay.Excerpt{Words: l.Cue, Points: spanOf(l.CueStart, l.CueEnd), Span: spanOf(l.CueByteStart, l.CueByteEnd)}})
	}
	for _, v := range p.Verdicts {
		one := hearsay.Verdict{Entry: e.ID, Ruling: hearsay.Ruling(v.Ruling), By: v.By, Why: v.Why}
		if v.At != nil {
			one.At = v.At.UTC()
		}
		for _, c := range v.Changes {
			one.Changes = append(one.Changes, hearsay.Change(c))
		}
		row.Verdicts = append(row.Verdicts, one)
	}
}
