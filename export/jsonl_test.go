package export

import (
	"encoding/json"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// parsed returns the lines of JSON Lines, with numbers as they are written.
func parsed(t *testing.T, lines string) []map[string]any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(lines))
	dec.UseNumber()
	var all []map[string]any
	for {
		var v map[string]any
		switch err := dec.Decode(&v); err {
		case nil:
			all = append(all, v)
		case io.EOF:
			return all
		default:
			t.Fatal(err)
		}
	}
}

// TestSpans wants every span that goes out with its words to cover those words
// of the text, counted in code points.
func TestSpans(t *testing.T) {
	for _, line := range parsed(t, written(t, JSONL, Options{Layers: true, Text: true})) {
		text := []rune(line["document"].(map[string]any)["text"].(string))
		seen := 0
		for _, key := range []string{"figures", "vetoed", "periods"} {
			for _, v := range line[key].([]any) {
				v := v.(map[string]any)
				words, ok := v["reported"]
				if !ok {
					words = v["text"]
				}
				span := v["span"].([]any)
				s, _ := span[0].(json.Number).Int64()
				e, _ := span[1].(json.Number).Int64()
				if got := string(text[s:e]); got != words {
					t.Errorf("%s: %v is %q, not %q", key, span, got, words)
				}
				seen++
			}
		}
		if seen == 0 && len(text) > 0 {
			t.Error("no span was seen")
		}
	}
}

// TestDigits wants a decimal to keep every digit on its way through JSON.
func TestDigits(t *testing.T) {
	line := parsed(t, written(t, JSONL, Options{}))[1]
	figure := line["figures"].([]any)[0].(map[string]any)
	if got, want := figure["low"].(json.Number).String(), "-123456789012345678901234567890.123456789"; got != want {
		t.Errorf("low is %s, want %s", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := hearsay.Decimal{
			Coef: rapid.StringMatching(`-?[0-9]{1,40}`).Draw(t, "digits"),
			Exp:  rapid.IntRange(-450, 450).Draw(t, "exp"),
		}
		j := &jsonLine{}
		j.bound(hearsay.Bound{Kind: hearsay.Included, At: d})
		var n json.Number
		if err := json.Unmarshal(j.b, &n); err != nil {
			t.Fatalf("%+v: %s: %v", d, j.b, err)
		}
		back, ok := d.Rat().SetString(n.String())
		if !ok || back.Cmp(d.Rat()) != 0 {
			t.Fatalf("%+v came back as %s", d, n)
		}
	})
}

// TestStrings wants every string to read back as it was, but for bytes that
// are no text.
func TestStrings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "s")
		j := &jsonLine{}
		j.string(s)
		var back string
		if err := json.Unmarshal(j.b, &back); err != nil {
			t.Fatalf("%q: %s: %v", s, j.b, err)
		}
		if want := string([]rune(s)); back != want {
			t.Fatalf("%q came back as %q", s, back)
		}
		if line := string(j.b); Printable(line) != line {
			t.Fatalf("%q is raw in %q", s, line)
		}
	})
}

// TestKeys holds the keys of a line to the format, in order: other programs
// read them.
func TestKeys(t *testing.T) {
	line, _, _ := strings.Cut(written(t, JSONL, Options{Layers: true, Text: true}), "\n")
	dec := json.NewDecoder(strings.NewReader(line))
	var keys []string
	depth := 0
	for expectKey := false; ; {
		tok, err := dec.Token()
		if err != nil {
			break
		}
		switch v := tok.(type) {
		case json.Delim:
			switch v {
			case '{', '[':
				depth++
			default:
				depth--
			}
			expectKey = depth == 1
			continue
		case string:
			if depth == 1 && expectKey {
				keys = append(keys, v)
			}
		}
	}
	want := "document sentences tokens figures vetoed periods sources attributions claims notes"
	if got := strings.Join(keys, " "); got != want {
		t.Errorf("keys %s\nwant %s", got, want)
	}
	brief := written(t, JSONL, Options{})
	for _, key := range []string{`"sentences"`, `"tokens"`, `"vetoed"`, `"text":"The Lune`} {
		if strings.Contains(brief, key) {
			t.Errorf("%s is there unasked", key)
		}
	}
}

// TestHuge wants a document whose line is handed on in pieces to be written as
// if it were not, and the fault of a full disk to be told.
func TestHuge(t *testing.T) {
	d, r := flood()
	for len(r.Periods) < 40000 {
		r.Periods = append(r.Periods, r.Periods[0])
	}
	var pieces sizes
	w := JSONL.New(&pieces, Options{})
	if err := w.Write(d, r); err != nil {
		t.Fatal(err)
	}
	if len(pieces.written) < 2 {
		t.Errorf("written in one piece of %d bytes", pieces.b.Len())
	}
	line := parsed(t, pieces.b.String())[0]
	if n := len(line["periods"].([]any)); n != 40000 {
		t.Errorf("%d periods came back", n)
	}
	for _, f := range Formats {
		if err := f.New(full{}, Options{}).Write(d, r); err == nil {
			t.Errorf("%s says nothing of a full disk", f.Name)
		}
	}
}

// sizes keeps what is written, and in which pieces.
type sizes struct {
	b       strings.Builder
	written []int
}

func (s *sizes) Write(b []byte) (int, error) {
	s.written = append(s.written, len(b))
	return s.b.Write(b)
}

// full is a disk with no space left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestAnyReading wants every format to write any reading whatever, also one
// whose spans and indexes lead nowhere.
func TestAnyReading(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	wild := func() int { return random.IntN(1400) - 200 }
	span := func() hearsay.Span { return hearsay.Span{Start: wild(), End: wild()} }
	for range 300 {
		d, r := flood()
		for i := range r.Figures {
			r.Figures[i].Span, r.Figures[i].Core, r.Figures[i].Of = span(), span(), span()
		}
		for i := range r.Sentences {
			r.Sentences[i].Span = span()
			r.Sentences[i].First, r.Sentences[i].Last = wild()/100, wild()/100
		}
		for i := range r.Tokens {
			r.Tokens[i].Span, r.Tokens[i].Head = span(), int32(wild()/100)
		}
		for i := range r.Claims {
			r.Claims[i].Figure, r.Claims[i].Place = wild()/100, span()
			for k := range r.Claims[i].Chain {
				r.Claims[i].Chain[k].Source, r.Claims[i].Chain[k].Cue = wild(), span()
			}
		}
		r.Attributions[0].Parent, r.Attributions[0].SourceID, r.Attributions[0].Cue[0] = wild(), wild(), span()
		for _, f := range Formats {
			var b strings.Builder
			w := f.New(&b, Options{Layers: true, Text: true})
			if err := w.Write(d, r); err != nil {
				t.Fatal(err)
			}
			switch f {
			case JSONL:
				parsed(t, b.String())
			case CoNLLU:
				columns(t, b.String())
			}
		}
	}
}

func BenchmarkJSONL(b *testing.B) {
	d, r := flood()
	w := JSONL.New(io.Discard, Options{})
	b.ReportAllocs()
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if err := w.Write(d, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTable(b *testing.B) {
	d, r := flood()
	w := Table.New(io.Discard, Options{Width: 100})
	b.ReportAllocs()
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if err := w.Write(d, r); err != nil {
			b.Fatal(err)
		}
	}
}
