package segment

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	hearsay "hearsay"
)

func TestScratch2(t *testing.T) {
	f, _ := os.Open("/work/shared/gold/attribution/polnear-train.jsonl.gz")
	z, _ := gzip.NewReader(f)
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	out, _ := os.Create("/tmp/seg/abbr.out")
	w := bufio.NewWriter(out)
	for sc.Scan() {
		var d struct{ Id, Text string }
		json.Unmarshal(sc.Bytes(), &d)
		x := d.Text
		k, s, _ := Text(x)
		last := map[int]bool{}
		para := map[int]int{}
		for i, y := range s {
			last[y.Last] = true
			for j := y.First; j < y.Last; j++ {
				para[j] = s[i].Paragraph
			}
		}
		for i, y := range k {
			if y.Kind == hearsay.Word && y.Len() > 1 && x[y.End-1] == '.' && i+1 < len(k) && para[i] == para[i+1] && !lowerAt(x, k[i+1].Start) && abbreviations[x[y.Start:y.End-1]] != title {
				fmt.Fprintf(w, "ABBR %v %q\n", last[i+1], x[max(0, y.Start-30):min(len(x), y.End+30)])
			}
			if y.Kind == hearsay.Mark && (x[y.Start] == '\'' || y.Len() == 3 && (x[y.Start:y.End] == "‘")) && !y.Quoted {
				fmt.Fprintf(w, "APOS %q\n", x[max(0, y.Start-30):min(len(x), y.End+30)])
			}
			if y.Kind == hearsay.Mark && (x[y.Start] == '"' || y.Len() == 3 && (x[y.Start:y.End] == "”")) && !y.Quoted {
				fmt.Fprintf(w, "STRAY %q\n", x[max(0, y.Start-30):min(len(x), y.End+30)])
			}
			if y.Kind == hearsay.Mark && isAny(x[y.Start], ".?!") && i+1 < len(k) && para[i] == para[i+1] && !last[i+1] && !last[i+2] && upperAt(x, k[i+1].Start) {
				fmt.Fprintf(w, "NOSTOP %q\n", x[max(0, y.Start-40):min(len(x), y.End+30)])
			}
			if y.Kind == hearsay.Mark && isAny(x[y.Start], ".?!") && i+1 < len(k) && para[i] == para[i+1] && last[i+1] && !upperAt(x, k[i+1].Start) && k[i+1].Kind != hearsay.Mark {
				fmt.Fprintf(w, "LOWSTOP %q\n", x[max(0, y.Start-40):min(len(x), y.End+30)])
			}
		}
	}
	w.Flush()
}
