package score

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hearsay/internal/lexicon"
	"hearsay/lab/corpus"
)

var (
	//go:embed lists/pronouns.txt
	pronounList string
	//go:embed lists/speech_words.txt
	speechList string
	//go:embed lists/mental_words.txt
	mentalList string

	pronouns, speechWords, mentalWords = listOf(pronounList), listOf(speechList), listOf(mentalList)
)

// listOf returns the first fields of a list.
func listOf(list string) map[string]bool {
	return maps.Collect(func(yield func(string, bool) bool) {
		for row := range lexicon.Rows(list) {
			if !yield(row[0], true) {
				return
			}
		}
	})
}

// kindNames are the ways in which gold attributions are sorted.
var kindNames = [4]string{"type", "source", "cue", "content_spans"}

// A kindTally counts what was found of one kind of gold attribution.
type kindTally struct {
	name                   string
	gold                   int
	detect, partial, exact int
	tokens, tokensGold     int // of contents
}

// addKinds counts gold attributions by kind. The first of a kind that is seen
// makes its place, which settles the order of kinds that are equally many.
func (t *attributionTally) addKinds(text []rune, tokens tokenList, gold []act, marked []corpus.Attribution, hits []map[string]bool, allContent tokenSet) {
	quoted := quotedIn(text)
	for i, g := range gold {
		for k, name := range kindsOf(marked[i], g, text, quoted, tokens) {
			at := slices.IndexFunc(t.kinds[k], func(t *kindTally) bool { return t.name == name })
			if at < 0 {
				at = len(t.kinds[k])
				t.kinds[k] = append(t.kinds[k], &kindTally{name: name})
			}
			tally := t.kinds[k][at]
			tally.gold++
			tally.detect += count(hits[i]["detect"])
			tally.partial += count(hits[i]["partial"])
			tally.exact += count(hits[i]["exact"])
			tally.tokensGold += len(g[content])
			tally.tokens += g[content].common(allContent)
		}
	}
}

// kindsOf sorts one attribution in each of the ways of kindNames.
func kindsOf(a corpus.Attribution, sets act, text []rune, quoted []bool, tokens tokenList) [4]string {
	kinds := [4]string{"no content", "name/np", "other", "one span"}
	if c := sets[content]; len(c) > 0 {
		n := 0
		for _, i := range c {
			n += count(quoted[tokens[i][0]])
		}
		switch q := float64(n) / float64(len(c)); {
		case q >= .95:
			kinds[0] = "direct"
		case q <= .05:
			kinds[0] = "indirect"
		default:
			kinds[0] = "mixed"
		}
	}
	switch s := lower(trim(wordsAt(text, a.Source))); {
	case s == "":
		kinds[1] = "none"
	case pronouns[s]:
		kinds[1] = "pronoun"
	}
	words := wordsIn(lower(wordsAt(text, a.Cue)))
	switch {
	case len(words) == 0:
		kinds[2] = "none/punct"
	case slices.Contains(words, "according"):
		kinds[2] = "according to"
	case slices.ContainsFunc(words, func(w string) bool { return speechWords[w] }):
		kinds[2] = "speech"
	case slices.ContainsFunc(words, func(w string) bool { return mentalWords[w] }):
		kinds[2] = "mental"
	}
	if len(a.Content) > 1 {
		kinds[3] = "discontinuous"
	}
	return kinds
}

// wordsAt joins the words at spans with a space.
func wordsAt(text []rune, spans []corpus.Span) string {
	pieces := make([]string, len(spans))
	for i, s := range spans {
		pieces[i] = cut(text, s)
	}
	return strings.Join(pieces, " ")
}

// cut returns the code points of text at s, as far as there are any.
func cut(text []rune, s corpus.Span) string {
	end := min(s[1], len(text))
	return string(text[min(max(s[0], 0), end):end])
}

// quotedIn tells which code points stand inside quotation marks or are one. A
// mark that is not closed runs to the end of its line.
func quotedIn(text []rune) []bool {
	quoted := make([]bool, len(text))
	inside := false
	for i, r := range text {
		switch r {
		case '\n':
			inside = false
		case '“', '„', '«':
			inside, quoted[i] = true, true
		case '”', '»':
			inside, quoted[i] = false, true
		case '"':
			inside, quoted[i] = !inside, true
		default:
			quoted[i] = inside
		}
	}
	return quoted
}

func (t *attributionTally) writeKinds(b *strings.Builder) {
	b.WriteString("\nrecall by kind of gold attribution       n  detect partial exact  content-token recall\n")
	for k, tallies := range t.kinds {
		slices.SortStableFunc(tallies, func(a, b *kindTally) int { return b.gold - a.gold })
		for _, x := range tallies {
			n := float64(x.gold)
			fmt.Fprintf(b, "  %-32s%8d%8.1f%8.1f%6.1f%10.1f\n", kindNames[k]+": "+x.name, x.gold,
				percent(float64(x.detect), n), percent(float64(x.partial), n), percent(float64(x.exact), n),
				percent(float64(x.tokens), float64(x.tokensGold)))
		}
	}
}
