package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/quote"
)

// MaxWords is how many words of an article a quote may hold. The article
// stays with who owns it; a quote shows where a figure stands.
const MaxWords = quote.MaxWords

// A Quote is the words around a place in a text, each part on one line and
// safe to print. A part that was cut has an ellipsis where the cut is.
type Quote struct{ Before, Figure, After string }

// String returns q as one line.
func (q Quote) String() string { return q.Before + q.Figure + q.After }

// QuoteAt returns at most MaxWords words of text around at, from the sentence
// that at stands in.
func QuoteAt(text string, sentences []hearsay.Sentence, at hearsay.Span) Quote {
	cut, in := quote.At(text, sentences, at)
	if cut.Empty() {
		return Quote{}
	}
	whole := min(at.End, cut.End)
	figure := text[at.Start:whole]
	q := Quote{Figure: OneLine(figure)}
	if q.Figure == "" {
		q.Figure = spaced(figure)
	}
	q.Before = spaced(text[cut.Start:at.Start])
	if strings.TrimSpace(text[in.Start:cut.Start]) != "" {
		q.Before = "… " + strings.TrimLeft(q.Before, " ")
	}
	q.After = spaced(text[whole:cut.End])
	switch {
	case whole < at.End:
		q.Figure, q.After = q.Figure+" …", ""
	case strings.TrimSpace(text[cut.End:in.End]) != "":
		q.After = strings.TrimRight(q.After, " ") + " …"
	}
	q.Before = strings.TrimLeft(q.Before, " ")
	q.After = strings.TrimRight(q.After, " ")
	return q
}

// spaced returns s as OneLine does, but keeps that it began or ended with a
// space.
func spaced(s string) string {
	line := OneLine(s)
	if line == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(first) {
		line = " " + line
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		line += " "
	}
	return line
}
