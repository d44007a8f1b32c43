package quantity

import (
	"encoding/json"
	"os"
	"syscall"
	"testing"
	"time"

	"hearsay"
)

func TestCPU(t *testing.T) {
	name := os.Getenv("DOCS")
	if name == "" {
		t.Skip()
	}
	f, _ := os.Open(name)
	dec := json.NewDecoder(f)
	var docs []string
	var sents [][]hearsay.Sentence
	n := 0
	for {
		var d struct{ Text string }
		if dec.Decode(&d) != nil {
			break
		}
		docs = append(docs, d.Text)
		var ss []hearsay.Sentence
		at := 0
		for i := range d.Text {
			if d.Text[i] == '\n' || i > 1 && d.Text[i] == ' ' && d.Text[i-1] == '.' && d.Text[i-2] >= 'a' {
				ss = append(ss, hearsay.Sentence{Span: hearsay.Span{Start: at, End: i}})
				at = i + 1
			}
		}
		ss = append(ss, hearsay.Sentence{Span: hearsay.Span{Start: at, End: len(d.Text)}})
		sents = append(sents, ss)
		n += len(d.Text)
	}
	for range 3 {
		var a, b syscall.Rusage
		syscall.Getrusage(syscall.RUSAGE_SELF, &a)
		s := time.Now()
		for i, d := range docs {
			Figures(d, sents[i])
		}
		syscall.Getrusage(syscall.RUSAGE_SELF, &b)
		cpu := time.Duration(b.Utime.Nano()+b.Stime.Nano()-a.Utime.Nano()-a.Stime.Nano())
		t.Logf("%.1f MB, wall %.1f MB/s, cpu %.1f MB/s", float64(n)/1e6, float64(n)/1e6/time.Since(s).Seconds(), float64(n)/1e6/cpu.Seconds())
	}
}
