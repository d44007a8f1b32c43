package export

import (
	"cmp"
	"io"

	"hearsay"
)

// SchemaOrg is for search engines and fact-checkers' tools: the entries as
// schema.org Claims in a DataFeed, in JSON-LD, one a line.
//
// It says what an article says and rates nothing: there is no ClaimReview here.
// The author of a claim is the origin of its chain where that is named, and
// those through whom it came are cited, one by the next, by the article in
// which it appears. It has no firstAppearance: an entry is of one article, and
// does not know which was first. It has no claimInterpreter either, which is to
// be a person or an organisation.
var SchemaOrg = &EntryFormat{
	Name: "schemaorg",
	Doc:  "schema.org Claims in JSON-LD, without a rating: for search engines and fact-checkers' tools",
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &claimFeed{w: w, opt: opt, texts: map[string]bool{}}
	},
}

type claimFeed struct {
	w      io.Writer
	opt    EntryOptions
	j      jsonLine
	headed bool
	texts  map[string]bool // that were written, by their hashes
}

func (w *claimFeed) Write(e *hearsay.Entry) error {
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	j := &w.j
	if w.head(); len(j.b) == 0 {
		j.b = append(j.b, ',')
	}
	j.b = append(j.b, "\n{"...)
	j.member("@type", "DataFeedItem")
	j.given("dateCreated", momentCell(e.Posted))
	if n := len(row.Verdicts); n > 0 {
		j.given("dateModified", momentCell(row.Verdicts[n-1].At))
	}
	j.key("item")
	w.claim(e)
	j.close('}')
	return w.spill()
}

// Close ends the feed, and writes an empty one if no entry came.
func (w *claimFeed) Close() error {
	w.head()
	w.j.b = append(w.j.b, "\n]}\n"...)
	return w.spill()
}

func (w *claimFeed) spill() error {
	_, err := w.w.Write(w.j.b)
	w.j.b = w.j.b[:0]
	return err
}

func (w *claimFeed) head() {
	if w.headed {
		return
	}
	w.headed = true
	j := &w.j
	j.open('{')
	j.member("@context", "https://schema.org")
	j.member("@type", "DataFeed")
	j.member("name", "Figures in articles, and who is reported to have said them")
	j.member("description", CountNote)
	j.member("copyrightNotice", w.opt.LicenceNote())
	j.key("dataFeedElement")
	j.open('[')
}

func (w *claimFeed) claim(e *hearsay.Entry) {
	j, d := &w.j, &e.Filing.Document
	j.open('{')
	j.member("@type", "Claim")
	j.member("@id", entryIRI(e.ID))
	j.member("identifier", e.ID)
	j.member("name", inWords(e))
	j.given("text", w.opt.words(e.Quote.Words))
	if h, ok := e.Origin(); ok && e.Status == hearsay.Complete && isNamed(&h) {
		j.key("author")
		w.somebody(&h)
	}
	j.given("datePublished", string(d.Published))
	j.given("inLanguage", languageTag(d.Language))
	j.given("temporalCoverage", string(e.AsOf))
	if place := w.opt.words(e.Place.Words); place != "" {
		j.key("spatialCoverage")
		j.open('{')
		j.member("@type", "Place")
		j.member("name", place)
		j.close('}')
	}
	if e.State == hearsay.Current || e.State == "" {
		j.given("creativeWorkStatus", string(e.Review))
	} else {
		j.given("creativeWorkStatus", string(e.State))
	}
	if !removed(e) {
		j.key("about")
		j.open('[')
		w.quantity(e)
		w.event(e)
		j.close(']')
	}
	j.key("appearance")
	w.article(e)
	j.close('}')
}

// quantity writes the figure. The least and the most of schema.org are always
// counted in; whether the article leaves them out is said beside them.
func (w *claimFeed) quantity(e *hearsay.Entry) {
	j := &w.j
	j.open('{')
	j.member("@type", "QuantitativeValue")
	j.given("description", w.opt.words(e.Figure.Words))
	low, high := plainDigits(e.Value.Low), plainDigits(e.Value.High)
	if _, ok := e.Value.Point(); ok {
		j.digits("value", low)
	}
	j.digits("minValue", low)
	j.digits("maxValue", high)
	j.given("unitText", string(e.Unit))
	j.key("additionalProperty")
	j.open('[')
	for _, name := range []string{"low_open", "high_open", "hedge", "kind", "of", "category", "measure", "population", "including", "excluding",
		"aspect", "per", "as_of_basis", "polarity", "chain_status", "confidence", "review", "state", "next", "span_start", "span_end", "text_sha256", "reader"} {
		c := ColumnNamed(name)
		if cell := c.Cell(Row{Entry: e}, w.opt); cell != "" {
			j.open('{')
			j.member("@type", "PropertyValue")
			j.member("propertyID", vocabulary+name)
			j.member("name", name)
			j.key("value")
			j.cell(c, cell)
			j.close('}')
		}
	}
	j.close(']')
	j.close('}')
}

// event writes what happened to what is counted, if the article dates it.
func (w *claimFeed) event(e *hearsay.Entry) {
	if e.EventDate == "" {
		return
	}
	j := &w.j
	j.open('{')
	j.member("@type", "Event")
	if happened := EntryHappened(e); happened != Nothing {
		j.member("name", happened)
	}
	j.member("startDate", string(e.EventDate))
	if place := w.opt.words(e.Place.Words); place != "" {
		j.member("location", place)
	}
	j.close('}')
}

// article writes where the claim appears, and whom the article cites.
func (w *claimFeed) article(e *hearsay.Entry) {
	j, f := &w.j, e.Filing
	d := &f.Document
	j.open('{')
	j.member("@type", "Article")
	j.member("@id", textIRI(f.TextHash))
	j.given("identifier", d.ID)
	j.given("headline", d.Title)
	j.given("url", webAddress(d.URL))
	j.given("datePublished", string(d.Published))
	j.given("inLanguage", languageTag(d.Language))
	j.given("creditText", d.Byline)
	w.organisation("publisher", d.Outlet)
	w.organisation("sourceOrganization", d.Agency)
	w.citation(e, 0)
	if !e.Figure.Points.Empty() {
		j.key("hasPart")
		j.open('{')
		j.member("@type", "CreativeWork")
		j.member("@id", pieceIRI(f.TextHash, e.Figure.Points))
		j.given("text", w.opt.words(e.Figure.Words))
		j.close('}')
	}
	j.key("encoding")
	j.open('[')
	j.open('{')
	j.member("@type", "MediaObject")
	j.member("encodingFormat", "text/plain")
	j.member("sha256", f.TextHash)
	if w.opt.WithText && !w.texts[f.TextHash] {
		w.texts[f.TextHash] = true
		j.given("text", d.Text)
	}
	j.close('}')
	if f.Receipt.Hash != "" {
		j.open('{')
		j.member("@type", "MediaObject")
		j.given("encodingFormat", f.Receipt.Media)
		j.member("sha256", f.Receipt.Hash)
		j.given("dateCreated", momentCell(f.Receipt.Captured))
		j.close('}')
	}
	j.close(']')
	j.close('}')
}

// citation writes the chain from its k-th link on, as works that cite each
// other: that is what a text says, and not that one is made from the other.
func (w *claimFeed) citation(e *hearsay.Entry, k int) {
	if k >= len(e.Chain) {
		return
	}
	h, j := &e.Chain[k], &w.j
	j.key("citation")
	j.open('{')
	j.member("@type", "CreativeWork")
	j.member("@id", handIRI(e.ID, k))
	j.key("position")
	j.int(k + 1)
	if isNamed(h) {
		j.key("author")
		w.somebody(h)
	}
	j.member("creditText", w.opt.words(cmp.Or(h.Words.Words, h.Name, TellerOf(h, w.opt))))
	w.citation(e, k+1)
	j.close('}')
}

// isNamed reports whether h says who it is, and the name is still there.
func isNamed(h *hearsay.Hand) bool { return h.Named && (h.Resolved != "" || h.Name != "") }

// somebody writes who a link names. Whether a government or the police of a
// text is a person or an office, it does not say.
func (w *claimFeed) somebody(h *hearsay.Hand) {
	j, typ := &w.j, "Thing"
	switch h.Party {
	case hearsay.Person:
		typ = "Person"
	case hearsay.Organisation:
		typ = "Organization"
	case hearsay.Media:
		typ = "NewsMediaOrganization"
	}
	j.open('{')
	j.member("@type", typ)
	j.member("name", TellerOf(h, w.opt))
	if h.Source != "" && h.Source != TellerOf(h, w.opt) {
		j.member("alternateName", h.Source)
	}
	j.close('}')
}

func (w *claimFeed) organisation(name, words string) {
	if words == "" {
		return
	}
	j := &w.j
	j.key(name)
	j.open('{')
	j.member("@type", "Organization")
	j.member("name", words)
	j.close('}')
}

// digits writes a key with a number of this program's own, if there is one.
func (j *jsonLine) digits(name, number string) {
	if number != "" {
		j.key(name)
		j.b = append(j.b, number...)
	}
}
