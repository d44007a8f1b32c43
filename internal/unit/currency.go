package unit

import (
	_ "embed"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed currencies.txt
var currencyList string

//go:embed minor.txt
var minorList string

// monies is the list of currencies with ways to find them in a text.
type monies struct {
	codes   []hearsay.Unit
	names   *lexicon.List  // in any case; values index codes
	signs   map[string]int // signs and codes, in one case; values index codes
	starts  [256]bool      // bytes that a sign may begin with
	longest int            // bytes of the longest sign
}

var (
	currencies = readCurrencies(currencyList, true)
	minors     = readCurrencies(minorList, false)
)

// readCurrencies reads a list of currencies. Where codes is set, a currency's
// code is a sign of it too, as in "EUR50".
func readCurrencies(list string, codes bool) *monies {
	m := &monies{names: lexicon.New(), signs: map[string]int{}}
	for row := range lexicon.Rows(list) {
		at := len(m.codes)
		m.codes = append(m.codes, hearsay.Unit(row[0]))
		for _, name := range items(row, 1) {
			m.names.Add(name, at)
		}
		for _, words := range items(row, 2) {
			m.sign(words, at)
		}
		if codes {
			m.sign(row[0], at)
		}
	}
	return m
}

func (m *monies) sign(words string, code int) {
	m.signs[words] = code
	m.starts[words[0]] = true
	m.longest = max(m.longest, len(words))
}

// find returns the longest sign at byte at of text, if a letter does not go
// on from it.
func (m *monies) find(text string, at int) (code hearsay.Unit, end int, ok bool) {
	if at >= len(text) || !m.starts[text[at]] {
		return "", at, false
	}
	for end = min(len(text), at+m.longest); end > at; end-- {
		i, found := m.signs[text[at:end]]
		if found && !(isLetter(text[end-1]) && end < len(text) && isLetter(text[end])) {
			return m.codes[i], end, true
		}
	}
	return "", at, false
}

// CurrencySign finds a currency's sign or code that begins at byte at of text,
// such as "$", "US$" or "EUR", and returns its ISO 4217 code and the byte at
// which it ends.
func CurrencySign(text string, at int) (code hearsay.Unit, end int, ok bool) {
	return currencies.find(text, at)
}

// CurrencyName finds a currency's name that begins at byte at of text, such
// as "euros", and returns its ISO 4217 code and the byte at which it ends.
func CurrencyName(text string, at int) (code hearsay.Unit, end int, ok bool) {
	end, i, ok := currencies.names.Longest(text, at)
	if !ok {
		return "", at, false
	}
	return currencies.codes[i], end, true
}

// MinorCoin finds the name or sign of a currency's hundredth that begins at
// byte at of text, such as "cents" or, where glued is set, the "p" of "164p".
// The text seldom says of which currency, so it keeps its own name.
func MinorCoin(text string, at int, glued bool) (name hearsay.Unit, end int, ok bool) {
	if end, i, found := minors.names.Longest(text, at); found {
		return minors.codes[i], end, true
	}
	if glued {
		return minors.find(text, at)
	}
	return "", at, false
}
