package quantity

import (
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/example"
	"hearsay/internal/lexicon"
)

// shown is what the figures of the examples came to.
type shown struct {
	units  map[hearsay.Unit][]string // the words of each figure of a unit
	hedges map[string]bool           // "left|more than|over"
}

func readExamples(t *testing.T) shown {
	t.Helper()
	all := shown{map[hearsay.Unit][]string{}, map[string]bool{}}
	for _, e := range example.All(t, "testdata/*.txt") {
		figures, _ := Told(e.Text, nil, nil)
		for i := range figures {
			f := &figures[i]
			words := f.Span.In(e.Text)
			for _, s := range f.Steps {
				words += "\n" + s.In(e.Text)
			}
			all.units[f.Unit] = append(all.units[f.Unit], words)
			for _, s := range f.Steps {
				side := "left"
				if s.Start >= f.Core.End {
					side = "right"
				}
				phrase := strings.TrimPrefix(s.In(e.Text), "-")
				for name, e := range effectNames {
					if strings.HasSuffix(s.Rule, "' "+said[e]) {
						all.hedges[side+"|"+strings.ToLower(phrase)+"|"+name] = true
					}
				}
			}
		}
	}
	return all
}

// spoken reports whether one of the words in a row's fields stands among the
// words of a figure of its unit. Names are met in any case, signs in one.
func (s shown) spoken(u hearsay.Unit, names, signs string) bool {
	for _, words := range s.units[u] {
		for name := range strings.SplitSeq(names, ",") {
			if name = strings.TrimSpace(name); name != "-" && name != "" && holds(strings.ToLower(words), strings.ToLower(name)) {
				return true
			}
		}
		for sign := range strings.SplitSeq(signs, ",") {
			if sign = strings.TrimSpace(sign); sign != "-" && sign != "" && holds(words, sign) {
				return true
			}
		}
	}
	return false
}

// holds reports whether words has want in it with no letter beside it.
func holds(words, want string) bool {
	for at := 0; ; {
		k := strings.Index(words[at:], want)
		if k < 0 {
			return false
		}
		from, to := at+k, at+k+len(want)
		if (from == 0 || byteKinds[words[from-1]] != letterByte) && (to == len(words) || byteKinds[words[to]] != letterByte) {
			return true
		}
		at = from + 1
	}
}

func list(t *testing.T, file string) string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// Every unit that has words of its own is met in an example, in them.
func TestUnitsHaveExamples(t *testing.T) {
	all := readExamples(t)
	for row := range lexicon.Rows(list(t, "../unit/units.txt")) {
		signs := ""
		if len(row) > 4 {
			signs = row[4]
		}
		if row[3] == "-" && signs == "" {
			continue // other units are reckoned in it
		}
		if !all.spoken(hearsay.Unit(row[0]), row[3], signs) {
			t.Errorf("units.txt: no example in testdata is of %s, with its words", row[0])
		}
	}
}

// Every currency is met in an example, in its names, signs or code.
func TestCurrenciesHaveExamples(t *testing.T) {
	all := readExamples(t)
	for row := range lexicon.Rows(list(t, "../unit/currencies.txt")) {
		if !all.spoken(hearsay.Unit(row[0]), row[1], row[2]+", "+row[0]) {
			t.Errorf("currencies.txt: no example in testdata is of %s, with its words", row[0])
		}
	}
}

// Every hedge is met in an example, on its side and with its effect.
func TestHedgesHaveExamples(t *testing.T) {
	all := readExamples(t)
	for row := range lexicon.Rows(hedgeList) {
		if !all.hedges[row[1]+"|"+row[0]+"|"+row[2]] {
			t.Errorf("hedges.txt: no example in testdata has %q on the %s of a number, as %q", row[0], row[1], row[2])
		}
	}
}
