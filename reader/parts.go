package reader

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

const (
	// whole is how many bytes of text are read in one piece. Articles have some
	// thousands; what is longer is a dump of many things, and is read in parts
	// so that memory does not grow with what the skills need beside the text.
	whole = 1 << 20
	// kept is how long a text may be for its tokens and mentions to be kept.
	kept = 16 << 20
)

// inParts reads a long text part by part and joins the readings. No sentence,
// quotation or source goes over the border of two parts.
func (w Way) inParts(d *hearsay.Document, hash string) hearsay.Reading {
	all := hearsay.Reading{TextHash: hash}
	for start := 0; start < len(d.Text); {
		end := cut(d.Text, start)
		part := *d
		part.Text, part.Notes = d.Text[start:end], nil
		r := w.skills(&part, hash)
		if len(d.Text) > kept {
			r.Tokens, r.Mentions = nil, nil
			for i := range r.Sentences {
				r.Sentences[i].First, r.Sentences[i].Last = 0, 0
			}
		}
		join(&all, r, start)
		start = end
	}
	for i := range all.Claims {
		all.Claims[i].ID = hearsay.ClaimID(d.ID, hash, all.Figures[all.Claims[i].Figure].Span)
	}
	note := "the text is long and was read in parts: a source is not followed from one to the next"
	if len(d.Text) > kept {
		note += "; its words are not kept"
	}
	all.Notes = append(all.Notes, hearsay.Note{Text: note})
	return all
}

// cut returns where the part that begins at byte start ends: behind the last
// end of a paragraph in reach, else of a line, a sentence, a word, a letter.
func cut(text string, start int) int {
	if len(text)-start <= whole {
		return len(text)
	}
	window := text[start : start+whole]
	for _, end := range []string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(window, end); i > whole/2 {
			return start + i + len(end)
		}
	}
	end := start + whole
	for end > start+whole-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// join adds to all what was found in the part of the text that begins at byte
// start.
func join(all *hearsay.Reading, r hearsay.Reading, start int) {
	m := mover{start: start, tokens: len(all.Tokens), figures: len(all.Figures), sources: len(all.Sources), attributions: len(all.Attributions)}
	paragraph, run := 0, 0
	if n := len(all.Sentences); n > 0 {
		paragraph = all.Sentences[n-1].Paragraph + 1
	}
	if n := len(all.Quotations); n > 0 {
		run = all.Quotations[n-1].Run + 1
	}
	for _, t := range r.Tokens {
		m.span(&t.Span)
		if t.Head >= 0 {
			t.Head += int32(m.tokens)
		}
		all.Tokens = append(all.Tokens, t)
	}
	for _, s := range r.Sentences {
		m.span(&s.Span)
		s.Paragraph += paragraph
		if len(r.Tokens) > 0 {
			s.First, s.Last = s.First+m.tokens, s.Last+m.tokens
		}
		all.Sentences = append(all.Sentences, s)
	}
	for _, q := range r.Quotations {
		m.span(&q.Span, &q.Inner)
		q.Run += run
		all.Quotations = append(all.Quotations, q)
	}
	for _, f := range r.Figures {
		m.span(&f.Span, &f.Core, &f.Of)
		m.steps(f.Steps)
		all.Figures = append(all.Figures, f)
	}
	for _, v := range r.Vetoed {
		m.span(&v.Span)
		all.Vetoed = append(all.Vetoed, v)
	}
	for _, p := range r.Periods {
		m.span(&p.Span)
		all.Periods = append(all.Periods, p)
	}
	for _, n := range r.Mentions {
		m.span(&n.Span, &n.Head)
		all.Mentions = append(all.Mentions, n)
	}
	for _, s := range r.Sources {
		m.each(s.Mentions)
		all.Sources = append(all.Sources, s)
	}
	for _, a := range r.Attributions {
		m.span(&a.Source, &a.Told)
		m.each(a.Cue)
		m.each(a.Content)
		m.index(&a.SourceID, m.sources)
		m.index(&a.Parent, m.attributions)
		m.steps(a.Steps)
		all.Attributions = append(all.Attributions, a)
	}
	for _, c := range r.Claims {
		c.Figure += m.figures
		m.span(&c.Including, &c.Excluding, &c.Place, &c.EventWords, &c.AsOfWords)
		for i := range c.Chain {
			m.span(&c.Chain[i].Span, &c.Chain[i].Cue)
			m.index(&c.Chain[i].Source, m.sources)
		}
		m.steps(c.Steps)
		all.Claims = append(all.Claims, c)
	}
	for _, n := range r.Notes {
		m.span(&n.Span)
		all.Notes = append(all.Notes, n)
	}
}

// A mover moves what was found in a part to its place in the whole.
type mover struct{ start, tokens, figures, sources, attributions int }

// span moves spans that cover something; the zero Span stays.
func (m mover) span(spans ...*hearsay.Span) {
	for _, s := range spans {
		if !s.Empty() {
			s.Start, s.End = s.Start+m.start, s.End+m.start
		}
	}
}

func (m mover) each(spans []hearsay.Span) {
	for i := range spans {
		m.span(&spans[i])
	}
}

func (m mover) steps(steps []hearsay.Step) {
	for i := range steps {
		m.span(&steps[i].Span)
	}
}

func (m mover) index(i *int, by int) {
	if *i != hearsay.None {
		*i += by
	}
}
