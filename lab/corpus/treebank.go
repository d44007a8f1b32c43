package corpus

import (
	"fmt"
	"strconv"
	"strings"

	"hearsay"
)

// A Parsed is a document of a treebank: a text in which people have marked
// every word and sentence, the part of speech and the lemma of each word, and
// the word that it hangs on.
type Parsed struct {
	ID     string // "GUM_news_homeopathic"
	Text   string // as it was before it was cut, with a blank line between paragraphs
	Tokens []hearsay.Token
	Lemmas []string // of each token

	// Sentences have the paragraph that they stand in. A head is the index of
	// a token of the document, or -1 where the word hangs on none.
	Sentences []hearsay.Sentence

	Referents []Referent // if people marked whom or what the words stand for
}

// Genre returns the sort of text that the document is, as its id tells:
// "news". Without an id that tells, it is "".
func (p *Parsed) Genre() string {
	if rest, ok := strings.CutPrefix(p.ID, "GUM_"); ok {
		genre, _, _ := strings.Cut(rest, "_")
		return genre
	}
	if genre, _, ok := strings.Cut(p.ID, "-"); ok {
		return genre // EWT's "weblog-…"
	}
	return ""
}

// Parsed returns the documents of a treebank in the CoNLL-U format
// (universaldependencies.org/format.html), such as
// "corpora/ud/ewt-dev.conllu.gz".
//
// Of its ten columns, the number, form, lemma, UPOS, XPOS, head, relation and
// remarks are read. The texts are put together from the forms: a blank follows
// a word unless its remarks say SpaceAfter=No, and "# newpar" begins a
// paragraph. The words of a token of several, such as "don't", are written as
// they are, close together; words that are left out of the text ("8.1") are
// passed over.
func (f *File) Parsed() ([]Parsed, error) {
	var c conllu
	n := 0
	for line := range strings.Lines(string(f.data)) {
		n++
		if err := c.line(strings.TrimRight(line, "\r\n")); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", f.Name, n, err)
		}
	}
	if err := c.endSentence(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", f.Name, n, err)
	}
	c.endDocument()
	return c.all, nil
}

// A conllu is a treebank on the way to becoming documents.
type conllu struct {
	all       []Parsed
	doc       Parsed
	text      strings.Builder
	paragraph int
	breaks    bool       // a paragraph begins with the next word
	space     bool       // a blank stands before the next word
	first     int        // the first token of the sentence at hand
	open      []Referent // those whose last word is still to come
	last      string
	lastTight bool // after the token of several whose last word is last
}

func (c *conllu) line(line string) error {
	switch {
	case line == "":
		return c.endSentence()
	case line == "# newdoc", strings.HasPrefix(line, "# newdoc id"):
		c.endDocument()
		_, id, _ := strings.Cut(line, "=")
		c.doc.ID = strings.TrimSpace(id)
		return nil
	case line == "# newpar", strings.HasPrefix(line, "# newpar id"):
		c.breaks = true
		return nil
	case line[0] == '#':
		return nil
	}
	columns := strings.Split(line, "\t")
	if len(columns) != 10 {
		return fmt.Errorf("%d columns, not 10", len(columns))
	}
	tight := strings.Contains("|"+columns[9]+"|", "|SpaceAfter=No|")
	if _, last, ok := strings.Cut(columns[0], "-"); ok {
		c.last, c.lastTight = last, tight
		return nil
	}
	if strings.Contains(columns[0], ".") {
		return nil
	}
	if columns[1] == "" {
		return fmt.Errorf("word %s is empty", columns[0])
	}
	switch {
	case columns[0] == c.last:
		tight, c.last = c.lastTight, ""
	case c.last != "":
		tight = true
	}
	return c.word(columns, tight)
}

// word adds a word, close to the next one or not.
func (c *conllu) word(columns []string, tight bool) error {
	t := hearsay.Token{
		Tag: hearsay.TagNamed(columns[3]), Fine: hearsay.FineTagNamed(columns[4]),
		Relation: hearsay.RelationNamed(columns[7]), Head: hearsay.None,
	}
	if t.Tag == hearsay.Untagged || t.Fine == 0 {
		return fmt.Errorf("no such part of speech as %s/%s", columns[4], columns[3])
	}
	if columns[6] != "_" || columns[7] != "_" { // else a treebank of tags alone
		head, err := strconv.Atoi(columns[6])
		if err != nil || head < 0 || t.Relation == 0 {
			return fmt.Errorf("no word hangs on %s as %s", columns[6], columns[7])
		}
		if head > 0 {
			t.Head = int32(c.first + head - 1)
		}
	}
	switch {
	case c.text.Len() == 0:
	case c.breaks:
		c.text.WriteString("\n\n")
		c.paragraph++
	case c.space:
		c.text.WriteByte(' ')
	}
	c.breaks, c.space = false, !tight
	t.Start = c.text.Len()
	c.text.WriteString(columns[1])
	t.End = c.text.Len()
	c.doc.Tokens = append(c.doc.Tokens, t)
	c.doc.Lemmas = append(c.doc.Lemmas, columns[2])
	return c.refers(columns[9])
}

func (c *conllu) endSentence() error {
	end := len(c.doc.Tokens)
	if c.first == end {
		return nil
	}
	for _, t := range c.doc.Tokens[c.first:] {
		if int(t.Head) >= end {
			return fmt.Errorf("a word hangs on word %d of a sentence of %d", int(t.Head)-c.first+1, end-c.first)
		}
	}
	c.doc.Sentences = append(c.doc.Sentences, hearsay.Sentence{
		Span:  hearsay.Span{Start: c.doc.Tokens[c.first].Start, End: c.doc.Tokens[end-1].End},
		First: c.first, Last: end, Paragraph: c.paragraph,
	})
	c.first, c.last, c.open = end, "", nil
	return nil
}

func (c *conllu) endDocument() {
	if len(c.doc.Tokens) > 0 {
		c.doc.Text = c.text.String()
		c.all = append(c.all, c.doc)
	}
	*c = conllu{all: c.all}
}
