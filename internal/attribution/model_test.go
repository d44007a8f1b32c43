package attribution

import (
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay/internal/model"
)

// TestFeatures wants a model that was trained with the features of the code.
func TestFeatures(t *testing.T) {
	got, err := model.Fingerprint(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := Fingerprint(); got != want {
		t.Errorf("attribution.model was trained with the features %016x, the code has %016x: run hearsay-lab train attribution", got, want)
	}
}

// TestModelPage wants MODEL.md to tell of the model that lies beside it.
func TestModelPage(t *testing.T) {
	page, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{fmt.Sprintf("%x", sha256.Sum256(file)), fmt.Sprintf("%016x", Fingerprint()), "PolNeAR", "WordNet", "--attribution grammar"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("MODEL.md lacks %s", want)
		}
	}
	if len(file) > 3<<20 {
		t.Errorf("attribution.model has %d bytes, more than 3 MB", len(file))
	}
}

// TestModelFile wants the same model out of a file as went in, and no model out
// of a broken one.
func TestModelFile(t *testing.T) {
	m, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(m.Write(), file) {
		t.Error("a model that is read and written is another")
	}
	for _, n := range []int{0, 20, len(file) / 2, len(file) - 1000} {
		if _, err := Read(file[:n]); err == nil {
			t.Errorf("a file that is cut after %d bytes is read", n)
		}
	}
}

// row returns the index of the row of a feature among the values, or -1. Of the
// check so many bits are looked at.
func (t *Table) row(f Feature, bits int) int {
	slot := t.slot(f)
	if c := t.checks[slot]; c == 0 || (c^checkOf(f))>>(16-bits) != 0 {
		return -1
	}
	return slot * t.width
}

// drawRow draws a row of weights, of which one at least is not 0.
func drawRow(t *rapid.T, width int) []int8 {
	r := rapid.SliceOfN(rapid.Int8(), width, width).Draw(t, "row")
	r[0] |= 1
	return r
}

// TestTable wants the rows back that a table was made of, from the table and
// from its file.
func TestTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 49).Draw(t, "width")
		rows := map[Feature][]int8{}
		var all []Row
		for _, f := range rapid.SliceOfNDistinct(rapid.Uint64(), 0, 40, rapid.ID[uint64]).Draw(t, "features") {
			r := drawRow(t, width)
			rows[Feature(f)] = r
			all = append(all, Row{Feature(f), r})
		}
		made := NewTable(width, rapid.IntRange(7, 9).Draw(t, "bits"), all)
		read, err := ReadTable(made.Parts())
		if err != nil {
			t.Fatal(err)
		}
		lost := 0
		for f, want := range rows {
			for _, table := range []*Table{made, read} {
				at := table.row(f, 16)
				if at >= 0 && slices.Equal(table.rows[at:at+width], want) {
					continue
				}
				twin := false // no way of spreading a group parts these
				for g := range rows {
					twin = twin || g != f && made.group(g) == made.group(f) && (stir(g)^stir(f))>>32&(1<<made.bits-1) == 0
				}
				if !twin {
					lost++
				}
			}
		}
		if lost > len(rows)/4 { // a group may find no room
			t.Fatalf("%d of %d rows are lost", lost, 2*len(rows))
		}
	})
}

// TestPacked sets the sums of tables that are laid out for speed against those of
// their rows.
func TestPacked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels := rapid.SampledFrom([]int{Plays, Labels}).Draw(t, "labels")
		feature := rapid.Map(rapid.Uint64Range(0, 150), func(n uint64) Feature { return one(n, n*n) })
		table := func(width, bits int) *Table {
			var rows []Row
			for _, f := range rapid.SliceOfDistinct(feature, rapid.ID[Feature]).Draw(t, "features") {
				r := rapid.SliceOfN(rapid.Int8Range(-60, 60), width, width).Draw(t, "row")
				rows = append(rows, Row{f, r})
			}
			return NewTable(width, bits, rows)
		}
		nodes, edges := table(labels, nodeBits), table(labels*labels, 8)
		allowed, check := PartChain(nil, nil).allowed, 8
		if labels == Labels {
			allowed, check = Follows(), 16
		}
		asked := rapid.SliceOfN(feature, 0, 120).Draw(t, "asked")
		var wantNodes [mostLabels]int32
		var wantEdges [mostLabels][mostLabels]int32
		for _, f := range asked {
			if at := nodes.row(f, check); at >= 0 {
				for y := range labels {
					wantNodes[y] += int32(nodes.rows[at+y]) - int32(nodes.rows[at])
				}
			}
			if at := edges.row(f, 8); at >= 0 {
				for k := range labels * labels {
					if allowed[k/labels][k%labels] {
						wantEdges[k/labels][k%labels] += int32(edges.rows[at+k]) - int32(edges.rows[at])
					}
				}
			}
		}
		var gotNodes [mostLabels]int32
		var gotEdges [mostLabels][mostLabels]int32
		packed, steps := packNodes(nodes), packEdges(edges, labels, allowed)
		packed.sum(asked, &gotNodes)
		steps.sum(asked, &gotEdges)
		if !slices.Equal(gotNodes[:labels], wantNodes[:labels]) || gotEdges != wantEdges {
			t.Fatalf("got %v and %v, want %v and %v", gotNodes, gotEdges, wantNodes, wantEdges)
		}
	})
}

// TestBrokenTable wants an error, and no more, of parts that are no table.
func TestBrokenTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bytes := rapid.SliceOfN(rapid.Byte(), 0, 30)
		if table, err := ReadTable(bytes.Draw(t, "slots"), bytes.Draw(t, "checks"), bytes.Draw(t, "rows")); err == nil {
			table.row(Feature(rapid.Uint64().Draw(t, "feature")), 16)
		}
	})
}

// TestChain sets the likelihoods and the best labels of short runs against those
// that come of going through all of them.
func TestChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels := rapid.IntRange(2, 4).Draw(t, "labels")
		n := rapid.IntRange(1, 4).Draw(t, "tokens")
		c := Chain{labels: labels}
		for a := range labels {
			for b := range labels {
				c.allowed[a][b] = b == 0 || rapid.IntRange(0, 3).Draw(t, "allowed") > 0
			}
		}
		var l lattice
		l.size(n)
		weight := rapid.Int32Range(-2*Grain, 2*Grain)
		for i := range n {
			l.at[i], l.step[i] = [mostLabels]int32{}, [mostLabels][mostLabels]int32{}
			for a := range labels {
				l.at[i][a] = weight.Draw(t, "at")
				for b := range labels {
					l.step[i][a][b] = weight.Draw(t, "step")
				}
			}
		}
		c.infer(&l, n)
		p, top := allRuns(&c, &l, n)
		for i := range n {
			for y := range labels {
				if math.Abs(p[i][y]-l.p[i][y]) > 1e-9 {
					t.Fatalf("label %d of token %d: %v, want %v", y, i, l.p[i][y], p[i][y])
				}
			}
		}
		if got := scoreOf(&c, &l, c.decode(&l, n, -1, 0)); got != top {
			t.Fatalf("the best labels have %d, want %d", got, top)
		}
	})
}

// allRuns goes through all labels of a run: how likely each label of each token
// is, and what speaks for the best run.
func allRuns(c *Chain, l *lattice, n int) (p [][mostLabels]float64, top int32) {
	p, top = make([][mostLabels]float64, n), never
	run, total := make([]uint8, n), 0.0
	var walk func(i int)
	walk = func(i int) {
		if i < n {
			for y := range c.labels {
				run[i] = uint8(y)
				walk(i + 1)
			}
			return
		}
		if score := scoreOf(c, l, run); score > never {
			top = max(top, score)
			e := math.Exp(float64(score) / Grain)
			total += e
			for i, y := range run {
				p[i][y] += e
			}
		}
	}
	walk(0)
	for i := range p {
		for y := range p[i] {
			p[i][y] /= total
		}
	}
	return p, top
}

// scoreOf sums what speaks for a run, or returns never.
func scoreOf(c *Chain, l *lattice, run []uint8) (sum int32) {
	last := uint8(0)
	for i, y := range run {
		if !c.allowed[last][y] {
			return never
		}
		sum += l.step[i][last][y] + l.at[i][y]
		last = y
	}
	return sum
}
