package quantity

import (
	"strings"

	"hearsay"
	"hearsay/internal/unit"
)

// An amount is a number with its sign, its currency and what it is measured
// in, before hedges, ranges and counted nouns.
type amount struct {
	numeral
	from, to  int // it is words[from:to]; units other than money and shares stay out
	unit      hearsay.Unit
	kind      hearsay.FigureKind
	unitWords hearsay.Span // the words that say the unit
	next      int          // the word after its unit
	signed    rune         // '+' or '-' before it
	prefixed  bool         // its currency stands before it
	hyphened  bool         // a hyphen ties it to its unit: "10-metre"
}

// start returns the first word of the amount whose number begins at word i:
// its sign or its currency's.
func (r *reader) start(i int) int {
	from := i
	if i > r.floor {
		last := &r.words[i-1]
		if last.kind == letters && (last.upper || r.isGlued(i)) || last.kind == mark && last.sign != ',' && last.sign != '(' || r.isWord(i-1, "=") {
			for k := max(r.floor, i-6); k < i; k++ {
				if _, end, ok := unit.CurrencySign(r.text, r.words[k].Start); ok && r.upTo(k, end) == i && r.currencyFits(k, i) {
					from = k
					break
				}
			}
		}
	}
	if r.isWord(i-1, "point") && i-1 >= r.floor && r.pointed(i-1) {
		from = i - 1
	}
	if from == i && from-2 >= r.floor && r.isSign(from-1) && r.isKind(from-2, mark) { // "$-50"
		if k := r.start(from - 1); k < from-1 {
			from = k
		}
	}
	return r.signBefore(from)
}

// currencyFits reports whether words k to i-1, which spell a currency's sign,
// belong to the number at word i.
func (r *reader) currencyFits(k, i int) bool {
	if r.isKind(k, mark) {
		return true
	}
	if r.isGlued(k) && k > 0 && !r.isMark(k-1, '(') && !r.isMark(k-1, '/') && !r.isQuote(k-1) {
		return false
	}
	if r.isGlued(i) && fixed[r.in(k, i)] == codeWord && r.plainDigits(i, 3) && !r.is(i+1, scaleWord|hundredWord) && !(r.isGlued(i+1) && r.isKind(i+1, letters)) {
		return false // "COP30" is a meeting
	}
	// "TRY 5" may be an order, not liras.
	return i > k+1 || r.isGlued(i) || r.words[k].class == 0 && r.words[k].Len() > 1
}

// isSign reports whether word i is a sign glued to what follows. Before a
// number in words a dash is none.
func (r *reader) isSign(i int) bool {
	return (r.isMark(i, '-') || r.isMark(i, '−') || r.isMark(i, '+')) && r.isGlued(i+1) && !r.is(i+1, numeric|article)
}

// signBefore moves from back over a plus or minus.
func (r *reader) signBefore(from int) int {
	i := from - 1
	switch {
	case i < r.floor:
	case r.isSign(i) && (!r.isGlued(i) || r.isMark(i-1, '(') || r.isWord(i-1, "minus") || r.isWord(i-1, "plus") || r.compares(i-1)):
		return i
	case r.isHyphen(i) && i-1 >= r.floor && (r.isWord(i-1, "minus") || r.isWord(i-1, "plus")):
		return i - 1
	case r.isSignWord(i) && (r.isKind(from, digits) || r.is(from, unitWord|tenWord)) && !r.isWord(i-1, "or") && !r.isHyphen(i-1):
		return i
	}
	return from
}

// compares reports whether word i is a sign after which a number may have a
// sign of its own: "<-30".
func (r *reader) compares(i int) bool {
	return r.isMark(i, '<') || r.isMark(i, '>') || r.isMark(i, '=') || r.isMark(i, '≤') || r.isMark(i, '≥')
}

// isSignWord reports whether word i makes the number after it less than none:
// "minus", or a "negative" that is no outcome of a test, as in "three tested
// negative, two of them twice".
func (r *reader) isSignWord(i int) bool {
	if r.isWord(i, "minus") {
		return !r.isKind(i-1, digits) && !r.is(i-1, spelled) || r.isKind(i+1, digits)
	}
	if !r.isWord(i, "negative") || r.is(i-1, article|det) || !r.isKind(i+1, digits) && !r.is(i+1, unitWord|tenWord) {
		return false
	}
	j := i + 2
	for r.is(j, spelled) || r.isHyphen(j) {
		j++
	}
	return !r.continues(j) || r.isMark(j, '%') || r.measureNamed(j) || r.is(j, partsWord)
}

// amountAt reads the amount that begins at word i.
func (r *reader) amountAt(i int) (a amount, ok bool) {
	a.from = i
	j := i
	if r.isSignWord(j) || r.isWord(j, "minus") || r.isWord(j, "plus") && r.isHyphen(j+1) {
		a.signed = '-'
		if r.isWord(j, "plus") {
			a.signed = '+'
		}
		if j++; r.isHyphen(j) {
			j++
		}
	}
	j = r.sign(j, &a)
	if j < len(r.words) {
		if code, end, found := unit.CurrencySign(r.text, r.words[j].Start); found {
			next := r.upTo(j, end)
			if r.isKind(next-1, mark) {
				next = r.sign(next, &a)
			}
			if r.isKind(next, digits) && r.currencyFits(j, next) || r.is(next, unitWord|tenWord) && r.words[j].Start < end && r.words[j].class == 0 && next > j {
				a.unit, a.kind, a.prefixed = code, hearsay.Money, true
				a.unitWords = hearsay.Span{Start: r.words[j].Start, End: end}
				j = next
			}
		}
	}
	if j >= len(r.words) {
		return a, false
	}
	w := &r.words[j]
	if w.kind != digits && w.class&(triggers|article) == 0 && !(w.kind == mark && vulgar(w.sign) != nil) && !r.pointed(j) && !(r.alone && w.class&(hundredWord|scaleWord) != 0) {
		return a, false
	}
	n, ok := r.number(j, a.prefixed)
	if !ok {
		return a, false
	}
	if a.signed == '-' {
		n.value = negative(n.value)
	}
	if !a.prefixed && a.signed == 0 {
		if q, isRatio := r.ratio(n); isRatio {
			n = q
		}
	}
	a.numeral, a.to, a.next = n, n.last, n.last
	a.from = min(a.from, n.first)
	switch n.form {
	case fraction, ratio:
		a.unit, a.kind = "percent", hearsay.Share
	case multiple:
		a.unit, a.kind = "time", hearsay.Multiple
	case nothing:
		a.kind = hearsay.Count
	default:
		r.unitAfter(&a)
	}
	return a, true
}

func (r *reader) sign(j int, a *amount) int {
	if r.isSign(j) {
		a.signed = '+'
		if !r.isMark(j, '+') {
			a.signed = '-'
		}
		return j + 1
	}
	return j
}

// unitAfter reads what stands after an amount's number: a percent sign, a
// currency's name, or a unit.
func (r *reader) unitAfter(a *amount) {
	j := max(a.last, a.unitAt)
	if r.isMark(j, '%') {
		r.setUnit(a, "percent", hearsay.Share, j, j+1, true)
		return
	}
	if (r.isMark(j, '"') || r.isMark(j, '”')) && r.isGlued(j) && r.isKind(j+1, letters) && !r.isGlued(j+1) && !r.words[j+1].upper && a.value.Exp < 0 && !a.prefixed {
		r.setUnit(a, "inch", hearsay.Size, j, j+1, false) // a 6.1" screen
		return
	}
	hyphen := r.isHyphen(j)
	if hyphen {
		j++
	}
	if j >= len(r.words) {
		return
	}
	w := &r.words[j]
	if a.prefixed {
		// "$5.9 billion dollars", "$76 US"
		if code, end, ok := r.moneyName(j); ok && !hyphen {
			a.unit, a.to = code, r.upTo(j, end)
			a.next = a.to
		} else if r.isWord(j, "us") && w.upper && !r.isKind(j+1, letters) || r.isWord(j, "us") && w.upper && r.is(j+1, stop) {
			a.to, a.next = j+1, j+1
		}
		return
	}
	at := w.Start
	if a.form == vague && r.isWord(j, "of") && j+1 < len(r.words) {
		if code, end, ok := r.moneyName(j + 1); ok { // "millions of euros"
			r.setUnit(a, code, hearsay.Money, j+1, r.upTo(j+1, end), true)
		}
		return
	}
	if w.kind == letters && !r.runsOn(j) {
		if code, end, ok := unit.CurrencyName(r.text, at); ok {
			r.setUnit(a, code, hearsay.Money, j, r.upTo(j, end), true)
			a.hyphened = hyphen
			return
		}
		if name, end, ok := unit.MinorCoin(r.text, at, r.isGlued(j) && !r.videoLines(r.in(a.first, a.last))); ok && !hyphen {
			r.setUnit(a, name, hearsay.Money, j, r.upTo(j, end), true)
			return
		}
	}
	if code, end, ok := unit.CurrencySign(r.text, at); ok && !hyphen && (r.isGlued(j) || w.kind == letters && w.Len() == 3 && w.class == 0) && !r.isKind(r.upTo(j, end), digits) {
		r.setUnit(a, code, hearsay.Money, j, r.upTo(j, end), true)
		return
	}
	r.measureAfter(a, j, hyphen)
}

// moneyName finds the name of a currency at word j.
func (r *reader) moneyName(j int) (code hearsay.Unit, end int, ok bool) {
	if r.words[j].kind != letters || r.runsOn(j) {
		return "", 0, false
	}
	return unit.CurrencyName(r.text, r.words[j].Start)
}

// videoLines reports whether a number is a picture's lines, as in "1080p".
func (r *reader) videoLines(lines string) bool {
	return fixed[lines] == pictureNumber
}

// measureAfter reads the unit at word j, after a hyphen or not.
func (r *reader) measureAfter(a *amount, j int, hyphen bool) {
	w := &r.words[j]
	if r.initials(j) > 0 {
		return // "5 C.N. boats" are no degrees
	}
	var m *unit.Measure
	end, ok := 0, false
	if w.kind == letters && !r.runsOn(j) {
		m, end, ok = unit.Named(r.text, w.Start)
	}
	if !ok {
		m, end, ok = unit.Symbol(r.text, w.Start)
		if ok && !r.fits(j, end, hyphen) {
			ok = false
		}
	}
	if !ok {
		r.pounds(a, j, hyphen)
		return
	}
	next := r.upTo(j, end)
	kind := m.Kind
	if kind == hearsay.Share {
		r.setUnit(a, m.Name, kind, j, next, true)
		a.hyphened = hyphen
		return
	}
	r.setUnit(a, m.Name, kind, j, next, false)
	a.hyphened = hyphen
}

// fits reports whether the symbol from word j to byte end can be one:
// it is glued to its number, or is no lone letter, and no word goes on from it.
func (r *reader) fits(j, end int, hyphen bool) bool {
	next := r.upTo(j, end)
	if next == j || r.words[next-1].End != end {
		return false
	}
	if r.isGlued(j) && !hyphen {
		return true
	}
	s := r.text[r.words[j].Start:end]
	switch symbolFits[s] {
	case fitsEnd:
		return !hyphen && (r.words[j].upper || !r.isKind(next, letters) || r.is(next, stop))
	case fitsApart:
		return !hyphen
	case fitsGlued:
		return false
	}
	return len(s) > 1 || s[0] >= 0x80
}

// pounds tells money from mass where word j is "pounds".
func (r *reader) pounds(a *amount, j int, hyphen bool) {
	if !r.isWord(j, "pounds") && !r.isWord(j, "pound") {
		return
	}
	if hyphen || r.isWord(j+1, "of") || a.value.Exp < 3 && r.weighed(a.from) {
		r.setUnit(a, "pound-mass", hearsay.Size, j, j+1, false)
		a.hyphened = hyphen
		return
	}
	r.setUnit(a, "GBP", hearsay.Money, j, j+1, true)
}

// weighed reports whether the words before word i speak of weight.
func (r *reader) weighed(i int) bool {
	for k := max(r.floor, i-5); k < i; k++ {
		if r.isKind(k, letters) && strings.HasPrefix(strings.ToLower(r.words[k].In(r.text)), "weigh") {
			return true
		}
	}
	return false
}

// setUnit gives an amount its unit, which words from to next-1 say. Where in
// is set they belong to the amount's own words.
func (r *reader) setUnit(a *amount, name hearsay.Unit, kind hearsay.FigureKind, from, next int, in bool) {
	a.unit, a.kind = name, kind
	a.unitWords = r.of(from, next)
	a.next = next
	if in {
		a.to = next
	}
}
