//go:build unix

package reader_test

import (
	"math"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/entity"
	"hearsay/internal/parse"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
	"hearsay/reader"
)

// BenchmarkDoubled reads texts that are no articles, and the same at twice the
// length, layer by layer and as a whole, and prints how many times as long the
// second takes: 2 is in step with the text, and 2.3 or more is a fault.
//
//	go test -run '^$' -bench Doubled ./reader
func BenchmarkDoubled(b *testing.B) {
	const size = 1 << 18
	mixed := "Ministry of 水利 говорит 12 قتيلا και 3½ km — “ok”… 😀 \xff\xfe ﬁ e\u0301 \u202e"
	for _, text := range []struct{ name, unit string }{
		{"prose", "The ministry said on Friday that 12 people were killed in Lower Tolvia, and “the toll may rise.” "},
		{"one-sentence", "and the water rose over the road to the lower villages "},
		{"one-word", "a"},
		{"punctuation", "?!.,;:—()[]“”'\"-"},
		{"quotation-marks", "\"‘“'"},
		{"numbers", "1,000 2.5-3 "},
		{"emoji", "😀👩\u200d👩\u200d👧🇰🇪"},
		{"Arabic", "قالت الوزارة إن ١٢ شخصا قتلوا، "},
		{"mixed", mixed},
		{"invalid", "\xff\xc3\x28\xa0"},
	} {
		small := strings.Repeat(text.unit, size/len(text.unit))
		for _, layer := range []struct {
			name string
			of   func(text string) func()
		}{
			{"segment", func(text string) func() {
				var s segment.Segmenter
				return func() { s.Text(text) }
			}},
			{"tag", func(text string) func() {
				tokens, sentences, _ := segment.Text(text)
				return func() { tag.Set(text, tokens, sentences) }
			}},
			{"parse", func(text string) func() {
				tokens, sentences, _ := segment.Text(text)
				tag.Set(text, tokens, sentences)
				p := parse.Shipped()
				return func() { p.Set(text, tokens, sentences) }
			}},
			{"entity", func(text string) func() {
				tokens, sentences, _ := segment.Text(text)
				tag.Set(text, tokens, sentences)
				return func() { entity.Mentions(text, tokens, sentences) }
			}},
			{"read", func(text string) func() {
				d := &hearsay.Document{Text: text, Published: "2031-05-14"}
				return func() { reader.Read(d) }
			}},
		} {
			b.Run(text.name+"/"+layer.name, func(b *testing.B) {
				once, twice := layer.of(small), layer.of(small+small)
				once()
				twice()
				short, long := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
				for b.Loop() { // the fastest of each: what else runs only slows them
					short, long = min(short, timeOf(once)), min(long, timeOf(twice))
				}
				b.ReportMetric(float64(long)/float64(max(short, time.Microsecond)), "ratio")
				b.ReportMetric(float64(2*len(small))/1e6/long.Seconds(), "MB/s")
			})
		}
	}
}

// timeOf returns the processor time that do takes, which what else runs on the
// machine does not lengthen as it does the time of day.
func timeOf(do func()) time.Duration {
	spent := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			panic(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	start := spent()
	do()
	return spent() - start
}
