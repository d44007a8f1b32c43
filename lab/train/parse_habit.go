package train

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"hearsay"
	"hearsay/internal/parse"
)

// withHabits returns the model with the habits that it shows in parsing the
// sentences: the moves that it makes in a share, or more, of the states of one
// sort, if it met as many of them as least says.
func withHabits(m *parse.Model, examples []treeExample, least int, share float64, log io.Writer) (*parse.Model, error) {
	seen := map[uint32]map[parse.Habit]int{}
	p := m.Parser()
	p.Watch(func(s *parse.State, m parse.Move, r hearsay.Relation) {
		sort := s.Sort()
		if seen[sort] == nil {
			seen[sort] = map[parse.Habit]int{}
		}
		seen[sort][parse.Habit{Sort: sort, Move: m, Relation: r}]++
	})
	for _, e := range examples {
		p.Set(e.text, slices.Clone(e.tokens), []hearsay.Sentence{{First: 0, Last: len(e.tokens)}})
	}
	var list []parse.Habit
	moves, habitual := 0, 0
	for _, made := range seen {
		sum := 0
		for _, n := range made {
			sum += n
		}
		moves += sum
		for h, n := range made {
			if sum >= least && float64(n) >= share*float64(sum) {
				list = append(list, h)
				habitual += sum
			}
		}
	}
	slices.SortFunc(list, func(a, b parse.Habit) int { return cmp.Compare(a.Sort, b.Sort) })
	fmt.Fprintf(log, "%d habits make %.1f of a hundred moves\n", len(list), 100*float64(habitual)/float64(moves))
	return m.With(list)
}
