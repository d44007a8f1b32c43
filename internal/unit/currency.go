package unit

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed currencies.txt
var currencyList string

//go:embed minor.txt
var minorList string

//go:embed shared.txt
var sharedList string

// monies is a list of currencies with ways to find them in a text.
type monies struct {
	parts   []int64 // of minor coins: how many make one of the currency; 0 if that differs
	codes   []hearsay.Unit
	names   *lexicon.List  // in any case; values index codes
	signs   map[string]int // signs and codes, in one case; values index codes
	starts  [256]bool      // bytes that a sign may begin with
	longest int            // bytes of the longest sign
}

var (
	currencies = readCurrencies(currencyList, true)
	minors     = readCurrencies(minorList, false)
	shared     = readCurrencies(sharedList, false)
)

// readCurrencies reads a list of currencies. Where codes is set, a currency's
// code is a sign of it too, as in "EUR50".
func readCurrencies(list string, codes bool) *monies {
	m := &monies{names: lexicon.New(), signs: map[string]int{}}
	for row := range lexicon.Rows(list) {
		at := len(m.codes)
		m.codes = append(m.codes, hearsay.Unit(row[0]))
		var parts int64
		if len(row) > 3 {
			parts, _ = strconv.ParseInt(row[3], 10, 64)
		}
		m.parts = append(m.parts, parts)
		for _, name := range items(row, 1) {
			m.names.Add(name, at)
		}
		for _, words := range items(row, 2) {
			m.sign(words, at)
			if codes {
				m.dollars(words, at)
				m.cases(words, at)
			}
		}
		if !codes {
			continue
		}
		m.sign(row[0], at)
		if !wordCodes.Has(row[0]) {
			m.sign(strings.ToLower(row[0]), at)
		}
		if strings.Contains(row[2], "$") {
			m.sign(row[0]+"$", at)
			m.dollars(row[0]+"$", at)
		}
	}
	return m
}

// wordCodes are the codes that are words or symbols of units too, so that in
// small letters they are no codes.
var wordCodes = lexicon.Of("ALL", "ANG", "ARS", "BAM", "BOB", "COP", "CUP", "ERN", "ESP", "GEL", "ITL", "KGS", "LAK", "MAD", "MOP", "NAD", "PEN",
	"RON", "RUB", "SAR", "SIT", "SOS", "STN", "TOP", "TRY", "WST")

// dollars adds the other ways to write a sign of letters and "$": in small
// letters, and with a space between, as texts that were divided into words
// have it. "a $" and "us $" are an article and a pronoun, and "s $" what is
// left of a possessor.
func (m *monies) dollars(words string, code int) {
	name, ok := strings.CutSuffix(words, "$")
	if !ok || name == "" || strings.ContainsAny(name, " .$") {
		return
	}
	lower := strings.ToLower(name)
	m.sign(lower+"$", code)
	if len(name) > 1 || name == "C" || name == "R" {
		m.sign(name+" $", code)
		if lower != "us" && lower != "can" {
			m.sign(lower+" $", code)
		}
	}
}

// cases adds a sign of three letters or more in one case throughout: "KSh" as
// "ksh" and "KSH".
func (m *monies) cases(words string, code int) {
	if len(words) < 3 || strings.ContainsFunc(words, func(c rune) bool { return c > 'z' || c < 'A' }) || wordCodes.Has(words) {
		return
	}
	m.sign(strings.ToLower(words), code)
	m.sign(strings.ToUpper(words), code)
}

// sign adds a sign. One that is there already keeps its currency.
func (m *monies) sign(words string, code int) {
	if _, ok := m.signs[words]; ok {
		return
	}
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
		if found && !(isLetter(text[end-1]) && latinAt(text, end)) {
			return m.codes[i], end, true
		}
	}
	return "", at, false
}

// latinAt reports whether a Latin letter stands at byte at of text: the "ü" of
// "Brückner", which does not begin with a sign.
func latinAt(text string, at int) bool {
	if at >= len(text) || text[at] < utf8.RuneSelf {
		return at < len(text) && isLetter(text[at])
	}
	c, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.Is(unicode.Latin, c)
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

// MinorCoin finds the name or sign of a coin that begins at byte at of text,
// such as "cents" or, where glued is set, the "p" of "164p". The text seldom
// says of which currency, so it keeps its own name. It returns how many make
// one of the currency, or 0 if that differs from one to the next.
func MinorCoin(text string, at int, glued bool) (name hearsay.Unit, parts int64, end int, ok bool) {
	if end, i, found := minors.names.Longest(text, at); found {
		return minors.codes[i], minors.parts[i], end, true
	}
	if glued {
		name, end, ok = minors.find(text, at)
	}
	return name, 0, end, ok
}

// SharedMoney finds a name of money that begins at byte at of text and that
// several currencies share, such as "dinars", with the byte at which it ends.
// It reports in doubt where the name is a common word too, such as "crowns".
func SharedMoney(text string, at int) (name hearsay.Unit, doubt bool, end int, ok bool) {
	end, i, ok := shared.names.Longest(text, at)
	if !ok {
		return "", false, at, false
	}
	return shared.codes[i], shared.parts[i] != 0, end, true
}

// Coin reports whether a unit is a coin that is part of a currency.
func Coin(u hearsay.Unit) bool { return slices.Contains(minors.codes, u) }
