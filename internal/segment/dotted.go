package segment

import (
	"unicode/utf8"

	"hearsay"
)

// dotted takes the word from i to the dot at byte end. The dot is the
// abbreviation's, or the stop of a sentence, or joins the parts of an address
// or of initials.
func (c *cutter) dotted(i, end int) int {
	text := c.text
	k, _ := classAt(text, end+1)
	if k != letter && k != digit {
		if c.abbreviation(i, end) {
			return c.put(i, end+1, hearsay.Word)
		}
		return c.bare(i, end)
	}
	// Look over the parts; long strings of them are one thing.
	parts, initials, last, at := 1, end-i == 1 || shortPart(text, i, end), i, end
	small := lowerAt(text, last)
	for at < len(text) && text[at] == '.' && wordAt(text, at+1) {
		next := partEnd(text, at+1)
		initials = initials && shortPart(text, at+1, next)
		small = small && lowerAt(text, at+1)
		last, at = at+1, next
		parts++
	}
	final := at < len(text) && text[at] == '.'
	switch {
	case parts >= 2 && initials && final:
		return c.put(i, at+1, hearsay.Word) // "U.S."
	case parts >= 2 && initials:
		if n := apostropheAt(text, at); n > 0 {
			if next, ok := c.clitics(i, at, n); ok {
				return next
			}
		}
		return c.put(i, at, hearsay.Word) // "U.S"
	case final && len(text[i:at]) <= longestAbbreviation && abbreviations[text[i:at]] != plain:
		return c.put(i, at+1, hearsay.Word) // "Ph.D."
	case endings[text[last:at]]:
		if at < len(text) && text[at] == '/' {
			at = addressEnd(text, at)
		}
		return c.put(i, at, hearsay.Word)
	case parts > 3, parts == 3 && small:
		return c.put(i, at, hearsay.Word)
	}
	if c.abbreviation(i, end) {
		return c.put(i, end+1, hearsay.Word) // "Gen.Okafor"
	}
	return c.bare(i, end)
}

// partEnd returns the end of a part of an address.
func partEnd(text string, i int) int {
	for i < len(text) {
		if b := text[i]; b < utf8.RuneSelf && byteClass[b] != letter && byteClass[b] != digit && b != '-' && b != '_' {
			return i
		} else if b >= utf8.RuneSelf {
			if k, _ := classAt(text, i); k != letter && k != joiner {
				return i
			}
		}
		i++
	}
	return i
}

// shortPart reports whether the part is an initial, as in "U.S."; a capital
// may have a small letter after it.
func shortPart(text string, i, end int) bool {
	if k, n := classAt(text, i); k == letter && i+n == end {
		return true
	}
	return false
}

// abbreviation reports whether the dot at byte end belongs to the word before
// it, which begins at byte i.
func (c *cutter) abbreviation(i, end int) bool {
	text := c.text
	if end-i <= longestAbbreviation {
		switch kind := abbreviations[text[i:end]]; kind {
		case plain:
		case beforeNumber:
			if k, _ := classAt(text, spaceEnd(text, end+1)); k == digit {
				return true
			}
		case lifedate:
			switch before := c.before(); {
			case before == '(' || before == '[' || before == ';':
				return true
			case before != '0':
				if k, _ := classAt(text, spaceEnd(text, end+1)); k == digit {
					return true
				}
			}
		case day:
			next := spaceEnd(text, end+1)
			stop := plainEnd(text, next)
			if k, _ := classAt(text, next); k == digit || stop-next <= longestAbbreviation && abbreviations[text[next:stop]] == calendar || calendarWords[text[next:stop]] {
				return true
			}
		case afterNumber:
			return len(c.toks) > 0 && c.toks[len(c.toks)-1].Kind == hearsay.Number && !atLineEnd(text, end+1)
		case place:
			return c.before() == ',' || followedByLower(text, end+1)
		default:
			return true
		}
	}
	return c.initial(i, end)
}

// initial reports whether the letter from i to the dot at end is the initial
// of a name: "J. P. Okoro".
func (c *cutter) initial(i, end int) bool {
	text := c.text
	if k, n := classAt(text, i); k != letter || i+n != end || !upperAt(text, i) {
		return false
	}
	next := spaceEnd(text, end+1)
	if next == end+1 && next < len(text) && text[next] == ',' {
		return c.before() == ',' // "Okoro, J., and"
	}
	if lowerAt(text, next) && next > end+1 {
		return true // "C. difficile"
	}
	if k, _ := classAt(text, next); k == digit {
		return c.afterInitial() // "H. R. 40"
	}
	if !upperAt(text, next) {
		return false
	}
	stop := plainEnd(text, next)
	if stop < len(text) && text[stop] == '.' && stop-next <= 2 {
		return true
	}
	if !starters[text[next:stop]] {
		return true
	}
	return false
}

// afterInitial reports whether the last token is an initial.
func (c *cutter) afterInitial() bool {
	if len(c.toks) == 0 {
		return false
	}
	t := c.toks[len(c.toks)-1]
	return t.Len() == 2 && c.text[t.Start+1] == '.' && upperAt(c.text, t.Start)
}

// before returns the last token if it is one byte, '0' for a number, and 0 for
// anything else.
func (c *cutter) before() byte {
	if len(c.toks) == 0 {
		return 0
	}
	switch t := c.toks[len(c.toks)-1]; {
	case t.Kind == hearsay.Number:
		return '0'
	case t.Len() == 1:
		return c.text[t.Start]
	}
	return 0
}

// followedByLower reports whether the text goes on after byte i as a sentence
// does in its middle: with a small letter, a comma, a bracket or a dash.
func followedByLower(text string, i int) bool {
	if i < len(text) && isAny(text[i], ",;:)") {
		return true
	}
	next := spaceEnd(text, i)
	return next > i && (lowerAt(text, next) || next < len(text) && isAny(text[next], "(-") || startsDash(text, next))
}

func startsDash(text string, i int) bool {
	return i+3 <= len(text) && (text[i:i+3] == "–" || text[i:i+3] == "—")
}

// spaceEnd returns the end of the blanks at byte i that do not end a
// paragraph: at most one line's end among them.
func spaceEnd(text string, i int) int {
	lines := 0
	for i < len(text) {
		k, n := classAt(text, i)
		if k != blank {
			return i
		}
		if text[i] == '\n' {
			if lines++; lines > 1 {
				return i
			}
		}
		i += n
	}
	return i
}

// atLineEnd reports whether nothing follows byte i in its line.
func atLineEnd(text string, i int) bool {
	for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r') {
		i++
	}
	return i >= len(text) || text[i] == '\n'
}
