package segment

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

// addressEnd returns the end of a web address that goes on at byte i: where a
// blank or a quotation mark stands, without the punctuation of the sentence
// around it.
func addressEnd(text string, i int) int {
	start, opened := i, 0
	for i < len(text) {
		if b := text[i]; b <= ' ' || b == 0x7f || b == '<' || b == '>' || b == '"' {
			break
		} else if b == '(' {
			opened++
		} else if b == ')' {
			opened--
		} else if b >= utf8.RuneSelf {
			if k, _ := classAt(text, i); k != letter && k != digit && k != joiner && k != ideo {
				if _, w := utf8.DecodeRuneInString(text[i:]); w > 1 || k != blank {
					break
				}
			}
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	for i > start {
		switch text[i-1] {
		case '.', ',', ';', ':', '!', '?', '\'', ']', '}', '*':
		case ')':
			if opened >= 0 {
				return i
			}
			opened++
		default:
			return i
		}
		i--
	}
	return i
}

// longestFile is how many bytes the name of a file or a site has at most, from
// its first hyphen on.
const longestFile = 64

// fileEnd returns the end of the name of a file or a site that goes on at byte
// i with a hyphen or the like, or 0 if none does: "aru-flood-2.pdf",
// "valley-post.com".
func fileEnd(text string, i int) int {
	dot := 0
	end := i
	for end < len(text) && end-i < longestFile {
		b := text[end]
		if k := byteClass[b]; k != letter && k != digit && !isAny(b, "-_#~.") {
			break
		}
		if b == '.' {
			dot = end
		}
		end++
	}
	for end > i && isAny(text[end-1], "-_#~.") {
		if end--; end == dot { // the dot ends a sentence
			dot = strings.LastIndexByte(text[i:end], '.') + i
		}
	}
	if dot <= i || end-dot > 5 || wordAt(text, end) || !endings[text[dot+1:end]] {
		return 0
	}
	return end
}

// at takes the "@" at byte i: it makes an e-mail address of what stands before
// and after it, or a name ("@valleypost") of what stands after it.
func (c *cutter) at(i int) int {
	text := c.text
	end := i + 1
	for end < len(text) && (byteClass[text[end]] == letter || byteClass[text[end]] == digit || isAny(text[end], "-._")) {
		end++
	}
	for end > i+1 && isAny(text[end-1], "-._") {
		end--
	}
	if end == i+1 {
		return c.put(i, end, hearsay.Symbol)
	}
	if !c.joinedTo(i) {
		return c.put(i, end, hearsay.Word)
	}
	start := i
	for start > 0 && i-start < 64 && (byteClass[text[start-1]] == letter || byteClass[text[start-1]] == digit || isAny(text[start-1], "-._%+")) {
		start--
	}
	for len(c.toks) > 0 && c.toks[len(c.toks)-1].Start >= start {
		c.toks = c.toks[:len(c.toks)-1]
	}
	if len(c.toks) > 0 && c.toks[len(c.toks)-1].End > start {
		start = c.toks[len(c.toks)-1].End
	}
	return c.put(start, end, hearsay.Word)
}
