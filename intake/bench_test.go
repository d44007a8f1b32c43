package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// Pages a second and MB a second, by format, of articles of some 6,000 bytes.
func BenchmarkDocuments(b *testing.B) {
	sample, err := os.ReadFile("testdata/samples/html.html")
	if err != nil {
		b.Fatal(err)
	}
	story := strings.Repeat("Rescue workers pulled 9 people from the water, a spokeswoman for the fire service said on Tuesday.\n", 60)
	paragraphs := "<p>" + strings.ReplaceAll(strings.TrimSpace(story), "\n", "</p>\n<p>") + "</p>"
	menu := "<ul>" + strings.Repeat(`<li class="menu-item"><a href="/topic/page" data-track="nav">Topic of the day</a></li>`+"\n", 150) + "</ul>"
	line, err := json.Marshal(map[string]string{"id": "x", "text": story})
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ format, body string }{
		{"text", story},
		{"jsonl", string(line) + "\n"},
		{"html", strings.Replace(string(sample), "</h1>", "</h1>"+menu+paragraphs+menu, 1)},
	} {
		b.Run(c.format, func(b *testing.B) {
			b.SetBytes(int64(len(c.body)))
			b.ReportAllocs()
			n := 0
			if c.format == "jsonl" {
				for range Documents(context.Background(), []string{"-"}, Options{Input: c.format, Stdin: repeat(c.body, b.N)}) {
					n++
				}
			} else {
				for range b.N {
					for _, err := range Documents(context.Background(), []string{"-"}, Options{Input: c.format, Stdin: strings.NewReader(c.body)}) {
						if err != nil {
							b.Fatal(err)
						}
						n++
					}
				}
			}
			if n != b.N {
				b.Fatal(fmt.Sprint("read ", n, " of ", b.N))
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

// repeat reads s n times over.
func repeat(s string, n int) io.Reader {
	r, w := io.Pipe()
	go func() {
		for range n {
			io.WriteString(w, s)
		}
		w.Close()
	}()
	return r
}
