package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"hearsay"
)

// The columns that hold lists: places in bytes, notes, links and verdicts.
// They are written by jsonLine, whose order of keys is fixed and whose text is
// safe to look at, and read by encoding/json.

// bytesCell is the places of the excerpts in bytes.
func bytesCell(r Row, _ EntryOptions) string {
	j := &jsonLine{}
	j.open('{')
	for _, x := range excerpts {
		if s := x.of(r.Entry).Span; !s.Empty() {
			j.key(x.name)
			j.pair(s)
		}
	}
	j.close('}')
	return j.some(2)
}

func takeBytes(r *Row, cell string) error {
	var at map[string]pair
	if err := strictly(cell, &at); err != nil {
		return err
	}
	for _, x := range excerpts {
		if p, ok := at[x.name]; ok {
			x.of(r.Entry).Span = p.span()
			delete(at, x.name)
		}
	}
	for name := range at {
		return fmt.Errorf("nothing is called %q", name)
	}
	return nil
}

// notesCell is what was odd about a document's arrival.
func notesCell(r Row, _ EntryOptions) string {
	j := &jsonLine{}
	j.open('[')
	for _, n := range r.Entry.Filing.Document.Notes {
		j.open('{')
		j.field("text", n.Text)
		j.key("bytes")
		j.pairOrNull(n.Span)
		j.close('}')
	}
	j.close(']')
	return j.some(2)
}

// A noteRecord is one of the notes as tables have it.
type noteRecord struct {
	Text  string `json:"text"`
	Bytes *pair  `json:"bytes"`
}

func takeNotes(r *Row, cell string) error {
	var list []noteRecord
	if err := strictly(cell, &list); err != nil {
		return err
	}
	for _, n := range list {
		r.Entry.Filing.Document.Notes = append(r.Entry.Filing.Document.Notes, hearsay.Note{Text: n.Text, Span: n.Bytes.span()})
	}
	return nil
}

// A linkRecord is one link of a chain as tables have it.
type linkRecord struct {
	Name       string `json:"name"`
	Resolved   string `json:"resolved"`
	Source     string `json:"source"`
	Named      bool   `json:"named"`
	Party      string `json:"type"`
	Words      string `json:"words"`
	WordsSpan  *pair  `json:"words_span"`
	WordsBytes *pair  `json:"words_bytes"`
	Cue        string `json:"cue"`
	CueSpan    *pair  `json:"cue_span"`
	CueBytes   *pair  `json:"cue_bytes"`
}

// linksCell is the chain with everything that is known of it.
func linksCell(r Row, opt EntryOptions) string {
	j := &jsonLine{}
	j.open('[')
	for i := range r.Entry.Chain {
		h := &r.Entry.Chain[i]
		j.open('{')
		j.key("name")
		j.string(opt.words(h.Name))
		j.field("resolved", opt.words(h.Resolved))
		j.field("source", h.Source)
		j.key("named")
		j.bool(h.Named)
		j.field("type", string(h.Party))
		j.excerpt("words", h.Words, opt)
		j.excerpt("cue", h.Cue, opt)
		j.close('}')
	}
	j.close(']')
	return j.some(2)
}

func takeLinks(r *Row, cell string) error {
	var list []linkRecord
	if err := strictly(cell, &list); err != nil {
		return err
	}
	for _, l := range list {
		r.Entry.Chain = append(r.Entry.Chain, hearsay.Hand{
			Name: l.Name, Resolved: l.Resolved, Source: l.Source, Named: l.Named, Party: hearsay.Party(l.Party),
			Words: hearsay.Excerpt{Words: l.Words, Points: l.WordsSpan.span(), Span: l.WordsBytes.span()},
			Cue:   hearsay.Excerpt{Words: l.Cue, Points: l.CueSpan.span(), Span: l.CueBytes.span()},
		})
	}
	return nil
}

// A verdictRecord is a verdict as tables have it.
type verdictRecord struct {
	Ruling  string         `json:"ruling"`
	By      string         `json:"by"`
	Why     string         `json:"why"`
	At      time.Time      `json:"at"`
	Changes []changeRecord `json:"changes"`
}

// A changeRecord is one field that a verdict puts right.
type changeRecord struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Is    string `json:"is"`
}

// verdictsCell is what people have ruled.
func verdictsCell(r Row, _ EntryOptions) string {
	j := &jsonLine{}
	j.open('[')
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		j.open('{')
		j.field("ruling", string(v.Ruling))
		j.field("by", v.By)
		j.field("why", v.Why)
		j.field("at", momentCell(v.At))
		j.key("changes")
		j.open('[')
		for _, c := range v.Changes {
			j.open('{')
			j.field("field", c.Field)
			j.field("was", c.Was)
			j.field("is", c.Is)
			j.close('}')
		}
		j.close(']')
		j.close('}')
	}
	j.close(']')
	return j.some(2)
}

func takeVerdicts(r *Row, cell string) error {
	var list []verdictRecord
	if err := strictly(cell, &list); err != nil {
		return err
	}
	for _, v := range list {
		one := hearsay.Verdict{Entry: r.Entry.ID, Ruling: hearsay.Ruling(v.Ruling), By: v.By, Why: v.Why, At: v.At.UTC()}
		for _, c := range v.Changes {
			one.Changes = append(one.Changes, hearsay.Change(c))
		}
		r.Verdicts = append(r.Verdicts, one)
	}
	return nil
}

// A pair is a span as JSON has it.
type pair [2]int

func (p *pair) span() hearsay.Span {
	if p == nil {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: p[0], End: p[1]}
}

// UnmarshalJSON wants two numbers, the second not below the first: a list of
// one would be taken for half a span.
func (p *pair) UnmarshalJSON(b []byte) error {
	var list []int
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	if len(list) != 2 || list[0] < 0 || list[1] < list[0] {
		return errors.New("a place is two numbers, the second not below the first")
	}
	*p = pair(list)
	return nil
}

// strictly reads the one JSON value of a cell and wants no key that it does not
// know.
func strictly(cell string, to any) error {
	d := json.NewDecoder(bytes.NewReader([]byte(cell)))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("not as this program writes it: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows its end")
	}
	return nil
}

// some returns what was written, or "" where that is no more than brackets.
func (j *jsonLine) some(empty int) string {
	if len(j.b) == empty {
		return ""
	}
	return string(j.b)
}

// pair writes s as it is, in whatever it counts.
func (j *jsonLine) pair(s hearsay.Span) {
	j.open('[')
	j.int(s.Start)
	j.int(s.End)
	j.close(']')
}

func (j *jsonLine) pairOrNull(s hearsay.Span) {
	if s.Empty() {
		j.null()
		return
	}
	j.pair(s)
}

// excerpt writes the words of x under a name, and its places beside it.
func (j *jsonLine) excerpt(name string, x hearsay.Excerpt, opt EntryOptions) {
	j.field(name, opt.words(x.Words))
	j.key(name + "_span")
	j.pairOrNull(x.Points)
	j.key(name + "_bytes")
	j.pairOrNull(x.Span)
}
