package train

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay/internal/attribution"
	"hearsay/lab/corpus"
)

// toldInvented returns invented articles in which everybody murmurs that
// something is so, and some walk.
func toldInvented(n int) string {
	var b strings.Builder
	who := []string{"The warden", "A ferryman", "The council", "Ilse Rand", "The baker"}
	what := []string{"the well was dry", "two boats were lost", "the road was closed", "rain would come", "the mill had burned"}
	for k := range n {
		text := ""
		var all []corpus.Attribution
		at := func(words string) corpus.Span {
			start := utf8.RuneCountInString(text)
			text += words
			return corpus.Span{start, start + utf8.RuneCountInString(words)}
		}
		for i := range 6 {
			source := at(who[(k+i)%len(who)])
			at(" ")
			cue := at("murmured")
			at(" ")
			content := at("that " + what[(k*3+i)%len(what)])
			at(". " + who[(k+i+2)%len(who)] + " walked over the bridge that day.\n\n")
			all = append(all, corpus.Attribution{Source: []corpus.Span{source}, Cue: []corpus.Span{cue}, Content: []corpus.Span{content}})
		}
		line, err := json.Marshal(map[string]any{"id": fmt.Sprint(k), "text": text, "attributions": all})
		if err != nil {
			panic(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.String()
}

// TestAttribution trains twice on invented articles, wants the same bytes, and
// that what was marked there is found in words that were not.
func TestAttribution(t *testing.T) {
	shared := t.TempDir()
	zipped(t, filepath.Join(shared, "gold", "attribution", "polnear-train.jsonl.gz"), toldInvented(24))
	o := tellDefaults
	o.Scenes.Runs, o.Parts = 1, 2
	var files [][]byte
	for range 2 {
		m, err := trainAttribution(shared, "testdata/wordnet", o, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, m.Write())
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same articles give other bytes the second time")
	}
	m, err := attribution.Read(files[0])
	if err != nil {
		t.Fatal(err)
	}
	g := corpus.Attributed{Article: corpus.Article{Text: "The miller murmured that the harvest was poor. The miller walked over the bridge that day."}}
	a := tell(&g)
	found := m.Find(a.text, a.tokens, a.sentences, a.quotations, a.mentions)
	if len(found) != 1 || found[0].Source.In(a.text) != "The miller" || found[0].Cue[0].In(a.text) != "murmured" || found[0].Content[0].In(a.text) != "that the harvest was poor" {
		t.Errorf("found %+v", found)
	}
	if _, err := trainAttribution(t.TempDir(), "testdata/wordnet", o, io.Discard); err == nil || !strings.Contains(err.Error(), "polnear-train") {
		t.Errorf("without articles the error is %v", err)
	}
}

// TestKeep wants the features of which the weights say most to keep them, under
// their new numbers.
func TestKeep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newRowBook(2)
		l := rawLesson{labels: []uint8{0, 1, 0}}
		feature := rapid.Map(rapid.Uint64Range(1, 12), func(n uint64) attribution.Feature { return attribution.Feature(n) })
		for range l.labels {
			l.add(rapid.SliceOfN(feature, 1, 6).Draw(t, "nodes"), rapid.SliceOfN(feature, 1, 3).Draw(t, "edges"))
		}
		b.count(&l)
		b.settle(1)
		lessons := [][]labelled{{b.of(&l)}}
		w := make([]float32, b.size)
		for _, r := range b.order {
			w[r.at] = float32(r.feature) // the higher the number, the more it says
		}
		n := rapid.IntRange(1, 6).Draw(t, "kept")
		edges := 0
		for _, r := range b.order {
			if r.edge {
				edges++
			}
		}
		b.keep(n, 1000, w, lessons)
		ofRow := map[uint32]attribution.Feature{}
		for _, r := range b.order {
			ofRow[uint32(r.at)] = r.feature
		}
		if len(b.order) < edges+min(n, len(b.nodes)) {
			t.Fatalf("%d rows are left of %d edges and %d nodes", len(b.order), edges, len(b.nodes))
		}
		for i, row := range lessons[0][0].nodes {
			for _, r := range row {
				if !slices.Contains(l.nodes[i], ofRow[r]) {
					t.Fatalf("token %d has feature %d, which it did not have", i, ofRow[r])
				}
			}
		}
	})
}

// TestMeanings wants the first meaning of verbs, and of such nouns only as may
// be cues or sources.
func TestMeanings(t *testing.T) {
	v, err := readMeanings("testdata/wordnet")
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]attribution.Meaning{
		"report": {Verb: 32, VerbAbove: short("00000008", ""), Noun: 10, NounAbove: short("", "00000003")},
		"flood":  {Verb: 30, VerbAbove: short("00000009", "")},
		"hold":   {Verb: 35, VerbAbove: short("", "00000003")},
	} {
		if got, _ := v.Get(attribution.StemKey(word)); got != want.Pack() {
			t.Errorf("%s is %x, want %x", word, got, want.Pack())
		}
	}
	if _, ok := v.Get(attribution.StemKey("harbour")); ok {
		t.Error("a place is among the meanings")
	}
}
