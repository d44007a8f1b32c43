package train

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/internal/coref"
)

// inventedCoref is a treebank of invented news in which people marked whom
// words stand for. In every text a person speaks, and then a pronoun.
func inventedCoref() string {
	var b strings.Builder
	word := func(n int, form, upos, xpos string, head int, relation, remark string) {
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", n, form, strings.ToLower(form), upos, xpos, head, relation, remark)
	}
	for i, name := range strings.Fields("Oster Rand Lint Tamsin Kest Oru Halden Brink Sanga Mokoena Velin Tarsh") {
		fmt.Fprintf(&b, "# newdoc id = GUM_news_%d\n# newpar\n", i)
		word(1, "Ilse", "PROPN", "NNP", 3, "nsubj", "Entity=(1-person-new-nnnnn-cf1-1,2-coref")
		word(2, name, "PROPN", "NNP", 1, "flat", "Entity=1)")
		word(3, "saw", "VERB", "VBD", 0, "root", "_")
		word(4, "the", "DET", "DT", 5, "det", "Entity=(2-object-new-nnnnn-cf2-2-sgl")
		word(5, "river", "NOUN", "NN", 3, "obj", "Entity=2)")
		word(6, ".", "PUNCT", ".", 3, "punct", "_")
		b.WriteByte('\n')
		word(1, "She", "PRON", "PRP", 2, "nsubj", "Entity=(1-person-giv:act-nnnnn-cf1-1-ana)")
		word(2, "left", "VERB", "VBD", 0, "root", "_")
		word(3, "the", "DET", "DT", 4, "det", "Entity=(3-place-new-nnnnn-cf2-2-sgl")
		word(4, "town", "NOUN", "NN", 2, "obj", "Entity=3)")
		word(5, ".", "PUNCT", ".", 2, "punct", "_")
		b.WriteByte('\n')
		word(1, name, "PROPN", "NNP", 2, "nsubj", "Entity=(1-person-giv:act-nnnnn-cf1-1-coref)")
		word(2, "returned", "VERB", "VBD", 0, "root", "_")
		word(3, ".", "PUNCT", ".", 2, "punct", "_")
		b.WriteByte('\n')
	}
	return b.String()
}

// TestSameRanker trains twice and wants the same bytes, and a ranker that has
// learned what it was shown.
func TestSameRanker(t *testing.T) {
	shared := t.TempDir()
	zipped(t, filepath.Join(shared, "corpora", "ud", "x.conllu.gz"), inventedCoref())
	zipped(t, filepath.Join(shared, "gold", "attribution", "polnear-train.jsonl.gz"),
		`{"id":"a","text":"Tavo Lint said the dam held. Lint said it leaked. Lint said so."}`+"\n")
	texts, err := readCoref(shared, "x")
	if err != nil || len(texts) != 12 {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	news, err := readCorefNews(shared)
	if err != nil || len(news) != 1 {
		t.Fatalf("%d articles, %v", len(news), err)
	}
	nouns := coref.NewNouns([]uint32{coref.NounKey("farmer")}, []uint32{coref.NounKey("ministry")})
	o := corefDefaults
	o.Runs, o.Parts = 1, 2
	train := func() *coref.Weights { return learnCoref(texts, news, -1, nouns, o, io.Discard) }
	one := train()
	bytesOf := func(w *coref.Weights) []byte { return coref.New(w, nouns, o.Sure).Write() }
	if !bytes.Equal(bytesOf(one), bytesOf(train())) {
		t.Error("two trainings on the same texts give other bytes")
	}
	s := rankCoref(texts, []*coref.Weights{one}, nouns, coref.Least{})
	known, right := 0, 0
	for _, a := range s.answers {
		if a.known {
			known++
			right += bit(a.right)
		}
	}
	if known != 24 || right < 23 {
		t.Errorf("the ranker has learned %d of %d that it was shown", right, known)
	}
	if held := heldCoref(texts, news, nouns, o, io.Discard); len(held) != o.Parts {
		t.Errorf("%d parts are held out, want %d", len(held), o.Parts)
	}
	o.Seed++
	if bytes.Equal(bytesOf(one), bytesOf(train())) {
		t.Error("other dice give the same bytes")
	}
}

// TestCorefNouns wants persons and groups by the first sense of a noun.
func TestCorefNouns(t *testing.T) {
	if _, err := readCorefNouns(t.TempDir()); err == nil {
		t.Error("a folder without WordNet is read")
	}
	nouns, err := readCorefNouns("testdata/entity")
	if err != nil {
		t.Fatal(err)
	}
	file := func(n *coref.Nouns) []byte { return coref.New(new(coref.Weights), n, coref.Least{}).Write() }
	want := coref.NewNouns([]uint32{coref.NounKey("surveyor")}, []uint32{coref.NounKey("council")})
	if !bytes.Equal(file(nouns), file(want)) {
		t.Error("other nouns than the surveyor and the council were read")
	}
}
