package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"hearsay"
)

// receipts reads places and returns a line for each receipt.
func receipts(t *testing.T, places []string, opt Options) (got []string) {
	t.Helper()
	opt.Receipts = true
	opt.Clock = func() time.Time { return time.Unix(1_900_000_000, 999_999_999).In(time.FixedZone("", 3600)) }
	opt.Tool = "hearsay v9"
	for d, err := range Documents(context.Background(), places, opt) {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		r := d.Receipt
		if sum := sha256.Sum256(r.Bytes); r.Hash != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: the hash is not of the bytes", r.Address)
		}
		if r.Tool != "hearsay v9" || r.Captured.Format(time.RFC3339Nano) != "2030-03-17T17:46:40Z" {
			t.Errorf("%s: received by %q at %s", r.Address, r.Tool, r.Captured.Format(time.RFC3339Nano))
		}
		got = append(got, fmt.Sprintf("%s %s %q", r.Address, r.Media, r.Bytes))
	}
	return got
}

// TestReceipts wants the bytes of a document as they came, whatever was made of
// them: not decoded, not unpacked, not cleaned.
func TestReceipts(t *testing.T) {
	utf16 := "\xff\xfeA\x00.\x00"
	zipped, lines := packed("Packed."), "\ufeff{\"text\":\"1\"}\r\n\n{broken\n {\"text\":\"2\"} \n{\"text\":\"3\"}"
	write(t, map[string]string{
		"a.txt": "Title: A\r\n\r\nSome 40\u00ad boats.\r\n", "b.txt": utf16, "c.txt.gz": zipped, "d.html": page,
		"e.jsonl": lines, "f.jsonl.gz": packed(lines), "g.php": page, "empty.txt": "", "h-\xff.txt": "H.",
	})
	got := receipts(t, []string{".", "g.php", "-"}, Options{Stdin: strings.NewReader("From a pipe.\x00")})
	want(t, got,
		`./a.txt text/plain "Title: A\r\n\r\nSome 40\u00ad boats.\r\n"`,
		fmt.Sprintf(`./b.txt text/plain %q`, utf16),
		fmt.Sprintf(`./c.txt.gz application/gzip %q`, zipped),
		fmt.Sprintf(`./d.html text/html %q`, page),
		`./e.jsonl:1 application/json "{\"text\":\"1\"}\r"`,
		`! reading ./e.jsonl, line 3: not JSON: invalid character 'b' looking for beginning of object key string, at byte 2 of the line`,
		`./e.jsonl:4 application/json " {\"text\":\"2\"} "`,
		`./e.jsonl:5 application/json "{\"text\":\"3\"}"`,
		`! reading ./empty.txt: there is no text in it`,
		`./f.jsonl.gz:1 application/json "{\"text\":\"1\"}\r"`,
		`! reading ./f.jsonl.gz, line 3: not JSON: invalid character 'b' looking for beginning of object key string, at byte 2 of the line`,
		`./f.jsonl.gz:4 application/json " {\"text\":\"2\"} "`,
		`./f.jsonl.gz:5 application/json "{\"text\":\"3\"}"`,
		fmt.Sprintf(`./g.php text/html %q`, page),
		`./h-�.txt text/plain "H."`,
		fmt.Sprintf(`g.php text/html %q`, page),
		`- text/plain "From a pipe.\x00"`)

	got = receipts(t, []string{"-"}, Options{Input: "jsonl", Stdin: strings.NewReader("{\"text\":\"1\"}\n{\"text\":\"2\"}\n")})
	want(t, got, `-:1 application/json "{\"text\":\"1\"}"`, `-:2 application/json "{\"text\":\"2\"}"`)
}

// TestLongReceipt wants files that are longer than any buffer whole, and a line
// to keep its bytes when the next one is read.
func TestLongReceipt(t *testing.T) {
	long := strings.Repeat("Some 40 boats sank.\n", 1<<15)
	write(t, map[string]string{"a.txt": long, "b.txt.gz": packed(long)})
	n := 0
	for d, err := range Documents(context.Background(), []string{"a.txt", "b.txt.gz"}, Options{Receipts: true}) {
		if err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile(d.Receipt.Address)
		if err != nil || !bytes.Equal(body, d.Receipt.Bytes) || time.Since(d.Receipt.Captured).Abs() > time.Hour {
			t.Errorf("%s: %d bytes of %d, %v", d.ID, len(d.Receipt.Bytes), len(body), err)
		}
		n++
	}
	var all []*hearsay.Document
	lines := strings.NewReader("{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n")
	for d := range Documents(context.Background(), []string{"-"}, Options{Receipts: true, Input: "jsonl", Stdin: lines}) {
		all = append(all, d)
	}
	if n != 2 || len(all) != 2 || string(all[0].Receipt.Bytes) != `{"id":"1","text":"One."}` {
		t.Errorf("%d files, lines %v", n, all)
	}
}

// TestNoReceipt wants no receipt where nobody asked for one.
func TestNoReceipt(t *testing.T) {
	write(t, map[string]string{"a.txt": "A.", "b.jsonl": `{"text":"B."}`})
	for d, err := range Documents(context.Background(), []string{"a.txt", "b.jsonl"}, Options{}) {
		if err != nil || d.Receipt != nil {
			t.Errorf("%+v, %v", d, err)
		}
	}
}

// TestKeptIsBounded wants no more kept of a file than it may have, also where
// all of it unpacks to nothing; and nothing of JSON Lines.
func TestKeptIsBounded(t *testing.T) {
	nothing := strings.Repeat(packed(""), 5000) // 115,000 bytes
	write(t, map[string]string{"a.txt.gz": packed("A text.") + nothing})
	for _, limit := range []int64{70_000, 1 << 20} {
		opt := Options{MaxFile: 70_000, MaxPage: limit}
		want(t, receipts(t, []string{"a.txt.gz"}, opt), "! reading a.txt.gz: longer than 70000 bytes")
	}

	in := &intake{opt: Options{Receipts: true, MaxLine: 1 << 20}.withDefaults(), ctx: context.Background()}
	in.yield = func(*hearsay.Document, error) bool { return true }
	f := &file{place: "-", id: "-", size: -1}
	if err := f.open(in.keep(f, repeat("{\"text\":\"One.\"}\n", 100_000))); err != nil {
		t.Fatal(err)
	}
	if in.read(f, jsonLines); len(f.raw.bytes) > 0 || cap(f.raw.bytes) > 0 {
		t.Errorf("%d bytes are kept", cap(f.raw.bytes))
	}
	if rest, err := io.ReadAll(f); len(rest) > 0 || err != nil {
		t.Errorf("%d bytes are left, %v", len(rest), err)
	}
}
