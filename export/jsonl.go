package export

import (
	"cmp"
	"io"
	"unicode/utf8"

	"hearsay"
)

// JSONL is for other programs: one JSON object a line, one line a document,
// with everything that was found in it. Spans count code points, and what is
// not known is null.
var JSONL = &Format{
	Name: "jsonl",
	Doc:  "JSON Lines, for programs: one object a document, with everything that was found in it",
	New:  func(w io.Writer, opt Options) Writer { return &jsonlWriter{w: w, opt: opt} },
}

type jsonlWriter struct {
	w    io.Writer
	opt  Options
	line []byte // kept, to be written over
}

func (w *jsonlWriter) Close() error { return nil }

func (w *jsonlWriter) Write(d *hearsay.Document, r *hearsay.Reading) error {
	j := &jsonLine{b: w.line[:0], text: d.Text, ruler: hearsay.NewRuler(d.Text), w: w.w}
	j.open('{')
	j.document(d, r, w.opt.Text)
	if w.opt.Layers {
		j.sentences(r.Sentences)
		j.tokens(r.Tokens)
	}
	j.figures(r.Figures)
	if w.opt.Layers {
		j.vetoed(r.Vetoed)
	}
	j.periods(r.Periods)
	j.sources(r.Sources)
	j.attributions(r)
	j.claims(r)
	j.notes(notes(d, r))
	j.close('}')
	j.close('\n')
	w.line = j.b
	if cap(w.line) > 4*spillSize {
		w.line = nil // one huge document is no reason to hold its memory for ever
	}
	if j.err != nil {
		return j.err
	}
	_, err := w.w.Write(j.b)
	return err
}

func (j *jsonLine) document(d *hearsay.Document, r *hearsay.Reading, withText bool) {
	j.key("document")
	j.open('{')
	for _, field := range [...][2]string{
		{"id", d.ID}, {"url", d.URL}, {"outlet", d.Outlet}, {"agency", d.Agency}, {"byline", d.Byline},
		{"title", d.Title}, {"published", string(d.Published)}, {"language", d.Language}, {"sha256_text", hashOf(d, r)},
	} {
		j.key(field[0])
		j.unknown(field[1])
	}
	j.key("length")
	j.int(utf8.RuneCountInString(d.Text))
	if withText {
		j.key("text")
		j.string(d.Text)
	}
	j.close('}')
}

func (j *jsonLine) sentences(list []hearsay.Sentence) {
	j.key("sentences")
	j.open('[')
	for i := range list {
		j.item()
		j.span(list[i].Span)
	}
	j.close(']')
}

// tokens writes the words and marks. What only a tagger or a parser knows is
// null until one has been there.
func (j *jsonLine) tokens(list []hearsay.Token) {
	j.key("tokens")
	j.open('[')
	for i := range list {
		t := &list[i]
		j.item()
		j.open('{')
		j.key("span")
		j.span(t.Span)
		j.field("lemma", lemma(j.text, t))
		j.field("upos", t.Tag.String())
		j.field("xpos", t.Fine.String())
		j.key("head")
		if t.Relation == 0 || int(t.Head) < hearsay.None || int(t.Head) >= len(list) {
			j.null()
			j.field("deprel", "")
		} else {
			j.int(int(t.Head))
			j.field("deprel", t.Relation.String())
		}
		j.close('}')
	}
	j.close(']')
}

func (j *jsonLine) figures(list []hearsay.Figure) {
	j.key("figures")
	j.open('[')
	for i := range list {
		f := &list[i]
		j.item()
		j.open('{')
		j.key("id")
		j.id('f', i, len(list))
		j.key("span")
		j.span(f.Span)
		j.key("core")
		j.spanOrNull(f.Core)
		j.field("reported", wordsAt(j.text, f.Span))
		j.key("low")
		j.bound(f.Value.Low)
		j.key("high")
		j.bound(f.Value.High)
		j.key("low_open")
		j.bool(f.Value.Low.Kind == hearsay.Excluded)
		j.key("high_open")
		j.bool(f.Value.High.Kind == hearsay.Excluded)
		j.field("hedge", string(f.Hedge))
		j.field("unit", string(f.Unit))
		j.field("kind", string(f.Kind))
		j.field("aspect", string(f.Aspect))
		j.key("of")
		j.spanOrNull(f.Of)
		j.field("of_text", cmp.Or(wordsAt(j.text, f.Of), f.OfText)) // the words, wherever they stand
		j.field("per", f.Per)
		j.close('}')
	}
	j.close(']')
}

func (j *jsonLine) vetoed(list []hearsay.Veto) {
	j.key("vetoed")
	j.open('[')
	for i := range list {
		j.item()
		j.open('{')
		j.key("span")
		j.span(list[i].Span)
		j.field("text", wordsAt(j.text, list[i].Span))
		j.field("why", list[i].Why)
		j.close('}')
	}
	j.close(']')
}

func (j *jsonLine) periods(list []hearsay.Period) {
	j.key("periods")
	j.open('[')
	for i := range list {
		p := &list[i]
		j.item()
		j.open('{')
		j.key("span")
		j.span(p.Span)
		j.field("text", wordsAt(j.text, p.Span))
		j.field("from", string(p.From))
		j.field("to", string(p.To))
		j.field("timex", p.Timex)
		j.close('}')
	}
	j.close(']')
}

func (j *jsonLine) sources(list []hearsay.Source) {
	j.key("sources")
	j.open('[')
	for i := range list {
		s := &list[i]
		j.item()
		j.open('{')
		j.key("id")
		j.id('s', i, len(list))
		j.field("name", s.Name)
		j.key("named")
		j.bool(s.Named)
		j.field("type", string(s.Party))
		j.key("mentions")
		j.spans(s.Mentions...)
		j.close('}')
	}
	j.close(']')
}

func (j *jsonLine) attributions(r *hearsay.Reading) {
	j.key("attributions")
	j.open('[')
	for i := range r.Attributions {
		a := &r.Attributions[i]
		j.item()
		j.open('{')
		j.key("id")
		j.id('a', i, len(r.Attributions))
		j.key("source")
		j.spans(a.Source)
		j.key("cue")
		j.spans(a.Cue...)
		j.key("content")
		j.spans(a.Content...)
		j.key("source_id")
		j.id('s', a.SourceID, len(r.Sources))
		j.field("speech", string(a.Speech))
		j.field("type", string(a.Type))
		j.field("polarity", string(a.Polarity))
		j.key("parent")
		j.id('a', a.Parent, len(r.Attributions))
		j.key("confidence")
		j.share(a.Confidence)
		j.close('}')
	}
	j.close(']')
}

func (j *jsonLine) claims(r *hearsay.Reading) {
	j.key("claims")
	j.open('[')
	for i := range r.Claims {
		c := &r.Claims[i]
		j.item()
		j.open('{')
		j.field("id", c.ID)
		j.key("figure")
		j.id('f', c.Figure, len(r.Figures))
		j.field("category", string(c.Category))
		j.field("measure", c.Measure)
		j.field("population", c.Population)
		j.key("including")
		j.spanOrNull(c.Including)
		j.key("excluding")
		j.spanOrNull(c.Excluding)
		j.key("place")
		j.spanOrNull(c.Place)
		j.field("event_date", string(c.EventDate))
		j.key("event_span")
		j.spanOrNull(c.EventWords)
		j.field("as_of", string(c.AsOf))
		j.field("as_of_basis", string(c.Basis))
		j.key("as_of_span")
		j.spanOrNull(c.AsOfWords)
		j.field("polarity", string(c.Polarity))
		j.field("chain_status", string(c.Status))
		j.key("chain")
		j.chain(c.Chain, len(r.Sources))
		j.key("confidence")
		j.share(c.Confidence)
		j.close('}')
	}
	j.close(']')
}

// chain writes the hands that a figure passed through. The name is the one
// text that may be "": "reportedly" names nobody. Whom a pronoun stands for is
// null where that is not sure.
func (j *jsonLine) chain(list []hearsay.Link, sources int) {
	j.open('[')
	for i := range list {
		l := &list[i]
		j.item()
		j.open('{')
		j.key("source_id")
		j.id('s', l.Source, sources)
		j.key("name")
		j.string(l.Name)
		j.field("resolved", l.Resolved)
		j.key("named")
		j.bool(l.Named)
		j.field("type", string(l.Party))
		j.key("span")
		j.spanOrNull(l.Span)
		j.key("cue")
		j.spanOrNull(l.Cue)
		j.close('}')
	}
	j.close(']')
}

func (j *jsonLine) notes(list []hearsay.Note) {
	j.key("notes")
	j.open('[')
	for i := range list {
		j.item()
		j.open('{')
		j.key("span")
		j.spanOrNull(list[i].Span)
		j.field("text", list[i].Text)
		j.close('}')
	}
	j.close(']')
}
