package claim

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/internal/lexicon"
)

// byTheClock gives a claim the day of the article where its clause puts an hour as
// that as of which it holds: "as of noon", "by daybreak".
func (b *binder) byTheClock(i int, c *hearsay.Claim) bool {
	const reach = 40 // tokens
	at := b.figures[i]
	if b.published == "" || b.r.Figures[i].Aspect == hearsay.Forecast {
		return false
	}
	sent := b.r.Sentences[at.sentence]
	for j := max(sent.First, at.first-reach); j < min(sent.Last, at.last+reach); j++ {
		end, _, ok := clockWords.Longest(b.text, b.r.Tokens[j].Start)
		if !ok || !b.sameClause(j, i) && j > sent.First {
			continue
		}
		words := hearsay.Span{Start: b.r.Tokens[j].Start, End: end}
		for _, p := range b.periodsIn(hearsay.Span{Start: words.Start, End: min(sent.End, end+len(" on Wednesday, 28 September 2031"))}) {
			if isDay(p) {
				b.setDate(c, p, "is the day of the hour as of which it holds")
				return true
			}
		}
		c.AsOf, c.Basis, c.AsOfWords = b.published, hearsay.Publication, words
		c.Steps = append(c.Steps, hearsay.Step{Span: words, Rule: "tells the hour as of which it holds, on the day of publication"})
		return true
	}
	return false
}

// listed gives a claim the date that heads the list it stands in: "The position as
// of | 8 May |:", then "Dead: 23".
func (b *binder) listed(i int, c *hearsay.Claim) bool {
	const most = 60 // sentences
	f := b.r.Figures[i]
	if f.Kind != hearsay.Count && f.Kind != hearsay.Share {
		return false
	}
	s := b.figures[i].sentence
	k, _ := slices.BinarySearchFunc(b.frames.heads, s, func(h listHead, s int) int { return cmp.Compare(h.sentence, s) })
	if k == 0 || s-b.frames.heads[k-1].sentence > most || b.r.Sentences[s].Paragraph-b.frames.heads[k-1].paragraph > most/2 {
		return false
	}
	if head := b.frames.heads[k-1]; b.isItem(s) {
		b.setDate(c, head.period, "heads the list that it stands in")
		return true
	}
	return false
}

// isItem reports whether a sentence is an item of a list, a label with its number:
// "Registered deaths: 23".
func (b *binder) isItem(s int) bool {
	const most = 8 // tokens before the colon
	sent := b.r.Sentences[s]
	for j := sent.First; j < min(sent.Last, sent.First+most); j++ {
		if b.word(j) == ":" {
			return j > sent.First && j+1 < sent.Last
		}
		if b.r.Tokens[j].Tag == hearsay.VERB && b.r.Tokens[j].Fine != hearsay.VBN && b.r.Tokens[j].Fine != hearsay.VBD && b.r.Tokens[j].Fine != hearsay.VBG {
			return false
		}
	}
	return false
}

// nowadays gives a claim the day of the article where its clause says that this
// is how things are: "still", "so far".
func (b *binder) nowadays(i int, c *hearsay.Claim) bool {
	if b.published == "" {
		return false
	}
	const reach = 60 // tokens
	at := b.figures[i]
	sent := b.r.Sentences[at.sentence]
	if at.first > sent.First && against.Has(b.word(at.first-1)) {
		return false // "down from | 14,000"
	}
	for j := max(sent.First, at.first-reach); j < min(sent.Last, at.last+reach); j++ {
		end, _, ok := nowWords.Longest(b.text, b.r.Tokens[j].Start)
		if !ok || end < len(b.text) && b.text[end] == '-' || !b.sameClause(j, i) {
			continue
		}
		words := hearsay.Span{Start: b.r.Tokens[j].Start, End: end}
		c.AsOf, c.Basis, c.AsOfWords = b.published, hearsay.Publication, words
		c.Steps = append(c.Steps, hearsay.Step{Span: words, Rule: "tells that it holds on the day of publication"})
		return true
	}
	return false
}

// sameClause reports whether a word stands in the clause of a figure: nothing but
// words stands between them, and no other figure.
func (b *binder) sameClause(j, i int) bool {
	at := b.figures[i]
	from, to := j, at.first
	if j >= at.last {
		from, to = min(max(at.last, at.ofLast), j), j
	}
	for k := from; k < to; k++ {
		if t := b.r.Tokens[k]; t.Kind == hearsay.Number || t.Kind == hearsay.Mark && t.In(b.text) != "," || t.Tag == hearsay.NUM && !(k >= at.first && k < at.last) || j < at.first && t.Tag == hearsay.CCONJ {
			return false
		}
	}
	return true
}

var (
	nowWords   = lexicon.Of("still", "now", "today", "currently", "tonight", "to date", "so far", "at present", "as yet")
	clockWords = lexicon.Of("as of noon", "as of midday", "as of midnight", "as of this morning", "as of this afternoon", "as of this evening", "as of tonight", "as of early afternoon",
		"as of late afternoon", "as of early morning", "as of dawn", "by noon", "by midday", "by midnight", "by this morning", "by this afternoon", "by this evening", "by tonight",
		"by early afternoon", "by late afternoon", "by early evening", "by late evening", "by mid-morning", "by mid-afternoon", "by nightfall", "by daybreak", "by dawn", "by morning", "by afternoon", "by evening", "at noon", "at midday")
)
