package score

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"hearsay/export"
)

// TestExported wants a reading to score the same straight and by the long way:
// written as JSON Lines, turned by tools/from_reading.py and scored by the
// programs of the tools folder.
func TestExported(t *testing.T) {
	tools, run := tools(t)
	dir := t.TempDir()
	var jobs []job
	want := map[string]string{}
	for seed := range uint64(8) {
		readings := filepath.Join(dir, fmt.Sprint(seed))
		if seed == 0 {
			copyFile(t, "testdata/readings.jsonl", readings)
		} else {
			disturb(t, rand.New(rand.NewPCG(seed, 3)), "figures attributions claims periods", "testdata/readings.jsonl", readings, true)
		}
		for _, f := range fixtures {
			gold := "testdata/" + f.name + ".gold.jsonl"
			out := readings + " " + f.name
			exportTo(t, out+" exported", readings, f.prefix)
			jobs = append(jobs,
				job{out + " found", out + " exported", []string{filepath.Join(tools, "from_reading.py"), f.kind}},
				f.scoring(tools, out, gold, out+" found"))
			want[out] = f.readingTable(t, gold, readings)
		}
	}
	run(jobs)
	for out, straight := range want {
		byTools, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if straight != string(byTools) {
			t.Errorf("%s: by the long way (-) and straight (+)\n%s", filepath.Base(out), Diff(string(byTools), straight))
		}
	}
}

// exportTo writes the readings of a file as the program hearsay does.
func exportTo(t *testing.T, to, from, prefix string) {
	t.Helper()
	file, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := export.JSONL.New(file, export.Options{})
	docs, readings := printedReadings(t, from, prefix)
	for i, d := range docs {
		if err := w.Write(d, &readings[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
