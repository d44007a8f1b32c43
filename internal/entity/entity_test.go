package entity_test

import (
	"fmt"
	"testing"

	"hearsay"
	"hearsay/internal/entity"
	"hearsay/internal/example"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

func mentions(text string) []hearsay.Mention {
	tokens, sentences, _ := segment.Text(text)
	return entity.Mentions(text, tag.Words(text, tokens, sentences), sentences)
}

// TestExamples wants of each text its mentions, one a line: the words, the
// head, the party, and whether it is a name.
func TestExamples(t *testing.T) {
	example.Run(t, "testdata/mentions.txt", func(text string) []string {
		var lines []string
		for _, m := range mentions(text) {
			line := fmt.Sprintf("%s | %s | %s", m.In(text), m.Head.In(text), m.Party)
			if m.Named {
				line += " | named"
			}
			if m.Pronoun {
				line += " | pronoun"
			}
			lines = append(lines, line)
		}
		return lines
	})
}

// FuzzMentions holds mentions in order, apart and inside the text.
func FuzzMentions(f *testing.F) {
	for _, e := range example.All(f, "testdata/mentions.txt") {
		f.Add(e.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range mentions(text) {
			if m.Start < end || m.Empty() || m.End > len(text) || !m.Has(m.Head) {
				t.Fatalf("%q: mention %v, head %v, after %d", text, m.Span, m.Head, end)
			}
			end = m.End
		}
	})
}

func BenchmarkMentions(b *testing.B) {
	text := ""
	for _, e := range example.All(b, "testdata/mentions.txt") {
		text += e.Text + "\n\n"
	}
	tokens, sentences, _ := segment.Text(text)
	tokens = tag.Words(text, tokens, sentences)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		entity.Mentions(text, tokens, sentences)
	}
}
