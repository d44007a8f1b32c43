package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Tokens cuts a text into words, numbers, marks and symbols, in order.
func Tokens(text string) []hearsay.Token {
	var c cutter
	return c.cut(text)
}

// A cutter is a text on the way to becoming tokens. Its methods take the byte
// where a token begins and return the byte where the next may.
type cutter struct {
	text string
	toks []hearsay.Token
}

// cut cuts a text into tokens, in the memory of those of the last text.
func (c *cutter) cut(text string) []hearsay.Token {
	c.text, c.toks = text, c.toks[:0]
	if n := len(text); n > 0 && cap(c.toks) < n/8+1 {
		c.toks = make([]hearsay.Token, 0, n/4+8) // news has a token in 5.3 bytes
	}
	for i := 0; i < len(text); {
		switch k, n := classAt(text, i); k {
		case blank:
			i += n
		case letter:
			i = c.word(i)
		case digit:
			i = c.number(i)
		case ideo:
			i = c.put(i, i+n, hearsay.Word)
		case joiner:
			i = c.loose(i, n)
		case mark:
			i = c.mark(i, n)
		default:
			i = c.symbol(i, n)
		}
	}
	return c.toks
}

// put makes a token of the bytes from start to end, and returns end.
func (c *cutter) put(start, end int, kind hearsay.TokenKind) int {
	if start < end {
		c.toks = append(c.toks, hearsay.Token{Span: hearsay.Span{Start: start, End: end}, Kind: kind})
	}
	return end
}

// joinedTo reports whether the token before byte i ends there.
func (c *cutter) joinedTo(i int) bool {
	return len(c.toks) > 0 && c.toks[len(c.toks)-1].End == i
}

// loose takes a character that should have continued a word and has none.
func (c *cutter) loose(i, n int) int {
	r, _ := utf8.DecodeRuneInString(c.text[i:])
	if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
		return i + n
	}
	return c.put(i, i+n, hearsay.Symbol)
}

// mark takes punctuation: one character, or a run like "..." or "--".
func (c *cutter) mark(i, n int) int {
	text := c.text
	if n > 1 {
		if apostropheAt(text, i) > 0 {
			return c.apostrophe(i, n)
		}
		if strings.HasPrefix(text[i:], "‘’") || strings.HasPrefix(text[i:], "‘‘") {
			return c.put(i, i+2*n, hearsay.Mark) // double marks, of a sort
		}
		if strings.HasPrefix(text[i:], "‘") && !c.joinedTo(i) {
			if end := elisionEnd(text, i, n); end > 0 {
				return c.put(i, end, hearsay.Word) // "‘em": a machine chose the wrong mark
			}
		}
		return c.put(i, run(text, i, n), hearsay.Mark)
	}
	switch b := text[i]; b {
	case '"':
		return c.put(i, run(text, i, 1), hearsay.Mark)
	case '\'':
		return c.apostrophe(i, n)
	case '.':
		end := run(text, i, 1)
		if end == i+1 {
			end = shoutEnd(text, end) // ".?"
		}
		if end > i+1 {
			return c.put(i, end, hearsay.Mark)
		}
		if k, _ := classAt(text, i+1); k == digit && !c.joinedTo(i) {
			return c.number(i) // ".5"
		}
	case '!', '?':
		return c.put(i, shoutEnd(text, i), hearsay.Mark)
	case '-':
		return c.put(i, run(text, i, 1), hearsay.Mark)
	case ':', ';':
		if end := emoticon(text, i); end > 0 && !c.joinedTo(i) {
			return c.put(i, end, hearsay.Symbol)
		}
	case '[':
		if strings.HasPrefix(text[i:], "[...]") {
			return c.put(i, i+5, hearsay.Mark)
		}
	}
	return c.put(i, i+n, hearsay.Mark)
}

// shoutEnd returns the end of the exclamation and question marks at byte i.
func shoutEnd(text string, i int) int {
	for i < len(text) && (text[i] == '!' || text[i] == '?') {
		i++
	}
	return i
}

// run returns the end of the run of one character that begins at byte i, if
// it is one that writers repeat; otherwise the end of the character.
func run(text string, i, n int) int {
	char := text[i : i+n]
	end := i + n
	switch char {
	case ".", "-", "=", "*", "_", "~", "#", "–", "—", "…", "<", ">", "\"":
		for strings.HasPrefix(text[end:], char) {
			end += n
		}
	}
	return end
}

// symbol takes what is neither word nor number nor mark: "$", "%", an emoji.
func (c *cutter) symbol(i, n int) int {
	text := c.text
	switch b := text[i]; {
	case b >= utf8.RuneSelf:
		return c.put(i, pictureEnd(text, i, n), hearsay.Symbol)
	case b == '@':
		return c.at(i)
	case b == '#' && !c.joinedTo(i):
		if k, _ := classAt(text, i+1); k == letter {
			return c.put(i, plainEnd(text, i+1), hearsay.Symbol) // "#flood"
		}
	case b == '+' && !c.joinedTo(i):
		if end := dialEnd(text, i+1); end > 0 {
			return c.put(i, end, hearsay.Number)
		}
	case b == '`' && strings.HasPrefix(text[i:], "``"):
		return c.put(i, i+2, hearsay.Mark)
	case b == '<' || b == '=' || b == '^':
		if end := emoticon(text, i); end > 0 && !c.joinedTo(i) {
			return c.put(i, end, hearsay.Symbol)
		}
	}
	return c.put(i, run(text, i, n), hearsay.Symbol)
}

// pictureEnd returns the end of the symbol that begins at byte i, with what
// joins on to it: a skin tone, a variation selector, the other half of a flag,
// the rest of a family.
func pictureEnd(text string, i, n int) int {
	first, _ := utf8.DecodeRuneInString(text[i:])
	end := i + n
	if flagHalf(first) {
		if r, n := utf8.DecodeRuneInString(text[end:]); flagHalf(r) {
			end += n
		}
	}
	if first == utf8.RuneError {
		return end
	}
	for end < len(text) && text[end] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(text[end:])
		if runeClass(r) != joiner {
			break
		}
		end += n
		if r == 0x200d { // a zero-width joiner takes the next picture along
			if k, n := classAt(text, end); k == symbol && text[end] >= utf8.RuneSelf {
				end += n
			}
		}
	}
	return end
}

func flagHalf(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff }

// emoticon returns the end of the face drawn with marks at byte i, or 0.
func emoticon(text string, i int) int {
	for _, e := range emoticons {
		if strings.HasPrefix(text[i:], e) && !wordAt(text, i+len(e)) {
			return i + len(e)
		}
	}
	return 0
}

// plainEnd returns the end of the letters, digits and joiners at byte i.
// A digit outside ASCII begins a number, even after a letter.
func plainEnd(text string, i int) int {
	start := i
	for i < len(text) {
		switch k := byteClass[text[i]]; k {
		case letter, digit:
			i++
		case wide:
			k, n := classAt(text, i)
			if k != letter && k != joiner && (k != digit || i > start) {
				return i
			}
			i += n
		default:
			if text[i] != '_' || !wordAt(text, i+1) {
				return i
			}
			i++
		}
	}
	return i
}
