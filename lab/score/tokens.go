package score

import (
	"slices"
	"sort"

	"hearsay/lab/corpus"
)

// A tokenList is the words of a text as the attribution scorer sees them: runs
// of word characters, each with its code points. Punctuation is not scored.
type tokenList []corpus.Span

func tokensOf(text []rune) tokenList {
	var all tokenList
	for i := 0; i < len(text); {
		if !isWord(text[i]) {
			i++
			continue
		}
		start := i
		for i < len(text) && isWord(text[i]) {
			i++
		}
		all = append(all, corpus.Span{start, i})
	}
	return all
}

// A tokenSet is the numbers of some tokens, ascending.
type tokenSet []int

// in returns the tokens of which spans cover at least half.
func (t tokenList) in(spans []corpus.Span) tokenSet {
	var set tokenSet
	for _, s := range spans {
		first := sort.Search(len(t), func(i int) bool { return t[i][0] > s[0] }) - 1
		for i := max(first, 0); i < len(t) && t[i][0] < s[1]; i++ {
			covered := min(t[i][1], s[1]) - max(t[i][0], s[0])
			if covered > 0 && 2*covered >= t[i][1]-t[i][0] {
				set = append(set, i)
			}
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// common returns the number of tokens that a and b share.
func (a tokenSet) common(b tokenSet) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// dice returns twice the shared part of a and b over both, and 1 if both are
// empty.
func (a tokenSet) dice(b tokenSet) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	return float64(2*a.common(b)) / float64(len(a)+len(b))
}

// union returns the tokens that are in any of sets.
func union(sets []tokenSet) tokenSet {
	all := slices.Concat(sets...)
	slices.Sort(all)
	return slices.Compact(all)
}

// A pair is two things set side by side, by their places in two lists, and
// how alike they are.
type pair struct {
	i, j  int
	alike float64
}

// pairUp takes the most alike pairs first, ties in the order of the first
// list and then of the second, and everything once at most.
func pairUp(pairs []pair) []pair {
	slices.SortFunc(pairs, func(a, b pair) int {
		switch {
		case a.alike != b.alike:
			if a.alike > b.alike {
				return -1
			}
			return 1
		case a.i != b.i:
			return a.i - b.i
		}
		return a.j - b.j
	})
	left, right := map[int]bool{}, map[int]bool{}
	return slices.DeleteFunc(pairs, func(p pair) bool {
		if left[p.i] || right[p.j] {
			return true
		}
		left[p.i], right[p.j] = true, true
		return false
	})
}
