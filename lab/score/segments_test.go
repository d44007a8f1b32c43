package score

import (
	"errors"
	"flag"
	"os"
	"slices"
	"testing"

	"hearsay/lab/corpus"
)

var listed = flag.Int("misses", 0, "list this many misses of each part of a treebank that may be looked at")

// TestSegmentCorpora holds words, sentence ends and quotation marks to floors
// on the parts of the treebanks that the rules were written and judged on. The
// others are in lab/score/results.
func TestSegmentCorpora(t *testing.T) {
	shared, err := corpus.Folder()
	if err != nil {
		t.Skip(err)
	}
	for _, part := range []struct {
		file, group           string
		tokens, bounds, marks float64 // the floors
	}{
		{"gum-clean-dev", "news", 99.9, 99, 99},
		{"gum-clean-dev", "all", 99.8, 98.4, 99},
		{"ewt-dev", "all", 99.1, 95.4, 98.8},
		{"gum-clean-train", "news", 99.4, 98.2, 97.8},
		{"gum-clean-train", "all", 99.6, 98.8, 97.8},
		{"ewt-train", "all", 99.4, 95.4, 98.2},
	} {
		docs := treebankOf(t, shared, part.file)
		all := groups(docs)
		g := all[slices.IndexFunc(all, func(g group) bool { return g.name == part.group })]
		var sum segmentTally
		shown := 0
		for _, i := range g.docs {
			one, misses := segmentsOf(&docs[i])
			sum.add(one)
			for _, m := range misses {
				if shown++; shown <= *listed {
					t.Log(m.Show(shown))
				}
			}
		}
		for _, c := range []struct {
			what  string
			got   tally
			floor float64
		}{{"tokens", sum.tokens, part.tokens}, {"sentence ends", sum.ends, part.bounds}, {"quotation marks", sum.marks, part.marks}} {
			if f := c.got.rates().F1; f < c.floor {
				t.Errorf("%s, %s: F1 of %s is %.2f, below the floor of %.2f", part.file, part.group, c.what, f, c.floor)
			}
		}
	}
}

func treebankOf(t *testing.T, shared, name string) []corpus.Parsed {
	t.Helper()
	f, err := openLayer(os.DirFS(shared), "corpora/ud/"+name+".conllu.gz")
	if errors.Is(err, ErrAbsent) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return must(f.Parsed())(t)
}
