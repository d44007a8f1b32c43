package claim

import (
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// corrected reports whether figure i is put only to be corrected: its
// paragraph or its article is headed "Correction", or the next sentence says
// that it was wrong. The step tells by which words.
func (b *binder) corrected(i int) (hearsay.Step, bool) {
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return hearsay.Step{}, false
	}
	sent := b.r.Sentences[at.sentence]
	for j := sent.First; j < sent.Last; j++ {
		if wrongly.Has(b.word(j)) {
			return hearsay.Step{Span: b.r.Tokens[j].Span, Rule: "tells that what is repeated here is being corrected"}, true
		}
	}
	head := at.sentence
	for head > 0 && b.r.Sentences[head-1].Paragraph == sent.Paragraph && at.sentence-head < 4 {
		head--
	}
	if first := b.r.Sentences[head].First; first < sent.Last && headings.Has(b.word(first)) {
		return hearsay.Step{Span: b.r.Tokens[first].Span, Rule: "heads a correction"}, true
	}
	if next := at.sentence + 1; next < len(b.r.Sentences) && b.r.Sentences[next].Paragraph == sent.Paragraph {
		after := b.r.Sentences[next]
		words := strings.Join(strings.Fields(strings.ToLower(after.In(b.text))), " ")
		for _, opening := range takenBack {
			if strings.HasPrefix(words, opening) {
				return hearsay.Step{Span: after.Span, Rule: "takes back what stands before it"}, true
			}
		}
	}
	return hearsay.Step{}, false
}

var (
	wrongly   = lexicon.Of("incorrectly", "wrongly", "erroneously", "mistakenly", "misstated", "misreported")
	headings  = lexicon.Of("correction", "corrections", "clarification", "corrected")
	takenBack = []string{"that was wrong", "this was wrong", "that was incorrect", "this was incorrect", "that is wrong", "that is incorrect",
		"this is incorrect", "that was an error", "this was an error", "that was a mistake", "the figure was wrong", "the figure was incorrect", "the number was wrong", "that figure was wrong"}
)
