package unit

import (
	"math/big"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/lexicon"

	"pgregory.net/rapid"
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

// A value that is turned into its base and back is itself, and units of one
// base turn into one another in step.
func TestConversionsAgree(t *testing.T) {
	var sized []*Measure
	for i := range known.all {
		if known.all[i].Factor != nil {
			sized = append(sized, &known.all[i])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(sized).Draw(t, "unit")
		v := big.NewRat(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "numerator"), rapid.Int64Range(1, 1000).Draw(t, "denominator"))
		in, base, ok := Base(v, m.Name)
		if !ok || base != m.Base {
			t.Fatalf("%s has no base", m.Name)
		}
		back := new(big.Rat).Quo(new(big.Rat).Sub(in, m.Offset), m.Factor)
		if back.Cmp(v) != 0 {
			t.Fatalf("%v %s comes back as %v", v, m.Name, back)
		}
		again, same, ok := Base(in, base)
		if b, known := Lookup(base); known && (!ok || same != base || again.Cmp(in) != 0 || b.Kind != m.Kind && m.Kind != hearsay.Size) {
			t.Fatalf("%s is in %s, which is not its own base", m.Name, base)
		}
		more, _, _ := Base(new(big.Rat).Add(v, big.NewRat(1, 1)), m.Name)
		if more.Cmp(in) <= 0 {
			t.Fatalf("one %s more makes no more", m.Name)
		}
	})
}

// What one and the same thing measures in two units, by the tables of others.
func TestKnownConversions(t *testing.T) {
	for _, c := range []struct {
		a    string
		from hearsay.Unit
		b    string
		to   hearsay.Unit
	}{
		{"1", "mile", "1609.344", "metre"}, {"1", "nautical mile", "1.852", "kilometre"}, {"3", "foot", "1", "yard"}, {"12", "inch", "1", "foot"},
		{"8", "furlong", "1", "mile"}, {"144", "square inch", "1", "square foot"}, {"640", "acre", "1", "square mile"}, {"100", "hectare", "1", "square kilometre"},
		{"1728", "cubic inch", "1", "cubic foot"}, {"231", "cubic inch", "1", "US gallon"}, {"42", "US gallon", "1", "barrel"}, {"27", "cubic foot", "1", "cubic yard"},
		{"1000", "megalitre", "1", "gigalitre"}, {"10", "quintal", "1", "tonne"}, {"14", "pound-mass", "1", "stone"}, {"5", "carat", "1", "gram"},
		{"1", "kilocalorie", "4.184", "kilojoule"}, {"1", "kilowatt hour", "3.6", "megajoule"}, {"1", "bar", "1000", "millibar"}, {"1024", "kibibyte", "1", "mebibyte"},
		{"8", "megabit per second", "1", "megabyte per second"}, {"60", "arcsecond", "1", "arcminute"}, {"1", "curie", "37000", "megabecquerel"},
		{"32", "degree Fahrenheit", "0", "degree Celsius"}, {"491.67", "degree Rankine", "273.15", "kelvin"}, {"2", "year of age", "24", "month of age"},
	} {
		a, _ := new(big.Rat).SetString(c.a)
		b, _ := new(big.Rat).SetString(c.b)
		x, baseX, okX := Base(a, c.from)
		y, baseY, okY := Base(b, c.to)
		if !okX || !okY || baseX != baseY || x.Cmp(y) != 0 {
			t.Errorf("%s %s is %v %s, and %s %s is %v %s", c.a, c.from, x, baseX, c.b, c.to, y, baseY)
		}
	}
}

// No code in small letters is the symbol or the name of a unit.
func TestSmallCodes(t *testing.T) {
	for words := range currencies.signs {
		if _, ok := known.symbols[words]; ok && words == strings.ToLower(words) {
			t.Errorf("%q is money and a unit", words)
		}
	}
}
