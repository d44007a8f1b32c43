package quantity

import (
	"strings"

	"hearsay"
	"hearsay/internal/unit"
)

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
