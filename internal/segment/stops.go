package segment

import (
	"unicode/utf8"

	"hearsay"
)

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
		if d.isSignature(next + 1) {
			return false
		}
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

// isSignature reports whether the paragraph ends with a name that token i
// begins: "… it was late." — Ana Tupou.
func (d *divider) isSignature(i int) bool {
	if i >= d.end || d.end-i > 4 {
		return false
	}
	for _, t := range d.toks[i:d.end] {
		if t.Kind != hearsay.Word || !upperAt(d.text, t.Start) {
			return false
		}
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
	return prev.Len() > 1 && hasVowel(prev.In(d.text)) && i-d.first > 2
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
	begins := upperAt(d.text, n.Start) || d.roles[next] == opens || d.text[t.Start] == '?' && lowerAt(d.text, n.Start)
	return i > d.first && begins && n.Len() > 1
}

// isItem reports whether token i is the dot of an item's number or letter at
// the beginning of the sentence: "1. First", "Figure 2. The dam".
func (d *divider) isItem(i int) bool {
	if i-1 > d.first+1 || i == d.first || d.toks[i].Len() != 1 || d.text[d.toks[i].Start] != '.' {
		return false
	}
	if i-1 > d.first && d.toks[d.first].Kind < hearsay.Mark && !d.labels(d.first) {
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
	case beforeNumber, day, lifedate:
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
