package quantity

import (
	"math/big"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
	"hearsay/internal/unit"
)

// inchMark reports whether the quotation mark at word j stands for inches: a
// 6.1" screen, a pen 10 " long.
func (r *reader) inchMark(a *amount, j int) bool {
	if !r.isMark(j, '"') && !r.isMark(j, '”') || !r.isKind(j+1, letters) || r.isGlued(j+1) {
		return false
	}
	if r.isGlued(j) && (r.isWord(j+1, "tv") || r.isWord(j+1, "screen") || r.isWord(j+1, "display") || r.isWord(j+1, "monitor")) {
		return true
	}
	if r.words[j+1].upper {
		return false
	}
	return r.isGlued(j) && a.value.Exp < 0 || r.sized(j+1)
}

// sized reports whether word i tells what a length is of: "long", "wide".
func (r *reader) sized(i int) bool {
	for _, w := range [...]string{"long", "wide", "tall", "high", "deep", "thick", "across", "diameter", "in"} {
		if r.isWord(i, w) {
			return w != "in" || r.isWord(i+1, "diameter") || r.isWord(i+1, "length") || r.isWord(i+1, "height") || r.isWord(i+1, "width")
		}
	}
	return false
}

// feetAndInches reads 6'2", where a takes the feet and the inches.
func (r *reader) feetAndInches(a *amount, j int) bool {
	if !r.isMark(j, '\'') && !r.isMark(j, '’') && !r.isMark(j, '′') || !r.isGlued(j) || !r.plainDigits(a.first, 1) || a.last != a.first+1 {
		return false
	}
	if !r.plainDigits(j+1, 2) || !r.isMark(j+2, '"') && !r.isMark(j+2, '”') && !r.isMark(j+2, '″') || !r.isGlued(j+2) || r.small(j+1) >= 12 {
		return false
	}
	r.setUnit(a, "foot", hearsay.Size, j, j+1, false)
	r.addSmaller(a, parseDigits(r.words[j+1].In(r.text)), 12, j+2, j+3)
	return true
}

// degreeSign reads a sign of degrees at word j that stands apart from its
// letter: "20 ° C".
func (r *reader) degreeSign(a *amount, j int) bool {
	if s := r.words[j].In(r.text); s != "°" && s != "º" && s != "˚" {
		return false
	}
	name := hearsay.Unit("")
	switch k := j + 1; {
	case r.isGlued(k) && (r.isWord(k, "n") || r.isWord(k, "s") || r.isWord(k, "e") || r.isWord(k, "w")):
		name = angle // of latitude
	case r.isGlued(k) || r.isGlued(k+1) && r.isKind(k+1, letters):
	case r.isWord(k, "c"), r.isWord(k, "celsius"), r.isWord(k, "centigrade"):
		name = "degree Celsius"
	case r.isWord(k, "f"), r.isWord(k, "fahrenheit"):
		name = "degree Fahrenheit"
	}
	if name == "" {
		return false
	}
	r.setUnit(a, name, hearsay.Size, j, j+2, false)
	return true
}

// angle is the unit of turns and slopes. Bare degrees are of heat, or of either.
const angle = "degree angle"

// turned reports whether what stands around the degrees of an amount, which
// end before word next, makes them those of an angle: "turn 45 degrees", "a 30
// degree slope", "40° north".
func (r *reader) turned(a *amount, next int) bool {
	if r.isHyphen(next) {
		next++
	}
	for _, list := range [2][2]int{{max(r.floor, a.from-4), a.from}, {next, min(next+1, len(r.words))}} {
		for k := list[0]; k < list[1]; k++ {
			if r.isKind(k, letters) && turning.Has(r.words[k].In(r.text)) {
				return true
			}
		}
	}
	return false
}

var turning = lexicon.Of(
	"angle", "angles", "angled", "turn", "turns", "turned", "turning", "rotate", "rotates", "rotated",
	"rotating", "rotation", "tilt", "tilts", "tilted", "tilting", "slope", "slopes", "sloped", "sloping",
	"incline", "inclined", "inclination", "gradient", "bend", "bends", "bent", "swivel", "swivels", "swivelled",
	"pivot", "pivots", "pivoted", "spin", "spins", "spun", "spinning", "pan", "pans", "panned", "lean", "leans",
	"leaned", "leaning", "latitude", "longitude", "north", "south", "east", "west", "heading", "bearing",
	"azimuth", "arc")

// bracketed reads a unit in brackets at word j, as in tables: "20 (kg)".
func (r *reader) bracketed(a *amount, j int) bool {
	shut := rune(0)
	switch r.words[j].sign {
	case '(':
		shut = ')'
	case '[':
		shut = ']'
	case '{':
		shut = '}'
	case '<':
		shut = '>'
	}
	if shut == 0 || !r.isKind(j+1, letters) || r.runsOn(j+1) {
		return false
	}
	m, end, ok := unit.Symbol(r.text, r.words[j+1].Start)
	if !ok {
		m, end, ok = unit.Named(r.text, r.words[j+1].Start)
	}
	next := r.upTo(j+1, end)
	if !ok || !r.isMark(next, shut) || m.Kind == hearsay.Share {
		return false
	}
	r.setUnit(a, m.Name, m.Kind, j+1, next, false)
	a.next = next + 1
	return true
}

// smallerUnits gives of units that are told in two the smaller one, and how
// many of it make one.
var smallerUnits = map[hearsay.Unit]struct {
	unit  hearsay.Unit
	parts int64
}{
	"foot":       {"inch", 12},
	"yard":       {"foot", 3},
	"pound-mass": {"ounce", 16},
	"stone":      {"pound-mass", 14},
	"metre":      {"centimetre", 100},
	"kilogram":   {"gram", 1000},
	"kilometre":  {"metre", 1000},
	"hour":       {"minute", 60},
	"minute":     {"second", 60},
}

// compound goes on from an amount in a unit with what is told in the next
// smaller one: "6 ft 2 in", "5 hours and 20 minutes".
func (r *reader) compound(a *amount) {
	small, ok := smallerUnits[a.unit]
	if a.unit == "foot" && a.form <= inWords && a.scale == 0 && r.bareInches(a) {
		return
	}
	if !ok || a.form > inWords || a.scale != 0 || a.value.Exp < 0 || a.hyphened || a.unitWords.Empty() || a.next <= a.last {
		return
	}
	j := a.next
	if r.isMark(j, ',') {
		j++
	}
	if r.isWord(j, "and") {
		j++
	}
	if !r.isKind(j, digits) && !r.is(j, unitWord|tenWord) {
		return
	}
	n, ok := r.number(j, false)
	if !ok || n.form > inWords || n.scale != 0 || n.value.Cmp(whole(small.parts)) >= 0 || n.value.Cmp(whole(0)) <= 0 {
		return
	}
	if name, next := r.smallUnit(n.last); name == small.unit {
		r.addSmaller(a, n.value, small.parts, n.last, next)
	}
}

// bareInches goes on from feet with inches that nothing names: "a 6-foot-4
// guard", "six-foot-two", "she is 5 ft 7".
func (r *reader) bareInches(a *amount) bool {
	j := a.next
	tied := a.hyphened && r.isHyphen(j)
	if tied {
		j++
	}
	if !r.plainDigits(j, 2) && !(tied && r.is(j, unitWord)) || a.value.Exp < 0 || a.value.Cmp(whole(9)) > 0 {
		return false
	}
	n, ok := r.number(j, false)
	if !ok || n.form > inWords || n.scale != 0 || n.last != j+1 || n.value.Cmp(whole(12)) >= 0 {
		return false
	}
	if r.isHyphen(n.last) || !tied && !r.ends(n.last) && !r.isMark(n.last, ',') {
		return false
	}
	r.addSmaller(a, n.value, 12, n.last, n.last)
	return true
}

// smallUnit finds the unit at word j after a larger one, where even "in" and
// "pounds" can be none but units.
func (r *reader) smallUnit(j int) (name hearsay.Unit, next int) {
	if !r.isKind(j, letters) || r.runsOn(j) {
		return "", j
	}
	m, end, ok := unit.Named(r.text, r.words[j].Start)
	if !ok {
		m, end, ok = unit.Symbol(r.text, r.words[j].Start)
	}
	switch next = r.upTo(j, end); {
	case ok && r.words[next-1].End == end:
		return m.Name, next
	case r.isWord(j, "in") && !r.continues(j+1) && !r.is(j+1, article|det) && !r.isKind(j+1, digits):
		return "inch", j + 1
	case r.isWord(j, "pounds"), r.isWord(j, "pound"):
		return "pound-mass", j + 1
	}
	return "", j
}

// addSmaller adds n/parts to an amount, whose words then end before word last,
// with the unit's before word next. What does not end is rounded to millionths.
func (r *reader) addSmaller(a *amount, n hearsay.Decimal, parts int64, last, next int) {
	sum := new(big.Rat).Add(a.value.Rat(), new(big.Rat).Quo(n.Rat(), new(big.Rat).SetInt64(parts)))
	digits := strings.TrimRight(sum.FloatString(6), "0")
	a.value = parseDigits(strings.TrimSuffix(digits, "."))
	a.numeral.last, a.to, a.next = last, last, next
	a.unitWords = r.of(last, next)
	if r.tells {
		a.how = "with the smaller unit it reads as " + a.value.String() + " of the larger"
	}
}

// belowZero makes degrees of frost negative: "10 degrees below zero".
func (r *reader) belowZero(a *amount) {
	if a.signed != 0 || a.form > inWords || !r.isWord(a.next, "below") || !r.isWord(a.next+1, "zero") {
		return
	}
	switch a.unit {
	case "":
		a.unit, a.kind = "degree", hearsay.Size
	case "degree", "degree Celsius", "degree Fahrenheit":
	default:
		return
	}
	a.value = negative(a.value)
	if r.tells {
		a.how = "'below zero' makes it negative, and it reads as " + a.value.String()
	}
	a.unitWords.Start = r.words[a.next].Start
	if a.next > a.last {
		a.unitWords.Start = r.words[a.last].Start
	}
	a.next += 2
	a.unitWords.End = r.words[a.next-1].End
}
