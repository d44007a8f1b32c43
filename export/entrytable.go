package export

import (
	"io"
	"strconv"
	"strings"

	"hearsay"
)

// EntryTable is for people: a row an entry, with the beginning of its ID, by
// which the ledger finds it again. A row shows no quote unless the terminal is
// wide; every entry has one.
var EntryTable = &EntryFormat{
	Name: "table",
	Doc:  "a table, for people, fitted to the width of the terminal",
	New:  newEntryTable,
}

// shortID is how much of an ID people are shown. An ID has 16 digits; whoever
// gives fewer is told if they are those of several entries.
const shortID = 10

// The widths from which on a row has a column for the outlet, and for the quote.
const (
	outletFrom     = 110
	entryQuoteFrom = 170
)

type entryTable struct {
	tableWriter
	count  int
	outlet bool // in a column of its own
	quote  bool // there is a column for it
}

func newEntryTable(w io.Writer, opt EntryOptions) EntryWriter {
	width := opt.Width
	if width <= 0 {
		width = 80
	}
	width = max(width, MinWidth)
	t := &entryTable{tableWriter: tableWriter{w: w, width: width, colour: opt.Colour}}
	t.outlet, t.quote = width >= outletFrom, width >= entryQuoteFrom
	t.layout = t.columns()
	return t
}

// columns returns the layout for the width: none where it is too small.
func (t *entryTable) columns() *layout {
	if t.width < columnsFrom {
		return &layout{}
	}
	titles := []string{"figure", "what happened", "who says ← through whom, in"}
	shares := []int{34, 26, 40} // of what the ID and the date leave
	switch {
	case t.quote:
		titles, shares = []string{"figure", "what happened", "who says ← through whom", "in", "quote"}, []int{18, 15, 22, 15, 30}
	case t.outlet:
		titles, shares = []string{"figure", "what happened", "who says ← through whom", "in"}, []int{28, 20, 32, 20}
	}
	l := &layout{columns: []column{{title: "id", width: shortID, lines: 2}, {title: "as of", width: dateWidth, lines: 1}}}
	rest := t.width - shortID - dateWidth - len(gap)*(len(titles)+1)
	for k, title := range titles {
		l.columns = append(l.columns, column{title: title, width: rest * shares[k] / 100, lines: 4})
	}
	return l
}

// Write writes a row.
func (t *entryTable) Write(e *hearsay.Entry) error {
	t.buf.Reset()
	if t.count == 0 {
		t.layout.head(&t.tableWriter)
	}
	t.count++
	id := OneLine(e.ID[:min(shortID, len(e.ID))])
	if mark := Standing(e); mark != "" {
		id += " " + mark
	}
	figure := OneLine(e.Figure.Words)
	counted := figure
	if of := EntryCounted(e); of != Nothing {
		counted += " " + of
	}
	happened := EntryHappened(e)
	if place := OneLine(e.Place.Words); place != "" {
		happened += " · " + place
	}
	in := OneLine(e.Filing.Document.Outlet)
	if in == "" {
		in = OneLine(e.Filing.Document.ID)
	}
	strong := hearsay.Span{End: len(figure)}
	if len(t.layout.columns) == 0 {
		t.block(id, cell{text: counted, strong: strong}, e, happened, in)
		return t.spill(0)
	}
	who := EntryWho(e)
	if !t.outlet {
		who += ", in " + in
	}
	cells := []cell{{text: id, style: dim}, {text: EntryAsOf(e)}, {text: counted, strong: strong}, {text: happened}, {text: who}, {text: in}, entryQuote(e)}
	t.layout.across(&t.tableWriter, cells[:len(t.layout.columns)])
	return t.spill(0)
}

// block writes a row as lines one below the other, for narrow terminals.
func (t *entryTable) block(id string, figure cell, e *hearsay.Entry, happened, in string) {
	t.paragraph(figure, "", 3)
	if happened != Nothing {
		t.paragraph(cell{text: happened}, "  ", 2)
	}
	t.paragraph(cell{text: EntryWho(e)}, "  ", 4)
	t.paragraph(cell{text: "in " + in + ", as of " + EntryAsOf(e)}, "  ", 3)
	t.paragraph(cell{text: id, style: dim}, "  ", 1)
}

// entryQuote is the quote of e with its figure marked.
func entryQuote(e *hearsay.Entry) cell {
	quote := OneLine(Cut(e.Quote.Words))
	at := hearsay.Span{Start: e.Figure.Start - e.Quote.Start, End: e.Figure.End - e.Quote.Start}
	if at.Start < 0 || at.End > len(quote) || quote != e.Quote.Words {
		at = hearsay.Span{} // where the words are not those of the text, byte for byte
	}
	return cell{text: quote, style: dim, strong: at}
}

// Close says how many rows there are.
func (t *entryTable) Close() error {
	t.buf.Reset()
	switch t.count {
	case 0:
		t.line(cell{text: "no entries", style: dim})
	case 1:
		t.line(cell{text: "1 entry", style: dim})
	default:
		t.line(cell{text: strconv.Itoa(t.count) + " entries", style: dim})
	}
	return t.spill(0)
}

// Standing says in a word what became of e: what people have made of it, or
// that the ledger does not go by it any more. It is "" if there is nothing to
// say.
func Standing(e *hearsay.Entry) string {
	switch {
	case e.State != hearsay.Current && e.State != "":
		return OneLine(string(e.State))
	case e.Review != hearsay.Open:
		return OneLine(string(e.Review))
	}
	return ""
}

// EntryWho says in words who stands behind e: first who says it, then, after an
// arrow each, through whom. See [Who].
func EntryWho(e *hearsay.Entry) string {
	stance := ""
	if e.Polarity != hearsay.Says && e.Polarity != "" {
		stance = Stance(e.Polarity) + ": "
	}
	if len(e.Chain) == 0 {
		return stance + "unattributed"
	}
	var names []string
	for i := len(e.Chain) - 1; i >= 0; i-- {
		names = append(names, OneLine(TellerOf(&e.Chain[i], EntryOptions{})))
	}
	return stance + strings.Join(names, " ← ")
}

// EntryAsOf returns the date as of which e holds; in parentheses if it is merely
// the day of the article.
func EntryAsOf(e *hearsay.Entry) string { return AsOf(&hearsay.Claim{AsOf: e.AsOf, Basis: e.Basis}) }

// EntryHappened says in words what happened to what e counts. See [Happened].
func EntryHappened(e *hearsay.Entry) string {
	return Happened(&hearsay.Claim{Category: e.Category}, e.Aspect)
}

// EntryCounted returns what e counts. See [Counted].
func EntryCounted(e *hearsay.Entry) string {
	of := Cut(e.Of.Words)
	if pronouns[strings.ToLower(OneLine(of))] {
		of = ""
	}
	return Counted("", &hearsay.Figure{OfText: of, Unit: e.Unit, Kind: e.Kind, Per: e.Per}, &hearsay.Claim{Population: e.Population})
}
