package score

import (
	"cmp"
	"embed"
	"fmt"
	"strings"

	"hearsay"
	"hearsay/internal/unit"
	"hearsay/lab/corpus"
)

// hardTexts are short invented texts of what is hard to bind: coordination and
// ellipsis, events of the past beside the one that an article is about, and
// dates as of which figures hold. testdata/hard/open.txt says how they are written; nobody
// looks at what is wrong in testdata/hard/held.txt.
//
//go:embed testdata/hard/*.txt
var hardTexts embed.FS

// hardDay is the day on which they are taken to be published: a Wednesday.
const hardDay hearsay.Date = "2031-05-14"

// A hardText is one of them, with its figures in the order of the text.
type hardText struct {
	topic, text string
	want        []corpus.Claim
	population  []string
}

// hardSets returns the sets of hard texts.
func hardSets() []Set {
	return []Set{
		{Name: "hard-open", Kind: "hard", File: "testdata/hard/open.txt"},
		{Name: "hard-held", Kind: "hard", File: "testdata/hard/held.txt", Sealed: true},
	}
}

// readHard reads a file of hard texts.
func readHard(name string) ([]hardText, error) {
	data, err := hardTexts.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all []hardText
	topic, from := "", 0
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			topic = strings.TrimSuffix(strings.TrimPrefix(line, "# "), ".") // the last line above the texts
		case line == "":
		case line[0] != '\t':
			all, from = append(all, hardText{topic: topic, text: line}), 0
		default:
			t := &all[len(all)-1]
			f := strings.Split(strings.TrimPrefix(line, "\t"), " | ")
			if len(f) != 5 {
				return nil, fmt.Errorf("%s:%d: %d fields, not 5", name, n+1, len(f))
			}
			at := strings.Index(t.text[from:], f[0])
			if at < 0 {
				return nil, fmt.Errorf("%s:%d: the text has no %q after byte %d", name, n+1, f[0], from)
			}
			for k := range f {
				f[k] = strings.TrimPrefix(f[k], "-")
			}
			at += from
			from = at + len(f[0])
			t.want = append(t.want, corpus.Claim{Text: f[0], Span: corpus.Span{at, from}, Category: f[1], EventDate: f[3], AsOf: f[4]}) // all ASCII
			t.population = append(t.population, f[2])
		}
	}
	return all, nil
}

// hardJudgements are what is judged of a figure: each wants nothing where nothing
// is wanted.
var hardJudgements = []struct {
	name  string
	right func(g, f *corpus.Claim, population, found string) bool
}{
	{"category", func(g, f *corpus.Claim, _, _ string) bool { return g.Category == f.Category }},
	{"population", func(_, _ *corpus.Claim, population, found string) bool {
		a, b := claimWords(singulars(population)), claimWords(singulars(found))
		return share(a, b) || len(a)+len(b) == 0
	}},
	{"event_date", func(g, f *corpus.Claim, _, _ string) bool { return g.EventDate == f.EventDate || sameEventDate(g, f) }},
	{"as_of", func(g, f *corpus.Claim, _, _ string) bool { return g.AsOf == f.AsOf || g.AsOf != "" && sameAsOf(g, f) }},
}

// singulars returns words with each in the singular.
func singulars(words string) string {
	all := strings.Fields(words)
	for i, w := range all {
		all[i] = unit.Singular(w)
	}
	return strings.Join(all, " ")
}

// scoreHard measures how the figures of hard texts are bound.
func (s Set) scoreHard(read readDocuments) (Outcome, error) {
	texts, err := readHard(s.File)
	if err != nil {
		return Outcome{}, err
	}
	docs := make([]*hearsay.Document, len(texts))
	for i, t := range texts {
		docs[i] = &hearsay.Document{ID: fmt.Sprintf("%s %d", s.File, i+1), Text: t.text, Published: hardDay}
	}
	readings := read(docs)
	var topics []string
	right := map[string][]int{} // by topic, as the judgements; then all of them, then the figures
	var misses []Miss
	for i, t := range texts {
		if right[t.topic] == nil {
			topics, right[t.topic] = append(topics, t.topic), make([]int, len(hardJudgements)+2)
		}
		p, found := newPage(docs[i], &readings[i]), ClaimsOf(docs[i], &readings[i])
		partner, _ := partners(alignClaims(t.want, found), len(t.want), len(found))
		for k := range t.want {
			g, f, population := &t.want[k], &corpus.Claim{}, ""
			if j := partner[k]; j >= 0 {
				f, population = &found[j], readings[i].Claims[j].Population
			}
			row, faults := right[t.topic], []Fault(nil)
			for n, judge := range hardJudgements {
				if partner[k] >= 0 && judge.right(g, f, t.population[k], population) {
					row[n]++
				} else {
					faults = append(faults, Fault{judge.name, ""})
				}
			}
			row[len(hardJudgements)] += count(faults == nil)
			row[len(hardJudgements)+1]++
			if faults != nil && !s.Sealed {
				misses = append(misses, p.miss(faults, true, p.quote(mark{g.Span, ""}),
					"  want  "+hardLine(g, t.population[k]), "  read  "+hardLine(f, population)))
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# lab/score/%s: the share of figures that are right in each respect, in percent\n%-26s", s.File, "")
	for _, j := range hardJudgements {
		fmt.Fprintf(&b, " %10s", j.name)
	}
	fmt.Fprintf(&b, " %10s %8s\n", "all four", "figures")
	all := make([]int, len(hardJudgements)+2)
	for _, topic := range topics {
		hardRow(&b, topic, right[topic])
		for k, n := range right[topic] {
			all[k] += n
		}
	}
	hardRow(&b, "all", all)
	return Outcome{Table: b.String(), Misses: misses}, nil
}

func hardRow(b *strings.Builder, topic string, right []int) {
	n := right[len(right)-1]
	fmt.Fprintf(b, "%-26s", topic)
	for _, r := range right[:len(right)-1] {
		fmt.Fprintf(b, " %10s", percentOrNone(r, n))
	}
	fmt.Fprintf(b, " %8d\n", n)
}

func hardLine(c *corpus.Claim, population string) string {
	return fmt.Sprintf("%q %s of %s, happened %s, as of %s", c.Text, cmp.Or(c.Category, "–"), cmp.Or(population, "anybody"), cmp.Or(c.EventDate, "–"), cmp.Or(c.AsOf, "–"))
}
