package train

import (
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"hearsay/internal/entity"
)

// The files of lexicographers, by their numbers in WordNet (lexnames(5WN)).
const (
	lexArtifact = 6
	lexGroup    = 14
	lexLocation = 15
	lexObject   = 17
	lexPerson   = 18
)

// A nounList reads the nouns of WordNet.
type nounList struct {
	words, names map[uint32]entity.Lists
	file         map[string]int  // of a sense, by its number
	instance     map[string]bool // whether a sense is one thing that has a name, not a sort of things
}

// readGazetteer reads from WordNet which words are names of persons, places
// and groups, or nouns for them.
func readGazetteer(folder string) (*entity.Gazetteer, error) {
	l := nounList{map[uint32]entity.Lists{}, map[uint32]entity.Lists{}, map[string]int{}, map[string]bool{}}
	if err := eachLine(filepath.Join(folder, "data.noun"), l.sense); err != nil {
		return nil, err
	}
	if err := eachLine(filepath.Join(folder, "index.noun"), l.noun); err != nil {
		return nil, err
	}
	if err := eachLine(filepath.Join(folder, "data.adj"), l.adjective); err != nil {
		return nil, err
	}
	for _, class := range []string{"verb", "adj", "adv"} {
		err := eachLine(filepath.Join(folder, "index."+class), func(line string) {
			word, _, _ := strings.Cut(line, " ")
			const nouns = entity.PersonNoun | entity.GroupNoun | entity.PlaceNoun | entity.OtherNoun
			if k := entity.Key(word); isPlain(word) && l.words[k]&nouns == 0 {
				l.words[k] |= entity.NoNoun
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return entity.NewGazetteer(l.words, l.names), nil
}

// wordsOfSense returns the words that share the sense in a line of data, which
// has its number, its file, its type, how many words in hexadecimal, then
// pairs of a word and a number.
func wordsOfSense(line string) (f, words []string) {
	f = strings.Fields(line)
	if len(f) < 4 {
		return nil, nil
	}
	n, err := strconv.ParseUint(f[3], 16, 16)
	if err != nil || len(f) < 4+2*int(n) {
		return nil, nil
	}
	for i := range int(n) {
		words = append(words, f[4+2*i])
	}
	return f, words
}

// sense takes in a line of data.noun.
func (l *nounList) sense(line string) {
	f, words := wordsOfSense(line)
	if f == nil {
		return
	}
	lex, err := strconv.Atoi(f[1])
	if err != nil {
		return
	}
	l.file[f[0]], l.instance[f[0]] = lex, strings.Contains(line, " @i ")
	for _, w := range words {
		if strings.ContainsFunc(w, unicode.IsUpper) {
			l.name(strings.Split(w, "_"), lex, l.instance[f[0]])
		}
	}
}

// name takes in a name that has the given words.
func (l *nounList) name(words []string, lex int, instance bool) {
	var alone, first, last entity.Lists
	switch {
	case lex == lexPerson && instance:
		alone, first, last = entity.PersonWord, entity.PersonFirst, entity.PersonLast
	case lex == lexPerson:
		alone = entity.People
	case lex == lexLocation && instance:
		alone, first, last = entity.PlaceWord, entity.PlaceFirst, entity.PlaceLast
	case (lex == lexObject || lex == lexArtifact) && instance:
		alone, first, last = entity.WorkWord, entity.WorkFirst, entity.WorkLast
	case lex == lexGroup:
		alone, first, last = entity.GroupWord, entity.GroupFirst, entity.GroupLast
	default:
		alone = entity.OtherWord
	}
	switch {
	case len(words) == 1:
		l.words[entity.Key(words[0])] |= alone
	case first != 0:
		l.words[entity.Key(words[0])] |= first
		l.words[entity.Key(words[len(words)-1])] |= last
		l.names[entity.NameKey(words)] |= alone
	}
}

// noun takes in a line of index.noun: a noun and its senses, the most frequent
// first, of which the first two count.
func (l *nounList) noun(line string) {
	f := strings.Fields(line)
	if len(f) < 4 || strings.Contains(f[0], "_") {
		return
	}
	pointers, err := strconv.Atoi(f[3])
	if err != nil || len(f) < 6+pointers {
		return
	}
	senses := f[6+pointers:]
	for _, s := range senses[:min(2, len(senses))] {
		if l.instance[s] {
			return
		}
		list := entity.OtherNoun
		switch l.file[s] {
		case lexPerson:
			list = entity.PersonNoun
		case lexGroup:
			list = entity.GroupNoun
		case lexLocation, lexObject, lexArtifact:
			list = entity.PlaceNoun
		}
		l.words[entity.Key(f[0])] |= list
	}
}

// adjective takes in a line of data.adj.
func (l *nounList) adjective(line string) {
	_, words := wordsOfSense(line)
	for _, w := range words {
		w, _, _ = strings.Cut(w, "(") // "aware(p)"
		if unicode.IsUpper(rune(w[0])) && !strings.Contains(w, "_") {
			l.words[entity.Key(w)] |= entity.Adjective
		}
	}
}
