package corpus

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// A Name is a name that people marked in a text: of whom or what, and where.
type Name struct {
	hearsay.Span
	Class string // "PER", "ORG" or "LOC"
}

// A labelled sentence is the words of one, with no blanks between them, and the
// names in it, by their bytes there.
type labelled struct {
	text  string
	names []Name
}

// Names returns the names that are marked in the documents of a treebank, for
// each document in the order of its text. f is a file such as
// "corpora/ner/gum-dev.tsv.gz": a word and its label ("B-PER", "I-PER", "O") a
// line, and an empty line after each sentence. It may cut words otherwise than
// the treebank does. Documents of which it has not every sentence in a row are
// left out: their list is nil.
func (f *File) Names(docs []Parsed) ([][]Name, error) {
	sentences, err := f.labelled()
	if err != nil {
		return nil, err
	}
	starting := map[string][]int{} // the sentences with a text
	for i, s := range sentences {
		starting[s.text] = append(starting[s.text], i)
	}
	all := make([][]Name, len(docs))
	for k := range docs {
		wanted, places := closed(&docs[k])
		for _, from := range starting[wanted[0]] {
			to := from + len(wanted)
			if to > len(sentences) || !slices.EqualFunc(sentences[from:to], wanted, func(s labelled, text string) bool { return s.text == text }) {
				continue
			}
			all[k] = []Name{}
			at := 0
			for _, s := range sentences[from:to] {
				for _, n := range s.names {
					all[k] = append(all[k], Name{hearsay.Span{Start: places[at+n.Start], End: places[at+n.End-1] + 1}, n.Class})
				}
				at += len(s.text)
			}
			break
		}
	}
	return all, nil
}

// closed returns the words of each sentence of a document with no blanks
// between them, and for each byte of all those together its place in the text.
func closed(p *Parsed) (sentences []string, places []int) {
	for _, s := range p.Sentences {
		var b strings.Builder
		for _, t := range p.Tokens[s.First:s.Last] {
			b.WriteString(t.In(p.Text))
			for at := t.Start; at < t.End; at++ {
				places = append(places, at)
			}
		}
		sentences = append(sentences, b.String())
	}
	return sentences, places
}

// labelled reads the sentences of f.
func (f *File) labelled() ([]labelled, error) {
	var all []labelled
	var s labelled
	last := "O" // the label of the word before
	end := func() {
		if s.text != "" {
			all = append(all, s)
		}
		s, last = labelled{}, "O"
	}
	n := 0
	for line := range strings.Lines(string(f.data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			end()
			continue
		}
		word, label, ok := strings.Cut(line, "\t")
		part, class, named := strings.Cut(label, "-")
		if !ok || word == "" || label != "O" && (!named || part != "B" && part != "I") {
			return nil, fmt.Errorf("%s:%d: not a word and its label", f.Name, n)
		}
		start := len(s.text)
		s.text += word
		switch {
		case label == "O":
		case part == "I" && strings.HasSuffix(last, "-"+class):
			s.names[len(s.names)-1].End = len(s.text)
		default:
			s.names = append(s.names, Name{hearsay.Span{Start: start, End: len(s.text)}, class})
		}
		last = label
	}
	end()
	return all, nil
}
