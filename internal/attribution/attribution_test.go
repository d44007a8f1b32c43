package attribution_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/entity"
	"hearsay/internal/example"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

func find(text string) []hearsay.Attribution {
	tokens, sentences, quotations := segment.Text(text)
	tokens = tag.Words(text, tokens, sentences)
	return attribution.Find(text, tokens, sentences, quotations, entity.Mentions(text, tokens, sentences))
}

// TestExamples wants of each text its attributions, one a line: the source,
// the cue, the pieces of the content parted by "…", then what else is notable.
func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", func(text string) []string {
		var lines []string
		for _, a := range find(text) {
			var content []string
			for _, c := range a.Content {
				content = append(content, strings.ReplaceAll(c.In(text), "\n", "⏎"))
			}
			line := fmt.Sprintf("%s | %s | %s", a.Source.In(text), a.Cue[0].In(text), strings.Join(content, " … "))
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
	})
}

// FuzzFind holds every span inside its text, whatever the text.
func FuzzFind(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(e.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range find(text) {
			for _, s := range append(append([]hearsay.Span{a.Source, a.Told}, a.Cue...), a.Content...) {
				if s.Start < 0 || s.End < s.Start || s.End > len(text) {
					t.Fatalf("%q: span %v is outside", text, s)
				}
			}
			if len(a.Content) == 0 || a.Cue[0].Empty() {
				t.Fatalf("%q: nothing is said, or by no words: %+v", text, a)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var all strings.Builder
	for _, e := range example.All(b, "testdata/*.txt") {
		all.WriteString(e.Text + "\n\n")
	}
	text := all.String()
	tokens, sentences, quotations := segment.Text(text)
	tokens = tag.Words(text, tokens, sentences)
	mentions := entity.Mentions(text, tokens, sentences)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		attribution.Find(text, tokens, sentences, quotations, mentions)
	}
}
