package attribution

import (
	_ "embed"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed cues.txt
var cuesList string

//go:embed phrases.txt
var phrasesList string

// A cue is a verb or a phrase by which somebody is said to say something.
type cue struct {
	words    string // the verb in its base form, or the phrase
	typ      hearsay.AttributionType
	polarity hearsay.Polarity
	shapes   string // what may follow the verb: see cues.txt
	hidden   bool   // the phrase names no source: "reportedly"
}

// takes reports whether shape is among those that may follow the verb.
func (c cue) takes(shape byte) bool { return strings.IndexByte(c.shapes, shape) >= 0 }

// verbs and phrases hold the cues of cues.txt and phrases.txt; verbForms and
// phraseForms find their words in a text.
var (
	verbs, verbForms     = readVerbs()
	phrases, phraseForms = readPhrases()
)

func readVerbs() ([]cue, *lexicon.List) {
	var all []cue
	forms := lexicon.New()
	for row := range lexicon.Rows(cuesList) {
		all = append(all, cue{words: row[0], typ: hearsay.AttributionType(row[1]), polarity: hearsay.Polarity(row[2]), shapes: row[3]})
		for _, form := range verbFormsOf(row) {
			forms.Add(form, len(all)-1)
		}
	}
	return all, forms
}

func readPhrases() ([]cue, *lexicon.List) {
	var all []cue
	forms := lexicon.New()
	for row := range lexicon.Rows(phrasesList) {
		all = append(all, cue{words: row[0], typ: hearsay.AttributionType(row[1]), polarity: hearsay.Polarity(row[2]), hidden: row[3] == "none"})
		forms.Add(row[0], len(all)-1)
	}
	return all, forms
}

// verbFormsOf returns the forms of the verb in a row of cues.txt: those that
// the row gives, else the regular ones.
func verbFormsOf(row []string) []string {
	if len(row) > 4 {
		if strings.Contains(row[4], ",") {
			return strings.Split(row[4], ",")
		}
		if strings.Contains(row[0], " ") {
			return row[4:5]
		}
		return append(strings.Fields(row[4]), row[0])
	}
	verb, rest, _ := strings.Cut(row[0], " ")
	if rest != "" {
		rest = " " + rest
	}
	s, stem, ed := verb+"s", verb, verb+"ed"
	n := len(verb) - 1
	switch {
	case verb[n] == 'e':
		stem, ed = verb[:n], verb+"d"
	case verb[n] == 'y' && !strings.ContainsRune("aeiou", rune(verb[n-1])):
		s, ed = verb[:n]+"ies", verb[:n]+"ied"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"):
		s = verb + "es"
	}
	return []string{verb + rest, s + rest, ed + rest, stem + "ing" + rest}
}
