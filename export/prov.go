package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"

	"hearsay"
)

// PROV tells where each entry comes from, as W3C PROV in PROV-JSON: how a
// document was received, which version of the program read it, whom its text
// makes responsible, and who ruled on it since.
//
//   - A document was derived from the bytes as they were received, and an entry
//     was quoted from a document (prov:Quotation).
//   - What each link of a chain is reported to have said is an entity of its own,
//     attributed to that source. The entry was derived from the nearest, and each
//     from the next. None is called a primary source: that would say that it has
//     seen what happened, and a text tells only that it goes no further back.
//   - A verdict is an activity of the person who gave it. An entry that people
//     corrected is a revision of the version that was read, and so is what a newer
//     reader read in its place.
var PROV = &EntryFormat{
	Name: "prov",
	Doc:  "W3C PROV in PROV-JSON, for archives: how each entry came to be, from the bytes received to the last verdict",
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &prov{w: w, opt: opt, known: map[string]bool{}, sections: make([]spool, len(provSections))}
	},
}

// provPrefixes are the namespaces of the identifiers.
var provPrefixes = []string{"entry", "version", "document", "received", "statement", "capture", "reading", "verdict", "forgetting", "source", "outlet", "person", "tool"}

// provSections are the parts of a PROV-JSON document, in the order in which
// they are written, each with the mark of its nameless identifiers.
var provSections = []struct{ name, mark string }{
	{"entity", ""}, {"activity", ""}, {"agent", ""},
	{"wasGeneratedBy", "g"}, {"used", "u"}, {"wasDerivedFrom", "d"}, {"wasAttributedTo", "a"}, {"wasAssociatedWith", "w"},
	{"wasInvalidatedBy", "i"}, {"hadMember", "m"},
}

// A provAttribute is one attribute of a record: its name, and words, or a number
// of this program's own, or an identifier.
type provAttribute struct {
	name  string
	value string
	kind  string // the type, as PROV-JSON has it; "" for words, "-" for a number
}

const qualifiedName = "prov:QUALIFIED_NAME"

type prov struct {
	w        io.Writer
	opt      EntryOptions
	sections []spool
	counts   [16]int // of the nameless identifiers
	known    map[string]bool
	owed     []string // entries that are named and may not have come
	err      error
}

func (w *prov) Write(e *hearsay.Entry) error {
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	f := e.Filing
	w.filing(f)
	reading, id := w.reading(e), provName("entry", e.ID)
	w.entry(id, e)
	first := w.verdicts(id, e, row.Verdicts)
	w.relate("wasGeneratedBy", provRef("entity", first), provRef("activity", reading), provWords("prov:time", momentCell(e.Posted)))
	w.relate("wasDerivedFrom", provRef("generatedEntity", first), provRef("usedEntity", provName("document", f.Key)), provRef("activity", reading), provType("prov:Quotation"))
	w.chain(first, e)
	if e.Next != "" && e.Next != e.ID {
		next := provName("entry", e.Next)
		w.owed = append(w.owed, next)
		w.relate("wasDerivedFrom", provRef("generatedEntity", next), provRef("usedEntity", id), provType("prov:Revision"))
	}
	return w.err
}

// Close writes the document.
func (w *prov) Close() error {
	defer func() {
		for k := range w.sections {
			w.sections[k].Close()
		}
	}()
	w.declare("entity", "hearsay:export", provType("prov:Collection"), provLabel("Figures in articles, and who is reported to have said them"),
		provWords("hearsay:note", CountNote), provWords("hearsay:licence", w.opt.LicenceNote()), provWords("hearsay:tool", w.opt.Tool))
	for _, id := range w.owed {
		w.declare("entity", id, provType("hearsay:Entry"))
	}
	if w.err != nil {
		return w.err
	}
	out := bufio.NewWriter(w.w)
	j := &jsonLine{}
	j.open('{')
	j.key("prefix")
	j.open('{')
	j.member("hearsay", vocabulary)
	for _, p := range provPrefixes {
		j.member(p, vocabulary+p+":")
	}
	j.close('}')
	out.Write(j.b)
	for k, s := range provSections {
		if w.sections[k].size == 0 {
			continue
		}
		out.WriteString(",\n\"" + s.name + "\":{")
		if _, err := w.sections[k].WriteTo(out); err != nil {
			return err
		}
		out.WriteString("}")
	}
	out.WriteString("}\n")
	return out.Flush()
}

// filing tells of a document, once: its bytes, its text, and who published it.
func (w *prov) filing(f *hearsay.Filing) {
	id, d := provName("document", f.Key), &f.Document
	if w.known["entity "+id] {
		return
	}
	text := []provAttribute{provType("hearsay:Document"), provLabel(d.Title), provWords("hearsay:id", d.ID), provWords("hearsay:text_sha256", f.TextHash), provCount("hearsay:length", f.Length),
		provWords("hearsay:url", webAddress(d.URL)), provWords("hearsay:byline", d.Byline), provWords("hearsay:agency", d.Agency), provWords("hearsay:published", string(d.Published)),
		provWords("hearsay:language", d.Language), provWords("hearsay:forgotten", f.Forgotten)}
	if w.opt.WithText {
		text = append(text, provWords("prov:value", d.Text))
	}
	w.declare("entity", id, text...)
	if d.Outlet != "" {
		outlet := provName("outlet", short(d.Outlet))
		w.declare("agent", outlet, provType("prov:Organization"), provLabel(d.Outlet))
		w.relate("wasAttributedTo", provRef("entity", id), provRef("agent", outlet))
	}
	r := &f.Receipt
	if r.Hash != "" {
		capture, received := provName("capture", f.Key), provName("received", f.Key)
		at := momentCell(r.Captured)
		w.declare("activity", capture, provWords("prov:startTime", at), provWords("prov:endTime", at), provType("hearsay:Capture"), provWords("hearsay:address", r.Address))
		w.declare("entity", received, provType("hearsay:Bytes"), provWords("hearsay:bytes_sha256", r.Hash), provWords("hearsay:media_type", r.Media), provWords("hearsay:address", r.Address))
		w.relate("wasGeneratedBy", provRef("entity", received), provRef("activity", capture), provWords("prov:time", at))
		w.relate("wasGeneratedBy", provRef("entity", id), provRef("activity", capture), provWords("prov:time", at))
		w.relate("wasDerivedFrom", provRef("generatedEntity", id), provRef("usedEntity", received), provRef("activity", capture))
		w.tool(capture, r.Tool)
	}
	if f.Forgotten != "" {
		forgetting := provName("forgetting", f.Key)
		w.declare("activity", forgetting, provType("hearsay:Forgetting"), provWords("hearsay:why", f.Forgotten))
		w.relate("wasInvalidatedBy", provRef("entity", id), provRef("activity", forgetting))
	}
}

// reading tells of the run of the program that read an entry.
func (w *prov) reading(e *hearsay.Entry) string {
	id := provName("reading", e.Filing.Key+"."+short(e.Reader))
	if !w.known["activity "+id] {
		w.declare("activity", id, provType("hearsay:Reading"), provLabel(e.Reader))
		w.relate("used", provRef("activity", id), provRef("entity", provName("document", e.Filing.Key)))
		w.tool(id, e.Reader)
	}
	return id
}

func (w *prov) tool(activity, tool string) {
	if tool == "" {
		return
	}
	id := provName("tool", tool)
	w.declare("agent", id, provType("prov:SoftwareAgent"), provLabel(tool))
	w.relate("wasAssociatedWith", provRef("activity", activity), provRef("agent", id))
}

// entry tells of the entry itself, with the columns of tables as attributes.
func (w *prov) entry(id string, e *hearsay.Entry) {
	attributes := []provAttribute{provType("hearsay:Entry"), provLabel(inWords(e))}
	for _, name := range []string{"id", "figure", "low", "high", "low_open", "high_open", "hedge", "unit", "kind", "of", "category", "measure", "population", "including",
		"excluding", "aspect", "per", "place", "event_date", "as_of", "as_of_basis", "polarity", "chain_status", "confidence", "review", "state", "quote",
		"span_start", "span_end", "text_sha256"} {
		c := ColumnNamed(name)
		a := provAttribute{name: "hearsay:" + name, value: c.Cell(Row{Entry: e}, w.opt)}
		if removed(e) && (c.Kind == TruthColumn || c.Kind == ShareColumn) {
			continue
		}
		switch c.Kind {
		case DecimalColumn, ShareColumn:
			a.kind = "xsd:decimal"
		case WholeColumn, TruthColumn:
			a.kind = "-"
		}
		attributes = append(attributes, a)
	}
	w.declare("entity", id, attributes...)
	w.relate("hadMember", provRef("collection", "hearsay:export"), provRef("entity", id))
}

// chain tells of those who stand behind an entry, the nearest to the article
// first.
func (w *prov) chain(entry string, e *hearsay.Entry) {
	last := entry
	for k := range e.Chain {
		h := &e.Chain[k]
		number := strconv.Itoa(k + 1)
		statement := provName("statement", e.ID+"."+number)
		w.record("entity", statement, []provAttribute{provType("hearsay:Statement"), provLabel("what is reported to come from " + TellerOf(h, w.opt)),
			provWords("hearsay:words", w.opt.words(h.Words.Words)), provPlace("words", h.Words), provWords("hearsay:cue", w.opt.words(h.Cue.Words)), provPlace("cue", h.Cue)})
		w.relate("wasDerivedFrom", provRef("generatedEntity", last), provRef("usedEntity", statement))
		source := provName("source", e.ID+"."+number) // of this entry alone, unless the ledger knows who it is
		if h.Source != "" {
			source = provName("source", short(h.Source))
		}
		attributes := []provAttribute{provLabel(TellerOf(h, w.opt)), provWords("hearsay:party", string(h.Party))}
		if h.Source != "" {
			attributes = []provAttribute{provLabel(h.Source), provWords("hearsay:party", string(h.Party))}
		}
		switch h.Party {
		case hearsay.Person:
			attributes = append(attributes, provType("prov:Person"))
		case hearsay.Organisation, hearsay.Media:
			attributes = append(attributes, provType("prov:Organization"))
		}
		w.declare("agent", source, attributes...)
		w.relate("wasAttributedTo", provRef("entity", statement), provRef("agent", source))
		last = statement
	}
}

// verdicts tell what people ruled on an entry, and return its first version, as
// it was read: that is the entry itself unless people corrected it.
func (w *prov) verdicts(entry string, e *hearsay.Entry, all []hearsay.Verdict) (first string) {
	now := entry // the version that the last of those verdicts left
	for k := len(all) - 1; k >= 0; k-- {
		v := &all[k]
		number := e.ID + "." + strconv.Itoa(k+1)
		id, at := provName("verdict", number), momentCell(v.At)
		w.record("activity", id, []provAttribute{provWords("prov:startTime", at), provWords("prov:endTime", at), provType("hearsay:Verdict"),
			provWords("hearsay:ruling", string(v.Ruling)), provWords("hearsay:why", v.Why)})
		if v.By != "" {
			person := provName("person", short(v.By))
			w.declare("agent", person, provType("prov:Person"), provLabel(v.By))
			w.relate("wasAssociatedWith", provRef("activity", id), provRef("agent", person))
		}
		if v.Ruling == hearsay.Correct {
			before := provName("version", number)
			attributes := []provAttribute{provType("hearsay:Entry"), provLabel("the entry " + e.ID + " before it was corrected")}
			fields := map[string]bool{}
			for _, c := range v.Changes {
				if !fields[c.Field] { // what it was before the first change
					attributes = append(attributes, provAttribute{name: "hearsay:" + iriPart(c.Field), value: w.opt.words(c.Was), kind: "words"})
				}
				fields[c.Field] = true
			}
			w.record("entity", before, attributes)
			w.relate("wasGeneratedBy", provRef("entity", now), provRef("activity", id), provWords("prov:time", at))
			w.relate("wasDerivedFrom", provRef("generatedEntity", now), provRef("usedEntity", before), provRef("activity", id), provType("prov:Revision"))
			now = before
		}
		w.relate("used", provRef("activity", id), provRef("entity", now), provWords("prov:time", at))
	}
	return now
}

// declare writes an element, unless it was written before.
func (w *prov) declare(section, id string, attributes ...provAttribute) {
	if key := section + " " + id; !w.known[key] {
		w.known[key] = true
		w.record(section, id, attributes)
	}
}

// relate writes a relation, which has no name of its own.
func (w *prov) relate(section string, attributes ...provAttribute) {
	for k, s := range provSections {
		if s.name == section {
			w.counts[k]++
			w.record(section, "_:"+s.mark+strconv.Itoa(w.counts[k]), attributes)
		}
	}
}

func (w *prov) record(section, id string, attributes []provAttribute) {
	for k, s := range provSections {
		if s.name != section {
			continue
		}
		j := &jsonLine{b: []byte{'{'}}
		j.string(id)
		j.b = append(j.b, ':', '{')
		for _, a := range attributes {
			j.attribute(a)
		}
		j.close('}')
		parted := []byte(",\n")
		if w.sections[k].size == 0 {
			parted = parted[1:]
		}
		if _, err := w.sections[k].Write(append(parted, j.b[1:]...)); err != nil && w.err == nil {
			w.err = err
		}
	}
}

// attribute writes an attribute, and nothing if it has no value.
func (j *jsonLine) attribute(a provAttribute) {
	if a.value == "" && a.kind != "words" {
		return
	}
	j.key(a.name)
	switch a.kind {
	case "", "words":
		j.string(a.value)
	case "-":
		j.b = append(j.b, a.value...)
	default:
		j.open('{')
		j.member("$", a.value)
		j.member("type", a.kind)
		j.close('}')
	}
}

func provRef(role, id string) provAttribute      { return provAttribute{name: "prov:" + role, value: id} }
func provWords(name, value string) provAttribute { return provAttribute{name: name, value: value} }
func provLabel(value string) provAttribute       { return provAttribute{name: "prov:label", value: value} }
func provType(name string) provAttribute {
	return provAttribute{name: "prov:type", value: name, kind: qualifiedName}
}
func provCount(name string, n int) provAttribute {
	return provAttribute{name: name, value: strconv.Itoa(n), kind: "-"}
}

// provPlace is where the words of x stand, in code points: "char=18,29".
func provPlace(name string, x hearsay.Excerpt) provAttribute {
	if x.Points.Empty() {
		return provAttribute{}
	}
	return provWords("hearsay:"+name+"_place", charRange(x.Points))
}

// provName is an identifier: a prefix and a name within its namespace.
func provName(prefix, name string) string { return prefix + ":" + iriPart(name) }

// short names words that may be long, and holds none of them.
func short(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:8])
}
