package export

import (
	"encoding/csv"
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
)

// barbs are pieces of text that mean something to one format or another.
var barbs = []string{"\n", "\r\n", "|", "||", "|-", "|}", "{|", "{{", "}}", "[[", "]]", "[", "]", "<ref>", "</ref>", "<!--", "-->", "<nowiki>", "</nowiki>", "~~~~",
	"__NOTOC__", "''", "'''", "== x ==", "*", "#", ":", ";", "!", "!!", "-{", "}-", "&lt;", "&#60;", "RFC 1234", "ISBN 978", "PMID 1", "http://x.example/", "news:x",
	"\"", "\"\"", "\"\"\"", "\t", "/*", "*/", "||Q42|P31|Q5", "-Q42", "LAST", "\\", "\\u0000", "\x00", "\x1b[31m", "\u2028", "\u202e", "\u2066", "\ufeff", "\u200b", "\xff", "\xed\xa0\x80",
	"=1+1", "@SUM(A1)", "+1", "-1", ",", "'", "{", "}", "@id", "@context", "_:b1", "<script>", "%0A", "🌊", "e\u0301", " ", "a", "eleven people"}

// barbed draws text that tries to be more than text.
func barbed() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(barbs), rapid.String()), 0, 6).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}

// barbedEntry draws an entry whose every word is such text. Its numbers and
// places are sound: a ledger has those from the reader.
func barbedEntry(t *rapid.T) *hearsay.Entry {
	text := barbed()
	draw := func(name string) string { return text.Draw(t, name) }
	excerpt := func(name string) hearsay.Excerpt {
		return hearsay.Excerpt{Words: draw(name), Points: hearsay.Span{Start: 3, End: 9}, Span: hearsay.Span{Start: 3, End: 9}}
	}
	d := hearsay.Document{ID: draw("document"), URL: rapid.SampledFrom([]string{"", "https://x.example/", "http://", "ftp://x/"}).Draw(t, "scheme") + draw("url"),
		Outlet: draw("outlet"), Agency: draw("agency"), Byline: draw("byline"), Title: draw("title"), Published: hearsay.Date(draw("published")), Language: draw("language")}
	f := &hearsay.Filing{Key: draw("key"), Document: d, TextHash: draw("hash"), Length: 20, Receipt: hearsay.Receipt{Hash: draw("bytes"), Media: draw("media"), Address: draw("address"), Tool: draw("tool")},
		Forgotten: draw("forgotten")}
	e := &hearsay.Entry{ID: draw("id"), Filing: f, Figure: excerpt("figure"), Core: excerpt("core"), Value: hearsay.Exactly(hearsay.Int(11)),
		Hedge: hearsay.Hedge(draw("hedge")), Unit: rapid.SampledFrom([]hearsay.Unit{"person", hearsay.Unit(draw("unit"))}).Draw(t, "unit"), Kind: hearsay.FigureKind(draw("kind")),
		Aspect: hearsay.Level, Of: excerpt("of"), Category: rapid.SampledFrom([]hearsay.Category{"killed", "money", hearsay.Category(draw("category"))}).Draw(t, "category"),
		Measure: draw("measure"), Place: excerpt("place"), EventDate: hearsay.Date(draw("event")), AsOf: hearsay.Date(draw("as of")), Basis: hearsay.Stated, Polarity: hearsay.Says,
		Status: hearsay.Complete, Quote: excerpt("quote"), Prefix: draw("prefix"), Suffix: draw("suffix"), Reader: draw("reader"), State: hearsay.Current, Review: hearsay.Open, Next: draw("next")}
	for range rapid.IntRange(0, 2).Draw(t, "links") {
		e.Chain = append(e.Chain, hearsay.Hand{Name: draw("name"), Resolved: draw("resolved"), Source: draw("source"), Named: rapid.Bool().Draw(t, "named"),
			Party: hearsay.Party(draw("party")), Words: excerpt("words"), Cue: excerpt("cue")})
	}
	return e
}

// barbedVerdict draws a verdict of such text.
func barbedVerdict(t *rapid.T) []hearsay.Verdict {
	text := barbed()
	return []hearsay.Verdict{{Ruling: hearsay.Correct, By: text.Draw(t, "by"), Why: text.Draw(t, "why"),
		Changes: []hearsay.Change{{Field: text.Draw(t, "field"), Was: text.Draw(t, "was"), Is: text.Draw(t, "is")}}}}
}

// TestBarbed wants no text to be more than text in any format: each export
// parses, and has the parts that one of plain words has.
func TestBarbed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, v := barbedEntry(t), barbedVerdict(t)
		write := func(f *EntryFormat) string {
			var b strings.Builder
			w := f.New(&b, EntryOptions{Verdicts: func(string) ([]hearsay.Verdict, error) { return v, nil }, Tool: "hearsay 0.3"})
			other := *e
			other.ID += "2"
			for _, e := range []*hearsay.Entry{e, &other} {
				if err := w.Write(e); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			out := b.String()
			for line := range strings.SplitSeq(out, "\n") {
				if line = strings.TrimSuffix(line, "\r"); Printable(line) != line {
					t.Fatalf("%s lets through a raw character in %q", f.Name, line)
				}
			}
			return out
		}
		for _, f := range []*EntryFormat{WebAnnotation, SchemaOrg, PROV} {
			if out := write(f); !json.Valid([]byte(out)) {
				t.Fatalf("%s is no JSON: %s", f.Name, out)
			}
		}
		if err := soundProv(write(PROV)); err != nil {
			t.Fatal(err)
		}
		soundWikitext(t, write(Wikitext), e)
		soundQuickStatements(t, write(QuickStatements))

		table, err := csv.NewReader(strings.NewReader(write(HXL))).ReadAll()
		if err != nil || len(table) != 5 {
			t.Fatalf("%d rows of HXL, %v", len(table), err)
		}
		for k, cell := range table[3] {
			if !hxlColumns[k].number && runs(cell) && !strings.HasPrefix(cell, "'") {
				t.Fatalf("a spreadsheet would run %q", cell)
			}
		}
	})
}

// failing is what a test and a rapid test have in common.
type failing interface {
	Helper()
	Fatalf(string, ...any)
}

// soundWikitext wants of an export of e, twice, a table of two rows of nine
// cells and one footnote, and no other markup.
func soundWikitext(t failing, out string, e *hearsay.Entry) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if n := len(lines); n != 2+len(wikiHeadings)+2*10+1 {
		t.Fatalf("%d lines of wikitext:\n%s", n, out)
	}
	for k, line := range lines {
		want := "| "
		switch row := k - 2 - len(wikiHeadings); {
		case k == 0:
			want = "{| "
		case k == 1:
			want = "|+ "
		case row < 0:
			want = "! "
		case k == len(lines)-1:
			want = "|}"
		case row%10 == 0:
			want = "|- <!-- hearsay entry="
		case line == "|":
			want = "|"
		}
		if !strings.HasPrefix(line, want) {
			t.Fatalf("line %d is %q, want it to begin with %q", k, line, want)
		}
	}
	for mark, n := range map[string]int{"{{": 1, "}}": 1, "[": 0, "]": 0, "<ref ": 2, "</ref>": 1, "<": 5, "-->": 2, "''": 0, "~": 0, "__": 0, "{|": 1, "|}": 1, "||": 0, "!!": 0, "-{": 0, "\t": 0} {
		if got := strings.Count(out, mark); got != n {
			t.Fatalf("%q stands there %d times, want %d:\n%s", mark, got, n, out)
		}
	}
	if m := regexp.MustCompile(`(RFC|ISBN|PMID)\s|[a-z]:[^ \n]`).FindString(regexp.MustCompile(`\|url=\S+`).ReplaceAllString(out, "")); m != "" {
		t.Fatalf("%q would become a link:\n%s", m, out)
	}
	for k, words := range map[int]string{1: EntryCounted(e), 3: Cut(e.Place.Words), 5: EntryWho(e), 6: Cut(e.Quote.Words)} {
		cell := strings.TrimPrefix(lines[2+len(wikiHeadings)+1+k], "|")
		want := strings.TrimRight(OneLine(words), " ")
		if got := html.UnescapeString(strings.TrimPrefix(cell, " ")); got != want && !(got == "" && want == Nothing) {
			t.Fatalf("a cell shows %q, want %q", got, want)
		}
	}
	if n := strings.Count(lines[2+len(wikiHeadings)+9], "|"); n > 1+8 {
		t.Fatalf("%d marks in %q", n, lines[2+len(wikiHeadings)+9])
	}
}

// FuzzInert wants wikitext that shows a text letter for letter and does
// nothing.
func FuzzInert(f *testing.F) {
	for _, s := range barbs {
		f.Add(s)
		f.Add("a" + s + "b" + s)
	}
	shown := regexp.MustCompile(`&#[0-9]+;`)
	f.Fuzz(func(t *testing.T, s string) {
		out := Inert(s)
		if got := html.UnescapeString(out); got != OneLine(s) {
			t.Fatalf("%q is shown as %q", s, got)
		}
		bare := shown.ReplaceAllString(out, "x")
		if strings.ContainsAny(bare, "&<>[]{}|~_=*#\n\r\t\x00\x7f") || strings.Contains(bare, "''") || strings.Contains(bare, "!!") || strings.Contains(bare, "--") {
			t.Fatalf("%q holds markup: %q", s, out)
		}
		if bare != "" && strings.ContainsAny(bare[:1], ":;!-+'") {
			t.Fatalf("%q begins with a mark: %q", s, out)
		}
		if regexp.MustCompile(`:[^ ]|(RFC|ISBN|PMID)`).MatchString(bare) {
			t.Fatalf("%q holds a link: %q", s, out)
		}
		if !utf8.ValidString(out) {
			t.Fatalf("%q is no text", out)
		}
	})
}

// The forms of values that QuickStatements takes, as its parsers have them.
var quickForms = []*regexp.Regexp{
	regexp.MustCompile(`^Q[0-9]+$`),
	regexp.MustCompile(`^"[^"].*"$`),
	regexp.MustCompile(`^[a-z_-]+:".*"$`),
	regexp.MustCompile(`^[+-][0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z/(9|10|11)$`),
	regexp.MustCompile(`^[0-9]+$`),
	regexp.MustCompile(`^[0-9]+~[0-9]+$`),
}

// soundQuickStatements reads an export as QuickStatements does: a bar parts the
// values of a command and two the commands, and what stands between the marks
// of a remark at the end of a line is the summary of the edit. It returns the
// commands.
func soundQuickStatements(t failing, out string) (commands [][]string) {
	t.Helper()
	remark := regexp.MustCompile(`^(.*?) */\* *(.*?) *\*/ *$`)
	for line := range strings.SplitSeq(strings.ReplaceAll(strings.ReplaceAll(out, "||", "\n"), "|", "\t"), "\n") {
		if line == "" {
			continue
		}
		if strings.HasPrefix(line, "#") {
			if strings.Contains(line, "\t") {
				t.Fatalf("a remark is a command: %q", line)
			}
			continue
		}
		m := remark.FindStringSubmatch(line)
		if m == nil || strings.ContainsAny(m[2], "*\t") || !strings.Contains(m[2], "hearsay entry") {
			t.Fatalf("no summary: %q", line)
		}
		parts := strings.Split(m[1], "\t")
		if len(parts)%2 != 1 || len(parts) < 5 {
			t.Fatalf("%d parts: %q", len(parts), parts)
		}
		if parts[0] != noItem && !IsItem(parts[0]) {
			t.Fatalf("an edit of %q", parts[0])
		}
		for k := 1; k < len(parts); k += 2 {
			if !regexp.MustCompile(`^[PS][0-9]+$`).MatchString(parts[k]) {
				t.Fatalf("no property: %q in %q", parts[k], parts)
			}
			if !slices.ContainsFunc(quickForms, func(r *regexp.Regexp) bool { return r.MatchString(parts[k+1]) }) {
				t.Fatalf("no value: %q in %q", parts[k+1], parts)
			}
		}
		commands = append(commands, parts)
	}
	return commands
}
