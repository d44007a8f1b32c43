package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// A showCommand shows one entry with all that stands behind it.
type showCommand struct {
	ID string `arg:"" name:"id" help:"The ID of the entry, or the beginning of it."`
	ledgerFlag
	Width int `placeholder:"N" help:"Columns of the output, 40 or more. Unless given, those of the terminal."`
}

// Help is shown with --help.
func (*showCommand) Help() string { return pageExamples("show") }

// Run finds the entry and writes it down.
func (c *showCommand) Run(p *program) error {
	if err := checkWidth("show", c.Width); err != nil {
		return err
	}
	l, err := p.openLedger(&c.ledgerFlag, ledger.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	s := &shower{sheet: sheet{width: max(p.screen.width, export.MinWidth), colour: p.screen.colour}}
	if c.Width != 0 {
		s.width = c.Width
	}
	err = s.look(p.ctx, l, c.ID)
	if closed := l.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	s.all()
	_, err = p.out.Write([]byte(s.b.String()))
	return writing(err)
}

// A shower writes down an entry and all that stands behind it.
type shower struct {
	sheet
	e        *hearsay.Entry
	f        *hearsay.Filing
	next     *hearsay.Entry // what took its place, if anything did
	verdicts []hearsay.Verdict
	history  []hearsay.Event
}

// look gets from l what is to be said of the entry called id.
func (s *shower) look(ctx context.Context, l *ledger.Ledger, id string) (err error) {
	if s.e, err = l.Entry(ctx, id); err != nil {
		return err
	}
	if s.f, err = l.Filing(ctx, s.e.Filing.Key); err != nil {
		return err
	}
	if s.verdicts, err = l.Verdicts(ctx, s.e.ID); err != nil {
		return err
	}
	if s.e.Next != "" {
		if s.next, err = l.Entry(ctx, s.e.Next); err != nil {
			return err
		}
	}
	for event, err := range l.History(ctx, s.e.ID) {
		if err != nil {
			return err
		}
		s.history = append(s.history, event)
	}
	return nil
}

// all writes everything down.
func (s *shower) all() {
	title := export.OneLine(s.e.Figure.Words)
	if title == "" {
		title = s.e.ID
	}
	if of := export.EntryCounted(s.e); of != export.Nothing {
		title += " " + of
	}
	s.heading(title)
	if document := export.Heading(&s.f.Document); document != "" {
		s.line("", document)
	}
	if mark := export.Standing(s.e); mark != "" {
		s.line("", "This entry is "+mark+".")
	}
	s.words()
	s.claim()
	s.chain()
	s.document()
	s.ruled()
	s.past()
}

// words writes the sentences that the entry was read from.
func (s *shower) words() {
	s.gap()
	switch text := s.f.Document.Text; {
	case s.f.Forgotten != "":
		s.line("  ", "The text was removed: "+s.f.Forgotten)
	case text == "":
		s.line("  ", "The text is not at hand.")
	default:
		s.passage("  │ ", text, marksOf(s.e, text))
	}
}

// excerpt words an excerpt with its place.
func excerpt(x hearsay.Excerpt) string {
	switch words := export.OneLine(x.Words); {
	case words == "":
		return ""
	case x.Points.Empty():
		return "“" + words + "”, whose words stand elsewhere or are left out"
	default:
		return fmt.Sprintf("“%s” at %d", words, x.Points.Start)
	}
}

// dated words a date and what tells it.
func dated(date, how string, x hearsay.Excerpt) string {
	if date == "" {
		return ""
	}
	for _, part := range []string{how, excerpt(x)} {
		if part != "" {
			date += ", " + part
		}
	}
	return date
}

func (s *shower) claim() {
	e := s.e
	s.heading("What it says")
	s.field("id", e.ID)
	s.field("figure", excerpt(e.Figure))
	s.field("value", interval(e.Value))
	s.field("hedge", string(e.Hedge))
	s.field("unit", spoken(string(e.Unit)))
	s.field("kind", string(e.Kind))
	s.field("aspect", string(e.Aspect))
	s.field("per", e.Per)
	s.field("of what", excerpt(e.Of))
	s.field("what happened", export.EntryHappened(e))
	s.field("measure", e.Measure)
	s.field("limited to", e.Population)
	s.field("including", excerpt(e.Including))
	s.field("leaving out", excerpt(e.Excluding))
	s.field("place", excerpt(e.Place))
	s.field("event", dated(string(e.EventDate), "", e.EventWords))
	how := strings.TrimPrefix(asOf(&hearsay.Claim{AsOf: e.AsOf, Basis: e.Basis}), string(e.AsOf)+", ")
	s.field("as of", dated(string(e.AsOf), strings.TrimPrefix(how, string(e.AsOf)), e.AsOfWords))
}

// chain writes who stands behind the entry.
func (s *shower) chain() {
	s.heading("Who says so")
	s.field("who", export.EntryWho(s.e))
	for i := range s.e.Chain {
		s.hand(i+1, &s.e.Chain[i])
	}
	s.field("chain", chainStatus[s.e.Status])
	if s.e.Confidence > 0 {
		s.field("confidence", fmt.Sprintf("%.2f", s.e.Confidence))
	}
}

// hand writes one link of the chain. Links are counted from the article.
func (s *shower) hand(n int, h *hearsay.Hand) {
	parts := []string{export.TellerOf(h, export.EntryOptions{})}
	if h.Party != "" {
		parts = append(parts, spoken(string(h.Party)))
	}
	if !h.Named && h.Party != hearsay.Unnamed {
		parts = append(parts, "not named")
	}
	if h.Source != "" && !strings.EqualFold(export.OneLine(h.Source), strings.TrimPrefix(export.OneLine(parts[0]), "the ")) {
		parts = append(parts, "counted for "+h.Source)
	}
	s.field(fmt.Sprintf("link %d", n), strings.Join(parts, ", "))
	s.field("", lead("words ", excerpt(h.Words)))
	s.field("", lead("by ", excerpt(h.Cue)))
}

// lead puts a word before another, if there is another.
func lead(word, text string) string {
	if text == "" {
		return ""
	}
	return word + text
}

func (s *shower) document() {
	f, d := s.f, &s.f.Document
	s.heading("Document")
	s.field("document", d.ID)
	s.field("key", f.Key)
	s.field("outlet", d.Outlet)
	s.field("title", d.Title)
	s.field("byline", d.Byline)
	s.field("agency", d.Agency)
	s.field("published", string(d.Published))
	s.field("language", d.Language)
	s.field("url", d.URL)
	s.field("text", fmt.Sprintf("%s, SHA-256 %s", plural(f.Length, "code point"), f.TextHash))
	r := &f.Receipt
	if r.Hash != "" {
		s.field("bytes", strings.TrimPrefix(r.Media+", SHA-256 "+r.Hash, ", "))
	}
	s.field("came from", r.Address)
	if !r.Captured.IsZero() {
		s.field("received", strings.TrimSuffix(stamp(r.Captured)+", by "+r.Tool, ", by "))
	}
	for _, note := range d.Notes {
		s.field("note", note.Text)
	}
}

// ruled writes the verdicts of people.
func (s *shower) ruled() {
	if len(s.verdicts) == 0 {
		return
	}
	s.heading("Verdicts")
	for _, v := range s.verdicts {
		s.line("  ", fmt.Sprintf("%s  %s by %s: %s", stamp(v.At), v.Ruling, v.By, v.Why))
		for _, c := range v.Changes {
			s.line("    ", change(c))
		}
	}
}

// change words one field put right.
func change(c hearsay.Change) string {
	was := "nothing"
	if c.Was != "" {
		was = "“" + c.Was + "”"
	}
	is := "nothing"
	if c.Is != "" {
		is = "“" + c.Is + "”"
	}
	return c.Field + ": " + was + " → " + is
}

// past writes what was done to the entry, and what it was followed by.
func (s *shower) past() {
	s.heading("History")
	s.field("read by", s.e.Reader)
	s.field("posted", stamp(s.e.Posted))
	s.field("review", string(s.e.Review))
	switch {
	case s.next != nil:
		s.field("superseded", fmt.Sprintf("by %s, “%s”", s.next.ID, s.next.Figure.Words))
	case s.e.State == hearsay.Superseded:
		s.field("superseded", "a newer reader finds no such figure")
	}
	for i := range s.history {
		s.event(&s.history[i])
	}
}

// deeds are the words for what is done to an entry.
var deeds = map[string]string{
	"post":      "posted",
	"change":    "read otherwise",
	"supersede": "superseded",
	"carry":     "took over verdicts",
	"rule":      "ruled on",
	"forget":    "words removed",
	"readmit":   "taken back",

	"import":         "imported",
	"import verdict": "ruled on elsewhere, imported",
}

// event writes a line of the history, with its number there.
func (s *shower) event(e *hearsay.Event) {
	deed, known := deeds[e.Deed]
	if !known {
		deed = e.Deed
	}
	var more struct{ Tool, Next, From, Ruling string }
	_ = json.Unmarshal([]byte(e.Body), &more) // a body may be forgotten, or hold more
	text := fmt.Sprintf("%s  event %d: %s", stamp(e.At), e.Number, deed)
	for _, part := range []string{lead(", ", more.Ruling), lead(", by ", more.Tool), lead(", from ", more.From), lead(", next is ", more.Next), lead(", by ", e.By)} {
		text += part
	}
	s.line("  ", text)
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// checkWidth says what is wrong with a width that was asked for.
func checkWidth(command string, width int) error {
	if width != 0 && width < export.MinWidth {
		return usageError{fmt.Errorf("--width is at least %d", export.MinWidth), "run `hearsay " + command + " --help`"}
	}
	return nil
}
