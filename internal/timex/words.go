package timex

import (
	_ "embed"
	"strconv"
	"strings"

	"hearsay/internal/lexicon"
)

var (
	//go:embed months.txt
	monthsList string
	//go:embed weekdays.txt
	weekdaysList string
	//go:embed units.txt
	unitsList string
	//go:embed numbers.txt
	numbersList string
	//go:embed words.txt
	wordsList string
	//go:embed names.txt
	namesList string
	//go:embed holidays.txt
	holidaysList string
)

// A class is the part that a word plays in naming a time.
type class uint8

const (
	other     class = iota // any other word
	mark                   // a mark; the value is its byte
	digits                 // a number in figures; the value is the number
	bigNumber              // a number in figures that is no part of a date: "1,500"
	poss                   // "'s"

	month
	weekday
	unit
	article
	cardinal
	ordinal
	vague
	another
	full
	half
	decade
	relDay
	now
	shift
	part
	parts
	tonight
	hour
	phase
	earlier
	later
	season
	ago
	hence
	since
	before
	after
	until
	by
	asof
	onward
	to
	and
	or
	from
	between
	the
	of
	in
	on
	at
	during
	forWord
	within
	than
	more
	nearly
	every
	often
	once
	times
	toDate
	same
	weekOf
	ending
	old
	fiscal
	letter
	era
	meridiem
	oclock
	zone
	future
	said
	counted
	function
	possessive
	modal
	title
	holiday
	name // a name that holds a word of time
)

// classes are the names of the classes in words.txt and numbers.txt.
var classes = map[string]class{
	"article": article, "cardinal": cardinal, "ordinal": ordinal, "vague": vague, "another": another, "full": full,
	"half": half, "decade": decade, "day": relDay, "now": now, "shift": shift, "part": part, "parts": parts,
	"tonight": tonight, "hour": hour, "phase": phase, "earlier": earlier, "later": later, "season": season,
	"ago": ago, "hence": hence, "since": since, "before": before, "after": after, "until": until, "by": by,
	"asof": asof, "onward": onward, "to": to, "and": and, "or": or, "from": from, "between": between, "the": the, "of": of, "in": in,
	"on": on, "at": at, "during": during, "for": forWord, "within": within, "than": than, "more": more,
	"nearly": nearly, "every": every, "often": often, "once": once, "times": times, "todate": toDate, "same": same, "weekof": weekOf, "ending": ending, "old": old,
	"fiscal": fiscal, "letter": letter, "era": era, "meridiem": meridiem, "oclock": oclock, "zone": zone,
	"future": future, "said": said, "counted": counted, "function": function, "possessive": possessive,
	"title": title, "modal": modal,
}

// Kinds of month, weekday and unit.
const (
	plain     = iota
	short     // needs a number or a little word beside it
	ambiguous // may be a name or another word
	plural    // "Mondays"
	nightly   // "nights"
)

var kinds = map[string]int{"plain": plain, "short": short, "name": ambiguous, "plural": plural, "night": nightly}

// A word is an entry of one of the lists.
type word struct {
	class class
	kind  uint8
	val   int32
}

// dayparts, seasons and phases are written in the lists as they stand in a
// TIMEX3 value; their place here is the value of their word.
var (
	dayparts = []string{"", "MO", "AF", "EV", "NI", "MI"}
	seasons  = []string{"", "SP", "SU", "FA", "WI"}
	phases   = []string{"", "early", "late", "mid", "start", "end"}
	toDates  = []string{"week", "month", "quarter", "year"}
)

const (
	noPhase = iota
	earlyPhase
	latePhase
	midPhase
	startPhase
	endPhase
	soFar    // "earlier this week": up to the day of publication
	fromHere // "later this week": from the day of publication on
)

// vocabulary holds all the lists: a phrase's value is its place in words. A
// day with a name has the place of its rule in holidays as its value.
var vocabulary, words, holidays = readLists()

func readLists() (*lexicon.List, []word, []rule) {
	list := lexicon.New()
	var words []word
	var rules []rule
	add := func(phrase string, w word) {
		list.Add(phrase, len(words))
		words = append(words, w)
	}
	for row := range lexicon.Rows(namesList) {
		add(row[0], word{class: name})
	}
	for row := range lexicon.Rows(holidaysList) {
		rules = append(rules, holidayRule(row[1]))
		add(row[0], word{class: holiday, val: int32(len(rules) - 1)})
	}
	for row := range lexicon.Rows(monthsList) {
		add(row[0], word{month, uint8(kinds[row[2]]), number(row[1])})
	}
	for row := range lexicon.Rows(weekdaysList) {
		add(row[0], word{weekday, uint8(kinds[row[2]]), number(row[1])})
	}
	for row := range lexicon.Rows(unitsList) {
		w := word{class: unit, val: unitValue(row[1])}
		if len(row) > 2 {
			w.kind = uint8(kinds[row[2]])
		}
		add(row[0], w)
	}
	for row := range lexicon.Rows(numbersList) {
		add(row[0], word{class: classes[row[1]], val: number(row[2])})
	}
	for row := range lexicon.Rows(wordsList) {
		w := word{class: classes[row[1]]}
		if len(row) > 2 {
			w.val = wordValue(w.class, row[2])
		}
		if w.class == letter {
			w.val = int32(row[0][0])
		}
		add(row[0], w)
	}
	return list, words, rules
}

// heads says of the first two letters of a phrase, how long its first word may
// be: bit n is set if a phrase's first word has n letters and begins so.
var heads = readHeads()

func readHeads() *[26 * 26]uint32 {
	var h [26 * 26]uint32
	note := func(phrase string) {
		n := 0
		for n < len(phrase) && 'a' <= phrase[n] && phrase[n] <= 'z' {
			n++
		}
		if n >= 2 {
			h[headOf(phrase[0], phrase[1])] |= 1 << min(n, 31)
		}
	}
	for _, list := range []string{monthsList, weekdaysList, unitsList, numbersList, wordsList, namesList, holidaysList} {
		for row := range lexicon.Rows(list) {
			note(row[0])
		}
	}
	return &h
}

func headOf(a, b byte) int { return int((a|0x20)-'a')*26 + int((b|0x20)-'a') }

func wordValue(c class, field string) int32 {
	switch c {
	case part, parts, tonight:
		return place(dayparts, field)
	case season:
		return place(seasons, field)
	case phase:
		return place(phases, field)
	case often:
		return unitValue(field)
	case toDate:
		return place(toDates, field)
	}
	return number(field)
}

func place(in []string, s string) int32 {
	for i, x := range in {
		if x == s {
			return int32(i)
		}
	}
	return 0
}

func number(s string) int32 {
	n, _ := strconv.Atoi(s)
	return int32(n)
}

// The letters of units, in the order that TIMEX3 writes them in.
const unitLetters = "_YQMWEDBHNS"

const (
	decades = iota // and what is longer, in years
	years
	quarters
	months
	weeks
	weekends
	daysUnit
	workdays
	hours
	minutes
	seconds
	unitCount
)

// Units as unitValue packs them.
const (
	oneHour      = 1<<4 | hours
	oneDay       = 1<<4 | daysUnit
	oneWeek      = 1<<4 | weeks
	oneFortnight = 2<<4 | weeks
	oneWeekend   = 1<<4 | weekends
	oneWorkday   = 1<<4 | workdays
	oneMonth     = 1<<4 | months
	oneQuarter   = 1<<4 | quarters
	oneYear      = 1<<4 | years
	oneDecade    = 10<<4 | decades
	oneCentury   = 100<<4 | decades
)

// unitValue packs a unit, as "10Y", into its place in unitLetters and how
// many.
func unitValue(s string) int32 {
	n := strings.TrimRight(s, unitLetters)
	u := strings.Index(unitLetters, s[len(n):])
	if u == years && number(n) >= 10 {
		u = decades
	}
	return number(n)*16 + int32(u)
}
