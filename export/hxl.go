package export

import (
	"bufio"
	"io"
	"strings"

	"hearsay"
)

// HXL is for humanitarian data desks: one row an entry, as CSV with the
// hashtags of the Humanitarian Exchange Language 1.1 in the row before the data.
// The row before the headings holds the note; HXL lets rows stand there.
//
// People killed, injured, displaced and so on have columns of their own, with
// the least and the most that the wording allows, so that an "at least" does
// not fall off. Only a number of people that a source says to be so stands
// there: what is denied, forecast or planned, a rise, a part, what people
// rejected and what the ledger does not go by any more stand in #indicator
// alone.
var HXL = &EntryFormat{
	Name: "hxl",
	Doc:  "CSV with HXL hashtags, for humanitarian data desks: one row an entry",
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &hxl{w: bufio.NewWriter(w), opt: opt}
	},
}

// An hxlColumn is a heading, a hashtag and how the cell is made. A number needs
// no guard.
type hxlColumn struct {
	title, tag string
	number     bool
	cell       func(e *hearsay.Entry, opt EntryOptions) string
}

// hxlPeople are the categories that count people, each with its hashtag. The
// attributes of those that the standard has no attribute for are our own, as it
// allows.
var hxlPeople = []struct {
	category   hearsay.Category
	title, tag string
}{
	{"killed", "Reported killed", "#affected+killed"},
	{"injured", "Reported injured", "#affected+injured"},
	{"killed_or_injured", "Reported killed or injured", "#affected+casualties"},
	{"missing", "Reported missing", "#affected+missing"},
	{"displaced", "Displaced", "#affected+displaced"},
	{"evacuated", "Evacuated", "#affected+evacuated"},
	{"infected", "Infected", "#affected+infected"},
	{"trapped", "Trapped", "#affected+trapped"},
	{"affected", "Affected", "#affected+ind"},
}

var hxlColumns = allHXLColumns()

func allHXLColumns() []hxlColumn {
	all := []hxlColumn{
		{"Entry", "#meta+id", false, fromColumn("id")},
		{"Who is reported to say it", "#meta+source", false, fromColumn("origin")},
		{"How they stand to it", "#meta+source+polarity", false, fromColumn("polarity")},
		{"Through whom, the nearest to the article first", "#meta+source+chain", false, fromColumn("chain")},
		{"How far the chain leads", "#meta+source+status", false, fromColumn("chain_status")},
		{"Figure as reported", "#description+figure", false, fromColumn("figure")},
		{"Of what", "#description+of", false, func(e *hearsay.Entry, _ EntryOptions) string { return something(EntryCounted(e)) }},
		{"Limited to", "#description+population", false, fromColumn("population")},
	}
	for _, p := range hxlPeople {
		all = append(all,
			hxlColumn{p.title + ", least", p.tag + "+min", true, peopleBound(p.category, func(v hearsay.Interval) hearsay.Bound { return v.Low })},
			hxlColumn{p.title + ", most", p.tag + "+max", true, peopleBound(p.category, func(v hearsay.Interval) hearsay.Bound { return v.High })})
	}
	return append(all,
		hxlColumn{"What happened", "#indicator+name", false, func(e *hearsay.Entry, _ EntryOptions) string { return something(EntryHappened(e)) }},
		hxlColumn{"Category", "#indicator+code", false, fromColumn("category")},
		hxlColumn{"Which side of the quantity", "#indicator+type", false, fromColumn("aspect")},
		hxlColumn{"Least", "#indicator+num+min", true, fromColumn("low")},
		hxlColumn{"Most", "#indicator+num+max", true, fromColumn("high")},
		hxlColumn{"Least itself excluded", "#meta+min+open", true, unlessRemoved(fromColumn("low_open"))},
		hxlColumn{"Most itself excluded", "#meta+max+open", true, unlessRemoved(fromColumn("high_open"))},
		hxlColumn{"Hedge", "#meta+hedge", false, fromColumn("hedge")},
		hxlColumn{"Unit", "#indicator+unit", false, fromColumn("unit")},
		hxlColumn{"Money, least", "#value+min", true, moneyBound(func(v hearsay.Interval) hearsay.Bound { return v.Low })},
		hxlColumn{"Money, most", "#value+max", true, moneyBound(func(v hearsay.Interval) hearsay.Bound { return v.High })},
		hxlColumn{"Currency", "#currency", false, func(e *hearsay.Entry, _ EntryOptions) string {
			if e.Kind != hearsay.Money {
				return ""
			}
			return string(e.Unit)
		}},
		hxlColumn{"Date of the event", "#date+occurred", false, fromColumn("event_date")},
		hxlColumn{"As of", "#date+asof", false, fromColumn("as_of")},
		hxlColumn{"How the as-of date is known", "#meta+asof+basis", false, fromColumn("as_of_basis")},
		hxlColumn{"Article published", "#date+reported", false, fromColumn("published")},
		hxlColumn{"Place", "#loc+name", false, fromColumn("place")},
		hxlColumn{"Outlet", "#meta+source+outlet", false, fromColumn("outlet")},
		hxlColumn{"Address", "#meta+url", false, func(e *hearsay.Entry, _ EntryOptions) string { return webAddress(e.Filing.Document.URL) }},
		hxlColumn{"Review", "#status+name", false, fromColumn("review")},
		hxlColumn{"State", "#status+state", false, fromColumn("state")},
		hxlColumn{"Quote", "#description+quote", false, fromColumn("quote")},
		hxlColumn{"Figure begins, in code points", "#meta+span+start", true, fromColumn("span_start")},
		hxlColumn{"Figure ends, in code points", "#meta+span+end", true, fromColumn("span_end")},
		hxlColumn{"Document", "#meta+document", false, fromColumn("document")},
		hxlColumn{"SHA-256 of the text", "#meta+document+hash", false, fromColumn("text_sha256")},
	)
}

// fromColumn makes the cell of the column of tables with that name.
func fromColumn(name string) func(*hearsay.Entry, EntryOptions) string {
	return func(e *hearsay.Entry, opt EntryOptions) string { return ColumnNamed(name).Cell(Row{Entry: e}, opt) }
}

// unlessRemoved makes a cell of what is left of an entry, and nothing of what is
// not.
func unlessRemoved(cell func(*hearsay.Entry, EntryOptions) string) func(*hearsay.Entry, EntryOptions) string {
	return func(e *hearsay.Entry, opt EntryOptions) string {
		if removed(e) {
			return ""
		}
		return cell(e, opt)
	}
}

// something returns words, and "" for the dash that stands for nothing.
func something(words string) string {
	if words == Nothing {
		return ""
	}
	return words
}

// peopleBound makes one end of a number of people of a category, and nothing
// unless a source says that it is so.
func peopleBound(category hearsay.Category, end func(hearsay.Interval) hearsay.Bound) func(*hearsay.Entry, EntryOptions) string {
	return func(e *hearsay.Entry, _ EntryOptions) string {
		if e.Category != category || e.Unit != "person" || e.Per != "" || !stands(e) {
			return ""
		}
		return csvBound(end(e.Value))
	}
}

// stands reports whether e is a level of which somebody says that it is so, and
// that the ledger goes by.
func stands(e *hearsay.Entry) bool {
	return e.Aspect == hearsay.Level && (e.Polarity == hearsay.Says || e.Polarity == hearsay.Corrects) &&
		e.Review != hearsay.Rejected && (e.State == hearsay.Current || e.State == "")
}

func moneyBound(end func(hearsay.Interval) hearsay.Bound) func(*hearsay.Entry, EntryOptions) string {
	return func(e *hearsay.Entry, _ EntryOptions) string {
		if e.Kind != hearsay.Money || e.Per != "" || !stands(e) {
			return ""
		}
		return csvBound(end(e.Value))
	}
}

type hxl struct {
	w      *bufio.Writer
	opt    EntryOptions
	headed bool
}

func (w *hxl) Write(e *hearsay.Entry) error {
	w.head()
	return w.row(func(c *hxlColumn) string {
		cell := c.cell(e, w.opt)
		if !c.number {
			cell = Guard(OneLine(cell))
		}
		return cell
	})
}

// Close writes the headings and the hashtags if no entry came.
func (w *hxl) Close() error {
	w.head()
	return w.w.Flush()
}

func (w *hxl) head() {
	if w.headed {
		return
	}
	w.headed = true
	note := CountNote
	w.row(func(*hxlColumn) string { // an error stays with the writer
		cell := note
		note = ""
		return cell
	})
	w.row(func(c *hxlColumn) string { return c.title })
	w.row(func(c *hxlColumn) string { return c.tag })
}

func (w *hxl) row(cell func(*hxlColumn) string) error {
	for k := range hxlColumns {
		if k > 0 {
			w.w.WriteByte(',')
		}
		s := cell(&hxlColumns[k])
		if strings.ContainsAny(s, ",\"") || strings.TrimSpace(s) != s {
			s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
		w.w.WriteString(s)
	}
	_, err := w.w.WriteString("\r\n")
	return err
}
