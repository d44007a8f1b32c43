package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"hearsay"
)

// Wikitext is for wikis: a sortable table, one row an entry, each document
// cited once in full by a footnote. Every word of an article and every name is
// written so that a wiki shows it letter for letter: see [Inert]. What a reader
// need not see, the ID of the entry, its place and the hash of the text, stands
// in a remark of each row.
var Wikitext = &EntryFormat{
	Name: "wikitext",
	Doc:  "a sortable table in wikitext with a footnote for each document, for wikis",
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &wikitext{w: w, opt: opt, cited: map[string]bool{}}
	},
}

// wikiHeadings are the headings of the table.
var wikiHeadings = []string{"Figure", "Of what", "What happened", "Where", "As of", "Who says ← through whom", "Quote", "Review", "Source"}

type wikitext struct {
	w      io.Writer
	opt    EntryOptions
	b      bytes.Buffer
	cited  map[string]bool // documents, by their keys
	headed bool
}

func (w *wikitext) Write(e *hearsay.Entry) error {
	w.head()
	at := ""
	if !e.Figure.Points.Empty() {
		at = charRange(e.Figure.Points) + " "
	}
	fmt.Fprintf(&w.b, "|- <!-- hearsay entry=%s document=%s %ssha256=%s -->\n", iriPart(e.ID), iriPart(e.Filing.Key), at, iriPart(e.Filing.TextHash))
	sort := plainDigits(e.Value.Low)
	if sort == "" {
		sort = plainDigits(e.Value.High)
	}
	if sort != "" {
		fmt.Fprintf(&w.b, "| data-sort-value=\"%s\" ", sort)
	}
	w.cell(w.opt.words(e.Figure.Words))
	w.cell(something(EntryCounted(e)))
	w.cell(something(EntryHappened(e)))
	w.cell(w.opt.words(e.Place.Words))
	w.cell(something(EntryAsOf(e)))
	w.cell(whoSays(e))
	w.cell(w.opt.words(e.Quote.Words))
	w.cell(Standing(e))
	w.b.WriteString("| ")
	w.ref(e.Filing)
	w.b.WriteByte('\n')
	return w.spill()
}

// Close ends the table, and writes an empty one if no entry came. The wiki puts
// the footnotes at the end of its page, or where the page says so.
func (w *wikitext) Close() error {
	w.head()
	w.b.WriteString("|}\n")
	return w.spill()
}

func (w *wikitext) spill() error {
	_, err := w.b.WriteTo(w.w)
	return err
}

func (w *wikitext) head() {
	if w.headed {
		return
	}
	w.headed = true
	w.b.WriteString("{| class=\"wikitable sortable\"\n|+ Figures in articles, and who is reported to have said them. ")
	w.b.WriteString(Inert(CountNote) + "\n")
	for _, h := range wikiHeadings {
		w.b.WriteString("! scope=\"col\" | " + h + "\n")
	}
}

func (w *wikitext) cell(words string) {
	w.b.WriteString(strings.TrimRight("| "+Inert(words), " ") + "\n")
}

// ref cites a document: in full the first time, and by the name of the footnote
// then.
func (w *wikitext) ref(f *hearsay.Filing) {
	name := "hearsay-" + iriPart(f.Key)
	if w.cited[f.Key] {
		fmt.Fprintf(&w.b, "<ref name=\"%s\" />", name)
		return
	}
	w.cited[f.Key] = true
	d := &f.Document
	title := d.Title
	if OneLine(title) == "" {
		title = "(no headline)"
	}
	fmt.Fprintf(&w.b, "<ref name=\"%s\">{{cite news", name)
	page := webAddress(d.URL)
	retrieved := ""
	if page != "" {
		retrieved = string(hearsay.DateOf(f.Receipt.Captured.UTC()))
	}
	if f.Receipt.Captured.IsZero() {
		retrieved = ""
	}
	for _, field := range []struct{ name, value string }{
		{"title", Inert(title)}, {"url", quietURL.Replace(page)},
		{"work", Inert(d.Outlet)}, {"agency", Inert(d.Agency)}, {"author", Inert(d.Byline)},
		{"date", citedDate(d.Published)}, {"access-date", retrieved}, {"language", strings.ToLower(languageTag(d.Language))},
	} {
		if field.value != "" {
			fmt.Fprintf(&w.b, " |%s=%s", field.name, field.value)
		}
	}
	w.b.WriteString("}}</ref>")
}

// citedDate is a date as templates for citations take it: a month by its name,
// because "2031-05" might be two years.
func citedDate(d hearsay.Date) string {
	t, ok := d.Time()
	switch {
	case !ok:
		return ""
	case len(d) == len("2031-05"):
		return t.Format("January 2006")
	case len(d) == len("2031"):
		return t.Format("2006")
	}
	return t.Format(time.DateOnly)
}

// quietURL takes from an address what means something in wikitext: signatures,
// magic words and the ends of entities.
var quietURL = strings.NewReplacer("~", "%7E", "__", "%5F%5F", ";", "%3B", "!!", "%21%21")

// magic are words after which a wiki makes a link of a number.
var magic = strings.NewReplacer("ISBN", "&#73;SBN", "RFC", "&#82;FC", "PMID", "&#80;MID")

// Inert returns s as one line of wikitext that shows s, as OneLine has it,
// letter for letter, wherever it is put: it holds no markup, template, tag,
// link, magic word or signature, and no mark that parts the cells of a table or
// the fields of a template.
func Inert(s string) string {
	s = OneLine(s)
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); i++ {
		c := s[i]
		next := byte(0) // nobody knows what stands behind the end
		if i+1 < len(s) {
			next = s[i+1]
		}
		last := byte(' ')
		if i > 0 {
			last = s[i-1]
		}
		loud := false
		switch c {
		case '&', '<', '>', '[', ']', '{', '}', '|', '~', '_', '=', '*', '#':
			loud = true
		case '\'', '!', '-': // alone they say nothing
			loud = last == c || next == c || i == 0 || i == len(s)-1
		case ':': // a list, or the address of something: "news:…"
			loud = i == 0 || next != ' '
		case ';', '+': // a list, a caption
			loud = i == 0
		}
		if loud {
			fmt.Fprintf(&b, "&#%d;", c)
			continue
		}
		b.WriteByte(c)
	}
	return magic.Replace(b.String())
}
