package reader

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
)

// TestParts reads a text that is longer than a part and holds what it finds
// against a reading of its sentences alone.
func TestParts(t *testing.T) {
	const sentence = "Ann Lee, the mayor of Marena, said “at least 40 people” were missing as of Tuesday, the Post reported.\n\n"
	one := Read(&hearsay.Document{Text: sentence, Published: "2031-05-14"})
	n := whole/len(sentence) + 100
	d := &hearsay.Document{Text: strings.Repeat(sentence, n), Published: "2031-05-14"}
	all := Read(d)
	if len(all.Figures) != n*len(one.Figures) || len(all.Claims) != n*len(one.Claims) || len(all.Attributions) != n*len(one.Attributions) || len(all.Tokens) != n*len(one.Tokens) {
		t.Fatalf("%d figures, %d claims, %d attributions, %d tokens in %d sentences", len(all.Figures), len(all.Claims), len(all.Attributions), len(all.Tokens), n)
	}
	ids := map[string]bool{}
	for i, c := range all.Claims {
		f := all.Figures[c.Figure]
		if got := f.In(d.Text); got != "at least 40" || f.Start/len(sentence) != i {
			t.Fatalf("figure %d is %q at %d", i, got, f.Start)
		}
		if c.ID != hearsay.ClaimID(d.ID, all.TextHash, f.Span) || ids[c.ID] {
			t.Fatalf("claim %d has the id %s", i, c.ID)
		}
		ids[c.ID] = true
		if c.AsOfWords.In(d.Text) != one.Claims[0].AsOfWords.In(sentence) || c.AsOfWords.Start/len(sentence) != i {
			t.Fatalf("claim %d has the words of its date at %v", i, c.AsOfWords)
		}
		for k, l := range c.Chain {
			want := one.Claims[0].Chain[k]
			if l.Span.In(d.Text) != want.Span.In(sentence) || l.Cue.In(d.Text) != want.Cue.In(sentence) || l.Span.Start/len(sentence) != i || all.Sources[l.Source].Name != l.Resolved {
				t.Fatalf("claim %d has the link %+v, want %+v", i, l, want)
			}
		}
	}
	for i, s := range all.Sentences {
		if s.First >= s.Last || all.Tokens[s.First].Start != s.Start || i > 0 && s.Paragraph < all.Sentences[i-1].Paragraph {
			t.Fatalf("sentence %d is %+v", i, s)
		}
	}
	if len(all.Notes) != 1 {
		t.Errorf("the notes are %v", all.Notes)
	}
}

// TestCut wants every part to end where a letter ends, with no part empty or
// too long.
func TestCut(t *testing.T) {
	for _, unit := range []string{"a", "é", "😀", "a b", "One. Two. ", "line\n", "para\n\n", "\xff"} {
		text := strings.Repeat(unit, 3*whole/len(unit)+7)
		for start := 0; start < len(text); {
			end := cut(text, start)
			if end <= start || end-start > whole {
				t.Fatalf("%q: a part from %d to %d", unit, start, end)
			}
			if end < len(text) && unit != "\xff" && !utf8.RuneStart(text[end]) {
				t.Fatalf("%q: cut in a letter at %d", unit, end)
			}
			start = end
		}
	}
}
