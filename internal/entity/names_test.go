package entity

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/example"
	"hearsay/internal/model"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

func tagged(text string) ([]hearsay.Token, []hearsay.Sentence) {
	tokens, sentences, _ := segment.Text(text)
	return tag.Words(text, tokens, sentences), sentences
}

// TestNames wants of each text its names, one a line: the words and the sort.
func TestNames(t *testing.T) {
	example.Run(t, "testdata/names.txt", func(text string) (lines []string) {
		tokens, sentences := tagged(text)
		for _, n := range Names(text, tokens, sentences) {
			lines = append(lines, fmt.Sprintf("%s | %v", n.In(text), n.Sort))
		}
		return lines
	})
}

// TestFeatures wants a model that was trained with the features of the code.
func TestFeatures(t *testing.T) {
	got, err := model.Fingerprint(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := Fingerprint(); got != want {
		t.Errorf("entity.model was trained with the features %016x, the code has %016x: run hearsay-lab train entity", got, want)
	}
}

// TestModelPage wants MODEL.md to tell of the model that lies beside it.
func TestModelPage(t *testing.T) {
	page, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{fmt.Sprintf("%x", sha256.Sum256(file)), fmt.Sprintf("%016x", Fingerprint()), "CC BY-SA 4.0", "PolNeAR", "--without-silver"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("MODEL.md lacks %s", want)
		}
	}
	if len(file) > 2<<20 {
		t.Errorf("entity.model has %d bytes, more than 2 MB", len(file))
	}
}

// TestRead wants what was written, and refuses broken files.
func TestRead(t *testing.T) {
	r, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(r.Write(), file) {
		t.Error("a model that is read and written again has other bytes")
	}
	for _, broken := range [][]byte{nil, file[:10], file[:len(file)/2], []byte(strings.Repeat("x", 100)), model.Write(1, []byte{1})} {
		if _, err := Read(broken); err == nil {
			t.Errorf("a broken file of %d bytes is read", len(broken))
		}
	}
}

// TestLabels wants every label to be told by its sort and part, and names to
// begin and to end.
func TestLabels(t *testing.T) {
	seen := map[uint8]bool{Outside: true}
	for s := range Sort(Sorts) {
		for part := range uint8(4) {
			l := LabelOf(s, part)
			if seen[l] || l >= Labels || SortOf(l) != s || PartOf(l) != part {
				t.Errorf("label %d is not part %d of %v", l, part, s)
			}
			seen[l] = true
			if Follows(Outside, l) != (part == Begin || part == Whole) || Closes(l) != (part == End || part == Whole) {
				t.Errorf("part %d begins or ends where it may not", part)
			}
		}
	}
	if Follows(LabelOf(Person, Begin), LabelOf(Place, End)) || !Follows(LabelOf(Person, Begin), LabelOf(Person, End)) {
		t.Error("a name may end as another sort than it began")
	}
}

// TestNoGarbage wants a second look at a text to take no new memory.
func TestNoGarbage(t *testing.T) {
	text := strings.Repeat("Thandeka Mokoena of the Tarsha Rescue Council met residents in Port Velina.\n", 100)
	tokens, sentences := tagged(text)
	names := Names(text, tokens, sentences)
	if len(names) < 100 {
		t.Fatalf("%d names in 100 sentences", len(names))
	}
	if n := testing.AllocsPerRun(20, func() { names = AppendNames(names[:0], text, tokens, sentences) }); n >= 1 {
		t.Errorf("%v allocations for one text", n)
	}
}

// TestAgain wants the same names of a text whatever was read before it.
func TestAgain(t *testing.T) {
	texts := []string{strings.Repeat("Ingrid Halvorsen of Tarsha met A.B.C. men. ", 50), "Halvorsen left.", "", "no capitals", "Mr. Tarsha met Halvorsen."}
	for _, text := range texts {
		tokens, sentences := tagged(text)
		want := Names(text, tokens, sentences)
		for _, other := range texts {
			t2, s2 := tagged(other)
			Names(other, t2, s2)
			if got := Names(text, tokens, sentences); !slices.Equal(got, want) {
				t.Errorf("%.20q after %.20q: got %v, want %v", text, other, got, want)
			}
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, e := range example.All(f, "testdata/names.txt") {
		f.Add(e.Text, 1, 3)
	}
	f.Add("“É‘\xff\xc3 ’’ -- A 1 2 B’s İ ß U.N. UN", 0, 200)
	f.Fuzz(func(t *testing.T, text string, from, width int) {
		tokens, sentences := tagged(text)
		last := 0
		for _, n := range Names(text, tokens, sentences) {
			if n.First < last || n.Last <= n.First || n.Last > len(tokens) || n.Sort >= Sorts ||
				n.Start != tokens[n.First].Start || n.End != tokens[n.Last-1].End {
				t.Fatalf("%q: name %+v after token %d", text, n, last)
			}
			last = n.Last
		}
		// Tokens and sentences that lie anywhere.
		for i := range tokens {
			tokens[i].Start += from
			tokens[i].End += from - i%7*width
		}
		for i := range sentences {
			sentences[i].First -= i % 3 * width
			sentences[i].Last += i % 5 * from
		}
		Names(text, tokens, sentences)
	})
}

func BenchmarkNames(b *testing.B) {
	text := ""
	for _, e := range example.All(b, "testdata/*.txt") {
		text += e.Text + "\n\n"
	}
	tokens, sentences := tagged(text)
	names := Names(text, tokens, sentences) // the model is read once, outside of what is timed
	b.ReportAllocs()
	for b.Loop() {
		names = AppendNames(names[:0], text, tokens, sentences)
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
