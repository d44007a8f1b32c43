package segment

import (
	"strings"

	"hearsay"
)

// word takes a word that begins with the letter at byte i: with the dot of an
// abbreviation, with an apostrophe inside it, without its clitics, and with
// what follows a hyphen only if what precedes it is no word of its own.
func (c *cutter) word(i int) int {
	text := c.text
	end := plainEnd(text, i)
	for end < len(text) {
		switch b := text[end]; b {
		case '\'', 0xe2:
			n := apostropheAt(text, end)
			if n == 0 && strings.HasPrefix(text[end:], "‘") {
				if next, ok := c.clitics(i, end, len("‘")); ok {
					return next // "the ministry‘s": a machine chose the wrong mark
				}
			}
			if n == 0 {
				return c.bare(i, end)
			}
			if next, ok := c.clitics(i, end, n); ok {
				return next
			}
			if k, _ := classAt(text, end+n); k != letter {
				return c.bare(i, end)
			}
			end = plainEnd(text, end+n) // "O'Connor", "d'état"
			continue
		case '-':
			if file := fileEnd(text, end); file > 0 {
				return c.put(i, file, hearsay.Word)
			}
			next := plainEnd(text, end+1)
			if next == end+1 || next < len(text) && text[next] == '-' || i > 0 && text[i-1] == '-' || !staysWhole(text[i:end]) {
				return c.bare(i, end)
			}
			end = next
			continue
		case '&':
			if end-i > 3 || !upperAt(text, i) || !upperAt(text, end+1) {
				return c.bare(i, end)
			}
			end = plainEnd(text, end+1) // "R&D"
			continue
		case '$':
			if end-i <= 3 && upperAt(text, end-1) {
				return c.put(i, end+1, hearsay.Word) // "US$", "A$"
			}
			return c.bare(i, end)
		case '/':
			if end-i == 1 {
				if next := plainEnd(text, end+1); next > end+1 && next-end <= 4 && !wordAt(text, next) && byteClass[text[end+1]] == letter {
					return c.put(i, next, hearsay.Word) // "w/o", "I/O"
				}
			}
			return c.bare(i, end)
		case ':':
			if strings.HasPrefix(text[end:], "://") {
				return c.put(i, addressEnd(text, end+3), hearsay.Word)
			}
			if text[i:end] == "mailto" && wordAt(text, end+1) {
				return c.put(i, addressEnd(text, end+1), hearsay.Word)
			}
			return c.bare(i, end)
		case '.':
			return c.dotted(i, end)
		}
		return c.bare(i, end)
	}
	return c.bare(i, end)
}

// bare puts a word that nothing joins on to, cut in two if it is two words
// written as one: "cannot".
func (c *cutter) bare(i, end int) int {
	if n := end - i; n <= longestFused && fusedLengths[c.text[i]]&(1<<n) != 0 {
		if cut, ok := fused[c.text[i:end]]; ok {
			c.put(i, i+cut, hearsay.Word)
			i += cut
		}
	}
	return c.put(i, end, hearsay.Word)
}

// clitics takes the word from i to the apostrophe at end, if a clitic or
// several end it: "we'll", "doesn't", "I'd've".
func (c *cutter) clitics(i, end, n int) (next int, ok bool) {
	text := c.text
	tail := cliticEnd(text, end, n)
	if tail == 0 {
		return 0, false
	}
	if fold(text[end+n]) == 't' { // "n't" takes its n from the word
		if fold(text[end-1]) != 'n' {
			return 0, false
		}
		c.put(i, end-1, hearsay.Word)
		end--
	} else {
		c.put(i, end, hearsay.Word)
	}
	end = c.put(end, tail, hearsay.Word)
	for {
		n := apostropheAt(text, end)
		if n == 0 {
			return end, true
		}
		tail := cliticEnd(text, end, n)
		if tail == 0 || fold(text[end+n]) == 't' {
			return end, true
		}
		end = c.put(end, tail, hearsay.Word)
	}
}

// cliticEnd returns the end of the clitic that begins with the apostrophe of
// width n at byte at, or 0 if no clitic does.
func cliticEnd(text string, at, n int) int {
	i := at + n
	if i >= len(text) {
		return 0
	}
	end := i + 1
	switch a := fold(text[i]); a {
	case 's', 'm', 'd', 't':
	case 'r', 'v', 'l':
		b := byte('e')
		if a == 'l' {
			b = 'l'
		}
		if end >= len(text) || fold(text[end]) != b {
			return 0
		}
		end++
	default:
		return 0
	}
	if k, _ := classAt(text, end); k == letter || k == digit || k == joiner {
		return 0
	}
	return end
}

// staysWhole reports whether a hyphen after part makes one word of it and
// what follows: "anti-", "re-", "e-".
func staysWhole(part string) bool {
	return len(part) <= longestPrefix && prefixes[part]
}

// apostrophe takes an apostrophe that stands in no word: a clitic after a
// mark, an elision ("'em", "'90s"), or half of a pair of quotation marks.
func (c *cutter) apostrophe(i, n int) int {
	text := c.text
	if c.joinedTo(i) {
		if tail := cliticEnd(text, i, n); tail > 0 && fold(text[i+n]) != 't' && c.hostsClitic() {
			return c.put(i, tail, hearsay.Word)
		}
	} else if end := elisionEnd(text, i, n); end > 0 {
		kind := hearsay.Word
		if byteClass[text[i+n]] == digit {
			kind = hearsay.Number
		}
		return c.put(i, end, kind)
	}
	char := text[i : i+n]
	if strings.HasPrefix(text[i+n:], char) {
		if c.joinedTo(i) && strings.HasPrefix(text[i+2*n:], char) && !strings.HasPrefix(text[i+3*n:], char) {
			i = c.put(i, i+n, hearsay.Mark) // in ''' at the end, the single mark is the inner one
		}
		return c.put(i, i+2*n, hearsay.Mark) // '' and ’’ are double marks
	}
	return c.put(i, i+n, hearsay.Mark)
}

// hostsClitic reports whether the last token can carry an "'s": it is no stop,
// comma or opening mark.
func (c *cutter) hostsClitic() bool {
	t := c.toks[len(c.toks)-1]
	if t.Kind != hearsay.Mark {
		return true
	}
	switch t.In(c.text) {
	case ")", "]", "\"", "”", "’", "'":
		return true
	}
	return false
}

// elisionEnd returns the end of the shortened word that begins with the
// apostrophe at byte i, or 0: "'em", "'90s".
func elisionEnd(text string, i, n int) int {
	k, _ := classAt(text, i+n)
	switch k {
	case digit:
		end := digitsEnd(text, i+n)
		if end-i-n != 2 {
			return 0
		}
		if end < len(text) && text[end] == 's' && !wordAt(text, end+1) {
			return end + 1 // "'90s"
		}
		// "’98", and "'98" where no quotation begins
		if !wordAt(text, end) && (text[i:i+n] == "’" || end < len(text) && isAny(text[end], ",.;:)")) {
			return end
		}
	case letter:
		end := plainEnd(text, i+n)
		if end-i-n <= longestElision && elisions[text[i+n:end]] {
			if text[i+n:end] == "n" {
				end += apostropheAt(text, end) // "rock 'n' roll"
			}
			return end
		}
	}
	return 0
}
