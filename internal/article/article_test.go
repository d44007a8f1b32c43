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
	"hearsay/internal/lexicon"
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

// A page that nests too deep for a tree, or leaves formatting open over all of
// it, loses its structure but none of its words. Neither do headings without
// end or the marks of comments, so many that reading on from each to the end
// would take minutes.
func TestHostile(t *testing.T) {
	story := "<h1>Flood in Tarn</h1>" + strings.Repeat("<p>Water rose by 2 metres, the mayor said, and 40 houses were damaged.</p>", 8)
	var fonts strings.Builder
	for i := range 400 {
		fmt.Fprintf(&fonts, "<font face=f%d>", i)
	}
	head := `<html lang=en><title>Flood in Tarn</title><meta property="article:published_time" content="2024-01-16">`
	for name, page := range map[string]string{
		"deep":        head + strings.Repeat("<div>", 2000) + story,
		"deep inside": head + story + strings.Repeat("<span><div>", 1000) + "<p>The end.",
		"fonts":       head + fonts.String() + story + strings.Repeat("<p>x", 20000),
		"headings":    head + story + strings.Repeat("<h2>a</h2>", 50_000),
		"marks":       head + "<script type='application/ld+json'>{" + strings.Repeat("<!--", 500_000) + "}</script>" + story,
	} {
		d, err := HTML(Page{Body: page})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n := strings.Count(d.Text, "40 houses"); n != 8 || d.Published != "2024-01-16" || d.Title != "Flood in Tarn" || d.Language != "en" {
			t.Errorf("%s: %d of 8 paragraphs, %+.300v", name, n, d)
		}
	}
}

// The same page gives the same document.
func TestSame(t *testing.T) {
	for _, name := range pages(t) {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := describe(read1(name, string(body)))
		for range 5 {
			if got := describe(read1(name, string(body))); got != want {
				t.Errorf("%s: %s", name, cmp.Diff(want, got))
			}
		}
	}
}

// Every wire service has a name that is found again, in its own case.
func TestAgencies(t *testing.T) {
	for row := range lexicon.Rows(agencyList) {
		for _, name := range row {
			if agencyNamed(name) == "" {
				t.Errorf("%q is not found", name)
			}
		}
	}
	if n := len(agencies); n < 100 {
		t.Errorf("%d names", n)
	}
}
