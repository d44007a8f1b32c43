package article

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	_ "hearsay/internal/example" // for its -update
)

// Every page and text of testdata has a file of what is wanted beside it.
func TestPages(t *testing.T) {
	update := flag.Lookup("update").Value.String() == "true"
	for _, name := range pages(t) {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := describe(read1(name, string(body)))
		if update {
			if err := os.WriteFile(name+".want", []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name + ".want")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}

func pages(tb testing.TB) []string {
	tb.Helper()
	var names []string
	for _, glob := range []string{"testdata/*.html", "testdata/*.txt"} {
		found, err := filepath.Glob(glob)
		if err != nil || len(found) == 0 {
			tb.Fatalf("nothing matches %s (%v)", glob, err)
		}
		names = append(names, found...)
	}
	return names
}

func read1(name, body string) (*hearsay.Document, error) {
	if strings.HasSuffix(name, ".html") {
		return HTML(Page{Body: body})
	}
	return Text(Page{Body: body})
}

// describe writes a document as its fields, then its text.
func describe(d *hearsay.Document, err error) string {
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, field := range [][2]string{{"url", d.URL}, {"outlet", d.Outlet}, {"agency", d.Agency}, {"byline", d.Byline},
		{"title", d.Title}, {"published", string(d.Published)}, {"language", d.Language}} {
		if field[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
		}
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note: %s", n.Text)
		if !n.Empty() {
			fmt.Fprintf(&b, " [%q]", n.In(d.Text))
		}
		b.WriteByte('\n')
	}
	b.WriteString("\n")
	for line := range strings.SplitSeq(d.Text, "\n") {
		b.WriteString("| " + line + "\n")
	}
	return b.String()
}

// What is cut off anywhere is read as far as it goes.
func TestCutOff(t *testing.T) {
	for _, name := range pages(t) {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		step := 1
		if len(body) > 400 && strings.HasSuffix(name, ".html") {
			step = len(body)/60 + 1
		}
		for n := 0; n <= len(body); n += step {
			check(t, name, string(body[:n]))
		}
	}
}

// check reads body and tests what holds for every document.
func check(t *testing.T, name, body string) {
	t.Helper()
	d, err := read1(name, body)
	if err != nil {
		if !errors.Is(err, hearsay.ErrNoArticle) || d != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return
	}
	for _, s := range []string{d.URL, d.Outlet, d.Agency, d.Byline, d.Title, string(d.Published), d.Language} {
		if !utf8.ValidString(s) || strings.Contains(s, "\n") || firstControl(s) >= 0 {
			t.Fatalf("%s: a field says %q", name, s)
		}
	}
	if !utf8.ValidString(d.Text) || firstControl(d.Text) >= 0 || strings.TrimSpace(d.Text) == "" {
		t.Fatalf("%s: the text is %.200q", name, d.Text)
	}
	if _, ok := d.Published.Time(); d.Published != "" && !ok {
		t.Fatalf("%s: published %q", name, d.Published)
	}
	for _, n := range d.Notes {
		if n.Start < 0 || n.Start > n.End || n.End > len(d.Text) {
			t.Fatalf("%s: a note about %v of %d bytes", name, n.Span, len(d.Text))
		}
	}
}

func FuzzArticle(f *testing.F) {
	for _, name := range pages(f) {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(body))
	}
	f.Fuzz(func(t *testing.T, body string) {
		check(t, "a.html", body)
		check(t, "a.txt", body)
	})
}
