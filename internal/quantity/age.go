package quantity

import (
	"hearsay"
	"hearsay/internal/unit"
)

// oldest is the most years that a person is taken to be old.
const oldest = 122

// isAge reports whether word i is a number of years that somebody can be old.
func (r *reader) isAge(i int) bool {
	if r.is(i, unitWord|tenWord) {
		return true
	}
	if !r.plainDigits(i, 3) {
		return false
	}
	n := r.small(i)
	return n >= 0 && n <= oldest
}

// ageWords returns the word after an age whose number is a: "34-year-old",
// "34 years old", "six months of age", "34 yo".
func (r *reader) ageWords(a *amount) (to int, ok bool) {
	j := max(a.last, a.unitAt)
	if r.isDash(j) {
		j++
	}
	if end := r.yearsOld(j); end > 0 && r.isAge(a.first) {
		return end, true
	}
	_, next, found := r.spanOfTime(j)
	if !found {
		return 0, false
	}
	if r.isDash(next) {
		next++
	}
	switch {
	case r.is(next, old):
		return next + 1, true
	case r.isWord(next, "of") && r.isWord(next+1, "age"):
		return next + 2, true
	}
	return 0, false
}

// spanOfTime finds the unit of time at word j, after a hyphen or not, by its
// name or by what it is shortened to: "years", "yrs", "mo".
func (r *reader) spanOfTime(j int) (m *unit.Measure, next int, ok bool) {
	if m, next, ok = r.measureAt(j); !ok {
		if r.isHyphen(j) {
			j++
		}
		end := 0
		if r.isKind(j, letters) && r.words[j].Len() > 1 && !r.runsOn(j) {
			m, end, ok = unit.Symbol(r.text, r.words[j].Start)
		}
		if next = j + 1; !ok || end != r.words[j].End {
			return nil, j, false
		}
	}
	return m, next, m.Kind == hearsay.Duration
}

// yearsOld returns the word after "yo", "y/o" or "y.o." at word j, or 0.
func (r *reader) yearsOld(j int) (to int) {
	switch {
	case r.isWord(j, "yo"):
		return j + 1
	case r.isWord(j, "y") && (r.isMark(j+1, '/') || r.isMark(j+1, '.')) && r.isWord(j+2, "o"):
		if r.isMark(j+3, '.') && r.isMark(j+1, '.') && r.isGlued(j+3) {
			return j + 4
		}
		return j + 3
	}
	return 0
}

// ageList sees ages with a word for them: "aged 7", "ages 18, 19 and 20",
// "between the ages of 5 and 12", "5 and 6 years old", "in his 30s".
func (r *reader) ageList(i int) (from, to int, ok bool) {
	if !r.isAge(i) {
		return 0, 0, false
	}
	k := i - 1
	if from, _, hedged := r.before(i); hedged && r.is(from-1, aged) { // "aged at least 16"
		k = from - 1
	}
	for k >= r.floor && k >= i-4 && (r.is(k, prep|conj|adverb) && !r.is(k, aged) || r.isDash(k) || r.isMark(k, ':') || r.isWord(k, "ranging") || r.isWord(k, "ranged")) {
		k--
	}
	if r.is(k, aged) && !(r.isWord(k, "age") && r.is(k+1, prep) && !r.isWord(k+1, "of") && !r.isWord(k+1, "from") && !r.isWord(k+1, "between")) {
		return i, r.ages(i), !r.counted(i+1) || r.measured(i+1)
	}
	if _, next, found := r.measureAt(i + 1); found && r.is(next, old) {
		return i, next + 1, true
	}
	if end := r.ages(i); end > i+1 {
		if m, next, found := r.measureAt(end); found && m.Kind == "duration" && (r.is(next, old) || r.isWord(next, "of") && r.isWord(next+1, "age")) {
			return i, next + 1, true
		}
	}
	if to := r.tens(i); to > 0 {
		return i, to, true
	}
	if e, to := r.groupWords(i + 1); e != noEffect && !r.isMark(i+1, ',') {
		told := r.isWord(to-1, "older") || r.isWord(to-1, "younger")
		if told || r.isKind(i-1, letters) && (r.people(i-1) || r.isWord(i-1, "those") || r.isWord(i-1, "anyone") || r.isWord(i-1, "everyone")) && !r.continues(to) {
			return i, to, true
		}
	}
	return r.ageLimit(i)
}

// tens returns the word after the tens of years at word i that somebody is
// in: "in her 60s", "his mid-thirties"; or 0.
func (r *reader) tens(i int) (to int) {
	if !r.several(i) || r.isKind(i, digits) && r.small(i) >= 100 {
		return 0
	}
	if to = i + 1; r.isKind(i, digits) {
		to++
	}
	k := i - 1
	if r.isHyphen(k) {
		k--
	}
	if r.isWord(k, "early") || r.isWord(k, "mid") || r.isWord(k, "middle") || r.isWord(k, "late") {
		k--
	}
	for _, w := range [...]string{"his", "her", "their", "my", "our", "your", "whose"} {
		if r.isWord(k, w) {
			return to
		}
	}
	if people := k - 1; r.isWord(k, "in") && people >= 0 && r.isKind(people, letters) && unit.Person(r.words[people].In(r.text)) {
		return to // "women in their", "men in late 40s"
	}
	return 0
}

// ageLimit sees an age that bounds a group: "over-65s", "the under-35
// vote", "children under 5".
func (r *reader) ageLimit(i int) (from, to int, ok bool) {
	k := i - 1
	if r.isHyphen(k) {
		k--
	}
	if r.isWord(k, "than") && (r.isWord(k-1, "older") || r.isWord(k-1, "younger")) {
		return k - 1, i + 1, !r.continues(i + 1)
	}
	if !r.isWord(k, "under") && !r.isWord(k, "over") && !r.isWord(k, "below") && !r.isWord(k, "above") || r.isMark(i+1, '%') {
		return 0, 0, false
	}
	switch {
	case r.several(i) && r.isKind(i, digits):
		return k, i + 2, true
	case r.several(i):
		return k, i + 1, true
	case k < i-1:
		return k, i + 1, r.isKind(i, digits) && !r.measured(i+1)
	}
	people := k > 0 && r.isKind(k-1, letters) && r.plural(k-1) && unit.Person(r.words[k-1].In(r.text))
	them := r.isWord(k-1, "them") || r.isWord(k-1, "those") || r.isWord(k-1, "anyone") || r.isWord(k-1, "everyone")
	return k, i + 1, (people || them) && !r.continues(i+1)
}

// ageTold sees ages that only the sentence tells: "The driver, 19, was",
// "and, at 34, she left", "who was 10", "died at 92", "four women — 17, 19
// and 20".
func (r *reader) ageTold(i int) (from, to int, ok bool) {
	if !r.isAge(i) || r.isMark(i+1, '%') || r.isHyphen(i+1) || r.is(i+1, scaleWord|hundredWord|dozenWord) {
		return 0, 0, false
	}
	if r.isDash(i-1) && !r.isGlued(i-1) && !r.isGlued(i) && r.isKind(i-2, letters) && r.plural(i-2) && r.people(i-2) && r.isMark(i+1, ',') {
		if end := r.ages(i); end > i+2 && !r.continues(end) {
			return i, end, true
		}
	}
	if r.isMark(i+1, ',') && r.plainDigits(i, 2) && r.small(i) > 0 {
		switch {
		case r.isMark(i-1, ',') && r.isKind(i-2, letters) && !r.plural(i-2) && unit.Person(r.words[i-2].In(r.text)) && !r.isKind(i+2, digits):
			return i, i + 1, true
		case r.isWord(i-1, "at") && (i == 1 || r.isMark(i-2, ',') || r.isWord(i-2, "that")) && r.small(i) > 12:
			return i, i + 1, true
		}
	}
	if r.measured(i + 1) {
		return 0, 0, false
	}
	bare := !r.continues(i + 1)
	switch {
	case r.isWord(i-1, "was"), r.isWord(i-1, "is"), r.isWord(i-1, "were"):
		if r.isWord(i-2, "he") || r.isWord(i-2, "she") || r.isWord(i-2, "i") {
			return i, i + 1, bare || r.isWord(i-3, "when") || r.isWord(i-3, "since")
		}
		return i, i + 1, bare && r.isWord(i-2, "who")
	case r.isWord(i-1, "turned"), r.isWord(i-1, "turns"):
		return i, i + 1, bare
	case r.isWord(i-1, "at"):
		return i, i + 1, bare && (r.isWord(i-2, "dies") || r.isWord(i-2, "died") || r.isWord(i-2, "dead") || r.isWord(i-2, "die"))
	}
	return 0, 0, false
}

// ages returns the word after the ages that begin at word i.
func (r *reader) ages(i int) int {
	to := i + 1
	for to < i+longestList {
		j := to
		kind, next := r.joiner(j)
		switch {
		case kind != noJoint:
			j = next
		case r.isMark(j, ',') && (r.isWord(j+1, "and") || r.isWord(j+1, "or")):
			j += 2
		case r.isMark(j, ','):
			j++
		default:
			return to
		}
		if !r.isAge(j) || r.isMark(j+1, '%') || r.continues(j+1) && !r.measureNamed(j+1) || r.is(j+1, spelled) {
			return to
		}
		to = j + 1
	}
	return to
}

// ageAfterName sees a number between commas after a name: "Amara Diop,
// 34, said"; or in brackets: "Amara Diop (34)".
func (r *reader) ageAfterName(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 3) || !r.isAge(i) || i < 2 {
		return 0, 0, false
	}
	k := i - 2
	j := i + 1
	closed := false
	if r.isMark(k, '.') && r.isGlued(k) { // "Jr., 34,"
		k--
	}
	if !r.isKind(k, letters) || !r.words[max(k, 0)].upper || r.is(k, month|weekday) {
		return 0, 0, false
	}
	full := k > 0 && (r.isKind(k-1, letters) && r.words[k-1].upper && !r.is(k-1, stop) || r.isMark(k-1, '.') || r.isDash(k-1) || r.isMark(k-1, '\'') || r.isMark(k-1, '’') || r.isQuote(k-1))
	switch {
	case r.isMark(i-1, '('):
		return i, j, full && r.isMark(j, ')') && r.small(i) >= 5
	case !r.isMark(i-1, ',') || !r.isGlued(i-1) || r.isGlued(i):
		return 0, 0, false
	}
	switch {
	case j >= len(r.words):
		closed = full
	case r.isMark(j, ','), r.isMark(j, ';'), r.isMark(j, ')'):
		closed = full || !r.isKind(j+1, digits)
	case r.isDash(j) && !r.isGlued(j):
		closed = full || !r.is(k-1, prep)
	case r.isMark(j, '.') && !r.isGlued(j+1), r.isMark(j, '\n'), r.isQuote(j):
		closed = full
	case r.isWord(j, "of"), r.isWord(j, "who"), r.isWord(j, "from"), r.isWord(j, "was"), r.isWord(j, "is"), r.isWord(j, "and"), r.isWord(j, "said"), r.isWord(j, "has"):
		closed = full
	}
	return i, j, closed
}
