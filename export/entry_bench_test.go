package export

import (
	"bytes"
	"io"
	"testing"

	"hearsay"
)

// Entries a second that go out, and that come back, by format.
func BenchmarkEntries(b *testing.B) {
	entries, verdicts := ledgerSample()
	opt := EntryOptions{Verdicts: verdicts}
	const pile = 2000
	for _, f := range EntryFormats {
		if f.Read == nil {
			continue
		}
		write := func(b *testing.B, w io.Writer) {
			to := f.New(w, opt)
			for n := range pile {
				if err := to.Write(entries[n%len(entries)]); err != nil {
					b.Fatal(err)
				}
			}
			if err := to.Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(f.Name+"/write", func(b *testing.B) {
			for b.Loop() {
				write(b, io.Discard)
			}
			b.ReportMetric(float64(pile)*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		})
		b.Run(f.Name+"/read", func(b *testing.B) {
			var out bytes.Buffer
			write(b, &out)
			var last *hearsay.Entry
			for b.Loop() {
				for row, err := range f.Read(fileOf("it", out.Bytes())) {
					if err != nil {
						b.Fatal(err)
					}
					last = row.Entry
				}
			}
			if last == nil {
				b.Fatal("nothing came back")
			}
			b.ReportMetric(float64(pile)*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}
