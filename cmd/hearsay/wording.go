package main

import (
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/export"
)

// chainStatus are the words for how far a chain leads.
var chainStatus = map[hearsay.ChainStatus]string{
	hearsay.Complete:     "leads to somebody who is named or holds an office",
	hearsay.EndsUnnamed:  "ends with somebody the text does not name",
	hearsay.Unattributed: "unattributed: the text makes nobody responsible",
}

// interval words the values that a figure allows: "14 or more".
func interval(i hearsay.Interval) string {
	if at, ok := i.Point(); ok {
		return grouped(at.String())
	}
	low, high := grouped(i.Low.At.String()), grouped(i.High.At.String())
	switch {
	case i.Low.Kind == hearsay.Unbounded && i.High.Kind == hearsay.Unbounded:
		return "any: the text sets no bound"
	case i.High.Kind == hearsay.Included && i.Low.Kind == hearsay.Unbounded:
		return "at most " + high
	case i.Low.Kind == hearsay.Unbounded:
		return "less than " + high
	case i.High.Kind == hearsay.Unbounded && i.Low.Kind == hearsay.Included:
		return low + " or more"
	case i.High.Kind == hearsay.Unbounded:
		return "more than " + low
	case i.Low.Kind == hearsay.Included && i.High.Kind == hearsay.Included:
		return low + " to " + high
	}
	words := "from " + low
	if i.Low.Kind == hearsay.Excluded {
		words = "more than " + low
	}
	if i.High.Kind == hearsay.Excluded {
		return words + ", less than " + high
	}
	return words + ", at most " + high
}

// grouped sets commas between the thousands of a number in plain digits.
func grouped(digits string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "-", rest
	}
	whole, part, pointed := strings.Cut(digits, ".")
	var b strings.Builder
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	if pointed {
		b.WriteString("." + part)
	}
	return sign + b.String()
}

// asOf words the date as of which a claim holds, and how it is known.
func asOf(c *hearsay.Claim) string {
	date := string(c.AsOf)
	switch {
	case date == "":
		return ""
	case c.Basis == hearsay.Stated:
		return date + ", as the text states"
	case c.Basis == hearsay.Relative:
		return date + ", reckoned from the day of publication"
	case c.Basis == hearsay.Publication:
		return date + ", the day of publication"
	}
	return date
}

// spoken is a name of the program's own in words: "percentage_point".
func spoken(name string) string { return strings.ReplaceAll(name, "_", " ") }

// words returns the words of a span in quotation marks, or "" if there are
// none.
func (e *explainer) words(s hearsay.Span) string {
	if s.Empty() || s.Start < 0 || s.End > len(e.d.Text) {
		return ""
	}
	return "“" + export.OneLine(s.In(e.d.Text)) + "”"
}

// brief returns the beginning and the end of a long stretch of text.
func (e *explainer) brief(s hearsay.Span) string {
	words := strings.Fields(strings.Trim(e.words(s), "“”"))
	if len(words) > 12 {
		words = append(append(words[:8:8], "…"), words[len(words)-3:]...)
	}
	return "“" + strings.Join(words, " ") + "”"
}

func (e *explainer) runeAt(at int) int {
	_, size := utf8.DecodeRuneInString(e.d.Text[at:])
	return size
}

// quote writes the words around s, once for a place.
func (e *explainer) quote(s hearsay.Span) {
	if e.quoted {
		return
	}
	e.quoted = true
	q := export.QuoteAt(e.d.Text, e.r.Sentences, s)
	if text := q.String(); text != "" {
		e.b.WriteByte('\n')
		e.line("  │ ", text)
	}
}

// steps writes the rules that took part, each after the words it looked at.
func (e *explainer) steps(title string, list []hearsay.Step) {
	if len(list) == 0 {
		return
	}
	e.line("  ", title)
	for _, s := range list {
		text := s.Rule
		if words := e.brief(s.Span); words != "“”" {
			text = words + ": " + text
		}
		for i, line := range export.Fill(export.OneLine(text), e.room("    - ")) {
			if i == 0 {
				e.b.WriteString("    - " + line + "\n")
				continue
			}
			e.b.WriteString("      " + line + "\n")
		}
	}
}
