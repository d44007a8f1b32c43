package quantity

import "hearsay"

// A reason is why a number is no figure.
type reason struct {
	why  string
	rule string // for people
}

// ageSeen is the why of a number that is an age: no veto, but a figure of its
// own kind.
const ageSeen = "age"

// A refusal is a way to see that the number at word i is no figure, or an age.
// It returns the words that say so.
type refusal struct {
	reason
	see func(r *reader, i int) (from, to int, ok bool)
}

// refusals are tried in this order; the first that sees its kind wins.
var refusals = []refusal{
	{reason{"identifier", "more digits than any count has"}, (*reader).tooLong},
	{reason{"list", "it numbers an item of a list"}, (*reader).listMark},
	{reason{"footnote", "a number in brackets that points at a note"}, (*reader).footnote},
	{reason{"phone", "digits in the groups of a telephone number, or a number that is called"}, (*reader).phone},
	{reason{"name", "a set phrase that counts nothing"}, (*reader).setPhrase},
	{reason{"date", "a day, a month or a year in figures"}, (*reader).slashDate},
	{reason{"time", "hours and minutes on a clock"}, (*reader).clockTime},
	{reason{"identifier", "groups of digits with hyphens between"}, (*reader).serial},
	{reason{"version", "more than one point, or a word for a version before it"}, (*reader).version},
	{reason{"date", "it stands beside a month"}, (*reader).monthDay},
	{reason{ageSeen, "a number of years that somebody is old"}, (*reader).ageList},
	{reason{ageSeen, "what stands around it makes it a number of years that somebody is old"}, (*reader).ageTold},
	{reason{"date", "the years of a decade"}, (*reader).decade},
	{reason{"name", "a number in the plural, which counts nothing"}, (*reader).plurals},
	{reason{"page", "it numbers a page"}, (*reader).page},
	{reason{"address", "a number before the name of a street, or a postcode"}, (*reader).address},
	{reason{"identifier", "letters and digits make one name"}, (*reader).letterDigit},
	{reason{"ordinal", "it gives a place in a row"}, (*reader).ordinal},
	{reason{"identifier", "it names one of a kind, and counts none"}, (*reader).named},
	{reason{"date", "two years with a dash, or one year"}, (*reader).year},
	{reason{"score", "two numbers set against each other, as of a game"}, (*reader).tally},
	{reason{ageSeen, "a number after a name, between commas"}, (*reader).ageAfterName},
	{reason{"name", "in a capital, it is a part of a name"}, (*reader).proper},
	{reason{"name", "it follows a name and belongs to it"}, (*reader).afterName},
	{reason{"name", "a number that is a name"}, (*reader).knownName},
}

var (
	whyOrdinal = &reason{"ordinal", "it gives a place in a row"}
	whyAgo     = &reason{"date", "a time counted back from now or from then"}
	whyTime    = &reason{"time", "hours and minutes on a clock"}
	whyNaught  = &reason{"name", "a set phrase that counts nothing"}
	whyNoun    = &reason{"name", "it belongs to the name of what is counted"}
	whyLink    = &reason{"address", "it is part of a web address"}
	whyBlock   = &reason{"address", "a block of a street"}
	whyKind    = &reason{"name", "with the word after it, it names a kind of thing"}
)

// refuse looks at the number that word i begins before it is read.
func (r *reader) refuse(i int) (from, to int, why *reason, ok bool) {
	w := &r.words[i]
	if w.kind != digits && w.class&(unitWord|tenWord) == 0 {
		return 0, 0, nil, false
	}
	for k := range refusals {
		if from, to, ok := refusals[k].see(r, i); ok {
			return max(from, r.floor), max(to, i+1), &refusals[k].reason, true
		}
	}
	return 0, 0, nil, false
}

// refuseAmount looks at a number that was read, with its unit.
func (r *reader) refuseAmount(a *amount) (from, to int, why *reason, ok bool) {
	j := a.last
	if r.isHyphen(j) {
		j++
	}
	switch {
	case a.form == inWords && r.is(j, ordinalWord|partWord) && j > a.last: // "twenty-first"
		return a.from, j + 1, whyOrdinal, true
	case r.isWord(j, "o'clock"), r.isWord(j, "o’clock"), r.isWord(j, "oclock"):
		return a.from, j + 1, whyTime, true
	case r.isWord(j, "block") && !a.prefixed && r.isWord(j+1, "of"):
		return a.from, j + 1, whyBlock, true
	case (r.isWord(a.first, "naught") || r.isWord(a.first, "nought")) && r.is(a.first-1, prep) && a.last == a.first+1:
		return a.first, j, whyNaught, true
	case j > a.last && r.is(j, nameful), r.isWord(a.first, "zero") && r.isWord(j, "day"):
		return a.from, j + 1, whyKind, true
	}
	if a.unit == "millimetre" && r.is(a.next, weapon) || r.text[r.words[a.first].Start] == '.' && a.unit == "" && r.caliber(a) {
		return a.from, a.next, whyKind, true
	}
	if r.isWord(j, "in") && r.isWord(j+1, "the") && (r.isWord(j+2, "morning") || r.isWord(j+2, "afternoon") || r.isWord(j+2, "evening")) && a.unit == "" {
		if n, ok := tiny(a.numeral); ok && n >= 1 && n <= 12 && (r.isWord(a.from-1, "at") || r.hedged(a.from)) {
			return a.from, j + 3, whyTime, true
		}
	}
	if _, ok := r.ageWords(a); ok {
		return 0, 0, nil, false
	}
	if a.kind == hearsay.Duration || r.isWord(a.next-1, "years") {
		if r.isWord(a.next, "ago") || r.isWord(a.next, "earlier") && !r.isWord(a.next+1, "than") || r.isWord(a.next, "back") && !r.continues(a.next+1) {
			from = a.from
			for {
				k, _, hedged := r.before(from)
				if !hedged {
					break
				}
				from = k
			}
			return from, a.next + 1, whyAgo, true
		}
	}
	if a.form == inWords && a.numeral.last == a.first+1 && r.isWord(a.first, "one") && a.signed == 0 {
		if !r.oneCounts(a) {
			return 0, a.numeral.last, nil, true
		}
	}
	return 0, 0, nil, false
}

// caliber reports whether an amount, written without a digit before its
// point, is of a gun: ".38", ".357".
func (r *reader) caliber(a *amount) bool {
	if fixed[r.in(a.first, a.last)] == calibreNumber {
		return !r.isMark(a.last, '%')
	}
	return r.is(a.last, weapon)
}

// tooLong refuses runs of digits that no one counts with.
func (r *reader) tooLong(i int) (from, to int, ok bool) {
	w := &r.words[i]
	if w.kind != digits || w.Len() <= 9 {
		return 0, 0, false
	}
	n := digitCount(w.In(r.text))
	if n > longestNumeral || w.class&(grouped|decimal) == 0 && n > 9 && !r.is(i+1, scaleWord) && !r.isMark(i-1, '$') {
		return i, i + 1, true
	}
	return 0, 0, false
}

// listMark refuses the number of an item of a list: "3. The port".
func (r *reader) listMark(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) || r.words[i].class != 0 || r.words[i].Len() > 3 {
		return 0, 0, false
	}
	opened := r.isMark(i-1, '(') && r.isMark(i+1, ')')
	start := i
	if opened {
		start--
	}
	if !r.words[start].opens {
		return 0, 0, false
	}
	if !r.isMark(i+1, '.') && !r.isMark(i+1, ')') || !r.isGlued(i+1) || i+2 >= len(r.words) || r.isGlued(i+2) {
		return 0, 0, false
	}
	return start, i + 2, true
}

// ordinal refuses "17th", "No. 4", "number 4".
func (r *reader) ordinal(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) {
		return 0, 0, false
	}
	if r.isGlued(i+1) && r.isKind(i+1, letters) && r.words[i].class&decimal == 0 {
		for _, end := range [...]string{"st", "nd", "rd", "th"} {
			if r.isWord(i+1, end) {
				return i, i + 2, true
			}
		}
	}
	k := i - 1
	if r.isMark(k, '.') && r.isGlued(k) {
		k--
	}
	if r.isWord(k, "no") && (k < i-1 || r.words[k].upper) || r.isWord(k, "nos") || r.isWord(k, "number") && !r.isWord(k-1, "the") && !r.isWord(k-1, "a") {
		if r.words[i].class&(grouped|decimal) == 0 {
			return k, r.chain(i), true
		}
	}
	if (r.isMark(i-1, '#') && r.isGlued(i) || r.isMark(i-1, '№')) && r.words[i].class&(grouped|decimal) == 0 {
		return i - 1, i + 1, true
	}
	return 0, 0, false
}

// chain returns the word after a list of plain numbers that goes on from the
// one at word i: "17 and 18", "5, 6 and 7".
func (r *reader) chain(i int) int {
	to := i + 1
	for to < i+longestList {
		j := to
		switch {
		case r.isMark(j, ',') && (r.isWord(j+1, "and") || r.isWord(j+1, "or")):
			j += 2
		case r.isMark(j, ','), r.isWord(j, "and"), r.isWord(j, "or"), r.isWord(j, "to"), r.isDash(j), r.isMark(j, '/'), r.isMark(j, '&'):
			j++
		default:
			return to
		}
		if !r.isKind(j, digits) || r.words[j].class&(grouped|decimal) != 0 || r.isMark(j+1, '%') || r.is(j+1, scaleWord) {
			return to
		}
		if m := j + 1; r.isKind(m, letters) && !r.is(m, stop) || r.isGlued(m) && r.isKind(m, letters) || r.isHyphen(m) {
			return to
		}
		to = j + 1
	}
	return to
}

// longestList is the number of words in which a list of numbers is looked at
// as one.
const longestList = 40
