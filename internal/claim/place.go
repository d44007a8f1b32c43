package claim

import (
	_ "embed"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed places.txt
var placeList string

// placeNouns are nouns for places: "village", "market".
var placeNouns = readPlaces()

func readPlaces() *lexicon.List {
	l := lexicon.New()
	for row := range lexicon.Rows(placeList) {
		l.Add(row[0], l.Len())
	}
	return l
}

// where returns the place that is named nearest to a figure, or to the word that
// tells what happened to what it counts, in its clause.
func (b *binder) where(i int) hearsay.Span {
	at := b.figures[i]
	if at.sentence == hearsay.None || placeless[b.bound[i].category] {
		return hearsay.Span{}
	}
	around := b.r.Figures[i].Span
	if w := b.bound[i].word; !w.Empty() && w.Start >= b.r.Sentences[at.sentence].Start && w.End <= b.r.Sentences[at.sentence].End {
		around = hearsay.Span{Start: min(around.Start, w.Start), End: max(around.End, w.End)}
	}
	sent := b.r.Sentences[at.sentence]
	if i+1 < len(b.figures) && b.figures[i+1].sentence == at.sentence && b.partitive(b.figures[i+1]) {
		sent.Last = max(b.figures[i+1].first, at.last) // "23, of whom 17 in the city"
	}
	return b.placeNear(sent, around)
}

// placeless are the categories of what is in no place.
var placeless = map[hearsay.Category]bool{"poll": true, "money": true, "duration": true, "price_change": true}

// placeNear returns the place that is named nearest to span in a sentence. What
// stands in another clause is far.
func (b *binder) placeNear(sent hearsay.Sentence, span hearsay.Span) (best hearsay.Span) {
	const reach = 50 // tokens
	first, last := b.firstFrom(span.Start, sent.Last), b.firstFrom(span.End, sent.Last)
	least := 0
	for j := max(sent.First, first-reach); j < min(sent.Last, last+reach); j++ {
		place, next := b.placeAt(j, sent)
		if place.Empty() || place.Has(span) {
			continue
		}
		away := b.apartBy(place, span, sent)
		if best.Empty() || away < least {
			best, least = place, away
		}
		j = max(j, next-1)
	}
	if least >= tooFar {
		return hearsay.Span{}
	}
	return best
}

// tooFar is how far a place stands that is none of what a figure tells.
const tooFar = 400

// apartBy is how far a place stands from span: in bytes, and more for each clause
// between.
func (b *binder) apartBy(place, span hearsay.Span, sent hearsay.Sentence) int {
	const clause, before = 60, 10 // bytes
	away, from, to := 0, place.End, span.Start
	if place.Start >= span.End {
		from, to = span.End, place.Start
	} else {
		away = before
	}
	away += max(to-from, 0)
	for k := b.firstFrom(from, sent.Last); k < sent.Last && b.r.Tokens[k].Start < to; k++ {
		word := b.word(k)
		switch t := b.r.Tokens[k]; {
		case word == ":":
			away += tooFar
		case word == ";" || clauseWords.Has(word) || speaking.Has(word):
			away += 3 * clause
		case t.Tag == hearsay.VERB && t.Fine != hearsay.VBN && t.Fine != hearsay.VBG, t.Tag == hearsay.CCONJ, word == ",":
			away += clause
		}
	}
	return away
}

// placeAt returns the place whose words begin behind token j, "in | the village of
// Oru |", "hit | the town of Pell |", and the token behind it.
func (b *binder) placeAt(j int, sent hearsay.Sentence) (place hearsay.Span, next int) {
	word := b.word(j)
	if b.r.Tokens[j].Tag == hearsay.DET { // "| the town of Pell | was razed"
		n := b.nounsFrom(j, sent.Last)
		if n.town && n.end > n.head+1 && b.r.Tokens[n.head].Tag == hearsay.NOUN {
			return b.spanOf(n.first, n.end), n.end
		}
		return hearsay.Span{}, j
	}
	tied, loose, weak := placeTies.Has(word), looseTies.Has(word), weakTies.Has(word)
	if !tied && !loose && !weak {
		return hearsay.Span{}, j
	}
	n := b.nounsFrom(j+1, sent.Last)
	if n.end <= n.first {
		return hearsay.Span{}, j
	}
	place = b.spanOf(n.first, n.end)
	head := b.r.Tokens[n.head]
	switch {
	case n.end == n.first+1 && head.Tag == hearsay.NOUN: // "in | hospital |"
	case b.isTime(place) || b.isSomebody(place) || b.saysHere(place):
	case n.town && (tied || loose || head.Tag == hearsay.NOUN), tied && head.Tag == hearsay.PROPN:
		return place, n.end
	}
	return hearsay.Span{}, j
}

// A nounPhrase is the tokens from first up to end, with its head, which may be a
// noun for a place.
type nounPhrase struct {
	first, end, head int
	town             bool
}

// nounsFrom reads a noun phrase from token j on, with a name behind "of".
func (b *binder) nounsFrom(j, last int) nounPhrase {
	const most = 10 // tokens
	n := nounPhrase{first: j, end: j, head: j}
	town := 0 // where a noun for a place ends
	for k := j; k < min(last, j+most); k++ {
		t := b.r.Tokens[k]
		word := t.In(b.text)
		switch {
		case b.figureAt(k) && k == n.first:
			n.first, n.end = k+1, k+1
		case b.figureAt(k), t.Tag == hearsay.DET && k > n.first:
			return n
		case sides.Has(word):
			n.head, n.end, n.town = k, k+1, true
		case t.Tag == hearsay.NOUN || t.Tag == hearsay.PROPN:
			if stop, _, ok := placeNouns.Longest(b.text, t.Start); ok && stop >= t.End {
				town = stop
			}
			n.head, n.end, n.town = k, k+1, town >= t.End
		case t.Tag == hearsay.DET, t.Tag == hearsay.ADJ, t.Tag == hearsay.ADV, t.Fine == hearsay.VBN && b.r.Tokens[k-1].Tag == hearsay.DET || t.Fine == hearsay.VBN && b.r.Tokens[k-1].Tag == hearsay.ADV, t.Tag == hearsay.PART && k > n.first, t.Tag == hearsay.PRON && whose.Has(word):
		case word == "of" && n.end == k && k > n.first:
			n.end = b.nameFrom(k+1, last, k)
			return n
		default:
			return n
		}
	}
	return n
}

// nameFrom returns the end of a name that begins at token j, "the Saints", or
// otherwise none.
func (b *binder) nameFrom(j, last, none int) int {
	const most = 4
	end := none
	for k := j; k < min(last, j+most); k++ {
		switch t := b.r.Tokens[k]; {
		case t.Tag == hearsay.PROPN:
			end = k + 1
		case t.Tag == hearsay.DET && k == j, t.Tag == hearsay.ADJ && end == none:
		default:
			return end
		}
	}
	return end
}

// saysHere reports whether a place is told of who says something: "the survey in |
// Pell | said".
func (b *binder) saysHere(place hearsay.Span) bool {
	for _, a := range b.actsNear(place) {
		if b.r.Attributions[a].Source.Has(place) {
			return true
		}
	}
	return false
}

// isTime reports whether words are a time: "in | March |".
func (b *binder) isTime(span hearsay.Span) bool {
	for _, p := range b.periodsIn(hearsay.Span{Start: span.Start, End: span.End + len(" of last year")}) {
		if p.Meets(span) {
			return true
		}
	}
	return false
}

// isSomebody reports whether words name a person or a medium.
func (b *binder) isSomebody(span hearsay.Span) bool {
	for _, m := range b.mentionsIn(span) {
		if m.Named && (m.Party == hearsay.Person || m.Party == hearsay.Media) && m.End == span.End {
			return true
		}
	}
	return false
}

var (
	placeTies = lexicon.Of("in", "at", "near", "outside", "inside", "around", "off", "across")
	looseTies = lexicon.Of("on", "over", "into", "from", "hit", "hits", "struck", "rocked", "shook", "jolted", "devastated", "through", "along")
	weakTies  = lexicon.Of("to", "of", "by")
	sides     = lexicon.Of("north", "south", "east", "west")
)

// mentionsIn returns the mentions that lie within span.
func (b *binder) mentionsIn(span hearsay.Span) []hearsay.Mention {
	return within(b.r.Mentions, span, func(m hearsay.Mention) hearsay.Span { return m.Span })
}
