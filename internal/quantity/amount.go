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

// spacedMinus reports whether word i is the minus of a temperature in a text
// that was divided into words: "set to - 20 degrees Celsius".
func (r *reader) spacedMinus(i int) bool {
	if !r.isMark(i, '-') && !r.isMark(i, '−') || r.isGlued(i) || !r.isKind(i+1, digits) || r.isGlued(i+1) {
		return false
	}
	m, _, ok := r.measureAt(i + 2)
	return ok && m.Base == "degree Celsius" && (i <= r.floor || r.is(i-1, be|prep) || r.isWord(i-1, "convert"))
}

// signBefore moves from back over a plus or minus.
func (r *reader) signBefore(from int) int {
	i := from - 1
	switch {
	case i < r.floor:
	case r.isSign(i) && !(r.isKind(i-1, digits) && i-1 >= r.floor-1 && r.isMark(i, '-')) &&
		(!r.isGlued(i) || r.isMark(i-1, '(') || r.isWord(i-1, "minus") || r.isWord(i-1, "plus") || r.compares(i-1)):
		return i
	case r.isHyphen(i) && i-1 >= r.floor && (r.isWord(i-1, "minus") || r.isWord(i-1, "plus")):
		return i - 1
	case r.spacedMinus(i):
		return i
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

// signFits reports whether the currency's sign or code from word j to byte end
// belongs to the number before it and not to one behind it: "40 USD", "40zł",
// "5 €, 10 €", not "40 $30".
func (r *reader) signFits(j, end int) bool {
	w, next := &r.words[j], r.upTo(j, end)
	if r.isKind(next, digits) && !(w.kind == mark && !r.isGlued(j) && !r.isGlued(next) && r.isMark(next+1, w.sign)) {
		return false
	}
	switch {
	case r.isGlued(j), w.kind == mark:
		return true
	case w.Len() == 3:
		return w.class == 0
	}
	// Two letters may be anything: "5 kr" is money where nothing is counted.
	return w.class == 0 && next <= j+2 && w.Len() > 1 && !r.continues(next)
}

// scaleAfterCode goes on with the scale of an amount whose currency stands
// before it: "75 USD million".
func (r *reader) scaleAfterCode(a *amount) {
	if a.scale != 0 || !r.is(a.next, scaleWord) || r.isGlued(a.next) || a.form > inWords {
		return
	}
	n := r.times(a.numeral, int(r.words[a.next].value), a.next+1)
	if r.tells {
		n.how += ", and by its scale as " + n.value.String()
	}
	a.numeral, a.to, a.next = n, n.last, n.last
}

// millionsOf reads a code at word j with a letter for its scale before it:
// "30 MUSD", "5 kEUR".
func (r *reader) millionsOf(a *amount, j int) bool {
	w := &r.words[j]
	if w.kind != letters || w.Len() != 4 || r.isHyphen(j-1) || a.form > inWords {
		return false
	}
	power := 0
	switch r.text[w.Start] {
	case 'k', 'K':
		power = 3
	case 'M', 'm':
		power = 6
	case 'B', 'b':
		power = 9
	}
	code, end, ok := unit.CurrencySign(r.text, w.Start+1)
	if power == 0 || !ok || end != w.End || string(code) != r.text[w.Start+1:end] {
		return false
	}
	a.value.Exp += power
	a.scale += power
	if r.tells {
		a.how += ", in " + r.in(j, j+1) + " as " + a.value.String()
	}
	r.setUnit(a, code, hearsay.Money, j, j+1, true)
	return true
}

// largeSum reports whether an amount can only be money, where the name of its
// currency, which ends before word next, is a common word too: "two million
// crowns", "500 crowns ($45)".
func (r *reader) largeSum(a *amount, next int) bool {
	if a.scale >= 3 || a.form <= inWords && a.value.Cmp(whole(10_000)) >= 0 {
		return true
	}
	if !r.isMark(next, '(') || next+1 >= len(r.words) {
		return false
	}
	_, _, ok := unit.CurrencySign(r.text, r.words[next+1].Start)
	return ok
}

// coins goes on from an amount of money with its hundredths: "ten dollars and
// fifty cents", "thirteen euros forty-five", "15 dollars and 15".
func (r *reader) coins(a *amount) {
	if a.kind != hearsay.Money || a.form > inWords || a.scale != 0 || a.value.Exp < 0 || a.unitWords.Empty() || unit.Coin(a.unit) {
		return
	}
	j := max(a.next, a.last)
	and := r.isWord(j, "and") || r.isMark(j, ',')
	if and {
		j++
	}
	if !r.plainDigits(j, 2) && !r.is(j, unitWord|tenWord) || r.several(j) {
		return
	}
	n, ok := r.number(j, false)
	hundredths, small := tiny(n)
	if !ok || !small || n.form > inWords || n.scale != 0 || hundredths > 99 || hundredths < 1 {
		return
	}
	next := n.last
	if r.isHyphen(next) {
		return
	}
	if r.isKind(next, letters) {
		if _, parts, end, found := unit.MinorCoin(r.text, r.words[next].Start, false); found && !r.runsOn(next) {
			if parts == 100 {
				r.addCoins(a, n, hundredths, r.upTo(next, end))
			}
			return
		}
	}
	// Without the coin's name, only where nothing else can be counted.
	if a.prefixed || r.isMark(j-1, ',') || and && !r.plainDigits(j, 2) && hundredths < 10 || r.isMark(next, '%') || !r.ends(next) {
		return
	}
	r.addCoins(a, n, hundredths, n.last)
}

// ends reports whether a clause ends before word i.
func (r *reader) ends(i int) bool {
	if i >= len(r.words) {
		return true
	}
	switch w := &r.words[i]; w.sign {
	case '.', ';', '?', '!', '\n':
		return w.kind == mark && !r.isKind(i+1, digits)
	}
	return false
}

// addCoins adds hundredths, told by the number n and the words up to next, to
// an amount of money.
func (r *reader) addCoins(a *amount, n numeral, hundredths int64, next int) {
	a.value = plus(a.value, hearsay.Decimal{Coef: whole(hundredths).Coef, Exp: -2})
	a.numeral.last, a.to, a.next = n.last, next, next
	if r.tells {
		a.how = "with its hundredths it reads as " + a.value.String()
	}
}

// moneyName finds the name of a currency at word j.
func (r *reader) moneyName(j int) (code hearsay.Unit, end int, ok bool) {
	if r.words[j].kind != letters || r.runsOn(j) {
		return "", 0, false
	}
	return unit.CurrencyName(r.text, r.words[j].Start)
}

// moneyAt reports whether the name, sign or code of a currency stands at word j.
func (r *reader) moneyAt(j int) bool {
	if !r.isKind(j, letters) {
		return false
	}
	if _, _, ok := r.moneyName(j); ok {
		return true
	}
	_, end, ok := unit.CurrencySign(r.text, r.words[j].Start)
	return ok && end == r.words[j].End && r.words[j].Len() == 3 && !r.isKind(j+1, digits)
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

// pounds tells money from mass where word j is "pounds", and weights from
// stones where it is "stone".
func (r *reader) pounds(a *amount, j int, hyphen bool) {
	if r.isWord(j, "stone") && !hyphen && (r.weighed(a.from) || r.isKind(j+1, digits)) {
		r.setUnit(a, "stone", hearsay.Size, j, j+1, false)
		return
	}
	if !r.isWord(j, "pounds") && !r.isWord(j, "pound") {
		return
	}
	if hyphen || r.isWord(j+1, "of") || a.value.Exp < 3 && r.weighed(a.from) || r.ounces(j+1) {
		r.setUnit(a, "pound-mass", hearsay.Size, j, j+1, false)
		a.hyphened = hyphen
		return
	}
	r.setUnit(a, "GBP", hearsay.Money, j, j+1, true)
}

// ounces reports whether a number of ounces stands at word j: "7 pounds, |
// 4 ounces".
func (r *reader) ounces(j int) bool {
	if r.isMark(j, ',') || r.isWord(j, "and") {
		j++
	}
	return (r.isKind(j, digits) || r.is(j, unitWord|tenWord)) && (r.isWord(j+1, "ounces") || r.isWord(j+1, "ounce") || r.isWord(j+1, "oz"))
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
