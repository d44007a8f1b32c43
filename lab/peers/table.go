package main

import (
	"fmt"
	"io"
	"strings"
)

// writeTable writes what was measured as a table of Markdown: a row a measure, a
// column a system.
func writeTable(out io.Writer, parts []part, all []found, verdicts [][]verdict, words int) error {
	var b strings.Builder
	row := func(name string, cell func(system int) string) {
		fmt.Fprintf(&b, "| %s |", name)
		for s := range systems {
			fmt.Fprintf(&b, " %s |", cell(s))
		}
		b.WriteByte('\n')
	}
	row("", func(s int) string { return systems[s].name + " " + all[s].version })
	b.WriteString("|---|" + strings.Repeat("--:|", len(systems)) + "\n")
	for i, p := range parts {
		v := verdicts[i]
		row("**"+p.name+"**", func(int) string { return "" })
		row("words cut as in the treebank, %", func(s int) string { return fmt.Sprintf("%.1f", v[s].alike.percent()) })
		row("UPOS of these, %", func(s int) string { return fmt.Sprintf("%.2f", v[s].right.percent()) })
		row(fmt.Sprintf("UPOS of the %d words that all cut so, without marks, %%", v[0].same.all), func(s int) string { return fmt.Sprintf("%.2f", v[s].same.percent()) })
		row("sentence ends, F1", func(s int) string { return fmt.Sprintf("%.2f", v[s].ends.f1()) })
		row("names, F1", func(s int) string {
			if !v[s].named {
				return "–"
			}
			return fmt.Sprintf("%.2f", v[s].names.f1())
		})
	}
	row("**speed**", func(int) string { return "" })
	speed := func(s int) float64 { return float64(words) / all[s].seconds }
	slowest := speed(0)
	for s := range systems {
		slowest = min(slowest, speed(s))
	}
	row("tokens a second of processor time", func(s int) string { return fmt.Sprintf("%.0f", speed(s)) })
	row("times the slowest", func(s int) string { return fmt.Sprintf("%.1f", speed(s)/slowest) })
	_, err := io.WriteString(out, b.String())
	return err
}
