package coref_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

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
	return coref.Sources(text, tokens, sentences, quotations, mentions, attribution.Grammar(text, tokens, sentences, quotations, mentions))
}

// TestExamples wants of each text, for each attribution, the words of its
// source and the source that they stand for, with a question mark where the
// text does not make sure who that is.
func TestExamples(t *testing.T) {
	example.Run(t, "testdata/sources.txt", func(text string) []string {
		var lines []string
		all, attributions := sources(text)
		for _, a := range attributions {
			if a.SourceID == hearsay.None {
				lines = append(lines, "nobody")
				continue
			}
			s := all[a.SourceID]
			unsure := map[bool]string{true: " ?"}[s.Unresolved]
			lines = append(lines, fmt.Sprintf("%s = %d %s, %s%s", a.Source.In(text), a.SourceID+1, s.Name, s.Party, unsure))
		}
		return lines
	})
}

// TestContinued wants of each text, for each attribution, its source and all
// that it says.
func TestContinued(t *testing.T) {
	example.Run(t, "testdata/continued.txt", func(text string) []string {
		var lines []string
		all, attributions := sources(text)
		for _, a := range attributions {
			who := "nobody"
			if a.SourceID != hearsay.None {
				who = all[a.SourceID].Name
			}
			var said []string
			for _, c := range a.Content {
				said = append(said, c.In(text))
			}
			lines = append(lines, who+" | "+strings.Join(said, " | "))
		}
		return lines
	})
}

// FuzzSources wants every attribution with a source to have an id, every source
// a mention inside the text, and every parent to stand in the list.
func FuzzSources(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(e.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, attributions := sources(text)
		for i, a := range attributions {
			if a.Source.Empty() != (a.SourceID == hearsay.None) || a.SourceID >= len(all) {
				t.Fatalf("%q: source %v has id %d of %d", text, a.Source, a.SourceID, len(all))
			}
			if a.Parent < hearsay.None || a.Parent >= len(attributions) || a.Parent == i {
				t.Fatalf("%q: attribution %d has parent %d of %d", text, i, a.Parent, len(attributions))
			}
			for _, c := range a.Content {
				if c.Empty() || c.Start < 0 || c.End > len(text) {
					t.Fatalf("%q: content %v is outside", text, c)
				}
			}
		}
		for _, s := range all {
			if len(s.Mentions) == 0 || s.Party == "" {
				t.Fatalf("%q: source %q has no mention or party", text, s.Name)
			}
			for _, m := range s.Mentions {
				if m.Empty() || m.End > len(text) {
					t.Fatalf("%q: mention %v of %q is outside", text, m, s.Name)
				}
			}
		}
	})
}

// BenchmarkSources tells how long it takes beside the tagging of the same text
// in the same run.
func BenchmarkSources(b *testing.B) {
	text := ""
	for _, e := range example.All(b, "testdata/*.txt") {
		text += e.Text + "\n\n"
	}
	tokens, sentences, quotations := segment.Text(text)
	tokens = tag.Words(text, tokens, sentences)
	mentions := entity.Mentions(text, tokens, sentences)
	attributions := attribution.Grammar(text, tokens, sentences, quotations, mentions)
	coref.Sources(text, tokens, sentences, quotations, mentions, attributions) // the model is read once, outside of what is timed
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		coref.Sources(text, tokens, sentences, quotations, mentions, attributions)
		n++
	}
	own := b.Elapsed()
	start := time.Now()
	for range n {
		tag.Set(text, tokens, sentences)
	}
	b.ReportMetric(float64(own)/float64(time.Since(start)), "times-tagging")
	b.ReportMetric(float64(len(tokens)*n)/own.Seconds(), "tokens/s")
}
