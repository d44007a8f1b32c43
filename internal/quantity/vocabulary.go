package quantity

import (
	_ "embed"
	"strconv"
	"strings"

	"hearsay/internal/lexicon"
)

//go:embed words.txt
var wordList string

//go:embed numbers.txt
var numberList string

// A class is a set of the groups that a word belongs to, one bit a group. The
// groups and their words are in words.txt and numbers.txt.
type class uint64

// Groups of words.
const (
	article class = 1 << iota
	det
	prep
	conj
	pronoun
	be
	have
	modal
	adverb
	verb
	further
	past
	harm
	harming
	toll
	zeroable
	rise
	fall
	forecast
	will
	change
	contest
	poll
	score
	month
	weakMonth
	weekday
	clock
	ampm
	yearPrep
	ago
	aged
	old
	head
	pageHead
	phoneHead
	versionHead
	street
	block
	nameful
	pale // after "one", leaves it an article
	weapon
	standing // between a quantity and its number
	hedgeEnd // ends a hedge
	plainWord

	// Words of numbers.
	unitWord
	tenWord
	hundredWord
	scaleWord
	dozenWord
	partWord
	partsWord
	ordinalWord
	fewWord
	coupleWord
	manyWord
	multipleWord
	noneWord
	figuresWord // "double" of "double-digit"

	// Shapes of numerals in digits.
	grouped // with marks between the thousands
	decimal // with a decimal point
)

// Groups of groups.
const (
	stop     = article | det | prep | conj | pronoun | be | have | modal | adverb | verb
	spelled  = unitWord | tenWord | hundredWord | scaleWord | dozenWord
	numeric  = spelled | partWord | partsWord | ordinalWord | fewWord | coupleWord | manyWord | multipleWord | noneWord | figuresWord
	triggers = unitWord | tenWord | dozenWord | partWord | partsWord | ordinalWord | fewWord | coupleWord | manyWord | multipleWord | noneWord | figuresWord
)

// classNames gives the names that the lists use.
var classNames = map[string]class{
	"article": article, "det": det, "prep": prep, "conj": conj, "pronoun": pronoun, "be": be, "have": have,
	"modal": modal, "adverb": adverb, "verb": verb, "further": further, "past": past,
	"harm": harm, "harming": harming, "toll": toll, "zeroable": zeroable,
	"rise": rise, "fall": fall, "forecast": forecast, "will": will, "change": change, "contest": contest, "poll": poll, "score": score,
	"month": month, "weakmonth": weakMonth, "weekday": weekday, "clock": clock, "ampm": ampm, "yearprep": yearPrep,
	"ago": ago, "aged": aged, "old": old,
	"head": head, "pagehead": pageHead, "phonehead": phoneHead, "versionhead": versionHead,
	"street": street, "block": block, "nameful": nameful, "pale": pale, "standing": standing, "weapon": weapon, "plainword": plainWord,
	"unit": unitWord, "ten": tenWord, "hundred": hundredWord, "scale": scaleWord, "dozen": dozenWord,
	"part": partWord, "parts": partsWord, "ordinal": ordinalWord, "few": fewWord, "couple": coupleWord,
	"many": manyWord, "multiple": multipleWord, "none": noneWord, "figures": figuresWord,
}

// A vocabulary says of every word in the lists what groups it is in, and what
// number it is.
type vocabulary struct {
	words   *lexicon.List // values index entries
	entries []entry       // the first stands for every other word
}

type entry struct {
	class class
	value int64 // of a number: itself, its power of ten, or its denominator
}

var known = readVocabulary(wordList, numberList)

func readVocabulary(words, numbers string) *vocabulary {
	v := &vocabulary{words: lexicon.New(), entries: []entry{{}}}
	at := map[string]int{}
	put := func(word string, c class) *entry {
		i, ok := at[word]
		if !ok {
			i = len(v.entries)
			at[word] = i
			v.entries = append(v.entries, entry{})
			v.words.Add(word, i)
		}
		v.entries[i].class |= c
		return &v.entries[i]
	}
	for row := range lexicon.Rows(words) {
		for word := range strings.SplitSeq(row[1], ",") {
			put(strings.TrimSpace(word), classNames[row[0]])
		}
	}
	for row := range lexicon.Rows(hedgeList) {
		end := row[0][strings.LastIndexByte(row[0], ' ')+1:]
		put(strings.TrimRight(end, "."), hedgeEnd)
	}
	for row := range lexicon.Rows(numbers) {
		n, _ := strconv.ParseInt(row[2], 10, 64) // the tests read the list too
		put(row[0], classNames[row[1]]).value = n
	}
	return v
}
