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

// BenchmarkText cuts an article of the usual length, where the fixed costs
// show, and a megabyte: in memory of their own, and in that of the last text.
func BenchmarkText(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"article", 4600}, {"megabyte", 1 << 20}} {
		text := article(b, size.n)
		b.Run(size.name, func(b *testing.B) { timed(b, text, func() { Text(text) }) })
		b.Run(size.name+"/reused", func(b *testing.B) {
			var s Segmenter
			timed(b, text, func() { s.Text(text) })
		})
	}
}

func BenchmarkTokens(b *testing.B) {
	text := article(b, 1<<20)
	timed(b, text, func() { Tokens(text) })
}

func timed(b *testing.B, text string, cut func()) {
	n := len(Tokens(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	cut() // the first time, memory is asked for that is used again
	for b.Loop() {
		cut()
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
