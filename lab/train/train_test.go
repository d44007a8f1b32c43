package train

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/tag"
)

func invented(t *testing.T) []sentence {
	t.Helper()
	f, err := os.Open("testdata/invented.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := parseConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestConllu(t *testing.T) {
	all := invented(t)
	if len(all) != 24 || all[0].article != 1 || all[23].article != 4 {
		t.Fatalf("%d sentences, the first of article %d, the last of %d", len(all), all[0].article, all[len(all)-1].article)
	}
	for i, want := range []string{
		"The ministry said that the dam held.",
		"Okafor reports two floods in Tarsha.",
		"The reports were late.",
		"\" Nobody left, \" she said.",
		"Floods hit the old harbour - nobody slept.",
		"Arvelle's mayor may leave in May.",
	} {
		s := all[i]
		if s.text != want {
			t.Errorf("got %q, want %q", s.text, want)
		}
		if len(s.tokens) != len(s.classes) {
			t.Errorf("%q has %d words and %d classes", s.text, len(s.tokens), len(s.classes))
		}
	}
	last := all[5]
	if got := last.tokens[1].In(last.text); got != "'s" || last.classes[1] != classNamed("POS/PART") {
		t.Errorf("got %q, %v", got, last.classes[1])
	}
	for broken, want := range map[string]string{
		"1\tthe": "line 1 has 2 columns",
		"# x\n1\tthe\t_\tDET\tNOPE\t_\t_\t_\t_\t_": "line 2: no such part of speech as NOPE/DET",
	} {
		if _, err := parseConllu(strings.NewReader(broken)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", broken, err, want)
		}
	}
}

func TestWordNet(t *testing.T) {
	got, err := readWordNet("testdata/wordnet")
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]tag.Lists{
		"flood":    tag.Noun | tag.Verb,
		"old":      tag.Adjective,
		"late":     tag.Adverb,
		"held":     tag.Verb | tag.Irregular,
		"mice":     tag.Noun | tag.Irregular,
		"tarsha":   tag.Name,
		"old_town": 0,
		"these":    0,
	} {
		if got[word] != want {
			t.Errorf("%s is on the lists %b, want %b", word, got[word], want)
		}
	}
	if _, err := readWordNet("testdata"); err == nil || !strings.Contains(err.Error(), "index.noun") {
		t.Errorf("a folder without WordNet gives %v", err)
	}
}

// TestSame trains twice and wants the same bytes, and a tagger that has
// learned what it was shown.
func TestSame(t *testing.T) {
	listed, err := readWordNet("testdata/wordnet")
	if err != nil {
		t.Fatal(err)
	}
	o := tagDefaults
	o.Runs, o.Rounds = 2, 4
	train := func() *tag.Tagger { return trainTagger(invented(t), listed, tag.NewLemmas(nil), o, io.Discard) }
	one := train()
	if !bytes.Equal(one.Write(), train().Write()) {
		t.Error("two trainings on the same sentences give other bytes")
	}
	if got := measure(one, invented(t)); got.UPOS() < 90 || got.XPOS() < 90 {
		t.Errorf("the tagger has not learned what it was shown: %v", got)
	}
	o.Seed++
	if bytes.Equal(one.Write(), train().Write()) {
		t.Error("other dice give the same bytes")
	}
}

// TestVary wants sentences that are set otherwise to keep their words and
// classes, and tells what may become of them.
func TestVary(t *testing.T) {
	all := invented(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(all).Draw(t, "sentence")
		dice := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		got := vary(s, dice, tagOptions{Title: 40, Caps: 40, Quotes: 50})
		if len(got.tokens) != len(s.tokens) || !slices.Equal(got.classes, s.classes) || got.article != s.article {
			t.Fatalf("%q became %q", s.text, got.text)
		}
		at := 0
		for i, k := range got.tokens {
			if k.Start < at || k.Empty() || k.End > len(got.text) {
				t.Fatalf("word %d of %q is %v", i, got.text, k.Span)
			}
			at = k.End
			was, is := s.tokens[i].In(s.text), k.In(got.text)
			marks := was == `"` || was == "-" || was == "'s"
			if !strings.EqualFold(was, is) && !marks {
				t.Fatalf("%q became %q", was, is)
			}
		}
	})
	for _, c := range []struct {
		o     tagOptions
		wants []string
	}{
		{tagOptions{Title: 100}, []string{"The Ministry Said That The Dam Held.", "The Ministry Said that the Dam Held."}},
		{tagOptions{Caps: 100}, []string{"THE MINISTRY SAID THAT THE DAM HELD."}},
	} {
		for seed := range uint64(5) {
			if got := vary(all[0], rand.New(rand.NewPCG(seed, 0)), c.o).text; !slices.Contains(c.wants, got) {
				t.Errorf("got %q, want one of %q", got, c.wants)
			}
		}
	}
	seen := map[string]bool{}
	for seed := range uint64(20) {
		dice := rand.New(rand.NewPCG(seed, 0))
		for _, i := range []int{3, 4, 5} {
			seen[vary(all[i], dice, tagOptions{Quotes: 100}).text] = true
		}
	}
	for _, want := range []string{
		"“ Nobody left, ” she said.", "\" Nobody left, \" she said.",
		"Floods hit the old harbour — nobody slept.", "Floods hit the old harbour – nobody slept.",
		"Arvelle’s mayor may leave in May.", "Arvelle's mayor may leave in May.",
	} {
		if !seen[want] {
			t.Errorf("nothing became %q", want)
		}
	}
}

// committed is the tagger of the program.
type committed struct{}

func (committed) Words(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Token {
	return tag.Words(text, tokens, sentences)
}

func (committed) Lemma(text string, t hearsay.Token) string { return tag.Lemma(text, t) }

// TestAccuracy holds the tagger of the program to the scores of its MODEL.md.
func TestAccuracy(t *testing.T) {
	shared := os.Getenv("HEARSAY_SHARED")
	if shared == "" {
		t.Skip("to measure, set HEARSAY_SHARED to the folder that holds corpora/ud")
	}
	for _, c := range []struct {
		treebank   string
		upos, xpos float64
		lemma      float64
	}{
		{"ewt-dev", 95.6, 95.0, 97.3},
		{"gum-clean-dev", 97.0, 96.9, 98.3},
	} {
		sentences, err := readTreebank(shared, c.treebank)
		if err != nil {
			t.Fatal(err)
		}
		got := measure(committed{}, sentences)
		t.Logf("%s: %v", c.treebank, got)
		if got.UPOS() < c.upos || got.XPOS() < c.xpos || got.Lemmas() < c.lemma {
			t.Errorf("%s: %v, want at least %.1f, %.1f and %.1f", c.treebank, got, c.upos, c.xpos, c.lemma)
		}
		// The same as headlines, and in capitals.
		for name, o := range map[string]tagOptions{"as headlines": {Title: 100}, "in capitals": {Caps: 100}} {
			dice := rand.New(rand.NewPCG(1, 1))
			set := make([]sentence, len(sentences))
			for i, s := range sentences {
				set[i] = vary(s, dice, o)
			}
			got := measure(committed{}, set)
			t.Logf("%s, %s: %v", c.treebank, name, got)
			if got.UPOS() < c.upos-1.5 || got.XPOS() < c.xpos-1.5 {
				t.Errorf("%s, %s: %v, want at least %.1f and %.1f", c.treebank, name, got, c.upos-1.5, c.xpos-1.5)
			}
		}
	}
}
