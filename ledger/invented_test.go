package ledger

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// A world is what invented documents tell of. All its names are made of
// syllables that a seed has drawn; nothing in it is news.
type world struct {
	seed    uint64
	places  []string
	sources []worldSource
	words   []string
	often   map[string]*skew // how often each of a list comes up
}

type worldSource struct {
	name  string // "" for somebody whom the text does not name
	words string // as it stands
	party hearsay.Party
}

// A skew draws from a list as people do: the k-th of it comes up 1/k^s as often
// as the first (Zipf).
type skew struct{ upTo []float64 }

func newSkew(n int, s float64) *skew {
	k := &skew{upTo: make([]float64, n)}
	sum := 0.0
	for i := range n {
		sum += 1 / math.Pow(float64(i+1), s)
		k.upTo[i] = sum
	}
	return k
}

func (k *skew) draw(r *rand.Rand) int {
	return min(sort.SearchFloat64s(k.upTo, r.Float64()*k.upTo[len(k.upTo)-1]), len(k.upTo)-1)
}

const (
	worldPlaces  = 6_000
	worldSources = 15_000
	worldWords   = 40_000
)

func newWorld(seed uint64) *world {
	r := rand.New(rand.NewPCG(seed, 0))
	w := &world{seed: seed, often: map[string]*skew{
		"place": newSkew(worldPlaces, 1), "source": newSkew(worldSources, 1.05), "word": newSkew(worldWords, 1.1),
		"category": newSkew(len(hearsay.Categories), 1.2), "outlet": newSkew(300, 1), "figures": newSkew(30, 0.6), "hands": newSkew(4, 1.1),
	}}
	name := distinct(r, func() string { s := invent(r, 2+r.IntN(2)); return strings.ToUpper(s[:1]) + s[1:] })
	word := distinct(r, func() string { return invent(r, 1+r.IntN(3)) })
	for range worldPlaces {
		w.places = append(w.places, name())
	}
	for range worldWords {
		w.words = append(w.words, word())
	}
	for i := range worldSources {
		s := worldSource{party: hearsay.Organisation}
		switch i % 5 {
		case 0:
			s.name, s.party = name()+" "+name(), hearsay.Person
			s.words = s.name
		case 1:
			s.words, s.party = "an official of "+name(), hearsay.Government
		default:
			s.name = name() + " " + []string{"Ministry", "Wire", "Observatory", "Council", "Institute"}[r.IntN(5)]
			s.words = "the " + s.name
		}
		w.sources = append(w.sources, s)
	}
	return w
}

// invent makes a word of syllables, with a letter beyond ASCII here and there.
func invent(r *rand.Rand, syllables int) string {
	const first, vowel, last = "bdfghklmnprstvwz", "aeiou", "lmnrst"
	var b strings.Builder
	for range syllables {
		b.WriteByte(first[r.IntN(len(first))])
		if r.IntN(40) == 0 {
			b.WriteString("é")
		} else {
			b.WriteByte(vowel[r.IntN(len(vowel))])
		}
		if r.IntN(3) == 0 {
			b.WriteByte(last[r.IntN(len(last))])
		}
	}
	return b.String()
}

// distinct makes of a maker one that makes nothing twice.
func distinct(r *rand.Rand, one func() string) func() string {
	seen := map[string]bool{}
	return func() string {
		s := one()
		for seen[s] {
			s += invent(r, 1)
		}
		seen[s] = true
		return s
	}
}

// worldStart is the day of the first documents; worldDaily come in a day, in the
// order of their days, as news does.
const worldDaily = 30

var worldStart = time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)

// A writing is a document while it is written.
type writing struct {
	w    *world
	r    *rand.Rand
	text strings.Builder
	read hearsay.Reading
}

// document writes document number n: always the same. Of every twenty, one is a
// copy of the one before it under another name, as agencies' reports are.
func (w *world) document(n int) (*hearsay.Document, *hearsay.Reading) {
	kind, of := "page", n
	if n%20 == 19 {
		kind, of = "copy", n-1
	}
	x := &writing{w: w, r: rand.New(rand.NewPCG(w.seed, uint64(of)+1))}
	day := worldStart.AddDate(0, 0, of/worldDaily)
	place := w.places[w.often["place"].draw(x.r)]
	category := w.category(x.r)
	title := x.fill(6)
	for range 1 + w.often["figures"].draw(x.r) {
		x.filler()
		there, what := place, category
		if x.r.IntN(6) == 0 {
			there = w.places[w.often["place"].draw(x.r)]
		}
		if x.r.IntN(3) == 0 {
			what = w.category(x.r)
		}
		x.tell(day, there, what)
	}
	d := &hearsay.Document{ID: fmt.Sprintf("%s-%07d.html", kind, n), Title: title, Outlet: "The " + w.words[w.often["outlet"].draw(x.r)] + " Post",
		Published: hearsay.DateOf(day), Language: "en", Text: x.text.String(), URL: fmt.Sprintf("https://valley.example/%s/%d", kind, n)}
	d.Receipt = &hearsay.Receipt{Bytes: []byte("<!doctype html><title>" + title + "</title><p>" + strings.ReplaceAll(d.Text, "\n", "\n<p>")), Media: "text/html",
		Address: d.ID, Captured: day.Add(30 * time.Hour), Tool: "hearsay 0"}
	x.read.TextHash = d.Hash()
	for i := range x.read.Claims {
		c := &x.read.Claims[i]
		c.ID = hearsay.ClaimID(d.ID, x.read.TextHash, x.read.Figures[c.Figure].Span)
	}
	return d, &x.read
}

func (w *world) category(r *rand.Rand) hearsay.Category {
	return hearsay.Categories[w.often["category"].draw(r)]
}

func (x *writing) word() string { return x.w.words[x.w.often["word"].draw(x.r)] }

// fill returns words that mean nothing.
func (x *writing) fill(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = x.word()
	}
	return strings.Join(words, " ")
}

// put writes words and returns their place.
func (x *writing) put(words string) hearsay.Span {
	from := x.text.Len()
	x.text.WriteString(words)
	return hearsay.Span{Start: from, End: x.text.Len()}
}

func (x *writing) filler() {
	for range 1 + x.r.IntN(3) {
		at := x.put(x.fill(8 + x.r.IntN(14)))
		x.put(". ")
		at.End = x.text.Len()
		x.read.Sentences = append(x.read.Sentences, hearsay.Sentence{Span: at})
	}
}

// tell writes a sentence with a figure, and the claim that a reader makes of it.
func (x *writing) tell(day time.Time, place string, category hearsay.Category) {
	from := x.text.Len()
	c := hearsay.Claim{Figure: len(x.read.Figures), Category: category, Measure: x.word(), Polarity: hearsay.Says, Status: hearsay.Unattributed,
		Confidence: math.Round(x.r.Float64()*1000) / 1000}
	for i := range x.w.often["hands"].draw(x.r) {
		s := x.w.sources[x.w.often["source"].draw(x.r)]
		link := hearsay.Link{Source: hearsay.None, Name: cmp.Or(s.name, s.words), Resolved: s.name, Named: s.name != "", Party: s.party}
		if i == 0 {
			link.Span = x.put(s.words)
			link.Cue = x.put(" said")
			link.Cue.Start++
			x.put(" ")
		} else {
			link.Cue = x.put("citing")
			x.put(" ")
			link.Span = x.put(s.words)
			x.put(", ")
		}
		c.Chain = append(c.Chain, link)
		if c.Status = hearsay.EndsUnnamed; s.name != "" {
			c.Status = hearsay.Complete
		}
	}
	value := int64(math.Exp(x.r.Float64() * 12))
	f := hearsay.Figure{Value: hearsay.Exactly(hearsay.Int(value)), Hedge: hearsay.Plain, Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Level}
	f.Start = x.text.Len()
	if x.r.IntN(5) == 0 {
		x.put("more than ")
		f.Value = hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Excluded, At: hearsay.Int(value)}}
	}
	f.Core = x.put(strconv.FormatInt(value, 10))
	f.End = f.Core.End
	x.put(" ")
	f.Of = x.put(x.fill(1 + x.r.IntN(2)))
	x.put(" " + x.word() + " in ")
	if c.Place = x.put(place); x.r.IntN(4) == 0 {
		c.Place = hearsay.Span{}
	}
	asOf := day.AddDate(0, 0, -x.r.IntN(4))
	switch x.r.IntN(10) {
	case 0: // unknown
	case 1, 2, 3:
		x.put(" on ")
		c.AsOfWords = x.put(asOf.Format("2 January"))
		c.AsOf, c.Basis, c.EventDate, c.EventWords = hearsay.DateOf(asOf), hearsay.Stated, hearsay.DateOf(asOf), c.AsOfWords
	case 4:
		c.AsOf, c.Basis = hearsay.Date(asOf.Format("2006-01")), hearsay.Relative
	default:
		c.AsOf, c.Basis = hearsay.DateOf(day), hearsay.Publication
	}
	x.put(" " + x.fill(3+x.r.IntN(8)) + ".\n")
	x.read.Sentences = append(x.read.Sentences, hearsay.Sentence{Span: hearsay.Span{Start: from, End: x.text.Len()}})
	x.read.Figures = append(x.read.Figures, f)
	x.read.Claims = append(x.read.Claims, c)
}

// rereading is what a newer reader makes of a reading: it takes one claim for
// something else and does not find another.
func rereading(r *hearsay.Reading) *hearsay.Reading {
	newer := *r
	newer.Claims = slices.Clone(r.Claims)
	newer.Claims[0].Category = "other"
	newer.Claims[0].Measure = "invented"
	if n := len(newer.Claims); n > 2 {
		newer.Claims = newer.Claims[:n-1]
	}
	return &newer
}
