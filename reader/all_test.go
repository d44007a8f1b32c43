package reader_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"hearsay"
	"hearsay/reader"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errBroken = errors.New("broken")

// pile yields n small documents of uneven length; every seventh is an error.
func pile(n int) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		for i := range n {
			if i%7 == 3 {
				if !yield(nil, fmt.Errorf("%d: %w", i, errBroken)) {
					return
				}
				continue
			}
			text := strings.Repeat(fmt.Sprintf("Police said %d people were hurt. ", i+2), 1+(i*i)%40)
			if !yield(&hearsay.Document{ID: fmt.Sprint(i), Text: text}, nil) {
				return
			}
		}
	}
}

// TestAllKeepsOrder wants the same results in the same order from any number
// of workers, what could not be read among them.
func TestAllKeepsOrder(t *testing.T) {
	const n = 60
	var want []reader.Result
	for d, err := range pile(n) {
		r := reader.Result{Document: d, Err: err}
		if err == nil {
			r.Reading = reader.Read(d)
		}
		want = append(want, r)
	}
	for _, workers := range []int{0, 1, 2, 3, 8, 100} {
		var got []reader.Result
		for r := range reader.All(context.Background(), pile(n), workers, reader.Read) {
			got = append(got, r)
		}
		if len(got) != len(want) {
			t.Fatalf("%d workers: %d results of %d", workers, len(got), len(want))
		}
		for i := range got {
			if fmt.Sprint(got[i].Err) != fmt.Sprint(want[i].Err) || !reflect.DeepEqual(got[i].Reading, want[i].Reading) {
				t.Fatalf("%d workers: result %d differs", workers, i)
			}
		}
	}
}

// TestAllStops leaves the loop early, and ends the context early: nothing goes
// on running, which TestMain looks for.
func TestAllStops(t *testing.T) {
	for range reader.All(context.Background(), pile(1000), 4, reader.Read) {
		break
	}
	ctx, stop := context.WithCancel(context.Background())
	n := 0
	for range reader.All(ctx, pile(100000), 4, reader.Read) {
		if n++; n == 5 {
			stop()
		}
	}
	stop()
	if n >= 1000 {
		t.Errorf("%d results came after the end was asked for", n)
	}
}

// TestAllStreams wants no more documents to be asked for ahead of the results
// than the workers need, so that memory does not grow with the pile.
func TestAllStreams(t *testing.T) {
	const workers, n = 3, 500
	var asked, given, ahead atomic.Int64
	docs := func(yield func(*hearsay.Document, error) bool) {
		for range n {
			ahead.Store(max(ahead.Load(), asked.Add(1)-given.Load()))
			if !yield(&hearsay.Document{Text: "Twelve people were hurt."}, nil) {
				return
			}
		}
	}
	for range reader.All(context.Background(), docs, workers, reader.Read) {
		given.Add(1)
	}
	if ahead.Load() > 6*workers {
		t.Errorf("%d documents were asked for ahead", ahead.Load())
	}
	if given.Load() != n {
		t.Errorf("%d results of %d", given.Load(), n)
	}
}

// TestTwice wants the same reading of the same text.
func TestTwice(t *testing.T) {
	_, docs, readings := flood(t)
	for key, d := range docs {
		if again := reader.Read(d); !reflect.DeepEqual(again, readings[key]) {
			t.Errorf("%s is read otherwise the second time", key)
		}
	}
}

// TestHostile reads what is no article. Reading cannot fail; this holds that
// it does not panic, and that the work, counted in bytes of memory asked for,
// grows no faster than the text.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("reads for long; run without -short")
	}
	units := []string{"", "\x00", "\xff\xfe", " ", "\n", "“", "\"", "'", "(", ",", ".", "1", "9,", "$", "-", "a ", "A ", "said ", "he said, ", "said said ", "\"He said \"",
		"according to according to ", "12 killed, ", "1 to 2 to ", "more than ", "in May ", "Monday ", "of whom 3 ", "“Yes,” said he. ", "X said Y said ", "said: ", "— Ann Lee ", "Police: 5 dead. ", "Ann: yes. ", "270 business days ago ", "Ann Lee, the mayor, ", "who who ",
		"and and ", "two and ", "million ", "per cent ", "один ", "一二三", "😀", "\u202e", "نعم ", "e\u0301", "http://", "a.b.", "U.S. ", "((", "[1] ", "\t", "\r\n", "\n\n"}
	for _, u := range units {
		measure := func(n int) uint64 {
			d := &hearsay.Document{Text: strings.Repeat(u, n), Published: "2031-05-14"}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.GC() // what was kept for the next text is given back
			runtime.ReadMemStats(&before)
			reader.Read(d)
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		measure(10)
		small, large := measure(4000), measure(16000)
		if large > 1<<20 && large > 6*small {
			t.Errorf("%q: four times the text takes %.1f times the memory", u, float64(large)/float64(small))
		}
	}
}

// FuzzRead holds the spans of a whole reading inside its text.
func FuzzRead(f *testing.F) {
	_, docs, _ := flood(f)
	for _, d := range docs {
		f.Add(d.Text[:min(len(d.Text), 400)])
	}
	f.Add("“\x00\xff said 1,00,000")
	f.Fuzz(func(t *testing.T, text string) {
		r := reader.Read(&hearsay.Document{Text: text, Published: "2031-05-14"})
		in := func(what string, spans ...hearsay.Span) {
			for _, s := range spans {
				if s.Start < 0 || s.End < s.Start || s.End > len(text) {
					t.Fatalf("%q: %s %v is outside", text, what, s)
				}
			}
		}
		for _, f := range r.Figures {
			in("figure", f.Span, f.Core, f.Of)
			for _, s := range f.Steps {
				in("step", s.Span)
			}
		}
		for _, v := range r.Vetoed {
			in("veto", v.Span)
		}
		for _, p := range r.Periods {
			in("period", p.Span)
		}
		for _, c := range r.Claims {
			in("place", c.Place)
			in("words", c.Including, c.Excluding, c.EventWords, c.AsOfWords)
			for _, s := range c.Steps {
				in("step", s.Span)
			}
		}
	})
}

// BenchmarkRead reads the invented pile, on one core: the whole way from a text
// to its claims.
func BenchmarkRead(b *testing.B) {
	_, docs, _ := flood(b)
	bytes := 0
	for _, d := range docs {
		bytes += len(d.Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, d := range docs {
			reader.Read(d)
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkAll reads the pile many times over, on all cores.
func BenchmarkAll(b *testing.B) {
	_, docs, _ := flood(b)
	n := 0
	for b.Loop() {
		for range reader.All(b.Context(), func(yield func(*hearsay.Document, error) bool) {
			for range 20 {
				for _, d := range docs {
					if !yield(d, nil) {
						return
					}
				}
			}
		}, runtime.GOMAXPROCS(0), reader.Read) {
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// TestLayers wants of Layers what Read gives, and the tree of every sentence, of
// which Read leaves some out, and the rules by which figures were read, which
// Read leaves out.
func TestLayers(t *testing.T) {
	_, docs, _ := flood(t)
	left := 0
	for _, d := range docs {
		got, all := reader.Read(d), reader.Layers(d)
		for i := range all.Tokens {
			if all.Tokens[i].Relation == 0 {
				t.Errorf("%s: %q is in no tree", d.ID, all.Tokens[i].In(d.Text))
			}
			if got.Tokens[i].Relation == 0 {
				left++
				got.Tokens[i].Relation, got.Tokens[i].Head = all.Tokens[i].Relation, all.Tokens[i].Head
			}
		}
		for i := range all.Figures {
			if all.Figures[i].Steps == nil || got.Figures[i].Steps != nil {
				t.Errorf("%s: %q tells %v and %v", d.ID, all.Figures[i].In(d.Text), got.Figures[i].Steps, all.Figures[i].Steps)
			}
			all.Figures[i].Steps = nil
		}
		if !reflect.DeepEqual(got, all) {
			t.Errorf("%s: what is read is another where all sentences have trees", d.ID)
		}
	}
	if left == 0 {
		t.Error("every sentence has a tree")
	}
}
