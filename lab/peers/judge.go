package main

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lab/corpus"
)

// A reading is what one system found in one text. Offsets are bytes.
type reading struct {
	Tokens []token `json:"tokens"`
	Ends   []int   `json:"ends"` // of sentences
	Names  []name  `json:"names"`
}

// A token is a word, or several written as one, such as "don't": then it has a
// part for each. A part is the tags that the system gives it.
type token struct {
	Start int        `json:"start"`
	End   int        `json:"end"`
	Parts [][]string `json:"parts"`
}

// A name is one that a system found.
type name struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Class string `json:"class"` // "PER", "ORG", "LOC"
}

// aligned returns, for each word that people marked in a document, the part of
// speech that a reading has for it, or none where the reading cuts the text
// otherwise.
func aligned(d *corpus.Parsed, r reading) []hearsay.Tag {
	classes := make([]hearsay.Tag, len(d.Tokens))
	starting := map[int]int{}
	for i, t := range d.Tokens {
		starting[t.Start] = i
	}
	for _, t := range r.Tokens {
		first, ok := starting[t.Start]
		last := first + len(t.Parts)
		if !ok || last > len(d.Tokens) || last == first || d.Tokens[last-1].End != t.End {
			continue
		}
		for k, tags := range t.Parts {
			classes[first+k] = classOf(d.Tokens[first+k].In(d.Text), tags)
		}
	}
	return classes
}

// A share is so many of so many.
type share struct{ some, all int }

func (s share) percent() float64 { return 100 * float64(s.some) / float64(max(1, s.all)) }

// A tally counts what was got, what was wanted, and what was both.
type tally struct{ got, want, both int }

func (t tally) f1() float64 { return 200 * float64(t.both) / float64(max(1, t.got+t.want)) }

func (t *tally) add(u tally) { t.got, t.want, t.both = t.got+u.got, t.want+u.want, t.both+u.both }

func tallyOf[K comparable](got, want []K) tally {
	set := map[K]bool{}
	for _, k := range want {
		set[k] = true
	}
	t := tally{want: len(set)}
	seen := map[K]bool{}
	for _, k := range got {
		if !seen[k] {
			seen[k] = true
			t.got++
			if set[k] {
				t.both++
			}
		}
	}
	return t
}

// A verdict is how one system did on some documents.
type verdict struct {
	alike share // words that it cuts as people do
	right share // of these, those with the right part of speech
	same  share // likewise of the words that every system cuts so, marks left out
	ends  tally
	names tally
	named bool // names are known of these documents, and the system finds names
}

// judge sets the readings of every system against what people marked in the
// same documents. names are those of each document, or nil where none are known.
func judge(docs []corpus.Parsed, names [][]corpus.Name, systems [][]reading) []verdict {
	verdicts := make([]verdict, len(systems))
	for i := range docs {
		d := &docs[i]
		classes := make([][]hearsay.Tag, len(systems))
		for s, readings := range systems {
			classes[s] = aligned(d, readings[i])
		}
		for k, t := range d.Tokens {
			everywhere := t.Tag != hearsay.PUNCT && !slices.ContainsFunc(classes, func(c []hearsay.Tag) bool { return c[k] == hearsay.Untagged })
			for s := range verdicts {
				v, c := &verdicts[s], classes[s][k]
				v.alike.count(c != hearsay.Untagged)
				if c != hearsay.Untagged {
					v.right.count(c == t.Tag)
				}
				if everywhere {
					v.same.count(c == t.Tag)
				}
			}
		}
		var ends []int
		for _, s := range d.Sentences {
			ends = append(ends, s.End)
		}
		for s, readings := range systems {
			v := &verdicts[s]
			v.ends.add(tallyOf(readings[i].Ends, ends))
			if names == nil || names[i] == nil || readings[i].Names == nil {
				continue
			}
			var want []name
			for _, n := range names[i] {
				want = append(want, name{n.Start, n.End, n.Class})
			}
			v.names.add(tallyOf(readings[i].Names, want))
			v.named = true
		}
	}
	return verdicts
}

func (s *share) count(yes bool) {
	s.all++
	if yes {
		s.some++
	}
}

// newsOf returns those documents whose ids tell that they are news.
func newsOf(docs []corpus.Parsed) []corpus.Parsed {
	return slices.DeleteFunc(slices.Clone(docs), func(d corpus.Parsed) bool { return !strings.HasPrefix(d.ID, "GUM_news_") })
}
