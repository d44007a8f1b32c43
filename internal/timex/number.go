package timex

import "math"

// A quantity is how many of a unit.
type quantity struct {
	n       float64
	article bool // "a week": it may be a rate
	vague   bool
	j       int
}

// howMany reads how many of a unit there are at i: "3", "3.5", "thirty four",
// "a", "half an", "several", "six and a half".
func (p *parser) howMany(i int) (q quantity, ok bool) {
	t := p.tok(i)
	q.j = i + 1
	switch t.class {
	case digits:
		if t.suffix != 0 || t.width > 6 || t.glued && p.tok(i-1).class != mark {
			return q, false
		}
		q.n = float64(t.val)
		if f := p.tok(i + 2); p.isMark(i+1, '.') && p.tok(i+1).glued && f.class == digits && f.glued && f.suffix == 0 && f.width <= 6 {
			q.n += float64(f.val) / math.Pow10(int(f.width))
			q.j = i + 3
		}
	case bigNumber:
		if t.width > 9 || t.Len() > longestNumber {
			return q, false
		}
		q.n = p.bigValue(t)
	case cardinal:
		n, j := p.words(i)
		q.n, q.j = float64(n), j
	case article:
		if p.isDash(i+1) && p.tok(i+1).glued {
			return q, false
		}
		if p.is(i+1, vague) || p.is(i+1, another) {
			return p.howMany(i + 1) // "a few", "a further"
		}
		q.n, q.article = 1, true
	case vague:
		q.n, q.vague = float64(t.val), true
		if t.val == 12 && !p.is(i-1, article) && !p.is(i-1, half) {
			return q, false
		}
	case another:
		q.n = 1
		if in, ok := p.howMany(i + 1); ok && !in.article {
			return in, true
		}
	case full:
		q.n = 1
		if p.isDash(i+1) && p.is(i+2, unit) {
			q.j = i + 2
		}
	case half:
		q.n = 0.5
	case mark:
		switch t.In(p.text) {
		case "½":
			q.n = 0.5
		case "¼":
			q.n = 0.25
		default:
			return q, false
		}
	default:
		return q, false
	}
	if p.is(q.j, and) && (p.is(q.j+1, half) || p.is(q.j+1, article) && p.is(q.j+2, half)) && t.class != half {
		q.n += 0.5
		q.j += 2
		if p.is(q.j-1, article) {
			q.j++
		}
	}
	return q, true
}

// longestNumber is as long as "999,999,999,999": no length of time is told by a
// greater number.
const longestNumber = 15

func (p *parser) bigValue(t token) float64 {
	n := 0.0
	for _, c := range []byte(t.In(p.text)) {
		if c != ',' {
			n = n*10 + float64(c-'0')
		}
	}
	return n
}

// words reads a whole number in words, below a million: "thirty four", "one
// thousand and six".
func (p *parser) words(i int) (n, j int) {
	cur, last := 0, 1_000_000
	for j = i; p.is(j, cardinal) && j < i+10; {
		v := int(p.tok(j).val)
		switch {
		case v == 100 && cur > 0 && cur < 100:
			cur *= 100
			last = 100
		case v == 1000 && cur > 0 && n == 0:
			n, cur = cur*1000, 0
			last = 1000
		case v < 100 && (cur == 0 && n == 0 || v < last && (last >= 100 || last >= 20 && v < 10)):
			cur += v
			last = v
		case v >= 100 && j == i:
			cur, last = v, v
		default:
			return n + cur, j
		}
		j++
		switch {
		case p.isMark(j, dash) && p.is(j+1, cardinal) && last >= 20 && last < 100 && p.tok(j+1).val < 10:
			j++
		case p.is(j, and) && p.is(j+1, cardinal) && p.tok(j+1).val < 100 && (last == 100 || last == 1000):
			j++
		}
	}
	return n + cur, j
}

// nth reads an ordinal at i: "17th", "sixth", "thirty-first".
func (p *parser) nth(i int) (n, j int, ok bool) {
	t := p.tok(i)
	switch {
	case t.class == digits && t.suffix == 't' && !(t.glued && p.tok(i-1).class != mark):
		return int(t.val), i + 1, true
	case t.class == ordinal:
		return int(t.val), i + 1, true
	case t.class == cardinal && (t.val == 20 || t.val == 30):
		j := i + 1
		if p.isMark(j, dash) {
			j++
		}
		if u := p.tok(j); u.class == ordinal && u.val < 10 {
			return int(t.val + u.val), j + 1, true
		}
	}
	return 0, i, false
}

// yearInWords reads a year in words: "nineteen thirty four", "two thousand and
// six", "twenty thirty", "sixteen hundred forty one".
func (p *parser) yearInWords(i int) (y, j int, ok bool) {
	t := p.tok(i)
	if t.class != cardinal {
		return 0, i, false
	}
	if t.val >= 10 && t.val <= 20 {
		switch n, k := p.words(i + 1); {
		case p.is(i+1, cardinal) && n >= 10 && n < 100:
			return int(t.val)*100 + n, k, true
		case p.is(i+1, cardinal) && p.tok(i+1).val == 100:
			y, j = p.words(i)
			return y, j, y >= 1000 && y < 2200
		}
	}
	y, j = p.words(i)
	return y, j, y >= 1000 && y < 2200
}
