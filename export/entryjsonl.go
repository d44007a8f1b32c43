package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"hearsay"
)

// EntryJSONL is for other programs, and holds everything: one JSON object a
// line, one line an entry, with the columns of tables as its keys. What is not
// known is null.
var EntryJSONL = &EntryFormat{
	Name: "jsonl",
	Doc:  "JSON Lines, for programs: one object an entry, with everything about it",
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &entryJSONL{w: w, opt: opt, columns: columnsFor(opt)}
	},
	Read: readJSONL,
}

type entryJSONL struct {
	w       io.Writer
	opt     EntryOptions
	columns []*Column
	line    []byte // kept, to be written over
	noted   bool
}

func (w *entryJSONL) Close() error { return nil }

func (w *entryJSONL) Write(e *hearsay.Entry) error {
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	j := &jsonLine{b: w.line[:0]}
	j.open('{')
	for _, c := range w.columns {
		cell := c.Cell(row, w.opt)
		if c == noteColumn {
			if w.noted {
				continue
			}
			cell, w.noted = CountNote, true
		}
		j.key(c.Name)
		j.cell(c, cell)
	}
	j.close('}')
	j.close('\n')
	w.line = j.b
	_, err = w.w.Write(j.b)
	return err
}

// cell writes a cell as the JSON value that its column's kind asks for.
func (j *jsonLine) cell(c *Column, cell string) {
	switch c.Kind {
	case DecimalColumn, WholeColumn, ShareColumn, TruthColumn, ListColumn, ObjectColumn:
		if cell == "" {
			j.null()
			return
		}
		j.comma()
		j.b = append(j.b, cell...)
	default:
		j.unknown(cell)
	}
}

// maxEntryLine bounds a line that is read, in bytes.
const maxEntryLine = 256 << 20

// readJSONL reads what EntryJSONL writes. An object may have more keys.
func readJSONL(f File) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		lines := bufio.NewScanner(f)
		lines.Buffer(make([]byte, 0, 1<<16), maxEntryLine)
		for n := 1; lines.Scan(); n++ {
			line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
			if len(line) == 0 {
				continue
			}
			row, err := rowOfLine(line)
			if err != nil {
				err = fmt.Errorf("reading %s, line %d: %w", f.Name(), n, err)
			}
			if !yield(row, err) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Row{}, fmt.Errorf("reading %s: %w", f.Name(), err))
		}
	}
}

func rowOfLine(line []byte) (Row, error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(line, &object); err != nil {
		return Row{}, fmt.Errorf("not a JSON object: %w", err)
	}
	taken := newTaking()
	for _, c := range Columns {
		value, ok := object[c.Name]
		if !ok {
			continue
		}
		if string(value) == "null" {
			taken.add(c, "")
			continue
		}
		cell, err := c.cellOf(value)
		if err != nil {
			return Row{}, fmt.Errorf("%s is %w", c.Name, err)
		}
		taken.add(c, cell)
	}
	return taken.row()
}

// cellOf returns a JSON value as the cell that it was.
func (c *Column) cellOf(value json.RawMessage) (string, error) {
	switch c.Kind {
	case ListColumn, ObjectColumn:
		return string(value), nil
	case DecimalColumn, WholeColumn, ShareColumn:
		var n json.Number
		if value[0] == '"' || json.Unmarshal(value, &n) != nil {
			return "", errors.New("not a number")
		}
		return n.String(), nil
	case TruthColumn:
		var b bool
		if json.Unmarshal(value, &b) != nil {
			return "", errors.New("neither true nor false")
		}
		return strconv.FormatBool(b), nil
	}
	var s string
	if json.Unmarshal(value, &s) != nil {
		return "", errors.New("not a string")
	}
	return s, nil
}
