package claim

import (
	"math"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// mostBack is how many figures are looked back at for one that is given again.
const mostBack = 60

// again returns the claim before figure i that measures the same quantity, if one
// does: the one that stands nearest.
func (m *measurer) again(i int) (int, bool) {
	for j := i - 1; j >= max(0, i-mostBack); j-- {
		if m.same(i, j) {
			return j, true
		}
	}
	return 0, false
}

// same reports whether figure i measures what figure j before it does.
func (m *measurer) same(i, j int) bool {
	b := m.b
	f, g := &b.r.Figures[i], &b.r.Figures[j]
	if b.figures[i].sentence == hearsay.None || b.figures[j].sentence == hearsay.None {
		return false
	}
	if i == j+1 && (b.converts(i) || b.moved(i)) {
		return true
	}
	c, d := &m.claims[i], &m.claims[j]
	if c.Category != d.Category || f.Unit != g.Unit || f.Kind != g.Kind || !sameSide(f.Aspect, g.Aspect) || m.eventsDiffer(c, d) || m.parts[i] != m.parts[j] {
		return false
	}
	if b.figures[i].sentence == b.figures[j].sentence {
		return false // who counts twice in a sentence counts two things
	}
	same := m.sameValue(i, j)
	switch {
	case m.inHappening(i):
		return same && (m.thingsMeet(i, j) || m.things[i] == "" || m.things[j] == "") || m.nearly(i, j)
	case f.Kind == hearsay.Count:
		return same && m.things[i] != "" && m.thingsMeet(i, j) && !m.isTiny(i) ||
			same && m.things[i] == m.things[j] && sharesWord(m.whose[i]+" "+b.verbWords(i), m.whose[j]+" "+b.verbWords(j))
	case f.Kind == hearsay.Money, f.Kind == hearsay.Rate:
		return same && !m.isTiny(i) || m.isSameAmount(i, j)
	default: // shares, lengths, times
		return same && (m.things[i] == m.things[j] && m.whose[i] == m.whose[j] || sharesWord(m.things[i], m.things[j]) && m.whose[i] == "" && m.whose[j] == "" ||
			sharesWord(m.things[i], m.things[j]) && c.Category != "poll")
	}
}

// eventsDiffer reports whether two claims are known to be of two happenings.
func (m *measurer) eventsDiffer(c, d *hearsay.Claim) bool {
	x, y := c.EventDate, d.EventDate
	if (x == "" || y == "") && c.Category == "money" {
		return false
	}
	if x == "" || y == "" {
		return x != y && m.b.main != hearsay.None && (x+y != dateOf(m.b.happenings[m.b.main].period))
	}
	return !strings.HasPrefix(string(x), string(y)) && !strings.HasPrefix(string(y), string(x))
}

// thingsMeet reports whether two counts are of the same people or things, as far as
// the text tells.
func (m *measurer) thingsMeet(i, j int) bool {
	a, z := m.things[i], m.things[j]
	if a == z || a == "" && m.b.r.Figures[i].Of.Empty() || z == "" && m.b.r.Figures[j].Of.Empty() {
		return true
	}
	return lastOf(a) == lastOf(z) && (a == lastOf(a) || z == lastOf(z)) // "mudbrick houses" and "houses"
}

// nearly reports whether two counts of the same happening, told apart in their
// number, are of the same quantity: both are of all to whom it happened, and
// neither is far off.
func (m *measurer) nearly(i, j int) bool {
	c := &m.claims[i]
	if !ofPeople[c.Category] && c.Category != "magnitude" || c.EventDate != m.claims[j].EventDate || m.things[i] != m.things[j] || m.parts[i] || c.Population == "others" ||
		m.b.r.Figures[i].Hedge == hearsay.Vague || m.b.r.Figures[j].Hedge == hearsay.Vague || !m.ofAll(i) || !m.ofAll(j) {
		return false
	}
	const far = 1.25
	x, y := m.mid[i], m.mid[j]
	return x > 0 && x <= far*y && y <= far*x
}

// ofAll reports whether a count is of all to whom something happened, and not of
// those who are in some state since: "in stable condition".
func (m *measurer) ofAll(i int) bool {
	return m.claims[i].Category == "magnitude" || plainly.Has(m.b.bound[i].word.In(m.b.text))
}

var plainly = lexicon.Of("killed", "kills", "kill", "killing", "dead", "died", "deaths", "death toll", "toll", "drowned", "injured", "injuring", "wounded", "wounding", "hurt",
	"injuries", "missing", "displaced", "evacuated", "infected", "arrested", "detained", "attended", "gathered", "marched")

// isSameAmount reports whether two amounts of money of a firm's accounts are of the
// same line and time.
func (m *measurer) isSameAmount(i, j int) bool {
	c, d := &m.claims[i], &m.claims[j]
	return m.b.isResult(i) && m.b.isResult(j) && c.AsOf == d.AsOf && c.AsOf != "" && m.things[i] == m.things[j] && m.things[i] != "" && m.whose[i] == m.whose[j]
}

// converts reports whether a figure stands in brackets right behind the one before,
// in another unit: "30 kilometres (| 19 | miles)".
func (b *binder) converts(i int) bool {
	at, prev := b.figures[i], b.figures[i-1]
	from := max(prev.last, prev.ofLast)
	f, g := &b.r.Figures[i], &b.r.Figures[i-1]
	return at.sentence == prev.sentence && f.Kind == g.Kind && f.Kind != hearsay.Count && at.first-from <= 2 && at.first > from && b.word(from) == "("
}

// moved reports whether a figure is where something moved that moved by the one
// before, or by how much it moved to get there: "rose by 12 | to 40 |", "grew from
// 9 | to 10 |".
func (b *binder) moved(i int) bool {
	at, prev := b.figures[i], b.figures[i-1]
	if at.sentence != prev.sentence || at.first == 0 || prev.first == 0 {
		return false
	}
	f, g := &b.r.Figures[i], &b.r.Figures[i-1]
	if f.Kind != g.Kind || at.first-max(prev.last, prev.ofLast) > 6 {
		return false
	}
	before, first := b.word(at.first-1), b.word(prev.first-1)
	if before == "to" && (first == "from" || g.Aspect == hearsay.Rise || g.Aspect == hearsay.Fall) {
		return true
	}
	return (f.Aspect == hearsay.Rise || f.Aspect == hearsay.Fall) && (f.Unit == "percentage_point" && g.Unit == "percent") && b.bound[i].category == b.bound[i-1].category
}

// isPart reports whether a count is a part of another.
func (b *binder) isPart(i int) bool {
	return b.figures[i].sentence != hearsay.None && b.partitive(b.figures[i])
}

// isTiny reports whether a figure is a number so small that many things come in it.
func (m *measurer) isTiny(i int) bool {
	const most = 4
	return m.mid[i] <= most
}

// verbWords returns the verb that a figure hangs on.
func (b *binder) verbWords(i int) string {
	if v := b.verbOver(i); v != hearsay.None {
		return strings.ToLower(b.word(v))
	}
	return ""
}

// sameSide reports whether two aspects can be of one quantity: a forecast and a
// level can, a rise and a fall cannot.
func sameSide(a, b hearsay.Aspect) bool {
	return a == b || a == hearsay.Forecast && b == hearsay.Level || a == hearsay.Level && b == hearsay.Forecast
}

// sameValue reports whether two figures give the same number, or one the other's
// rounded: "340" and "344.65".
func (m *measurer) sameValue(i, j int) bool {
	x, y := m.mid[i], m.mid[j]
	return x == y || rounds(x, y) || rounds(y, x)
}

// rounds reports whether x is y with fewer digits, but two of them.
func rounds(x, y float64) bool {
	if x < 100 || x == y {
		return false
	}
	unit := 1.0
	for math.Mod(x, unit*10) == 0 {
		unit *= 10
	}
	return x >= 10*unit && math.Round(y/unit)*unit == x
}

// middle returns a number within an interval, or at its only end.
func middle(v hearsay.Interval) float64 {
	low, high := numberOf(v.Low.At), numberOf(v.High.At)
	switch {
	case v.Low.Kind == hearsay.Unbounded:
		return high
	case v.High.Kind == hearsay.Unbounded:
		return low
	}
	return (low + high) / 2
}

// numberOf returns a number to compare others with.
func numberOf(d hearsay.Decimal) float64 {
	x, err := strconv.ParseFloat(d.Coef, 64)
	switch {
	case err != nil:
		return 0
	case d.Exp < 0:
		return x / math.Pow10(-d.Exp)
	}
	return x * math.Pow10(d.Exp)
}

// sharesWord reports whether two runs of words share one.
func sharesWord(a, b string) bool {
	for w := range strings.FieldsSeq(a) {
		for v := range strings.FieldsSeq(b) {
			if w == v {
				return true
			}
		}
	}
	return false
}
