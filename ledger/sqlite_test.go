package ledger

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
)

func inFile(t *testing.T, name string) place {
	path := filepath.Join(t.TempDir(), name)
	return place{path, sqliteDialect, func(t *testing.T) *sql.DB {
		db, err := sql.Open("sqlite", fileURL(path))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	}}
}

// TestNoLedger wants whatever is no ledger to be refused, and nothing near it to
// be touched.
func TestNoLedger(t *testing.T) {
	var other, newer, head bytes.Buffer
	p := inFile(t, "other.db")
	raw := p.raw(t)
	if _, err := raw.Exec("PRAGMA journal_mode = WAL; CREATE TABLE documents (key TEXT); PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	raw.Close()
	file, err := os.ReadFile(p.address)
	if err != nil {
		t.Fatal(err)
	}
	other.Write(file)
	ledger := inFile(t, "l.db")
	ledger.open(t, "tool 1").Close()
	if file, err = os.ReadFile(ledger.address); err != nil {
		t.Fatal(err)
	}
	head.Write(file[:99])
	binary.BigEndian.PutUint32(file[60:], uint32(today.version+1))
	newer.Write(file)
	for name, c := range map[string]struct {
		content string
		want    error
	}{
		"empty":         {"", hearsay.ErrNotLedger},
		"text":          {strings.Repeat("Not a ledger at all.\n", 100), hearsay.ErrNotLedger},
		"other":         {other.String(), hearsay.ErrNotLedger},
		"cut short":     {head.String(), hearsay.ErrNotLedger},
		"newer":         {newer.String(), hearsay.ErrNewerLedger},
		"its name only": {"SQLite format 3\x00", hearsay.ErrNotLedger},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "file")
		if err := os.WriteFile(path, []byte(c.content), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, opt := range []Options{{}, {Make: true}, {ReadOnly: true}} {
			if _, err := Open(t.Context(), path, opt); !errors.Is(err, c.want) {
				t.Errorf("%s, %+v: %v", name, opt, err)
			}
		}
		after, err := os.ReadFile(path)
		if err != nil || string(after) != c.content {
			t.Errorf("%s: the file was touched, %v", name, err)
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Errorf("%s: something was left beside it: %v", name, left)
		}
	}
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "no", "such", "folder")} {
		for _, opt := range []Options{{}, {Make: true}} {
			if _, err := Open(t.Context(), path, opt); err == nil {
				t.Errorf("%s was opened", path)
			}
		}
	}
}

// later is a schema of one more step than that of today.
func later(t *testing.T) schema {
	files := fstest.MapFS{}
	for _, d := range []string{"sqlite", "postgres"} {
		steps, err := fs.Glob(schemas, "schema/"+d+"/*.sql")
		if err != nil || len(steps) != today.version {
			t.Fatal(steps, err)
		}
		for _, name := range steps {
			step, err := schemas.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: step}
		}
		name := fmt.Sprintf("schema/%s/%05d_more.sql", d, today.version+1)
		files[name] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE more (key TEXT PRIMARY KEY);\n-- +goose Down\nSELECT 1;\n")}
	}
	return schema{files, today.version + 1}
}

func TestOlderLedger(t *testing.T) {
	p := inFile(t, "l.db")
	l := lived(t, p)
	want := ids(list(t, l, Filter{State: AnyState}))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	opt := Options{ReadOnly: true}
	if _, err := openAs(t.Context(), p.address, opt, later(t)); err == nil || errors.Is(err, hearsay.ErrNotLedger) {
		t.Error("an older ledger cannot be changed when it is only read:", err)
	}
	copy := fmt.Sprintf("%s.bak-schema%d", p.address, today.version)
	if err := os.WriteFile(copy, []byte("taken"), 0o644); err != nil {
		t.Fatal(err)
	}
	newer, err := openAs(t.Context(), p.address, Options{}, later(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(list(t, newer, Filter{State: AnyState})); !slices.Equal(got, want) {
		t.Error(got)
	}
	sound(t, newer)
	newer.Close()
	if taken, err := os.ReadFile(copy); string(taken) != "taken" {
		t.Error("a file that was there was written over:", err)
	}
	if _, err := Open(t.Context(), p.address, Options{}); !errors.Is(err, hearsay.ErrNewerLedger) || !strings.Contains(err.Error(), fmt.Sprintf("its schema is %d", today.version+1)) {
		t.Error(err)
	}
	copied, err := Open(t.Context(), copy+"-2", Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if got := ids(list(t, copied, Filter{State: AnyState})); !slices.Equal(got, want) {
		t.Error(got)
	}
	sound(t, copied)
}

// TestFirstSchema opens a ledger that was made when the schema was the first: the
// one of lived, kept as it was then.
func TestFirstSchema(t *testing.T) {
	p := inFile(t, "l.db")
	packed, err := os.Open("testdata/schema1.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	file, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.address, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	var want []string
	rows, err := p.raw(t).Query("SELECT id FROM entries")
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		want = append(want, "")
		if err := rows.Scan(&want[len(want)-1]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(t.Context(), p.address, Options{ReadOnly: true}); !errors.Is(err, hearsay.ErrOlderLedger) {
		t.Errorf("looked at only: %v", err)
	}
	l := p.open(t, "tool 3")
	sound(t, l)
	all := list(t, l, Filter{State: AnyState})
	if got := ids(all); len(got) < 8 || !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Errorf("%v, want %v", got, want)
	}
	found(t, l, all)
	add(t, l, harbour(t))
	sound(t, l)
}

// found wants each entry to be found by what it is.
func found(t *testing.T, l *Ledger, all []*hearsay.Entry) {
	t.Helper()
	for _, e := range all {
		f := Filter{Category: e.Category, Place: e.Place.Words, Status: e.Status, Review: e.Review, State: e.State, Document: e.Filing.Key}
		if origin, ok := e.Origin(); ok {
			f.Origin = origin.Source
		}
		if !slices.Contains(ids(list(t, l, f)), e.ID) {
			t.Errorf("%s is not found by %+v", e.ID, f)
		}
	}
}

// TestReadOnlyFile reads a ledger whose file and folder may not be written.
func TestReadOnlyFile(t *testing.T) {
	p := inFile(t, "l.db")
	l := lived(t, p)
	want := ids(list(t, l, Filter{}))
	l.Close()
	dir := filepath.Dir(p.address)
	before, _ := os.ReadDir(dir)
	if len(before) != 1 {
		t.Errorf("a ledger that is closed is one file: %v", before)
	}
	os.Chmod(p.address, 0o444)
	os.Chmod(dir, 0o555)
	t.Cleanup(func() { os.Chmod(dir, 0o755) })
	r := p.openAs(t, Options{ReadOnly: true})
	if got := ids(list(t, r, Filter{})); !slices.Equal(got, want) {
		t.Error(got)
	}
	sound(t, r)
	r.Close()
	if after, _ := os.ReadDir(dir); len(after) != 1 {
		t.Errorf("left beside it: %v", after)
	}
}

// TestFileFlips changes bytes of the file itself. Each has to be found, or to be
// one that says nothing: then what the ledger says is as it was.
func TestFileFlips(t *testing.T) {
	p := inFile(t, "l.db")
	lived(t, p).Close()
	want := said(t, p)
	whole, err := os.ReadFile(p.address)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	found, silent := 0, 0
	n := 300
	if testing.Short() {
		n = 60
	}
	for range n {
		at := random.IntN(len(whole))
		if whole[at] == 0 && random.IntN(10) > 0 {
			continue // most of these belong to no value
		}
		bad := slices.Clone(whole)
		bad[at] ^= 1 << random.IntN(8)
		q := inFile(t, "l.db")
		if err := os.WriteFile(q.address, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		l, err := Open(t.Context(), q.address, Options{})
		if err != nil {
			found++
			continue
		}
		if len(faults(t, l)) > 0 {
			found++
			l.Close()
			continue
		}
		l.Close()
		if got := said(t, q); got != want {
			t.Errorf("byte %d was changed from %02x to %02x, and nobody sees it", at, whole[at], bad[at])
		}
		silent++
	}
	t.Log(found, "found,", silent, "in no value")
	if found < silent/3 {
		t.Error("hardly anything is found")
	}
}

// said is everything that a ledger says, as it is listed.
func said(t *testing.T, p place) string {
	l, err := Open(t.Context(), p.address, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var b strings.Builder
	for _, e := range list(t, l, Filter{State: AnyState}) {
		fmt.Fprintf(&b, "%+v %+v\n", *e, *e.Filing)
		v, err := l.Verdicts(t.Context(), e.ID)
		fmt.Fprintln(&b, v, err)
	}
	for f, err := range l.Filings(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		f, err := l.Filing(t.Context(), f.Key)
		fmt.Fprintf(&b, "%+v %v\n", f, err)
	}
	fmt.Fprintf(&b, "%+v", events(t, l, ""))
	return regexp.MustCompile("0x[0-9a-f]+").ReplaceAllString(b.String(), "")
}

// TestWordsOutOfStep wants an index of full text that is not that of the entries
// to be found.
func TestWordsOutOfStep(t *testing.T) {
	for _, s := range []string{
		"DELETE FROM words WHERE rowid = (SELECT max(number) FROM entries)",
		"INSERT INTO words (rowid, quote) VALUES (1, 'more')",
		"DELETE FROM words_docsize",
		"UPDATE words_data SET block = x'00' WHERE id > 10",
	} {
		p := inFile(t, "l.db")
		l := lived(t, p)
		if _, err := p.raw(t).Exec(s); err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(faults(t, l), func(f hearsay.Fault) bool { return f.Place == "full text" || f.Place == "the file" }) {
			t.Errorf("%s is not found", s)
		}
	}
}

// TestForgetMuch forgets one document among many, of some hundred figures, and
// wants none of its words to be left in the file.
func TestForgetMuch(t *testing.T) {
	p := inFile(t, "l.db")
	l := p.open(t, "tool 1")
	pile(t, l, 100)
	random := rand.New(rand.NewPCG(7, 8))
	var text strings.Builder
	var tellings []telling
	var words []string
	for i := range 300 {
		word := fmt.Sprintf("qx%08x", random.Uint32())
		words = append(words, word)
		fmt.Fprintf(&text, "The guild of %s counted %d %s. ", word, 10000+i, "barrels")
		tellings = append(tellings, telling{figure: fmt.Sprint(10000 + i), of: "barrels", place: word, asOf: fmt.Sprintf("2031-03-%02d", i%28+1), category: "other", chain: []string{"guild of " + word}})
	}
	a := newArticle("much.txt", words[0], text.String())
	for _, told := range tellings {
		a.tells(t, told)
	}
	a.Receipt = &hearsay.Receipt{Bytes: []byte(a.Text)}
	add(t, l, a)
	b := newArticle("other.txt", "Other", "The fair sold 12 pies.").tells(t, telling{figure: "12", of: "pies", asOf: "2031-03-04", category: "other"})
	add(t, l, b)
	newer := newArticle("much.txt", words[0], text.String())
	for _, told := range tellings[:200] {
		told.category = "killed"
		newer.tells(t, told)
	}
	add(t, p.open(t, "tool 2"), newer)
	if err := l.Forget(t.Context(), "much.txt", "Ines", "asked to"); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(p.address)
	if err != nil {
		t.Fatal(err)
	}
	left := 0
	for _, w := range words {
		for _, part := range []string{w, strings.ToUpper(w), w[2:]} {
			if bytes.Contains(file, []byte(part)) {
				left++
				break
			}
		}
	}
	if left > 0 {
		t.Errorf("%d of %d words are left in the file", left, len(words))
	}
	sound(t, l)
}
