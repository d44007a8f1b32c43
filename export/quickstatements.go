package export

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
)

// QuickStatements is for Wikidata: commands for the tool of that name, in its
// first syntax, each with a full reference. Only what Wikidata can hold as it
// was said is a command. The rest is left out, and a line that begins with "#"
// says so; the tool shows such lines as commands that it cannot read and does
// nothing.
//
// A ledger does not know items. Which one an entry is about is asked of
// [EntryOptions]; without an answer the command holds the word ITEM, which the
// tool refuses.
var QuickStatements = &EntryFormat{
	Name: "quickstatements",
	Doc:  "commands for QuickStatements with full references, for Wikidata",
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &quickStatements{w: w, opt: opt, left: map[string]int{}, said: map[string]bool{}}
	},
}

//go:embed quickstatements.txt
var wikidataList string

// wikidata are the properties and items, by what they are for.
var wikidata = wikidataIDs()

func wikidataIDs() map[string]string {
	ids := map[string]string{}
	for row := range lexicon.Rows(wikidataList) {
		ids[row[0]] = row[1]
	}
	return ids
}

// noItem stands where the item of an entry is not known.
const noItem = "ITEM"

type quickStatements struct {
	w      io.Writer
	opt    EntryOptions
	b      bytes.Buffer
	wrote  int
	left   map[string]int  // entries that are left out, by the reason
	said   map[string]bool // what documents say of items
	headed bool
}

func (w *quickStatements) Write(e *hearsay.Entry) error {
	w.head()
	property := wikidata[string(e.Category)]
	if !slices.Contains([]hearsay.Category{"killed", "injured", "missing"}, e.Category) {
		w.left["it counts no killed, injured or missing people"]++
		return w.spill()
	}
	amount, why := wikidataAmount(e)
	if why != "" {
		w.left[why]++
		fmt.Fprintf(&w.b, "# left out: entry %s, “%s”: %s\n", iriPart(e.ID), unparted(w.opt.words(e.Figure.Words)), why)
		return w.spill()
	}
	item := noItem
	if w.opt.Item != nil {
		if q := w.opt.Item(e); IsItem(q) {
			item = q
		}
	}
	statement := strings.Join([]string{item, property, amount, qualifiers(e), e.Filing.Key}, "|")
	if w.said[statement] {
		w.left["its article says so in another place, which is there already"]++
		return w.spill()
	}
	w.said[statement] = true
	w.wrote++
	w.command(e, item, property, amount)
	return w.spill()
}

// Close says how much was left out, and why.
func (w *quickStatements) Close() error {
	w.head()
	total := 0
	for _, n := range w.left {
		total += n
	}
	fmt.Fprintf(&w.b, "# commands: %d; left out: %d\n", w.wrote, total)
	for _, why := range slices.Sorted(maps.Keys(w.left)) {
		fmt.Fprintf(&w.b, "# left out because %s: %d\n", why, w.left[why])
	}
	return w.spill()
}

func (w *quickStatements) spill() error {
	_, err := w.b.WriteTo(w.w)
	return err
}

func (w *quickStatements) head() {
	if w.headed {
		return
	}
	w.headed = true
	w.b.WriteString("# " + CountNote + "\n")
	w.b.WriteString("# Look at every command before you run it, and put the item of the event where " + noItem + " stands. Lines with # are for you; take them out.\n")
}

// wikidataAmount returns the amount of e as QuickStatements takes it, or why
// Wikidata cannot hold it as it was said.
func wikidataAmount(e *hearsay.Entry) (amount, why string) {
	switch {
	case e.State != hearsay.Current && e.State != "":
		return "", "the ledger does not go by it any more"
	case e.Review == hearsay.Rejected:
		return "", "people rejected it"
	case e.Polarity != hearsay.Says && e.Polarity != hearsay.Corrects:
		return "", "nobody says that it is so"
	case e.Aspect != hearsay.Level:
		return "", "it is no level, but a rise, a fall, a part or a forecast"
	case e.Unit != "person" || e.Per != "":
		return "", "it is no number of people"
	case e.Population != "" || e.Excluding.Words != "" || !e.Excluding.Points.Empty():
		return "", "it counts only some of them"
	case webAddress(e.Filing.Document.URL) == "":
		return "", "its article has no address to refer to"
	case e.Hedge == hearsay.Vague:
		return "", "no number is said"
	case e.Value.Low.Kind != hearsay.Included || e.Value.High.Kind != hearsay.Included:
		return "", "it is open at one end, as “at least 40” is"
	}
	low, high := plainDigits(e.Value.Low), plainDigits(e.Value.High)
	if !isWhole(low) || !isWhole(high) {
		return "", "it is no whole number"
	}
	if low == high {
		return low, ""
	}
	if e.Value.Low.At.Cmp(e.Value.High.At) > 0 {
		return "", "it is no whole number"
	}
	return middle(low, high)
}

// middle returns the range from low to high as Wikidata has ranges: the number
// in the middle and how far it is to either end.
func middle(low, high string) (amount, why string) {
	a, _ := new(big.Int).SetString(low, 10)
	b, _ := new(big.Int).SetString(high, 10)
	sum, width := new(big.Int).Add(a, b), new(big.Int).Sub(b, a)
	if sum.Bit(0) == 1 {
		return "", "the middle of its range is no whole number"
	}
	return sum.Rsh(sum, 1).String() + "~" + width.Rsh(width, 1).String(), ""
}

// isWhole reports whether s is digits alone.
func isWhole(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// qualifiers are what narrows the amount of e: a time, and "about".
func qualifiers(e *hearsay.Entry) string {
	var parts []string
	if at := wikidataTime(e.AsOf); at != "" && e.Basis != hearsay.Publication { // which the reference tells
		parts = append(parts, wikidata["as_of"], at)
	}
	if e.Hedge == hearsay.About {
		parts = append(parts, wikidata["hedge"], wikidata["about"])
	}
	return strings.Join(parts, "|")
}

// command writes one line: the item, the property and the amount, qualifiers,
// the reference, and for the summary of the edit where all that comes from.
func (w *quickStatements) command(e *hearsay.Entry, item, property, amount string) {
	d, receipt := &e.Filing.Document, &e.Filing.Receipt
	parts := []string{item, property, amount}
	if q := qualifiers(e); q != "" {
		parts = append(parts, q)
	}
	add := func(use, value string) {
		if value != "" {
			parts = append(parts, "S"+wikidata[use][1:], value)
		}
	}
	language := wikidataLanguage(d.Language)
	add("url", `"`+strings.ReplaceAll(webAddress(d.URL), "*", "%2A")+`"`)
	add("title", wikidataWords(language+":", d.Title))
	add("published", wikidataTime(d.Published))
	if !receipt.Captured.IsZero() {
		add("captured", wikidataTime(hearsay.DateOf(receipt.Captured.UTC())))
	}
	add("quote", wikidataWords(language+":", w.opt.words(e.Quote.Words)))
	add("figure", wikidataWords("", w.opt.words(e.Figure.Words)))
	fmt.Fprintf(&w.b, "%s /* a report of a figure, quoted; hearsay entry %s, %s, sha256 %s */\n",
		strings.Join(parts, "|"), iriPart(e.ID), charRange(e.Figure.Points), iriPart(e.Filing.TextHash))
}

// IsItem reports whether q is the ID of an item of Wikidata: "Q42".
func IsItem(q string) bool {
	digits, ok := strings.CutPrefix(q, "Q")
	return ok && isWhole(digits) && digits[0] != '0' && len(digits) <= 12
}

// wikidataTime is a date with how precise it is: 11 is a day, 10 a month, 9 a
// year.
func wikidataTime(d hearsay.Date) string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	precision := map[int]string{len("2031"): "9", len("2031-05"): "10", len("2031-05-13"): "11"}[len(d)]
	return t.Format("+2006-01-02T00:00:00Z/") + precision
}

// wikidataLanguage is a language as QuickStatements takes it; "und" if it is
// not known.
func wikidataLanguage(tag string) string {
	tag = strings.ToLower(languageTag(tag))
	if base, _, _ := strings.Cut(tag, "-"); strings.ContainsAny(tag, "0123456789") {
		tag = base
	}
	if tag == "" {
		return "und"
	}
	return tag
}

// maxWikidata is how long words of Wikidata may be, in code points.
const maxWikidata = 1500

// wikidataWords are words in quotation marks, after prefix, and "" for words
// that QuickStatements cannot take letter for letter: it knows no escapes, and
// would take a line in two.
func wikidataWords(prefix, words string) string {
	words = OneLine(words)
	if words == "" || words != unparted(words) || strings.Contains(words, `""`) || strings.HasPrefix(words, `"`) || strings.HasSuffix(words, `"`) ||
		utf8.RuneCountInString(words) > maxWikidata {
		return ""
	}
	return prefix + `"` + words + `"`
}

// unparted returns words on one line without what parts commands or begins a
// remark.
func unparted(words string) string {
	return strings.NewReplacer("|", "¦", "/*", "/ *", "*/", "* /").Replace(OneLine(words))
}
