package article

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A comment ends with its line; on the last line its mark alone is passed over,
// for the JSON stands there.
func TestLenient(t *testing.T) {
	want := map[string]any{"headline": "Mill burns"}
	for _, s := range []string{
		"<!-- {\n{\"headline\": \"Mill burns\"} // -->",
		"<!--{\"headline\": \"Mill burns\"}-->",
		"{<!-- old\n<!--<!--\"headline\": /* of the day */ \"Mill burns\"}",
		"// begins\n<!-- {\"headline\": \"Mill burns\"",
	} {
		if diff := cmp.Diff(any(want), readJSON(s)); diff != "" {
			t.Errorf("%s: -want +got\n%s", s, diff)
		}
	}
}
