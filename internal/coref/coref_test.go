package coref_test

import (
	"fmt"
	"testing"

	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/coref"
	"hearsay/internal/entity"
	"hearsay/internal/example"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

func sources(text string) ([]hearsay.Source, []hearsay.Attribution) {
	tokens, sentences, quotations := segment.Text(text)
	tokens = tag.Words(text, tokens, sentences)
	mentions := entity.Mentions(text, tokens, sentences)
	return coref.Sources(text, mentions, attribution.Find(text, tokens, sentences, quotations, mentions))
}

// TestExamples wants of each text, for each attribution, the words of its
// source and the source that they stand for.
func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", func(text string) []string {
		var lines []string
		all, attributions := sources(text)
		for _, a := range attributions {
			if a.SourceID == hearsay.None {
				lines = append(lines, "nobody")
				continue
			}
			lines = append(lines, fmt.Sprintf("%s = %d %s", a.Source.In(text), a.SourceID+1, all[a.SourceID].Name))
		}
		return lines
	})
}

// FuzzSources wants every attribution with a source to have an id, and every
// source a mention inside the text.
func FuzzSources(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(e.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, attributions := sources(text)
		for _, a := range attributions {
			if a.Source.Empty() != (a.SourceID == hearsay.None) || a.SourceID >= len(all) {
				t.Fatalf("%q: source %v has id %d of %d", text, a.Source, a.SourceID, len(all))
			}
		}
		for _, s := range all {
			if len(s.Mentions) == 0 {
				t.Fatalf("%q: source %q has no mention", text, s.Name)
			}
			for _, m := range s.Mentions {
				if m.Empty() || m.End > len(text) {
					t.Fatalf("%q: mention %v of %q is outside", text, m, s.Name)
				}
			}
		}
	})
}

func BenchmarkSources(b *testing.B) {
	text := ""
	for _, e := range example.All(b, "testdata/*.txt") {
		text += e.Text + "\n\n"
	}
	tokens, sentences, quotations := segment.Text(text)
	tokens = tag.Words(text, tokens, sentences)
	mentions := entity.Mentions(text, tokens, sentences)
	attributions := attribution.Find(text, tokens, sentences, quotations, mentions)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		coref.Sources(text, mentions, attributions)
	}
}
