package export

import (
	"io"
	"strconv"

	"hearsay"
	"hearsay/internal/tag"
)

// CoNLLU is for linguists, their programs, and whoever wants to look at a
// sentence: a word a line with its lemma, its tags and the word that it hangs
// on, after universaldependencies.org/format.html. It holds the text word by
// word.
//
// A number that is no figure is named above its sentence, with its place and the
// reason: "# refused = 12:26 date 14 June 2019".
//
// The last column has SpaceAfter=No where no blank follows, and in Span the
// word's place in code points of the text. A word that holds blanks, or
// characters that are not Printable, is written as OneLine has it, so that no
// text can break a line; its place tells how it stands in the text.
var CoNLLU = &Format{
	Name: "conllu",
	Doc:  "CoNLL-U, for linguists: a word a line, with lemma, tags and tree; it holds the whole text",
	New:  func(w io.Writer, _ Options) Writer { return &conlluWriter{w: w} },
}

type conlluWriter struct {
	w         io.Writer
	documents int    // so far
	b         []byte // kept, to be written over
	text      []byte // of the sentence at hand, likewise
}

func (w *conlluWriter) Close() error { return nil }

func (w *conlluWriter) Write(d *hearsay.Document, r *hearsay.Reading) error {
	w.documents++
	w.b = w.b[:0]
	ruler := hearsay.NewRuler(d.Text)
	begun, paragraph, vetoed := false, hearsay.None, 0
	for i, s := range r.Sentences {
		first, last := max(s.First, 0), min(s.Last, len(r.Tokens))
		if first >= last {
			continue // of a huge text no words are kept
		}
		if !begun {
			begun = true
			w.b = append(w.b, "# newdoc id = "...)
			w.b = append(w.b, OneLine(d.ID)...)
			w.b = append(w.b, '\n')
		}
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			w.b = append(w.b, "# newpar\n"...)
		}
		w.b = append(w.b, "# sent_id = "...)
		w.b = strconv.AppendInt(w.b, int64(w.documents), 10)
		w.b = append(w.b, '-')
		w.b = strconv.AppendInt(w.b, int64(i)+1, 10)
		w.b = append(w.b, '\n')
		for ; vetoed < len(r.Vetoed) && r.Vetoed[vetoed].Start < s.End; vetoed++ {
			w.refused(d.Text, ruler, &r.Vetoed[vetoed])
		}
		w.sentence(d.Text, ruler, r.Tokens, first, last)
		if len(w.b) > spillSize {
			if _, err := w.w.Write(w.b); err != nil {
				return err
			}
			w.b = w.b[:0]
		}
	}
	_, err := w.w.Write(w.b)
	if cap(w.b) > 4*spillSize {
		w.b = nil
	}
	return err
}

// refused writes a number that is no figure, in a remark.
func (w *conlluWriter) refused(text string, ruler *hearsay.Ruler, v *hearsay.Veto) {
	w.b = append(w.b, "# refused = "...)
	w.b = strconv.AppendInt(w.b, int64(ruler.Points(within(text, v.Start))), 10)
	w.b = append(w.b, ':')
	w.b = strconv.AppendInt(w.b, int64(ruler.Points(within(text, v.End))), 10)
	w.b = append(w.b, ' ')
	w.b = append(w.b, OneLine(v.Why)...)
	w.b = append(w.b, ' ')
	w.b = append(w.b, OneLine(wordsAt(text, v.Span))...)
	w.b = append(w.b, '\n')
}

// sentence writes the tokens from first to last, under the text that they make.
func (w *conlluWriter) sentence(text string, ruler *hearsay.Ruler, tokens []hearsay.Token, first, last int) {
	w.text = append(w.text[:0], "# text = "...)
	for i := first; i < last; i++ {
		w.text = append(w.text, form(text, tokens[i].Span)...)
		if i+1 < last && !closeTo(tokens, i) {
			w.text = append(w.text, ' ')
		}
	}
	w.b = append(append(w.b, w.text...), '\n')
	for i := first; i < last; i++ {
		t := &tokens[i]
		w.b = strconv.AppendInt(w.b, int64(i-first)+1, 10)
		w.column(form(text, t.Span))
		w.column(OneLine(lemma(text, t)))
		w.column(t.Tag.String())
		w.column(t.Fine.String())
		w.column("")
		if head := int(t.Head); t.Relation != 0 && (head == hearsay.None || first <= head && head < last) {
			w.b = append(w.b, '\t')
			w.b = strconv.AppendInt(w.b, int64(max(head-first+1, 0)), 10)
			w.column(t.Relation.String())
		} else {
			w.column("")
			w.column("")
		}
		w.column("")
		w.b = append(w.b, '\t')
		if closeTo(tokens, i) {
			w.b = append(w.b, "SpaceAfter=No|"...)
		}
		w.b = append(w.b, "Span="...)
		w.b = strconv.AppendInt(w.b, int64(ruler.Points(within(text, t.Start))), 10)
		w.b = append(w.b, ':')
		w.b = strconv.AppendInt(w.b, int64(ruler.Points(within(text, t.End))), 10)
		w.b = append(w.b, '\n')
	}
	w.b = append(w.b, '\n')
}

// column writes the next column of a line; nothing is known if s is empty.
func (w *conlluWriter) column(s string) {
	w.b = append(w.b, '\t')
	if s == "" {
		s = "_"
	}
	w.b = append(w.b, s...)
}

// form returns the words of s as they fit into a column.
func form(text string, s hearsay.Span) string {
	if word := OneLine(wordsAt(text, s)); word != "" {
		return word
	}
	return "_"
}

// lemma returns the lemma of a token that has been tagged, and "" for another.
func lemma(text string, t *hearsay.Token) string {
	if t.Tag == hearsay.Untagged || wordsAt(text, t.Span) == "" {
		return ""
	}
	return tag.Lemma(text, *t)
}

// closeTo reports whether a token follows token i without a blank.
func closeTo(tokens []hearsay.Token, i int) bool {
	return i+1 < len(tokens) && tokens[i].End == tokens[i+1].Start
}

// within returns the offset of text that is nearest to offset.
func within(text string, offset int) int { return min(max(offset, 0), len(text)) }
