package quantity

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

// longestNumeral is the number of digits that a number may have.
const longestNumeral = 60

// numeralEnd returns where the numeral at byte i of text ends: its digits,
// the marks that part its thousands in the Western or the Indian manner, and
// a decimal point with digits.
func numeralEnd(text string, i int) (end int, shape class) {
	if end := pointGroups(text, i); end > i {
		return end, grouped | decimal
	}
	end = digitsEnd(text, i)
	if n := end - i; n > 0 && n <= 3 {
		if last := groupsEnd(text, end, n); last > end {
			end, shape = last, grouped
		}
	}
	if n := point(text, end); n > 0 {
		if last := digitsEnd(text, end+n); last > end+n {
			return last, shape | decimal
		}
	}
	return end, shape
}

// commaPoint returns how many digits stand after the comma at byte i, glued to
// the numeral before it, if that is a decimal point: one or two before a
// percent or a scale, as in "7,5 percent", or two of which the first is a
// zero, as in "5,00". Else it returns 0.
func commaPoint(text string, i int) int {
	if i+1 >= len(text) || text[i] != ',' {
		return 0
	}
	n := digitsEnd(text, i+1) - i - 1
	if n < 1 || n > 2 {
		return 0
	}
	rest := text[i+1+n:]
	switch {
	case rest == "":
	case rest[0] == '%':
		return n
	case rest[0] == ',' && len(rest) > 1 && byteKinds[rest[1]] == digitByte:
		return 0 // a list: "12,05,19"
	}
	if n == 2 && text[i+1] == '0' && (rest == "" || byteKinds[rest[0]] != letterByte) {
		return n
	}
	bare := strings.TrimLeft(rest[:min(len(rest), 16)], " \u00a0\r\n")
	if len(bare) == min(len(rest), 16) && !strings.HasPrefix(bare, "€") {
		return 0 // "1,200", "7,5m"
	}
	for _, word := range [...]string{"%", "€", "percent", "per cent", "million", "billion", "euro"} {
		if strings.HasPrefix(bare, word) {
			return n
		}
	}
	return 0
}

// pointGroups returns where a numeral ends that begins at byte i and has
// points between its thousands and a comma for its decimal point, as in
// "1.234,50", or i if there is none.
func pointGroups(text string, i int) int {
	end := digitsEnd(text, i)
	if end == i || end-i > 3 {
		return i
	}
	groups := 0
	for end < len(text) && text[end] == '.' && digitsEnd(text, end+1) == end+4 {
		end += 4
		groups++
	}
	if groups > 1 && (end == len(text) || text[end] != '.' && text[end] != ',') && !internetAddress(text[i:end]) {
		return end // "1.234.567"
	}
	if groups == 0 || end >= len(text) || text[end] != ',' {
		return i
	}
	if n := digitsEnd(text, end+1) - end - 1; n == 1 || n == 2 {
		return end + 1 + n
	}
	return i
}

// internetAddress reports whether a numeral with three points has no part
// above 255.
func internetAddress(s string) bool {
	parts := 0
	for part := range strings.SplitSeq(s, ".") {
		if parts++; part > "255" && len(part) == 3 {
			return false
		}
	}
	return parts == 4
}

func digitsEnd(text string, i int) int {
	for i < len(text) && byteKinds[text[i]] == digitByte {
		i++
	}
	return i
}

// point returns the width of the decimal point at byte i, or 0.
func point(text string, i int) int {
	if i < len(text) && text[i] == '.' {
		return 1
	}
	if strings.HasPrefix(text[min(i, len(text)):], "·") {
		return len("·")
	}
	return 0
}

// groupsEnd returns where the groups of digits after the leading n digits
// end, or at if none follows. The last group has three digits; those before
// it have three each, or two each in the Indian manner.
func groupsEnd(text string, at, n int) int {
	var sizes [32]int
	var ends [32]int
	count, sign := 0, ""
	for i := at; count < len(sizes); {
		w := groupMark(text, i)
		if w == "" || sign != "" && w != sign {
			break
		}
		e := digitsEnd(text, i+len(w))
		size := e - i - len(w)
		if size != 3 && size != 2 {
			break
		}
		sign = w
		sizes[count], ends[count] = size, e
		count++
		i = e
	}
	// Take as many groups as make a well-formed number.
	for k := count; k > 0; k-- {
		if wellGrouped(n, sizes[:k]) && !(sign == " " && k == 1 && text[ends[0]-3:ends[0]] != "000") {
			return ends[k-1]
		}
	}
	return at
}

// wellGrouped reports whether a number may have groups of these sizes after
// its leading n digits.
func wellGrouped(n int, sizes []int) bool {
	if sizes[len(sizes)-1] != 3 {
		return false
	}
	twos, threes := 0, 0
	for _, size := range sizes[:len(sizes)-1] {
		if size == 2 {
			twos++
		} else {
			threes++
		}
	}
	return twos == 0 || threes == 0 && n <= 2
}

// groupMark returns the mark that parts thousands at byte i: a comma, an
// apostrophe, or a space that a line does not break at.
func groupMark(text string, i int) string {
	if i+1 >= len(text) {
		return ""
	}
	switch c := text[i]; {
	case c == ',' || c == '\'' || c == ' ':
		return text[i : i+1]
	case c < utf8.RuneSelf:
		return ""
	}
	switch c, n := utf8.DecodeRuneInString(text[i:]); c {
	case '\u00a0', '\u2009', '\u202f', '’':
		return text[i : i+n]
	}
	return ""
}

// parseDigits returns the value of a numeral in digits, with the digits that
// its writer wrote.
func parseDigits(s string) hearsay.Decimal {
	if digitsEnd(s, 0) == len(s) && s != "" { // as most are; they need no copy
		return hearsay.Decimal{Coef: bare(s)}
	}
	coef := make([]byte, 0, len(s))
	// The last comma is the decimal point if fewer than three digits follow.
	comma := strings.LastIndexByte(s, ',')
	if comma >= 0 && (len(s)-comma > 3 || strings.LastIndexByte(s, '.') > comma) {
		comma = -1
	}
	groups := comma >= 0 || strings.Count(s, ".") > 1 // of digits, with points between
	exp, afterPoint := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case byteKinds[c] == digitByte:
			coef = append(coef, c)
			if afterPoint {
				exp--
			}
		case i == comma, !groups && point(s, i) > 0:
			afterPoint = true
		}
	}
	return hearsay.Decimal{Coef: bare(string(coef)), Exp: exp}
}

// bare returns digits without the zeros before them.
func bare(s string) string {
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s
}

// digitCount returns the number of digits in s.
func digitCount(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if byteKinds[s[i]] == digitByte {
			n++
		}
	}
	return n
}
