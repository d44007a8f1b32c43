package segment

import (
	"strconv"

	"hearsay"
)

// Some sentences end without a stop, in the middle of a paragraph: the head of
// a mail ("Ana Tupou 03/05/2031 09:14 AM The road is open."), the farewell of a
// letter ("Best regards, Ana"), a date line under a headline, the label of a
// figure, the credit of a picture. What tells them is a number, an address, a
// colon or a comma; token i is one of those.

// unstopped ends sentences before or behind token i, or what belongs to it, if
// such a thing stands there.
func (d *divider) unstopped(p, i int) {
	switch t := d.toks[i]; t.Kind {
	case hearsay.Number:
		switch n := t.Len(); {
		case n >= 6 && d.isStamp(i):
			d.stamp(p, i)
		case n == 4 && i-d.first >= 2:
			d.dateLine(p, i)
		}
		if t.Len() <= 2 && d.isNextItem(i) {
			d.put(p, i)
		}
		if i == d.first+1 && d.startsSentence(i+1) && d.labels(d.first) {
			d.put(p, i+1) // "Figure 3.2 The dam seen from above."
		}
	case hearsay.Word:
		if d.isAddress(i) && d.startsSentence(i+1) {
			d.put(p, i+1)
		}
	default:
		switch d.text[t.Start] {
		case ':':
			d.colon(p, i)
		case ',':
			if i-d.first <= 3 {
				d.farewell(p, i)
			}
		case '-':
			if d.isNextBullet(i) {
				d.put(p, i)
			} else if d.endsDateline(i) {
				d.put(p, i+1)
			}
		default:
			if startsDash(d.text, t.Start) && d.endsDateline(i) {
				d.put(p, i+1)
			}
		}
	}
}

// endsDateline reports whether the dash i ends the dateline of a report:
// "MARENA, Tolvia (NPA) — Two boats sank." A dateline opens its paragraph with
// a place in capitals, or has an agency in brackets before its dash.
func (d *divider) endsDateline(i int) bool {
	const longest = 16
	first := d.toks[d.first]
	if d.first != d.paragraphFirst || i == d.first || i-d.first > longest || i+1 >= d.end ||
		d.toks[i-1].End == d.toks[i].Start || d.toks[i].End == d.toks[i+1].Start || !upperAt(d.text, first.Start) {
		return false
	}
	if !d.startsSentence(i+1) && d.roles[i+1] != opens && d.toks[i+1].Kind != hearsay.Number {
		return false
	}
	for _, t := range d.toks[d.first:i] {
		if t.Kind == hearsay.Word && lowerAt(d.text, t.Start) && t.Len() > 3 || t.Kind == hearsay.Mark && !isAny(d.text[t.Start], ",./()-") {
			return false
		}
	}
	return d.isMark(i-1, ")") || first.Len() >= 4 && isUpper(first.In(d.text))
}

// isUpper reports whether a word has no small letter.
func isUpper(word string) bool {
	for i := range word {
		if lowerAt(word, i) {
			return false
		}
	}
	return true
}

// isNextItem reports whether token i is the number of the item that follows the
// one at hand in a list without line breaks: "1. Boats 2. Blankets".
func (d *divider) isNextItem(i int) bool {
	if i-d.first < 3 || i+2 >= d.end || d.toks[d.first].Kind != hearsay.Number || d.toks[d.first].Len() > 2 ||
		!d.isMark(d.first+1, ".)") || d.toks[i+1].Kind != hearsay.Mark ||
		d.text[d.toks[i+1].Start] != d.text[d.toks[d.first+1].Start] || d.toks[i-1].End == d.toks[i].Start {
		return false
	}
	if d.isMark(i+1, ".") && (!d.startsSentence(i+2) || leads[d.toks[i-1].In(d.text)]) {
		return false // "The toll rose to 2. The search"
	}
	number := func(t hearsay.Token) int {
		n, err := strconv.Atoi(t.In(d.text))
		if err != nil {
			return -9
		}
		return n
	}
	step := number(d.toks[i]) - number(d.toks[d.first])
	return step == 1 || step == -1
}

// isNextBullet reports whether the hyphen i begins another item of a list
// without line breaks: "- boats - blankets".
func (d *divider) isNextBullet(i int) bool {
	first := d.toks[d.first]
	return i-d.first >= 2 && i+1 < d.end && first.Kind == hearsay.Mark && first.Len() == 1 && d.text[first.Start] == '-' &&
		first.End < d.toks[d.first+1].Start && d.toks[i].Len() == 1 && d.toks[i-1].End < d.toks[i].Start && !d.saysAt(i+1) && !d.saysAt(i+2)
}

// startsSentence reports whether token i, with a blank before it, is a word
// with a capital that could begin a sentence.
func (d *divider) startsSentence(i int) bool {
	return i < d.end && d.toks[i].Kind == hearsay.Word && upperAt(d.text, d.toks[i].Start) &&
		d.toks[i-1].End < d.toks[i].Start && !calendarWords[d.toks[i].In(d.text)]
}

// isStamp reports whether token i begins the time of a mail: a date in digits
// and a time of day.
func (d *divider) isStamp(i int) bool {
	if i+1 >= d.end || d.toks[i+1].Kind != hearsay.Number {
		return false
	}
	date, clock := d.toks[i].In(d.text), d.toks[i+1].In(d.text)
	return (date[1] == '/' || date[2] == '/') && len(clock) >= 4 && (clock[1] == ':' || clock[2] == ':')
}

// stamp parts the time of a mail, at token i, from its sender and its text.
func (d *divider) stamp(p, i int) {
	behind := i + 2
	if behind < d.end && isHalfDay(d.toks[behind].In(d.text)) {
		behind++
	}
	if i > d.first {
		before := d.toks[i-1]
		switch {
		case before.Kind == hearsay.Mark && d.text[before.Start] != ')':
			return
		case before.Kind == hearsay.Word && lowerAt(d.text, before.Start) && !d.isMailAddress(i-1):
			return // "on 03/05/2031"
		}
		d.put(p, i)
	}
	if behind < d.end && d.toks[behind].Kind == hearsay.Word && !calendarWords[d.toks[behind].In(d.text)] {
		d.put(p, behind)
	}
}

func isHalfDay(word string) bool {
	return len(word) >= 2 && (fold(word[0]) == 'a' || fold(word[0]) == 'p') && (word[1:] == "M" || word[1:] == "m" || word[1:] == ".m.")
}

func (d *divider) isMailAddress(i int) bool {
	t := d.toks[i]
	for k := t.Start; k < t.End; k++ {
		if d.text[k] == '@' {
			return true
		}
	}
	return false
}

// dateLine parts a date that stands by itself, and whose year is token i, from
// what stands around it: "Floods in Aru Friday, March 7, 2031", or "7 March
// 2031 The water".
func (d *divider) dateLine(p, i int) {
	start := i - 1
	switch {
	case d.isMark(i-1, ",") && i-3 >= d.first && d.toks[i-2].Kind == hearsay.Number && d.toks[i-2].Len() <= 2 && d.isCalendar(i-3):
		start = i - 3
	case d.isCalendar(i-1) && i-2 >= d.first && d.toks[i-2].Kind == hearsay.Number && d.toks[i-2].Len() <= 2:
		start = i - 2
	default:
		return
	}
	weekday := start-2 >= d.first && d.isMark(start-1, ",") && d.isCalendar(start-2)
	if weekday {
		start -= 2
	}
	last := i+1 == d.end
	if start > d.first {
		before := d.toks[start-1]
		if !weekday || !last && !d.startsSentence(i+1) || before.Kind == hearsay.Mark && d.roles[start-1] != closes || leads[before.In(d.text)] {
			return // "on Friday, March 7, 2031"
		}
		d.put(p, start)
	}
	if !last && d.startsSentence(i+1) {
		d.put(p, i+1)
	}
}

// isCalendar reports whether token i is a month or a day of the week.
func (d *divider) isCalendar(i int) bool {
	if d.toks[i].Kind != hearsay.Word {
		return false
	}
	w := d.toks[i].In(d.text)
	return calendarNames[w]
}

// labels reports whether token i is what a picture or a table is called, before
// its number.
func (d *divider) labels(i int) bool { return labels[d.toks[i].In(d.text)] }

// colon ends the sentence before the credit of a picture ("Image: Ana Tupou"),
// behind a colon that says that something follows, and behind the address that
// a mail names ("Email: ana@valley.example The road is open.").
func (d *divider) colon(p, i int) {
	if i == d.first || d.toks[i-1].Kind != hearsay.Word {
		return
	}
	word := d.toks[i-1].In(d.text)
	if headers[word] {
		d.header(p, i)
	}
	if i-d.first < 2 {
		return
	}
	switch before := d.toks[i-2]; {
	case i-1-d.first >= 2 && credits[word] && (before.Kind != hearsay.Mark || d.roles[i-2] == closes):
		d.put(p, i-1)
	case follows[word] && d.startsSentence(i+1):
		d.put(p, i+1)
	}
}

// header ends the sentence behind the address that stands close behind the
// colon i.
func (d *divider) header(p, i int) {
	const reach = 10
	for k := i + 1; k < min(i+reach, d.end-1); k++ {
		if d.toks[k].Kind != hearsay.Word || !d.isMailAddress(k) {
			continue
		}
		if d.text[d.toks[k+1].Start] == '>' { // "<ana@valley.example>"
			k++
		}
		if d.startsSentence(k + 1) {
			d.put(p, k+1)
		}
		return
	}
}

// farewell ends the sentence behind the comma at token i of a letter's end.
func (d *divider) farewell(p, i int) {
	if i == d.first || d.text[d.toks[i].Start] != ',' || !d.startsSentence(i+1) || d.toks[i+1].In(d.text) == "I" {
		return
	}
	if next := d.toks[i+1].In(d.text); addressed[next] || next[len(next)-1] == '.' {
		return // "Thank you, Mr. Mayor."
	}
	if words := d.text[d.toks[d.first].Start:d.toks[i-1].End]; len(words) <= longestFarewell && farewells[words] {
		d.put(p, i+1)
	}
}
