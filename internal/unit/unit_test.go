package unit

import (
	"math/big"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/lexicon"
)

func TestNamed(t *testing.T) {
	for _, c := range []struct{ text, name string }{
		{"nautical miles off", "nautical mile"},
		{"Miles per hour", "mile per hour"},
		{"square-foot flat", "square foot"},
		{"per cent of", "percent"},
		{"percentage points", "percentage_point"},
		{"kilometres,", "kilometre"},
		{"feet", "foot"},
		{"milestone", ""},
		{"", ""},
	} {
		m, end, ok := Named(c.text, 0)
		got := ""
		if ok {
			got = string(m.Name)
		}
		if got != c.name || end > len(c.text) {
			t.Errorf("%q: got %q to byte %d, want %q", c.text, got, end, c.name)
		}
	}
}

func TestSymbol(t *testing.T) {
	for _, c := range []struct {
		text, name string
		end        int
	}{
		{"km/h", "kilometre per hour", 4},
		{"km/second", "kilometre", 2},
		{"MW plant", "megawatt", 2},
		{"mW", "milliwatt", 2},
		{"°C", "degree Celsius", 3},
		{"m2.", "square metre", 2},
		{"m-high wall", "metre", 1},
		{"% of", "percent", 1},
		{"µg/m3", "microgram per cubic metre", 6},
		{"kmx", "", 0},
	} {
		m, end, ok := Symbol(c.text, 0)
		got := ""
		if ok {
			got = string(m.Name)
		}
		if got != c.name || end != c.end {
			t.Errorf("%q: got %q to byte %d, want %q to %d", c.text, got, end, c.name, c.end)
		}
	}
}

func TestBase(t *testing.T) {
	for _, c := range []struct {
		value string
		unit  hearsay.Unit
		want  string
		base  hearsay.Unit
	}{
		{"5", "kilometre", "5000", "metre"},
		{"100", "mile", "160934.4", "metre"},
		{"212", "degree Fahrenheit", "100", "degree Celsius"},
		{"0", "kelvin", "-273.15", "degree Celsius"},
		{"36", "kilometre per hour", "10", "metre per second"},
		{"2", "decade", "240", "month"},
		{"25", "basis point", "0.25", "percentage_point"},
	} {
		v, _ := new(big.Rat).SetString(c.value)
		want, _ := new(big.Rat).SetString(c.want)
		got, base, ok := Base(v, c.unit)
		if !ok || got.Cmp(want) != 0 || base != c.base {
			t.Errorf("%s %s: got %v %s, want %s %s", c.value, c.unit, got, base, c.want, c.base)
		}
	}
	if _, _, ok := Base(big.NewRat(1, 1), "gallon"); ok {
		t.Error("a gallon has no one size")
	}
}

// Every conversion ends in a base that is its own base, so that two values
// can be compared after one step.
func TestBaseOfBase(t *testing.T) {
	for _, m := range known.all {
		if m.Factor == nil {
			continue
		}
		if b, ok := Lookup(m.Base); ok && b.Base != b.Name {
			t.Errorf("%s is in %s, which is in %s", m.Name, m.Base, b.Base)
		}
	}
}

func TestCurrency(t *testing.T) {
	for _, c := range []struct{ text, code string }{
		{"$40", "USD"}, {"US$40", "USD"}, {"US $40", "USD"}, {"A$5", "AUD"}, {"C$5", "CAD"}, {"€5", "EUR"}, {"£5", "GBP"},
		{"Rs 40", "INR"}, {"Rs. 40", "INR"}, {"EUR50m", "EUR"}, {"RM2", "MYR"}, {"HK$3", "HKD"}, {"eur 5", "EUR"}, {"us$5", "USD"}, {"hk $ 5", "HKD"},
		{"c $ 5", "CAD"}, {"cad$ 5", "CAD"}, {"A $5", ""}, {"a $ 5", ""}, {"s $ 5", ""}, {"try 5", ""}, {"Range", ""},
	} {
		code, end, ok := CurrencySign(c.text, 0)
		if string(code) != c.code || ok && end == 0 {
			t.Errorf("%q: got %q, want %q", c.text, code, c.code)
		}
	}
	for _, c := range []struct{ text, code string }{
		{"euros in", "EUR"}, {"Canadian dollars", "CAD"}, {"US dollars", "USD"}, {"Danish crowns", "DKK"}, {"dollarisation", ""},
	} {
		if code, _, _ := CurrencyName(c.text, 0); string(code) != c.code {
			t.Errorf("%q: got %q, want %q", c.text, code, c.code)
		}
	}
	if name, _, end, ok := MinorCoin("p, up", 0, true); !ok || name != "pence" || end != 1 {
		t.Errorf("got %q", name)
	}
	if _, parts, _, ok := MinorCoin("paise", 0, false); !ok || parts != 100 {
		t.Errorf("%d paise make a rupee", parts)
	}
	if name, doubt, _, ok := SharedMoney("crowns", 0); !ok || name != "crown" || !doubt {
		t.Errorf("got %q", name)
	}
	if _, _, _, ok := MinorCoin("p, up", 0, false); ok {
		t.Error("a lone letter is no coin")
	}
}

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for row := range lexicon.Rows(currencyList) {
		code := row[0]
		if len(code) != 3 || strings.ToUpper(code) != code || seen[code] {
			t.Errorf("odd or repeated code %q", code)
		}
		if len(row) != 3 {
			t.Errorf("%s has %d fields", code, len(row))
		}
		seen[code] = true
	}
	if len(seen) < 150 {
		t.Errorf("only %d currencies", len(seen))
	}
}

func TestNouns(t *testing.T) {
	for _, c := range []struct {
		word, one string
		plural    bool
		person    bool
	}{
		{"houses", "house", true, false},
		{"People", "person", true, true},
		{"children", "child", true, true},
		{"buses", "bus", true, false},
		{"bus", "bus", false, false},
		{"churches", "church", true, false},
		{"countries", "country", true, false},
		{"fishermen", "fisherman", true, true},
		{"policewomen", "policewoman", true, true},
		{"crises", "crisis", true, false},
		{"aircraft", "aircraft", true, false},
		{"heroes", "hero", true, true},
		{"injuries", "injury", true, true},
		{"ex-soldiers", "ex-soldier", true, true},
		{"wolves", "wolf", true, false},
		{"boxes", "box", true, false},
		{"cases", "case", true, false},
		{"troops", "troop", true, true},
		{"congress", "congress", false, false},
		{"crew", "crew", true, true},
		{"specimen", "specimen", false, false}, // it only ends like "men"
		{"a", "a", false, false},
		{"", "", false, false},
	} {
		if one, plural, person := Singular(c.word), Plural(c.word), Person(c.word); one != c.one || plural != c.plural || person != c.person {
			t.Errorf("%q: got %q, plural %v, person %v; want %q, %v, %v", c.word, one, plural, person, c.one, c.plural, c.person)
		}
	}
}

// Every line of the unit list must be found again by its own words.
func TestUnitList(t *testing.T) {
	for row := range lexicon.Rows(unitList) {
		if len(row) < 4 {
			t.Errorf("%s has %d fields", row[0], len(row))
			continue
		}
		for _, name := range items(row, 3) {
			if m, end, ok := Named(name, 0); !ok || string(m.Name) != row[0] || end != len(name) {
				t.Errorf("%q is not read as %s", name, row[0])
			}
		}
		for _, symbol := range items(row, 4) {
			if m, end, ok := Symbol(symbol, 0); !ok || string(m.Name) != row[0] || end != len(symbol) {
				t.Errorf("symbol %q is not read as %s", symbol, row[0])
			}
		}
	}
}
