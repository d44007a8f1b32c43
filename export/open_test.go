package export

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
)

// TestOpen wants every format to be told by its content, whatever its name, and
// what is none of them to be refused.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	rows := func(content []byte) (n int, err error) {
		name := filepath.Join(dir, "it")
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, e := range OpenFile(name) {
			if e != nil {
				err = e
				continue
			}
			n++
		}
		return n, err
	}
	for _, f := range EntryFormats {
		if f.Read == nil {
			continue
		}
		out := sheetOf(t, f, EntryOptions{})
		if n, err := rows(out); n != 6 || err != nil {
			t.Errorf("%s: %d rows, %v", f.Name, n, err)
		}
		for _, cut := range []int{1, 5, 30, len(out) / 2, len(out) - 9} {
			if n, err := rows(out[:cut]); err == nil && (f.Binary || n < 3) {
				t.Errorf("%s, cut after %d bytes: %d rows and no error", f.Name, cut, n)
			}
		}
	}
	for _, foreign := range []string{"", "a,b\r\n1,2\r\n", "id,document\r\n", "{}\n", "[1]", "PK\x03\x04", "PAR1", "PAR1\x00\x00\x00\x00PAR1", "SQLite format 3\x00", "\x00\x01", "\ufeffid", "id,id,document,text_sha256,span_start,span_end\r\n"} {
		if n, err := rows([]byte(foreign)); n != 0 || err == nil {
			t.Errorf("%q: %d rows, %v", foreign, n, err)
		}
	}
	if n, err := rows([]byte("\ufeff" + string(sheetOf(t, EntryCSV, EntryOptions{})))); n != 6 || err != nil {
		t.Errorf("with a mark at its beginning: %d rows, %v", n, err)
	}
	for _, err := range OpenFile(filepath.Join(dir, "nowhere")) {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("of no file it says %v", err)
		}
	}
	for _, err := range OpenFile(dir) {
		if err == nil || !strings.Contains(err.Error(), "not a file") {
			t.Errorf("of a folder it says %v", err)
		}
	}
}

// TestReadNames wants a row that cannot be read to be named with its line, and
// the rest to be read.
func TestReadNames(t *testing.T) {
	for _, c := range []struct {
		f             *EntryFormat
		was, is, want string
	}{
		{EntryCSV, ",14e0,", ",15e0,", `reading it, line 2: low_exact is "15e0": not 14`},
		{EntryCSV, ",false,false,", ",perhaps,false,", `reading it, line 2: low_open is "perhaps": neither true nor false`},
		{EntryCSV, ",0.875,", ",high,", `reading it, line 2: confidence is "high": not a number`},
		{EntryCSV, ",18,29,", ",-18,29,", `reading it, line 2: span_start is "-18": not a whole number`},
		{EntryCSV, ",2031-05-15T08:30:00Z,", ",yesterday,", `reading it, line 2: posted is "yesterday": not a time such as 2031-05-14T06:00:00Z`},
		{EntryCSV, `"{""figure"":[23,34]`, `"{""figures"":[23,34]`, `nothing is called "figures"`},
		{EntryCSV, `"{""figure"":[23,34]`, `"{""figure"":[34,23]`, "a place is two numbers"},
		{EntryCSV, "\r\n", ",\r\n", "cells, and"},
		{EntryJSONL, `"low":14,`, `"low":"14",`, "reading it, line 1: low is not a number"},
		{EntryJSONL, `"low_open":false`, `"low_open":0`, "low_open is neither true nor false"},
		{EntryJSONL, `"figure":"At least 14"`, `"figure":14`, "figure is not a string"},
		{EntryJSONL, `{"id":`, `{id:`, "not a JSON object"},
		{EntryJSONL, `"document":"pile/lune.txt"`, `"document":null`, "document is empty"},
	} {
		out := strings.Replace(string(sheetOf(t, c.f, EntryOptions{})), c.was, c.is, 1)
		n, faults := 0, []string{}
		for _, err := range c.f.Read(fileOf("it", []byte(out))) {
			if err != nil {
				faults = append(faults, err.Error())
				continue
			}
			n++
		}
		if strings.HasPrefix(c.was, "\r") { // a heading too many is a fault of every row
			if n != 0 || len(faults) != 6 {
				t.Errorf("%s: %d rows, %q", c.is, n, faults)
			}
			continue
		}
		if n != 5 || len(faults) != 1 || !strings.Contains(faults[0], c.want) {
			t.Errorf("%s: %d rows, %q", c.is, n, faults)
		}
	}
}

// FuzzCSV wants no text to make the reader of CSV panic or run on, and what it
// takes to go out and come back.
func FuzzCSV(f *testing.F) {
	f.Add(string(sheetOf(f, EntryCSV, EntryOptions{})))
	f.Add(string(sheetOf(f, EntryCSV, EntryOptions{WithText: true})))
	f.Add("id,document,text_sha256,span_start,span_end,low,low_open,low_exact\na,b,c,1,2,5,true,5e0\n")
	f.Add("id,document,text_sha256,span_start,span_end\n\"a,b")
	f.Fuzz(func(t *testing.T, in string) { comesBack(t, EntryCSV, in) })
}

// FuzzJSONL wants the same of JSON Lines.
func FuzzJSONL(f *testing.F) {
	f.Add(string(sheetOf(f, EntryJSONL, EntryOptions{})))
	f.Add(string(sheetOf(f, EntryJSONL, EntryOptions{WithText: true})))
	f.Add(`{"id":"a","document":"\ud83c","text_sha256":"c","span_start":1,"span_end":2,"low":1E2,"links":[{"name":"x","words_span":[1,2]}]}`)
	f.Add("{\"id\":\"a\"}\n\n{}")
	f.Fuzz(func(t *testing.T, in string) { comesBack(t, EntryJSONL, in) })
}

// comesBack reads in, writes what is there, and wants to read and write the same
// again.
func comesBack(t *testing.T, f *EntryFormat, in string) {
	var rows []Row
	for row, err := range f.Read(fileOf("it", []byte(in))) {
		if err == nil {
			rows = append(rows, row)
		}
	}
	once := rewritten(t, f, rows)
	var again []Row
	for row, err := range f.Read(fileOf("it", once)) {
		if err != nil {
			t.Fatalf("what was written does not come back: %v\n%s", err, once)
		}
		again = append(again, row)
	}
	if twice := rewritten(t, f, again); string(once) != string(twice) {
		t.Fatalf("it is written as\n%s\nand then as\n%s", once, twice)
	}
}

func rewritten(t *testing.T, f *EntryFormat, rows []Row) []byte {
	t.Helper()
	n := 0
	var b bytes.Buffer
	w := f.New(&b, EntryOptions{WithText: true, Verdicts: func(string) ([]hearsay.Verdict, error) { return rows[n].Verdicts, nil }})
	for n = range rows {
		if err := w.Write(rows[n].Entry); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
