package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"hearsay"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// all reads places and returns a line for each document, "id: text", and each
// error, "! …".
func all(places []string, opt Options) []string {
	var got []string
	for d, err := range Documents(context.Background(), places, opt) {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		text := d.Text
		if len(text) > 40 {
			text = strings.ToValidUTF8(text[:40], "") + "…"
		}
		got = append(got, fmt.Sprintf("%s: %q", d.ID, text))
	}
	return got
}

// write writes files into a new folder and goes there.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, body := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func packed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func want(t *testing.T, got []string, lines ...string) {
	t.Helper()
	if diff := cmp.Diff(lines, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

const page = "<!doctype html><title>Flood</title><p>Water rose by 2 metres in Tarn, the mayor said on Monday, and 40 houses were damaged.</p>"

func TestFolder(t *testing.T) {
	write(t, map[string]string{
		"pile/b.txt":             "Two were hurt.",
		"pile/a/z.html":          page,
		"pile/a/more.jsonl":      `{"text":"One.","id":"m"}`,
		"pile/a/c.txt.gz":        packed("Packed."),
		"pile/.hidden/x.txt":     "never",
		"pile/.x.txt":            "never",
		"pile/photo.png":         "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"pile/photo.txt":         "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"pile/style.css":         "p { color: red }",
		"pile/notes":             "No suffix.",
		"pile/story.php?id=5":    page,
		"pile/story.html":        page,
		"pile/story_files/f.htm": page,
		"pile/empty.txt":         "",
	})
	for link, to := range map[string]string{"pile/loop": "../pile", "pile/a/again": "..", "pile/gone.txt": "nowhere", "pile/e-link": "b.txt"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	var skipped []string
	got := all([]string{"pile/"}, Options{Skipped: func(place, why string) { skipped = append(skipped, place+": "+why) }})
	want(t, got,
		`pile/a/c.txt.gz: "Packed."`,
		`m: "One."`,
		`pile/a/z.html: "Flood\nWater rose by 2 metres in Tarn, th…"`,
		`pile/b.txt: "Two were hurt."`,
		`pile/e-link: "Two were hurt."`,
		`! reading pile/empty.txt: there is no text in it`,
		`! opening pile/gone.txt: no such file or directory`,
		`pile/notes: "No suffix."`,
		`pile/story.html: "Flood\nWater rose by 2 metres in Tarn, th…"`,
		`pile/story.php?id=5: "Flood\nWater rose by 2 metres in Tarn, th…"`)
	want(t, skipped,
		"pile/.hidden: hidden",
		"pile/.x.txt: hidden",
		"pile/a/again: a link to a folder that was read",
		"pile/loop: a link to a folder that was read",
		"pile/photo.png: image/png",
		"pile/photo.txt: image/png, in spite of its name",
		"pile/story_files: the parts of a saved page",
		"pile/style.css: neither text nor a web page by its name")
}

func TestAboutTheFolder(t *testing.T) {
	write(t, map[string]string{
		"pile/README":               "About.",
		"pile/Readme.md":            "About.",
		"pile/LICENSE-MIT.txt":      "About.",
		"pile/a/licence.txt":        "About.",
		"pile/NOTICE.html":          page,
		"pile/CHANGELOG.txt.gz":     packed("About."),
		"pile/contributing.md":      "About.",
		"pile/notice-to-boats.txt":  "Some 40 boats are to stay in port.",
		"pile/LICENSES/flood.txt":   "Some 40 licences were lost.",
		"pile/licensed-to-fish.txt": "Some 9 boats.",
	})
	about := 0
	got := all([]string{"pile", "pile/README"}, Options{Skipped: func(_, why string) {
		if why == "about the folder, not an article" {
			about++
		}
	}})
	want(t, got,
		`pile/LICENSES/flood.txt: "Some 40 licences were lost."`,
		`pile/licensed-to-fish.txt: "Some 9 boats."`,
		`pile/notice-to-boats.txt: "Some 40 boats are to stay in port."`,
		`pile/README: "About."`)
	if about != 7 {
		t.Errorf("%d files of 7 are about the folder", about)
	}
}

func TestPlaces(t *testing.T) {
	write(t, map[string]string{
		"a.txt":         "A.",
		"b.weird":       "B.",
		"c.bin":         "\x00\x01\x02\x03\x04\x05\x06\x07",
		"d.txt.gz":      packed("A text that was cut off in its archive.")[:30],
		"e.json":        `{"text": "E."}`,
		"page.asp":      page,
		"dir.txt/f.txt": "F.",
	})
	got := all([]string{"./a.txt", "none.txt", "b.weird", "c.bin", "d.txt.gz", "-", "e.json", "page.asp", "dir.txt", "a.txt"},
		Options{Stdin: strings.NewReader("From a pipe.")})
	want(t, got,
		`./a.txt: "A."`,
		`! opening none.txt: no such file or directory`,
		`b.weird: "B."`,
		`! reading c.bin: not a text that hearsay can read: binary data`,
		`! reading d.txt.gz: unexpected EOF`,
		`-: "From a pipe."`,
		got[6],
		`page.asp: "Flood\nWater rose by 2 metres in Tarn, th…"`,
		`dir.txt/f.txt: "F."`,
		`a.txt: "A."`)
	if !strings.HasSuffix(got[6], `: "E."`) {
		t.Errorf("a file of JSON: %s", got[6])
	}
}

func TestCharsets(t *testing.T) {
	utf16 := func(s string) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			b.WriteByte(byte(u))
			b.WriteByte(byte(u >> 8))
		}
		return b.String()
	}
	write(t, map[string]string{
		"a.txt":           "\ufeffAbout 40 — houses.\r\n",
		"b.txt":           utf16("\ufeffAbout 40 — houses."),
		"c.txt":           utf16("About 40 — houses were damaged."),
		"d.html":          utf16("\ufeff" + page),
		"e.txt":           page,
		"f.txt":           "About 40 \x97 houses were damaged, the mayor\x92s office said.",
		"g.txt":           "About\x0040 houses.",
		"h-\xff-name.txt": "H.",
	})
	want(t, all([]string{"."}, Options{}),
		`./a.txt: "About 40 — houses.\n"`,
		`./b.txt: "About 40 — houses."`,
		`./c.txt: "About 40 — houses were damaged."`,
		`./d.html: "Flood\nWater rose by 2 metres in Tarn, th…"`,
		`./e.txt: "Flood\nWater rose by 2 metres in Tarn, th…"`,
		`./f.txt: "About 40 — houses were damaged, the ma…"`,
		`./g.txt: "About�40 houses."`,
		`./h-�-name.txt: "H."`)
}

func TestPage(t *testing.T) {
	for _, c := range []struct{ body, kind, want string }{
		{page, "text/html; charset=utf-8", "Flood\nWater rose by 2 metres in Tarn, the mayor said on Monday, and 40 houses were damaged."},
		{page, "", "Flood\nWater rose by 2 metres in Tarn, the mayor said on Monday, and 40 houses were damaged."},
		{"\xcf\xee\xe6\xe0\xf0: 40", "text/plain; charset=windows-1251", "Пожар: 40"},
		{"{}", "application/json", "reading https://tarn.example/flood: not a text that hearsay can read: application/json"},
		{" ", "text/plain", "reading https://tarn.example/flood: there is no text in it"},
		{"", "text/html", "reading https://tarn.example/flood: no article in this page"},
	} {
		got := ""
		if d, err := Page([]byte(c.body), "https://tarn.example/flood", c.kind); err != nil {
			got = err.Error()
		} else if got = d.Text; d.ID != "https://tarn.example/flood" || d.URL != d.ID {
			t.Errorf("got %+v", d)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.kind, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	write(t, map[string]string{"c.bin": "\x00\x01\x02\x03", "l.jsonl": "{}\n", "e.html": "<html></html>", "e.txt": "\n "})
	var errs []error
	for _, err := range Documents(context.Background(), []string{"c.bin", "none", "l.jsonl", "e.html", "e.txt", "-"}, Options{}) {
		errs = append(errs, err)
	}
	for i, target := range []error{hearsay.ErrNotText, fs.ErrNotExist, nil, hearsay.ErrNoArticle, hearsay.ErrNoArticle, ErrNoText} {
		var e *Error
		if !errors.As(errs[i], &e) || target != nil && !errors.Is(errs[i], target) {
			t.Errorf("%v, want %v", errs[i], target)
		}
	}
	if e := errs[2].(*Error); e.Place != "l.jsonl" || e.Line != 1 {
		t.Errorf("got %+v", e)
	}
	e := &Error{Doing: "reading", Place: "a\x1b[2J.txt", Err: io.ErrUnexpectedEOF}
	if strings.Contains(e.Error(), "\x1b") {
		t.Errorf("an escape reaches the terminal: %q", e.Error())
	}
}

func TestInput(t *testing.T) {
	write(t, map[string]string{"a.txt": "{\"text\":\"A.\"}\n", "pile/b.jsonl": "{\"text\":\"B.\"}\n", "pile/c.txt": "C."})
	skips := 0
	got := all([]string{"-", "a.txt", "pile"}, Options{Input: "jsonl", Stdin: strings.NewReader(packed("{\"text\":\"S.\",\"id\":1}")),
		Skipped: func(string, string) { skips++ }})
	if len(got) != 3 || got[0] != `1: "S."` || !strings.HasSuffix(got[1], `: "A."`) || !strings.HasSuffix(got[2], `: "B."`) || skips != 1 {
		t.Errorf("got %q, %d skipped", got, skips)
	}
	want(t, all([]string{"a.txt"}, Options{Input: "pdf"}), `! no input format is called "pdf": there are jsonl, html, text`)
}

func TestLimits(t *testing.T) {
	long := strings.Repeat("word ", 100)
	write(t, map[string]string{
		"a.txt": long, "b.html": "<p>" + long, "c.txt.gz": packed(long), "d.txt": "Short.",
		"e.jsonl": fmt.Sprintf("{\"text\":%q}\n{\"text\":\"Short.\",\"id\":\"s\"}\n{\"text\":%q}", long, long),
	})
	got := all([]string{"a.txt", "b.html", "c.txt.gz", "d.txt", "e.jsonl"}, Options{MaxFile: 300, MaxPage: 200, MaxLine: 100})
	want(t, got,
		"! reading a.txt: longer than 300 bytes",
		"! reading b.html: longer than 200 bytes",
		"! reading c.txt.gz: longer than 300 bytes",
		`d.txt: "Short."`,
		"! reading e.jsonl, line 1: the line is too long: longer than 100 bytes",
		`s: "Short."`,
		"! reading e.jsonl, line 3: the line is too long: longer than 100 bytes")
}

func TestStops(t *testing.T) {
	write(t, map[string]string{"a.txt": "A.", "b.txt": "B.", "c.jsonl": "{\"text\":\"1\"}\n{\"text\":\"2\"}\n"})
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	why := errors.New("enough")
	var got []string
	for d, err := range Documents(ctx, []string{"a.txt", "c.jsonl", "b.txt"}, Options{}) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, d.Text)
		if d.Text == "1" {
			cancel(why)
		}
	}
	want(t, got, "A.", "1", "enough")
	n := 0
	for range Documents(context.Background(), []string{"a.txt", "c.jsonl", "b.txt"}, Options{}) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("went on for %d", n)
	}
}

// Nothing of a pipe is waited for but what is asked for.
func TestPipe(t *testing.T) {
	r, w := io.Pipe()
	lines := make(chan string)
	go func() {
		for line := range lines {
			io.WriteString(w, line)
		}
		w.Close()
	}()
	go func() { lines <- "{\"text\":\"1\"}\n" }()
	n := 0
	for d, err := range Documents(context.Background(), []string{"-"}, Options{Input: "jsonl", Stdin: r}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if d.Text != fmt.Sprint(n) {
			t.Errorf("got %q", d.Text)
		}
		if n < 3 {
			lines <- fmt.Sprintf("{\"text\":\"%d\"}\n", n+1)
		} else if n == 3 {
			close(lines)
		}
	}
	if n != 3 {
		t.Errorf("got %d documents", n)
	}
}

// A pipe that breaks gives what came before it broke.
func TestBrokenPipe(t *testing.T) {
	r := io.MultiReader(strings.NewReader("{\"id\":1,\"text\":\"1\"}\n{\"id\":2,"), &broken{})
	want(t, all([]string{"-"}, Options{Input: "jsonl", Stdin: r}), `1: "1"`, "! reading standard input, line 2: broken")
}

type broken struct{}

func (*broken) Read([]byte) (int, error) { return 0, errors.New("broken") }

// Every format says what it is and has a sample that it reads, whole or cut off
// anywhere.
func TestFormats(t *testing.T) {
	for _, f := range Formats {
		if f.Name == "" || !strings.HasSuffix(f.Doc, ".") || f.Media == "" || len(f.Suffixes) == 0 || f.match == nil || f.limit == nil || f.read == nil {
			t.Errorf("the format %q lacks a name, a Doc, suffixes or work", f.Name)
		}
		sample := "testdata/samples/" + f.Name + f.Suffixes[0]
		body, err := os.ReadFile(sample)
		if err != nil {
			t.Fatalf("the format %q has no sample: %v", f.Name, err)
		}
		got, why := formatOf(sample, body, true)
		if got != f {
			t.Errorf("%s is not told to be %s: %s", sample, f.Name, why)
		}
		n := 0
		for d, err := range Documents(context.Background(), []string{sample}, Options{}) {
			if n++; err != nil || d.Text == "" || d.ID == "" {
				t.Errorf("%s: %v", sample, err)
			}
		}
		if n == 0 {
			t.Errorf("nothing comes of %s", sample)
		}
		for i := range body {
			read(t, f.Name, body[:i])
		}
	}
}

// read reads body in a format and tests what holds for every document.
func read(t *testing.T, format string, body []byte) {
	t.Helper()
	for d, err := range Documents(context.Background(), []string{"-"}, Options{Input: format, Stdin: bytes.NewReader(body), Receipts: true}) {
		if (d == nil) == (err == nil) {
			t.Fatalf("%s: a document and an error, or neither", format)
		}
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || !utf8.ValidString(err.Error()) {
				t.Fatalf("%s: %v", format, err)
			}
			continue
		}
		if whole := bytes.Equal(d.Receipt.Bytes, body); !whole && (format != "jsonl" || len(d.Receipt.Bytes) > len(body) && !bytes.HasPrefix(body, []byte(gzipMark))) {
			t.Fatalf("%s: the receipt holds other bytes", format)
		}
		for _, s := range []string{d.ID, d.URL, d.Outlet, d.Agency, d.Byline, d.Title, string(d.Published), d.Language, d.Text} {
			if !utf8.ValidString(s) {
				t.Fatalf("%s: %q is not UTF-8", format, s)
			}
		}
		for _, n := range d.Notes {
			if n.Start < 0 || n.Start > n.End || n.End > len(d.Text) {
				t.Fatalf("%s: a note about %v of %d bytes", format, n.Span, len(d.Text))
			}
		}
	}
}

func FuzzIntake(f *testing.F) {
	samples, err := filepath.Glob("testdata/samples/*")
	if err != nil || len(samples) == 0 {
		f.Fatal(err)
	}
	for _, sample := range samples {
		body, err := os.ReadFile(sample)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
		f.Add([]byte(packed(string(body))))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, format := range Formats {
			read(t, format.Name, body)
		}
	})
}
