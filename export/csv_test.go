package export

import (
	"encoding/csv"
	"strings"
	"testing"
)

// TestCSV wants what is written to read back, cell for cell, with a name over
// every column and no cell that a spreadsheet would run.
func TestCSV(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(written(t, CSV, Options{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+5+1 {
		t.Fatalf("%d rows, want a heading and 6 claims", len(rows))
	}
	at := map[string]int{}
	for k, name := range rows[0] {
		at[name] = k
	}
	if len(at) != len(csvColumns) {
		t.Errorf("two columns have one name: %v", rows[0])
	}
	for column, want := range map[string]string{
		"figure": "At least 14", "low": "14", "high": "", "chain": "Coastwire → the harbour office of Port Elmo",
		"origin": "the harbour office of Port Elmo", "span_start": "18", "span_end": "29", "place": "Port Elmo",
	} {
		if got := rows[1][at[column]]; got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	last := rows[len(rows)-1]
	if got, want := last[at["low"]], "-123456789012345678901234567890.123456789"; got != want {
		t.Errorf("low is %q, want %q", got, want)
	}
	for k, cell := range last {
		if !csvColumns[k].number && runs(cell) && !strings.HasPrefix(cell, "'") {
			t.Errorf("%s would be run: %q", csvColumns[k].name, cell)
		}
	}
	if got := Unguard(last[at["of"]]); got != "@souls 家族\u0301" {
		t.Errorf("the counted noun comes back as %q", got)
	}
}

func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"":            "",
		"40":          "40",
		"'twas":       "'twas",
		"=1+1":        "'=1+1",
		"+40":         "'+40",
		"-40":         "'-40",
		"@x":          "'@x",
		"\tx":         "'\tx",
		"\rx":         "'\rx",
		"  =x":        "'  =x",
		"'=x":         "''=x",
		"＝x":          "'＝x",
		"a=b":         "a=b",
		"“=quoted”":   "“=quoted”",
		"nearly -40":  "nearly -40",
		"'' - dashes": "''' - dashes",
	} {
		got := Guard(cell)
		if got != want {
			t.Errorf("%q is guarded as %q, want %q", cell, got, want)
		}
		if back := Unguard(got); back != cell {
			t.Errorf("%q comes back as %q", cell, back)
		}
	}
}
