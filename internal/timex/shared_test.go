package timex

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"hearsay"
)

// A spec is a record of a set of dates and times: a text, the day that it is
// read on, and what is to be found.
type spec struct {
	ID         string
	Text       string
	Ref        string
	Quantities []struct {
		Type         string
		Text         string
		Span         [2]int // in code points
		Timex        []string
		Values       []map[string]any
		Future, Past map[string]any
	}
}

// days returns what a record takes for the time: a day, or a pair of days.
func days(values []map[string]any, future, past map[string]any) map[[2]string]bool {
	all := map[[2]string]bool{}
	cut := func(v any) string {
		s, _ := v.(string)
		return s[:min(len(s), 10)]
	}
	pair := func(m map[string]any, from, to string) {
		if m[from] != nil || m[to] != nil {
			all[[2]string{cut(m[from]), cut(m[to])}] = true
		}
	}
	for _, v := range values {
		if v["value"] != nil {
			all[[2]string{cut(v["value"]), "day"}] = true
		}
		pair(v, "start", "end")
	}
	for _, m := range []map[string]any{future, past} {
		if m["date"] != nil {
			all[[2]string{cut(m["date"]), "day"}] = true
		}
		pair(m, "startDate", "endDate")
	}
	return all
}

// TestShared measures the sets of dates and times of the shared folder: how
// many spans are found to the letter, and of the times that have days, how many
// get the right ones. The sets end a stretch with the beginning of its last
// day, month or year, where this package keeps to the end of it; so it is also
// counted how many begin on the right day. Run it with -v.
func TestShared(t *testing.T) {
	dir := os.Getenv("HEARSAY_SHARED")
	if dir == "" {
		t.Skip("to measure, set HEARSAY_SHARED to the folder that holds gold/quantity")
	}
	floor := map[string][2]float64{"dt-date-parser": {90, 88}, "dt-dateperiod-parser": {90, 65}, "dt-duration-parser": {95, 0}, "dt-model": {78, 48}}
	for _, set := range []string{"dt-date-parser", "dt-dateperiod-parser", "dt-duration-parser", "dt-holiday-parser", "dt-merged-parser", "dt-model", "dt-date-extractor", "dt-dateperiod-extractor"} {
		span, resolved, begins := measure(t, filepath.Join(dir, "gold", "quantity", set+".jsonl"), os.Getenv("HEARSAY_MISSES") == set)
		t.Logf("%-22s span F1 %5.1f, resolved F1 %5.1f, beginning F1 %5.1f", set, span, resolved, begins)
		if f := floor[set]; span < f[0] || resolved < f[1] {
			t.Errorf("%s fell below %v", set, f)
		}
	}
}

func measure(t *testing.T, file string, misses bool) (span, resolved, begins float64) {
	f, err := os.Open(file)
	if err != nil {
		t.Skip("no such set of dates and times: ", err)
	}
	defer f.Close()
	var found, wanted, exact, dated, right, begun float64
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s spec
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		got := Periods(s.Text, nil, hearsay.Date(s.Ref[:min(len(s.Ref), 10)]))
		found += float64(len(got))
		bad := false
		taken := make([]bool, len(got))
		for _, q := range s.Quantities {
			wanted++
			want := days(q.Values, q.Future, q.Past)
			if len(want) > 0 {
				dated++
			}
			hit, hitDays := false, false
			for k, p := range got {
				a := utf8.RuneCountInString(s.Text[:p.Start])
				b := utf8.RuneCountInString(s.Text[:p.End])
				hit = hit || a == q.Span[0] && b == q.Span[1]
				if !taken[k] && a < q.Span[1] && q.Span[0] < b && (want[[2]string{string(p.From), "day"}] || want[[2]string{string(p.From), string(p.To)}]) {
					taken[k], hitDays = true, true
					right++
					break
				}
			}
			begin := false
			for _, p := range got {
				a := utf8.RuneCountInString(s.Text[:p.Start])
				b := utf8.RuneCountInString(s.Text[:p.End])
				hit = hit || a == q.Span[0] && b == q.Span[1]
				for w := range want {
					begin = begin || a < q.Span[1] && q.Span[0] < b && w[0] == string(p.From)
				}
			}
			if hit {
				exact++
			}
			if begin {
				begun++
			}
			bad = bad || !hit || !hitDays && len(want) > 0
		}
		if misses && (bad || len(got) > len(s.Quantities)) {
			t.Logf("%s (%s)", s.Text, s.Ref[:min(len(s.Ref), 10)])
			for _, q := range s.Quantities {
				t.Logf("    want %q %v %v", q.Text, q.Timex, days(q.Values, q.Future, q.Past))
			}
			for _, p := range got {
				t.Logf("    got  %q %s %s %s", p.In(s.Text), p.From, p.To, p.Timex)
			}
		}
	}
	return f1(exact, wanted, found), f1(right, dated, found), f1(begun, dated, found)
}

func f1(hit, wanted, found float64) float64 {
	if hit == 0 {
		return 0
	}
	return 200 * hit / (wanted + found)
}
