package parse

import (
	"testing"

	"pgregory.net/rapid"
)

// TestAddRows holds that both ways of adding rows give the same sums.
func TestAddRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Byte(), 8*Lanes, 8*Lanes).Draw(t, "rows")
		row := rapid.SliceOfN(rapid.Uint32Range(0, 7), 0, most).Draw(t, "row")
		var got, want, words [Lanes]uint16
		for _, r := range row {
			for k := range want {
				want[k] += uint16(rows[int(r)*Lanes+k])
			}
		}
		addRows(&got, rows, row)
		addRowsWords(&words, rows, row)
		if got != want || words != want {
			t.Fatalf("got %v and %v, want %v", got, words, want)
		}
	})
}
