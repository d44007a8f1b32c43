package train

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/entity"
	"hearsay/internal/tag"
)

// A nameCorpus is one of the corpora of names. They do not agree on what is a
// name: one takes in titles, another what a people is called.
type nameCorpus int

const (
	namesGUM nameCorpus = iota
	namesUNER
	namesWiki
	namesSilver
	nameCorpora
)

// A namedArticle is an article of which the names are known: its tagged
// tokens, and the label of each.
type namedArticle struct {
	id        string
	corpus    nameCorpus
	text      string
	tokens    []hearsay.Token
	sentences []hearsay.Sentence
	labels    []uint8
}

// A placing is where a sentence of a treebank stands.
type placing struct {
	article string
	order   int
	tight   []bool // no blank follows the word
}

// placings reads where the sentences of a treebank stand, by their words with
// blanks between. A sentence that stands in several places has several.
func placings(file string) (map[string][]placing, error) {
	places := map[string][]placing{}
	var words []string
	var p placing
	joined, joinedTight := "", false
	err := eachZippedLine(file, func(line string) error {
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			p.article = id
		}
		if line == "" {
			k := strings.Join(words, " ")
			places[k] = append(places[k], p)
			p = placing{article: p.article, order: p.order + 1}
			words, joined = nil, ""
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 || strings.Contains(f[0], ".") {
			return nil
		}
		tight := strings.Contains("|"+f[9]+"|", "|SpaceAfter=No|")
		if _, last, ok := strings.Cut(f[0], "-"); ok {
			joined, joinedTight = last, tight
			return nil
		}
		switch {
		case f[0] == joined:
			tight, joined = joinedTight, ""
		case joined != "":
			tight = true
		}
		words, p.tight = append(words, f[1]), append(p.tight, tight)
		return nil
	})
	return places, err
}

// A labelledSentence is the words of one and their labels as the file has them.
type labelledSentence struct {
	words, labels []string
	placing
}

// readLabelled reads the sentences of a file of names: a word and its label a
// line ("B-PER", "I-PER", "O"), an empty line after a sentence.
func readLabelled(file string) ([]labelledSentence, error) {
	var all []labelledSentence
	var s labelledSentence
	end := func() {
		if len(s.words) > 0 {
			all = append(all, s)
		}
		s = labelledSentence{}
	}
	err := eachZippedLine(file, func(line string) error {
		if line == "" {
			end()
			return nil
		}
		word, label, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("no label in %q", line)
		}
		s.words, s.labels = append(s.words, word), append(s.labels, label)
		return nil
	})
	end()
	return all, err
}

// perArticle is the number of sentences that are taken for one article where a
// corpus does not tell its articles apart.
const perArticle = 12

// readNames reads a corpus of names from the folder shared. The articles and
// the blanks are those of the treebank with the same sentences, if it is named.
func readNames(shared, name, treebank string, c nameCorpus) ([]namedArticle, error) {
	all, err := readLabelled(filepath.Join(shared, "corpora", "ner", name+".tsv.gz"))
	if err != nil {
		return nil, err
	}
	places := map[string][]placing{}
	if treebank != "" {
		if places, err = placings(filepath.Join(shared, "corpora", "ud", treebank+".conllu.gz")); err != nil {
			return nil, err
		}
	}
	var order []string
	articles := map[string][]labelledSentence{}
	for i, s := range all {
		k := strings.Join(s.words, " ")
		s.placing = placing{article: fmt.Sprint(name, "-", i/perArticle), order: i}
		if p := places[k]; len(p) > 0 {
			s.placing = p[0]
			if len(p) > 1 {
				places[k] = p[1:]
			}
		}
		if articles[s.article] == nil {
			order = append(order, s.article)
		}
		articles[s.article] = append(articles[s.article], s)
	}
	var read []namedArticle
	for _, id := range order {
		sentences := articles[id]
		slices.SortStableFunc(sentences, func(a, b labelledSentence) int { return a.order - b.order })
		read = append(read, articleOf(id, c, sentences))
	}
	return read, nil
}

// articleOf puts an article together from its sentences, and tags it.
func articleOf(id string, c nameCorpus, sentences []labelledSentence) namedArticle {
	a := namedArticle{id: id, corpus: c}
	var text strings.Builder
	for _, s := range sentences {
		first, start := len(a.tokens), text.Len()
		for i, w := range s.words {
			at := text.Len()
			text.WriteString(w)
			a.tokens = append(a.tokens, hearsay.Token{Span: hearsay.Span{Start: at, End: text.Len()}})
			if i+1 < len(s.words) && (i >= len(s.tight) || !s.tight[i]) {
				text.WriteByte(' ')
			}
		}
		a.sentences = append(a.sentences, hearsay.Sentence{Span: hearsay.Span{Start: start, End: text.Len()}, First: first, Last: len(a.tokens)})
		a.labels = append(a.labels, labelsOfBIO(s.labels)...)
		text.WriteByte('\n')
	}
	a.text = text.String()
	a.tokens = tag.Words(a.text, a.tokens, a.sentences)
	return a
}

// nameSorts are the sorts of name as corpora write them.
var nameSorts = map[string]entity.Sort{
	"PER": entity.Person, "ORG": entity.Organisation, "LOC": entity.Place,
	"PERSON": entity.Person, "ORGANIZATION": entity.Organisation, "LOCATION": entity.Place,
}

// labelsOfBIO turns "B-PER", "I-PER", "O" into labels.
func labelsOfBIO(bio []string) []uint8 {
	labels := make([]uint8, len(bio))
	for i := 0; i < len(bio); {
		sort, ok := strings.CutPrefix(bio[i], "B-")
		j := i + 1
		for ok && j < len(bio) && bio[j] == "I-"+sort {
			j++
		}
		if s, known := nameSorts[sort]; ok && known {
			labelName(labels[i:j], s)
		}
		i = j
	}
	return labels
}

// labelName writes the labels of the tokens of one name.
func labelName(labels []uint8, s entity.Sort) {
	for k := range labels {
		labels[k] = entity.LabelOf(s, entity.Inside)
	}
	labels[0], labels[len(labels)-1] = entity.LabelOf(s, entity.Begin), entity.LabelOf(s, entity.End)
	if len(labels) == 1 {
		labels[0] = entity.LabelOf(s, entity.Whole)
	}
}

// A labelledName is a name by its tokens: from first up to, not including,
// last.
type labelledName struct {
	first, last int
	sort        entity.Sort
}

// namesOfLabels returns the names that labels make.
func namesOfLabels(labels []uint8) (names []labelledName) {
	for i := 0; i < len(labels); i++ {
		if labels[i] == entity.Outside {
			continue
		}
		first := i
		for !entity.Closes(labels[i]) && i+1 < len(labels) && entity.Follows(labels[i], labels[i+1]) {
			i++
		}
		names = append(names, labelledName{first, i + 1, entity.SortOf(labels[first])})
	}
	return names
}
