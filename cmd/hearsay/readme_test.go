package main

import (
	"os"
	"strings"
	"testing"
)

// TestReadme wants the excerpt in README.md to be what the demo prints.
func TestReadme(t *testing.T) {
	src, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(src), "```text\n")
	excerpt, _, closed := strings.Cut(block, "```")
	if !ok || !closed {
		t.Fatal("README.md has no excerpt")
	}
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"demo", "--width", "90"}, strings.NewReader(""), &out, &errs, nil); code != 0 {
		t.Fatalf("demo ended with %d: %s", code, errs.String())
	}
	want := out.String()
	if !strings.HasPrefix(want, strings.TrimSuffix(excerpt, "…\n")) || strings.Count(excerpt, "\n") < 15 {
		t.Errorf("README.md shows\n%s\nthe demo prints\n%s", excerpt, want[:min(len(want), len(excerpt))])
	}
}
