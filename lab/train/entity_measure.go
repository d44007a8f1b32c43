package train

import (
	"fmt"
	"strings"

	"hearsay/internal/entity"
)

// A nameScore says how many names were found, and how many rightly: with both
// ends and the sort.
type nameScore struct{ right, found, wanted [entity.Sorts]int }

// F1 returns the harmonic mean of precision and recall, of a hundred, over the
// given sorts.
func (s *nameScore) F1(sorts ...entity.Sort) float64 {
	right, all := 0, 0
	for _, k := range sorts {
		right += s.right[k]
		all += s.found[k] + s.wanted[k]
	}
	return 200 * float64(right) / float64(max(all, 1))
}

// String writes s as a line of MODEL.md has it.
func (s *nameScore) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "F1 %.2f", s.F1(entity.Person, entity.Organisation, entity.Place))
	wanted := 0
	for k := range entity.Sort(entity.Sorts) {
		fmt.Fprintf(&b, " %v %.2f", k, s.F1(k))
		wanted += s.wanted[k]
	}
	fmt.Fprintf(&b, ", %d names", wanted)
	return b.String()
}

// measureNames finds the names of articles and counts what is right.
func measureNames(r *entity.Recogniser, articles []namedArticle) *nameScore {
	s := new(nameScore)
	for i := range articles {
		a := &articles[i]
		wanted := map[labelledName]bool{}
		for _, n := range namesOfLabels(a.labels) {
			wanted[n] = true
			s.wanted[n.sort]++
		}
		for _, n := range r.Append(nil, a.text, a.tokens, a.sentences) {
			s.found[n.Sort]++
			if wanted[labelledName{n.First, n.Last, n.Sort}] {
				s.right[n.Sort]++
			}
		}
	}
	return s
}
