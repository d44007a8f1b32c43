package train

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay/internal/entity"
)

// zipped writes a gzipped file into a folder of corpora.
func zipped(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(text)) // a bytes.Buffer takes everything
	z.Close()
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// marked returns the names of an article, each as "words/SORT".
func marked(a namedArticle) (names []string) {
	for _, n := range namesOfLabels(a.labels) {
		names = append(names, fmt.Sprintf("%s/%v", a.text[a.tokens[n.first].Start:a.tokens[n.last-1].End], n.sort))
	}
	return names
}

func TestNameCorpus(t *testing.T) {
	shared := t.TempDir()
	zipped(t, filepath.Join(shared, "corpora", "ner", "x.tsv.gz"),
		"Okafor\tB-PER\nleft\tO\n.\tO\n\nNgozi\tB-PER\nOkafor\tI-PER\n's\tO\nTarsha\tB-LOC\n\n")
	line := func(n, word, space string) string { return n + "\t" + word + "\t_\t_\t_\t_\t_\t_\t_\t" + space + "\n" }
	zipped(t, filepath.Join(shared, "corpora", "ud", "x.conllu.gz"), "# newdoc id = one\n"+
		line("1", "Ngozi", "_")+line("2-3", "Okafor's", "_")+line("2", "Okafor", "_")+line("3", "'s", "_")+line("4", "Tarsha", "_")+"\n"+
		line("1", "Okafor", "_")+line("2", "left", "SpaceAfter=No")+line("3", ".", "_")+"\n")
	got, err := readNames(shared, "x", "x", namesUNER)
	if err != nil || len(got) != 1 {
		t.Fatalf("%d articles, %v", len(got), err)
	}
	if want := "Ngozi Okafor's Tarsha\nOkafor left.\n"; got[0].text != want || got[0].id != "one" {
		t.Errorf("%s is %q, want %q", got[0].id, got[0].text, want)
	}
	if want := []string{"Ngozi Okafor/PER", "Tarsha/LOC", "Okafor/PER"}; !slices.Equal(marked(got[0]), want) {
		t.Errorf("got %q, want %q", marked(got[0]), want)
	}
	if got, err = readNames(shared, "x", "", namesWiki); err != nil || len(got) != 1 || got[0].id != "x-0" {
		t.Errorf("without a treebank: %d articles, %v", len(got), err)
	}
	zipped(t, filepath.Join(shared, "corpora", "ner", "broken.tsv.gz"), "Okafor\n")
	for _, name := range []string{"broken", "none"} {
		if _, err := readNames(shared, name, "", namesWiki); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s gives %v", name, err)
		}
	}
}

func TestSilverNames(t *testing.T) {
	shared := t.TempDir()
	line := func(word, at, sort string) string {
		return "1\t" + word + "\t_\t_\t_\t_\t_\t_\t_\tAttr=O|Off=" + at + "|NER=" + sort + "\n"
	}
	zipped(t, filepath.Join(shared, "corpora", "ud", "s.conllu.gz"), "# newdoc id = one\n"+
		line("Ngozi", "0:5", "PERSON")+line("Okafor", "6:12", "PERSON")+line("-LRB-", "13:14", "O")+line("Tarsha", "14:20", "LOCATION")+line("-RRB-", "20:21", "O")+line("spoke", "22:27", "O")+line(".", "27:28", "O")+"\n"+
		line("``", "30:31", "O")+line("Friday", "31:37", "DATE")+line("!", "37:38", "O")+"\n\n# newdoc id = two\n"+line("Tarsha", "0:6", "LOCATION"))
	got, err := readSilverNames(shared, "s")
	if err != nil || len(got) != 2 {
		t.Fatalf("%d articles, %v", len(got), err)
	}
	if want := "Ngozi Okafor (Tarsha) spoke.\n\n\"Friday!"; got[0].text != want {
		t.Errorf("got %q, want %q", got[0].text, want)
	}
	if want := []string{"Ngozi Okafor/PER", "Tarsha/LOC"}; !slices.Equal(marked(got[0]), want) {
		t.Errorf("got %q, want %q", marked(got[0]), want)
	}
}

// TestNameLabels wants labels that are written as in a corpus and read again.
func TestNameLabels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels := make([]uint8, rapid.IntRange(0, 20).Draw(t, "tokens"))
		for at := 0; at < len(labels); {
			n := rapid.IntRange(1, len(labels)-at).Draw(t, "length")
			if rapid.Bool().Draw(t, "named") {
				labelName(labels[at:at+n], entity.Sort(rapid.IntRange(0, entity.Sorts-1).Draw(t, "sort")))
			}
			at += n
		}
		if got := labelsOfBIO(bioOf(labels)); !slices.Equal(got, labels) {
			t.Fatalf("%v became %v", labels, got)
		}
	})
}

func TestReadGazetteer(t *testing.T) {
	if _, err := readGazetteer("testdata/entity"); err != nil {
		t.Fatal(err)
	}
	l := nounList{map[uint32]entity.Lists{}, map[uint32]entity.Lists{}, map[string]int{}, map[string]bool{}}
	for _, step := range []struct {
		file string
		take func(string)
	}{{"data.noun", l.sense}, {"index.noun", l.noun}, {"data.adj", l.adjective}} {
		if err := eachLine(filepath.Join("testdata/entity", step.file), step.take); err != nil {
			t.Fatal(err)
		}
	}
	for word, want := range map[string]entity.Lists{
		"Tarsha":   entity.PlaceWord | entity.PlaceLast,
		"vale":     entity.PlaceFirst,
		"Ngozi":    entity.PersonFirst,
		"OKAFOR":   entity.PersonWord | entity.PersonLast,
		"Tarshan":  entity.People | entity.Adjective,
		"surveyor": entity.PersonNoun,
		"council":  entity.GroupNoun,
		"valley":   entity.PlaceNoun,
		"report":   entity.OtherNoun,
		"nothing":  0,
	} {
		if got := l.words[entity.Key(word)]; got != want {
			t.Errorf("%s is on the lists %b, want %b", word, got, want)
		}
	}
	if got := l.names[entity.NameKey([]string{"vale", "of", "Tarsha"})]; got != entity.PlaceWord {
		t.Errorf("Vale of Tarsha is on the lists %b", got)
	}
	if _, err := readGazetteer("testdata"); err == nil || !strings.Contains(err.Error(), "data.noun") {
		t.Errorf("a folder without WordNet gives %v", err)
	}
}

// inventedNames are articles of one sentence.
func inventedNames() (all []namedArticle) {
	for i, s := range []string{
		"Ngozi/B-PER Okafor/I-PER measured the river in Tarsha/B-LOC .", "The Tarsha/B-ORG Council/I-ORG met Okafor/B-PER on Monday .",
		"Nobody left the valley .", "Residents of Velonia/B-LOC slept .", "Okafor/B-PER said that the Velonia/B-ORG Council/I-ORG agreed .",
		"Reuben/B-PER Sanga/I-PER lives in Velonia/B-LOC .",
	} {
		var x labelledSentence
		for _, w := range strings.Fields(s) {
			word, label, ok := strings.Cut(w, "/")
			if !ok {
				label = "O"
			}
			x.words, x.labels = append(x.words, word), append(x.labels, label)
		}
		all = append(all, articleOf(fmt.Sprint(i), nameCorpus(i%2), []labelledSentence{x}))
	}
	return all
}

// TestSameNames trains twice and wants the same bytes, and a recogniser that
// has learned what it was shown.
func TestSameNames(t *testing.T) {
	g, err := readGazetteer("testdata/entity")
	if err != nil {
		t.Fatal(err)
	}
	o := nameDefaults
	o.Runs, o.Parts, o.Rounds, o.Title, o.Caps = 1, 2, 20, 30, 20
	train := func() *entity.Recogniser {
		return trainNames(inventedNames(), g, o, io.Discard).recogniser(g, namesUNER, o)
	}
	one := train()
	if !bytes.Equal(one.Write(), train().Write()) {
		t.Error("two trainings on the same articles give other bytes")
	}
	if s := measureNames(one, inventedNames()); s.F1(entity.Person, entity.Organisation, entity.Place) < 90 {
		t.Errorf("the recogniser has not learned what it was shown: %v", s)
	}
	o.Seed++
	if bytes.Equal(one.Write(), train().Write()) {
		t.Error("other dice give the same bytes")
	}
}
