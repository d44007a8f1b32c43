package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay"
	"hearsay/intake"
)

// call runs the program on a command line.
func call(stdin io.Reader, args ...string) (status int, stdout, stderr string) {
	var out, gripes bytes.Buffer
	status = run(context.Background(), args, stdin, &out, &gripes, nil)
	return status, out.String(), gripes.String()
}

// A brokenPipe takes some bytes and then says that nobody reads on.
type brokenPipe struct {
	left int
	err  error
}

func (w *brokenPipe) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, w.err
	}
	return len(b), nil
}

// TestClosedPipe wants the program to end without a word, and before it has
// read everything, when its output is no longer taken; but to name any other
// fault of the output.
func TestClosedPipe(t *testing.T) {
	line := `{"id":"a","text":"At least 14 fishermen were killed."}` + "\n"
	for _, format := range []string{"jsonl", "csv", "table"} {
		lines := &endless{line: line}
		var gripes bytes.Buffer
		broken := &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
		status := run(context.Background(), []string{"read", "--input", "jsonl", "--format", format, "-"},
			lines, &brokenPipe{1 << 18, broken}, &gripes, nil)
		if status != statusDone || gripes.Len() > 0 {
			t.Errorf("%s: status %d, %q", format, status, gripes.String())
		}
	}
	var gripes bytes.Buffer
	full := errors.New("no space left")
	status := run(context.Background(), []string{"read", "-"}, strings.NewReader("Some 40 boats sank."), &brokenPipe{0, full}, &gripes, nil)
	if want := "hearsay: error: writing to standard output: no space left\n"; status != statusFailed || gripes.String() != want {
		t.Errorf("status %d, %q", status, gripes.String())
	}
}

// An endless reader gives one line again and again.
type endless struct {
	line string
	at   int
}

func (e *endless) Read(b []byte) (int, error) {
	n := copy(b, e.line[e.at:])
	e.at = (e.at + n) % len(e.line)
	return n, nil
}

// TestStop wants the program to end when it is told to, also while it waits
// for input that never comes, and to hand on what it has.
func TestStop(t *testing.T) {
	for _, args := range [][]string{{"read", "-"}, {"read", "--input", "jsonl", "-"}, {"explain", "--in", "-", ":3"}} {
		ctx, stop := context.WithCancel(context.Background())
		silent, _ := io.Pipe()
		time.AfterFunc(20*time.Millisecond, stop)
		var gripes bytes.Buffer
		if status := run(ctx, args, silent, io.Discard, &gripes, nil); status != statusStopped || gripes.Len() > 0 {
			t.Errorf("%v: status %d, %q", args, status, gripes.String())
		}
	}
}

// TestAnswers wants an answer to go out while the input is still open: another
// program may hand over one article at a time. The lines are longer than what
// is looked at to tell whether standard input is packed.
func TestAnswers(t *testing.T) {
	stdin, articles := io.Pipe()
	readings, stdout := io.Pipe()
	ended := make(chan int)
	go func() {
		ended <- run(context.Background(), []string{"read", "--input", "jsonl", "--workers", "1", "-"}, stdin, stdout, io.Discard, nil)
	}()
	buf := make([]byte, 1<<16)
	for _, id := range []string{"first", "second"} {
		if _, err := io.WriteString(articles, `{"id":"`+id+`","text":"Some 40 boats sank."`+strings.Repeat(" ", 5000)+"}\n"); err != nil {
			t.Fatal(err)
		}
		n, err := readings.Read(buf)
		if err != nil || !strings.Contains(string(buf[:n]), `"id":"`+id+`"`) {
			t.Fatalf("%s: %q, %v", id, buf[:n], err)
		}
	}
	articles.Close()
	if status := <-ended; status != statusDone {
		t.Errorf("status %d", status)
	}
}

func TestHints(t *testing.T) {
	for _, err := range []error{hearsay.ErrNotText, hearsay.ErrNoArticle, fs.ErrNotExist, fs.ErrPermission} {
		if hintFor(err) == "" {
			t.Errorf("no hint for: %v", err)
		}
	}
	if hint := hintFor(&intake.Error{Doing: "reading", Place: "-", Err: intake.ErrNoText}); hint == "" || strings.Contains(hint, "page") {
		t.Errorf("the hint for an empty text: %q", hint)
	}
	if hint := hintFor(io.ErrUnexpectedEOF); hint != "" {
		t.Errorf("a hint for what nobody can help: %s", hint)
	}
	var b bytes.Buffer
	g := &gripes{w: &b}
	g.error(errors.New("reading a\x1b[2J\nb: odd"), "do this")
	g.error(errors.New("reading c: odd"), "do this")
	g.note("passed over d", "")
	want := "hearsay: error: reading a␛[2J b: odd\nhint: do this\nhearsay: error: reading c: odd\nhearsay: note: passed over d\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestScreen(t *testing.T) {
	for _, c := range []struct {
		env   []string
		width int
	}{
		{nil, usualWidth},
		{[]string{"COLUMNS=120"}, 120},
		{[]string{"COLUMNS=60", "COLUMNS=50"}, 50},
		{[]string{"COLUMNS=wide"}, usualWidth},
		{[]string{"COLUMNS=-3"}, usualWidth},
	} {
		if s := screenOf(io.Discard, c.env); s.width != c.width || s.terminal || s.colour {
			t.Errorf("%v gives %+v", c.env, s)
		}
	}
}

// TestPlaces wants every input there is to be read or named, never lost: what
// stands before and after something unreadable comes out.
func TestPlaces(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	first, last := file("a.txt", "Some 40 boats sank."), file("z.txt", "At least 14 fishermen were killed.")
	for name, content := range map[string]string{
		"binary.txt":  "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\xff\xfe\x00\x01",
		"broken.json": "{",
		"zeros.txt":   strings.Repeat("\x00", 4096),
		"bytes.txt":   "caf\xe9 40 \xff\xfe\xc3",
		"empty.html":  "",
		"tags.html":   strings.Repeat("<div>", 5000),
	} {
		status, out, gripes := call(nil, "read", first, file(name, content), last)
		if !strings.Contains(out, "40 boats") && !strings.Contains(out, `"reported":"40"`) && !strings.Contains(out, `"reported":"Some 40"`) {
			t.Errorf("%s: what came before is lost: %d %s", name, status, gripes)
		}
		if !strings.Contains(out, `"id":"`+filepath.ToSlash(last)) {
			t.Errorf("%s: what comes after is lost: %d %s", name, status, gripes)
		}
		read := strings.Count(out, `{"document"`)
		if named := strings.Contains(gripes, name); named != (status == statusFailed) || !named && read != 3 {
			t.Errorf("%s: status %d, %d documents, %q", name, status, read, gripes)
		}
	}
}
