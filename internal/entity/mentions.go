// Package entity finds the mentions in a text: the noun phrases that can
// stand for somebody who says things, and what sort of somebody each is.
//
// Names of persons, organisations and places are found by weights that were
// learned from annotated text; MODEL.md says which text. What sort of party a
// phrase stands for is told by word lists of roles and records, and by its name
// where no such word stands in it.
package entity

import (
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// Mentions finds the noun phrases of a text, in order and not overlapping,
// each with its head and what sort of party it is. A phrase is taken without
// what hangs behind it: "a spokesman for the ministry" is two mentions.
func Mentions(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Mention {
	mentions := make([]hearsay.Mention, 0, len(tokens)/4)
	names := Names(text, tokens, sentences)
	for _, s := range sentences {
		for i := s.First; i < s.Last; {
			end := phrase(text, tokens[:s.Last], i)
			if end == i {
				i++
				continue
			}
			for len(names) > 0 && names[0].Last <= i {
				names = names[1:]
			}
			if m, ok := mention(text, tokens[i:end], names); ok {
				mentions = append(mentions, m)
			}
			i = end
		}
	}
	return mentions
}

// phrase returns the index after the last token of the noun phrase that
// begins at tokens[i], or i if none does.
func phrase(text string, tokens []hearsay.Token, i int) int {
	t := tokens[i]
	if t.Tag == hearsay.PRON && !possessive(text, t) {
		return i + 1
	}
	end, j := i, i
	for ; j < len(tokens); j++ {
		t := tokens[j]
		switch t.Tag {
		case hearsay.NOUN, hearsay.PROPN, hearsay.NUM:
			if j > i && todays.Has(t.In(text)) {
				break // "the mayor today announced"
			}
			end = j + 1
			continue
		case hearsay.DET:
			if j == i || j == i+1 && tokens[i].Tag == hearsay.DET {
				continue
			}
		case hearsay.PRON:
			if j == i || j == i+1 && tokens[i].Tag == hearsay.DET {
				continue // "his", "all their"
			}
		case hearsay.ADJ, hearsay.SYM, hearsay.X:
			continue
		case hearsay.ADV:
			if j > i && j+1 < len(tokens) && tokens[j+1].Tag == hearsay.ADJ {
				continue // "a highly regarded analyst"
			}
		case hearsay.VERB:
			if (t.Fine == hearsay.VBN || t.Fine == hearsay.VBG) && modifies(tokens, i, j) {
				continue
			}
		case hearsay.PART:
			if end == j && j > i && genitive(text, t) {
				continue
			}
		case hearsay.PUNCT:
			if j > i && (end == j || tokens[j-1].Tag == hearsay.ADJ) && inside(text, tokens, j) {
				continue
			}
		case hearsay.CCONJ:
			if t.In(text) == "&" && end == j && j > i {
				continue
			}
		}
		break
	}
	if end > i && end+1 < j && genitive(text, tokens[end]) && roles.Has(tokens[j-1].In(text)) {
		return j // "the firm's chief executive", taken for adjectives
	}
	if end == i && t.Tag == hearsay.DET && j > i {
		if j > i+1 && tokens[j-1].Tag == hearsay.ADJ && tokens[j-1].Kind == hearsay.Word {
			return j // "the dead"
		}
		if j == i+1 && j+1 < len(tokens) && tokens[j].Fine == hearsay.VBN && (tokens[j+1].Tag == hearsay.AUX || tokens[j+1].Fine == hearsay.VBD) {
			return j + 1 // "the wounded"
		}
	}
	if end == i && j > i && t.Tag == hearsay.DET && demonstrative.Has(t.In(text)) {
		return i + 1 // "those", "others"
	}
	return end
}

// modifies reports whether the participle tokens[j] stands between a
// determiner or an adjective and a noun of the phrase that begins at i.
func modifies(tokens []hearsay.Token, i, j int) bool {
	if j+1 >= len(tokens) {
		return false
	}
	switch tokens[j+1].Tag {
	case hearsay.NOUN, hearsay.PROPN, hearsay.ADJ:
	default:
		return false
	}
	return j > i && (tokens[j-1].Tag == hearsay.DET || tokens[j-1].Tag == hearsay.ADJ || tokens[j-1].Tag == hearsay.PRON)
}

// inside reports whether the mark tokens[j] joins two words: "Abu-Rahme",
// "state-run".
func inside(text string, tokens []hearsay.Token, j int) bool {
	switch tokens[j].In(text) {
	case "-", "–", "/":
		return j+1 < len(tokens) && tokens[j].Start == tokens[j-1].End && tokens[j].End == tokens[j+1].Start
	}
	return false
}

func genitive(text string, t hearsay.Token) bool {
	switch t.In(text) {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

func possessive(text string, t hearsay.Token) bool { return possessives.Has(t.In(text)) }

// mention describes the noun phrase of tokens, and reports false if it cannot
// stand for anybody: a stretch of time, a bare number. The names are those that
// end behind its beginning.
func mention(text string, tokens []hearsay.Token, names []Name) (hearsay.Mention, bool) {
	m := hearsay.Mention{Span: hearsay.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}, Party: hearsay.Other}
	last := len(tokens) - 1
	if tokens[0].Tag == hearsay.PRON && last == 0 {
		word := tokens[0].In(text)
		m.Head, m.Pronoun = tokens[0].Span, true
		if persons.Has(word) {
			m.Party = hearsay.Person
		}
		return m, !expletives.Has(word)
	}
	for last > 0 && tokens[last].Tag != hearsay.NOUN && tokens[last].Tag != hearsay.PROPN {
		last--
	}
	if last == 0 { // "the wounded"
		last = len(tokens) - 1
	}
	head := tokens[last]
	m.Head = head.Span
	if head.Tag == hearsay.NUM || head.Tag == hearsay.NOUN && times.Has(head.In(text)) {
		return m, false
	}
	if head.Tag == hearsay.PROPN || shouted(head.In(text)) {
		if w := head.In(text); lexicon.Weekdays.Has(w) || lexicon.Months.Has(w) {
			return m, false
		}
		m.Named = true
		first := last
		for first > 0 && (tokens[first-1].Tag == hearsay.PROPN || joins(text, tokens, first-1)) {
			first--
		}
		m.Head.Start = tokens[first].Start
	}
	name, known := nameOf(head, names)
	m.Party = party(text, tokens[:last+1], m.Named, name, known)
	if m.Party == hearsay.Report {
		m.Named = false
	}
	return m, true
}

// shouted reports whether a word is all in capitals and no word for a role: a
// name, as far as can be told.
func shouted(word string) bool {
	return len(word) > 2 && strings.ToUpper(word) == word && strings.ToLower(word) != word && !roles.Has(word)
}

// joins reports whether tokens[i] stands between two parts of one name.
func joins(text string, tokens []hearsay.Token, i int) bool {
	return i > 0 && tokens[i-1].Tag == hearsay.PROPN && (inside(text, tokens, i) || tokens[i].In(text) == "&")
}

// party tells the sort of party that a noun phrase names, by its words from the
// last to the first, or by the sort of its name. The holder of an office is of
// the sort of the office, and who speaks or works for a body is of its sort: a
// "police spokesman" is police. Who speaks for a company is a person.
func party(text string, tokens []hearsay.Token, named bool, name Sort, known bool) hearsay.Party {
	var found, weak hearsay.Party // what is told for good; what the words before may say more of
	var titled, body bool         // weak is that of a title; of a body
	last := len(tokens) - 1
	for i := last; i >= 0 && found == ""; i-- {
		if i+2 < len(tokens) && genitive(text, tokens[i+1]) && weak == "" {
			break // "the company's car" is not the company
		}
		r, first, ok := roleOfToken(text, tokens, i)
		word := tokens[i].In(text)
		proper := named && tokens[i].Tag == hearsay.PROPN
		switch {
		case ok && proper && i == last && r.name != "":
			found = r.name // "the Marena Record"
		case ok && r.party == "":
		case ok && proper && first == i && known && name != Person && offices.Has(word): // "General Motors"
		case ok && proper && known && name == Organisation && r.party == hearsay.Report && strings.HasSuffix(word, "s"): // "River Studies"
		case !ok && tokens[i].Tag == hearsay.NOUN && i == last && !named:
			return hearsay.Other // a "news conference" is no news
		case !ok:
		case r.party == hearsay.Person || first == i && (bodies.Has(word) || titles.Has(word)):
			if weak == "" && r.party == hearsay.Person && outsiders.Has(word) {
				return hearsay.Person
			}
			if weak == "" {
				weak, titled, body = r.party, titles.Has(word), bodies.Has(word)
			}
		default:
			found = r.party
		}
		i = min(i, first)
	}
	switch {
	case found == hearsay.Organisation && weak != "" && (titled || !body):
		return hearsay.Person
	case found == hearsay.Organisation && body && weak != hearsay.Government && weak != "":
		return weak
	case found == hearsay.Report && (weak == hearsay.Person || body):
		return weak // "the report's author", "the audit bureau"
	case found != "":
		return found
	case weak == hearsay.Organisation && body && public(text, tokens):
		return hearsay.Government
	case weak != "":
		return weak
	case !named:
		return hearsay.Other
	}
	if p, ok := seat(text, tokens); ok {
		return p
	}
	switch {
	case known:
		return partyOf[name]
	case person(text, tokens):
		return hearsay.Person
	}
	return hearsay.Organisation
}

// roleOfToken returns the role of the longest phrase of roles.txt that ends with
// token i, and the token that it begins with.
func roleOfToken(text string, tokens []hearsay.Token, i int) (r role, first int, ok bool) {
	const longest = 3
	for first = max(0, i-longest+1); first <= i; first++ {
		if tokens[first].Kind == hearsay.Mark {
			continue
		}
		words := text[tokens[first].Start:tokens[i].End]
		if r, ok := roleAt(words); ok && !(first == i && tokens[i].Tag == hearsay.PROPN && strings.HasSuffix(words, "States")) {
			return r, first, true
		}
	}
	return role{}, i, false
}

// public reports whether a word before the last says that a body is a public one:
// "the provincial water office".
func public(text string, tokens []hearsay.Token) bool {
	for _, t := range tokens[:len(tokens)-1] {
		if publics.Has(t.In(text)) {
			return offered.Has(tokens[len(tokens)-1].In(text))
		}
	}
	return false
}

// seat returns the party that a house or a seat stands for: "the Kremlin".
func seat(text string, tokens []hearsay.Token) (hearsay.Party, bool) {
	for first := range tokens {
		if p, ok := metonyms[text[tokens[first].Start:tokens[len(tokens)-1].End]]; ok {
			return p, true
		}
	}
	return "", false
}

// partyOf is the sort of party that a name stands for where it says things. A
// place that says things is those who govern it.
var partyOf = [Sorts]hearsay.Party{Person: hearsay.Person, Organisation: hearsay.Organisation, Place: hearsay.Government}

// nameOf returns the sort of the name that a token is part of.
func nameOf(t hearsay.Token, names []Name) (Sort, bool) {
	for _, n := range names {
		if n.Start >= t.End {
			break
		}
		if n.Meets(t.Span) {
			return n.Sort, true
		}
	}
	return 0, false
}

// person reports whether a name has the shape of a person's: no determiner,
// one to four words, not all in capitals.
func person(text string, tokens []hearsay.Token) bool {
	names := 0
	for i, t := range tokens {
		word := t.In(text)
		switch {
		case t.Tag == hearsay.DET && i == 0:
			return false
		case t.Tag == hearsay.PROPN:
			names++
			if len(word) > 1 && strings.ToUpper(word) == word && strings.ToLower(word) != word && !strings.Contains(word, ".") {
				return false
			}
		case genitive(text, t):
			names = 0
		}
	}
	return 1 <= names && names <= 4
}
