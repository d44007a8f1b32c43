package segment

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/internal/example"

	"hearsay"
)

func TestTokens(t *testing.T) {
	example.Run(t, "testdata/tokens.txt", func(text string) []string {
		var b strings.Builder
		toks, _, _ := Text(text)
		for i, tok := range toks {
			if i > 0 {
				b.WriteString(" | ")
			}
			b.WriteString([]string{"", "#", "_", "$"}[tok.Kind] + tok.In(text))
		}
		return []string{b.String()}
	})
}

func TestSentences(t *testing.T) {
	example.Run(t, "testdata/sentences.txt", func(text string) []string {
		var got []string
		_, sents, _ := Text(text)
		for i, s := range sents {
			sign := ""
			if i > 0 && s.Paragraph != sents[i-1].Paragraph {
				sign = "¶"
			}
			if s.Headline {
				sign += "#"
			}
			got = append(got, strings.TrimSpace(sign+" "+strings.ReplaceAll(s.In(text), "\n", "⏎")))
		}
		return got
	})
}

// A paragraph in an example of quotations is a line; "¶" is the end of one.
func TestQuotations(t *testing.T) {
	example.Run(t, "testdata/quotations.txt", func(text string) []string {
		var got []string
		text = strings.ReplaceAll(text, "¶", "\n\n")
		toks, _, quotations := Text(text)
		for _, q := range quotations {
			sign := ""
			if q.Single {
				sign += "'"
			}
			if !q.Closed {
				sign += "…"
			}
			got = append(got, fmt.Sprintf("%d%s %s", q.Run, sign, q.Inner.In(text)))
		}
		for _, tok := range toks {
			if tok.Quoted != within(quotations, tok) {
				got = append(got, fmt.Sprintf("%q: quoted is %v", tok.In(text), tok.Quoted))
			}
		}
		return got
	})
}

func within(quotations []hearsay.Quotation, t hearsay.Token) bool {
	for _, q := range quotations {
		if q.Has(t.Span) {
			return true
		}
	}
	return false
}
