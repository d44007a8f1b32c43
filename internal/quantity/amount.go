package quantity

import (
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
		if last.kind == letters && (last.upper || r.isGlued(i) || last.Len() <= 4 && last.class == 0) || last.kind == mark && last.sign != ',' && last.sign != '(' || r.isWord(i-1, "=") {
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
		r.coins(&a)
	}
	return a, true
}

func (r *reader) sign(j int, a *amount) int {
	if r.isSign(j) || r.spacedMinus(j) {
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
	if !a.prefixed && r.inchMark(a, j) {
		r.setUnit(a, "inch", hearsay.Size, j, j+1, false)
		return
	}
	if !a.prefixed && r.feetAndInches(a, j) {
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
	if (a.form == vague || a.scale >= 5) && r.isWord(j, "of") && j+1 < len(r.words) {
		if code, end, ok := r.moneyName(j + 1); ok { // "millions of euros", "40 crores of rupees"
			r.setUnit(a, code, hearsay.Money, j+1, r.upTo(j+1, end), true)
		}
		return
	}
	if name, _, end, ok := unit.MinorCoin(r.text, at, w.kind == mark && !hyphen); ok && w.kind == mark {
		r.setUnit(a, name, hearsay.Money, j, r.upTo(j, end), true) // "25¢"
		return
	}
	if w.kind == letters && !r.runsOn(j) {
		if name, _, end, ok := unit.MinorCoin(r.text, at, r.isGlued(j) && !hyphen && !r.videoLines(r.in(a.first, a.last))); ok {
			r.setUnit(a, name, hearsay.Money, j, r.upTo(j, end), true)
			a.hyphened = hyphen
			return
		}
		if code, end, ok := unit.CurrencyName(r.text, at); ok {
			r.setUnit(a, code, hearsay.Money, j, r.upTo(j, end), true)
			a.hyphened = hyphen
			return
		}
		if name, doubt, end, ok := unit.SharedMoney(r.text, at); ok && (!doubt || r.largeSum(a, r.upTo(j, end))) {
			r.setUnit(a, name, hearsay.Money, j, r.upTo(j, end), true)
			a.hyphened = hyphen
			return
		}
	}
	if code, end, ok := unit.CurrencySign(r.text, at); ok && !hyphen && r.signFits(j, end) {
		r.setUnit(a, code, hearsay.Money, j, r.upTo(j, end), true)
		r.scaleAfterCode(a)
		return
	}
	if r.millionsOf(a, j) {
		return
	}
	r.measureAfter(a, j, hyphen)
	r.compound(a)
	r.belowZero(a)
}

// measureAfter reads the unit at word j, after a hyphen or not.
func (r *reader) measureAfter(a *amount, j int, hyphen bool) {
	w := &r.words[j]
	if r.initials(j) > 0 {
		return // "5 C.N. boats" are no degrees
	}
	if !hyphen && (r.degreeSign(a, j) || w.kind == mark && r.bracketed(a, j)) {
		return
	}
	var m *unit.Measure
	end, ok := 0, false
	if w.kind == letters && !r.runsOn(j) {
		m, end, ok = unit.Named(r.text, w.Start)
	}
	if s, last, found := unit.Symbol(r.text, w.Start); found && (!ok || last > end) && r.fits(j, last, hyphen) {
		m, end, ok = s, last, true // "miles/hour" is more than "miles"
	}
	if !ok && r.isWord(j, "in") && !hyphen && r.isMark(j+1, '.') && r.isGlued(j+1) && r.isKind(j+2, letters) && !r.words[j+2].upper {
		r.setUnit(a, "inch", hearsay.Size, j, j+2, false) // "2 in. of rain"
		return
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
	name := m.Name
	if name == "degree" && r.turned(a, next) {
		name = angle
	}
	r.setUnit(a, name, kind, j, next, false)
	a.hyphened = hyphen
}

// fits reports whether the symbol from word j to byte end can be one:
// it is glued to its number, or is no lone letter, and no word goes on from it.
func (r *reader) fits(j, end int, hyphen bool) bool {
	next := r.upTo(j, end)
	if next == j || r.words[next-1].End != end {
		return false
	}
	if r.isHyphen(next) && r.isKind(next+1, letters) && r.words[j].Len() == 1 && r.words[next+1].upper {
		return false // "800 F-Series vans"
	}
	if r.isGlued(j) && !hyphen {
		// "Boeing 777F" is no heat.
		return !(r.words[j].upper && end-r.words[j].Start == 1 && j >= 3 && r.plainDigits(j-1, 4) && r.isKind(j-2, letters) && r.words[j-2].upper)
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
