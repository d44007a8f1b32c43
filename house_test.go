package hearsay_test

import (
	"bytes"
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFormat wants every Go file as gofmt writes it.
func TestFormat(t *testing.T) {
	for _, file := range goFiles(t) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := format.Source(src)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		} else if !bytes.Equal(src, want) {
			t.Errorf("%s is not as gofmt writes it", file)
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestLinks wants every file that a page of the project links to.
func TestLinks(t *testing.T) {
	for _, page := range filesWith(t, ".md") {
		src, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(src), -1) {
			to, _, _ := strings.Cut(m[1], "#")
			if to == "" || strings.Contains(to, "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), to)); err != nil {
				t.Errorf("%s links to %s, which is not there", page, to)
			}
		}
	}
}

// TestMap wants every package to be told of in ARCHITECTURE.md's code map.
func TestMap(t *testing.T) {
	src, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, codeMap, ok := strings.Cut(string(src), "## Code map")
	if !ok {
		t.Fatal("ARCHITECTURE.md has no code map")
	}
	for dir := range floors(t) {
		if dir != "." && !strings.Contains(codeMap, "`"+dir+"`") {
			t.Errorf("the code map does not tell what %s is for", dir)
		}
	}
}

// TestOwnWords holds the program's own words to a neutral vocabulary: what it
// prints and explains never weighs a source. Quoted words of articles are not
// its own, nor are the words that its lists look for.
func TestOwnWords(t *testing.T) {
	loaded := regexp.MustCompile(`(?i)\b(claims that|admits|alleges|regime|terrorists?|debunk\w*|fake)\b`)
	literal := regexp.MustCompile("\"(?:[^\"\\\\\n]|\\\\.)*\"|`[^`]*`")
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "lab/") || strings.HasPrefix(file, "cmd/hearsay-lab/") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range literal.FindAllString(string(src), -1) {
			if w := loaded.FindString(words); w != "" {
				t.Errorf("%s says %q in %s", file, w, words)
			}
		}
	}
	for _, page := range filesWith(t, ".md") {
		if !strings.HasPrefix(page, "cmd/hearsay/manual/") {
			continue
		}
		src, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if w := loaded.FindString(string(src)); w != "" {
			t.Errorf("%s says %q", page, w)
		}
	}
}
