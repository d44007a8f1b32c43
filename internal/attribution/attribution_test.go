package attribution_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/entity"
	"hearsay/internal/example"
	"hearsay/internal/parse"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// grammar finds attributions by the grammar of cues, which needs no trees.
func grammar(text string) []hearsay.Attribution {
	tokens, sentences, quotations := segment.Text(text)
	tokens = tag.Words(text, tokens, sentences)
	return attribution.Grammar(text, tokens, sentences, quotations, entity.Mentions(text, tokens, sentences))
}

// find finds attributions by what was learned.
func find(text string) []hearsay.Attribution {
	tokens, sentences, quotations := segment.Text(text)
	tag.Set(text, tokens, sentences)
	parse.Set(text, tokens, sentences)
	return attribution.Find(text, tokens, sentences, quotations, entity.Mentions(text, tokens, sentences))
}

// lines returns attributions, one a line: the source, the cue, the pieces of
// the content parted by "…", then what else is notable.
func lines(text string, all []hearsay.Attribution) (lines []string) {
	for _, a := range all {
		var content, cue []string
		for _, c := range a.Content {
			content = append(content, strings.ReplaceAll(c.In(text), "\n", "⏎"))
		}
		for _, c := range a.Cue {
			cue = append(cue, c.In(text))
		}
		line := fmt.Sprintf("%s | %s | %s", a.Source.In(text), strings.Join(cue, " … "), strings.Join(content, " … "))
		if !a.Told.Empty() {
			line += " | told " + a.Told.In(text)
		}
		if a.Type != hearsay.Saying {
			line += " | " + string(a.Type)
		}
		if a.Polarity != hearsay.Says {
			line += " | " + string(a.Polarity)
		}
		if a.Parent != hearsay.None {
			line += fmt.Sprintf(" | in %d", a.Parent+1)
		}
		lines = append(lines, line)
	}
	return lines
}

// TestExamples wants of each text its attributions by the grammar.
func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", func(text string) []string { return lines(text, grammar(text)) })
}

// TestLearnedExamples wants of each text its attributions by what was learned.
func TestLearnedExamples(t *testing.T) {
	example.Run(t, "testdata/learned/*.txt", func(text string) []string { return lines(text, find(text)) })
}

// FuzzFind holds every span inside its text, whatever the text and whoever
// looks for attributions, and parents without circles.
func FuzzFind(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(e.Text)
	}
	for _, e := range example.All(f, "testdata/learned/*.txt") {
		f.Add(e.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, all := range [][]hearsay.Attribution{grammar(text), find(text)} {
			check(t, text, all)
		}
	})
}

func check(t *testing.T, text string, all []hearsay.Attribution) {
	t.Helper()
	for i, a := range all {
		for _, s := range append(append([]hearsay.Span{a.Source, a.Told}, a.Cue...), a.Content...) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Fatalf("%q: span %v is outside", text, s)
			}
		}
		if len(a.Content) == 0 || a.Cue[0].Empty() {
			t.Fatalf("%q: nothing is said, or by no words: %+v", text, a)
		}
		if a.Confidence < 0 || a.Confidence > 1 {
			t.Fatalf("%q: confidence %v", text, a.Confidence)
		}
		steps := 0
		for p := a.Parent; p != hearsay.None; p = all[p].Parent {
			if steps++; steps > len(all) || p == i {
				t.Fatalf("%q: attribution %d is told in itself", text, i+1)
			}
		}
	}
}

// BenchmarkFind prints how many times as long finding attributions takes as
// finding the names and phrases in the same text.
func BenchmarkFind(b *testing.B) {
	var all strings.Builder
	for _, e := range example.All(b, "testdata/*.txt") {
		all.WriteString(e.Text + "\n\n")
	}
	text := all.String()
	tokens, sentences, quotations := segment.Text(text)
	tag.Set(text, tokens, sentences)
	parse.Set(text, tokens, sentences)
	mentions := entity.Mentions(text, tokens, sentences)
	const beside = 20 // readings of the mentions
	for _, way := range []struct {
		name string
		find func(string, []hearsay.Token, []hearsay.Sentence, []hearsay.Quotation, []hearsay.Mention) []hearsay.Attribution
	}{{"learned", attribution.Find}, {"grammar", attribution.Grammar}} {
		b.Run(way.name, func(b *testing.B) {
			way.find(text, tokens, sentences, quotations, mentions) // reads the model
			start := time.Now()
			for range beside {
				entity.Mentions(text, tokens, sentences)
			}
			mention := time.Since(start).Seconds() / beside
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				way.find(text, tokens, sentences, quotations, mentions)
			}
			each := b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(each/mention, "times-the-mentions")
			b.ReportMetric(float64(len(tokens))/each, "tokens/s")
		})
	}
}
