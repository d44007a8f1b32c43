package main

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/export"
)

// shown returns a shower of the only entry of quay, with a chain, verdicts and a
// past.
func shown(width int) *shower {
	d, r := quay()
	d.Outlet, d.Title, d.Language = "The Valley Post", "The quay\x1b[2J", "en"
	c, f := &r.Claims[0], &r.Figures[0]
	ruler := hearsay.NewRuler(d.Text)
	cut := func(s hearsay.Span) hearsay.Excerpt {
		if s.Empty() {
			return hearsay.Excerpt{}
		}
		return hearsay.Excerpt{Span: s, Points: hearsay.Span{Start: ruler.Points(s.Start), End: ruler.Points(s.End)}, Words: s.In(d.Text)}
	}
	at := time.Date(2031, 5, 15, 8, 30, 0, 0, time.UTC)
	filing := &hearsay.Filing{Key: hearsay.DocumentKey(d.ID, d.Hash()), Document: *d, TextHash: d.Hash(), Length: utf8.RuneCountInString(d.Text),
		Receipt: hearsay.Receipt{Hash: strings.Repeat("0f", 32), Media: "text/plain", Address: "pile/quay.txt", Captured: at, Tool: "hearsay v0.3.0"}}
	e := &hearsay.Entry{
		ID: "60aec84558f33d2a", Filing: filing, Figure: cut(f.Span), Core: cut(f.Core), Value: f.Value, Hedge: f.Hedge, Unit: f.Unit, Kind: f.Kind, Aspect: f.Aspect,
		Of: cut(f.Of), Category: c.Category, Measure: c.Measure, Place: cut(c.Place), AsOf: c.AsOf, Basis: c.Basis, AsOfWords: hearsay.Excerpt{Words: "13, 2031"},
		EventDate: "2031-05", Polarity: c.Polarity, Status: c.Status, Confidence: c.Confidence,
		Reader: "hearsay v0.3.0, reader 0123456789ab", Posted: at, State: hearsay.Superseded, Next: "5996f5122d000000", Review: hearsay.Corrected,
	}
	for _, l := range c.Chain {
		e.Chain = append(e.Chain, hearsay.Hand{Name: l.Name, Resolved: l.Resolved, Source: "Coastwire", Named: l.Named, Party: l.Party, Words: cut(l.Span), Cue: cut(l.Cue)})
	}
	return &shower{
		sheet: sheet{width: width}, e: e, f: filing,
		next: &hearsay.Entry{ID: e.Next, Figure: hearsay.Excerpt{Words: "1,400 fishermen"}},
		verdicts: []hearsay.Verdict{
			{Ruling: hearsay.Remark, By: "Ines", Why: "see the harbour\x1b[31m office", At: at},
			{Ruling: hearsay.Correct, By: "Tariq", Why: "injured, not killed", At: at, Changes: []hearsay.Change{{Field: "category", Was: "killed", Is: "injured"}, {Field: "place", Was: "Port Elmo"}}},
		},
		history: []hearsay.Event{{Number: 7, At: at, Deed: "post", Body: `{"seal":"00","tool":"hearsay v0.3.0"}`},
			{Number: 9, At: at, Deed: "rule", By: "Tariq", Body: `{"ruling":"correct"}`}, {Number: 11, At: at, Deed: "supersede", Body: `{"next":"5996f5122d000000"}`}},
	}
}

// TestShow wants all that is known of an entry, with its words marked.
func TestShow(t *testing.T) {
	s := shown(100)
	s.all()
	const file = "testdata/show.golden"
	if *update {
		if err := os.WriteFile(file, []byte(s.b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.b.String(); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestShowFits wants no line wider than asked for, and nothing raw.
func TestShowFits(t *testing.T) {
	for width := export.MinWidth; width < 130; width++ {
		s := shown(width)
		s.all()
		for line := range strings.SplitSeq(s.b.String(), "\n") {
			if export.Width(line) > width || export.Printable(line) != line {
				t.Fatalf("width %d: %q", width, line)
			}
		}
	}
}

// TestShowForgotten wants the reason where there is no text any more.
func TestShowForgotten(t *testing.T) {
	s := shown(80)
	s.f.Document.Text, s.f.Forgotten = "", "the court asked for it"
	s.e.State, s.e.Next, s.next = hearsay.Forgotten, "", nil
	s.e.Figure, s.e.Chain = hearsay.Excerpt{}, nil
	s.all()
	if got := s.b.String(); !strings.Contains(got, "The text was removed: the court asked for it\n") || !strings.HasPrefix(got, s.e.ID) {
		t.Errorf("got\n%s", got)
	}
}

// TestPassage wants marks around words wherever they stand, and bold and
// underlined print in their place on a terminal.
func TestPassage(t *testing.T) {
	text := "The quay gave way. Nobody saw it.\n\nPolice (of “Port Elmo”) said 14 died.\n\nIt rained.\n\nThe office agreed, a\u202eclerk said."
	at := func(words string) mark {
		i := strings.Index(text, words)
		return mark{hearsay.Span{Start: i, End: i + len(words)}, words == "14"}
	}
	marks := []mark{at("Police (of “Port Elmo”)"), at("said"), at("14"), at("a\u202eclerk")}
	for _, c := range []struct {
		width  int
		colour bool
		want   string
	}{
		{80, false, "" +
			"| …\n" +
			"| [Police (of “Port Elmo”)] [said] [14] died.\n" +
			"| …\n" +
			"| The office agreed, [a<U+202E>clerk] said.\n"},
		{20, false, "" + // narrower than any terminal is taken to be
			"| …\n" +
			"| [Police (of “Port Elmo”)] [said] [14]\n" +
			"| died.\n" +
			"| …\n" +
			"| The office agreed, [a<U+202E>clerk]\n" +
			"| said.\n"},
		{80, true, "" +
			"| …\n" +
			"| \x1b[4mPolice\x1b[0m \x1b[4m(of\x1b[0m \x1b[4m“Port\x1b[0m \x1b[4mElmo”)\x1b[0m \x1b[4msaid\x1b[0m \x1b[1m14\x1b[0m died.\n" +
			"| …\n" +
			"| The office agreed, \x1b[4ma<U+202E>clerk\x1b[0m said.\n"},
	} {
		s := &sheet{width: c.width, colour: c.colour}
		s.passage("| ", text, marks)
		if got := s.b.String(); got != c.want {
			t.Errorf("width %d, colour %v: got\n%s\nwant\n%s", c.width, c.colour, got, c.want)
		}
	}
}

// TestPassageKeepsWords wants every word of the sentences, in order, whatever
// stands in them, and marks that touch other words not to part them.
func TestPassageKeepsWords(t *testing.T) {
	text := "“Some 40 boats” sank—" + strings.Repeat("家族", 60) + " and more, " + strings.Repeat("long", 60) + ", he said: no."
	i, j := strings.Index(text, "40"), strings.Index(text, "he")
	marks := []mark{{hearsay.Span{Start: i, End: i + 2}, true}, {hearsay.Span{Start: j, End: j + 2}, false}}
	for width := export.MinWidth; width < 200; width++ {
		s := &sheet{width: width}
		s.passage("  ", text, marks)
		got := strings.NewReplacer(" ", "", "\n", "", "[", "", "]", "").Replace(s.b.String())
		if want := strings.ReplaceAll(text, " ", ""); got != want {
			t.Fatalf("width %d: got\n%s\nwant\n%s", width, got, want)
		}
		for line := range strings.SplitSeq(s.b.String(), "\n") {
			if export.Width(line) > width {
				t.Fatalf("width %d: %q", width, line)
			}
		}
		if width > 80 && !strings.Contains(s.b.String(), "“Some [40] boats”") {
			t.Fatalf("width %d: %s", width, s.b.String())
		}
	}
}

// TestMarksOf wants no mark within another, and none beyond the text.
func TestMarksOf(t *testing.T) {
	x := func(start, end int) hearsay.Excerpt {
		return hearsay.Excerpt{Span: hearsay.Span{Start: start, End: end}}
	}
	e := &hearsay.Entry{Figure: x(10, 12), Chain: []hearsay.Hand{{Words: x(0, 4), Cue: x(3, 6)}, {Words: x(11, 13), Cue: x(14, 16)}, {Words: x(18, 40), Cue: x(-2, 1)}}}
	got := marksOf(e, strings.Repeat("a", 20))
	want := []mark{{hearsay.Span{Start: 0, End: 4}, false}, {hearsay.Span{Start: 10, End: 12}, true}, {hearsay.Span{Start: 14, End: 16}, false}}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("got %v, want %v", got[i], want[i])
		}
	}
}
