package coref

import (
	"cmp"
	"slices"

	"hearsay"
)

// A paragraph is one of a text: its sentences, and who speaks in it.
type paragraph struct {
	hearsay.Span
	sentences int   // how many
	quoted    bool  // it is a quotation and nothing else
	told      bool  // somebody is said to say it, by words that stand elsewhere
	cued      bool  // it has a cue outside quotation marks
	last      int   // where its last quotation begins, or -1
	speaker   int   // the attribution of that quotation, or None
	inner     []int // the attributions within its quotation
}

// goOn returns the attributions of a text with what goes on: a paragraph that is
// a quotation and nothing else, and has no cue, is the speaker's who was quoted
// right before it.
func goOn(t *Text) []hearsay.Attribution {
	all := slices.Clone(t.Attributions)
	if len(t.Quotations) == 0 || len(all) == 0 {
		return all
	}
	list := t.paragraphs()
	for k := range all {
		t.witness(list, all, k)
	}
	for p := 1; p < len(list); p++ {
		from, to := &list[p-1], &list[p]
		k := from.speaker
		if k == hearsay.None || !to.quoted || to.sentences == 0 || to.told || to.cued || from.sentences == 0 {
			continue
		}
		all[k].Content = append(slices.Clip(all[k].Content), to.Span)
		to.speaker = k
		for _, i := range to.inner {
			if all[i].Parent == hearsay.None && i != k {
				all[i].Parent = k
			}
		}
	}
	return all
}

// paragraphs returns the paragraphs of the text.
func (t *Text) paragraphs() (list []paragraph) {
	number := -1
	for _, s := range t.Sentences {
		if s.Paragraph != number || len(list) == 0 {
			list = append(list, paragraph{Span: s.Span, last: -1, speaker: hearsay.None})
			number = s.Paragraph
		}
		p := &list[len(list)-1]
		p.End = max(p.End, s.End)
		if !s.Headline {
			p.sentences++
		}
	}
	q := 0
	for i := range list {
		p := &list[i]
		for q < len(t.Quotations) && t.Quotations[q].End <= p.Start {
			q++
		}
		for k := q; k < len(t.Quotations) && t.Quotations[k].Start < p.End; k++ {
			x := &t.Quotations[k]
			p.last = max(p.last, x.Start)
			p.quoted = p.quoted || x.Has(p.Span) && !x.Single
		}
	}
	return list
}

// at returns the paragraph that holds a byte.
func at(list []paragraph, offset int) int {
	i, _ := slices.BinarySearchFunc(list, offset, func(p paragraph, at int) int { return cmp.Compare(p.End, at+1) })
	return min(i, len(list)-1)
}

// witness notes in the paragraphs what attribution k tells of who speaks there.
func (t *Text) witness(list []paragraph, all []hearsay.Attribution, k int) {
	a := &all[k]
	if len(a.Cue) == 0 {
		return
	}
	home := at(list, a.Cue[0].Start)
	p := &list[home]
	if t.isQuoted(a.Cue[0].Start) {
		p.inner = append(p.inner, k)
		return
	}
	p.cued = true
	for _, c := range a.Content {
		if i := at(list, c.Start); i != home && !c.Empty() {
			list[i].told = true
		}
		direct := a.Speech != hearsay.Indirect && a.Type == hearsay.Saying && !a.Source.Empty()
		if direct && p.last >= 0 && c.Start <= p.last+1 && p.last < c.End {
			p.speaker = k
		}
	}
}

// isQuoted reports whether the word at a byte stands in quotation marks.
func (t *Text) isQuoted(offset int) bool {
	i, _ := slices.BinarySearchFunc(t.Tokens, offset, func(w hearsay.Token, at int) int { return w.Start - at })
	return i < len(t.Tokens) && t.Tokens[i].Quoted
}
