package claim

import (
	_ "embed"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed populations.txt
var populationList string

// populations are nouns for sorts of people; the value of each is the place of the
// one that stands for it in populationNames.
var populations, populationNames = readPopulations()

func readPopulations() (*lexicon.List, []string) {
	l, names := lexicon.New(), []string{}
	for row := range lexicon.Rows(populationList) {
		l.Add(row[0], len(names))
		names = append(names, row[1])
	}
	return l, names
}

// population names whom a count of people is limited to, if the counted noun says
// more than "people": "soldiers" for "troops", "others" for whom something
// happened to besides those named. Where the noun is left out of the second of two
// joined counts, it is that of the first: "eight children died and | 15 | were
// hurt".
func (b *binder) population(i int) string {
	f := b.r.Figures[i]
	if f.Unit != "person" {
		return ""
	}
	if b.isOthers(i) {
		return "others"
	}
	if f.Of.Empty() || anaphors.Has(f.Of.In(b.text)) {
		if words, ok := b.predicate(i); ok {
			return canonical(words)
		}
		if f.Of.Empty() && b.leavesOut(i) {
			return b.populated[i-1]
		}
		return ""
	}
	words := f.Of.In(b.text)
	if anybody.Has(words) || anybody.Has(lastOf(words[:headEnd(words)])) && strings.Contains(words, " of ") || b.namedByEvent(i) {
		return ""
	}
	for word := range strings.FieldsSeq(words) {
		if crowds.Has(word) {
			return ""
		}
		if word == "of" {
			break
		}
	}
	return canonical(words)
}

// canonical puts the noun at the end of words, or before "of", under the name that
// stands for it.
func canonical(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	for _, start := range []string{"of the ", "of ", "the "} {
		if rest, ok := strings.CutPrefix(words, start); ok && rest != "" {
			words = rest
			break
		}
	}
	end := headEnd(words)
	head, rest := words[:end], words[end:]
	for at := 0; ; {
		if v, ok := populations.Get(head[at:]); ok {
			return head[:at] + populationNames[v] + rest
		}
		space := strings.IndexByte(head[at:], ' ')
		if space < 0 {
			return words
		}
		at += space + 1
	}
}

// headEnd returns where the noun ends that a phrase is about: "members | of the
// crew".
func headEnd(words string) int {
	end := len(words)
	for _, tie := range [...]string{" of ", " who ", " in ", " from ", " at ", " on "} {
		if at := strings.Index(words, tie); at >= 0 {
			end = min(end, at)
		}
	}
	return end
}

// isOthers reports whether a count is of others than those named before: "the mayor
// and four | others", "12 other people".
func (b *binder) isOthers(i int) bool {
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return false
	}
	if at.ofLast > at.ofFirst && otherWords.Has(b.word(at.ofFirst)) && (at.ofLast == at.ofFirst+1 || anybody.Has(b.word(at.ofLast-1))) {
		return true
	}
	next := at.last
	if next >= b.r.Sentences[at.sentence].Last {
		return false
	}
	return b.word(next) == "others" || b.word(next) == "other" && next+1 < b.r.Sentences[at.sentence].Last && anybody.Has(b.word(next+1))
}

// namedByEvent reports whether what is counted is named by what happened to it alone:
// "the 14 | killed".
func (b *binder) namedByEvent(i int) bool {
	at := b.figures[i]
	if at.ofLast != at.ofFirst+1 {
		return false
	}
	t := b.r.Tokens[at.ofFirst]
	return t.Tag == hearsay.VERB || t.Tag == hearsay.ADJ
}

// predicate returns the noun that a count without one is said to be: "4,000 of them
// were | children".
func (b *binder) predicate(i int) (string, bool) {
	const reach = 8
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return "", false
	}
	last := min(b.r.Sentences[at.sentence].Last, at.last+reach)
	for j := at.last; j+1 < last; j++ {
		switch word := b.word(j); {
		case wereWords.Has(word):
			if t := b.r.Tokens[j+1]; t.Tag == hearsay.NOUN {
				if _, ok := populations.Get(t.In(b.text)); ok {
					return t.In(b.text), true
				}
			}
			return "", false
		case b.r.Tokens[j].Kind == hearsay.Mark, b.r.Tokens[j].Tag == hearsay.VERB:
			return "", false
		}
	}
	return "", false
}

// leavesOut reports whether a count without a noun is the subject of its own verb,
// joined to the count before, whose noun it shares.
func (b *binder) leavesOut(i int) bool {
	if i == 0 || b.figures[i-1].sentence != b.figures[i].sentence || b.populated[i-1] == "" || b.populated[i-1] == "others" || b.partitive(b.figures[i]) {
		return false
	}
	at, prev := b.figures[i], b.figures[i-1]
	from := max(prev.last, prev.ofLast)
	for j := from; j < at.first; j++ {
		if word := b.word(j); word == ";" || word == "." || word == ":" {
			return false
		}
	}
	if at.first == 0 || b.r.Tokens[at.first-1].Tag != hearsay.CCONJ || at.last >= b.r.Sentences[at.sentence].Last {
		return false
	}
	next := b.r.Tokens[at.last]
	return wereWords.Has(next.In(b.text)) || next.Fine == hearsay.VBN || next.Tag == hearsay.ADJ && b.isEvent(at.last)
}

// anybody are nouns for people at large.
var anybody = lexicon.Of("people", "person", "persons", "victims", "victim", "individuals", "lives", "dead", "wounded", "injured", "others", "deaths", "fatalities", "casualties",
	"death", "fatality", "casualty", "life", "body", "killed", "missing", "bodies", "names", "souls", "injuries", "more", "human beings", "humans")

// measures of people, which say nothing of who they are: "the season's toll".
var crowds = lexicon.Of("toll", "count", "number", "numbers", "total", "tally", "attendance", "membership", "population", "turnout", "workforce",
	"headcount", "audience", "readership", "enrolment", "enrollment", "electorate")

var (
	anaphors   = lexicon.Of("them", "those", "these", "whom", "of them", "of those", "of these", "of whom")
	otherWords = lexicon.Of("others", "other")
	wereWords  = lexicon.Of("were", "are", "was", "is")
)
