package score

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/lexicon"
	"hearsay/lab/corpus"
)

//go:embed published.txt
var publishedList string

// A publishedPart is a part of the table of what others have published: one
// collection, matched in one way.
type publishedPart struct {
	of, matching string
	columns      []string
	systems      []publishedSystem
}

// A publishedSystem is one line of it.
type publishedSystem struct {
	name, texts string
	numbers     []string
	where       string // a name in publishedPlaces
}

// A publishedPlace is where numbers stand.
type publishedPlace struct{ name, text string }

// published reads the list.
func published() (parts []publishedPart, places []publishedPlace) {
	for row := range lexicon.Rows(publishedList) {
		switch last := len(parts) - 1; {
		case row[0] == "=":
			parts = append(parts, publishedPart{of: row[1], matching: row[2], columns: row[3:]})
		case row[0] == "@":
			places = append(places, publishedPlace{row[1], row[2]})
		case strings.HasPrefix(row[0], "{"):
			parts[last].systems = append(parts[last].systems, publishedSystem{name: strings.Trim(row[0], "{}")})
		default:
			end := len(row) - 1
			parts[last].systems = append(parts[last].systems, publishedSystem{row[0], row[1], row[2:end], row[end]})
		}
	}
	return parts, places
}

// measuredAs are the numbers that a run fills in, by what stands in braces after
// the name of who was measured.
var measuredAs = map[string][]func(*attributionTally) float64{
	"pieces": {piecesF1(source), piecesF1(cue), piecesF1(content)},
	"token":  {roleF1(source, 0), roleF1(cue, 0), roleF1(content, 0), macroF1(0)},
	"exact":  {roleF1(source, 1), roleF1(cue, 1), roleF1(content, 1), macroF1(1)},
	"whole":  {levelF1("detect"), levelF1("partial"), levelF1("exact"), linkF1},
}

// besidePublished is the table of how well a reader does beside what others
// have published.
func besidePublished(gold []corpus.Attributed, found map[string][]corpus.Attribution, people []corpus.Several) string {
	ours, theirs := readTally(gold, found), peopleTally(people)
	parts, places := published()
	var b strings.Builder
	b.WriteString("# What others have published beside hearsay. Compare within a part only, and mind the column\n" +
		"# \"measured on\": hearsay is measured on dev, its sealed test being looked at by nobody, and those\n" +
		"# who published on test. People are each set against every other.\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "\n%s\n  %s.\n", p.of, p.matching)
		fmt.Fprintf(&b, "  %-44s %-26s", "system", "measured on")
		for _, c := range p.columns {
			fmt.Fprintf(&b, "%8s", c)
		}
		b.WriteString("   where\n")
		for _, s := range p.systems {
			s = s.filled(ours, theirs, len(people))
			fmt.Fprintf(&b, "  %-44s %-26s", s.name, s.texts)
			for _, n := range s.numbers {
				fmt.Fprintf(&b, "%8s", n)
			}
			fmt.Fprintf(&b, "   %s\n", s.where)
		}
	}
	b.WriteString("\nwhere the numbers stand\n")
	for _, p := range places {
		fmt.Fprintf(&b, "  %-11s %s\n", p.name, p.text)
	}
	return b.String()
}

// filled puts what was measured into a line that waits for it.
func (s publishedSystem) filled(ours, theirs *attributionTally, several int) publishedSystem {
	who, what, waits := strings.Cut(s.name, " ")
	measures, known := measuredAs[what]
	if !waits || !known || s.where != "" {
		return s
	}
	t := ours
	s = publishedSystem{name: "hearsay", texts: fmt.Sprintf("dev, %d articles", ours.articles), where: "run"}
	if who == "people" {
		t = theirs
		s.name, s.texts = "people, each against each", fmt.Sprintf("%d articles of train, dev", several)
	}
	for _, m := range measures {
		s.numbers = append(s.numbers, fmt.Sprintf("%.1f", m(t)))
	}
	return s
}

// piecesOf returns the stretches of words that attributions give a role, each
// once, however many attributions share it.
func piecesOf(tokens tokenList, all []corpus.Attribution, role int) map[[2]int]bool {
	pieces := map[[2]int]bool{}
	for _, a := range all {
		for _, s := range spansOf(a, role) {
			if in := tokens.in([]corpus.Span{s}); len(in) > 0 {
				pieces[[2]int{slices.Min(in), slices.Max(in)}] = true
			}
		}
	}
	return pieces
}

// piecesF1 is the F1 of single stretches of words in a role, by their ends.
func piecesF1(role int) func(*attributionTally) float64 {
	return func(t *attributionTally) float64 { return t.pieces[role].rates().F1 }
}
