package train

import (
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/entity"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// readSilverNames reads news in which a machine marked the names, from the
// folder shared. The text is put together again and cut into words as the
// program does it; a name that is not whole words then is left out.
func readSilverNames(shared, name string) ([]namedArticle, error) {
	var all []namedArticle
	var a *silverArticle
	err := eachZippedLine(filepath.Join(shared, "corpora", "ud", name+".conllu.gz"), func(line string) error {
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			if a != nil {
				all = append(all, a.cut())
			}
			a = &silverArticle{id: id}
		}
		f := strings.Split(line, "\t")
		if a == nil || len(f) != 10 {
			if a != nil {
				a.open = false // no name goes on over the end of a sentence
			}
			return nil
		}
		a.add(f[1], f[9])
		return nil
	})
	if a != nil {
		all = append(all, a.cut())
	}
	return all, err
}

// A silverArticle is the text of an article as it is put together.
type silverArticle struct {
	id    string
	text  strings.Builder
	at    int // the code points that were written
	names []silverName
	sort  string // what the word before was marked as
	open  bool
}

type silverName struct {
	hearsay.Span
	sort entity.Sort
}

var bracketOf = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}")

// markOf are marks that are written otherwise than they stood in the text.
var markOf = map[string]string{"``": `"`, "''": `"`, "--": "—", "...": "…", "`": "'"}

// add appends a word, of which the remarks tell where it stood and as what it
// was marked: "Off=5:9|NER=PERSON".
func (a *silverArticle) add(word, remarks string) {
	from, to, sort := 0, 0, ""
	for r := range strings.SplitSeq(remarks, "|") {
		if v, ok := strings.CutPrefix(r, "Off="); ok {
			x, y, _ := strings.Cut(v, ":")
			from, _ = strconv.Atoi(x) // a place that is no number is none
			to, _ = strconv.Atoi(y)
		} else if v, ok := strings.CutPrefix(r, "NER="); ok {
			sort = v
		}
	}
	word = bracketOf.Replace(word)
	if m, ok := markOf[word]; ok && utf8.RuneCountInString(word) != to-from {
		word = m
	}
	switch gap := from - a.at; {
	case gap == 1:
		a.text.WriteByte(' ')
	case gap > 1:
		a.text.WriteString("\n\n")
	}
	start := a.text.Len()
	a.text.WriteString(word)
	a.at = to
	s, ok := nameSorts[sort]
	switch {
	case ok && a.open && sort == a.sort:
		a.names[len(a.names)-1].End = a.text.Len()
	case ok:
		a.names = append(a.names, silverName{hearsay.Span{Start: start, End: a.text.Len()}, s})
	}
	a.sort, a.open = sort, ok
}

// cut returns the article, cut into words and labelled.
func (a *silverArticle) cut() namedArticle {
	n := namedArticle{id: a.id, corpus: namesSilver, text: a.text.String()}
	tokens, sentences, _ := segment.Text(n.text)
	n.tokens, n.sentences = tag.Words(n.text, tokens, sentences), sentences
	n.labels = make([]uint8, len(tokens))
	k := 0
	for _, x := range a.names {
		for k < len(tokens) && tokens[k].Start < x.Start {
			k++
		}
		j := k
		for j < len(tokens) && tokens[j].End <= x.End {
			j++
		}
		if k < j && tokens[k].Start == x.Start && tokens[j-1].End == x.End {
			labelName(n.labels[k:j], x.sort)
			k = j
		}
	}
	return n
}
