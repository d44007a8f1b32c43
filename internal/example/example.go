// Package example runs example files: a text, then what is wanted of it.
//
// An example is one line of text or more, then wanted lines that begin with a
// tab; a lone "-" wants nothing. A blank line ends it, "#" begins a remark.
// Run the tests with -update to write what they get, then read the diff.
package example

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is got into the example files")

// An Example is a text and the lines that are wanted of it.
type Example struct {
	File string
	Line int // of its first line of text
	Text string
	Want []string
}

// Run reads the text of every example in the files that match glob and
// compares what it gets with what is wanted.
func Run(t *testing.T, glob string, read func(text string) []string) {
	t.Helper()
	for _, file := range files(t, glob) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, b := range parse(file, string(src)) {
			out.WriteString(b.before)
			if b.Text == "" {
				continue
			}
			got := read(b.Text)
			out.WriteString(b.Text + "\n")
			for _, line := range orNothing(got) {
				out.WriteString("\t" + line + "\n")
			}
			if g, w := strings.Join(orNothing(got), "\n\t"), strings.Join(orNothing(b.Want), "\n\t"); g != w && !*update {
				t.Errorf("%s:%d: %s\ngot\n\t%s\nwant\n\t%s", file, b.Line, b.Text, g, w)
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// All returns the examples in the files that match glob, to seed fuzzers and
// benchmarks.
func All(tb testing.TB, glob string) []Example {
	tb.Helper()
	var all []Example
	for _, file := range files(tb, glob) {
		src, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, b := range parse(file, string(src)) {
			if b.Text != "" {
				all = append(all, b.Example)
			}
		}
	}
	return all
}

func files(tb testing.TB, glob string) []string {
	tb.Helper()
	names, err := filepath.Glob(glob)
	if err != nil || len(names) == 0 {
		tb.Fatalf("no example file matches %s (%v)", glob, err)
	}
	return names
}

func orNothing(lines []string) []string {
	if len(lines) == 0 {
		return []string{"-"}
	}
	return lines
}

type block struct {
	Example
	before string // remarks and blank lines before the text
}

func parse(file, src string) []block {
	var all []block
	cur := block{Example: Example{File: file}}
	n := 0
	flush := func() {
		if cur.Text != "" || cur.before != "" {
			all = append(all, cur)
		}
		cur = block{Example: Example{File: file}}
	}
	for line := range strings.Lines(src) {
		n++
		bare := strings.TrimRight(line, "\r\n")
		want, isWant := strings.CutPrefix(bare, "\t")
		switch {
		case isWant && cur.Text != "":
			if want != "-" {
				cur.Want = append(cur.Want, want)
			}
		case bare == "" || strings.HasPrefix(bare, "#") && cur.Text == "":
			if cur.Text != "" {
				flush()
			}
			cur.before += bare + "\n"
		default:
			if cur.Text == "" {
				cur.Line = n
				cur.Text = bare
			} else {
				cur.Text += "\n" + bare
			}
		}
	}
	flush()
	return all
}
