// Package unit knows what quantities are counted and measured in: the names,
// signs and plural forms of measures and currencies, which nouns count
// people, and what a noun is in the singular.
//
// Everything is read from the lists beside the code. A unit, a currency or a
// noun more is one line in a list.
package unit

import (
	_ "embed"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed units.txt
var unitList string

// A Measure is a unit that things are measured in: a kilometre, an hour, a
// percent. Factor and Offset turn a value into one of Base, value × Factor +
// Offset; Factor is nil where there is no one answer, as for a "gallon".
type Measure struct {
	Name           hearsay.Unit
	Kind           hearsay.FigureKind
	Base           hearsay.Unit
	Factor, Offset *big.Rat
}

// measures is the list of units with ways to find them in a text.
type measures struct {
	all     []Measure
	names   *lexicon.List  // in any case; values index all
	symbols map[string]int // in one case; values index all
	byName  map[hearsay.Unit]int
}

var known = readMeasures(unitList)

func readMeasures(list string) *measures {
	m := &measures{names: lexicon.New(), symbols: map[string]int{}, byName: map[hearsay.Unit]int{}}
	for row := range lexicon.Rows(list) {
		at := len(m.all)
		unit := Measure{Name: hearsay.Unit(row[0]), Kind: hearsay.FigureKind(row[1])}
		unit.Factor, unit.Offset, unit.Base = conversion(row[2])
		m.all = append(m.all, unit)
		m.byName[unit.Name] = at
		for _, name := range items(row, 3) {
			m.names.Add(name, at)
		}
		for _, symbol := range items(row, 4) {
			m.symbols[symbol] = at
		}
	}
	return m
}

// conversion reads "FACTOR BASE" or "FACTOR OFFSET BASE".
func conversion(field string) (factor, offset *big.Rat, base hearsay.Unit) {
	first, rest, ok := strings.Cut(field, " ")
	if !ok {
		return nil, nil, ""
	}
	factor, _ = new(big.Rat).SetString(first)
	offset = new(big.Rat)
	if second, after, ok := strings.Cut(rest, " "); ok {
		if r, isNumber := new(big.Rat).SetString(second); isNumber {
			offset, rest = r, after
		}
	}
	return factor, offset, hearsay.Unit(rest)
}

// items returns the parts of a row's field that commas divide; "-" has none.
func items(row []string, field int) []string {
	if field >= len(row) || row[field] == "-" {
		return nil
	}
	parts := strings.Split(row[field], ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// Named finds the name of a measure that begins at byte at of text, such as
// "nautical miles", and returns the byte at which it ends.
func Named(text string, at int) (m *Measure, end int, ok bool) {
	end, i, ok := known.names.Longest(text, at)
	if !ok {
		return nil, at, false
	}
	return &known.all[i], end, true
}

// Symbol finds the symbol of a measure that begins at byte at of text, such
// as "km/h" or "°C", and returns the byte at which it ends.
func Symbol(text string, at int) (m *Measure, end int, ok bool) {
	end = symbolEnd(text, at)
	for end > at {
		if i, found := known.symbols[text[at:end]]; found {
			return &known.all[i], end, true
		}
		// "km/h" may be "km" and a stroke; "5m-long" is "m".
		cut := strings.LastIndexAny(text[at:end], "/-")
		if cut < 0 {
			break
		}
		end = at + cut
	}
	return nil, at, false
}

// longestSymbol is more than the bytes of any symbol.
const longestSymbol = 16

// symbolEnd returns where the run of letters, signs and powers at byte at
// ends, or at if it is too long for a symbol.
func symbolEnd(text string, at int) int {
	end := at
	for end < len(text) {
		if end-at > longestSymbol {
			return at
		}
		c, n := rune(text[end]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(text[end:])
		}
		switch {
		case unicode.IsLetter(c), c == '%', c == '°', c == 'º', c == '˚', c == '²', c == '³', c == '″', c == '′', c == '℃', c == '℉':
		case (c == '2' || c == '3') && end > at:
		case c == '^' && end > at && end+1 < len(text) && (text[end+1] == '2' || text[end+1] == '3'):
		case (c == '/' || c == '-' || c == '.') && end > at && end+1 < len(text) && isLetter(text[end+1]):
		default:
			return end
		}
		end += n
	}
	return end
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// Lookup returns the measure with the given name.
func Lookup(name hearsay.Unit) (*Measure, bool) {
	i, ok := known.byName[name]
	if !ok {
		return nil, false
	}
	return &known.all[i], true
}

// Base turns a value in a unit into one in the unit's base: 5 kilometres into
// 5000 metres, exactly. It reports false where the unit has no fixed size.
func Base(value *big.Rat, name hearsay.Unit) (*big.Rat, hearsay.Unit, bool) {
	m, ok := Lookup(name)
	if !ok || m.Factor == nil {
		return nil, "", false
	}
	r := new(big.Rat).Mul(value, m.Factor)
	return r.Add(r, m.Offset), m.Base, true
}
