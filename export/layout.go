package export

import (
	"strings"

	"hearsay"
)

// A layout is how the parts of a row are placed. It follows from the width of
// the terminal alone, so that the columns of all documents stand in line.
type layout struct {
	columns []column // none where a row is a block of lines
	below   bool     // the quote stands below the other columns
}

// A column is one part of every row.
type column struct {
	title string
	part  func(*row) cell
	width int
	lines int // at most so many
}

const gap = "  "

// bar stands before the lines of a quote that has no column of its own.
const bar = "  │ "

// The widths from which on a row is a line of columns, and the quote one of
// them.
const (
	columnsFrom = 72
	quoteFrom   = 140
)

// dateWidth is the width of "(2024-01-16)".
const dateWidth = 12

func layoutFor(width int) *layout {
	if width < columnsFrom {
		return &layout{}
	}
	l := &layout{below: width < quoteFrom}
	shares := []int{23, 25, 22, 30} // of what the date leaves
	if !l.below {
		shares = []int{13, 17, 14, 22, 34}
	}
	rest := width - dateWidth - len(gap)*len(shares)
	share := func(i, most int) int { return min(rest*shares[i]/100, most) }
	l.columns = []column{
		{"figure", func(r *row) cell { return r.figure }, share(0, 28), 3},
		{"of what", func(r *row) cell { return r.of }, share(1, 36), 3},
		{"what happened", func(r *row) cell { return r.happened }, share(2, 28), 3},
		{"as of", func(r *row) cell { return r.asOf }, dateWidth, 1},
		{"who says ← through whom", func(r *row) cell { return r.who }, share(3, 48), 4},
	}
	if !l.below {
		l.columns = append(l.columns, column{"quote", func(r *row) cell { return r.quote }, share(4, 100), 6})
	}
	return l
}

// head writes the titles of the columns, if there are columns.
func (l *layout) head(t *tableWriter) {
	if len(l.columns) == 0 {
		return
	}
	titles := make([]cell, len(l.columns))
	for k, col := range l.columns {
		titles[k] = cell{text: col.title, style: dim}
	}
	l.across(t, titles)
}

// row writes a row, as columns or as a block of lines.
func (l *layout) row(t *tableWriter, r *row) {
	if len(l.columns) == 0 {
		l.block(t, r)
		return
	}
	cells := make([]cell, len(l.columns))
	for k, col := range l.columns {
		cells[k] = col.part(r)
	}
	l.across(t, cells)
	if l.below {
		t.paragraph(r.quote, bar, 4)
	}
}

// across writes cells side by side, each over as many lines as it needs.
func (l *layout) across(t *tableWriter, cells []cell) {
	pieces := make([][]hearsay.Span, len(cells))
	marks := make([]string, len(cells))
	height := 0
	for k := range cells {
		pieces[k], marks[k] = cells[k].wrap(l.columns[k].width, l.columns[k].lines)
		height = max(height, len(pieces[k]))
	}
	for n := range height {
		pad := 0 // spaces owed; none are written where no cell follows
		for k := range cells {
			if n >= len(pieces[k]) {
				pad += l.columns[k].width + len(gap)
				continue
			}
			t.buf.WriteString(strings.Repeat(" ", pad))
			p := pieces[k][n]
			t.words(cells[k], p)
			used := Width(p.In(cells[k].text))
			if n == len(pieces[k])-1 {
				t.styled(cells[k].style, marks[k])
				used += Width(marks[k])
			}
			pad = max(l.columns[k].width-used, 0) + len(gap)
		}
		t.buf.WriteByte('\n')
	}
}

// block writes a row as lines one below the other, for narrow terminals.
func (l *layout) block(t *tableWriter, r *row) {
	head := r.figure
	head.strong = hearsay.Span{Start: 0, End: len(head.text)}
	head.style = regular
	if r.of.text != Nothing {
		head.text += " " + r.of.text
	}
	t.paragraph(head, "", 3)
	var facts []string
	if r.happened.text != Nothing {
		facts = append(facts, r.happened.text)
	}
	if r.asOf.text != Nothing {
		facts = append(facts, "as of "+r.asOf.text)
	}
	if len(facts) > 0 {
		t.paragraph(cell{text: strings.Join(facts, ", ")}, "  ", 2)
	}
	t.paragraph(r.who, "  ", 4)
	t.paragraph(r.quote, bar, 8)
}
