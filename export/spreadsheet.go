package export

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/quote"
)

// A ColumnMap says what the columns of a person's own table are: the heading of
// the column for each of [MapFields] that it has, and what holds for all rows.
type ColumnMap struct {
	Columns map[string]string // "who_says": "Source"
	Fixed   map[string]string // "category": "killed"
}

// MapFields are what the columns of a person's own table may be: the short names
// of a ledger, and some of the fields of an entry.
var MapFields = []string{"who_says", "through", "figure", "low", "high", "of_what", "about_whom", "where", "as_of", "event_date",
	"category", "measure", "unit", "aspect"}

// ParseColumnMap reads pairs such as "who_says=Source", each of which names a
// field and the heading of its column, and fixed, whose pairs name a field and
// what holds for all rows.
func ParseColumnMap(pairs, fixed []string) (ColumnMap, error) {
	m := ColumnMap{Columns: map[string]string{}, Fixed: map[string]string{}}
	for k, list := range [][]string{pairs, fixed} {
		to := []map[string]string{m.Columns, m.Fixed}[k]
		for _, pair := range list {
			field, value, ok := strings.Cut(pair, "=")
			field, value = strings.TrimSpace(field), strings.TrimSpace(value)
			switch {
			case !ok || value == "":
				return m, fmt.Errorf("%q is no FIELD=NAME", pair)
			case !slices.Contains(MapFields, field):
				return m, fmt.Errorf("no field is called %q: there are %s", field, strings.Join(MapFields, ", "))
			case m.Columns[field] != "" || m.Fixed[field] != "":
				return m, fmt.Errorf("%s is given twice", field)
			}
			to[field] = value
		}
	}
	if m.Columns["figure"] == "" && m.Columns["low"] == "" {
		return m, errors.New("it is not said which column holds the figure: figure=NAME, or low=NAME and high=NAME")
	}
	return m, nil
}

// A Spreadsheet is a person's own table of figures on its way into a ledger.
type Spreadsheet struct {
	Map      ColumnMap
	Read     func(*hearsay.Document) hearsay.Reading // reads the figure of a cell
	Tool     string                                  // what reads: "hearsay 0.3"
	Captured time.Time
}

// maxSpreadsheet bounds a table that is read, in bytes.
const maxSpreadsheet = 256 << 20

// Rows makes an entry of each row of f, a CSV parted by commas, semicolons or
// tabs. There is no document that the figures were read from: the table stands
// for itself. Its text is its rows, a line each, the cells parted by bars, and
// every entry points at the cells that it was made from. A row that cannot be
// taken is a fault, and the rest is taken.
func (s *Spreadsheet) Rows(f File) (rows []Row, faults []hearsay.Fault, err error) {
	content, err := io.ReadAll(io.LimitReader(f, maxSpreadsheet+1))
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("reading %s: %w", f.Name(), err)
	case len(content) > maxSpreadsheet:
		return nil, nil, fmt.Errorf("reading %s: longer than %d MiB", f.Name(), maxSpreadsheet>>20)
	}
	t, err := s.table(content)
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", f.Name(), err)
	}
	filing := s.filing(f.Name(), content, t)
	ruler := hearsay.NewRuler(t.text)
	for n := range t.cells {
		if n == 0 || t.blank(n) {
			continue
		}
		e, err := (&sheetEntry{s: s, t: t, n: n, filing: filing, ruler: ruler}).entry()
		if err != nil {
			faults = append(faults, hearsay.Fault{Place: fmt.Sprintf("line %d", t.lines[n]), Text: err.Error()})
			continue
		}
		rows = append(rows, Row{Entry: e})
	}
	return rows, faults, nil
}

// An ownTable is a table as a text: where each cell of it stands.
type ownTable struct {
	text  string
	cells [][]hearsay.Span
	lines []int // of the file, for each row
	at    map[string]int
}

// table reads a CSV and makes a text of it.
func (s *Spreadsheet) table(content []byte) (*ownTable, error) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if !utf8.Valid(content) {
		return nil, errors.New("not in UTF-8; save it as “CSV UTF-8”")
	}
	if bytes.IndexByte(content, 0) >= 0 {
		return nil, errors.New("not a CSV; save the table as “CSV UTF-8”")
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord, r.Comma = -1, partedBy(content)
	t := &ownTable{at: map[string]int{}}
	var b strings.Builder
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		t.lines = append(t.lines, line)
		var row []hearsay.Span
		for k, cell := range cells {
			if k > 0 {
				b.WriteString(" | ")
			}
			start := b.Len()
			b.WriteString(strings.Join(strings.Fields(Unguard(cell)), " "))
			row = append(row, hearsay.Span{Start: start, End: b.Len()})
		}
		b.WriteByte('\n')
		t.cells = append(t.cells, row)
	}
	t.text = b.String()
	if len(t.cells) == 0 {
		return nil, errors.New("it is empty")
	}
	for k, head := range t.cells[0] {
		name := head.In(t.text)
		if _, twice := t.at[name]; twice && slices.Contains(slices.Collect(maps.Values(s.Map.Columns)), name) {
			return nil, fmt.Errorf("two columns are called %q", name)
		}
		t.at[name] = k
	}
	for _, field := range MapFields {
		if name := s.Map.Columns[field]; name != "" {
			if _, ok := t.at[name]; !ok {
				return nil, fmt.Errorf("no column is called %q; there are %q", name, slices.Sorted(maps.Keys(t.at)))
			}
		}
	}
	return t, nil
}

// partedBy returns what parts the cells of a CSV: of comma, semicolon and tab
// the one that its first line has most of.
func partedBy(content []byte) rune {
	head, _, _ := bytes.Cut(content, []byte("\n"))
	return slices.MaxFunc([]rune{',', ';', '\t'}, func(a, b rune) int {
		return cmp.Compare(bytes.Count(head, []byte(string(a))), bytes.Count(head, []byte(string(b))))
	})
}

func (t *ownTable) blank(n int) bool {
	return !slices.ContainsFunc(t.cells[n], func(s hearsay.Span) bool { return !s.Empty() })
}

// filing is the table as a document.
func (s *Spreadsheet) filing(name string, content []byte, t *ownTable) *hearsay.Filing {
	sum := sha256.Sum256(content)
	f := &hearsay.Filing{
		Document: hearsay.Document{ID: strings.ReplaceAll(name, `\`, "/"), Text: t.text,
			Notes: []hearsay.Note{{Text: "a person's own table, whose rows stand for themselves; the articles that they were taken from are not at hand"}}},
		Length:  utf8.RuneCountInString(t.text),
		Receipt: hearsay.Receipt{Bytes: content, Hash: hex.EncodeToString(sum[:]), Media: "text/csv", Address: name, Captured: s.Captured, Tool: s.Tool},
	}
	f.TextHash = f.Document.Hash()
	f.Key = hearsay.DocumentKey(f.Document.ID, f.TextHash)
	return f
}

// A sheetEntry is one row on its way to being an entry.
type sheetEntry struct {
	s      *Spreadsheet
	t      *ownTable
	n      int
	filing *hearsay.Filing
	ruler  *hearsay.Ruler
}

// cell returns where a field stands in the row, or nothing.
func (r *sheetEntry) cell(field string) hearsay.Span {
	name, ok := r.s.Map.Columns[field]
	if k := r.t.at[name]; ok && k < len(r.t.cells[r.n]) {
		return r.t.cells[r.n][k]
	}
	return hearsay.Span{}
}

// says returns what the row says of a field, or what is said of all.
func (r *sheetEntry) says(field string) string {
	if fixed := r.s.Map.Fixed[field]; fixed != "" {
		return fixed
	}
	return r.cell(field).In(r.t.text)
}

// cut returns the words at a place.
func (r *sheetEntry) cut(s hearsay.Span) hearsay.Excerpt {
	if s.Empty() {
		return hearsay.Excerpt{}
	}
	return hearsay.Excerpt{Span: s, Points: hearsay.Span{Start: r.ruler.Points(s.Start), End: r.ruler.Points(s.End)}, Words: s.In(r.t.text)}
}

// words returns the words of a field: cut out of the row, or alone where they
// hold for all rows.
func (r *sheetEntry) words(field string) hearsay.Excerpt {
	if fixed := r.s.Map.Fixed[field]; fixed != "" {
		return hearsay.Excerpt{Words: fixed}
	}
	return r.cut(r.cell(field))
}

func (r *sheetEntry) entry() (*hearsay.Entry, error) {
	e := &hearsay.Entry{Filing: r.filing, Of: r.words("of_what"), Place: r.words("where"), Population: r.says("about_whom"), Measure: r.says("measure"),
		Category: "other", Aspect: hearsay.Level, Polarity: hearsay.Says, Confidence: 1, Reader: r.s.Tool + ", from columns",
		State: hearsay.Current, Review: hearsay.Open}
	if err := r.figure(e); err != nil {
		return nil, err
	}
	if unit := r.says("unit"); unit != "" {
		e.Unit = hearsay.Unit(unit)
	}
	if err := oneWord(r, "category", &e.Category, hearsay.Categories); err != nil {
		return nil, err
	}
	if err := oneWord(r, "aspect", &e.Aspect, []hearsay.Aspect{hearsay.Level, hearsay.Rise, hearsay.Fall, hearsay.PartOf, hearsay.Forecast}); err != nil {
		return nil, err
	}
	if err := r.dates(e); err != nil {
		return nil, err
	}
	r.chain(e)
	text := r.t.text
	line := r.t.cells[r.n]
	row := hearsay.Sentence{Span: hearsay.Span{Start: line[0].Start, End: line[len(line)-1].End}}
	at, _ := quote.At(text, []hearsay.Sentence{row}, e.Figure.Span)
	e.Quote = r.cut(at)
	e.Prefix = text[back(text, e.Figure.Start, sideLetters):e.Figure.Start]
	e.Suffix = text[e.Figure.End:ahead(text, e.Figure.End, sideLetters)]
	e.ID = hearsay.ClaimID(r.filing.Document.ID, r.filing.TextHash, e.Figure.Span)
	return e, nil
}

// oneWord takes a field that holds one of some words.
func oneWord[W ~string](r *sheetEntry, field string, to *W, words []W) error {
	given := W(strings.ToLower(r.says(field)))
	if given == "" {
		return nil
	}
	if !slices.Contains(words, given) {
		return fmt.Errorf("%s is %q; there are %q", field, Cut(OneLine(r.says(field))), words)
	}
	*to = given
	return nil
}

// figure takes the figure, as the reader reads the cell, or the bounds where
// they have columns of their own.
func (r *sheetEntry) figure(e *hearsay.Entry) error {
	e.Hedge, e.Kind = hearsay.Plain, hearsay.Count
	at := r.cell("figure")
	low, high := r.cell("low"), r.cell("high")
	if at.Empty() && low.Empty() && high.Empty() {
		return errors.New("it has no figure")
	}
	if at.Empty() {
		at = cmp.Or(low, high)
		if !low.Empty() && !high.Empty() && low.Start > high.Start {
			at = high
		}
	} else if err := r.read(e, at); err != nil && low.Empty() && high.Empty() {
		return err
	}
	e.Figure = r.cut(at)
	if e.Core.Empty() {
		e.Core = e.Figure
	}
	if low.Empty() && high.Empty() {
		return nil
	}
	e.Value = hearsay.Interval{}
	for k, s := range []hearsay.Span{low, high} {
		if s.Empty() {
			continue
		}
		d, err := ParseDecimal(strings.NewReplacer(",", "", "\u00a0", "", "\u202f", "", " ", "").Replace(s.In(r.t.text)))
		if err != nil {
			return fmt.Errorf("%s is %q: %w", []string{"low", "high"}[k], Cut(OneLine(s.In(r.t.text))), err)
		}
		*[]*hearsay.Bound{&e.Value.Low, &e.Value.High}[k] = hearsay.Bound{Kind: hearsay.Included, At: d}
	}
	return nil
}

// read reads the one figure in a cell, before what it counts.
func (r *sheetEntry) read(e *hearsay.Entry, at hearsay.Span) error {
	cell := at.In(r.t.text)
	reading := r.s.Read(&hearsay.Document{ID: "cell", Text: strings.TrimSpace(cell + " " + r.says("of_what"))})
	var found []*hearsay.Figure
	for i := range reading.Figures {
		if f := &reading.Figures[i]; f.End <= len(cell) {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return fmt.Errorf("figure is %q, in which %d figures are read", Cut(OneLine(cell)), len(found))
	}
	f := found[0]
	e.Value, e.Hedge, e.Unit, e.Kind, e.Per = f.Value, f.Hedge, f.Unit, f.Kind, f.Per
	e.Core = r.cut(hearsay.Span{Start: at.Start + f.Core.Start, End: at.Start + f.Core.End})
	return nil
}

// dates takes the dates, which have to be written after ISO 8601: 3/4/2031 is a
// day in March or in April.
func (r *sheetEntry) dates(e *hearsay.Entry) error {
	for field, to := range map[string]*hearsay.Date{"as_of": &e.AsOf, "event_date": &e.EventDate} {
		given := r.says(field)
		if given == "" {
			continue
		}
		day, _, _ := strings.Cut(strings.Replace(given, "T", " ", 1), " ")
		if _, ok := hearsay.Date(day).Time(); !ok {
			return fmt.Errorf("%s is %q; write dates as 2031-05-14, 2031-05 or 2031", field, Cut(OneLine(given)))
		}
		*to = hearsay.Date(day)
	}
	if e.AsOf != "" {
		e.Basis, e.AsOfWords = hearsay.Stated, r.words("as_of")
	}
	if e.EventDate != "" {
		e.EventWords = r.words("event_date")
	}
	return nil
}

// chain takes who says it and through whom: several are parted by an arrow or a
// semicolon, the nearest to the article first.
func (r *sheetEntry) chain(e *hearsay.Entry) {
	e.Status = hearsay.Unattributed
	for _, field := range []string{"through", "who_says"} {
		at := r.cell(field)
		words := r.says(field)
		for part := range strings.FieldsFuncSeq(words, func(c rune) bool { return c == '→' || c == ';' }) {
			name := strings.TrimSpace(part)
			if name == "" {
				continue
			}
			h := hearsay.Hand{Name: name, Named: strings.ContainsFunc(name, unicode.IsUpper), Party: hearsay.Other, Words: hearsay.Excerpt{Words: name}}
			if i := strings.Index(at.In(r.t.text), name); i >= 0 {
				h.Words = r.cut(hearsay.Span{Start: at.Start + i, End: at.Start + i + len(name)})
			}
			if h.Named {
				h.Resolved, h.Source = name, name
			} else {
				h.Party = hearsay.Unnamed
			}
			e.Chain = append(e.Chain, h)
			e.Status = hearsay.EndsUnnamed
			if h.Named {
				e.Status = hearsay.Complete
			}
		}
	}
}
