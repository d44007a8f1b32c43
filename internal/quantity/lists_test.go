package quantity

import (
	"strconv"
	"strings"
	"testing"

	"hearsay/internal/lexicon"
)

// Every line of the lists is read: its groups, sorts and effects are known.
func TestLists(t *testing.T) {
	for name, list := range map[string]string{"closed": closedList, "harm": harmList, "movement": movementList, "calendar": calendarList, "names": nameList} {
		for row := range lexicon.Rows(list) {
			if len(row) != 2 || row[0] != strings.ToLower(row[0]) {
				t.Errorf("%s.txt: odd line %q", name, row)
				continue
			}
			for group := range strings.SplitSeq(row[1], ",") {
				if classNames[strings.TrimSpace(group)] == 0 {
					t.Errorf("%s.txt: %s is in an unknown group %q", name, row[0], group)
				}
			}
		}
	}
	seen := map[string]bool{}
	for row := range lexicon.Rows(numberList) {
		// The values of a word that stood twice would be added up.
		if seen[row[0]] {
			t.Errorf("numbers.txt: %s stands twice", row[0])
		}
		seen[row[0]] = true
		if len(row) != 3 {
			t.Errorf("numbers.txt: odd line %q", row)
			continue
		}
		for sort := range strings.SplitSeq(row[1], ",") {
			if classNames[strings.TrimSpace(sort)]&numeric == 0 {
				t.Errorf("numbers.txt: %s is of an unknown sort %q", row[0], sort)
			}
		}
		if _, err := strconv.ParseInt(row[2], 10, 64); err != nil {
			t.Errorf("numbers.txt: %s: %v", row[0], err)
		}
	}
	for row := range lexicon.Rows(symbolList) {
		if len(row) != 2 || fitNames[row[1]] == 0 {
			t.Errorf("symbols.txt: odd line %q", row)
		}
	}
	for row := range lexicon.Rows(fixedList) {
		if len(row) != 2 || fixedSorts[row[1]] == 0 {
			t.Errorf("fixed.txt: odd line %q", row)
		}
	}
	for row := range lexicon.Rows(hedgeList) {
		if len(row) < 3 || effectNames[row[2]] == noEffect || row[1] != "left" && row[1] != "right" {
			t.Errorf("hedges.txt: odd line %q", row)
		}
	}
}

// No two groups share a bit, and each has a name.
func TestClasses(t *testing.T) {
	var all class
	for name, c := range classNames {
		if all&c != 0 {
			t.Errorf("%s shares a bit", name)
		}
		all |= c
	}
	if decimal == 0 || all&(grouped|decimal|hedgeEnd) != 0 {
		t.Error("a group has no bit of its own")
	}
}
