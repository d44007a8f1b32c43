package score

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"hearsay/lab/corpus"
)

// sameEventDate compares the days of what happened as far as the gold is precise.
func sameEventDate(g, f *corpus.Claim) bool {
	return g.EventDate != "" && f.EventDate != "" && (strings.HasPrefix(f.EventDate, g.EventDate) ||
		strings.HasPrefix(g.EventDate, f.EventDate) && utf8.RuneCountInString(f.EventDate) >= len("2006-01"))
}

// samePlace reports whether two places share a word.
func samePlace(g, f *corpus.Claim) bool { return share(claimWords(g.Place), claimWords(f.Place)) }

// A fieldTally counts, over claims whose figure people marked too, how often a
// field that may be empty is given and right.
type fieldTally struct{ gold, given, met, right, none, invented int }

func (t *fieldTally) add(gold, found string, right bool) {
	switch {
	case gold == "":
		t.none++
		t.invented += count(found != "")
	default:
		t.gold++
		t.met += count(found != "")
		t.right += count(right)
	}
	t.given += count(found != "")
}

// line prints a tally: P over all that is given, and beside it over what is given
// where the gold has something, since people leave out what they think unsaid.
func (t *fieldTally) line(name string) string {
	r := ratesOf(float64(t.right), float64(t.given), float64(t.gold))
	return fmt.Sprintf("%-12s P %.1f  R %.1f  F1 %.1f  gold %d  given %d  right where gold has one %s of %d  given where gold has none %s of %d\n",
		name, r.P, r.R, r.F1, t.gold, t.given, percentOrNone(t.right, t.met), t.met, percentOrNone(t.invented, t.none), t.none)
}

// claimFields measures what the claims table does not judge: dates as of which
// figures hold where people gave none, days of what happened, places, and which
// figures of an article are said to measure the same.
func claimFields(gold []corpus.Claimed, found map[string][]corpus.Claim) string {
	var asOf, happened, place fieldTally
	var both, golds, founds int // pairs of one measure
	for _, article := range gold {
		read := found[article.ID]
		aligned := alignClaims(article.Claims, read)
		for k, p := range aligned {
			g, f := &article.Claims[p.i], &read[p.j]
			asOf.add(g.AsOf, f.AsOf, sameAsOf(g, f))
			happened.add(g.EventDate, f.EventDate, sameEventDate(g, f))
			place.add(g.Place, f.Place, samePlace(g, f))
			for _, q := range aligned[:k] {
				one, other := g.Measure == article.Claims[q.i].Measure, f.Measure == read[q.j].Measure
				golds += count(one)
				founds += count(other)
				both += count(one && other)
			}
		}
	}
	var b strings.Builder
	b.WriteString("# Over claims whose figure people marked too. measure: pairs of figures of one article that are said to\n" +
		"# measure the same, against the pairs that people gave the same measure.\n")
	b.WriteString(asOf.line("as_of") + happened.line("event_date") + place.line("place"))
	r := ratesOf(float64(both), float64(founds), float64(golds))
	fmt.Fprintf(&b, "%-12s P %.1f  R %.1f  F1 %.1f  pairs gold %d  given %d  both %d\n", "measure", r.P, r.R, r.F1, golds, founds, both)
	return b.String()
}
