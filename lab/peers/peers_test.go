package main

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lab/corpus"
)

func TestClassOf(t *testing.T) {
	for _, c := range []struct {
		word, tags, want string
	}{
		{"dam", "NOUN", "NOUN"},
		{"Dam", "Noun Singular", "NOUN"},
		{"To", "Conjunction", "PART"},
		{"and", "Conjunction", "CCONJ"},
		{"because", "Conjunction", "SCONJ"},
		{"was", "Verb Copula PastTense", "AUX"},
		{"Tupou", "ProperNoun Noun Person", "PROPN"},
		{"—", "Nonesuch", "X"},
		{"—", "", "X"},
	} {
		if got := classOf(c.word, strings.Fields(c.tags)); got.String() != c.want {
			t.Errorf("%s, %s: got %v, want %s", c.word, c.tags, got, c.want)
		}
	}
}

// tupou is an invented document with what people would mark in it.
func tupou() corpus.Parsed {
	d := corpus.Parsed{ID: "GUM_news_tupou", Text: "Ana Tupou can't swim. Nobody can."}
	for _, w := range []struct {
		word string
		tag  hearsay.Tag
	}{
		{"Ana", hearsay.PROPN}, {"Tupou", hearsay.PROPN}, {"ca", hearsay.AUX}, {"n't", hearsay.PART}, {"swim", hearsay.VERB}, {".", hearsay.PUNCT},
		{"Nobody", hearsay.PRON}, {"can", hearsay.AUX}, {".", hearsay.PUNCT},
	} {
		at := 0
		if n := len(d.Tokens); n > 0 {
			at = d.Tokens[n-1].End
		}
		at += strings.Index(d.Text[at:], w.word)
		d.Tokens = append(d.Tokens, hearsay.Token{Span: hearsay.Span{Start: at, End: at + len(w.word)}, Tag: w.tag})
	}
	d.Sentences = []hearsay.Sentence{{Span: hearsay.Span{Start: 0, End: 21}, Last: 6}, {Span: hearsay.Span{Start: 22, End: 33}, First: 6, Last: 9}}
	return d
}

// one and two are what two systems find there: the second has no marks, and
// "can't" as one word of two parts.
const (
	one = `{"tokens":[{"start":0,"end":3,"parts":[["PROPN"]]},{"start":4,"end":9,"parts":[["NOUN"]]},{"start":10,"end":12,"parts":[["AUX"]]},
		{"start":12,"end":15,"parts":[["PART"]]},{"start":16,"end":20,"parts":[["VERB"]]},{"start":20,"end":21,"parts":[["PUNCT"]]},
		{"start":22,"end":33,"parts":[["X"]]}],"ends":[21,33],"names":null}`
	two = `{"tokens":[{"start":0,"end":3,"parts":[["Person"]]},{"start":4,"end":9,"parts":[["Person"]]},{"start":10,"end":15,"parts":[["Modal"],["Negative"]]},
		{"start":16,"end":20,"parts":[["Noun"]]},{"start":22,"end":28,"parts":[["Pronoun"]]}],"ends":[33],"names":[{"start":0,"end":9,"class":"PER"},{"start":0,"end":3,"class":"LOC"}]}`
)

func TestJudge(t *testing.T) {
	var systems [][]reading
	for _, lines := range []string{one, two} {
		all, err := readFound(strings.NewReader(lines+"\n"+`{"version":"1.2","seconds":0.5}`), 1)
		if err != nil || all.version != "1.2" || all.seconds != 0.5 {
			t.Fatal(all, err)
		}
		systems = append(systems, all.readings)
	}
	d := tupou()
	names := [][]corpus.Name{{{Span: hearsay.Span{Start: 0, End: 9}, Class: "PER"}}}
	got := judge([]corpus.Parsed{d}, names, systems)
	// The words that both cut alike are Ana, Tupou, ca, n't, swim.
	want := []verdict{
		{alike: share{6, 9}, right: share{5, 6}, same: share{4, 5}, ends: tally{2, 2, 2}},
		{alike: share{6, 9}, right: share{5, 6}, same: share{4, 5}, ends: tally{1, 2, 1}, names: tally{2, 1, 1}, named: true},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if _, err := readFound(strings.NewReader(one), 2); err == nil {
		t.Error("a text too few is taken")
	}
}

// TestOwn wants hearsay's own reading in the form of the peers'.
func TestOwn(t *testing.T) {
	d := tupou()
	all, err := readOwn([]string{d.Text}, 1)
	if err != nil || all.seconds < 0 {
		t.Fatal(all, err)
	}
	v := judge([]corpus.Parsed{d}, nil, [][]reading{all.readings})[0]
	if v.alike.percent() < 100 || v.ends.f1() < 100 || v.named {
		t.Errorf("got %+v of %+v", v, all.readings)
	}
}

func TestTable(t *testing.T) {
	verdicts := make([]verdict, len(systems))
	all := make([]found, len(systems))
	for i := range systems {
		verdicts[i] = verdict{alike: share{i, 4}, names: tally{2, 2, 1}, named: i == 0}
		all[i] = found{version: "v" + string(rune('1'+i)), seconds: float64(i + 1)}
	}
	var b strings.Builder
	if err := writeTable(&b, []part{{name: "news"}}, all, [][]verdict{verdicts}, 600); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"|  | hearsay v1 | wink-nlp v2 | compromise v3 |\n",
		"| words cut as in the treebank, % | 0.0 | 25.0 | 50.0 |\n",
		"| names, F1 | 50.00 | – | – |\n",
		"| tokens a second of processor time | 600 | 300 | 200 |\n| times the slowest | 3.0 | 1.5 | 1.0 |\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, b.String())
		}
	}
}
