package claim

import (
	_ "embed"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed measures.txt
var measuresList string

// A measure is a word of measures.txt.
type measure struct {
	category hearsay.Category
	stands   string // "verb", "noun", "toll" or "topic"
}

// measures holds the words of measures.txt; each stands in the list of its
// kind, because a word may be of two.
var measures, events, nouns, tolls, topics = readMeasures()

func readMeasures() (all []measure, events, nouns, tolls, topics *lexicon.List) {
	events, nouns, tolls, topics = lexicon.New(), lexicon.New(), lexicon.New(), lexicon.New()
	for row := range lexicon.Rows(measuresList) {
		all = append(all, measure{hearsay.Category(row[1]), row[2]})
		switch n := len(all) - 1; row[2] {
		case "verb":
			events.Add(row[0], n)
		case "noun":
			nouns.Add(row[0], n)
		case "toll":
			tolls.Add(row[0], n)
		case "topic":
			topics.Add(row[0], n)
		}
	}
	return all, events, nouns, tolls, topics
}
