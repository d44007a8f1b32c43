package score

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/entity"
	"hearsay/internal/parse"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
	"hearsay/lab/corpus"
)

// The layers under a reading are measured one by one, on treebanks: words and
// sentences on the raw text, tags, lemmas, trees and names on the words as
// people cut them.

// ErrAbsent says that a Set cannot be scored here: its treebank is not in the
// shared folder, or nothing in the program does yet what it measures.
var ErrAbsent = errors.New("not there")

// skills are the layers that are measured, besides internal/segment. One that
// is nil is not there yet.
type skills struct {
	tag   func(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) // sets Tag and Fine of each token
	lemma func(text string, t hearsay.Token) string
	parse func(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) // sets Head and Relation
	names func(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []corpus.Name
}

// own are the skills of the program.
var own = skills{tag: tag.Set, lemma: tag.Lemma, parse: parse.Set, names: names}

// names returns the names that the program finds, as the corpora have them.
func names(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) (all []corpus.Name) {
	for _, n := range entity.Names(text, tokens, sentences) {
		all = append(all, corpus.Name{Span: n.Span, Class: n.Sort.String()})
	}
	return all
}

// A treebank is a file of trees, and of names in the same texts.
type treebank struct {
	name        string // as a Set's name has it
	file        string
	names, also string // the file of names, and what a Set of names is called; may be empty
	sealed      bool
}

// treebanks are those that are measured on. The dev parts are tuned on.
var treebanks = []treebank{
	{"gum-dev", "gum-clean-dev", "gum-dev", "gum-dev", false},
	{"ewt-dev", "ewt-dev", "", "", false},
	{"gum-test", "gum-clean-test", "gum-test", "gum-test", true},
	{"ewt-test", "ewt-test", "uner-ewt-test", "uner-ewt-test", true},
	{"pud", "pud-test", "uner-pud", "uner-pud", true},
}

// layerSets returns a Set for each layer and treebank.
func layerSets() (sets []Set) {
	for _, kind := range []string{"segment", "tag", "tree", "name", "coref"} {
		for _, b := range treebanks {
			s := Set{Name: kind + "-" + b.name, Kind: kind, File: "corpora/ud/" + b.file + ".conllu.gz", Sealed: b.sealed}
			if kind == "name" {
				s.Name, s.Trees, s.File = "name-"+b.also, s.File, "corpora/ner/"+b.names+".tsv.gz"
			}
			if kind == "coref" && !strings.HasPrefix(b.name, "gum") {
				continue // nobody has marked it there
			}
			if kind != "name" || b.names != "" {
				sets = append(sets, s)
			}
		}
	}
	return sets
}

// isLayer reports whether s measures one layer on a treebank.
func (s Set) isLayer() bool { return strings.HasPrefix(s.File, "corpora/") }

// scoreLayer measures one layer on a treebank.
func (s Set) scoreLayer(shared fs.FS, with skills) (Outcome, error) {
	file, err := openLayer(shared, s.File)
	if err != nil {
		return Outcome{}, err
	}
	trees := file
	if s.Trees != "" {
		if trees, err = openLayer(shared, s.Trees); err != nil {
			return Outcome{}, err
		}
	}
	docs, err := trees.Parsed()
	if err != nil {
		return Outcome{}, err
	}
	var table string
	var misses []Miss
	switch s.Kind {
	case "segment":
		table, misses = scoreSegments(docs)
	case "tag":
		table, misses = scoreTags(docs, with)
	case "coref":
		table, misses = scoreCoref(docs)
	case "tree":
		if with.parse == nil {
			return Outcome{}, fmt.Errorf("a parser is %w", ErrAbsent)
		}
		table, misses = scoreTrees(docs, with)
	default:
		if with.names == nil {
			return Outcome{}, fmt.Errorf("a finder of names is %w", ErrAbsent)
		}
		names, err := file.Names(docs)
		if err != nil {
			return Outcome{}, err
		}
		table, misses = scoreNames(docs, names, with)
	}
	if s.Sealed {
		misses = nil
	}
	notes := ""
	if file.Note != "" {
		notes = "# note: " + file.Note + "\n"
	}
	if trees != file && trees.Note != "" {
		notes += "# note: " + trees.Note + "\n"
	}
	return Outcome{Table: "# " + s.File + "\n" + notes + table, Misses: misses}, nil
}

func openLayer(shared fs.FS, name string) (*corpus.File, error) {
	f, err := corpus.Open(shared, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is %w", name, ErrAbsent)
	}
	return f, err
}

// words returns the words of a document as a skill is to get them: with what
// the segmenter knows of those that it cuts too, and with nothing that people
// marked on them.
func words(d *corpus.Parsed) []hearsay.Token {
	own, _, _ := segment.Text(d.Text)
	all := make([]hearsay.Token, len(d.Tokens))
	for i, t := range d.Tokens {
		for len(own) > 1 && own[1].Start <= t.Start {
			own = own[1:]
		}
		all[i] = hearsay.Token{Span: t.Span}
		if len(own) > 0 {
			all[i].Kind, all[i].Quoted = own[0].Kind, own[0].Quoted
		}
	}
	return all
}

// tagged returns the words of a document with the tags that a skill gives them.
func (with skills) tagged(d *corpus.Parsed) []hearsay.Token {
	tokens := words(d)
	with.tag(d.Text, tokens, d.Sentences)
	return tokens
}

// A group is some of the documents of a treebank, by their indexes.
type group struct {
	name string
	docs []int
}

// groups returns the documents all together, as "all", and those of each
// genre, if there are several.
func groups(docs []corpus.Parsed) []group {
	all := []group{{name: "all"}}
	for i := range docs {
		all[0].docs = append(all[0].docs, i)
		genre := docs[i].Genre()
		if genre == "" {
			continue
		}
		k := slices.IndexFunc(all, func(g group) bool { return g.name == genre })
		if k < 0 {
			k = len(all)
			all = append(all, group{name: genre})
		}
		all[k].docs = append(all[k].docs, i)
	}
	if len(all) < 3 {
		return all[:1]
	}
	slices.SortFunc(all[1:], func(a, b group) int { return cmp.Compare(a.name, b.name) })
	return all
}

// pageOf returns the page that misses of a document are quoted from.
func pageOf(d *corpus.Parsed) *page {
	return newPage(&hearsay.Document{ID: d.ID, Text: d.Text}, &hearsay.Reading{Sentences: d.Sentences})
}

// A tally counts what was got, what was wanted, and what was both.
type tally struct{ got, want, both int }

func (t *tally) add(u tally) { t.got, t.want, t.both = t.got+u.got, t.want+u.want, t.both+u.both }

func (t tally) rates() rates { return ratesOf(float64(t.both), float64(t.got), float64(t.want)) }

// tallyOf counts the members of two sets.
func tallyOf[K comparable](got, want map[K]bool) tally {
	t := tally{got: len(got), want: len(want)}
	for k := range got {
		t.both += count(want[k])
	}
	return t
}
