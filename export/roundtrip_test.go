package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/quote"
)

// hostileWords are words that try something with whoever reads a table.
var hostileWords = rapid.OneOf(
	rapid.SampledFrom([]string{"", "40", "=1+1", "'=1", "''", "+", "-5", "@x", "\t=", "\r\n", "\r", "a\nb", "\n", " x ", "\"", "\"\"", "a,b", "ä,\"",
		"\\", "\\u{", "\\u{41}", "\\u{5C}u{41}", "\\\\u{", "\u202e", "\x00", "\x1b[31m", "\ufeff", "\u00ad", "\u2028", "_x0041_", "_x005F_", "null", "true",
		"NULL", "[]", "{}", "🌊", "e\u0301", "＝x", "'", "\ufffd", "\ufffe", "\uffff", "_x0041_x0042_", "\ue000", "\\.", "#", " ", "\u00a0=x", "1e5", "2031-05-14", "…", "words …"}),
	rapid.StringN(0, 12, -1),
	rapid.StringOfN(rapid.SampledFrom([]rune("=+-@'\"\\u{}41CB,;\r\n\t \x1b\u202e…—é🌊")), 0, 10, -1),
)

// hostileEntry is an entry as a ledger may hold it, whose words are whatever
// somebody could write.
func hostileEntry(t *rapid.T) Row {
	words := func(label string) string { return Cut(hostileWords.Draw(t, label)) }
	span := func() hearsay.Span {
		start := rapid.IntRange(0, 1<<40).Draw(t, "start")
		return hearsay.Span{Start: start, End: start + rapid.IntRange(1, 99).Draw(t, "length")}
	}
	excerpt := func(label string) hearsay.Excerpt {
		switch rapid.IntRange(0, 3).Draw(t, label) {
		case 0:
			return hearsay.Excerpt{}
		case 1:
			return hearsay.Excerpt{Words: words(label)}
		}
		return hearsay.Excerpt{Span: span(), Points: span(), Words: words(label)}
	}
	bound := func(label string) hearsay.Bound {
		kind := hearsay.BoundKind(rapid.IntRange(0, 2).Draw(t, label))
		if kind == hearsay.Unbounded {
			return hearsay.Bound{}
		}
		return hearsay.Bound{Kind: kind, At: hearsay.Decimal{
			Coef: rapid.StringMatching(`-?[0-9]{1,30}`).Draw(t, label), Exp: rapid.IntRange(-500, 500).Draw(t, label)}}
	}
	moment := func(label string) time.Time {
		if rapid.Bool().Draw(t, label) {
			return time.Time{}
		}
		return time.Unix(rapid.Int64Range(0, 4e9).Draw(t, label), 0).UTC()
	}
	e := &hearsay.Entry{
		ID: rapid.StringMatching(`[0-9a-f]{16}`).Draw(t, "id"), Filing: &hearsay.Filing{},
		Figure: hearsay.Excerpt{Span: span(), Points: span(), Words: words("figure")}, Core: excerpt("core"),
		Value: hearsay.Interval{Low: bound("low"), High: bound("high")},
		Hedge: hearsay.Hedge(words("hedge")), Unit: hearsay.Unit(words("unit")), Kind: hearsay.FigureKind(words("kind")), Aspect: hearsay.Aspect(words("aspect")),
		Of: excerpt("of"), Per: words("per"), Category: hearsay.Category(words("category")), Measure: words("measure"), Population: words("population"),
		Including: excerpt("including"), Excluding: excerpt("excluding"), Place: excerpt("place"), EventDate: hearsay.Date(words("event date")),
		EventWords: excerpt("event words"), AsOf: hearsay.Date(words("as of")), AsOfWords: excerpt("as of words"), Basis: hearsay.Basis(words("basis")),
		Polarity: hearsay.Polarity(words("polarity")), Status: hearsay.ChainStatus(words("status")),
		Confidence: float64(rapid.IntRange(0, 10000).Draw(t, "confidence")) / 10000,
		Quote:      excerpt("quote"), Prefix: words("prefix"), Suffix: words("suffix"), Reader: words("reader"), Posted: moment("posted"),
		State: hearsay.EntryState(words("state")), Next: words("next"), Review: hearsay.Review(words("review")),
	}
	for range rapid.IntRange(0, 3).Draw(t, "links") {
		e.Chain = append(e.Chain, hearsay.Hand{Name: words("name"), Resolved: words("resolved"), Source: words("source"), Named: rapid.Bool().Draw(t, "named"),
			Party: hearsay.Party(words("party")), Words: excerpt("words"), Cue: excerpt("cue")})
	}
	*e.Filing = hearsay.Filing{
		Key: "k" + e.ID, TextHash: rapid.StringMatching(`[0-9a-f]{64}`).Draw(t, "hash"), Length: rapid.IntRange(0, 1<<40).Draw(t, "length"), Forgotten: words("forgotten"),
		Document: hearsay.Document{ID: "d" + words("document"), URL: words("url"), Outlet: words("outlet"), Agency: words("agency"), Byline: words("byline"),
			Title: words("title"), Published: hearsay.Date(words("published")), Language: words("language"), Text: words("text")},
		Receipt: hearsay.Receipt{Hash: words("bytes"), Media: words("media"), Address: words("address"), Captured: moment("captured"), Tool: words("tool")},
	}
	for range rapid.IntRange(0, 2).Draw(t, "notes") {
		n := hearsay.Note{Text: words("note")}
		if rapid.Bool().Draw(t, "placed") {
			n.Span = span()
		}
		e.Filing.Document.Notes = append(e.Filing.Document.Notes, n)
	}
	row := Row{Entry: e}
	for range rapid.IntRange(0, 2).Draw(t, "verdicts") {
		v := hearsay.Verdict{Entry: e.ID, Ruling: rapid.SampledFrom(hearsay.Rulings).Draw(t, "ruling"), By: words("by"), Why: words("why"), At: moment("at")}
		for range rapid.IntRange(0, 2).Draw(t, "changes") {
			v.Changes = append(v.Changes, hearsay.Change{Field: words("field"), Was: words("was"), Is: words("is")})
		}
		row.Verdicts = append(row.Verdicts, v)
	}
	return row
}

// TestEntriesRoundTrip wants whatever a ledger may hold to come back from every
// format that is read, field for field.
func TestEntriesRoundTrip(t *testing.T) {
	for _, f := range EntryFormats {
		if f.Read == nil {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				rows := rapid.SliceOfN(rapid.Custom(hostileEntry), 1, 3).Draw(t, "rows")
				verdicts := map[string][]hearsay.Verdict{}
				var entries []*hearsay.Entry
				for _, row := range rows {
					entries = append(entries, row.Entry)
					verdicts[row.Entry.ID] = row.Verdicts
				}
				opt := EntryOptions{WithText: true, Verdicts: func(id string) ([]hearsay.Verdict, error) { return verdicts[id], nil }}
				var out bytes.Buffer
				w := f.New(&out, opt)
				for _, e := range entries {
					if err := w.Write(e); err != nil {
						t.Fatal(err)
					}
				}
				if err := w.Close(); err != nil {
					t.Fatal(err)
				}
				n := 0
				for got, err := range f.Read(fileOf("it", out.Bytes())) {
					if err != nil {
						t.Fatal(err)
					}
					want := rows[n]
					want.Verdicts = verdicts[want.Entry.ID]
					if f == XLSX {
						want.Entry.Filing.Document.Text = "" // it has no room for it
					}
					if d := cmp.Diff(want, got); d != "" {
						t.Fatalf("row %d comes back otherwise: %s", n, d)
					}
					n++
				}
				if n != len(rows) {
					t.Fatalf("%d rows of %d come back", n, len(rows))
				}
			})
		})
	}
}

// TestEscape wants whatever is escaped to come back, and nothing of it to do
// something to a terminal.
func TestEscape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hostileWords.Draw(t, "s")
		e := Escape(s)
		if back := Unescape(e); back != s {
			t.Fatalf("%q is escaped as %q and comes back as %q", s, e, back)
		}
		if p := strings.ReplaceAll(e, "\n", " "); Printable(p) != p {
			t.Fatalf("%q is escaped as %q", s, e)
		}
		g := Guard(e)
		if runs(g) && g[0] != '\'' || Unguard(g) != e {
			t.Fatalf("%q is guarded as %q", e, g)
		}
	})
	for in, want := range map[string]string{"a\x1bb": `a\u{1B}b`, `C:\u{b`: `C:\u{5C}u{b`, `C:\users`: `C:\users`, "a\u202eb": `a\u{202E}b`} {
		if got := Escape(in); got != want {
			t.Errorf("%q is escaped as %q, want %q", in, got, want)
		}
	}
	for _, odd := range []string{`\u{`, `\u{}`, `\u{110000}`, `\u{D800}`, `\u{-1}`, `\u{zz}`, `\u{41`} {
		if got := Unescape(odd); got != odd {
			t.Errorf("%q is no escape and becomes %q", odd, got)
		}
	}
}

// TestCut wants what is cut to be short, to begin like what it was, and to stay
// as it is when it is cut again.
func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(hostileWords, rapid.StringOfN(rapid.SampledFrom([]rune("ab…— \né")), 0, 3000, -1)).Draw(t, "s")
		c := Cut(s)
		if Cut(c) != c {
			t.Fatalf("%q is cut to %q and then to %q", s, c, Cut(c))
		}
		if body, ok := strings.CutSuffix(c, cutMark); c != s && (!ok || !strings.HasPrefix(s, body)) {
			t.Fatalf("%q is cut to %q", s, c)
		}
		if n := len(strings.FieldsFunc(strings.TrimSuffix(c, cutMark), quote.Parts)); n > MaxWords {
			t.Fatalf("%d words are left of %q", n, s)
		}
	})
	if got, want := Cut(strings.Repeat("a ", 30)), strings.TrimSpace(strings.Repeat("a ", 25))+" …"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestDecimals wants numbers to be read as they are written.
func TestDecimals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := hearsay.Decimal{Coef: rapid.StringMatching(`-?[0-9]{1,30}`).Draw(t, "coef"), Exp: rapid.IntRange(-2000, 2000).Draw(t, "exp")}
		back, err := ParseDecimal(digits(d))
		if err != nil || !sameDecimal(d, back) {
			t.Fatalf("%v is written %s and read %v, %v", d, digits(d), back, err)
		}
		if back, err := parseExact(exactOf(d)); err != nil || back != d {
			t.Fatalf("%v is written %s and read %v, %v", d, exactOf(d), back, err)
		}
	})
	for _, odd := range []string{"", "-", "e5", "1e", "1e9999999999", "0x10", "1,000", "1.2.3", "١", " 1", "1 ", "+1", "--1", "NaN", "Inf", ".5"} {
		if d, err := ParseDecimal(odd); err == nil {
			t.Errorf("%q is read as %v", odd, d)
		}
	}
	if a, b := (hearsay.Decimal{Coef: "12", Exp: 5}), (hearsay.Decimal{Coef: "120", Exp: 4}); !sameDecimal(a, b) || sameDecimal(a, hearsay.Int(12)) {
		t.Error(fmt.Sprint("values are told apart by their digits alone: ", a, b))
	}
}
