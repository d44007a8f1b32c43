package main

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/export"
	"hearsay/reconcile"
)

// A sheet is what is written down for people, fitted to a width.
type sheet struct {
	width  int
	colour bool
	b      strings.Builder
}

// gap writes an empty line.
func (s *sheet) gap() { s.b.WriteByte('\n') }

// text writes a paragraph.
func (s *sheet) text(words string) {
	for _, line := range export.Fill(export.OneLine(words), s.width) {
		s.b.WriteString(line + "\n")
	}
}

// heading writes a line that stands out, after an empty one if it is not the
// first.
func (s *sheet) heading(text string) {
	if s.b.Len() > 0 {
		s.b.WriteByte('\n')
	}
	lines := export.Fill(export.OneLine(text), s.room(""))
	for _, line := range lines {
		if s.colour {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		s.b.WriteString(line + "\n")
	}
}

const labels = 15 // columns for the names of fields

// field writes a name and a value, if there is a value.
func (s *sheet) field(name, value string) {
	if value == "" {
		return
	}
	label := "  " + name + strings.Repeat(" ", max(labels-len(name), 1))
	for i, line := range export.Fill(export.OneLine(value), s.room(label)) {
		if i > 0 {
			label = strings.Repeat(" ", len(label))
		}
		s.b.WriteString(label + line + "\n")
	}
}

// line writes text over as many lines as it needs, each after indent.
func (s *sheet) line(indent, text string) {
	for _, line := range export.Fill(export.OneLine(text), s.room(indent)) {
		s.b.WriteString(indent + line + "\n")
	}
}

func (s *sheet) room(indent string) int {
	return max(s.width, export.MinWidth) - export.Width(indent)
}

// group writes what the figures of g measure, then a row for each figure with
// who says it. A figure that one article gives again with the same source is
// one row.
func (s *sheet) group(g *reconcile.Group) {
	s.gap()
	title := fmt.Sprintf("%s · %s · %s", quantity(g), plural(len(g.Entries), "figure"), plural(g.Documents, "article"))
	for _, line := range export.Fill(title, s.width) {
		if s.colour {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		s.b.WriteString(line + "\n")
	}
	var order []entryRow
	times := map[entryRow]int{}
	for _, e := range g.Entries {
		row := rowOf(e)
		if times[row] == 0 {
			order = append(order, row)
		}
		times[row]++
	}
	for _, row := range order {
		s.row(row, times[row])
	}
}

// An entryRow is one figure as the sheet shows it.
type entryRow struct{ asOf, figure, who, outlet string }

func rowOf(e reconcile.Entry) entryRow {
	row := entryRow{
		asOf:   export.AsOf(e.Claim),
		figure: export.OneLine(e.Figure().Span.In(e.Document.Text)),
		who:    export.Who(e.Document.Text, e.Claim),
		outlet: export.OneLine(e.Document.Outlet),
	}
	if e.Claim.AsOf == "" && e.Document.Published != "" {
		row.asOf = "(" + export.OneLine(string(e.Document.Published)) + ")"
	}
	if of := export.Counted(e.Document.Text, e.Figure(), e.Claim); of != export.Nothing {
		row.figure += " " + of
	}
	if row.outlet == "" {
		row.outlet = export.OneLine(e.Document.ID)
	}
	return row
}

// The widths of a row's columns: a date, then shares of the rest.
const (
	dateColumns   = 12
	columnsFrom   = 72 // below, a row is a block of lines
	columnsGap    = "  "
	figureShare   = 28
	whoShare      = 44
	widestFigures = 40
	widestWho     = 60
)

// row writes a row as columns, or as lines where the width is too small.
func (s *sheet) row(r entryRow, times int) {
	outlet := "in " + r.outlet
	if times > 1 {
		outlet += fmt.Sprintf(", %d times", times)
	}
	if s.width < columnsFrom {
		for i, part := range []string{r.figure, r.who, outlet + ", as of " + r.asOf} {
			indent := "    "
			if i == 0 {
				indent = "  "
			}
			for _, line := range export.Fill(part, s.width-len(indent)) {
				s.b.WriteString(indent + line + "\n")
			}
		}
		return
	}
	rest := s.width - 2 - dateColumns - 3*len(columnsGap)
	figure := min(rest*figureShare/100, widestFigures)
	who := min(rest*whoShare/100, widestWho)
	s.across([]int{dateColumns, figure, who, rest - figure - who}, r.asOf, r.figure, r.who, outlet)
}

// across writes cells side by side, each over as many lines as it needs.
func (s *sheet) across(widths []int, cells ...string) {
	var columns [][]string
	height := 0
	for k, cell := range cells {
		columns = append(columns, export.Fill(cell, widths[k]))
		height = max(height, len(columns[k]))
	}
	for n := range height {
		line := "  "
		for k, column := range columns {
			cell := ""
			if n < len(column) {
				cell = column[n]
			}
			line += cell + strings.Repeat(" ", widths[k]-export.Width(cell)) + columnsGap
		}
		s.b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// quantity words what the figures of a group measure.
func quantity(g *reconcile.Group) string {
	if g.Event != "" {
		now := *g
		now.Event = ""
		return quantity(&now) + ", in " + string(g.Event)
	}
	words := export.Happened(&hearsay.Claim{Category: g.Category}, g.Aspect)
	of := export.OneLine(g.Counted)
	if of == "" {
		of = spoken(string(g.Unit))
	}
	if of == "person" {
		of = "people"
	}
	switch {
	case of == "" || of == words:
		return words
	case words == export.Nothing:
		return of
	}
	return words + ": " + of
}

// plural counts things.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	if stem, ok := strings.CutSuffix(thing, "y"); ok {
		thing = stem + "ie"
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
