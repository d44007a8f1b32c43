package score

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
	"hearsay/lab/corpus"
)

// bank returns the invented treebank, its names, and skills that know the truth
// but for some faults.
func bank(t *testing.T) ([]corpus.Parsed, [][]corpus.Name, skills) {
	t.Helper()
	docs := must(open(t, "testdata/treebank.conllu").Parsed())(t)
	names := must(open(t, "testdata/treebank.names.tsv").Names(docs))(t)
	at := func(text string) int {
		for i := range docs {
			if docs[i].Text == text {
				return i
			}
		}
		t.Fatalf("no such text: %q", text)
		return 0
	}
	return docs, names, skills{
		tag: func(text string, tokens []hearsay.Token, _ []hearsay.Sentence) {
			for i, want := range docs[at(text)].Tokens {
				if tokens[i].Tag != hearsay.Untagged || tokens[i].Relation != 0 {
					t.Error("a skill is told what people marked")
				}
				tokens[i].Tag, tokens[i].Fine = want.Tag, want.Fine
				switch tokens[i].In(text) {
				case "falls":
					tokens[i].Tag, tokens[i].Fine = hearsay.NOUN, hearsay.FineTagNamed("NNS")
				case "hurt":
					tokens[i].Tag = hearsay.ADJ
				}
			}
		},
		lemma: func(text string, k hearsay.Token) string {
			d := &docs[at(text)]
			for i := range d.Tokens {
				if d.Tokens[i].Span == k.Span && k.In(text) != "fell" {
					return d.Lemmas[i]
				}
			}
			return k.In(text)
		},
		parse: func(text string, tokens []hearsay.Token, _ []hearsay.Sentence) {
			for i, want := range docs[at(text)].Tokens {
				tokens[i].Head, tokens[i].Relation = want.Head, want.Relation
				switch tokens[i].In(text) {
				case "fell": // another relation to the right word
					tokens[i].Relation = hearsay.RelationNamed("parataxis")
				case "night": // the right relation to another word
					tokens[i].Head++
				case "Two": // without its subtype
					tokens[i].Relation = hearsay.RelationNamed("nsubj")
				case "swim": // no tree was made
					tokens[i].Head, tokens[i].Relation = hearsay.None, 0
				}
			}
		},
		names: func(text string, _ []hearsay.Token, _ []hearsay.Sentence) []corpus.Name {
			var all []corpus.Name
			for _, n := range names[at(text)] {
				switch n.In(text) {
				case "the Aru council":
					n.Start += len("the ")
				case "Suva":
					n.Class = "PER"
				case "Vuki":
					continue
				}
				all = append(all, n)
			}
			return append(all, corpus.Name{Span: hearsay.Span{Start: len(text) - 3, End: len(text)}, Class: "ORG"})
		},
	}
}

// TestLayers lays out the tables of an invented treebank, and what is wrong
// there. With -update the layout is written: read the diff.
func TestLayers(t *testing.T) {
	docs, names, with := bank(t)
	for kind, score := range map[string]func() (string, []Miss){
		"segment": func() (string, []Miss) { return scoreSegments(docs) },
		"tag":     func() (string, []Miss) { return scoreTags(docs, with) },
		"tree":    func() (string, []Miss) { return scoreTrees(docs, with) },
		"name":    func() (string, []Miss) { return scoreNames(docs, names, with) },
	} {
		table, misses := score()
		got := table + "\n" + Summary(misses)
		for i, m := range misses {
			got += "\n" + m.Show(i+1) + "\n"
		}
		file := "testdata/treebank." + kind + ".txt"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		compare(t, file, got)
		var headline []string
		for _, n := range (Set{Kind: kind}).Headline(table) {
			headline = append(headline, fmt.Sprint(n.Name, " ", n.Value))
		}
		want := map[string]string{
			"segment": "ends 88.89; tokens 100; ends of news 85.71",
			"tag":     "UPOS 94.12; XPOS 97.06; lemma 97.06; UPOS of news 92.31",
			"tree":    "UAS 94.12; LAS 91.18; nsubj F1 100; ccomp+parataxis R 0",
			"name":    "F1 36.36; F1 of news 57.14",
		}[kind]
		if s := strings.Join(headline, "; "); s != want {
			t.Errorf("%s: the headline is %s, want %s", kind, s, want)
		}
	}
}

// TestLayersAbsent wants treebanks and skills that are not there to be told
// apart from faults.
func TestLayersAbsent(t *testing.T) {
	_, _, with := bank(t)
	file := func(name string) *fstest.MapFile {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return &fstest.MapFile{Data: data}
	}
	full := fstest.MapFS{"corpora/t.conllu": file("treebank.conllu"), "corpora/n.tsv": file("treebank.names.tsv")}
	tree := Set{Name: "t", Kind: "tree", File: "corpora/t.conllu"}
	name := Set{Name: "n", Kind: "name", File: "corpora/n.tsv", Trees: "corpora/t.conllu"}
	for _, c := range []struct {
		set    Set
		shared fs.FS
		with   skills
		absent bool
	}{
		{tree, full, with, false},
		{name, full, with, false},
		{tree, fstest.MapFS{}, with, true},
		{name, fstest.MapFS{"corpora/n.tsv": full["corpora/n.tsv"]}, with, true},
		{tree, full, skills{tag: with.tag}, true},
		{name, full, skills{tag: with.tag}, true},
	} {
		out, err := c.set.scoreLayer(c.shared, c.with)
		if errors.Is(err, ErrAbsent) != c.absent || c.absent == (err == nil) {
			t.Errorf("%s: got %v", c.set.Name, err)
		}
		if c.absent {
			continue
		}
		if !strings.HasPrefix(out.Table, "# "+c.set.File+"\n# note: ") || len(out.Misses) == 0 {
			t.Errorf("%s: got %d misses and\n%s", c.set.Name, len(out.Misses), out.Table)
		}
		c.set.Sealed = true
		if out, err := c.set.scoreLayer(c.shared, c.with); err != nil || out.Misses != nil {
			t.Errorf("%s: sealed, it has %d misses, %v", c.set.Name, len(out.Misses), err)
		}
	}
}

// TestLayerSets wants the parts that are not tuned on to be sealed.
func TestLayerSets(t *testing.T) {
	names := map[string]bool{}
	for _, s := range Sets() {
		if names[s.Name] {
			t.Errorf("two sets are called %s", s.Name)
		}
		names[s.Name] = true
		if s.isLayer() && s.Sealed == strings.Contains(s.File, "dev") {
			t.Errorf("%s: sealed is %v", s.Name, s.Sealed)
		}
	}
}
