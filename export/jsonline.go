package export

import (
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"hearsay"
)

// A jsonLine is one JSON value in the making. It puts the commas; keys come
// in the order in which they are written.
type jsonLine struct {
	b     []byte
	text  string
	ruler *hearsay.Ruler
	w     io.Writer // takes what has gathered, if not nil
	err   error     // of w
}

// spillSize is how much of a line may gather before it is handed on. Most
// lines are shorter; a document of hundreds of megabytes is not held twice.
const spillSize = 1 << 20

// item begins another value of a list. It hands on what has gathered, but for
// the last byte, which tells whether a comma is due.
func (j *jsonLine) item() {
	if last := len(j.b) - 1; last > spillSize && j.w != nil {
		if j.err == nil {
			_, j.err = j.w.Write(j.b[:last])
		}
		j.b = append(j.b[:0], j.b[last])
	}
}

// comma parts a value from the one before it.
func (j *jsonLine) comma() {
	if n := len(j.b); n > 0 {
		switch j.b[n-1] {
		case '{', '[', ':':
		default:
			j.b = append(j.b, ',')
		}
	}
}

func (j *jsonLine) open(mark byte) {
	j.comma()
	j.b = append(j.b, mark)
}

func (j *jsonLine) close(mark byte) { j.b = append(j.b, mark) }

// key writes a key of this program's own, which needs no escaping.
func (j *jsonLine) key(name string) {
	j.comma()
	j.b = append(j.b, '"')
	j.b = append(j.b, name...)
	j.b = append(j.b, '"', ':')
}

func (j *jsonLine) null() {
	j.comma()
	j.b = append(j.b, "null"...)
}

func (j *jsonLine) bool(v bool) {
	j.comma()
	j.b = strconv.AppendBool(j.b, v)
}

func (j *jsonLine) int(n int) {
	j.comma()
	j.b = strconv.AppendInt(j.b, int64(n), 10)
}

// id writes the name of the thing at index i of a list: "f1" is the first.
func (j *jsonLine) id(prefix byte, i, length int) {
	if i < 0 || i >= length {
		j.null()
		return
	}
	j.comma()
	j.b = append(j.b, '"', prefix)
	j.b = strconv.AppendInt(j.b, int64(i)+1, 10)
	j.b = append(j.b, '"')
}

// field writes a key with its words, or with null if there are none.
func (j *jsonLine) field(name, words string) {
	j.key(name)
	j.unknown(words)
}

// unknown writes s, or null if it is empty.
func (j *jsonLine) unknown(s string) {
	if s == "" {
		j.null()
		return
	}
	j.string(s)
}

const hexDigits = "0123456789abcdef"

// string writes s with whatever is not Printable as an escape, so that a line
// may be looked at on a terminal and still reads back as it was.
func (j *jsonLine) string(s string) {
	j.comma()
	b := append(j.b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 0x20 && c != '"' && c != '\\' && c != 0x7f {
				i++
				continue
			}
			b = append(b, s[from:i]...)
			b = appendEscape(b, c)
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || raw(r) || noCharacter(r) {
			b = append(b, s[from:i]...)
			b = appendUnicode(b, r)
			from = i + size
		}
		i += size
	}
	b = append(b, s[from:]...)
	j.b = append(b, '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
}

func appendUnicode(b []byte, r rune) []byte {
	if r >= 0x10000 {
		r -= 0x10000
		b = appendUnicode(b, 0xd800+r>>10)
		r = 0xdc00 + r&0x3ff
	}
	return append(b, '\\', 'u', hexDigits[r>>12&0xf], hexDigits[r>>8&0xf], hexDigits[r>>4&0xf], hexDigits[r&0xf])
}

// bound writes the value of one end of an interval, digit for digit.
func (j *jsonLine) bound(b hearsay.Bound) {
	if b.Kind == hearsay.Unbounded {
		j.null()
		return
	}
	j.comma()
	j.b = append(j.b, digits(b.At)...)
}

// digits returns d in plain digits, or with an exponent where they would fill
// pages. Either is exact.
func digits(d hearsay.Decimal) string {
	if d.Exp > 400 || d.Exp < -400 {
		whole := hearsay.Decimal{Coef: d.Coef}.String()
		if whole == "0" {
			return whole
		}
		return whole + "e" + strconv.Itoa(d.Exp)
	}
	return d.String()
}

// share writes a number from 0 to 1 to four places, which is more than it is
// known to, so that the last bit of a sum does not show.
func (j *jsonLine) share(x float64) {
	places := fourPlaces(x)
	if places == "" {
		j.null()
		return
	}
	j.comma()
	j.b = append(j.b, places...)
}

func fourPlaces(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(math.Round(x*1e4)/1e4+0, 'f', -1, 64) // +0: no "-0"
}

func (j *jsonLine) point(offset int) int {
	return j.ruler.Points(min(max(offset, 0), len(j.text)))
}

// span writes s in code points.
func (j *jsonLine) span(s hearsay.Span) {
	j.open('[')
	j.int(j.point(s.Start))
	j.int(j.point(s.End))
	j.close(']')
}

// spanOrNull writes s, or null if it covers nothing.
func (j *jsonLine) spanOrNull(s hearsay.Span) {
	if s.Empty() {
		j.null()
		return
	}
	j.span(s)
}

// spans writes those of a list that cover something.
func (j *jsonLine) spans(list ...hearsay.Span) {
	j.open('[')
	for _, s := range list {
		if !s.Empty() {
			j.span(s)
		}
	}
	j.close(']')
}
