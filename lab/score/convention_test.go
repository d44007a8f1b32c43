package score

import (
	"math/big"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
	"hearsay/reader"

	"pgregory.net/rapid"
)

func readEach(docs []*hearsay.Document, way Way) []hearsay.Reading {
	all := make([]hearsay.Reading, len(docs))
	for i, d := range docs {
		all[i] = way(d)
	}
	return all
}

// TestConventions puts invented texts into the conventions: each quantity is
// its ends, its bound and its unit.
func TestConventions(t *testing.T) {
	for _, c := range []struct{ set, text, want string }{
		{"newsquant", "Two thirds of Karrow fled, and 40 percent of Ruvo.", "= 0.667 karrow · = 40 percentage"},
		{"newsquant", "Hundreds of boats sank, dozens of carts fell and tens of thousands fled.", "range 100–1000 boat · range 12–120 cart · range 10000–100000 person"},
		{"newsquant", "Several boats, a few carts and several hundred tents stayed; sales doubled, and it rang twice on 3 days.", "= 3 day"},
		{"newsquant", "Adaeze Moro, 34, ran with a twenty-one-year-old and a 9 month-old girl.", "= 34 year of age · = 21 year of age · = 9 month of age"},
		{"newsquant", "It is one of the best boats, one of five sheds and the one that I like.", "= 1 - · = 0.2 shed"},
		{"newsquant", "The toll fell from $9.50 at 10.45pm on Monday to $7, then to $6.", "range 7–9.5 dollar · = 6 dollar"},
		{"newsquant", "Prices rose from 8 percent. In May they fell to 6 percent.", "= 8 percentage · = 6 percentage"},
		{"newsquant", "It takes about 20 to 30 minutes.", "~ 20–30 minute"},
		{"challenge", "One in eight of the weavers left, and 30 percent of the potters.", "= 0.125 - · = 30 percentage"},
		{"challenge", "A couple of boats and a few hundred carts sank; several of the crew swam.", "~ 2 - · range 300–900 - · range 3–9 -"},
		{"challenge", "Scores of herons came, 12 of them ringed.", "range 20–200 - · = 12 -"},
		{"rt-number", "On 7/19/2022 between 20 and 30 of the 17th crew had ⅔ of it.", "= 7 - · = 19 - · = 2022 - · = 20 - · = 30 - · = 0.667 -"},
		{"rt-numberrange", "It has 5 doors, between 20 and 30 beds and more than 4 lamps; it equals 9.", "range 20–30) - · > 4 - · = 9 -"},
		{"rt-numberrange-exp", "It has 5 doors and between 20 and 30 beds.", "range 20–30 -"},
		{"rt-percent", "It has 5 doors, a third of the beds and 20 to 30 percent of the lamps.", "= 33.33 percentage · = 20 percentage · = 30 percentage"},
		{"rt-currency", "It has 5 doors of 30 kilograms for $40.", "= 40 dollar"},
		{"rt-dimension", "It has 5 doors of 30 kilograms for $40 at 20 degrees Celsius.", "= 30 kilogram"},
		{"rt-temperature", "It has 5 doors of 30 kilograms for $40 at 20 degrees Celsius.", "= 20 celsius"},
		{"rt-age", "The tower is 500 years old and 30 metres tall.", "= 500 year of age"},
		{"challenge", "The guard, 34, saw 12 herons.", "= 12 -"},
	} {
		d := &hearsay.Document{ID: "d", Text: c.text}
		r := reader.Layers(d)
		var got []string
		for _, m := range measure(conventions[c.set].convert(d, &r)) {
			var ends []string
			for _, x := range m.ends {
				ends = append(ends, strings.TrimRight(strings.TrimRight(big.NewFloat(x).Text('f', 3), "0"), "."))
				if c.set == "rt-percent" {
					ends[len(ends)-1] = strings.TrimRight(strings.TrimRight(big.NewFloat(x).Text('f', 2), "0"), ".")
				}
			}
			end := ""
			if m.bound == "range" && *m.HighOpen {
				end = ")"
			}
			got = append(got, m.bound+" "+strings.Join(ends, "–")+end+" "+m.unit)
		}
		if s := strings.Join(got, " · "); s != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.set, c.text, s, c.want)
		}
	}
}

// TestLastUnits puts stretches of time into the convention of their collections.
func TestLastUnits(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It ran from 4 to 22 January 2031.", "2031-01-04 2031-01-22"},
		{"It ran from March to May 2031.", "2031-03-01 2031-05-01"},
		{"It ran from 2027 to 2031.", "2027-01-01 2031-01-01"},
		{"It ran in March 2031.", "2031-03-01 2031-04-01"},
	} {
		d := &hearsay.Document{ID: "d", Text: c.text}
		r := reader.Layers(d)
		q := conventions["dt-model"].convert(d, &r)
		if len(q) != 1 || string(q[0].Values[0].Start+" "+q[0].Values[0].End) != c.want {
			t.Errorf("%s: got %v, want %s", c.text, q, c.want)
		}
	}
}

// TestConventionIsAsked holds that a Set is scored by its convention where that
// is asked for alone, and that every convention is of a Set.
func TestConventionIsAsked(t *testing.T) {
	gold := `{"id":"n-1","text":"Half of them left.","quantities":[{"value":0.5,"bound":"=","unit_norm":"-","span":[0,4]}],"split":"dev"}` + "\n"
	sets := map[string]Set{}
	for _, s := range Sets() {
		sets[s.Name] = s
	}
	for name := range conventions {
		s, ok := sets[name]
		if !ok {
			t.Errorf("there is no set %s", name)
			continue
		}
		if s.Convention {
			t.Errorf("%s is scored by its convention unasked", name)
		}
	}
	s := sets["rt-number"]
	shared := fstest.MapFS{s.File: {Data: []byte(gold)}}
	for convention, want := range map[bool]string{false: "tp 0 gold 1 pred 1", true: "tp 1 gold 1 pred 1"} {
		s.Convention = convention
		out, err := s.Score(shared, readEach)
		if err != nil {
			t.Fatal(err)
		}
		if line, _, _ := strings.Cut(out.Table[strings.Index(out.Table, "value "):], "\n"); !strings.HasSuffix(line, want) {
			t.Errorf("with the convention %v: %s, want %s", convention, line, want)
		}
	}
}

// A fraction that was rounded to hundredths of a percent is found again.
func TestFractionOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.Int64Range(2, 100).Draw(t, "den")
		num := rapid.Int64Range(1, den-1).Draw(t, "num")
		percent := new(big.Rat).Mul(big.NewRat(num, den), big.NewRat(100, 1))
		rounded := hearsay.Decimal{Coef: strings.TrimLeft(strings.Replace(percent.FloatString(2), ".", "", 1), "0"), Exp: -2}
		got := fractionOf(rounded).Rat()
		if diff := new(big.Rat).Sub(got, big.NewRat(num, den)); diff.Abs(diff).Cmp(big.NewRat(1, 1e15)) > 0 {
			t.Fatalf("%d/%d was rounded to %v percent and came back as %v", num, den, rounded, got)
		}
	})
}
