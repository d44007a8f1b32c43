package export

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"strconv"
	"strings"

	"hearsay"
)

// WebAnnotation is for annotation tools: the figures and those who stand behind
// them as W3C Web Annotations, in JSON-LD. It is one collection with one page,
// an annotation a line.
//
// Each entry is an annotation of its figure. Its targets are the page where the
// article was published, by the words alone, and the text that the ledger
// keeps, by words and code points: offsets into a text say nothing about a web
// page. Each link of the chain has annotations of its own, so that tools mark
// its words too, and so does each verdict.
var WebAnnotation = &EntryFormat{
	Name: "webannotation",
	Doc:  "W3C Web Annotations in JSON-LD, for tools that mark words in texts",
	New: func(w io.Writer, opt EntryOptions) EntryWriter {
		return &annotations{w: w, opt: opt, names: sha256.New(), texts: map[string]bool{}}
	},
}

// annotationTerms are the words of the bodies for which the context of Web
// Annotation has none. A term without a type holds words.
var annotationTerms = []struct{ name, typ string }{
	{"Entry", ""}, {"Hand", ""}, {"Change", ""},
	{"figure", ""}, {"core", ""}, {"low", "xsd:decimal"}, {"high", "xsd:decimal"}, {"low_open", ""}, {"high_open", ""}, {"hedge", ""}, {"unit", ""},
	{"kind", ""}, {"of", ""}, {"of_text", ""}, {"category", ""}, {"measure", ""}, {"population", ""}, {"including", ""}, {"excluding", ""}, {"aspect", ""},
	{"per", ""}, {"place", ""}, {"event_date", ""}, {"event_words", ""}, {"as_of", ""}, {"as_of_words", ""}, {"as_of_basis", ""}, {"polarity", ""},
	{"chain_status", ""}, {"confidence", "xsd:decimal"}, {"review", ""}, {"standing", ""}, {"superseded_by", "@id"}, {"quote", ""}, {"chain", "@list"},
	{"entry_id", ""}, {"position", ""}, {"resolved", ""}, {"source_name", ""}, {"named", ""}, {"party", ""}, {"words", ""}, {"cue", ""},
	{"document", ""}, {"document_key", ""}, {"outlet", ""}, {"agency", ""}, {"byline", ""}, {"published", ""}, {"length", ""}, {"text_sha256", ""},
	{"bytes_sha256", ""}, {"forgotten", ""}, {"ruling", ""}, {"change", ""}, {"field", ""}, {"was", ""}, {"is", ""},
}

type annotations struct {
	w     io.Writer
	opt   EntryOptions
	j     jsonLine
	names hash.Hash       // of the entries, which name the collection
	total int             // annotations
	texts map[string]bool // that were written, by their hashes
}

func (w *annotations) Write(e *hearsay.Entry) error {
	row, err := w.opt.rowOf(e)
	if err != nil {
		return err
	}
	w.head()
	w.names.Write([]byte(e.ID + "\x00"))
	w.entry(e)
	for k := range e.Chain {
		w.hand(e, k)
	}
	for k := range row.Verdicts {
		w.verdict(e, &row.Verdicts[k], k)
	}
	return w.spill()
}

// Close ends the collection, and writes an empty one if no entry came.
func (w *annotations) Close() error {
	w.head()
	name := vocabulary + "export:" + hex.EncodeToString(w.names.Sum(nil)[:8])
	j := &w.j
	j.b = append(j.b, "\n],\"id\":"...)
	j.string(name + ":page")
	j.member("partOf", name)
	j.close('}')
	j.key("total")
	j.int(w.total)
	j.member("id", name)
	j.close('}')
	j.close('\n')
	return w.spill()
}

func (w *annotations) spill() error {
	_, err := w.w.Write(w.j.b)
	w.j.b = w.j.b[:0]
	return err
}

// head writes what stands before the annotations, once.
func (w *annotations) head() {
	j := &w.j
	if w.total > 0 || len(j.b) > 0 {
		return
	}
	j.open('{')
	j.key("@context")
	j.open('[')
	j.string("http://www.w3.org/ns/anno.jsonld")
	j.open('{')
	j.member("hearsay", vocabulary)
	for _, t := range annotationTerms {
		switch t.typ {
		case "":
			j.member(t.name, "hearsay:"+t.name)
			continue
		}
		j.key(t.name)
		j.open('{')
		j.member("@id", "hearsay:"+t.name)
		if t.typ == "@list" {
			j.member("@container", t.typ)
		} else {
			j.member("@type", t.typ)
		}
		j.close('}')
	}
	j.close('}')
	j.close(']')
	j.member("type", "AnnotationCollection")
	j.member("label", "Figures in articles, and who is reported to have said them")
	j.member("rdfs:comment", CountNote)
	j.member("dc:rights", w.opt.LicenceNote())
	j.software("generator", w.opt.Tool)
	j.key("first")
	j.open('{')
	j.member("type", "AnnotationPage")
	j.key("startIndex")
	j.int(0)
	j.key("items")
	j.open('[')
}

// begin opens an annotation on a line of its own.
func (w *annotations) begin(id, motivation string) *jsonLine {
	j := &w.j
	if w.total > 0 {
		j.b = append(j.b, ',')
	}
	w.total++
	j.b = append(j.b, "\n{"...)
	j.member("id", id)
	j.member("type", "Annotation")
	j.member("motivation", motivation)
	return j
}

func (w *annotations) entry(e *hearsay.Entry) {
	j := w.begin(entryIRI(e.ID), "describing")
	j.given("created", momentCell(e.Posted))
	j.software("generator", e.Reader)
	j.key("body")
	j.open('[')
	j.textual("describing", inWords(e))
	w.body(e)
	j.close(']')
	j.key("target")
	j.open('[')
	words := w.opt.whole(e.Figure.Words)
	if page := webAddress(e.Filing.Document.URL); page != "" && words != "" {
		j.open('{')
		j.member("type", "SpecificResource")
		j.member("source", page)
		j.key("selector")
		j.quoteSelector(words, e.Prefix, e.Suffix)
		j.close('}')
	}
	if e.Figure.Points.Empty() { // its place went with the text
		w.document(e.Filing)
	} else {
		j.open('{')
		j.member("type", "SpecificResource")
		j.key("source")
		w.document(e.Filing)
		j.key("selector")
		j.open('[')
		if words != "" {
			j.quoteSelector(words, e.Prefix, e.Suffix)
		}
		j.positionSelector(e.Figure.Points)
		j.close(']')
		j.close('}')
	}
	j.close(']')
	j.close('}')
}

// body writes the entry for programs.
func (w *annotations) body(e *hearsay.Entry) {
	j := &w.j
	j.open('{')
	j.member("id", entryIRI(e.ID)+":claim")
	j.member("type", "Entry")
	j.member("entry_id", e.ID)
	j.given("figure", w.opt.words(e.Figure.Words))
	j.given("low", plainDigits(e.Value.Low))
	j.given("high", plainDigits(e.Value.High))
	if !removed(e) {
		j.key("low_open")
		j.bool(e.Value.Low.Kind == hearsay.Excluded)
		j.key("high_open")
		j.bool(e.Value.High.Kind == hearsay.Excluded)
	}
	j.given("hedge", string(e.Hedge))
	j.given("unit", string(e.Unit))
	j.given("kind", string(e.Kind))
	w.excerpt("of", e.Of, e)
	if e.Of.Points.Empty() {
		j.given("of_text", w.opt.words(e.Of.Words))
	}
	j.given("category", string(e.Category))
	j.given("measure", e.Measure)
	j.given("population", e.Population)
	w.excerpt("including", e.Including, e)
	w.excerpt("excluding", e.Excluding, e)
	j.given("aspect", string(e.Aspect))
	j.given("per", e.Per)
	w.excerpt("place", e.Place, e)
	j.given("event_date", string(e.EventDate))
	w.excerpt("event_words", e.EventWords, e)
	j.given("as_of", string(e.AsOf))
	w.excerpt("as_of_words", e.AsOfWords, e)
	j.given("as_of_basis", string(e.Basis))
	j.given("polarity", string(e.Polarity))
	j.given("chain_status", string(e.Status))
	if !removed(e) {
		j.given("confidence", fourPlaces(e.Confidence))
	}
	j.key("chain")
	j.open('[')
	for k := range e.Chain {
		w.link(e, k)
	}
	j.close(']')
	j.given("quote", w.opt.words(e.Quote.Words))
	j.given("review", string(e.Review))
	j.given("standing", string(e.State))
	if e.Next != "" {
		j.member("superseded_by", entryIRI(e.Next))
	}
	j.close('}')
}

// link writes one link of the chain, the nearest to the article first.
func (w *annotations) link(e *hearsay.Entry, k int) {
	h, j := &e.Chain[k], &w.j
	j.open('{')
	j.member("id", handIRI(e.ID, k))
	j.member("type", "Hand")
	j.key("position")
	j.int(k + 1)
	j.given("label", TellerOf(h, w.opt))
	j.given("resolved", w.opt.words(h.Resolved))
	j.given("source_name", h.Source)
	j.key("named")
	j.bool(h.Named)
	j.given("party", string(h.Party))
	w.excerpt("words", h.Words, e)
	w.excerpt("cue", h.Cue, e)
	j.close('}')
}

// hand annotates the words of one link and those that show it.
func (w *annotations) hand(e *hearsay.Entry, k int) {
	h := &e.Chain[k]
	for _, part := range []struct {
		at               hearsay.Excerpt
		name, motivation string
	}{{h.Words, ":words", "identifying"}, {h.Cue, ":cue", "linking"}} {
		if part.at.Points.Empty() {
			continue
		}
		j := w.begin(handIRI(e.ID, k)+part.name, part.motivation)
		j.member("body", handIRI(e.ID, k))
		w.excerpt("target", part.at, e)
		j.close('}')
	}
}

// motivations say for what a verdict is an annotation.
var motivations = map[hearsay.Ruling]string{
	hearsay.Confirm: "assessing",
	hearsay.Correct: "editing",
	hearsay.Reject:  "assessing",
	hearsay.Remark:  "commenting",
}

func (w *annotations) verdict(e *hearsay.Entry, v *hearsay.Verdict, k int) {
	motivation, ok := motivations[v.Ruling]
	if !ok {
		motivation = "commenting"
	}
	j := w.begin(entryIRI(e.ID)+":verdict:"+strconv.Itoa(k+1), motivation)
	j.given("created", momentCell(v.At))
	if v.By != "" {
		j.key("creator")
		j.open('{')
		j.member("type", "Person")
		j.member("name", v.By)
		j.close('}')
	}
	j.member("ruling", string(v.Ruling))
	if len(v.Changes) > 0 {
		j.key("change")
		j.open('[')
		for _, c := range v.Changes {
			j.open('{')
			j.member("type", "Change")
			j.member("field", c.Field)
			j.member("was", w.opt.words(c.Was))
			j.member("is", w.opt.words(c.Is))
			j.close('}')
		}
		j.close(']')
	}
	j.key("body")
	j.textual(motivation, v.Why)
	j.member("target", entryIRI(e.ID))
	j.close('}')
}

// document writes the text that the offsets count in.
func (w *annotations) document(f *hearsay.Filing) {
	j, d := &w.j, &f.Document
	j.open('{')
	j.member("id", textIRI(f.TextHash))
	j.member("type", "Text")
	j.member("format", "text/plain")
	j.given("language", languageTag(d.Language))
	j.given("label", d.Title)
	j.given("document", d.ID)
	j.given("document_key", f.Key)
	j.given("outlet", d.Outlet)
	j.given("agency", d.Agency)
	j.given("byline", d.Byline)
	j.given("published", string(d.Published))
	j.given("text_sha256", f.TextHash)
	j.key("length")
	j.int(f.Length)
	j.given("bytes_sha256", f.Receipt.Hash)
	if page := webAddress(d.URL); page != "" {
		j.member("via", page)
	}
	j.given("forgotten", f.Forgotten)
	if w.opt.WithText && !w.texts[f.TextHash] {
		w.texts[f.TextHash] = true
		j.given("value", d.Text)
	}
	j.close('}')
}

// excerpt writes a key with a piece of the text, and nothing where there is
// none.
func (w *annotations) excerpt(name string, x hearsay.Excerpt, e *hearsay.Entry) {
	if x.Points.Empty() {
		return
	}
	j := &w.j
	j.key(name)
	j.open('{')
	j.member("type", "SpecificResource")
	j.member("source", textIRI(e.Filing.TextHash))
	j.key("selector")
	j.open('[')
	if words := w.opt.whole(x.Words); words != "" {
		j.quoteSelector(words, "", "")
	}
	j.positionSelector(x.Points)
	j.close(']')
	j.close('}')
}

// whole returns words if they may go out as they are, and "" otherwise. Words
// that are cut would never be found again.
func (opt EntryOptions) whole(words string) string {
	if opt.words(words) != words {
		return ""
	}
	return words
}

func (j *jsonLine) quoteSelector(exact, prefix, suffix string) {
	j.open('{')
	j.member("type", "TextQuoteSelector")
	j.member("exact", exact)
	j.given("prefix", prefix)
	j.given("suffix", suffix)
	j.close('}')
}

func (j *jsonLine) positionSelector(at hearsay.Span) {
	j.open('{')
	j.member("type", "TextPositionSelector")
	j.key("start")
	j.int(at.Start)
	j.key("end")
	j.int(at.End)
	j.close('}')
}

func (j *jsonLine) textual(purpose, words string) {
	j.open('{')
	j.member("type", "TextualBody")
	j.member("purpose", purpose)
	j.member("format", "text/plain")
	j.member("value", words)
	j.close('}')
}

// software writes what made something, if that is known.
func (j *jsonLine) software(name, tool string) {
	if tool == "" {
		return
	}
	j.key(name)
	j.open('{')
	j.member("id", vocabulary+"tool:"+iriPart(tool))
	j.member("type", "Software")
	j.member("name", tool)
	j.close('}')
}

// inWords tells an entry to people in one line: "At least 14 fishermen,
// reported killed, as of 2031-05-13; says: the harbour office ← Coastwire".
func inWords(e *hearsay.Entry) string {
	if removed(e) {
		return strings.TrimSuffix("(the text was removed) "+something(EntryHappened(e)), " ")
	}
	line := OneLine(Cut(e.Figure.Words))
	if of := EntryCounted(e); of != Nothing {
		line += " " + of
	}
	if happened := EntryHappened(e); happened != Nothing {
		line += ", " + happened
	}
	if asOf := EntryAsOf(e); asOf != Nothing {
		line += ", as of " + asOf
	}
	if e.Polarity == hearsay.Says && len(e.Chain) > 0 {
		return line + "; says: " + EntryWho(e)
	}
	return line + "; " + EntryWho(e)
}

// removed reports whether nothing of e is left but that it was there.
func removed(e *hearsay.Entry) bool { return e.State == hearsay.Forgotten && e.Figure.Words == "" }

// whoSays is EntryWho, and nothing for an entry that nobody can tell of any more:
// that it is unattributed would be said of a chain that was removed.
func whoSays(e *hearsay.Entry) string {
	if removed(e) && len(e.Chain) == 0 {
		return ""
	}
	return EntryWho(e)
}
