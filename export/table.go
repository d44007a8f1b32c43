package export

import (
	"bytes"
	"io"
	"strconv"

	"hearsay"
)

// Table is for people: under the headline of each document its figures, what
// they count, what happened, as of when, who says so and through whom, and the
// words they stand in, fitted to the width of a terminal.
var Table = &Format{
	Name: "table",
	Doc:  "a table, for people, fitted to the width of the terminal",
	New:  newTable,
}

// MinWidth is the narrowest terminal that a table is fitted to.
const MinWidth = 40

// maxNotes is how many notes on a document people are shown.
const maxNotes = 5

type tableWriter struct {
	w      io.Writer
	width  int
	colour bool
	layout *layout
	buf    bytes.Buffer
	any    bool // a document was written
}

func newTable(w io.Writer, opt Options) Writer {
	width := opt.Width
	if width <= 0 {
		width = 80
	}
	width = max(width, MinWidth)
	return &tableWriter{w: w, width: width, colour: opt.Colour, layout: layoutFor(width)}
}

func (t *tableWriter) Close() error { return nil }

func (t *tableWriter) Write(d *hearsay.Document, r *hearsay.Reading) error {
	t.buf.Reset()
	if t.any {
		t.buf.WriteByte('\n')
	}
	t.any = true
	t.heading(d)
	if err := t.rows(d, r); err != nil {
		return err
	}
	t.notes(notes(d, r))
	return t.spill(0)
}

// spill hands on what has gathered, if it is more than size bytes.
func (t *tableWriter) spill(size int) error {
	if t.buf.Len() <= size {
		return nil
	}
	_, err := t.w.Write(t.buf.Bytes())
	t.buf.Reset()
	return err
}

// heading writes who published what and when, and below it the name of the
// document, by which it can be asked for again.
func (t *tableWriter) heading(d *hearsay.Document) {
	id := OneLine(d.ID)
	heading := Heading(d)
	if heading == "" {
		t.paragraph(cell{text: id, style: bold}, "", 2)
		return
	}
	t.paragraph(cell{text: heading, style: bold}, "", 3)
	if id != "" {
		t.paragraph(cell{text: id, style: dim}, "", 2)
	}
}

// notes writes what was odd about the document.
func (t *tableWriter) notes(list []hearsay.Note) {
	for i := range list {
		if i == maxNotes {
			t.line(cell{text: "… and " + strconv.Itoa(len(list)-i) + " more notes", style: dim})
			return
		}
		t.paragraph(cell{text: "note: " + OneLine(list[i].Text), style: dim}, "", 3)
	}
}

// A row is one claim as people are shown it.
type row struct {
	figure, of, happened, asOf, who cell
	quote                           cell
}

// rows writes the claims of r.
func (t *tableWriter) rows(d *hearsay.Document, r *hearsay.Reading) error {
	ruler := hearsay.NewRuler(d.Text)
	first := true
	for i := range r.Claims {
		c := &r.Claims[i]
		f, ok := figureOf(r, c)
		if !ok {
			continue
		}
		if first {
			t.layout.head(t)
			first = false
		}
		offset := ruler.Points(min(max(f.Start, 0), len(d.Text)))
		t.layout.row(t, &row{
			figure:   cell{text: OneLine(wordsAt(d.Text, f.Span)), style: bold},
			of:       cell{text: Counted(d.Text, f, c)},
			happened: cell{text: Happened(c, f.Aspect)},
			asOf:     cell{text: AsOf(c)},
			who:      cell{text: Who(d.Text, c)},
			quote:    quoteCell(QuoteAt(d.Text, r.Sentences, f.Span), offset),
		})
		if err := t.spill(spillSize); err != nil {
			return err
		}
	}
	if first {
		t.line(cell{text: "no figures", style: dim})
	}
	return nil
}

// quoteCell is a quote with its figure marked, and the place by which `explain`
// finds it again.
func quoteCell(q Quote, offset int) cell {
	place := " :" + strconv.Itoa(offset)
	return cell{
		text:   q.String() + place,
		last:   place,
		style:  dim,
		strong: hearsay.Span{Start: len(q.Before), End: len(q.Before) + len(q.Figure)},
	}
}

// A cell is text to be fitted into some columns.
type cell struct {
	text   string
	style  style
	strong hearsay.Span // the part of text that is to stand out
	last   string       // the end of text, which is kept when text is cut
}

// wrap breaks c into pieces, and returns what is to stand after the last one.
func (c cell) wrap(width, limit int) (pieces []hearsay.Span, mark string) {
	mark = "…" + c.last
	pieces, cut := wrapBefore(mark, c.text, width, limit)
	if !cut {
		mark = ""
	}
	return pieces, mark
}

// A style is how letters are printed. There is no style for a figure that is
// high, low, or held by one source rather than another.
type style string

const (
	regular style = ""
	bold    style = "\x1b[1m"
	dim     style = "\x1b[2m"
	reset         = "\x1b[0m"
)

// words writes the piece of c that p covers.
func (t *tableWriter) words(c cell, p hearsay.Span) {
	t.styled(c.style, c.text[p.Start:min(p.End, max(p.Start, c.strong.Start))])
	t.styled(bold, c.text[min(p.End, max(p.Start, c.strong.Start)):min(p.End, max(p.Start, c.strong.End))])
	t.styled(c.style, c.text[min(p.End, max(p.Start, c.strong.End)):p.End])
}

func (t *tableWriter) styled(s style, text string) {
	if text == "" {
		return
	}
	if s == regular || !t.colour {
		t.buf.WriteString(text)
		return
	}
	t.buf.WriteString(string(s) + text + reset)
}

// line writes c on a line of its own, cut to the width.
func (t *tableWriter) line(c cell) { t.paragraph(c, "", 1) }

// paragraph writes c over at most limit lines, each after indent.
func (t *tableWriter) paragraph(c cell, indent string, limit int) {
	pieces, mark := c.wrap(t.width-Width(indent), limit)
	for i, p := range pieces {
		t.buf.WriteString(indent)
		t.words(c, p)
		if i == len(pieces)-1 {
			t.styled(c.style, mark)
		}
		t.buf.WriteByte('\n')
	}
}
