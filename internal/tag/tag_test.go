package tag

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/example"
	"hearsay/internal/model"
)

// spaced cuts a text at its spaces, each line a sentence.
func spaced(text string) (tokens []hearsay.Token, sentences []hearsay.Sentence) {
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		first, at := len(tokens), start
		for word := range strings.SplitSeq(line, " ") {
			if word != "" {
				tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Start: at, End: at + len(word)}})
			}
			at += len(word) + 1
		}
		sentences = append(sentences, hearsay.Sentence{First: first, Last: len(tokens)})
		start += len(line) + 1
	}
	return tokens, sentences
}

// plain takes the underscores from a text in which _these_ words are asked for.
func plain(text string) string { return strings.ReplaceAll(text, "_", "") }

func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", func(marked string) (got []string) {
		text := plain(marked)
		tokens, sentences := spaced(text)
		for i, word := range strings.Fields(marked) {
			if strings.HasPrefix(word, "_") {
				k := Words(text, tokens, sentences)[i]
				got = append(got, fmt.Sprintf("%s %v %v %s", k.In(text), k.Fine, k.Tag, Lemma(text, k)))
			}
		}
		return got
	})
}

// TestFeatures wants a model that was trained with the features of the code.
func TestFeatures(t *testing.T) {
	got, err := model.Fingerprint(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := Fingerprint(); got != want {
		t.Errorf("tag.model was trained with the features %016x, the code has %016x: run hearsay-lab train tag", got, want)
	}
}

// TestModelPage wants MODEL.md to tell of the model that lies beside it.
func TestModelPage(t *testing.T) {
	page, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("%x", sha256.Sum256(file)),
		fmt.Sprintf("%016x", Fingerprint()),
		"CC BY-SA 4.0",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("MODEL.md lacks %s", want)
		}
	}
	if len(file) > 2<<20 {
		t.Errorf("tag.model has %d bytes, more than 2 MB", len(file))
	}
}

// TestRead wants what was written, and refuses broken files.
func TestRead(t *testing.T) {
	tagger, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(tagger.Write(), file) {
		t.Error("a model that is read and written again has other bytes")
	}
	for _, broken := range [][]byte{nil, file[:10], file[:len(file)/2], []byte(strings.Repeat("x", 100)), model.Write(1, []byte{1})} {
		if _, err := Read(broken); err == nil {
			t.Errorf("a broken file of %d bytes is read", len(broken))
		}
	}
	edits, ends := tagger.lemmas.parts()
	for name, parts := range map[string][2][]byte{
		"half an edit":   {edits[:len(edits)-1], ends},
		"too few edits":  {edits[:3], ends},
		"half the words": {edits, ends[:len(ends)/2]},
	} {
		if _, err := readLemmas(parts[0], parts[1]); err == nil {
			t.Errorf("lemmas are read that have %s", name)
		}
	}
	v := tagger.vocabulary
	classes, entries, words := v.parts()
	for name, parts := range map[string][3][]byte{
		"no classes":       {nil, entries, words},
		"too few classes":  {classes[:2], entries, words},
		"half an entry":    {classes, entries[:len(entries)-1], words},
		"too few entries":  {classes, entries[:8+3*18], words},
		"no entries":       {classes, entries[:8], words},
		"nothing open":     {classes, slices.Concat(make([]byte, 8), entries[8:]), words},
		"half the words":   {classes, entries, words[:len(words)/2]},
		"too many classes": {make([]byte, 2*model.Classes+2), entries, words},
	} {
		if _, err := readVocabulary(parts[0], parts[1], parts[2]); err == nil {
			t.Errorf("a vocabulary is read that has %s", name)
		}
	}
}

// TestOutside leaves tokens alone that no sentence holds, and takes sentences
// that make no sense.
func TestOutside(t *testing.T) {
	const text = "The mayor said so ."
	tokens, _ := spaced(text)
	got := Words(text, tokens, []hearsay.Sentence{{First: 1, Last: 3}, {First: 2, Last: 1}, {First: -4, Last: 2}, {First: 4, Last: 99}})
	var tags []string
	for _, k := range got {
		tags = append(tags, k.Tag.String())
	}
	if want := []string{"", "NOUN", "VERB", "", "PUNCT"}; !slices.Equal(tags, want) {
		t.Errorf("got %q, want %q", tags, want)
	}
	if tokens[1].Tag != hearsay.Untagged {
		t.Error("the tokens that were handed in are changed")
	}
	if got := Words("", nil, nil); len(got) != 0 {
		t.Errorf("no words give %v", got)
	}
}

// TestGarbage wants nothing allocated for tags that are set in place, and one
// slice for others.
func TestGarbage(t *testing.T) {
	const line = "Amina Okafor said on Tuesday that 40 houses were flooded , and that the toll rises .\n"
	tokens, sentences := spaced(strings.Repeat(line, 200))
	text := strings.Repeat(line, 200)
	if n := testing.AllocsPerRun(5, func() { Set(text, tokens, sentences) }); n != 0 {
		t.Errorf("%v allocations for tags that are set in place", n)
	}
	if n := testing.AllocsPerRun(5, func() { Words(text, tokens, sentences) }); n > 1 {
		t.Errorf("%v allocations for tags", n)
	}
}

func FuzzWords(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(plain(e.Text), 1, 3)
	}
	f.Add("“É‘\xff\xc3 ’’ -- ing ies ed s ’s İ ß", 0, 200)
	f.Fuzz(func(t *testing.T, text string, from, width int) {
		tokens, sentences := spaced(text)
		got := Words(text, tokens, sentences)
		if len(got) != len(tokens) {
			t.Fatalf("%d tokens became %d", len(tokens), len(got))
		}
		for i, k := range got {
			if Lemma(text, k) == "" {
				t.Errorf("token %d, %q, has no lemma", i, k.In(text))
			}
			if k.Span != tokens[i].Span || k.Tag == hearsay.Untagged || k.Fine.String() == "" {
				t.Errorf("token %d: %+v became %+v", i, tokens[i], k)
			}
		}
		// Tokens that lie anywhere.
		for i := range tokens {
			tokens[i].Start += from
			tokens[i].End += from - i%7*width
		}
		for _, k := range Words(text, tokens, sentences) {
			Lemma(text, k)
		}
	})
}

// BenchmarkSet tags the examples of the program, articles that are as long and
// as varied as those it will meet.
func BenchmarkSet(b *testing.B) {
	var text strings.Builder
	for _, e := range example.All(b, "testdata/*.txt") {
		text.WriteString(plain(e.Text) + "\n")
	}
	tokens, sentences := spaced(text.String())
	Set("", nil, nil) // the model is read once, outside of what is timed
	b.ReportAllocs()
	for b.Loop() {
		Set(text.String(), tokens, sentences)
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read(file); err != nil {
			b.Fatal(err)
		}
	}
}
