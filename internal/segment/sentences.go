package segment

import (
	"strings"

	"hearsay"
)

// sentences groups the tokens into sentences. paras has the first token of
// each paragraph, roles what the quotation marks do.
func (d *divider) sentences(text string, toks []hearsay.Token, paras []int, roles []role) []hearsay.Sentence {
	d.text, d.toks, d.roles, d.found = text, toks, roles, d.found[:0]
	if d.found == nil {
		d.found = make([]hearsay.Sentence, 0, len(toks)/16+len(paras))
	}
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

	first, end     int // the tokens of the sentence at hand, of the paragraph at most
	paragraphFirst int
}

func (d *divider) paragraph(p, first, end int) {
	d.first, d.end, d.paragraphFirst = first, end, first
	for i := first; i < end; i++ {
		switch t := d.toks[i]; t.Kind {
		case hearsay.Number:
			d.unstopped(p, i)
			i = max(i, d.first-1)
			continue
		case hearsay.Word:
			if d.text[t.End-1] != '.' && (t.Len() <= 10 || d.text[t.Start] != 'h') {
				continue
			}
			d.unstopped(p, i)
			if d.first > i {
				continue
			}
		case hearsay.Mark:
			if b := d.text[t.Start]; b == ',' || b == ':' || b == '-' && t.Len() < 5 || b == 0xe2 && startsDash(d.text, t.Start) {
				d.unstopped(p, i)
				i = max(i, d.first-1)
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
			for next = note; d.noteEnd(next) > 0; next = d.noteEnd(next) {
			}
			return next
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
// with token i, or 0 if none does. "[citation needed]" is a note too.
func (d *divider) noteEnd(i int) int {
	if i+2 >= d.end || !d.isMark(i, "[") || d.toks[i].End != d.toks[i+1].Start {
		return 0
	}
	if d.toks[i+1].Kind == hearsay.Number && d.toks[i+1].Len() <= 3 && d.isMark(i+2, "]") {
		return i + 3
	}
	for k := i + 2; k < min(i+5, d.end-1); k++ {
		if d.isMark(k+1, "]") && d.toks[k].In(d.text) == "needed" {
			return k + 2
		}
	}
	return 0
}
