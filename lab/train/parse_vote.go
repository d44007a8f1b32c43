package train

import "hearsay"

// A ballot collects what several parsers say of one sentence: for every word
// and every head, the weight of those that hang the word there, and for the
// relations likewise.
type ballot struct {
	words int
	arcs  []float64 // at [word*(words+1)+head]; the head of the root is words
	names [][]vote  // of each word
}

type vote struct {
	relation hearsay.Relation
	head     int
	weight   float64
}

func newBallot(words int) *ballot {
	return &ballot{words: words, arcs: make([]float64, words*(words+1)), names: make([][]vote, words)}
}

// cast adds a vote that word hangs on head. The relation may be unknown.
func (b *ballot) cast(word, head int, r hearsay.Relation, weight float64) {
	b.arcs[word*(b.words+1)+head] += weight
	if r != 0 {
		b.names[word] = append(b.names[word], vote{r, head, weight})
	}
}

// tree returns the projective tree with the most votes (Eisner, Three new
// probabilistic models for dependency parsing, COLING 1996), in which one word
// hangs on the root, and of every line the share of votes that it has.
func (b *ballot) tree() (t tree, share []float64) {
	n := b.words
	t = tree{make([]int, n), make([]hearsay.Relation, n)}
	share = make([]float64, n)
	// The root stands after the last word. Spans i…j are complete or not, and
	// their head is at the left or at the right.
	size := n + 1
	type cell struct {
		score float64
		split int16
	}
	var table [2][2][]cell // [complete][head at the right]
	for c := range table {
		for d := range table[c] {
			table[c][d] = make([]cell, size*size)
		}
	}
	at := func(i, j int) int { return i*size + j }
	const never = -1e18
	for width := 1; width < size; width++ {
		for i := 0; i+width < size; i++ {
			j := i + width
			best, split := never, i
			for k := i; k < j; k++ {
				if j == n && k < j-1 { // one word alone hangs on the root
					// the right part must be the root alone
					continue
				}
				x := table[1][0][at(i, k)].score + table[1][1][at(k+1, j)].score
				if x > best {
					best, split = x, k
				}
			}
			left, right := never, never // i hangs on j, j hangs on i
			left = best + b.arcs[i*(n+1)+j]
			if j < n {
				right = best + b.arcs[j*(n+1)+i]
			}
			table[0][1][at(i, j)] = cell{left, int16(split)}
			table[0][0][at(i, j)] = cell{right, int16(split)}
			// complete, head at the right
			best, split = never, i
			for k := i; k < j; k++ {
				x := table[1][1][at(i, k)].score + table[0][1][at(k, j)].score
				if x > best {
					best, split = x, k
				}
			}
			table[1][1][at(i, j)] = cell{best, int16(split)}
			best, split = never, j
			for k := i + 1; k <= j; k++ {
				x := table[0][0][at(i, k)].score + table[1][0][at(k, j)].score
				if x > best {
					best, split = x, k
				}
			}
			table[1][0][at(i, j)] = cell{best, int16(split)}
		}
	}
	var walk func(i, j, complete, right int)
	walk = func(i, j, complete, right int) {
		if i == j {
			return
		}
		k := int(table[complete][right][at(i, j)].split)
		if complete == 0 {
			if right == 1 {
				t.heads[i] = j
			} else {
				t.heads[j] = i
			}
			walk(i, k, 1, 0)
			walk(k+1, j, 1, 1)
			return
		}
		if right == 1 {
			walk(i, k, 1, 1)
			walk(k, j, 0, 1)
		} else {
			walk(i, k, 0, 0)
			walk(k, j, 1, 0)
		}
	}
	walk(0, n, 1, 1)
	for i, h := range t.heads {
		share[i] = b.arcs[i*(n+1)+h]
		t.relations[i] = b.relation(i, h)
	}
	return t, share
}

// relation returns the relation with the most votes of those that hang word on
// head, or, if none is named by them, of all.
func (b *ballot) relation(word, head int) hearsay.Relation {
	var sum [hearsay.Relations]float64
	for _, v := range b.names[word] {
		w := v.weight
		if v.head != head {
			w *= 0.01
		}
		sum[v.relation] += w
	}
	best := hearsay.Relation(0)
	for r, w := range sum {
		if w > sum[best] {
			best = hearsay.Relation(r)
		}
	}
	return best
}
