package segment

import (
	"strings"

	"hearsay"
)

// number takes a number that begins at byte i, with the marks inside it
// ("62,000", "3.5", "7:30", "9/11", "713-555-0199"), and cuts a unit from its
// end ("10km" is "10", "km"); an ordinal and a decade stay whole.
func (c *cutter) number(i int) int {
	text := c.text
	end := phoneEnd(text, i)
	if end == 0 {
		end = figureEnd(text, i)
		if end < len(text) && isAny(text[end], "-_") {
			if file := fileEnd(text, end); file > 0 {
				return c.put(i, file, hearsay.Word)
			}
		}
	}
	k, _ := classAt(text, end)
	if n := apostropheAt(text, end); n > 0 && (end-i == 2 || end-i == 4) && text[end-1] == '0' &&
		end+n < len(text) && text[end+n] == 's' && !wordAt(text, end+n+1) {
		return c.put(i, end+n+1, hearsay.Number) // "1980's"
	}
	if k != letter {
		if stop := plainEnd(text, min(end+1, len(text))); end < len(text) && text[end] == '.' && stop-end <= 5 && endings[text[end+1:stop]] {
			end = stop // "4.pdf"
		}
		return c.put(i, end, hearsay.Number)
	}
	tail := plainEnd(text, end)
	switch word := text[end:tail]; {
	case len(word) <= longestUnit && units[word]:
		end = c.put(i, end, hearsay.Number)
		if tail < len(text) && text[tail] == '.' {
			return c.word(end)
		}
		return c.put(end, tail, hearsay.Word)
	default:
		return c.put(i, tail, hearsay.Number)
	}
}

// figureEnd returns the end of the digits at byte i and of the groups that
// marks join on to them.
func figureEnd(text string, i int) int {
	end := digitsEnd(text, i)
	first := end - i
	for end < len(text) {
		next := end + 1
		switch text[end] {
		case '.', ':', '/':
			next = digitsEnd(text, end+1)
		case ',':
			next = digitsEnd(text, end+1)
			switch w := next - end - 1; {
			case first > 3:
				return end
			case w == 3, w == 2 && indianGroup(text, next):
			case w > 0 && w < 3 && decimalComma(text, i, end, next):
				return next
			default:
				return end
			}
		case '\'':
			next = digitsEnd(text, end+1) // "1'200"
			if next-end-1 != 3 || first > 3 {
				return end
			}
		case 0xd9: // Arabic decimal and thousands marks
			if !strings.HasPrefix(text[end:], "٫") && !strings.HasPrefix(text[end:], "٬") {
				return end
			}
			if next = digitsEnd(text, end+2); next == end+2 {
				return end
			}
			end = next
			continue
		default:
			return end
		}
		if next == end+1 {
			return end
		}
		end = next
	}
	return end
}

// indianGroup reports whether a group of digits follows the comma at byte i,
// as in "1,20,000".
func indianGroup(text string, i int) bool {
	return i < len(text) && text[i] == ',' && i+1 < len(text) && byteClass[text[i+1]] == digit
}

// decimalComma reports whether the comma at byte end parts the whole from the
// fraction of the number from i to next, as in "7,5 euros". In brackets and in
// scores a comma parts two numbers.
func decimalComma(text string, i, end, next int) bool {
	if i > 0 && isAny(text[i-1], "([-,") || next < len(text) && isAny(text[next], ",-)]") {
		return false
	}
	return digitsEnd(text, i) == end
}

// digitsEnd returns the end of the digits at byte i.
func digitsEnd(text string, i int) int {
	for i < len(text) {
		if b := byteClass[text[i]]; b == digit {
			i++
			continue
		} else if b != wide {
			return i
		}
		k, n := classAt(text, i)
		if k != digit {
			return i
		}
		i += n
	}
	return i
}

// dialEnd returns the end of a telephone number at byte i, behind its plus
// sign: of the code of its country where blanks part it from the rest ("+44 20
// 7946 0018"), or of all of it ("+442079460018"). Without either it returns 0.
func dialEnd(text string, i int) int {
	end := i
	for end < len(text) && byteClass[text[end]] == digit && end-i < 20 {
		end++
	}
	switch n := end - i; {
	case n >= 7:
		if end < len(text) && text[end] == '-' {
			if next := digitsEnd(text, end+1); next > end+1 {
				return next
			}
		}
		return end
	case 1 <= n && n <= 3 && end+1 < len(text) && text[end] == ' ' && (byteClass[text[end+1]] == digit || text[end+1] == '('):
		return end
	}
	return 0
}

// phoneEnd returns the end of a telephone number or a date of digits and
// hyphens at byte i, or 0 if it is neither: "555-0199", "2031-04-17".
func phoneEnd(text string, i int) int {
	var widths [5]int
	n, at, slash := 0, i, false
	for n < len(widths) {
		from := at
		for at < len(text) && byteClass[text[at]] == digit && at-from < 6 {
			at++
		}
		widths[n] = at - from
		if n++; at < len(text) && text[at] == '/' && n == 1 && widths[0] == 3 {
			slash = true // "503/555-0164"
		} else if at >= len(text) || text[at] != '-' {
			break
		}
		at++
	}
	if wordAt(text, at) || slash && (n != 3 || widths[2] != 4) {
		return 0
	}
	switch w := widths; {
	case n == 2 && w[0] == 3 && w[1] == 4,
		n == 3 && w[0] == 3 && w[1] == 3 && w[2] == 4,
		n == 3 && w[0] == 4 && w[1] == 2 && w[2] == 2,
		n == 3 && w[0] <= 2 && w[1] == 2 && w[2] == 4,
		n == 2 && w[0] == 5 && w[1] == 4, // a code of the post
		n == 4 && w[0] == 1 && w[1] == 3 && w[2] == 3 && w[3] == 4:
		return at
	}
	return 0
}
