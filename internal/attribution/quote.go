package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// following returns what the source of an act goes on to say behind token
// from: the rest of its sentence behind the cue, quoted sentences of the same
// paragraph, and the paragraphs that the quotation runs on into.
func (g *grammar) following(a act, from int) []run {
	sent := g.sentences[a.sentence]
	var pieces []run
	i := from
	if a.source.from >= a.last || from < sent.Last { // behind an inverted subject, or an insertion
		i = g.skipAdjuncts(i, sent.Last)
		if rest := g.trim(run{i, sent.Last}); !rest.empty() && g.tokens[i].Kind == hearsay.Mark {
			switch {
			case g.holdsOpening(rest) && !a.quoted:
				pieces = append(pieces, g.quotedPart(rest))
			case rest.to-rest.from > 3 && g.goesOn(i, sent.Last) && !(a.source.from >= a.last && g.is(i+1, relays)):
				pieces = append(pieces, rest)
			}
		}
	}
	if !a.cue.takes('q') || a.quoted {
		return pieces
	}
	for s := a.sentence + 1; s < min(len(g.sentences), a.sentence+longestRun); s++ {
		next := g.sentences[s]
		if next.First >= next.Last {
			continue
		}
		k := g.quotation[next.First]
		if k < 0 {
			break
		}
		q := g.quotations[k]
		runsOn := g.runsOn(s-1, q)
		colon := s == a.sentence+1 && g.endsWithColon(a)
		if next.Paragraph != sent.Paragraph && !runsOn && !colon {
			break
		}
		if !g.wholly(next, k) {
			break
		}
		pieces = append(pieces, run{next.First, next.Last})
		if next.Paragraph != sent.Paragraph {
			sent = next
		}
	}
	return pieces
}

// goesOn reports whether the rest of a sentence behind a comma goes on with
// what was said before it: "…, police said, and 10 were missing".
func (g *grammar) goesOn(i, last int) bool {
	if g.word(i) != "," || i+1 >= last {
		return false
	}
	if g.tokens[i+1].Fine == hearsay.VBG || g.newSpeaker(i+1, last) || g.newSpeaker(i+2, last) {
		return false
	}
	if _, _, ok := phraseForms.Longest(g.text, g.tokens[i+1].Start); ok {
		return false
	}
	if g.word(i+1) == "with" && g.withSpeaker(i+2, last) {
		return false
	}
	return g.is(i+1, goOn)
}

var goOn = lexicon.Of("and", "with", "including", "which", "who", "most", "some", "of", "or", "but")

func (g *grammar) holdsOpening(r run) bool {
	for i := r.from; i < r.to && i < r.from+3; i++ {
		if g.opening(i) {
			return true
		}
	}
	return false
}

// quotedPart cuts a run down to the quotation that it begins with.
func (g *grammar) quotedPart(r run) run {
	for i := r.from; i < r.to; i++ {
		if g.opening(i) {
			k := g.quotation[i]
			to := i
			for to < r.to && g.quotation[to] == k {
				to++
			}
			return run{i, to}
		}
	}
	return r
}

// wholly reports whether all of a sentence stands in quotation k.
func (g *grammar) wholly(s hearsay.Sentence, k int32) bool {
	out := 0
	for i := s.First; i < s.Last; i++ {
		if g.quotation[i] != k && g.tokens[i].Kind != hearsay.Mark {
			out++
		}
	}
	return out == 0
}

// runsOn reports whether quotation q goes on from the sentence s.
func (g *grammar) runsOn(s int, q hearsay.Quotation) bool {
	last := g.sentences[s].Last - 1
	if last < 0 {
		return false
	}
	k := g.quotation[last]
	return k >= 0 && g.quotations[k].Run == q.Run
}

func (g *grammar) endsWithColon(a act) bool {
	last := g.sentences[a.sentence].Last - 1
	return last >= a.last && g.word(last) == ":" || last == a.last-1 && g.word(last) == ":"
}
