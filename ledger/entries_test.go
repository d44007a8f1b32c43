package ledger

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// pile adds many small articles, some of them copies, and returns their entries.
func pile(t testing.TB, l *Ledger, documents int) []*hearsay.Entry {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(all ...string) string { return all[random.IntN(len(all))] }
	last := ""
	for i := range documents {
		text := last
		if text == "" || random.IntN(5) > 0 {
			text = ""
			for n := range 1 + random.IntN(6) {
				text += fmt.Sprintf("In %s %d%d %s were counted, %s said. ", pick("Osk", "Marrow Bay", "Ulm"), i+1, n, pick("boats", "crates", "people", "blue boats"), pick("Vane", "the Vane", "Orla Fenn", "Dock Police"))
			}
		}
		last = text
		a := newArticle(fmt.Sprintf("%d.txt", i), pick("Storm", "Boats lost", "The fair"), text)
		from := 0
		for line := range strings.SplitAfterSeq(strings.TrimSpace(text), ". ") {
			words := strings.Fields(line)
			place, rest, _ := strings.Cut(strings.TrimPrefix(line, "In "), " "+figureIn(words))
			of, chain, _ := strings.Cut(strings.TrimSpace(rest), " were counted, ")
			name := strings.TrimSuffix(strings.TrimSpace(chain), ".")
			name = strings.TrimSuffix(name, " said")
			f := hearsay.Figure{Value: hearsay.Exactly(hearsay.Int(int64(i))), Unit: "thing", Kind: hearsay.Count}
			at := func(s string) hearsay.Span {
				k := from + strings.Index(line, s)
				return hearsay.Span{Start: k, End: k + len(s)}
			}
			f.Span, f.Of = at(figureIn(words)), at(of)
			c := hearsay.Claim{Figure: len(a.Figures), Category: hearsay.Category(pick("killed", "injured", "other")), Place: at(place),
				AsOf:   hearsay.Date(pick("", "2031", "2031-03", "2031-03-01", "2031-03-02", "2031-04-01", "2030-12-31")),
				Status: hearsay.ChainStatus(pick("complete", "unattributed"))}
			if random.IntN(4) > 0 {
				c.Chain = append(c.Chain, hearsay.Link{Name: name, Resolved: name, Named: true, Span: at(name)})
				if random.IntN(3) == 0 {
					c.Chain = append(c.Chain, hearsay.Link{Name: "Vane", Resolved: "Vane", Named: true})
				}
			}
			a.Figures = append(a.Figures, f)
			a.Claims = append(a.Claims, c)
			from += len(line)
		}
		add(t, l, a)
	}
	return list(t, l, Filter{State: AnyState})
}

func figureIn(words []string) string {
	return words[slices.IndexFunc(words, func(w string) bool { return strings.Trim(w, "0123456789") == "" })]
}

func byPlace(a, b *hearsay.Entry) int {
	return cmp.Or(cmp.Compare(a.AsOf, b.AsOf), cmp.Compare(a.Filing.TextHash, b.Filing.TextHash), cmp.Compare(a.Figure.Start, b.Figure.Start), cmp.Compare(a.ID, b.ID))
}

func testList(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	all := pile(t, l, 200)
	if len(all) < 500 || !slices.IsSortedFunc(all, byPlace) {
		t.Fatalf("%d entries, out of order", len(all))
	}
	for _, f := range []Filter{{Limit: 1}, {Limit: 7, Offset: 3}, {Offset: len(all) - 2}, {Limit: 10, Offset: len(all) + 5}, {Limit: len(all) + 1}, {Limit: 600, Offset: 1}} {
		want := ids(all)[min(f.Offset, len(all)):]
		if f.Limit > 0 {
			want = want[:min(f.Limit, len(want))]
		}
		if got := ids(list(t, l, f)); !slices.Equal(got, want) {
			t.Errorf("%+v: %d entries, want %d", f, len(got), len(want))
		}
	}
	for range l.Entries(t.Context(), Filter{}) {
		break
	}
}

// testFilters holds filters against going through all entries one by one.
func testFilters(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	all := pile(t, l, 150)
	for i, e := range all {
		if i%7 == 0 {
			rule(t, l, hearsay.Verdict{Entry: e.ID, Ruling: hearsay.Rulings[i%2*2]})
		}
	}
	newer := p.open(t, "tool 2")
	for _, k := range []int{3, 17, 40} { // read anew, and empty
		key := all[k].Filing.Key
		f, err := l.Filing(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := newer.Add(t.Context(), &f.Document, &hearsay.Reading{TextHash: f.TextHash}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Forget(t.Context(), all[60].Filing.Key, "Ines", "asked to"); err != nil {
		t.Fatal(err)
	}
	forgotten := all[60].Filing.Key
	all = list(t, l, Filter{State: AnyState})
	rapid.Check(t, func(rt *rapid.T) {
		one := func(name string, of ...string) string {
			if rapid.IntRange(0, 3).Draw(rt, name+"?") > 0 {
				return ""
			}
			return rapid.SampledFrom(of).Draw(rt, name)
		}
		f := Filter{Category: hearsay.Category(one("category", "killed", "injured", "other", "missing")), Source: one("source", "vane", "The VANE", "orla  fenn", "nobody"),
			Origin: one("origin", "Vane", "dock police"), Place: one("place", "osk", "marrow bay", "ulm"),
			AsOfFrom: hearsay.Date(one("from", "2030", "2031", "2031-03", "2031-03-02")), AsOfTo: hearsay.Date(one("to", "2031", "2031-03", "2031-03-01", "2030")),
			Document: one("document", all[0].Filing.Key, all[len(all)-1].Filing.Key, forgotten), Status: hearsay.ChainStatus(one("status", "complete", "unattributed")),
			Review: hearsay.Review(one("review", "open", "confirmed", "rejected")), State: hearsay.EntryState(one("state", "any", "superseded", "current", "forgotten")),
			Text: one("text", "boats", "BOATS counted", `"blue boats"`, "storm vane", "Fenn", "lost", "osk", "…", `" or`, `"boats were" lost`)}
		l.reach = rapid.SampledFrom([]int{1, 5, 40, firstReach}).Draw(rt, "reach")
		var want []string
		for _, e := range all {
			if wanted(e, f) {
				want = append(want, e.ID)
			}
		}
		if got := ids(list(t, l, f)); !slices.Equal(got, want) {
			rt.Fatalf("%+v: %d entries, want %d", f, len(got), len(want))
		}
		f.Limit, f.Offset = rapid.IntRange(1, 9).Draw(rt, "limit"), rapid.IntRange(0, 9).Draw(rt, "offset")
		want = want[min(f.Offset, len(want)):]
		want = want[:min(f.Limit, len(want))]
		if got := ids(list(t, l, f)); !slices.Equal(got, want) {
			rt.Fatalf("%+v: %v, want %v", f, got, want)
		}
	})
}

// wanted is what a Filter promises, the slow way.
func wanted(e *hearsay.Entry, f Filter) bool {
	named := func(h hearsay.Hand, name string) bool { return fold(h.Name) == fold(name) }
	origin, ok := e.Origin()
	state := f.State
	if state == "" {
		state = hearsay.Current
	}
	until := string(f.AsOfTo)
	text := ""
	for _, part := range append([]string{e.Quote.Words, e.Of.Words, e.Place.Words, e.Filing.Document.Title}, strings.Split(chainText(&record{Entry: *e}), arrow)...) {
		text += " " + strings.Join(tokens(part), " ") + " |"
	}
	for _, words := range queryWords(f.Text) {
		if !strings.Contains(text, " "+strings.Join(words, " ")+" ") {
			return false
		}
	}
	if f.Text != "" && len(queryWords(f.Text)) == 0 {
		return false
	}
	return (f.Category == "" || e.Category == f.Category) &&
		(f.Source == "" || slices.ContainsFunc(e.Chain, func(h hearsay.Hand) bool { return named(h, f.Source) })) &&
		(f.Origin == "" || ok && named(origin, f.Origin)) &&
		(f.Place == "" || fold(e.Place.Words) == fold(f.Place)) &&
		(f.AsOfFrom == "" || e.AsOf != "" && e.AsOf >= f.AsOfFrom) &&
		(f.AsOfTo == "" || e.AsOf != "" && string(e.AsOf)[:min(len(until), len(e.AsOf))] <= until) &&
		(f.Document == "" || e.Filing.Key == f.Document) &&
		(f.Status == "" || e.Status == f.Status) &&
		(f.Review == "" || e.Review == f.Review) &&
		(state == AnyState || e.State == state)
}

func testNames(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	a := newArticle("a.txt", "Café Größe", "Naïve O'Brien's café sold 62,000 crème brûlées — “GROSS”; DROP TABLE entries.")
	a.tells(t, telling{figure: "62,000", of: "crème brûlées", asOf: "2031", category: "sold_or_made", value: 62000})
	add(t, l, a)
	for query, want := range map[string]int{
		"cafe": 1, "CAFÉ": 1, "creme": 1, "62,000": 1, `"62 000"`: 1, "62000": 0, "o'brien": 1, "gross": 1, `"brulees gross"`: 1, `"gross brulees"`: 0,
		"größe": 1, "grosse": 0, `"; DROP TABLE entries`: 1, "NOT cafe": 0, "caf*": 0, "quote:cafe": 0, "cafe OR zebra": 0, "(": 0, "'": 0, `"`: 0, " ": 1, "": 1,
	} {
		if got := list(t, l, Filter{Text: query}); len(got) != want {
			t.Errorf("%q finds %d entries, want %d", query, len(got), want)
		}
	}
}

// testAnyWords searches for whatever people may type, which is never an error,
// and finds a text by its own words.
func testAnyWords(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	n := 0
	find := func(text string) int { return len(list(t, l, Filter{Text: text})) }
	long, many := strings.Repeat("ab", 3000), strings.Repeat("ab cd ", 2000)
	for _, text := range []string{long, "\"" + long + "\"", many, "\"" + many + "\"", strings.Repeat("\"ab\" ", 3000), strings.Repeat("(", 500)} {
		if got := find(text); got != 0 {
			t.Errorf("%.20q… finds %d entries in an empty ledger", text, got)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		n++
		title := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-zÀ-ſ0-9"'(){}\\:*^+\-&|!<>~. ]{0,40}`)).Draw(rt, "title")
		a := newArticle(fmt.Sprint(n), title, "40 boats.").tells(t, telling{figure: "40", of: "boats", asOf: "2031", category: "other"})
		add(t, l, a)
		find(title)
		if strings.ContainsFunc(title, func(r rune) bool { return r > 0x17f }) {
			return // SQLite knows an older Unicode
		}
		if query := strings.ReplaceAll(title, `"`, " "); len(tokens(query)) > 0 && !slices.Contains(ids(list(t, l, Filter{Text: query})), a.id(0)) {
			rt.Fatalf("%q is not found by %q", title, query)
		}
	})
}

func TestSortable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) hearsay.Decimal {
			return hearsay.Decimal{Coef: rapid.StringMatching(`-?[0-9]{1,5}`).Draw(t, name), Exp: rapid.IntRange(-6, 6).Draw(t, name)}
		}
		a, b := draw("a"), draw("b")
		if got := cmp.Compare(sortable(a), sortable(b)); got != a.Cmp(b) {
			t.Fatalf("%v (%s) and %v (%s) sort as %d, and are %d", a, sortable(a), b, sortable(b), got, a.Cmp(b))
		}
		back, err := boundOf(hearsay.Bound{Kind: hearsay.Included, At: a}).bound()
		if err != nil || back.At != a {
			t.Fatalf("%v comes back as %v, %v", a, back, err)
		}
	})
}

func TestNumbers(t *testing.T) {
	days := []hearsay.Date{"", "0001", "1999-12-31", "2031", "2031-01", "2031-01-01", "2031-01-31", "2031-02", "2031-12-31", "2032", "9999-12-31"}
	for i, d := range days {
		low, high := numberOf(d, strings.Repeat("0", 64)), numberOf(d, strings.Repeat("f", 64))
		if low < 0 || high < low {
			t.Errorf("%s: %d to %d", d, low, high)
		}
		if i > 0 && low <= numberOf(days[i-1], strings.Repeat("f", 64)) {
			t.Errorf("%s does not come after %s", d, days[i-1])
		}
	}
}
