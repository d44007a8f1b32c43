package attribution

import (
	"hearsay/internal/lexicon"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestLists wants every cue to be of a known type and shape, and to stand in
// an example, so that a cue without one is refused.
func TestLists(t *testing.T) {
	types := lexicon.Of("speech", "according_to", "document", "belief", "intention", "decree", "other")
	polarities := lexicon.Of("says", "denies", "corrects", "cannot_verify", "forecasts", "plans")
	var examples strings.Builder
	for _, file := range []string{"testdata/cues.txt", "testdata/phrases.txt"} {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			if strings.HasPrefix(line, "\t") {
				examples.WriteString(strings.ToLower(line))
			}
		}
	}
	wanted := examples.String()
	for i, v := range verbs {
		if !types.Has(string(v.typ)) || !polarities.Has(string(v.polarity)) || strings.Trim(v.shapes, "cqntprdehua") != "" || v.shapes == "" {
			t.Errorf("cues.txt: %s has an unknown type, polarity or shape: %+v", v.words, v)
		}
		if !found(wanted, formsOf(i)) {
			t.Errorf("testdata/cues.txt has no example of %q", v.words)
		}
	}
	for _, p := range phrases {
		if !types.Has(string(p.typ)) || !polarities.Has(string(p.polarity)) {
			t.Errorf("phrases.txt: %s has an unknown type or polarity: %+v", p.words, p)
		}
		if !found(wanted, []string{p.words}) {
			t.Errorf("testdata/phrases.txt has no example of %q", p.words)
		}
	}
}

// formsOf returns the forms of verb i that lead to it and to no verb before.
func formsOf(i int) []string {
	var forms []string
	for line := range strings.Lines(cuesList) {
		line = strings.TrimSpace(line)
		row := strings.Split(line, "\t")
		if len(row) < 4 || strings.HasPrefix(line, "#") || row[0] != verbs[i].words {
			continue
		}
		forms = append(forms, verbFormsOf(row)...)
	}
	return forms
}

// found reports whether one of the forms stands as a cue in the wanted lines.
func found(wanted string, forms []string) bool {
	for _, f := range forms {
		if regexp.MustCompile(`\| [^|]*\b` + regexp.QuoteMeta(strings.TrimSpace(f)) + `\b[^|]* \|`).MatchString(wanted) {
			return true
		}
	}
	return false
}
