package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/lab/corpus"
	"hearsay/lab/score"
)

// TestByProgram goes the long way that others go: the program hearsay reads
// the gold, and the programs of the tools folder score what it printed. The
// tables must be those of `hearsay-lab score`.
func TestByProgram(t *testing.T) {
	shared, err := corpus.Folder()
	if err != nil {
		t.Skip(err)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 here: install it to compare the tables with those of the tools folder")
	}
	dir := t.TempDir()
	hearsay := filepath.Join(dir, "hearsay")
	if out, err := exec.Command("go", "build", "-o", hearsay, "hearsay/cmd/hearsay").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tool := func(stdin []byte, args ...string) []byte {
		t.Helper()
		args[0] = filepath.Join(shared, "tools", args[0])
		return output(t, stdin, "python3", append([]string{"-X", "utf8"}, args...)...)
	}
	file := func(name string, data []byte) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	scorers := map[string][]string{ // by kind: from_reading.py's name for it, and what scores it
		"claims":      {"claims", "score_claims.py"},
		"attribution": {"attribution", "score_attribution.py", "--label", "hearsay"},
		"quantity":    {"quantity", "score_quantity.py"},
		"time":        {"datetime", "score_quantity.py"},
	}
	for _, set := range score.Sets() {
		switch set.Name {
		case "claims", "attribution", "challenge", "dt-merged-parser", "rtext-currency":
		default:
			continue // one of each kind, and one with odd letters, is enough
		}
		gold, err := corpus.Open(os.DirFS(shared), set.File)
		if err != nil {
			t.Fatal(err)
		}
		scorer := scorers[set.Kind]
		docs := tool(gold.Data(), "from_reading.py", "docs")
		found := tool(output(t, docs, hearsay, "read", "--input", "jsonl", "--format", "jsonl", "-"), "from_reading.py", scorer[0])
		args := append([]string{scorer[1], file("gold", gold.Data()), file("found", found)}, scorer[2:]...)
		want := string(tool(nil, args...))

		var watch stopwatch
		out, err := set.Score(os.DirFS(shared), watch.read)
		if err != nil {
			t.Fatal(err)
		}
		_, table, _ := strings.Cut(out.Table, "\n") // below the name of the file
		if table != want {
			t.Errorf("%s: by the program (-) and straight (+)\n%s", set.Name, score.Diff(want, table))
		}
	}
}

func output(t *testing.T, stdin []byte, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return out
}
