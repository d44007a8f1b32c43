package intake

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
)

func TestJSONLines(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`{"text":"A."}`, `e53657178cb6855a "A."`},
		{`{"id":null,"text":"A.","url":null,"outlet":null,"title":null,"published":null,"language":null}`, `e53657178cb6855a "A."`},
		{`{"id":"","text":""}`, ` ""`},
		{`{"id":"x y/ü","text":"A."}`, `x y/ü "A."`},
		{`{"id":12345678901234567890.50,"text":"A."}`, `12345678901234567890.50 "A."`},
		{`{"id":1e3,"text":"  A.\r\n\u0000\t "}`, `1e3 "  A.\r\n\x00\t "`},
		{`{"id":1,"Text":"B.","TEXT":5,"text":"A.","x":[{"text":"C."},"}"]}`, `1 "A."`},
		{`{"id":1,"text":"A.","text":"B."}`, `1 "B."`},
		{`{"id":1,"\u0074ext":"A."}`, `1 "A."`},
		{`{"id":1,"text":"\ud83d\ude00 \u00e9 \"\\\/"}`, `1 "😀 é \"\\/"`},
		{`{"id":1,"text":"a\ud800b\udc00\udbffc"}`, `1 "a�b��c" [3 code units in "text" are not Unicode and were replaced by U+FFFD "�"]`},
		{`{"id":1,"text":"\ud800\ud83d\ude00"}`, `1 "�😀" [1 code units in "text" are not Unicode and were replaced by U+FFFD "�"]`},
		{"{\"id\":1,\"text\":\"caf\xe9 \u00e9\"}", `1 "caf� é" [1 code units in "text" are not Unicode and were replaced by U+FFFD "�"]`},
		{`{"id":1,"text":"�"}`, `1 "�"`},
		{`{"id":1,"text":"A.","published":"2024-01-23T23:59:00-08:00"}`, `1 "A." 2024-01-23`},
		{`{"id":1,"text":"A.","published":"2024-01"}`, `1 "A." 2024-01`},
		{`{"id":1,"text":"A.","published":"soon"}`, `1 "A." [published is no date: "soon" ""]`},
		{`{"id":1,"text":5}`, `"text" is a number, want a string`},
		{`{"id":1,"text":null}`, `there is no "text"`},
		{`{"id":1}`, `there is no "text"`},
		{`{"id":true,"text":"A."}`, `e53657178cb6855a "A." ["id" is a truth value, want a string, and was left out ""]`},
		{`{"id":{},"text":"A."}`, `e53657178cb6855a "A." ["id" is an object, want a string, and was left out ""]`},
		{`{"id":1,"title":5,"text":"A.","outlet":[],"published":20240123}`, `1 "A." ["title" is a number, want a string, and was left out ""]` +
			` ["outlet" is a list, want a string, and was left out ""] ["published" is a number, want a string, and was left out ""]`},
		{`{"id":1,"text":["A."],"title":5}`, `"text" is a list, want a string`},
		{`["text"]`, `the line is a list, want an object`},
		{`"text"`, `the line is a string, want an object`},
		{`{"text":"A."`, `not JSON: unexpected end of JSON input, at byte 12 of the line`},
		{`{"text":"A."}}`, `not JSON: invalid character '}' after top-level value, at byte 14 of the line`},
		{"{\"text\":\"A\x00\"}", `not JSON: invalid character '\x00' in string literal, at byte 11 of the line`},
	} {
		got := ""
		if d, err := document([]byte(c.line)); err != nil {
			got = err.Error()
		} else {
			got = strings.TrimRight(fmt.Sprintf("%s %q %s", d.ID, d.Text, d.Published), " ")
			for _, n := range d.Notes {
				got += fmt.Sprintf(" [%s %q]", n.Text, n.In(d.Text))
			}
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.line, got, c.want)
		}
	}
}

func TestLinesGoOn(t *testing.T) {
	in := "\ufeff{\"id\":1,\"text\":\"1\"}\r\n\n  \n{broken\n{\"id\":2,\"text\":\"2\"}\n{\"id\":2,\"text\":\"2\"}\n{\"text\":5}\n{\"id\":3,\"text\":\"3\"}"
	want(t, all([]string{"-"}, Options{Input: "jsonl", Stdin: strings.NewReader(in)}),
		`1: "1"`,
		`! reading standard input, line 4: not JSON: invalid character 'b' looking for beginning of object key string, at byte 2 of the line`,
		`2: "2"`, `2: "2"`,
		`! reading standard input, line 7: "text" is a number, want a string`,
		`3: "3"`)
}

// Whatever the text, it comes through as it was given.
func TestTextIsUntouched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, id := rapid.String().Draw(t, "text"), rapid.String().Draw(t, "id")
		line, err := json.Marshal(map[string]any{"text": text, "id": id, "other": map[string]string{text: id}})
		if err != nil {
			t.Fatal(err)
		}
		d, err := document(line)
		if err != nil || d.Text != text || d.ID != id || len(d.Notes) > 0 {
			t.Fatalf("%q became %+v, %v", line, d, err)
		}
	})
}

// What is read differs from what the standard library reads only in that every
// code unit that is not Unicode is a character of its own.
func FuzzDocument(f *testing.F) {
	for _, line := range []string{`{"text":"A. \u00e9 \ud83d\ude00","id":7,"title":null}`, `{"text":"\ud800\u0041 ` + "\xff" + `"}`, `{ "a" : [ 1, {"text":"x"} ] , "text" : "b" }`} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		d, err := document(line)
		var std map[string]any
		if json.Unmarshal(line, &std) != nil {
			if err == nil {
				t.Fatalf("%q is no JSON object, but was read", line)
			}
			return
		}
		text, is := std["text"].(string)
		if err != nil {
			return
		}
		if !is || d.Text != text || !utf8.ValidString(d.Text) {
			t.Fatalf("%q: got %q, want %q", line, d.Text, text)
		}
	})
}

// A long line takes no more memory than a few times its length, and the limit
// on a line does not wait for its end.
func TestLongLine(t *testing.T) {
	const size = 64 << 20
	line := func() io.Reader {
		return io.MultiReader(strings.NewReader(`{"id":"l","text":"`), io.LimitReader(words{}, size), strings.NewReader("\"}\n{\"id\":\"s\",\"text\":\"S.\"}\n"))
	}
	got := map[string]int{}
	in := &intake{ctx: t.Context(), opt: Options{}.withDefaults(), yield: func(d *hearsay.Document, err error) bool {
		if err != nil {
			t.Error(err)
		} else {
			got[d.ID] = len(d.Text)
		}
		return true
	}}
	f := &file{place: "-", id: "-", size: -1, Reader: bufio.NewReader(line())}
	jsonLines.read(in, f)
	if got["l"] != size || got["s"] != 2 {
		t.Errorf("got %v", got)
	}
	l := lines{r: bufio.NewReader(line()), limit: 1 << 20}
	if _, err := l.next(); err == nil || cap(l.buf) > 4<<20 {
		t.Errorf("%v, with a buffer of %d bytes", err, cap(l.buf))
	}
	if next, err := l.next(); err != nil || !strings.Contains(string(next), "S.") {
		t.Errorf("%q, %v", next, err)
	}
}

// words is text without end and without lines.
type words struct{}

func (words) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "about 40 houses "[i%16]
	}
	return len(p), nil
}

func TestLongText(t *testing.T) {
	const size = 64 << 20
	for d, err := range Documents(t.Context(), []string{"-"}, Options{Stdin: io.LimitReader(words{}, size)}) {
		if err != nil || len(d.Text) != size {
			t.Errorf("%v", err)
		}
	}
}
