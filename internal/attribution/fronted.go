package attribution

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/internal/lexicon"
)

// fronted returns what is said before token end, if a clause or a quotation
// stands there and leads up to it: "The dam held, | police said".
func (g *grammar) fronted(a act, first, end int) []run {
	i := end - 1
	comma := false
	if i >= first && g.word(i) == "," {
		comma = true
		i--
	}
	if i < first {
		return g.quoteBeforeSentence(a, first)
	}
	if g.closing(i) && !a.quoted {
		return g.quoted(a, first, i)
	}
	if a.quoted && !comma {
		return nil
	}
	if !comma && g.word(i) != "—" && g.word(i) != "–" && g.word(i) != "?" && g.word(i) != "!" {
		return nil
	}
	from := g.contentStart(a, first, i)
	r := g.trim(run{from, i + 1})
	const clause = 6 // so many words have a verb, if the tagger saw none
	if r.to-r.from < 2 || !g.clausal(r) && !g.headline(a) && (r.to-r.from < clause || g.adjunctAt(r.from)) {
		return nil
	}
	return []run{r}
}

func (g *grammar) headline(a act) bool { return g.sentences[a.sentence].Headline }

// adjunctAt reports whether token i opens what tells where or when: "at noon",
// and not "at least 40 people".
func (g *grammar) adjunctAt(i int) bool {
	return g.is(i, adjuncts) && !g.is(i+1, bounds) && !(g.tag(i+1) == hearsay.NUM && g.is(i, overs))
}

var (
	bounds = lexicon.Of("least", "most", "minimum")
	overs  = lexicon.Of("over", "at")
)

// clausal reports whether a verb stands in r, so that it can be said.
func (g *grammar) clausal(r run) bool {
	for i := r.from; i < r.to; i++ {
		if g.tag(i) == hearsay.VERB || g.tag(i) == hearsay.AUX {
			return !g.adjunctAt(r.from) || r.to-r.from > 5
		}
	}
	return false
}

// contentStart returns where the content that ends at token i begins: behind
// the quotation that an act before it ended with, a joining word or the
// beginning of the sentence. An act that stands in it is told in it.
func (g *grammar) contentStart(a act, first, i int) int {
	from := first
	for j := i - 1; j > first; j-- {
		if g.tokens[j].Quoted == g.tokens[i].Quoted {
			continue
		}
		if g.closing(j) && g.saidBefore(a, j) {
			from = j + 1
			break
		}
	}
	for from < i && (g.tag(from) == hearsay.CCONJ || g.tokens[from].Kind == hearsay.Mark && !g.opening(from)) {
		from++
	}
	return from
}

// saidBefore reports whether an act before a, in the same sentence, has the
// quotation that closes at token j for its content.
func (g *grammar) saidBefore(a act, j int) bool {
	for k := len(g.found) - 1; k >= 0 && g.found[k].sentence == a.sentence; k-- {
		if holds(g.found[k].content, j) {
			return true
		}
	}
	return false
}

// quoted returns the content that ends with the closing mark at token i: the
// quotation, with the sentences before that it holds, and the reported words
// that lead into it.
func (g *grammar) quoted(a act, first, i int) []run {
	q := g.quotations[g.quotation[i]]
	from := i
	for from > 0 && g.tokens[from-1].Start >= q.Start {
		from--
	}
	if from > first { // words of the sentence lead into the quotation
		if !g.opensSaying(first, from) {
			return []run{{g.contentStart(a, first, from), i + 1}}
		}
	}
	return append(g.earlierPieces(q, from), run{from, i + 1})
}

// opensSaying reports whether an act of its own stands between tokens first
// and from, so that what it says is not said twice.
func (g *grammar) opensSaying(first, from int) bool {
	for k := len(g.found) - 1; k >= 0 && g.found[k].last > first; k-- {
		if b := g.found[k]; first <= b.first && b.first < from {
			return true
		}
	}
	return false
}

// longestRun is how many sentences or paragraphs one act may go on for.
const longestRun = 60

// earlierPieces returns the pieces of the quotation that q runs on from, in
// the paragraphs before.
func (g *grammar) earlierPieces(q hearsay.Quotation, from int) []run {
	var pieces []run
	for i := from - 1; i >= 0 && len(pieces) < longestRun; i-- {
		k := g.quotation[i]
		if k < 0 || g.quotations[k].Run != q.Run {
			if g.tokens[i].Kind == hearsay.Mark {
				continue
			}
			break
		}
		to := i + 1
		for i > 0 && g.quotation[i-1] == k {
			i--
		}
		pieces = append([]run{{i, to}}, pieces...)
	}
	return pieces
}

// quoteBeforeSentence returns the quotation that closes right before the
// sentence of an act: "“…?” | She asked."
func (g *grammar) quoteBeforeSentence(a act, first int) []run {
	if i := first - 1; i >= 0 && g.closing(i) && a.first == first && g.sentences[a.sentence].Paragraph == g.paragraph(i) {
		return g.quoted(a, i+1, i)
	}
	return nil
}

func (g *grammar) paragraph(token int) int {
	s, found := slices.BinarySearchFunc(g.sentences, token, func(s hearsay.Sentence, token int) int { return cmp.Compare(s.First, token) })
	if !found {
		s--
	}
	if s < 0 {
		return -1
	}
	return g.sentences[s].Paragraph
}
