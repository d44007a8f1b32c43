package segment

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

// sentences groups the tokens into sentences. paras has the first token of
// each paragraph, roles what the quotation marks do.
func sentences(text string, toks []hearsay.Token, paras []int, roles []role) []hearsay.Sentence {
	d := divider{text: text, toks: toks, roles: roles}
	d.found = make([]hearsay.Sentence, 0, len(toks)/16+len(paras))
	for p, first := range paras {
		end := len(toks)
		if p+1 < len(paras) {
			end = paras[p+1]
		}
		d.paragraph(p, first, end)
	}
	return d.found
}

// A divider divides the paragraphs of one text into sentences.
type divider struct {
	text  string
	toks  []hearsay.Token
	roles []role
	found []hearsay.Sentence

	first, end int // the tokens of the sentence at hand, of the paragraph at most
}

func (d *divider) paragraph(p, first, end int) {
	d.first, d.end = first, end
	for i := first; i < end; i++ {
		switch t := d.toks[i]; t.Kind {
		case hearsay.Number:
			continue
		case hearsay.Word:
			if d.text[t.End-1] != '.' && (t.Len() <= 10 || d.text[t.Start] != 'h') {
				continue
			}
		}
		if d.isRule(i) || d.isAddress(i) && i > d.first && (d.isAddress(i-1) || d.mayStop(i-1)) {
			if i > d.first {
				d.put(p, i)
			}
			if d.isRule(i) && i+1 < end {
				d.put(p, i+1)
			}
			continue
		}
		if !d.mayStop(i) {
			continue
		}
		next := d.tail(i)
		if next < end && d.stops(i, next) {
			d.put(p, next)
			i = next - 1
		} else if next > i+1 {
			i = next - 1
		}
	}
	if d.first < end {
		d.put(p, end)
	}
	d.first = first
	if s := &d.found[len(d.found)-1]; s.First == first && !d.stopped(end-1) {
		s.Headline = true
	}
}

// longest is how many tokens a sentence may have. What is longer is a table or
// a list without stops; it is cut, so that whoever looks at the pairs of words
// in a sentence keeps step with the length of the text. The longest sentences
// of news have some 150.
const longest = 300

// put ends the sentence at hand before token end, and cuts it if it is too
// long, behind a mark if one stands near.
func (d *divider) put(p, end int) {
	for end-d.first > longest {
		cut := d.first + longest
		for i := cut; i > cut-longest/4; i-- {
			if d.toks[i-1].Kind == hearsay.Mark && d.roles[i-1] == noRole {
				cut = i
				break
			}
		}
		d.add(p, cut)
	}
	d.add(p, end)
}

// add ends the sentence at hand before token end.
func (d *divider) add(p, end int) {
	d.found = append(d.found, hearsay.Sentence{
		Span:  hearsay.Span{Start: d.toks[d.first].Start, End: d.toks[end-1].End},
		First: d.first, Last: end, Paragraph: p,
	})
	d.first = end
}

// isRule reports whether token i is a line drawn with marks: "-----".
func (d *divider) isRule(i int) bool {
	t := d.toks[i]
	return t.Kind >= hearsay.Mark && t.Len() >= 5 && isAny(d.text[t.Start], "-*=_~#") && d.text[t.Start] == d.text[t.End-1]
}

// isAddress reports whether token i is a web address with its scheme.
func (d *divider) isAddress(i int) bool {
	t := d.toks[i]
	return t.Len() > 10 && t.Kind == hearsay.Word && d.text[t.Start] == 'h' && strings.HasPrefix(t.In(d.text), "http")
}

// stopped reports whether a sentence whose last token is last ends with a
// stop, inside quotation marks and brackets or outside.
func (d *divider) stopped(last int) bool {
	for last > d.found[len(d.found)-1].First && (d.roles[last] == closes || d.isMark(last, ")]}\"'")) {
		last--
	}
	if d.toks[last].Kind == hearsay.Word && d.inTitleCase(last) {
		return false // "Flood Aid Reaches U.S."
	}
	return d.mayStop(last) || d.isMark(last, ":;,")
}

// isMark reports whether token i is a mark that begins with a byte of set.
func (d *divider) isMark(i int, set string) bool {
	return d.toks[i].Kind == hearsay.Mark && isAny(d.text[d.toks[i].Start], set)
}

// mayStop reports whether a sentence may end with token i: a stop, or an
// abbreviation with its dot.
func (d *divider) mayStop(i int) bool {
	t := d.toks[i]
	switch t.Kind {
	case hearsay.Mark:
		switch b := d.text[t.Start]; b {
		case '.', '!', '?':
			return true
		case '[':
			return t.Len() > 1 // "[...]"
		case 0xe2:
			w := t.In(d.text)
			return w[:3] == "…" || w == "‽"
		case 0xe3:
			return t.In(d.text) == "。"
		case 0xef:
			w := t.In(d.text)
			return w == "！" || w == "？" || w == "．"
		case 0xd8, 0xdb:
			w := t.In(d.text)
			return w == "؟" || w == "۔"
		case 0xe0:
			return t.In(d.text) == "।"
		}
	case hearsay.Word:
		return t.Len() > 1 && d.text[t.End-1] == '.'
	case hearsay.Symbol:
		return d.isFace(i)
	}
	return false
}

// isFace reports whether token i is a face drawn with marks.
func (d *divider) isFace(i int) bool {
	t := d.toks[i]
	return t.Kind == hearsay.Symbol && t.Len() > 1 && isAny(d.text[t.Start], ":;=^")
}

// tail returns the token after the stop i and what belongs to it: more stops,
// closing quotation marks and brackets.
func (d *divider) tail(i int) int {
	next := i + 1
	for next < d.end {
		t := d.toks[next]
		if note := d.noteEnd(next); note > 0 {
			return note
		}
		switch {
		case d.isFace(next):
		case t.Kind != hearsay.Mark:
			return next
		case d.roles[next] == closes, d.strayClose(next):
		case t.Start > d.toks[next-1].End && d.text[t.Start] != '.' && d.text[t.Start] != '!' && d.text[t.Start] != '?':
			return next
		case isAny(d.text[t.Start], ".!?)]}"):
		default:
			return next
		}
		next++
	}
	return next
}

// strayClose reports whether token i looks like a closing mark, although no
// quotation is open: it hangs on the stop before it and a blank follows.
func (d *divider) strayClose(i int) bool {
	t := d.toks[i]
	return d.roles[i] == noRole && t.Start == d.toks[i-1].End && i+1 < d.end && t.End < d.toks[i+1].Start &&
		isAny(d.text[t.Start], "\"'\xe2") && t.Len() <= 3 && (t.Len() == 1 || t.In(d.text) == "”" || t.In(d.text) == "’")
}

// noteEnd returns the token after the number of a note, "[12]", that begins
// with token i, or 0 if none does.
func (d *divider) noteEnd(i int) int {
	if i+2 < d.end && d.isMark(i, "[") && d.toks[i+1].Kind == hearsay.Number && d.isMark(i+2, "]") &&
		d.toks[i].End == d.toks[i+1].Start && d.toks[i+1].Len() <= 3 {
		return i + 3
	}
	return 0
}

// stops reports whether the sentence at hand ends with the stop i, after
// which the token next follows.
func (d *divider) stops(i, next int) bool {
	t, n := d.toks[i], d.toks[next]
	gap := d.toks[next-1].End < n.Start
	quoted := next > i+1 && d.roles[next-1] == closes
	if !gap {
		return d.closeUp(i, next)
	}
	if i == d.first || d.isItem(i) {
		return false // "1. First", "… and then"
	}
	if d.isMark(next, ",;:") {
		return false
	}
	if d.isMark(next, "-") || startsDash(d.text, n.Start) {
		return t.Kind == hearsay.Mark && t.Len() == 1 && d.text[t.Start] == '.' && !quoted &&
			next+1 < d.end && !lowerAt(d.text, d.toks[next+1].Start)
	}
	if t.Kind == hearsay.Symbol {
		return upperAt(d.text, n.Start)
	}
	if t.Kind == hearsay.Word && next == i+1 {
		return d.afterAbbreviation(i, next)
	}
	switch b := d.text[t.Start]; {
	case b >= utf8.RuneSelf && b != 0xe2:
		return true // 。 and the like
	case quoted && b != '.' && d.speakerFollows(next):
		return false
	case lowerAt(d.text, n.Start):
		return !quoted && d.sloppy(i, next)
	}
	return true
}

// sloppy reports whether a sentence ends with the stop i although the word
// after it begins with a small letter, as in messages written in haste. After
// what may be an abbreviation or a name with its mark, it does not.
func (d *divider) sloppy(i, next int) bool {
	b, prev := d.text[d.toks[i].Start], d.toks[i-1]
	if d.toks[i].Len() > 1 && b == '.' || b == 0xe2 || b == '[' || prev.End < d.toks[i].Start && b == '.' {
		return false
	}
	switch {
	case d.saysAt(next) || d.saysAt(next+1):
		return false
	case b == '?':
		return true
	case prev.Kind != hearsay.Word:
		return b == '.' && (d.isMark(i-1, ")") || d.roles[i-1] == closes) || b == '.' && prev.Kind == hearsay.Number && prev.Len() > 2
	case b == '!':
		return !upperAt(d.text, prev.Start)
	}
	return prev.Len() > 2 && hasVowel(prev.In(d.text)) && i-d.first > 2
}

// saysAt reports whether token i is a verb that names a speaker.
func (d *divider) saysAt(i int) bool {
	return i < d.end && d.toks[i].Kind == hearsay.Word && d.toks[i].Len() <= longestSaying && saying[d.toks[i].In(d.text)]
}

func hasVowel(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || isAny(fold(c), "aeiouy") {
			return true
		}
	}
	return false
}

// closeUp decides about a stop with no space after it: "rose.The".
func (d *divider) closeUp(i, next int) bool {
	t, n := d.toks[i], d.toks[next]
	if t.Kind == hearsay.Word || n.Kind == hearsay.Mark && d.roles[next] != opens {
		return false
	}
	if b := d.text[t.Start]; b >= utf8.RuneSelf && b != 0xe2 {
		return true
	}
	return i > d.first && (upperAt(d.text, n.Start) || d.roles[next] == opens) && n.Len() > 1
}

// isItem reports whether token i is the dot of an item's number or letter at
// the beginning of the sentence: "1. First".
func (d *divider) isItem(i int) bool {
	if i-1 > d.first+1 || i == d.first || d.toks[i].Len() != 1 || d.text[d.toks[i].Start] != '.' {
		return false
	}
	if i-1 > d.first && d.toks[d.first].Kind < hearsay.Mark {
		return false // "*2." is an item; "page 2." is none
	}
	t := d.toks[i-1]
	return t.End == d.toks[i].Start && (t.Kind == hearsay.Number && t.Len() <= 3 || t.Len() == 1)
}

// speakerFollows reports whether a speaker is named after a quotation that
// ends in "?" or "!": `"Where?" Okafor asked.`
func (d *divider) speakerFollows(next int) bool {
	for i := next; i < min(next+6, d.end); i++ {
		t := d.toks[i]
		if t.Kind != hearsay.Word || !upperAt(d.text, t.Start) {
			return d.saysAt(i)
		}
	}
	return false
}

// afterAbbreviation reports whether the sentence ends with the abbreviation i,
// by its kind and the token after it.
func (d *divider) afterAbbreviation(i, next int) bool {
	t, n := d.toks[i], d.toks[next]
	word := t.In(d.text)
	word = word[:len(word)-1]
	if lowerAt(d.text, n.Start) {
		return false
	}
	begins := n.Kind == hearsay.Word && upperAt(d.text, n.Start) && starters[n.In(d.text)]
	if d.roles[next] == opens && next+1 < d.end {
		after := d.toks[next+1]
		begins = upperAt(d.text, after.Start) && starters[after.In(d.text)]
	}
	begins = begins && !d.inTitleCase(i)
	switch abbreviations[word] {
	case title, never:
		return false
	case inner, calendar, place:
		return begins
	case beforeNumber, day:
		return false
	case ender, company, afterNumber:
		if n.Kind != hearsay.Word || calendarWords[n.In(d.text)] {
			return d.roles[next] == opens
		}
		return begins || d.text[n.End-1] != '.' && d.sentenceLike(next)
	}
	if len(word) > 1 && (word[0] == 'a' || word[0] == 'p') && word[1:] == ".m" {
		return n.Kind == hearsay.Word && !calendarWords[n.In(d.text)] || d.roles[next] == opens
	}
	return begins
}

// inTitleCase reports whether The Words Before Token i Are Written Like This,
// so that a capital after it says nothing.
func (d *divider) inTitleCase(i int) bool {
	n := 0
	for k := i - 1; k >= d.first && n < 4; k-- {
		if d.toks[k].Kind == hearsay.Word {
			if !upperAt(d.text, d.toks[k].Start) {
				return false
			}
			n++
		}
	}
	return n >= 4
}

// sentenceLike reports whether a capital word is followed by a small one, as
// the first word of a sentence is.
func (d *divider) sentenceLike(next int) bool {
	return next+1 < d.end && d.toks[next+1].Kind == hearsay.Word && lowerAt(d.text, d.toks[next+1].Start)
}
