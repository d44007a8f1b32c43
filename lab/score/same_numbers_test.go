package score

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/lab/corpus"
)

var update = flag.Bool("update", false, "write the tables that the programs in the tools folder print into testdata")

// driver runs programs of the tools folder one after the other: each job is
// the file to write, the file to read on standard input, and a command line.
const driver = `
import contextlib, json, runpy, sys
for out, stdin, argv in json.load(sys.stdin):
    sys.argv = argv
    with open(out, 'w', encoding='utf-8') as o, open(stdin, encoding='utf-8') as i, contextlib.redirect_stdout(o):
        sys.stdin = i
        runpy.run_path(argv[0], run_name='__main__')
`

// A job is one run of a program of the tools folder.
type job struct {
	out, stdin string
	argv       []string
}

func (j job) MarshalJSON() ([]byte, error) { return json.Marshal([]any{j.out, j.stdin, j.argv}) }

// tools runs programs of the tools folder, or skips the test if it cannot.
func tools(t *testing.T) (dir string, run func(jobs []job)) {
	t.Helper()
	shared, err := corpus.Folder()
	if err != nil {
		t.Skip(err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here: install it to compare the tables with those of the tools folder")
	}
	return filepath.Join(shared, "tools"), func(jobs []job) {
		t.Helper()
		in, err := json.Marshal(jobs)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "-X", "utf8", "-c", driver)
		cmd.Stdin = bytes.NewReader(in)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
}

// scoring is the job that scores pred against gold.
func (f fixture) scoring(tools, out, gold, pred string, args ...string) job {
	argv := []string{filepath.Join(tools, f.program), gold, pred}
	if f.name == "attribution" {
		argv = append(argv, "--label", "found")
	}
	return job{out, os.DevNull, append(argv, args...)}
}

// TestSameNumbers compares the tables with those that the programs in the
// tools folder print, on the fixtures and on many disturbed copies of them.
func TestSameNumbers(t *testing.T) {
	tools, run := tools(t)
	dir := t.TempDir()
	at := func(parts ...any) string {
		return filepath.Join(dir, fmt.Sprintln(parts...)[:len(fmt.Sprintln(parts...))-1])
	}
	var jobs []job
	got := map[string]string{} // tables by the file of the wanted one
	add := func(j job, table string) {
		jobs = append(jobs, j)
		got[j.out] = table
	}
	addReadings := func(f fixture, name, gold, readings string) {
		own, pred := at(name, "own"), at(name, "pred")
		writeOwn(t, f, readings, own)
		jobs = append(jobs, job{pred, own, []string{filepath.Join(tools, "from_reading.py"), f.kind}})
		add(f.scoring(tools, at(name), gold, pred), f.readingTable(t, gold, readings))
	}
	for _, f := range fixtures {
		gold, pred := "testdata/"+f.name+".gold.jsonl", "testdata/"+f.name+".pred.jsonl"
		add(f.scoring(tools, at(f.name, "as it is"), gold, pred), f.table(t, gold, pred, ""))
		addReadings(f, f.name+" readings as they are", gold, "testdata/readings.jsonl")
		if f.name == "quantity" {
			add(f.scoring(tools, at("dev"), gold, pred, "--split", "dev"), f.table(t, gold, pred, "dev"))
		}
		for seed := range uint64(20) {
			rnd := rand.New(rand.NewPCG(seed, 1))
			g, p, r := at(f.name, seed, "gold"), at(f.name, seed, "found"), at(f.name, seed, "readings")
			disturb(t, rnd, f.list, gold, g, seed%2 == 0 && f.name != "attribution")
			disturb(t, rnd, f.list, pred, p, true)
			disturb(t, rnd, "figures attributions claims periods", "testdata/readings.jsonl", r, true)
			add(f.scoring(tools, at(f.name, seed), g, p), f.table(t, g, p, ""))
			addReadings(f, fmt.Sprint(f.name, " readings ", seed), g, r)
		}
	}
	run(jobs)
	for _, j := range jobs {
		table, ok := got[j.out]
		if !ok {
			continue
		}
		want, err := os.ReadFile(j.out)
		if err != nil {
			t.Fatal(err)
		}
		if table != string(want) {
			t.Errorf("%s:\n%s", filepath.Base(j.out), Diff(string(want), table))
		}
	}
	if *update {
		for _, f := range fixtures {
			copyFile(t, at(f.name, "as it is"), "testdata/"+f.name+".want.txt")
			copyFile(t, at(f.name, "readings as they are"), "testdata/"+f.name+".reading.want.txt")
		}
		copyFile(t, at("dev"), "testdata/quantity.dev.want.txt")
	}
}

// TestSameNumbersOnGold does the same on the gold itself, disturbed copies of
// which play what was found.
func TestSameNumbersOnGold(t *testing.T) {
	tools, run := tools(t)
	dir := t.TempDir()
	var jobs []job
	var got []string
	for _, set := range Sets() {
		if set.isLayer() || set.Kind == "links" || set.Kind == "shootings" || set.Kind == "hard" {
			continue // the tools folder has no program for it
		}
		f := fixtures[map[string]int{"attribution": 0, "quantity": 1, "time": 2, "claims": 3}[set.Kind]]
		gold, pred := filepath.Join(dir, set.Name+".gold"), filepath.Join(dir, set.Name+".found")
		unpacked := must(corpus.Open(os.DirFS(filepath.Dir(tools)), set.File))(t).Data()
		if err := os.WriteFile(gold, unpacked, 0o600); err != nil {
			t.Fatal(err)
		}
		disturb(t, rand.New(rand.NewPCG(7, 7)), f.list, gold, pred, true)
		jobs = append(jobs, f.scoring(tools, filepath.Join(dir, set.Name), gold, pred))
		got = append(got, f.table(t, gold, pred, ""))
	}
	run(jobs)
	for i, j := range jobs {
		want, err := os.ReadFile(j.out)
		if err != nil {
			t.Fatal(err)
		}
		if got[i] != string(want) {
			t.Errorf("%s:\n%s", filepath.Base(j.out), Diff(string(want), got[i]))
		}
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	src, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, src, 0o644); err != nil {
		t.Fatal(err)
	}
}

// writeOwn writes the lines of readings that are of f's documents.
func writeOwn(t *testing.T, f fixture, readings, to string) {
	t.Helper()
	src, err := os.ReadFile(readings)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(src)) {
		var p printed
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(p.Document.ID, f.prefix) {
			out.WriteString(line)
		}
	}
	if err := os.WriteFile(to, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
