package score

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/lab/corpus"
)

// everyShooting is of how many incidents of the register one is read: it has some
// seventeen hundred articles.
const everyShooting = 4

// registered are the counts of a register that a count of an article is held
// against, and how it is right to read it.
var registered = []struct {
	name  string
	count func(s *corpus.Shooting) int
	right func(c hearsay.Category) bool
}{
	{"killed", func(s *corpus.Shooting) int { return s.Killed }, func(c hearsay.Category) bool { return c == "killed" }},
	{"injured", func(s *corpus.Shooting) int { return s.Injured }, func(c hearsay.Category) bool { return c == "injured" }},
	{"both", func(s *corpus.Shooting) int { return s.Killed + s.Injured }, func(c hearsay.Category) bool { return c == "injured" || c == "killed_or_injured" }},
}

// scoreShootings sets what is read of counts of people in news of shootings beside
// a register: a count of two or more that is as many as it has killed, or injured,
// or of both, and not as many as another of the three, is likely that count. Some
// are others by chance, so that not all can be right; what moves is the measure.
func scoreShootings(file *corpus.File, read readDocuments) (Outcome, error) {
	shootings, err := file.Shootings()
	if err != nil {
		return Outcome{}, err
	}
	tallies := make([]map[hearsay.Category]int, len(registered))
	for k := range tallies {
		tallies[k] = map[hearsay.Category]int{}
	}
	for i := 0; i < len(shootings); i += everyShooting {
		s := &shootings[i]
		docs, readings := readAll(s.Articles, read, func(a *corpus.Article) *corpus.Article { return a })
		for d := range docs {
			for _, c := range readings[d].Claims {
				if k := registeredAs(s, &readings[d].Figures[c.Figure]); k >= 0 {
					tallies[k][c.Category]++
				}
			}
		}
	}
	return Outcome{Table: shootingsTable(tallies)}, nil
}

// registeredAs returns which count of the register a figure is as many as, or -1
// if it is none, or may be two.
func registeredAs(s *corpus.Shooting, f *hearsay.Figure) int {
	at, exact := f.Value.Point()
	if !exact || f.Unit != "person" || at.Cmp(hearsay.Int(2)) < 0 {
		return -1
	}
	found := -1
	for k, r := range registered {
		if at.Cmp(hearsay.Int(int64(r.count(s)))) != 0 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

func shootingsTable(tallies []map[hearsay.Category]int) string {
	columns := []hearsay.Category{"killed", "injured", "killed_or_injured", "other"}
	var b strings.Builder
	fmt.Fprintf(&b, "# Of one in %d incidents. Some counts are others by chance: a hundred percent is not to be had.\n", everyShooting)
	b.WriteString("# Places of these articles were looked at, and rules mended on them: it shows movement, and is no test.\n")
	fmt.Fprintf(&b, "%-12s", "registered")
	for _, c := range columns {
		fmt.Fprintf(&b, "  %17s", c)
	}
	fmt.Fprintf(&b, "  %6s  %6s  %6s\n", "else", "all", "right")
	for k, r := range registered {
		all, right, rest := 0, 0, 0
		for c, n := range tallies[k] {
			all += n
			rest += n
			if r.right(c) {
				right += n
			}
		}
		fmt.Fprintf(&b, "%-12s", r.name)
		for _, c := range columns {
			fmt.Fprintf(&b, "  %17d", tallies[k][c])
			rest -= tallies[k][c]
		}
		fmt.Fprintf(&b, "  %6d  %6d  %6.1f\n", rest, all, 100*float64(right)/float64(max(all, 1)))
	}
	return b.String()
}
