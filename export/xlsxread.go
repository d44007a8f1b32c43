package export

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strconv"
	"strings"
)

// The most that a part of a workbook may unpack to, in bytes: a sheet, which is
// read cell by cell, and one that is held whole.
const (
	maxSheetPart = 16 << 30
	maxHeldPart  = 1 << 30
)

// readXLSX reads the sheet of entries of what XLSX writes, also after somebody
// has saved it with another program.
func readXLSX(f File) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		fail := func(err error) { yield(Row{}, fmt.Errorf("reading %s: %w", f.Name(), err)) }
		z, err := zip.NewReader(f, f.Size())
		if err != nil {
			fail(fmt.Errorf("%w: %w", ErrForeign, err))
			return
		}
		book, err := openWorkbook(z)
		if err != nil {
			fail(fmt.Errorf("%w: %w", ErrForeign, err))
			return
		}
		defer book.part.Close()
		var columns []*Column
		for {
			n, cells, err := book.row()
			if err == io.EOF {
				break
			}
			if err != nil {
				fail(err)
				return
			}
			if columns == nil {
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
		if columns == nil {
			fail(fmt.Errorf("%w: it is empty", ErrForeign))
		}
	}
}

func sheetRow(columns []*Column, cells []string) (Row, error) {
	if len(cells) > len(columns) {
		return Row{}, errors.New("it has a cell beyond the last column that has a name")
	}
	taken := newTaking()
	for k, c := range columns {
		if c == nil {
			continue
		}
		cell := ""
		if k < len(cells) {
			cell = cells[k]
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

// A workbook is a sheet that is being read.
type workbook struct {
	part   io.ReadCloser
	xml    *xml.Decoder
	shared []string // texts that cells point at
	n      int      // the number of the last row
}

// openWorkbook finds the sheet of entries.
func openWorkbook(z *zip.Reader) (*workbook, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := held(z, "xl/workbook.xml", &book); err != nil {
		return nil, err
	}
	var rels struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := held(z, "xl/_rels/workbook.xml.rels", &rels); err != nil {
		return nil, err
	}
	for _, sheet := range book.Sheets {
		for _, rel := range rels.All {
			if sheet.Name != entriesSheet || rel.ID != sheet.ID {
				continue
			}
			target := path.Join("xl", rel.Target)
			if strings.HasPrefix(rel.Target, "/") {
				target = rel.Target[1:]
			}
			part, err := z.Open(target)
			if err != nil {
				return nil, err
			}
			b := &workbook{part: part, xml: xml.NewDecoder(io.LimitReader(part, maxSheetPart))}
			return b, b.strings(z)
		}
	}
	return nil, fmt.Errorf("it has no sheet %s", entriesSheet)
}

// held reads a part of a workbook whole.
func held(z *zip.Reader, name string, to any) error {
	part, err := z.Open(name)
	if err != nil {
		return err
	}
	defer part.Close()
	if err := xml.NewDecoder(io.LimitReader(part, maxHeldPart)).Decode(to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// A richText is a text, whole or in runs.
type richText struct {
	Whole string `xml:"t"`
	Runs  []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (t *richText) words() string {
	words := t.Whole
	for _, r := range t.Runs {
		words += r.Text
	}
	return unescapeXLSX(words)
}

// strings reads the texts that cells point at, if there are any.
func (b *workbook) strings(z *zip.Reader) error {
	var list struct {
		All []richText `xml:"si"`
	}
	const name = "xl/sharedStrings.xml"
	for _, f := range z.File {
		if f.Name == name {
			if err := held(z, name, &list); err != nil {
				return err
			}
		}
	}
	for i := range list.All {
		b.shared = append(b.shared, list.All[i].words())
	}
	return nil
}

// row returns the next row and its number, or io.EOF.
func (b *workbook) row() (int, []string, error) {
	for {
		token, err := b.xml.Token()
		if err != nil {
			return 0, nil, err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "row" {
			continue
		}
		var row struct {
			Number int `xml:"r,attr"`
			Cells  []struct {
				At     string   `xml:"r,attr"`
				Kind   string   `xml:"t,attr"`
				Value  string   `xml:"v"`
				Inline richText `xml:"is"`
			} `xml:"c"`
		}
		if err := b.xml.DecodeElement(&row, &start); err != nil {
			return 0, nil, err
		}
		if b.n++; row.Number > b.n {
			b.n = row.Number
		}
		var cells []string
		for _, c := range row.Cells {
			k, ok := columnAt(c.At, len(cells))
			if !ok {
				return 0, nil, fmt.Errorf("row %d has a cell at %q", b.n, OneLine(c.At))
			}
			for len(cells) <= k {
				cells = append(cells, "")
			}
			cells[k], err = b.value(c.Kind, c.Value, &c.Inline)
			if err != nil {
				return 0, nil, fmt.Errorf("row %d, cell %s: %w", b.n, OneLine(c.At), err)
			}
		}
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > 0 {
			return b.n, cells, nil
		}
	}
}

// value returns what a cell holds. A number that another program has written
// with an exponent is written without.
func (b *workbook) value(kind, value string, inline *richText) (string, error) {
	switch kind {
	case "inlineStr":
		return inline.words(), nil
	case "s":
		k, err := strconv.Atoi(value)
		if err != nil || k < 0 || k >= len(b.shared) {
			return "", fmt.Errorf("it points at text %q, and there are %d", OneLine(value), len(b.shared))
		}
		return b.shared[k], nil
	case "str":
		return unescapeXLSX(value), nil
	case "", "n":
		if x, err := strconv.ParseFloat(value, 64); err == nil {
			return strconv.FormatFloat(x, 'f', -1, 64), nil
		}
	}
	return value, nil
}

// maxSheetColumns is how many columns a sheet can have.
const maxSheetColumns = 16_384

// columnAt returns the index of the column of a cell such as "AB12"; one that
// does not say where it is stands next to the last.
func columnAt(at string, next int) (int, bool) {
	if at == "" {
		return next, next < maxSheetColumns
	}
	k := 0
	for i := 0; i < len(at) && at[i] >= 'A' && at[i] <= 'Z' && k <= maxSheetColumns; i++ {
		k = k*26 + int(at[i]-'A') + 1
	}
	return k - 1, k > 0 && k <= maxSheetColumns
}

// unescapeXLSX takes back the escapes of workbooks: "_x0041_" is "A".
func unescapeXLSX(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] == '_' && looksEscaped(s[i:]) {
			n, _ := strconv.ParseUint(s[i+2:i+6], 16, 16)
			b.WriteRune(rune(n))
			i += len("_x0041_")
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}
