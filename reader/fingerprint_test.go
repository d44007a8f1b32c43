package reader

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the fingerprint")

// TestFingerprint wants fingerprint.txt to be that of the code, the lists and
// the models that a reading comes from: a ledger goes by it when it asks whether
// a document was read before. Remarks in the code make no difference.
func TestFingerprint(t *testing.T) {
	t.Chdir("..")
	want := fingerprintOf(t)
	if *update {
		if err := os.WriteFile("reader/fingerprint.txt", []byte(want+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if Fingerprint() != want {
		t.Errorf("the reader has changed: `go test ./reader -run Fingerprint -update` writes its fingerprint, %s", want)
	}
}

func fingerprintOf(t *testing.T) string {
	sum := sha256.New()
	for _, dir := range readingFrom(t, "reader") {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if file := filepath.ToSlash(filepath.Join(dir, e.Name())); partOfReading(file) {
				body := bodyOf(t, file)
				fmt.Fprintf(sum, "%s %d\n%s", file, len(body), body)
			}
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// readingFrom returns the folders of the packages that dir stands on, and dir.
func readingFrom(t *testing.T, dir string) []string {
	found := map[string]bool{}
	var follow func(dir string)
	follow = func(dir string) {
		if found[dir] {
			return
		}
		found[dir] = true
		packages, err := parser.ParseDir(token.NewFileSet(), dir, func(i fs.FileInfo) bool { return !strings.HasSuffix(i.Name(), "_test.go") }, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range packages {
			for _, f := range p.Files {
				for _, i := range f.Imports {
					path, _ := strconv.Unquote(i.Path.Value)
					if path == "hearsay" {
						follow(".")
					} else if path, ok := strings.CutPrefix(path, "hearsay/"); ok {
						follow(path)
					}
				}
			}
		}
	}
	follow(dir)
	return slices.Sorted(maps.Keys(found))
}

// elsewhere are the words of the root that no reading holds.
var elsewhere = []string{"entry.go", "verdict.go", "errors.go", "doc.go"}

// partOfReading reports whether readings may come out otherwise with a file.
func partOfReading(file string) bool {
	if slices.Contains(elsewhere, file) {
		return false
	}
	switch filepath.Ext(file) {
	case ".go":
		return !strings.HasSuffix(file, "_test.go")
	case ".txt":
		return file != "reader/fingerprint.txt"
	case ".model", ".s":
		return true
	}
	return false
}

// bodyOf returns a file; of Go code, its words one below the other, without the
// remarks.
func bodyOf(t *testing.T, file string) []byte {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(file) != ".go" {
		return src
	}
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile(file, -1, len(src)), src, nil, 0)
	var b bytes.Buffer
	for {
		_, tok, literal := s.Scan()
		if tok == token.EOF {
			return b.Bytes()
		}
		fmt.Fprintf(&b, "%s %s\n", tok, literal)
	}
}

// TestFingerprintOfWhat wants the skills, their lists and models to be part of
// it, and neither tests, nor remarks, nor what has no share in a reading.
func TestFingerprintOfWhat(t *testing.T) {
	t.Chdir("..")
	dirs := readingFrom(t, "reader")
	for _, dir := range []string{".", "reader", "internal/claim", "internal/parse", "internal/unit", "internal/model"} {
		if !slices.Contains(dirs, dir) {
			t.Errorf("%s has no share in the fingerprint", dir)
		}
	}
	for _, dir := range []string{"intake", "export", "examples", "internal/example", "internal/article"} {
		if slices.Contains(dirs, dir) {
			t.Errorf("%s has a share in the fingerprint", dir)
		}
	}
	for file, want := range map[string]bool{
		"reader/reader.go": true, "internal/tag/tag.model": true, "internal/claim/measures.txt": true, "internal/parse/sum_amd64.s": true,
		"internal/tag/MODEL.md": false, "reader/all_test.go": false, "reader/fingerprint.txt": false,
		"entry.go": false, "figure.go": true,
	} {
		if got := partOfReading(file); got != want {
			t.Errorf("%s: %v", file, got)
		}
	}
	a, b := filepath.Join(t.TempDir(), "a.go"), filepath.Join(t.TempDir(), "b.go")
	for file, src := range map[string]string{a: "package a\n\n// A is.\nconst A = 1 // one\n\n// The end.\n\n", b: "package a\n\nconst A = 1\n"} {
		if err := os.WriteFile(file, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(bodyOf(t, a), bodyOf(t, b)) {
		t.Error("a remark makes a difference")
	}
}
