package ledger

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/reader"
)

// A mill makes invented articles, as many as are wanted, with what a reader
// would find in them: ten figures each, in some three thousand letters.
type mill struct {
	random *rand.Rand
	n      int
}

var (
	mills    = strings.Fields("Osk Marrow Ulm Tarn Vesk Lorne Quell Bray Holm Firth Skerry Dunmore Ashby Wick Thorne Cray")
	counted  = strings.Fields("people boats crates houses soldiers children barrels sheep workers families trucks voters")
	speakers = []string{"the harbour guard", "Vane Relief", "the Interior Office", "Orla Fenn", "the Tallow Wire", "Dock Police", "a spokesman", "the River Board"}
	verbs    = strings.Fields("were counted moved hurt found taken seen lost kept sent brought sold rescued")
	filler   = strings.Fields("on the morning after rain had fallen over valley and town with roads closed until later that week when bridges opened again for carts while officials met in the hall to speak about water grain wood and repairs")
)

func (m *mill) article() *article {
	r := m.random
	m.n++
	var text strings.Builder
	a := &article{}
	span := func(s string) hearsay.Span {
		start := text.Len()
		text.WriteString(s)
		return hearsay.Span{Start: start, End: start + len(s)}
	}
	day := time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(1500))
	for i := range 10 {
		start := text.Len()
		var c hearsay.Claim
		var f hearsay.Figure
		span("In ")
		c.Place = span(mills[int(r.ExpFloat64()*3)%len(mills)] + " " + strconv.Itoa(r.IntN(50)))
		span(", ")
		n := int64(r.IntN(1_000_000))
		f.Span = span(strconv.FormatInt(n, 10))
		f.Core = f.Span
		f.Value = hearsay.Exactly(hearsay.Int(n))
		span(" ")
		f.Of = span(counted[r.IntN(len(counted))])
		span(" were " + verbs[r.IntN(len(verbs))] + " ")
		for range 12 {
			span(filler[r.IntN(len(filler))] + " ")
		}
		if r.IntN(3) > 0 {
			name := speakers[int(r.ExpFloat64()*2)%len(speakers)]
			if r.IntN(4) == 0 {
				name += " of " + mills[r.IntN(len(mills))] + " " + strconv.Itoa(r.IntN(200))
			}
			c.Chain = []hearsay.Link{{Name: name, Resolved: name, Named: true, Party: hearsay.Organisation, Span: span(name)}}
			if r.IntN(4) == 0 {
				c.Chain = append(c.Chain, hearsay.Link{Name: "Orla Fenn", Resolved: "Orla Fenn", Named: true, Party: hearsay.Person})
			}
			c.Status = hearsay.Complete
			span(" said. ")
		} else {
			c.Status = hearsay.Unattributed
			span(". ")
		}
		a.Sentences = append(a.Sentences, hearsay.Sentence{Span: hearsay.Span{Start: start, End: text.Len()}})
		for range 30 {
			span(filler[r.IntN(len(filler))] + " ")
		}
		f.Hedge, f.Unit, f.Kind, f.Aspect = hearsay.Plain, "person", hearsay.Count, hearsay.Level
		c.Figure, c.Category, c.Measure = i, hearsay.Categories[r.IntN(len(hearsay.Categories))], "counted in "+mills[r.IntN(len(mills))]
		c.AsOf, c.Basis, c.Polarity, c.Confidence = hearsay.DateOf(day.AddDate(0, 0, -r.IntN(3))), hearsay.Stated, hearsay.Says, r.Float64()
		a.Figures, a.Claims = append(a.Figures, f), append(a.Claims, c)
	}
	a.Document = hearsay.Document{ID: fmt.Sprintf("mill/%d.txt", m.n), Title: "What was counted in " + mills[r.IntN(len(mills))] + " " + strconv.Itoa(m.n),
		Outlet: "The Valley Post", Published: hearsay.DateOf(day), Language: "en", Text: text.String()}
	a.Receipt = &hearsay.Receipt{Bytes: []byte(a.Text), Media: "text/plain", Address: a.ID, Captured: noon, Tool: "mill"}
	a.TextHash = a.Hash()
	return a
}

// BenchmarkLedger makes a ledger of HEARSAY_ENTRIES entries (20,000 if it is not
// set) in the folder HEARSAY_LEDGER or in PostgreSQL if HEARSAY_POSTGRES is set,
// and tells how long each filter takes to its fiftieth entry, and one entry.
// A ledger that is there is measured as it is.
func BenchmarkLedger(b *testing.B) {
	entries := 20_000
	if n, err := strconv.Atoi(os.Getenv("HEARSAY_ENTRIES")); err == nil {
		entries = n
	}
	address := os.Getenv("HEARSAY_POSTGRES")
	if address == "" {
		dir := os.Getenv("HEARSAY_LEDGER")
		if dir == "" {
			dir = b.TempDir()
		}
		address = filepath.Join(dir, "bench.ledger")
	}
	l, err := Open(b.Context(), address, Options{Make: true, Tool: "mill"})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if len(list(b, l, Filter{Limit: 1})) == 0 {
		fill(b, l, entries)
	}
	first := list(b, l, Filter{Limit: 1, Offset: 3})[0]
	for _, q := range []struct {
		name string
		f    Filter
	}{
		{"all", Filter{}}, {"category", Filter{Category: "killed"}}, {"no category", Filter{Category: "none"}}, {"source", Filter{Source: "the Harbour Guard"}},
		{"rare source", Filter{Source: "harbour guard of Tarn 7"}}, {"origin", Filter{Origin: "Orla Fenn"}}, {"place", Filter{Place: "Osk 7"}},
		{"from", Filter{AsOfFrom: "2031"}}, {"span", Filter{AsOfFrom: "2031-05", AsOfTo: "2031-05"}}, {"document", Filter{Document: first.Filing.Key}},
		{"status", Filter{Status: hearsay.Unattributed}}, {"no status", Filter{Status: hearsay.EndsUnnamed}}, {"review", Filter{Review: hearsay.Open}},
		{"no review", Filter{Review: hearsay.Rejected}}, {"superseded", Filter{State: hearsay.Superseded}}, {"word", Filter{Text: "counted"}},
		{"words", Filter{Text: "boats rain harbour"}}, {"phrase", Filter{Text: `"the tallow wire"`}}, {"rare word", Filter{Text: "99999"}}, {"no word", Filter{Text: "zebra"}},
		{"category and word", Filter{Category: "killed", Text: "boats"}}, {"source and word", Filter{Source: "Dock Police", Text: "boats"}},
		{"source and category", Filter{Source: "Dock Police", Category: "killed"}}, {"place and category", Filter{Place: "Osk 7", Category: "killed"}},
	} {
		b.Run("list/"+q.name, func(b *testing.B) {
			q.f.Limit = 50
			took(b, func() { list(b, l, q.f) })
		})
	}
	var some []string
	for e := range l.Entries(b.Context(), Filter{AsOfFrom: "2030", Limit: 500}) {
		some = append(some, e.ID)
	}
	n := 0
	b.Run("entry", func(b *testing.B) {
		took(b, func() {
			n++
			if _, err := l.Entry(context.Background(), some[n*7%len(some)][:12]); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// fill adds entries, some hundred documents a transaction: a quick way to a large
// ledger, which is the same as one made by [Ledger.Add].
func fill(b *testing.B, l *Ledger, entries int) {
	m := &mill{random: rand.New(rand.NewPCG(11, 12))}
	start := time.Now()
	for m.n*10 < entries {
		err := l.do(b.Context(), false, func(d *deed) error {
			for range 500 {
				a := m.article()
				p, err := paperOf(&a.Document)
				if err != nil {
					return err
				}
				read, err := cut(&a.Document, &a.Reading)
				if err != nil {
					return err
				}
				if _, err := d.add(p, read); err != nil {
					return err
				}
				if m.n*10 >= entries {
					break
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		if m.n%5_000 == 0 {
			fmt.Fprintf(os.Stderr, "%d documents, %.0f a second\n", m.n, float64(m.n)/time.Since(start).Seconds())
		}
	}
}

// BenchmarkAdd adds a document of ten figures after the other, each in a
// transaction.
func BenchmarkAdd(b *testing.B) {
	l := inDir(b)
	m := &mill{random: rand.New(rand.NewPCG(11, 12))}
	for b.Loop() {
		b.StopTimer()
		a := m.article()
		b.StartTimer()
		if _, err := l.Add(b.Context(), &a.Document, &a.Reading); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads the same documents, for comparison.
func BenchmarkRead(b *testing.B) {
	m := &mill{random: rand.New(rand.NewPCG(11, 12))}
	for b.Loop() {
		b.StopTimer()
		a := m.article()
		b.StartTimer()
		reader.Read(&a.Document)
	}
}

func inDir(b *testing.B) *Ledger {
	l, err := Open(b.Context(), filepath.Join(b.TempDir(), "bench.ledger"), Options{Make: true, Tool: "mill"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	return l
}

// took runs work b.N times and tells its median and its longest time.
func took(b *testing.B, work func()) {
	var all []time.Duration
	for b.Loop() {
		start := time.Now()
		work()
		all = append(all, time.Since(start))
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(all[len(all)-1].Microseconds())/1000, "max-ms")
}
