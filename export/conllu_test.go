package export

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
	"hearsay/lab/corpus"
)

// columns returns the columns of the words in CoNLL-U, and holds its lines to
// the format: remarks, words with ten columns counted from 1 in each sentence,
// and an empty line after each.
func columns(t interface {
	Helper()
	Fatalf(string, ...any)
}, all string) [][]string {
	t.Helper()
	var words [][]string
	n := 0
	for line := range strings.Lines(all) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "":
			if n == 0 {
				t.Fatalf("a sentence without words in\n%s", all)
			}
			n = 0
		case line[0] == '#':
			if n > 0 {
				t.Fatalf("%q stands inside a sentence", line)
			}
		default:
			c := strings.Split(line, "\t")
			n++
			if len(c) != 10 || c[0] != strconv.Itoa(n) {
				t.Fatalf("word %d is %q", n, line)
			}
			for _, cell := range c {
				if cell == "" {
					t.Fatalf("an empty cell in %q", line)
				}
			}
			words = append(words, c)
		}
	}
	if n > 0 {
		t.Fatalf("no empty line at the end of\n%s", all)
	}
	return words
}

// TestCoNLLU wants a reading back as it was from what is written of it, by the
// reader that the treebanks are read with.
func TestCoNLLU(t *testing.T) {
	texts := []string{
		"The Aru rose.\n\nAna Tupou, 34, didn't wait: she'd left by 5 p.m. Friday — “before the rain.”\nIt was #late, 😀 she said.It rained.",
		"Wörter — “zwei” 水位 1/2\t3 km² “So it’s gone”",
		"",
	}
	var b strings.Builder
	w := CoNLLU.New(&b, Options{})
	var want []hearsay.Reading
	for i, text := range texts {
		d := &hearsay.Document{ID: fmt.Sprint("text ", i), Text: text}
		var r hearsay.Reading
		r.Tokens, r.Sentences, r.Quotations = segment.Text(text)
		tag.Set(text, r.Tokens, r.Sentences)
		for _, s := range r.Sentences {
			for k := s.First; k < s.Last; k++ { // each word hangs on the next
				r.Tokens[k].Head, r.Tokens[k].Relation = int32(k+1), hearsay.RelationNamed("dep")
			}
			r.Tokens[s.Last-1].Head, r.Tokens[s.Last-1].Relation = hearsay.None, hearsay.RelationNamed("root")
		}
		if err := w.Write(d, &r); err != nil {
			t.Fatal(err)
		}
		if text != "" {
			want = append(want, r)
		}
	}
	words := columns(t, b.String())
	f, err := corpus.Open(fstest.MapFS{"t": {Data: []byte(b.String())}}, "t")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := f.Parsed()
	if err != nil || len(docs) != len(want) {
		t.Fatalf("%d documents came back, %v", len(docs), err)
	}
	n := 0
	for i, r := range want {
		d, points := &docs[i], []rune(texts[i])
		if d.ID != fmt.Sprint("text ", i) || len(d.Tokens) != len(r.Tokens) || len(d.Sentences) != len(r.Sentences) {
			t.Fatalf("%s came back with %d tokens and %d sentences", d.ID, len(d.Tokens), len(d.Sentences))
		}
		for k, got := range d.Tokens {
			was := r.Tokens[k]
			if got.In(d.Text) != was.In(texts[i]) || got.Tag != was.Tag || got.Fine != was.Fine || got.Head != was.Head || got.Relation != was.Relation {
				t.Errorf("%q, %+v came back as %q, %+v", was.In(texts[i]), was, got.In(d.Text), got)
			}
			if k > 0 && (d.Tokens[k-1].End == got.Start) != (r.Tokens[k-1].End == was.Start) {
				t.Errorf("%q came back with another gap before it", was.In(texts[i]))
			}
			var start, end int
			misc := words[n][9]
			if _, err := fmt.Sscanf(misc[strings.LastIndex(misc, "Span="):], "Span=%d:%d", &start, &end); err != nil {
				t.Fatal(err)
			}
			if string(points[start:end]) != was.In(texts[i]) {
				t.Errorf("%s is %q, not %q", misc, string(points[start:end]), was.In(texts[i]))
			}
			n++
		}
		for k, got := range d.Sentences {
			was := r.Sentences[k]
			if got.First != was.First || got.Last != was.Last || got.Paragraph != was.Paragraph {
				t.Errorf("sentence %+v came back as %+v", was, got)
			}
		}
	}
}

// TestCoNLLULines wants no text whatever to break a line.
func TestCoNLLULines(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"\t", "\n", "\r", "\u2028", "\u0085", "\x00", "_", "#", "\u202e", "a", "1\t2", "\n\n", "\xff"}))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 20).Draw(t, "pieces"), "")
		d := &hearsay.Document{ID: text, Text: text}
		var r hearsay.Reading
		for k, at := 0, 0; at < len(text); k++ { // words that hold anything
			end := min(len(text), at+rapid.IntRange(1, 6).Draw(t, "length"))
			r.Tokens = append(r.Tokens, hearsay.Token{Span: hearsay.Span{Start: at, End: end}, Tag: hearsay.Tag(k % 18), Fine: 12})
			at = end
		}
		r.Sentences = []hearsay.Sentence{{Last: len(r.Tokens)}}
		var b strings.Builder
		if err := CoNLLU.New(&b, Options{}).Write(d, &r); err != nil {
			t.Fatal(err)
		}
		if got := len(columns(t, b.String())); got != len(r.Tokens) {
			t.Fatalf("%d words of %d came back", got, len(r.Tokens))
		}
		for line := range strings.Lines(b.String()) {
			for cell := range strings.SplitSeq(strings.TrimSuffix(line, "\n"), "\t") {
				if Printable(cell) != cell {
					t.Fatalf("%q is raw", cell)
				}
			}
		}
	})
}
