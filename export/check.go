package export

import (
	"cmp"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// A Checked is what came of holding a table against documents.
type Checked struct {
	Rows      int             // that were there, with those that could not be read
	Held      int             // of them held against the text that they were read from
	Forgotten int             // of them whose text a ledger was made to forget: there is nothing to hold them against
	Faults    []hearsay.Fault // in the order of the rows; the Place is "row 3, entry 60aec8455826f7d3"
}

// CheckEntries holds the rows of an export against the documents, without the
// ledger: every quote, figure and excerpt is cut again from the document's text
// at the place where the row says that it stands, and the hashes, lengths and
// IDs are reckoned anew. A row that could not be read is a fault, and so is one
// whose text no document has.
//
// What the words mean (the number, the category, the date) is not read again.
func CheckEntries(rows iter.Seq2[Row, error], documents iter.Seq[*hearsay.Document]) Checked {
	c := &check{waiting: map[string][]*rowAt{}, ids: map[string]int{}}
	for row, err := range rows {
		c.take(row, err)
	}
	texts := map[string][]string{} // hashes, by the names that a document may be known under
	for d := range documents {
		hash := d.Hash()
		for _, name := range namesOf(d.ID) {
			texts[name] = append(texts[name], hash)
		}
		if list := c.waiting[hash]; list != nil {
			ruler := hearsay.NewRuler(d.Text)
			for _, r := range list {
				c.done.Held++
				c.hold(r, d.Text, ruler)
			}
			delete(c.waiting, hash)
		}
	}
	for _, list := range c.waiting {
		for _, r := range list {
			c.missing(r, texts)
		}
	}
	slices.SortStableFunc(c.found, func(a, b faultAt) int { return cmp.Compare(a.row, b.row) })
	for _, f := range c.found {
		c.done.Faults = append(c.done.Faults, f.Fault)
	}
	return c.done
}

// A check is the work of one call of CheckEntries.
type check struct {
	waiting map[string][]*rowAt // for a text of this hash
	ids     map[string]int      // the row of each ID
	found   []faultAt
	done    Checked
}

// A rowAt is a row with its number, from 1.
type rowAt struct {
	Row
	n int
}

// A faultAt is a fault of the row with a number.
type faultAt struct {
	hearsay.Fault
	row int
}

func (c *check) fault(r *rowAt, format string, args ...any) {
	place := fmt.Sprintf("row %d", r.n)
	if r.Entry != nil && r.Entry.ID != "" {
		place += ", entry " + r.Entry.ID
	}
	c.found = append(c.found, faultAt{hearsay.Fault{Place: place, Text: fmt.Sprintf(format, args...)}, r.n})
}

// take looks at what a row says about itself, and lays it by for its text.
func (c *check) take(row Row, err error) {
	c.done.Rows++
	r := &rowAt{row, c.done.Rows}
	if err != nil {
		c.fault(r, "it cannot be read: %v", err)
		return
	}
	e, f := r.Entry, r.Entry.Filing
	if before, twice := c.ids[e.ID]; twice {
		c.fault(r, "row %d has the same id", before)
	}
	c.ids[e.ID] = r.n
	if key := hearsay.DocumentKey(f.Document.ID, f.TextHash); f.Key != "" && f.Key != key {
		c.fault(r, "document_key is %s, and the document's ID with the hash of its text make %s", f.Key, key)
	}
	if f.Document.Text != "" && f.Document.Hash() != f.TextHash {
		c.fault(r, "text_sha256 is %s, and the text has %s", f.TextHash, f.Document.Hash())
	}
	if f.Forgotten != "" || e.State == hearsay.Forgotten {
		c.done.Forgotten++
		return
	}
	c.waiting[f.TextHash] = append(c.waiting[f.TextHash], r)
}

// hold cuts the words of a row out of its text again.
func (c *check) hold(r *rowAt, text string, ruler *hearsay.Ruler) {
	e := r.Entry
	length := utf8.RuneCountInString(text)
	if e.Filing.Length != length {
		c.fault(r, "text_length is %d, and the text has %d code points", e.Filing.Length, length)
	}
	k := &cutAgain{c: c, r: r, text: text, ruler: ruler, length: length}
	for _, x := range excerpts {
		k.excerpt(x.name, *x.of(e))
	}
	for i := range e.Chain {
		k.excerpt(fmt.Sprintf("link %d of the chain", i+1), e.Chain[i].Words)
		k.excerpt(fmt.Sprintf("the cue of link %d", i+1), e.Chain[i].Cue)
	}
	figure, ok := k.span(e.Figure.Points)
	if !ok {
		return // it was said
	}
	if figure.Empty() {
		c.fault(r, "it does not say where its figure stands")
		return
	}
	if id := hearsay.ClaimID(e.Filing.Document.ID, e.Filing.TextHash, figure); id != e.ID {
		c.fault(r, "the document's ID, the hash of its text and the place of the figure make the id %s", id)
	}
	if before := text[back(text, figure.Start, sideLetters):figure.Start]; e.Prefix != before {
		c.fault(r, "prefix is %q, and before the figure stands %q", Cut(e.Prefix), before)
	}
	if after := text[figure.End:ahead(text, figure.End, sideLetters)]; e.Suffix != after {
		c.fault(r, "suffix is %q, and after the figure stands %q", Cut(e.Suffix), after)
	}
	if quote, ok := k.span(e.Quote.Points); ok && !quote.Empty() && !quote.Meets(figure) {
		c.fault(r, "the figure does not stand in the quote")
	}
}

// sideLetters is how many code points prefix and suffix have.
const sideLetters = 32

// A cutAgain cuts excerpts of one row out of its text again.
type cutAgain struct {
	c      *check
	r      *rowAt
	text   string
	ruler  *hearsay.Ruler
	length int
}

// span returns a place in bytes, and false where the text has no such place.
func (k *cutAgain) span(points hearsay.Span) (hearsay.Span, bool) {
	if points == (hearsay.Span{}) {
		return hearsay.Span{}, true
	}
	if points.Start < 0 || points.End > k.length || points.Start > points.End {
		return hearsay.Span{}, false
	}
	return hearsay.Span{Start: k.ruler.Offset(points.Start), End: k.ruler.Offset(points.End)}, true
}

func (k *cutAgain) excerpt(name string, x hearsay.Excerpt) {
	s, ok := k.span(x.Points)
	switch {
	case !ok:
		k.c.fault(k.r, "%s is to stand at %d to %d, and the text has %d code points", name, x.Points.Start, x.Points.End, k.length)
		return
	case x.Points == (hearsay.Span{}) && x.Span != (hearsay.Span{}):
		k.c.fault(k.r, "%s has a place in bytes and none in code points", name)
		return
	case s.Empty():
		return // its words are understood, or a person has put them there
	}
	words := s.In(k.text)
	if x.Words != words && (!strings.HasSuffix(x.Words, cutMark) || Cut(words) != x.Words) {
		k.c.fault(k.r, "%s is %q, and at %d to %d stands %q", name, Cut(x.Words), x.Points.Start, x.Points.End, Cut(words))
	}
	if x.Span != (hearsay.Span{}) && x.Span != s {
		k.c.fault(k.r, "%s is at %d to %d in bytes, not at %d to %d", name, s.Start, s.End, x.Start, x.End)
	}
}

// missing says of a row that no document has its text, and whether one of its
// name has another.
func (c *check) missing(r *rowAt, texts map[string][]string) {
	f := r.Entry.Filing
	for _, name := range namesOf(f.Document.ID) {
		if list := texts[name]; len(list) > 0 {
			c.fault(r, "the text of %s is another now: its SHA-256 is %s, not %s", f.Document.ID, list[0], f.TextHash)
			return
		}
	}
	c.fault(r, "no document has the text that it was read from, of %s with the SHA-256 %s", f.Document.ID, f.TextHash)
}

// namesOf are the names by which a document is known again where its folder has
// another place: its ID, then the end of that.
func namesOf(id string) []string {
	if base := path.Base(id); base != id && base != "." && base != "/" {
		return []string{id, base}
	}
	return []string{id}
}

// back returns the offset of a number of code points before from.
func back(text string, from, points int) int {
	for ; from > 0 && points > 0; points-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return from
}

// ahead returns the offset of a number of code points after from.
func ahead(text string, from, points int) int {
	for ; from < len(text) && points > 0; points-- {
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	return from
}
