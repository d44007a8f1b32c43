package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"hearsay"
	"hearsay/internal/lexicon"
)

// rows returns the rows of a list in testdata.
func rows(t testing.TB, name string) [][]string {
	t.Helper()
	src, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(lexicon.Rows(string(src)))
}

// contexts give the published contexts, as far as they are used here. A term
// that is not there is one that no reader of JSON-LD would understand: it would
// be dropped.
type contexts map[string]map[string]any

func (c contexts) LoadDocument(u string) (*ld.RemoteDocument, error) {
	terms, ok := c[u]
	if !ok {
		return nil, fmt.Errorf("no context at %s", u)
	}
	return &ld.RemoteDocument{DocumentURL: u, Document: map[string]any{"@context": terms}}, nil
}

func published(t testing.TB) contexts {
	anno := map[string]any{}
	for _, row := range rows(t, "webannotation.txt") {
		switch {
		case len(row) == 2:
			anno[row[0]] = row[1]
		case row[2] == "@list":
			anno[row[0]] = map[string]any{"@id": row[1], "@type": "@id", "@container": "@list"}
		default:
			anno[row[0]] = map[string]any{"@id": row[1], "@type": row[2]}
		}
	}
	schema := map[string]any{"schema": "http://schema.org/"}
	for _, row := range rows(t, "schemaorg.txt") {
		schema[row[1]] = map[string]any{"@id": "schema:" + row[1]}
		if row[0] == "property" && row[3] == "URL" {
			schema[row[1]] = map[string]any{"@id": "schema:" + row[1], "@type": "@id"}
		}
	}
	return contexts{"http://www.w3.org/ns/anno.jsonld": anno, "https://schema.org": schema}
}

// expanded returns a document in JSON-LD as a reader of it has it, and as RDF.
func expanded(t testing.TB, doc string) (in any, out []any, quads string) {
	t.Helper()
	if err := json.Unmarshal([]byte(doc), &in); err != nil {
		t.Fatal(err)
	}
	opt := ld.NewJsonLdOptions("")
	opt.ProcessingMode = ld.JsonLd_1_1
	opt.DocumentLoader = published(t)
	out, err := ld.NewJsonLdProcessor().Expand(in, opt)
	if err != nil {
		t.Fatal(err)
	}
	opt.Format = "application/n-quads"
	rdf, err := ld.NewJsonLdProcessor().ToRDF(in, opt)
	if err != nil {
		t.Fatal(err)
	}
	return in, out, rdf.(string)
}

// properties counts what is said in a document: the keys that are no keywords.
func properties(v any, keyword func(string) bool) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			n += properties(x, keyword)
		}
	case map[string]any:
		for key, x := range v {
			if key == "@context" {
				continue
			}
			if !keyword(key) {
				n++
			}
			n += properties(x, keyword)
		}
	}
	return n
}

// TestJSONLD wants a reader of JSON-LD to understand every word: that nothing
// is dropped when contexts are applied, and that nothing has a name that holds
// in one place alone.
func TestJSONLD(t *testing.T) {
	for _, f := range []*EntryFormat{WebAnnotation, SchemaOrg} {
		for _, doc := range []string{inventedIn(t, f, EntryOptions{}), inventedIn(t, f, EntryOptions{WithText: true}), string(sheetOf(t, f, EntryOptions{})),
			string(writtenEntries(t, f, EntryOptions{}, nil))} {
			in, out, quads := expanded(t, doc)
			said := properties(in, func(key string) bool { return strings.HasPrefix(key, "@") || key == "id" || key == "type" })
			kept := properties(any(out), func(key string) bool { return strings.HasPrefix(key, "@") })
			if said != kept {
				t.Errorf("%s: of %d properties, %d are understood", f.Name, said, kept)
			}
			// What is a list in RDF takes triples of its own, an empty array none.
			if n := strings.Count(quads, "\n"); n < said/2 {
				t.Errorf("%s: %d triples of %d properties", f.Name, n, said)
			}
			if !strings.Contains(doc, CountNote) {
				t.Errorf("%s does not carry the note", f.Name)
			}
			for line := range strings.Lines(quads) {
				if s, _, _ := strings.Cut(line, " "); !strings.HasPrefix(s, "<urn:hearsay:") && !strings.HasPrefix(s, "<nih:sha-256;") && !strings.HasPrefix(s, "_:") {
					t.Errorf("%s says something of %s", f.Name, s)
				}
			}
		}
	}
}

// TestJSONLDDrops wants the test above to see a word that no context knows.
func TestJSONLDDrops(t *testing.T) {
	_, out, _ := expanded(t, `{"@context":"https://schema.org","@type":"Claim","text":"a","tekst":"b"}`)
	if n := properties(any(out), func(key string) bool { return strings.HasPrefix(key, "@") }); n != 1 {
		t.Errorf("%d properties were kept", n)
	}
}

// TestSchemaOrg wants every property where schema.org has it, with a value of a
// sort that it may have, and neither a rating nor a review.
func TestSchemaOrg(t *testing.T) {
	above, forTypes, values := map[string]string{}, map[string][]string{}, map[string][]string{}
	for _, row := range rows(t, "schemaorg.txt") {
		if row[0] == "type" {
			above[row[1]] = strings.Join(row[2:], "")
			continue
		}
		forTypes[row[1]], values[row[1]] = strings.Fields(row[2]), strings.Fields(row[3])
	}
	is := func(typ string, of []string) bool {
		for ; typ != ""; typ = above[typ] {
			if slices.Contains(of, typ) {
				return true
			}
		}
		return false
	}
	sort := func(v any) string {
		switch v := v.(type) {
		case map[string]any:
			return v["@type"].(string)
		case bool:
			return "Boolean"
		case float64:
			return "Number"
		}
		return "Text"
	}
	fits := func(v any, sorts []string) bool {
		switch s := sort(v); s {
		case "Text":
			return slices.ContainsFunc(sorts, func(s string) bool { return s == "Text" || s == "URL" || s == "Date" })
		case "Number":
			return slices.ContainsFunc(sorts, func(s string) bool { return s == "Number" || s == "Integer" })
		case "Boolean":
			return slices.Contains(sorts, s)
		default: // who somebody is may be open: a Thing
			return is(s, sorts) || s == "Thing" && slices.Contains(sorts, "Person")
		}
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			typ, _ := v["@type"].(string)
			if _, ok := above[typ]; !ok {
				t.Fatalf("no type %q", typ)
			}
			for key, x := range v {
				if strings.HasPrefix(key, "@") {
					continue
				}
				if !is(typ, forTypes[key]) {
					t.Errorf("%s has no %s", typ, key)
				}
				list, ok := x.([]any)
				if !ok {
					list = []any{x}
				}
				for _, y := range list {
					if !fits(y, values[key]) {
						t.Errorf("%s of %s may be no %s", key, typ, sort(y))
					}
				}
				walk(x)
			}
		}
	}
	doc := inventedIn(t, SchemaOrg, EntryOptions{WithText: true})
	in, _, _ := expanded(t, doc)
	walk(in)
	for _, word := range []string{"Review\"", "ating", "verdict"} {
		if strings.Contains(doc, word) {
			t.Errorf("it holds %q", word)
		}
	}
}

// TestSchemaOrgAuthors wants the author to be the named end of a chain, and
// nobody where there is none.
func TestSchemaOrgAuthors(t *testing.T) {
	var feed struct {
		DataFeedElement []struct {
			Item struct {
				ID     string `json:"identifier"`
				Author *struct{ Name string }
			}
		}
	}
	if err := json.Unmarshal([]byte(inventedIn(t, SchemaOrg, EntryOptions{})), &feed); err != nil {
		t.Fatal(err)
	}
	want := []string{"the district fire brigade", "", "", "", "", "Ada Brunn", "Ada Brunn", "", "The water board", "", "the coroner of Halm", "the fire brigade", "the fire brigade", ""}
	if len(feed.DataFeedElement) != len(want) {
		t.Fatalf("%d claims, want %d", len(feed.DataFeedElement), len(want))
	}
	for k, x := range feed.DataFeedElement {
		got := ""
		if x.Item.Author != nil {
			got = x.Item.Author.Name
		}
		if got != want[k] {
			t.Errorf("the author of claim %d is %q, want %q", k, got, want[k])
		}
	}
}

// An annotationNode is what of an annotation the test below looks at.
type annotationNode struct {
	ID, Type, Motivation string
	Body, Target         json.RawMessage
}

// TestAnnotations wants every selector to find its words again in the text, by
// code points; every name once; and two targets where an article has an
// address, the offsets with the text alone.
func TestAnnotations(t *testing.T) {
	var all struct {
		ID    string
		Total int
		First struct {
			PartOf string
			Items  []annotationNode
		}
	}
	if err := json.Unmarshal([]byte(inventedIn(t, WebAnnotation, EntryOptions{})), &all); err != nil {
		t.Fatal(err)
	}
	if all.Total != len(all.First.Items) || all.First.PartOf != all.ID {
		t.Errorf("the collection %s counts %d of %d and its page is part of %s", all.ID, all.Total, len(all.First.Items), all.First.PartOf)
	}
	texts := map[string][]rune{}
	entries, _ := invented()
	hands := 0
	for _, e := range entries {
		texts[textIRI(e.Filing.TextHash)] = []rune(e.Filing.Document.Text)
		for k := range e.Chain {
			if !e.Chain[k].Words.Points.Empty() {
				hands++
			}
		}
	}
	seen := map[string]bool{}
	selectors, pages, marked := 0, 0, 0
	var look func(v any)
	look = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				look(x)
			}
		case map[string]any:
			if v["type"] == "SpecificResource" {
				source, _ := v["source"].(string)
				if object, ok := v["source"].(map[string]any); ok {
					source = object["id"].(string)
				}
				list, ok := v["selector"].([]any)
				if !ok {
					list = []any{v["selector"]}
				}
				if strings.HasPrefix(source, "http") {
					pages++
					if len(list) != 1 || list[0].(map[string]any)["type"] != "TextQuoteSelector" {
						t.Errorf("offsets into a page: %v", v)
					}
					break
				}
				selectors++
				text := texts[source]
				position := list[len(list)-1].(map[string]any)
				from, to := int(position["start"].(float64)), int(position["end"].(float64))
				quote := list[0].(map[string]any)
				if got := string(text[from:to]); got != quote["exact"] {
					t.Errorf("at %d–%d stands %q, want %q", from, to, got, quote["exact"])
				}
				prefix, _ := quote["prefix"].(string)
				suffix, _ := quote["suffix"].(string)
				if !strings.HasSuffix(string(text[:from]), prefix) || !strings.HasPrefix(string(text[to:]), suffix) {
					t.Errorf("%q and %q do not stand around %d–%d", prefix, suffix, from, to)
				}
			}
			for _, x := range v {
				look(x)
			}
		}
	}
	for _, a := range all.First.Items {
		if strings.Contains(string(a.Body), `"standing":"forgotten"`) && (bytes.Contains(a.Target, []byte("elector")) || bytes.Contains(a.Body, []byte("unattributed"))) {
			t.Errorf("%s tells something of a text that was removed: %s", a.ID, a.Target)
		}
		if a.Type != "Annotation" || seen[a.ID] || len(a.Target) == 0 || len(a.Body) == 0 {
			t.Errorf("%s (%s) is not whole, or there twice", a.ID, a.Type)
		}
		seen[a.ID] = true
		if a.Motivation == "identifying" {
			marked++
		}
		for _, part := range []json.RawMessage{a.Body, a.Target} {
			var v any
			if err := json.NewDecoder(bytes.NewReader(part)).Decode(&v); err != nil {
				t.Fatal(err)
			}
			look(v)
		}
	}
	if selectors < 40 || pages != 8 || marked != hands {
		t.Errorf("%d selectors, %d targets in pages, %d of %d links marked", selectors, pages, marked, hands)
	}
}

// TestVerdictsAnnotate wants each verdict to be an annotation of its entry.
func TestVerdictsAnnotate(t *testing.T) {
	out := inventedIn(t, WebAnnotation, EntryOptions{})
	for motivation, n := range map[string]int{"assessing": 2, "editing": 1, "commenting": 1} {
		if got := strings.Count(out, `"motivation":"`+motivation+`"`); got != n {
			t.Errorf("%d annotations are %s, want %d", got, motivation, n)
		}
	}
	if !strings.Contains(out, `"field":"high","was":"9","is":"8"`) {
		t.Error("the correction is not told")
	}
}

// TestTextsOnce wants the text of a document with the first entry of it alone,
// and nowhere unless it was asked for.
func TestTextsOnce(t *testing.T) {
	for _, f := range []*EntryFormat{WebAnnotation, SchemaOrg, PROV} {
		for with, n := range map[bool]int{true: 1, false: 0} {
			if got := strings.Count(inventedIn(t, f, EntryOptions{WithText: with}), "under water. The water board"); got != n {
				t.Errorf("%s has the text %d times, want %d", f.Name, got, n)
			}
		}
	}
}

func TestIRIs(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x?y=1#z": "https://a.example/x?y=1#z", "HTTP://a.example/ü|x[1]'": "http://a.example/%C3%BC%7Cx%5B1%5D%27",
		"javascript:alert(1)": "", "": "", "//a.example": "", "file:///etc/passwd": "", "https://": "", " http://a.example/a b\n": "http://a.example/a%20b",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"en": "en", "en-GB": "en-GB", "": "", "english": "", "e": "", "en-": "", "es-419": "es-419", "<b>": "", "zh-Hans-CN": "zh-Hans-CN"} {
		if got := languageTag(in); got != want {
			t.Errorf("the language %q is %q, want %q", in, got, want)
		}
	}
	if got, want := pieceIRI("ab", hearsay.Span{Start: 3, End: 9}), "nih:sha-256;ab#char=3,9"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := entryIRI("a b/ü"), "urn:hearsay:entry:a%20b%2F%C3%BC"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
