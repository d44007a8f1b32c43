package segment

import (
	_ "embed"
	"strconv"
	"strings"

	"hearsay/internal/lexicon"
)

//go:embed abbreviations.txt
var abbreviationsList string

//go:embed prefixes.txt
var prefixesList string

//go:embed elisions.txt
var elisionsList string

//go:embed fused.txt
var fusedList string

//go:embed units.txt
var unitsList string

//go:embed starters.txt
var startersList string

//go:embed calendar.txt
var calendarList string

//go:embed endings.txt
var endingsList string

//go:embed emoticons.txt
var emoticonsList string

//go:embed saying.txt
var sayingList string

//go:embed unstopped.txt
var unstoppedList string

// A kind says how an abbreviation's dot behaves.
type kind uint8

const (
	plain        kind = iota // no abbreviation
	title                    // stands before a name; never ends a sentence
	never                    // anything else that never ends a sentence
	inner                    // goes on; ends a sentence only before a word that begins one
	ender                    // may end a sentence
	company                  // ends a company's name, and perhaps the sentence
	calendar                 // a month or a day; may end a sentence
	place                    // after a comma only; may end a sentence
	day                      // a day's name that is also a word: before a number or a month alone
	beforeNumber             // an abbreviation only before a number
	afterNumber              // an abbreviation only after a number
	lifedate                 // before the dates of a life or a marriage
)

var kinds = map[string]kind{
	"title": title, "never": never, "inner": inner, "ender": ender, "company": company, "calendar": calendar,
	"day": day, "place": place, "before-number": beforeNumber, "after-number": afterNumber,
	"lifedate": lifedate,
}

// The lists, as they are looked up: every entry in the cases that it is
// written in.
var (
	abbreviations, longestAbbreviation = readAbbreviations(abbreviationsList)
	prefixes, longestPrefix            = readPrefixes(prefixesList)
	elisions, longestElision           = readWords(elisionsList)
	fused, longestFused                = readFused(fusedList)
	fusedLengths                       = lengths(fused)
	units, longestUnit                 = readExact(unitsList)
	starters, _                        = readWords(startersList)
	calendarWords, _                   = readExact(calendarList)
	endings, _                         = readExact(endingsList)
	saying, longestSaying              = readExact(sayingList)
	emoticons                          = readEmoticons(emoticonsList)
	calendarNames                      = monthsAndDays(calendarWords)
	farewells, longestFarewell         = readUnstopped(unstoppedList, "farewell")
	credits, _                         = readUnstopped(unstoppedList, "credit")
	labels, _                          = readUnstopped(unstoppedList, "label")
	follows, _                         = readUnstopped(unstoppedList, "follows")
	leads, _                           = readUnstopped(unstoppedList, "leads")
	headers, _                         = readUnstopped(unstoppedList, "header")
	addressed, _                       = readUnstopped(unstoppedList, "addressed")
)

// cases returns the ways to write an entry: one in small letters may begin
// with a capital or be all capitals, one with a capital is as it is.
func cases(entry string) []string {
	if entry != strings.ToLower(entry) {
		return []string{entry}
	}
	return []string{entry, strings.ToUpper(entry[:1]) + entry[1:], strings.ToUpper(entry)}
}

func readWords(list string) (words map[string]bool, longest int) {
	words = map[string]bool{}
	for row := range lexicon.Rows(list) {
		for _, w := range cases(row[0]) {
			words[w] = true
		}
		longest = max(longest, len(row[0]))
	}
	return words, longest
}

// readPrefixes reads words that are not written in capitals: "UN-" is not "un-".
func readPrefixes(list string) (words map[string]bool, longest int) {
	words = map[string]bool{}
	for row := range lexicon.Rows(list) {
		words[row[0]] = true
		words[strings.ToUpper(row[0][:1])+row[0][1:]] = true
		longest = max(longest, len(row[0]))
	}
	return words, longest
}

// readUnstopped reads the words of one sort.
func readUnstopped(list, sort string) (words map[string]bool, longest int) {
	words = map[string]bool{}
	for row := range lexicon.Rows(list) {
		if row[1] == sort {
			for _, w := range cases(row[0]) {
				words[w] = true
			}
			longest = max(longest, len(row[0]))
		}
	}
	return words, longest
}

// monthsAndDays returns the names among the words of the calendar, as they are
// and in capitals; the names of time zones are in capitals alone.
func monthsAndDays(words map[string]bool) map[string]bool {
	names := map[string]bool{}
	for w := range words {
		if strings.ToUpper(w) != w && w != "Eastern" && w != "Central" && w != "Pacific" {
			names[w], names[strings.ToUpper(w)] = true, true
		}
	}
	return names
}

func readExact(list string) (words map[string]bool, longest int) {
	words = map[string]bool{}
	for row := range lexicon.Rows(list) {
		words[row[0]] = true
		longest = max(longest, len(row[0]))
	}
	return words, longest
}

func readAbbreviations(list string) (words map[string]kind, longest int) {
	words = map[string]kind{}
	for row := range lexicon.Rows(list) {
		k, ok := kinds[row[1]]
		if !ok {
			panic("abbreviations.txt: " + row[0] + " has a kind that is not known: " + row[1])
		}
		if w := row[0]; len(w) > 1 { // but "V." is an initial, whatever "v." is
			words[strings.ToUpper(w[:1])+w[1:]] = k
			if k == title || k == company || k == beforeNumber || strings.Contains(w, ".") {
				words[strings.ToUpper(w)] = k
			}
		}
		longest = max(longest, len(row[0]))
	}
	for row := range lexicon.Rows(list) { // an entry as it is written comes before the cases of another
		words[row[0]] = kinds[row[1]]
	}
	return words, longest
}

func readFused(list string) (words map[string]int, longest int) {
	words = map[string]int{}
	for row := range lexicon.Rows(list) {
		cut, err := strconv.Atoi(row[1])
		if err != nil || cut <= 0 || cut >= len(row[0]) {
			panic("fused.txt: " + row[0] + " is cut at " + row[1])
		}
		for _, w := range cases(row[0]) {
			words[w] = cut
		}
		longest = max(longest, len(row[0]))
	}
	return words, longest
}

// lengths has, for each byte that an entry begins with, a bit for each length
// of such entries: most words need no look-up then.
func lengths(words map[string]int) (t [256]uint64) {
	for w := range words {
		t[w[0]] |= 1 << min(len(w), 63)
	}
	return t
}

func readEmoticons(list string) (faces []string) {
	for row := range lexicon.Rows(list) {
		faces = append(faces, row[0])
	}
	return faces
}
