package parse

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPacked wants values back as they were.
func TestPacked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.Int8()).Draw(t, "values")
		values = values[:len(values)/2*2]
		got, err := unpacked(packed(values))
		if err != nil || !slices.Equal(got, values) {
			t.Fatalf("%v comes back as %v, %v", values, got, err)
		}
	})
}
