package reader_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/reader"
)

// An edit is a word that was put in the place of another: where the one stood,
// and where the other stands.
type edit struct{ was, is hearsay.Span }

// swapped returns a text with its words exchanged, and what was put where. What
// is kept stays.
func swapped(text string, to map[string]string, kept []hearsay.Span) (string, []edit) {
	var b strings.Builder
	var edits []edit
	end := 0
	for _, w := range wordsIn(text) {
		if w.Start < end {
			continue // the second word of a union
		}
		w.End = max(w.End, w.Start+unionAt(text[w.Start:], to))
		word := w.In(text)
		other, ok := to[titled(word)]
		if !ok || inAny(kept, w) {
			continue
		}
		if titled(word) != word {
			other = strings.ToUpper(other)
		}
		b.WriteString(text[end:w.Start])
		start := b.Len()
		b.WriteString(other)
		edits = append(edits, edit{w, hearsay.Span{Start: start, End: b.Len()}})
		end = w.End
	}
	b.WriteString(text[end:])
	return b.String(), edits
}

// unionAt returns the length of the name of several words, or with dots, that a
// text begins with, if it is to be exchanged.
func unionAt(text string, to map[string]string) int {
	for name := range to {
		if rest, ok := strings.CutPrefix(text, name); ok && strings.ContainsAny(name, " .") {
			if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) {
				return len(name)
			}
		}
	}
	return 0
}

// A mapping takes spans of a text to those of the text with names swapped.
type mapping []edit

func (m mapping) at(offset int, end bool) int {
	k, _ := slices.BinarySearchFunc(m, offset, func(e edit, offset int) int {
		if e.was.End <= offset {
			return -1
		}
		return 1
	})
	if k < len(m) && m[k].was.Start < offset { // inside a word
		if end {
			return m[k].is.End
		}
		return m[k].is.Start
	}
	if k == 0 {
		return offset
	}
	return offset + m[k-1].is.End - m[k-1].was.End
}

// span returns where the words of a span stand now; the zero Span stays.
func (m mapping) span(s hearsay.Span) hearsay.Span {
	if s.Empty() {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: m.at(s.Start, false), End: m.at(s.End, true)}
}

func (m mapping) spans(all []hearsay.Span) []hearsay.Span {
	var mapped []hearsay.Span
	for _, s := range all {
		mapped = append(mapped, m.span(s))
	}
	return mapped
}

// TestSwap wants a swap to change the names that it is given and nothing else,
// and to know where every word stands afterwards.
func TestSwap(t *testing.T) {
	to := map[string]string{"Okafor": "Ñusta", "Tarsha": "Ilorin", "TRC": "IRC", "United Nations": "United Kingdom", "U.N.": "U.K."}
	const text = "TARSHA — Ms Okafor of the United Nations, in the U.N.'s Tarsha office (TRC), gave 9 Tarsha."
	got, edits := swapped(text, to, nil)
	if want := "ILORIN — Ms Ñusta of the United Kingdom, in the U.K.'s Ilorin office (IRC), gave 9 Ilorin."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(edits) != 7 {
		t.Errorf("%d edits", len(edits))
	}
	docs := exampleDocuments(t)
	s := &swapper{names: readNames(t), small: smallWords(t, docs)}
	random := rand.New(rand.NewPCG(3, 4))
	for _, d := range docs {
		r := reader.Read(d)
		to := s.exchange(random, s.names.regions[random.IntN(len(s.names.regions))], d.Text, s.candidates(d, &r))
		text, edits := swapped(d.Text, to, keptSpans(&r))
		for _, e := range edits {
			if e.was.In(d.Text) == e.is.In(text) {
				t.Errorf("%s: %q is swapped for itself", d.ID, e.is.In(text))
			}
		}
		for _, tok := range r.Tokens {
			is := mapping(edits).span(tok.Span).In(text)
			touched := slices.ContainsFunc(edits, func(e edit) bool { return e.was.Meets(tok.Span) })
			if !touched && is != tok.In(d.Text) {
				t.Errorf("%s: %q has become %q", d.ID, tok.In(d.Text), is)
			}
		}
	}
}
