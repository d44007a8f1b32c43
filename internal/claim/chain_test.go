package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/claim"
	"hearsay/internal/example"
)

// TestChains wants of each text who stands behind its figures, one a line: the
// figure, the links with the nearest first, each with its sort and whether the
// text says who it is, then the polarity if it is no saying, and how far the
// chain leads if not to its end.
func TestChains(t *testing.T) {
	example.Run(t, "testdata/chains/*.txt", func(text string) []string {
		d, r := read(text)
		var lines []string
		for _, c := range claim.Bind(d, r) {
			var chain []string
			for _, l := range c.Chain {
				name := l.Name
				if l.Resolved != l.Name {
					name += " = " + l.Resolved
				}
				if l.Named {
					name += ", named"
				}
				chain = append(chain, fmt.Sprintf("%s (%s)", name, l.Party))
			}
			line := fmt.Sprintf("%s | %s", r.Figures[c.Figure].In(text), strings.Join(chain, " ← "))
			if c.Polarity != hearsay.Says {
				line += " | " + string(c.Polarity)
			}
			if c.Status == hearsay.EndsUnnamed {
				line += " | ends unnamed"
			}
			lines = append(lines, line)
		}
		return lines
	})
}
