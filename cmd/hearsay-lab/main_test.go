package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder returns a shared folder with the invented gold of lab/score.
func folder(t *testing.T) string {
	t.Helper()
	shared := t.TempDir()
	for from, to := range map[string]string{
		"claims.gold.jsonl":   "gold/claims/dev.jsonl",
		"quantity.gold.jsonl": "gold/quantity/newsquant.jsonl",
		"times.gold.jsonl":    "gold/quantity/dt-model.jsonl",
	} {
		data, err := os.ReadFile(filepath.Join("../../lab/score/testdata", from))
		if err != nil {
			t.Fatal(err)
		}
		to = filepath.Join(shared, to)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return shared
}

func ran(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, err strings.Builder
	if got := run(args, &out, &err); got != want {
		t.Errorf("%q ends with %d, want %d\n%s%s", args, got, want, out.String(), err.String())
	}
	return out.String(), err.String()
}

func TestScore(t *testing.T) {
	shared, results := folder(t), t.TempDir()
	score := func(more ...string) []string {
		return append([]string{"score", "--shared", shared, "--results", results, "--only", "claims,newsquant,time"}, more...)
	}
	// dt-model is the only set of its kind that is there.
	if _, err := ran(t, statusUsage, score()...); !strings.Contains(err, "dt-date-extractor.jsonl") {
		t.Errorf("got %s", err)
	}
	score = func(more ...string) []string {
		return append([]string{"score", "--shared", shared, "--results", results, "--only", "claims,newsquant,dt-model"}, more...)
	}
	if out, _ := ran(t, statusMoved, score("--check")...); !strings.Contains(out, "claims.txt moved:\n+# gold/claims/dev.jsonl\n") {
		t.Errorf("got %s", out)
	}
	ran(t, statusDone, score("--update")...)
	out, _ := ran(t, statusDone, score("--check")...)
	if strings.Contains(out, "moved") {
		t.Errorf("got %s", out)
	}

	if beside, err := os.ReadFile(filepath.Join(results, "claims-calibration.txt")); err != nil || !strings.Contains(string(beside), "\norigin_calibration ECE ") {
		t.Errorf("claims-calibration.txt lacks the error of calibration: %v\n%s", err, beside)
	}
	if !strings.Contains(out, "  ECE of origin ") {
		t.Errorf("the main numbers lack the error of calibration: %s", out)
	}
	table := filepath.Join(results, "claims.txt")
	data, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# gold/claims/dev.jsonl\n# note: gold/claims/dev.jsonl is not the file", "\nclaim_strict       P ", "documents 4\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("claims.txt lacks %q:\n%s", want, data)
		}
	}
	if strings.Contains(string(data), shared) {
		t.Error("claims.txt holds a path of this machine")
	}
	moved := strings.Replace(string(data), "documents 4", "documents 5", 1)
	if err := os.WriteFile(table, []byte(moved), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ = ran(t, statusMoved, score("--check")...)
	if !strings.Contains(out, "documents 5\n+counts") || strings.Contains(out, "newsquant.txt moved") {
		t.Errorf("got %s", out)
	}
}

func TestErrors(t *testing.T) {
	shared, results := folder(t), t.TempDir()
	out, _ := ran(t, statusDone, "score", "--shared", shared, "--results", results, "--only", "claims", "--errors", "3", "--brief")
	if n := strings.Count(out, "\n  gold  "); n > 3 || !strings.HasPrefix(out, "claims: ") {
		t.Errorf("%d places shown:\n%s", n, out)
	}
	out, _ = ran(t, statusDone, "score", "--shared", shared, "--results", results, "--only", "claims", "--errors", "3", "--brief", "--doc", "none")
	if strings.Contains(out, "\n  gold  ") {
		t.Errorf("places in a document that is not there:\n%s", out)
	}
}

// TestLayers scores the layers whose treebanks are there and passes over the
// others, and tells no errors of a part that is for measuring only.
func TestLayers(t *testing.T) {
	shared, results := t.TempDir(), t.TempDir()
	data, err := os.ReadFile("../../lab/score/testdata/treebank.conllu")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"gum-clean-dev", "gum-clean-test"} {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(shared, "corpora", "ud", name+".conllu.gz")
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, packed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	score := func(more ...string) []string {
		return append([]string{"score", "--shared", shared, "--results", results, "--only", "segment"}, more...)
	}
	_, stderr := ran(t, statusDone, score("--update")...)
	for _, want := range []string{"segment-ewt-dev is passed over: corpora/ud/ewt-dev.conllu.gz is not there", "segment-pud is passed over"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("got %s, want %s", stderr, want)
		}
	}
	if out, _ := ran(t, statusDone, score("--check", "--brief")...); !strings.HasPrefix(out, "segment-gum-dev ") || strings.Contains(out, "ewt") {
		t.Errorf("got %s", out)
	}
	out, _ := ran(t, statusDone, score("--errors", "9", "--brief")...)
	if strings.Count(out, "GUM_news_aru") != 1 || !strings.Contains(out, "segment-gum-test is for measuring only") {
		t.Errorf("got %s", out)
	}
}

func TestWrong(t *testing.T) {
	for _, c := range []struct{ want, args string }{
		{"no set is called \"clams\": there are claims, claims-grammar, links, shootings, attribution,", "score --only clams"},
		{"unknown flag", "score --colour"},
		{"can't be used together", "score --update --check"},
		{"polnear-dev.jsonl.gz", "peers --shared " + t.TempDir()},
		{"gold/claims/dev.jsonl", "score --only claims --shared " + t.TempDir()},
	} {
		if _, err := ran(t, statusUsage, strings.Fields(c.args)...); !strings.Contains(err, c.want) {
			t.Errorf("%s: got %s, want %s", c.args, err, c.want)
		}
	}
	t.Setenv("HEARSAY_SHARED", t.TempDir())
	if _, err := ran(t, statusUsage, "score"); !strings.Contains(err, "set HEARSAY_SHARED") {
		t.Errorf("got %s", err)
	}
}
