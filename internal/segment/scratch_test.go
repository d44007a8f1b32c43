package segment

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

func TestScratch(t *testing.T) {
	f, _ := os.Open("/work/shared/gold/attribution/polnear-train.jsonl.gz")
	z, _ := gzip.NewReader(f)
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	out, _ := os.Create("/tmp/seg/polnear.out")
	w := bufio.NewWriter(out)
	nq, un := 0, 0
	for sc.Scan() {
		var d struct{ Id, Text string }
		json.Unmarshal(sc.Bytes(), &d)
		_, s, q := Text(d.Text)
		fmt.Fprintf(w, "#### %s\n", d.Id)
		for _, x := range s {
			h := ""
			if x.Headline {
				h = "H"
			}
			fmt.Fprintf(w, "S%d%s %q\n", x.Paragraph, h, x.In(d.Text))
		}
		for _, x := range q {
			nq++
			k := "Q"
			if !x.Closed {
				un++
				k = "QUNCLOSED"
			}
			if x.Single {
				k += "'"
			}
			fmt.Fprintf(w, "%s %q\n", k, x.In(d.Text))
		}
	}
	w.Flush()
	fmt.Println(nq, un)
}
