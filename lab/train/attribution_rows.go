package train

import (
	"math"
	"slices"

	"hearsay/internal/attribution"
)

// A rawLesson is a run of tokens to learn from: for each its features, those of
// the step to it, and its label.
type rawLesson struct {
	nodes, edges [][]attribution.Feature
	labels       []uint8
	first        int // in the article
}

// add adds a token.
func (l *rawLesson) add(nodes, edges []attribution.Feature) {
	l.nodes = append(l.nodes, slices.Clone(nodes))
	l.edges = append(l.edges, slices.Clone(edges))
}

// A rowBook numbers the features that occur often enough: each has a row of
// weights.
type rowBook struct {
	labels       int
	nodes, edges map[attribution.Feature]uint32 // how often it was seen, then where its row begins
	order        []rowOf
	size         int
}

type rowOf struct {
	feature attribution.Feature
	edge    bool
	at      int
}

func newRowBook(labels int) *rowBook {
	return &rowBook{labels: labels, nodes: map[attribution.Feature]uint32{}, edges: map[attribution.Feature]uint32{}}
}

func (b *rowBook) count(l *rawLesson) {
	for i := range l.nodes {
		for _, f := range l.nodes[i] {
			b.nodes[f]++
		}
		for _, f := range l.edges[i] {
			b.edges[f]++
		}
	}
}

// settle gives rows to the features that were seen often enough.
func (b *rowBook) settle(often int) {
	take := func(seen map[attribution.Feature]uint32, edge bool, width int) {
		var kept []attribution.Feature
		for f, n := range seen {
			if int(n) >= often {
				kept = append(kept, f)
			} else {
				delete(seen, f)
			}
		}
		slices.Sort(kept)
		for _, f := range kept {
			seen[f] = uint32(b.size)
			b.order = append(b.order, rowOf{f, edge, b.size})
			b.size += width
		}
	}
	take(b.edges, true, b.labels*b.labels)
	take(b.nodes, false, b.labels)
}

// of returns a lesson by the numbers of its features.
func (b *rowBook) of(l *rawLesson) labelled {
	number := func(all [][]attribution.Feature, at map[attribution.Feature]uint32) (rows [][]uint32) {
		for _, fs := range all {
			row := make([]uint32, 0, len(fs))
			for _, f := range fs {
				if n, ok := at[f]; ok {
					row = append(row, n)
				}
			}
			rows = append(rows, row)
		}
		return rows
	}
	return labelled{number(l.nodes, b.nodes), number(l.edges, b.edges), l.labels, l.first}
}

// keep leaves in the book the n features of tokens of which the weights say
// most, all told, and renumbers the lessons. Learning again without the others
// costs less than leaving out their weights.
func (b *rowBook) keep(n, steps int, w []float32, lessons [][]labelled) {
	seen := make([]uint32, b.size)
	for _, ls := range lessons {
		for i := range ls {
			for _, rows := range [][][]uint32{ls[i].nodes, ls[i].edges} {
				for _, f := range rows {
					for _, r := range f {
						seen[r]++
					}
				}
			}
		}
	}
	says := func(r rowOf) float64 {
		sum, width := 0.0, b.labels
		if r.edge {
			width *= b.labels
		}
		for _, x := range w[r.at:][:width] {
			sum += math.Abs(float64(x))
		}
		return sum * math.Sqrt(float64(seen[r.at]))
	}
	least := map[bool]float64{false: b.least(n, false, says), true: b.least(steps, true, says)}
	to := make([]uint32, b.size)
	order, size := b.order[:0], 0
	for _, r := range b.order {
		to[r.at] = gone
		if says(r) < least[r.edge] {
			continue
		}
		to[r.at] = uint32(size)
		r.at = size
		size += b.labels
		if r.edge {
			size += b.labels * (b.labels - 1)
		}
		order = append(order, r)
	}
	b.order, b.size = order, size
	move := func(rows [][]uint32) {
		for i, f := range rows {
			kept := f[:0]
			for _, r := range f {
				if to[r] != gone {
					kept = append(kept, to[r])
				}
			}
			rows[i] = kept
		}
	}
	for _, ls := range lessons {
		for i := range ls {
			move(ls[i].nodes)
			move(ls[i].edges)
		}
	}
}

const gone = 1<<32 - 1

// least returns how much the row says that is the n-th of those that say most.
func (b *rowBook) least(n int, edge bool, says func(rowOf) float64) float64 {
	var all []float64
	for _, r := range b.order {
		if r.edge == edge {
			all = append(all, says(r))
		}
	}
	if len(all) <= n {
		return 0
	}
	slices.Sort(all)
	return all[len(all)-n]
}

// rows rounds weights to whole numbers. Rows in which nothing reaches least
// are left out.
func (b *rowBook) rows(w []float32, least int) (ofNodes, ofEdges []attribution.Row) {
	for _, r := range b.order {
		width := b.labels
		if r.edge {
			width *= b.labels
		}
		row := attribution.Row{Feature: r.feature, Values: make([]int8, width)}
		most := 0
		for i := range row.Values {
			v := max(-127, min(127, int(math.Round(float64(w[r.at+i])*attribution.Grain))))
			row.Values[i] = int8(v)
			most = max(most, v, -v)
		}
		switch {
		case most < least:
		case r.edge:
			ofEdges = append(ofEdges, row)
		default:
			ofNodes = append(ofNodes, row)
		}
	}
	return ofNodes, ofEdges
}
