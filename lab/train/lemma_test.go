package train

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/tag"
)

func TestListedForms(t *testing.T) {
	got, known, err := listedForms("testdata/wordnet")
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[inflected]string{
		{tag.Plural, "floods"}:             "flood",
		{tag.Names, "floods"}:              "flood",
		{tag.Plural, "mice"}:               "mouse",
		{tag.Present, "reports"}:           "report",
		{tag.Past, "reported"}:             "report",
		{tag.Past, "held"}:                 "hold",
		{tag.Past, "holded"}:               "hold",
		{tag.Gerund, "holding"}:            "hold",
		{tag.Comparative, "older"}:         "old",
		{tag.Superlative, "oldest"}:        "old",
		{tag.Further, "better"}:            "well",
		{tag.Further, "later"}:             "late",
		{tag.FormOf(adjective), "tarshan"}: "Tarshan",
		{tag.FormOf(adjective), "old"}:     "",
		{tag.Plural, "old_towns"}:          "",
		{tag.Comparative, "later"}:         "",
	} {
		if got[w] != want {
			t.Errorf("the lemma of %v is %q, want %q", w, got[w], want)
		}
	}
	if !known["hold"] || known["held"] || known["mice"] {
		t.Error("a form is taken for a word, or a word is missing")
	}
	if _, _, err := listedForms("testdata"); err == nil || !strings.Contains(err.Error(), "index.verb") {
		t.Errorf("a folder without WordNet gives %v", err)
	}
	for word, want := range map[string]string{
		"hope": "hopes hoped hoping", "tidy": "tidies tidied tidying", "agree": "agrees agreed agreeing",
		"pass": "passes passed passing", "play": "plays played playing", "reach": "reaches reached reaching",
	} {
		f := verbForms(word)
		if got := f[tag.Present] + " " + f[tag.Past] + " " + f[tag.Gerund]; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := useOf("hope v 3 2 ! @ 3 7 01826741 01811459 00706065  "); got != 7 {
		t.Errorf("%d senses were met, want 7", got)
	}
}

// TestLemmas learns from a few words, and wants their lemmas, those of the
// dictionary, and those of words that end as these do.
func TestLemmas(t *testing.T) {
	var s sentence
	var text strings.Builder
	for _, line := range []string{
		"the DT/DET the", "an DT/DET a", "n't RB/PART not", "harried VBD/VERB harry", "tidied VBN/VERB tidy",
		"carried VBD/VERB carry", "worried VBD/VERB worry", "It PRP/PRON it", "’s POS/PART 's", "jogging VBG/VERB jog",
		"rigging VBG/VERB rig", "lagging VBG/VERB lag", "i PRP/PRON I", "tv NN/NOUN TV", "tarshan JJ/ADJ Tarshan",
		"reports NNS/NOUN repor", "wrong GW/ADV wrongly", "parts NN/X _", "3,000 CD/NUM 3000",
	} {
		f := strings.Fields(line)
		start := text.Len()
		text.WriteString(f[0] + " ")
		c := classNamed(f[1])
		s.tokens = append(s.tokens, hearsay.Token{Span: hearsay.Span{Start: start, End: start + len(f[0])}})
		s.classes = append(s.classes, c)
		s.lemmas = append(s.lemmas, f[2])
	}
	s.text = text.String()
	lemmas, err := lemmasOf([]sentence{s}, "testdata/wordnet")
	if err != nil {
		t.Fatal(err)
	}
	v := tag.NewVocabulary([]tag.Class{classNamed("NN/NOUN")}, 1, nil)
	tagger := tag.New(v, nil, lemmas)
	for _, line := range []string{
		"the DT/DET the", "An DT/DET a", "n’t RB/PART not", "Harried VBN/VERB harry", "It PRP/PRON it",
		"’s POS/PART 's", "I PRP/PRON I", "TV NN/NOUN TV", "TARSHAN JJ/ADJ Tarshan", "reports NNS/NOUN report",
		"wrong RB/ADV wrong", "3,000 CD/NUM 3,000",
		"held VBN/VERB hold", "mice NNS/NOUN mouse", "Floods NNPS/PROPN Flood",
		"ferried VBD/VERB ferry", "logging VBG/VERB log",
	} {
		f := strings.Fields(line)
		c := classNamed(f[1])
		k := hearsay.Token{Span: hearsay.Span{Start: 0, End: len(f[0])}, Fine: c.Fine, Tag: c.Tag}
		if got := tagger.Lemma(f[0], k); got != f[2] {
			t.Errorf("the lemma of %s is %s, want %s", f[0], got, f[2])
		}
	}
}
