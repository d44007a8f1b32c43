package parse

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/examples"
	"hearsay/internal/example"
	"hearsay/internal/model"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// read cuts and tags a text.
func read(text string) ([]hearsay.Token, []hearsay.Sentence) {
	tokens, sentences, _ := segment.Text(text)
	return tag.Words(text, tokens, sentences), sentences
}

// TestExamples wants what the words hang on, of those words that each example
// names.
func TestExamples(t *testing.T) {
	named := map[string]map[string]bool{}
	for _, e := range example.All(t, "testdata/*.txt") {
		named[e.Text] = map[string]bool{}
		for _, line := range e.Want {
			word, _, _ := strings.Cut(line, " <- ")
			named[e.Text][word] = true
		}
	}
	example.Run(t, "testdata/*.txt", func(text string) (got []string) {
		tokens, sentences := read(text)
		Set(text, tokens, sentences)
		for _, k := range tokens {
			word := k.In(text)
			switch {
			case !named[text][word]:
			case k.Head < 0:
				got = append(got, word+" <- root")
			default:
				got = append(got, fmt.Sprintf("%s <- %s %v", word, tokens[k.Head].In(text), k.Relation))
			}
		}
		return got
	})
}

// TestFeatures wants a model that was trained with the features of the code.
func TestFeatures(t *testing.T) {
	got, err := model.Fingerprint(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := Fingerprint(); got != want {
		t.Errorf("parse.model was trained with the features %016x, the code has %016x: run hearsay-lab train parse", got, want)
	}
}

// TestModelPage wants MODEL.md to tell of the model that lies beside it.
func TestModelPage(t *testing.T) {
	page, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("%x", sha256.Sum256(file)),
		fmt.Sprintf("%016x", Fingerprint()),
		"CC BY-SA 4.0",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("MODEL.md lacks %s", want)
		}
	}
	if len(file) > 10<<20 {
		t.Errorf("parse.model has %d bytes, more than 10 MB", len(file))
	}
}

// TestRead wants what was written, and refuses broken files.
func TestRead(t *testing.T) {
	m, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(m.Write(), file) {
		t.Error("a model that is read and written again has other bytes")
	}
	for _, broken := range [][]byte{nil, file[:10], file[:len(file)/2], []byte(strings.Repeat("x", 100)), model.Write(1, []byte{1})} {
		if _, err := Read(broken); err == nil {
			t.Errorf("a broken file of %d bytes is read", len(broken))
		}
	}
	whole, err := model.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, broken := range map[string]func(parts [][]byte){
		"no words":                     func(p [][]byte) { p[0] = nil },
		"half the relations":           func(p [][]byte) { p[1] = p[1][:len(p[1])/2] },
		"a relation that there is not": func(p [][]byte) { p[1] = slices.Concat([]byte{0xff}, p[1][1:]) },
		"no relation between words":    func(p [][]byte) { p[1] = slices.Concat(make([]byte, 8), p[1][8:]) },
		"a feature less":               func(p [][]byte) { p[2] = p[2][1:] },
		"a feature twice":              func(p [][]byte) { p[2] = slices.Concat(p[2], []byte{0}) },
		"a feature too far":            func(p [][]byte) { p[2] = slices.Concat(p[2], []byte{0xff, 0xff, 0xff, 0x7f}) },
		"half a feature":               func(p [][]byte) { p[2] = slices.Concat(p[2], []byte{0xff}) },
		"half the weights":             func(p [][]byte) { p[3] = p[3][:len(p[3])/2] },
		"a weight more":                func(p [][]byte) { p[3] = slices.Concat(p[3], []byte{1}) },
		"half a habit":                 func(p [][]byte) { p[4] = p[4][1:] },
		"a habit that is no move":      func(p [][]byte) { p[4] = append(slices.Clone(p[4]), 0, 0, 0, 1, Moves, 1) },
		"a habit of no sort":           func(p [][]byte) { p[4] = append(slices.Clone(p[4]), 0, 0, 0, 0, byte(Shift), 0) },
		"a word hung as nothing":       func(p [][]byte) { p[4] = append(slices.Clone(p[4]), 0, 0, 0, 1, byte(Left), 0) },
		"a row less":                   func(p [][]byte) { p[5] = p[5][Size/2:] },
		"half the values":              func(p [][]byte) { p[6] = p[6][:len(p[6])/2] },
		"no value":                     func(p [][]byte) { p[6] = squeezed(nil) },
		"a value too many":             func(p [][]byte) { p[5], p[6] = slices.Repeat([]byte{0x99}, len(p[5])), squeezed([]byte{9}) },
	} {
		parts := slices.Clone(whole)
		broken(parts)
		if _, err := Read(model.WritePlain(Fingerprint(), parts...)); err == nil {
			t.Errorf("a model is read that has %s", name)
		}
	}
}

// check holds the tree of every sentence: one root, heads inside it, no word
// on the way from a word to the root twice, no lines that cross, and a
// relation for every word.
func check(t interface{ Fatalf(string, ...any) }, tokens []hearsay.Token, sentences []hearsay.Sentence) {
	done := 0
	for _, s := range sentences {
		from, to := max(s.First, done), min(s.Last, len(tokens))
		if from >= to {
			continue
		}
		done = to
		roots := 0
		for i := from; i < to; i++ {
			k := tokens[i]
			if k.Relation == 0 || k.Relation.String() == "" {
				t.Fatalf("token %d has the relation %d", i, k.Relation)
			}
			h := int(k.Head)
			if (h < 0) != (k.Relation.String() == "root") {
				t.Fatalf("token %d hangs on %d as %v", i, h, k.Relation)
			}
			if h < 0 {
				roots++
				continue
			}
			if h < from || h >= to || h == i {
				t.Fatalf("token %d of the sentence %d–%d hangs on %d", i, from, to, h)
			}
		}
		if roots != 1 {
			t.Fatalf("the sentence %d–%d has %d roots", from, to, roots)
		}
		checkShape(t, tokens[from:to], from)
	}
}

// checkShape holds that no lines cross: then the words below each word are a
// run. That a way ends at all says that there is no cycle.
func checkShape(t interface{ Fatalf(string, ...any) }, tokens []hearsay.Token, first int) {
	depth := func(i int) (n int) {
		for ; tokens[i].Head >= 0; i = int(tokens[i].Head) - first {
			if n++; n > len(tokens) {
				t.Fatalf("token %d hangs on itself", first+i)
			}
		}
		return n
	}
	// Lines are brackets: one that opens after another closes before it.
	var open []int // the ends of the lines that are open
	lines := make([][]int, len(tokens))
	for i, k := range tokens {
		if len(tokens) <= Longest {
			depth(i)
		}
		if h := int(k.Head) - first; k.Head >= 0 {
			lines[min(i, h)] = append(lines[min(i, h)], max(i, h))
		}
	}
	for i, ends := range lines {
		for len(open) > 0 && open[len(open)-1] <= i {
			open = open[:len(open)-1]
		}
		slices.Sort(ends)
		slices.Reverse(ends)
		for _, end := range ends {
			if len(open) > 0 && open[len(open)-1] < end {
				t.Fatalf("two lines cross over token %d", first+i)
			}
			open = append(open, end)
		}
	}
}

// anything are tokens of any part of speech, in sentences that may make no
// sense.
func anything(t *rapid.T) (string, []hearsay.Token, []hearsay.Sentence) {
	words := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]string{"said", "the", "\"", "”", ",", "that", "mayor", "\xff", "–", "and"}), rapid.StringN(0, 4, -1)), 0, 60).Draw(t, "words")
	text := strings.Join(words, " ")
	var tokens []hearsay.Token
	at := 0
	for _, w := range words {
		tokens = append(tokens, hearsay.Token{
			Span: hearsay.Span{Start: at, End: at + len(w)},
			Tag:  hearsay.Tag(rapid.Uint8Range(0, 20).Draw(t, "tag")),
			Fine: hearsay.FineTag(rapid.Uint8Range(0, 60).Draw(t, "fine")),
		})
		at += len(w) + 1
	}
	var sentences []hearsay.Sentence
	for range rapid.IntRange(0, 5).Draw(t, "sentences") {
		sentences = append(sentences, hearsay.Sentence{First: rapid.IntRange(-3, 65).Draw(t, "first"), Last: rapid.IntRange(-3, 65).Draw(t, "last")})
	}
	return text, tokens, sentences
}

func TestTrees(t *testing.T) {
	p := Shipped()
	rapid.Check(t, func(t *rapid.T) {
		text, tokens, sentences := anything(t)
		p.Set(text, tokens, sentences)
		check(t, tokens, sentences)
		again := slices.Clone(tokens)
		Set(text, again, sentences)
		if !slices.Equal(again, tokens) {
			t.Fatalf("a parser that was used before gives %v, a new one %v", tokens, again)
		}
	})
}

// TestMoves wants every tree without crossing lines to be within reach, and
// the state to give it back.
func TestMoves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "words")
		text := strings.Repeat("a ", n)
		tokens := make([]hearsay.Token, n)
		for i := range tokens {
			tokens[i].Span = hearsay.Span{Start: 2 * i, End: 2*i + 1}
		}
		var s State
		want := map[int]int{}
		as := map[int]hearsay.Relation{}
		for s.Start(text, tokens, model.NewVocabulary(nil)); !s.Done(); {
			m := Move(rapid.IntRange(0, Moves-1).Draw(t, "move"))
			if !s.May(m) {
				continue
			}
			r := hearsay.Relation(rapid.IntRange(1, hearsay.Relations-1).Draw(t, "relation"))
			if m != Shift {
				hangs, on := s.Pair(m)
				if !s.IsOpen(hangs) || hangs != s.Last(0) || m == Left && on != s.Next() || m == Right && on != s.Last(1) {
					t.Fatalf("move %d joins %d and %d, the last open words are %d and %d, the next is %d", m, hangs, on, s.Last(0), s.Last(1), s.Next())
				}
				want[hangs], as[hangs] = on, r
				if on == n {
					want[hangs] = -1
				}
			}
			s.Do(m, r)
		}
		for i := range n {
			if s.Head(i) != want[i] || s.Relation(i) != as[i] {
				t.Fatalf("word %d hangs on %d as %v, want %d as %v", i, s.Head(i), s.Relation(i), want[i], as[i])
			}
		}
	})
}

// TestSums holds the sums against sums that are written out.
func TestSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const rows = 9
		value := rapid.Int8Range(-100, 100)
		w := Weights{Rows: rapid.SliceOfN(value, rows*Size, rows*Size).Draw(t, "rows")}
		index := make([]uint32, rows)
		for i := range index {
			index[i] = uint32(i * 70)
		}
		for i := range Size {
			w.Bias[i] = int16(value.Draw(t, "bias"))
			for m := range Moves {
				w.Moves[m][i] = int16(value.Draw(t, "weight"))
			}
		}
		c := (&Tally{}).Choices(1)
		m, err := New(model.NewVocabulary(nil), c, NewIndex(index), w, nil)
		if err != nil {
			t.Fatal(err)
		}
		var h hidden
		used := rapid.SliceOfN(rapid.Uint32Range(1, rows), 0, 18).Draw(t, "used")
		var row [most]uint32
		m.net.look(&h, row[:copy(row[:], used)])
		var score [Moves]int32
		active := 0
		for i := range Size {
			sum := int(w.Bias[i])
			for _, r := range used {
				sum += int(w.Rows[int(r-1)*Size+i])
			}
			if sum > 0 {
				if int(h.place[active]) != i || int(h.value[active]) != sum {
					t.Fatalf("value %d is %d, want value %d to be %d", h.place[active], h.value[active], i, sum)
				}
				active++
			}
			for m := range Moves {
				score[m] += int32(w.Moves[m][i]) * int32(max(sum, 0))
			}
		}
		if active != h.n {
			t.Fatalf("%d values are above zero, got %d", active, h.n)
		}
		if want := versus(score[Left], score[Right], score[Shift]); h.moves != want {
			t.Fatalf("the moves have %x, want %x", h.moves, want)
		}
	})
}

// TestHabits wants a habit kept where the state allows it, and no other.
func TestHabits(t *testing.T) {
	m := Shipped().model
	const text = "The mayor said so ."
	tokens, sentences := read(text)
	var first []Habit // what the net is asked for
	bare, err := m.With(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := bare.Parser()
	p.Watch(func(s *State, m Move, r hearsay.Relation) { first = append(first, Habit{s.Sort(), m, r}) })
	p.Set(text, tokens, sentences)
	if len(first) == 0 {
		t.Fatal("the net was not asked for anything")
	}
	want := slices.Clone(tokens)
	same, err := m.With(first)
	if err != nil {
		t.Fatal(err)
	}
	p = same.Parser()
	p.Watch(func(s *State, m Move, _ hearsay.Relation) {
		t.Errorf("the net was asked for move %d, of which there is a habit", m)
	})
	p.Set(text, tokens, sentences)
	if !slices.Equal(tokens, want) {
		t.Error("habits of the net's own give another tree")
	}
	// Of the first state with a choice, another move; where it is not allowed
	// it is not made.
	other, err := m.With([]Habit{{first[0].Sort, Right, hearsay.RelationNamed("dep")}})
	if err != nil {
		t.Fatal(err)
	}
	other.Parser().Set(text, tokens, sentences)
	check(t, tokens, sentences)
	if !slices.Equal(tokens, want) {
		t.Error("a habit that the state does not allow was kept")
	}
}

// TestOutside leaves tokens alone that no sentence holds.
func TestOutside(t *testing.T) {
	const text = "The mayor said so ."
	tokens, _ := read(text)
	Set(text, tokens, []hearsay.Sentence{{First: 1, Last: 3}, {First: 2, Last: 1}, {First: -4, Last: 2}, {First: 4, Last: 99}})
	if k := tokens[0]; k.Relation != 0 || k.Head != 0 {
		t.Errorf("a token outside the sentences hangs on %d as %v", k.Head, k.Relation)
	}
	if k := tokens[4]; k.Relation.String() != "root" || k.Head != -1 {
		t.Errorf("a sentence of one token hangs on %d as %v", k.Head, k.Relation)
	}
	Set("", nil, nil)
}

// TestLong parses a sentence that is too long in pieces, in time with its
// length.
func TestLong(t *testing.T) {
	long := func(words int) (string, []hearsay.Token, []hearsay.Sentence) {
		text := strings.Repeat("the river , which rose , ", words/6)
		tokens, _ := read(text)
		return text, tokens, []hearsay.Sentence{{First: 0, Last: len(tokens)}}
	}
	p := Shipped()
	for _, words := range []int{Longest, Longest + 6, 3 * Longest, 90_000} {
		text, tokens, sentences := long(words)
		p.Set(text, tokens, sentences)
		check(t, tokens, sentences)
	}
}

// TestGarbage wants a parser that was used before to allocate nothing.
func TestGarbage(t *testing.T) {
	text, tokens, sentences := articles(t)
	p := Shipped()
	if n := testing.AllocsPerRun(3, func() { p.Set(text, tokens, sentences) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// articles are ten articles, cut and tagged.
func articles(tb testing.TB) (string, []hearsay.Token, []hearsay.Sentence) {
	tb.Helper()
	var text strings.Builder
	folder := examples.Wikinews()
	names, err := fs.Glob(folder, "*.txt")
	if err != nil || len(names) == 0 {
		tb.Fatal("no articles: ", err)
	}
	for _, name := range names {
		src, err := fs.ReadFile(folder, name)
		if err != nil {
			tb.Fatal(err)
		}
		text.Write(src)
		text.WriteString("\n\n")
	}
	tokens, sentences := read(text.String())
	return text.String(), tokens, sentences
}

func FuzzSet(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(e.Text, 1, 3)
	}
	f.Add("“É‘\xff\xc3 ’’ -- ing, ies; ed s ’s İ ß", 0, 200)
	p := Shipped()
	f.Fuzz(func(t *testing.T, text string, from, width int) {
		tokens, sentences := read(text)
		p.Set(text, tokens, sentences)
		check(t, tokens, sentences)
		// Tokens that lie anywhere, and are anything.
		for i := range tokens {
			tokens[i].Start += from
			tokens[i].End += from - i%7*width
			tokens[i].Tag = hearsay.Tag(width + i)
			tokens[i].Fine = hearsay.FineTag(from + i)
		}
		all := []hearsay.Sentence{{First: 0, Last: len(tokens)}}
		p.Set(text, tokens, all)
		check(t, tokens, all)
	})
}

func BenchmarkSet(b *testing.B) {
	text, tokens, sentences := articles(b)
	p := Shipped()
	p.Set(text, tokens, sentences)
	b.ReportAllocs()
	for b.Loop() {
		p.Set(text, tokens, sentences)
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLong doubles one sentence: the time for a token stays.
func BenchmarkLong(b *testing.B) {
	for _, words := range []int{6_000, 12_000, 24_000} {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			text := strings.Repeat("the river , which rose , ", words/6)
			tokens, _ := read(text)
			all := []hearsay.Sentence{{First: 0, Last: len(tokens)}}
			p := Shipped()
			for b.Loop() {
				p.Set(text, tokens, all)
			}
			b.ReportMetric(float64(b.Elapsed())/float64(time.Nanosecond)/float64(len(tokens)*b.N), "ns/token")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read(file); err != nil {
			b.Fatal(err)
		}
	}
}
