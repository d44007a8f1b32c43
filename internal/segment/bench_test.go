package segment

import (
	"strings"
	"testing"

	"hearsay/internal/example"
)

// article is a text of about n bytes made of the examples of sentences.
func article(tb testing.TB, n int) string {
	var b strings.Builder
	for b.Len() < n {
		for i, e := range example.All(tb, "testdata/sentences.txt") {
			if strings.Contains(e.Text, "\n") || len(e.Text) < 60 {
				continue
			}
			b.WriteString(e.Text)
			if i%3 == 2 {
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()[:n]
}

func BenchmarkText(b *testing.B) {
	text := article(b, 1<<20)
	n := len(Tokens(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Text(text)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTokens(b *testing.B) {
	text := article(b, 1<<20)
	n := len(Tokens(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Tokens(text)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// An article of the usual length, where the fixed costs show.
func BenchmarkTextArticle(b *testing.B) {
	text := article(b, 4600)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Text(text)
	}
}
