package coref

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
	"hearsay/internal/model"
)

// A number is how many a mention stands for, as far as its words tell.
type number uint8

const (
	anyNumber number = iota
	one
	several
	body // one of several people: "the police", "the ministry"
)

// A gender is what the words of a mention tell of whom they may stand for.
// Names tell nothing: nobody's name is on a list.
type gender uint8

const (
	anyGender gender = iota
	man
	woman
)

// A sort is what sort of thing a mention stands for.
type sort uint8

const (
	anySort sort = iota
	person
	group // an office, a firm, a place: what "it" stands for, and at times "they"
	thing
)

// The pronouns that stand for somebody named elsewhere.
const (
	noPronoun uint8 = iota
	he
	she
	it
	they
)

// pronouns are the words of each, whatever their case.
var pronouns = func() *lexicon.List {
	l := lexicon.New()
	for class, words := range []string{he: "he him his", she: "she her hers", it: "it its", they: "they them their theirs"} {
		for w := range strings.FieldsSeq(words) {
			l.Add(w, class)
		}
	}
	return l
}()

var (
	possessives = lexicon.Of("his", "her", "its", "their")
	speakers    = lexicon.Of("i", "we", "me", "us")
	relatives   = lexicon.Of("who", "which", "that", "whom")
	pointing    = lexicon.Of("this", "that", "these", "those")
	anyones     = lexicon.Of("every", "each", "any", "no", "neither", "either")
	unsure      = lexicon.Of("a", "an", "another", "some", "any", "no", "every", "each", "many", "several", "other", "most", "all", "both", "few")
)

//go:embed genders.txt
var gendersList string

// genders are the titles and the nouns that tell whether somebody is a man or
// a woman.
var genders = func() *lexicon.List {
	l := lexicon.New()
	for row := range lexicon.Rows(gendersList) {
		for g, name := range []string{man: "man", woman: "woman"} {
			if len(row) == 2 && row[1] == name {
				l.Add(row[0], g)
			}
		}
	}
	return l
}()

// genderOf returns what a title or a noun tells: "Mrs", "spokeswoman".
func genderOf(word string) gender {
	if g, ok := genders.Get(word); ok {
		return gender(g)
	}
	if len(word) < len("xxwoman") {
		return anyGender
	}
	switch {
	case endsIn(word, "woman"), endsIn(word, "women"):
		return woman
	case endsIn(word, "sman"), endsIn(word, "sswoman"), endsIn(word, "irman"):
		return man // "spokesman", "congressman", "chairman"
	}
	return anyGender
}

func endsIn(word, end string) bool {
	return len(word) >= len(end) && strings.EqualFold(word[len(word)-len(end):], end)
}

// fold hashes a word whatever its case.
func fold(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * 1099511628211
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
		i += n
	}
	return model.Mix(h)
}

// NounKey is what a noun is found by in the list of nouns: its hash, whatever
// its case, and in the singular as far as its ending tells.
func NounKey(word string) uint32 { return uint32(fold(singular(word))>>32) | 1 }

// singular takes the ending of a plural off a noun.
func singular(word string) string {
	switch {
	case len(word) < 4 || !endsIn(word, "s") || endsIn(word, "ss"):
		return word
	case len(word) > 4 && (endsIn(word, "sses") || endsIn(word, "ches") || endsIn(word, "shes") || endsIn(word, "xes")):
		return word[:len(word)-2]
	}
	return word[:len(word)-1]
}

// isCapital reports whether a word begins with a capital letter.
func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// isShort reports whether a word may be short for the name of a body: "MRC",
// "U.N.".
func isShort(word string) bool {
	letters := 0
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case 'A' <= c && c <= 'Z':
			letters++
		case c != '.':
			return false
		}
	}
	return 2 <= letters && letters <= 7
}

// codes of the parties, for features.
var partyCodes = map[hearsay.Party]uint8{hearsay.Person: 1, hearsay.Organisation: 2, hearsay.Government: 3, hearsay.Military: 4,
	hearsay.Police: 5, hearsay.Media: 6, hearsay.Report: 7, hearsay.Unnamed: 8, hearsay.Other: 9}

// partyRank tells how much a party says: an office more than that it is a
// person.
var partyRank = [10]uint8{0: 0, 1: 3, 2: 3, 3: 4, 4: 4, 5: 4, 6: 4, 7: 4, 8: 2, 9: 1}
