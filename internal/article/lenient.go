package article

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// readJSON reads JSON as pages have it: with line ends inside strings, commas
// too many or too few, comments, quotation marks that nobody escaped, and ends
// that are missing. It returns what it could make out: maps, lists and strings.
// Numbers and the like are strings too, null is nil.
func readJSON(s string) any {
	p := &lenient{s: s}
	return p.value(0)
}

type lenient struct {
	s        string
	i        int
	lastLine bool // no line ends from here on
}

const deepest = 64 // levels of nesting that are read

func (p *lenient) value(depth int) any {
	p.space()
	if p.i >= len(p.s) || depth > deepest {
		p.i = len(p.s)
		return nil
	}
	switch p.s[p.i] {
	case '{':
		return p.object(depth)
	case '[':
		return p.list(depth)
	case '"':
		return p.str()
	}
	return p.bare()
}

func (p *lenient) object(depth int) any {
	m := map[string]any{}
	for p.i++; ; {
		p.space()
		if p.i >= len(p.s) {
			return m
		}
		switch p.s[p.i] {
		case '}':
			p.i++
			return m
		case '"':
			key := p.str()
			p.space()
			if p.i < len(p.s) && p.s[p.i] == ':' {
				p.i++
				v := p.value(depth + 1)
				if _, is := m[key]; !is {
					m[key] = v
				}
			}
		default:
			p.i++ // a comma, or what does not belong here
		}
	}
}

func (p *lenient) list(depth int) any {
	l := []any{}
	for p.i++; ; {
		p.space()
		if p.i >= len(p.s) {
			return l
		}
		switch p.s[p.i] {
		case ']':
			p.i++
			return l
		case ',', '}', ':':
			p.i++
		default:
			l = append(l, p.value(depth+1))
		}
	}
}

// bare reads a number, true, false or null.
func (p *lenient) bare() any {
	start := p.i
	for p.i < len(p.s) && strings.IndexByte(",:]}[{\" \t\r\n", p.s[p.i]) < 0 {
		p.i++
	}
	if p.i == start {
		p.i++
		return nil
	}
	if word := p.s[start:p.i]; word != "null" {
		return word
	}
	return nil
}

// space passes over white space, comments and the marks of CDATA.
func (p *lenient) space() {
	for p.i < len(p.s) {
		rest := p.s[p.i:]
		switch c := rest[0]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';':
			p.i++
		case strings.HasPrefix(rest, "/*"):
			p.comment()
		case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "<!--"), strings.HasPrefix(rest, "-->"):
			p.line()
		case strings.HasPrefix(rest, "\u00a0"), strings.HasPrefix(rest, "\ufeff"):
			_, n := utf8.DecodeRuneInString(rest)
			p.i += n
		default:
			return
		}
	}
}

// comment passes over a comment, or all that is left if it does not end.
func (p *lenient) comment() {
	if _, after, ok := strings.Cut(p.s[p.i:], "*/"); ok {
		p.i = len(p.s) - len(after)
	} else {
		p.i = len(p.s)
	}
}

// line passes over the rest of a line that is a comment. On the last line,
// what a mark of a comment opens may be the JSON itself. That it is the last is
// found once, since marks can stand there by the hundred thousand.
func (p *lenient) line() {
	if !p.lastLine {
		if n := strings.IndexByte(p.s[p.i:], '\n'); n >= 0 {
			p.i += n + 1
			return
		}
		p.lastLine = true
	}
	if strings.HasPrefix(p.s[p.i:], "<!--") {
		p.i += len("<!--")
	} else {
		p.i = len(p.s)
	}
}

// str reads a string. A quotation mark ends it if what follows is what follows
// a string in JSON.
func (p *lenient) str() string {
	p.i++
	var b strings.Builder
	for p.i < len(p.s) {
		n := strings.IndexAny(p.s[p.i:], `"\`)
		if n < 0 {
			b.WriteString(p.s[p.i:])
			p.i = len(p.s)
			break
		}
		b.WriteString(p.s[p.i : p.i+n])
		p.i += n
		if p.s[p.i] == '\\' {
			p.escape(&b)
			continue
		}
		p.i++
		if p.ended() {
			break
		}
		b.WriteByte('"')
	}
	return b.String()
}

func (p *lenient) ended() bool {
	for i := p.i; i < len(p.s); i++ {
		switch p.s[i] {
		case ' ', '\t', '\n', '\r':
		case ',', ':', '}', ']', '"', ';', '/', '<':
			return true
		default:
			return false
		}
	}
	return true
}

func (p *lenient) escape(b *strings.Builder) {
	if p.i+1 >= len(p.s) {
		p.i = len(p.s)
		return
	}
	c := p.s[p.i+1]
	p.i += 2
	switch c {
	case 'n', 'r':
		b.WriteByte('\n')
	case 't', 'b', 'f':
		b.WriteByte(' ')
	case 'u':
		r := p.unit()
		if utf16.IsSurrogate(r) && strings.HasPrefix(p.s[p.i:], `\u`) {
			p.i += 2
			r = utf16.DecodeRune(r, p.unit())
		}
		b.WriteRune(r)
	default:
		b.WriteByte(c)
	}
}

func (p *lenient) unit() rune {
	if p.i+4 > len(p.s) {
		p.i = len(p.s)
		return utf8.RuneError
	}
	n, err := strconv.ParseUint(p.s[p.i:p.i+4], 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	p.i += 4
	return rune(n)
}
