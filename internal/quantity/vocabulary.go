package quantity

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay/internal/lexicon"
)

// The lists of words, one a subject.
var (
	//go:embed closed.txt
	closedList string
	//go:embed harm.txt
	harmList string
	//go:embed movement.txt
	movementList string
	//go:embed calendar.txt
	calendarList string
	//go:embed names.txt
	nameList string
	//go:embed numbers.txt
	numberList string
)

// A class is a set of the groups that a word belongs to, one bit a group. The
// groups and their words are in the lists beside this file.
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
	aged
	old
	head
	pageHead
	phoneHead
	phoneTail
	versionHead
	street
	nameful
	pale // after "one", leaves it an article
	weapon
	bourse
	levy     // a percentage of it is a rate and no part
	quaking  // an earthquake
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
	"aged": aged, "old": old,
	"head": head, "pagehead": pageHead, "phonehead": phoneHead, "phonetail": phoneTail, "versionhead": versionHead,
	"street": street, "nameful": nameful, "pale": pale, "standing": standing, "weapon": weapon, "bourse": bourse, "levy": levy, "quaking": quaking, "plainword": plainWord,
	"unit": unitWord, "ten": tenWord, "hundred": hundredWord, "scale": scaleWord, "dozen": dozenWord,
	"part": partWord, "parts": partsWord, "ordinal": ordinalWord, "few": fewWord, "couple": coupleWord,
	"many": manyWord, "multiple": multipleWord, "none": noneWord, "figures": figuresWord,
}

// A vocabulary says of every word in the lists what groups it is in, and what
// number it is. Every word of a text is looked up in it, so it is a table with
// open addresses, and the hash is reckoned where the word's end is sought.
type vocabulary struct {
	slots []entry // a power of two of them, most of them empty
	// numbers tells which two letters a word for a number may begin with.
	numbers [26][26]bool
}

type entry struct {
	word  string // in lower case
	class class
	value int64 // of a number: itself, its power of ten, or its denominator
}

var known = readVocabulary()

func readVocabulary() *vocabulary {
	all := map[string]entry{}
	put := func(word string, c class, value int64) {
		e := all[word]
		all[word] = entry{word, e.class | c, e.value + value}
	}
	for _, list := range [...]string{closedList, harmList, movementList, calendarList, nameList} {
		for row := range lexicon.Rows(list) {
			for group := range strings.SplitSeq(row[1], ",") {
				put(row[0], classNames[strings.TrimSpace(group)], 0)
				if strings.Contains(row[0], "'") {
					put(strings.ReplaceAll(row[0], "'", "’"), classNames[strings.TrimSpace(group)], 0)
				}
			}
		}
	}
	for row := range lexicon.Rows(hedgeList) {
		last := row[0][strings.LastIndexByte(row[0], ' ')+1:]
		put(strings.TrimRight(last, "."), hedgeEnd, 0)
	}
	for row := range lexicon.Rows(numberList) {
		n, _ := strconv.ParseInt(row[2], 10, 64) // the tests read the list too
		var c class
		for sort := range strings.SplitSeq(row[1], ",") {
			c |= classNames[strings.TrimSpace(sort)]
		}
		put(row[0], c, n)
	}
	v := &vocabulary{slots: make([]entry, tableSize(len(all)))}
	for word, e := range all {
		v.put(e)
		if e.class&triggers != 0 && len(word) > 1 {
			v.numbers[word[0]-'a'][word[1]-'a'] = true
		}
	}
	return v
}

// tableSize returns the power of two that leaves a table of n entries mostly
// empty.
func tableSize(n int) int {
	size := 1
	for size < 4*n {
		size *= 2
	}
	return size
}

const (
	hashSeed  = uint32(2166136261)
	hashPrime = uint32(16777619)
)

func (v *vocabulary) put(e entry) {
	h := hashSeed
	for i := 0; i < len(e.word); i++ {
		h = (h ^ uint32(e.word[i])) * hashPrime
	}
	for i := int(h); ; i++ {
		slot := &v.slots[i&(len(v.slots)-1)]
		if slot.class == 0 && slot.word == "" {
			*slot = e
			return
		}
	}
}

// get finds a word in any case, given its hash in lower case.
func (v *vocabulary) get(word string, hash uint32) (class, int64) {
	for i := int(hash); ; i++ {
		slot := &v.slots[i&(len(v.slots)-1)]
		if slot.word == "" {
			return 0, 0
		}
		if len(slot.word) == len(word) && sameFolded(word, slot.word) {
			return slot.class, slot.value
		}
	}
}

// sameFolded reports whether word is want, which is in lower case.
func sameFolded(word, want string) bool {
	for i := 0; i < len(want); i++ {
		if c := word[i]; c != want[i] && (c < 'A' || c > 'Z' || c|0x20 != want[i]) {
			return false
		}
	}
	return true
}

// mayCount reports whether a stretch of text can hold a number: a digit, a
// fraction's sign, or a word that begins like one for a number.
func (v *vocabulary) mayCount(text string) bool {
	inside := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch byteKinds[c] {
		case letterByte:
			if !inside && i+1 < len(text) {
				if a, b := c|0x20-'a', text[i+1]|0x20-'a'; a < 26 && b < 26 && v.numbers[a][b] && v.numberAt(text, i) {
					return true
				}
			}
			inside = true
		case digitByte:
			return true
		case wideByte:
			if c == 0xC2 || c == 0xE2 { // "½", "⅓"
				if u, _ := utf8.DecodeRuneInString(text[i:]); vulgar(u) != nil {
					return true
				}
			}
			inside = false
		default:
			inside = false
		}
	}
	return false
}

// numberAt reports whether the ASCII letters at byte i are a word for a
// number.
func (v *vocabulary) numberAt(text string, i int) bool {
	h, end := hashSeed, i
	for end < len(text) && byteKinds[text[end]] == letterByte {
		h = (h ^ uint32(text[end]|0x20)) * hashPrime
		end++
	}
	c, _ := v.get(text[i:end], h)
	return c&triggers != 0
}
