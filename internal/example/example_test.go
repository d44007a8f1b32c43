package example

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	src := "# words\n\none two\n\tone\n\ttwo\n\nnothing\n\t-\n\ntwo\nlines\n\ttwo\n\tlines\n"
	if err := os.WriteFile(file, []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	all := All(t, file)
	if len(all) != 3 || all[2].Text != "two\nlines" || len(all[1].Want) != 0 || all[0].Line != 3 {
		t.Errorf("got %+v", all)
	}
	Run(t, file, func(text string) []string {
		if text == "nothing" {
			return nil
		}
		return strings.Fields(text)
	})
}
