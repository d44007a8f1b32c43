package corpus

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// invented is a treebank of two documents.
const invented = `# newdoc id = GUM_news_tarsha
# newpar
# newpar_block = head (1 s)
# text = Dam holds
1	Dam	dam	NOUN	NN	_	2	nsubj	_	Entity=(1)
2	holds	hold	VERB	VBZ	_	0	root	_	_

# newpar
1-2	Don't	_	_	_	_	_	_	_	SpaceAfter=No
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	,	,	PUNCT	,	_	0	root	_	_
3.1	go	go	VERB	VB	_	_	_	_	_
4	“	"	PUNCT	` + "``" + `	_	3	punct	_	SpaceAfter=No
5	Tarsha	Tarsha	PROPN	NNP	_	3	vocative	_	_

# newpar_block = p (1 s)
1	É	é	PROPN	NNP	_	0	root	_	_

# newdoc
1	Rain	rain	NOUN	NN	_	_	_	_	_
`

func TestParsed(t *testing.T) {
	f, err := open(t, "t.conllu.gz", invented)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := f.Parsed()
	if err != nil || len(docs) != 2 {
		t.Fatal(docs, err)
	}
	d := docs[0]
	if want := "Dam holds\n\nDon't, “Tarsha É"; d.Text != want || d.ID != "GUM_news_tarsha" || d.Genre() != "news" {
		t.Errorf("got %q of %s, a %s", d.Text, d.ID, d.Genre())
	}
	var got []string
	for i, k := range d.Tokens {
		got = append(got, fmt.Sprint(k.In(d.Text), " ", d.Lemmas[i], " ", k.Tag, " ", k.Fine, " ", k.Head, " ", k.Relation))
	}
	want := []string{"Dam dam NOUN NN 1 nsubj", "holds hold VERB VBZ -1 root", "Do do AUX VB 4 aux", "n't not PART RB 4 advmod",
		", , PUNCT , -1 root", "“ \" PUNCT `` 4 punct", "Tarsha Tarsha PROPN NNP 4 vocative", "É é PROPN NNP -1 root"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	got = nil
	for _, s := range d.Sentences {
		got = append(got, fmt.Sprint(s.Paragraph, " ", s.First, "-", s.Last, " ", s.In(d.Text)))
	}
	if want := []string{"0 0-2 Dam holds", "1 2-7 Don't, “Tarsha", "1 7-8 É"}; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if rain := docs[1].Tokens[0]; docs[1].Text != "Rain" || rain.Relation != 0 || rain.Head != hearsay.None {
		t.Errorf("got %q, %+v", docs[1].Text, rain)
	}
}

func TestNames(t *testing.T) {
	bank, err := open(t, "t.conllu", invented)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := bank.Parsed()
	if err != nil {
		t.Fatal(err)
	}
	// Another document stands first, and words are cut otherwise.
	f, err := open(t, "n.tsv", "Dam\tO\nholds\tO\n\nDon't\tO\n\nDam\tO\nholds\tO\n\nDon't\tO\n,\tO\n“Tar\tB-LOC\nsha\tI-LOC\n\nÉ\tI-PER\n")
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.Names(docs)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range all[0] {
		got = append(got, n.Class+" "+n.In(docs[0].Text))
	}
	if want := []string{"LOC “Tarsha", "PER É"}; !slices.Equal(got, want) || all[1] != nil {
		t.Errorf("got %q and %v, want %q", got, all[1], want)
	}
}

// TestTreebanksRefused wants faults named with their place.
func TestTreebanksRefused(t *testing.T) {
	for content, want := range map[string]string{
		"1\tthe": "x:1: 2 columns, not 10",
		"# a\n1\ta\ta\tDET\tNOPE\t_\t0\troot\t_\t_": "x:2: no such part of speech as NOPE/DET",
		"1\ta\ta\tDET\tDT\t_\t0\tsubject\t_\t_":     "x:1: no word hangs on 0 as subject",
		"1\ta\ta\tDET\tDT\t_\t-1\tdet\t_\t_":        "x:1: no word hangs on -1 as det",
		"1\ta\ta\tDET\tDT\t_\t2\tdet\t_\t_\n\n":     "x:2: a word hangs on word 2 of a sentence of 1",
		"1\t\ta\tDET\tDT\t_\t0\troot\t_\t_":         "x:1: word 1 is empty",
	} {
		f, err := open(t, "x", content)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Parsed(); err == nil || err.Error() != want {
			t.Errorf("%q gives %v, want %s", content, err, want)
		}
	}
	for _, content := range []string{"word", "a\tB", "\tO", "a\tX-PER"} {
		f, err := open(t, "x", content)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Names(nil); err == nil || !strings.HasPrefix(err.Error(), "x:1: ") {
			t.Errorf("%q gives %v", content, err)
		}
	}
}

// TestTreebanks wants the files of names to tell of the documents of their
// treebanks, but for one whose text differs.
func TestTreebanks(t *testing.T) {
	shared, err := Folder()
	if err != nil {
		t.Skip(err)
	}
	for names, bank := range map[string]string{
		"gum-dev": "gum-clean-dev", "gum-test": "gum-clean-test", "uner-ewt-test": "ewt-test", "uner-pud": "pud-test",
	} {
		f, err := Open(os.DirFS(shared), "corpora/ud/"+bank+".conllu.gz")
		if err != nil {
			t.Skip("the treebanks are not there: ", err)
		}
		docs, err := f.Parsed()
		if err != nil {
			t.Fatal(err)
		}
		n, err := Open(os.DirFS(shared), "corpora/ner/"+names+".tsv.gz")
		if err != nil {
			t.Fatal(err)
		}
		all, err := n.Names(docs)
		if err != nil {
			t.Fatal(err)
		}
		var silent []string
		for i, list := range all {
			if list == nil {
				silent = append(silent, docs[i].ID)
			}
		}
		if len(silent) > 1 {
			t.Errorf("%s does not tell of %v", names, silent)
		}
	}
}
