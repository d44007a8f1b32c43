package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
)

// stand settles of what sort a source is and whether the text says who it is,
// by all the words that it is mentioned in: who heads or speaks for a body is of
// its sort, "Ann Lee, a spokeswoman for the ministry"; somebody without a name
// is unnamed, unless the office or the body is one of a kind: "the governor".
func (r *register) stand(s *hearsay.Source) {
	const most = 8 // mentions
	for _, span := range s.Mentions[:min(len(s.Mentions), most)] {
		if s.Party != hearsay.Person && s.Party != hearsay.Other && s.Party != hearsay.Unnamed {
			break
		}
		if p, ok := r.standsFor(span); ok {
			s.Party = p
		}
	}
	switch {
	case s.Party == hearsay.Report:
		for _, span := range s.Mentions[:min(len(s.Mentions), most)] {
			s.Named = s.Named || holdsName(span.In(r.text))
		}
	case s.Named && s.Party == hearsay.Unnamed: // "witness Nadi Oru"
		s.Party = hearsay.Person
	case s.Named && s.Party == hearsay.Military && r.policed && ranks.Has(firstWord(s.Name)): // "Sgt. Oru", of the police
		s.Party = hearsay.Police
	case s.Named:
	case s.Party == hearsay.Other && anyone.Has(headWord(s.Name)):
		s.Party = hearsay.Unnamed // "people familiar with the matter"
	case s.Party == hearsay.Person && r.holdsOffice(s): // "the fire chief"
	case s.Party == hearsay.Person:
		if s.Party = hearsay.Unnamed; r.anySpeaksFor(s) {
			s.Party = hearsay.Organisation
		}
	default:
		s.Named = r.oneOfAKind(s)
	}
}

// ofPolice reports whether a text speaks of the police and not of soldiers, so
// that a rank which both have is one of the police.
func (r *register) ofPolice() bool {
	police, soldiers := 0, 0
	for _, m := range r.mentions {
		if ranks.Has(firstWord(m.Head.In(r.text))) || ranks.Has(firstWord(m.In(r.text))) {
			continue
		}
		switch m.Party {
		case hearsay.Police:
			police++
		case hearsay.Military:
			soldiers++
		}
	}
	return police > soldiers
}

// standsFor returns the sort of body that somebody named in span heads or speaks
// for: "the head of | the police", "Tamo Kest, a spokesman for | the ministry",
// "Oru Tamsin, | the governor of the hills".
func (r *register) standsFor(span hearsay.Span) (hearsay.Party, bool) {
	i, _ := slices.BinarySearchFunc(r.mentions, span.Start, func(m hearsay.Mention, at int) int { return m.Start - at })
	if i > 0 && i < len(r.mentions) && r.spokenFor(r.mentions[i-1], span.Start) {
		return r.mentions[i-1].Party, true
	}
	for first := i; i < len(r.mentions) && span.Has(r.mentions[i].Span); i++ {
		m := r.mentions[i]
		if i == first {
			continue
		}
		before := r.mentions[i-1]
		between := strings.TrimSpace(r.text[before.End:m.Start])
		switch {
		case between == "," && !m.Named && public[m.Party], between == "," && heads.Has(before.Head.In(r.text)) && public[before.Party]:
			if public[m.Party] {
				return m.Party, true
			}
			return before.Party, true
		case ties.Has(between) && public[m.Party] && heads.Has(before.Head.In(r.text)):
			return m.Party, true
		}
	}
	return "", false
}

// spokenFor reports whether who is named from byte at on speaks for the public
// body m right before: "Speaking for | the ministry |, Tamo Kest said".
func (r *register) spokenFor(m hearsay.Mention, at int) bool {
	const reach = 24 // bytes
	if !public[m.Party] || m.End > at || strings.TrimSpace(r.text[m.End:at]) != "," {
		return false
	}
	before := strings.ToLower(strings.TrimRight(r.text[max(0, m.Start-reach):m.Start], " "))
	return strings.HasSuffix(before, "speaking for") || strings.HasSuffix(before, "on behalf of") || strings.HasSuffix(before, "speaking in the name of")
}

// holdsOffice reports whether somebody without a name is one head of something:
// "the fire chief", "the company's director".
func (r *register) holdsOffice(s *hearsay.Source) bool {
	first, _, _ := strings.Cut(s.Mentions[0].In(r.text), " ")
	return definite.Has(first) && offices.Has(headWord(s.Name))
}

// anySpeaksFor reports whether a source is a spokesman by one of its mentions.
func (r *register) anySpeaksFor(s *hearsay.Source) bool {
	for word := range strings.FieldsSeq(s.Name) {
		if spokesmen.Has(word) {
			return true
		}
		if ties.Has(word) {
			break
		}
	}
	return false
}

// oneOfAKind reports whether a source without a name is still one that the text
// leaves no doubt about: "the governor", "the interior ministry", "the army".
func (r *register) oneOfAKind(s *hearsay.Source) bool {
	if s.Party == hearsay.Unnamed || s.Party == hearsay.Other || len(s.Mentions) == 0 {
		return false
	}
	words := s.Mentions[0].In(r.text)
	head := headWord(s.Name)
	first, _, _ := strings.Cut(words, " ")
	if !definite.Has(first) && !strings.Contains(words, "'s ") && !strings.Contains(words, "’s ") {
		return false
	}
	return unique.Has(head) || !personal.Has(head) && !spokesmen.Has(head) && (!strings.HasSuffix(head, "s") || strings.HasSuffix(head, "works"))
}

// headWord returns the word that a description is of: "head" of "head of the
// police".
func headWord(name string) string {
	for _, tie := range [...]string{" of ", " in ", " for ", " at ", " and ", " with ", " on ", " close to ", " familiar", " briefed"} {
		name, _, _ = strings.Cut(name, tie)
	}
	return lastWord(name)
}

// holdsName reports whether a word behind the first begins with a capital: "poll
// by the Marena Institute".
func holdsName(words string) bool {
	first := true
	for w := range strings.FieldsSeq(words) {
		if c, _ := utf8.DecodeRuneInString(w); !first && unicode.IsUpper(c) {
			return true
		}
		first = false
	}
	return false
}

// public are the sorts of body that pass on to those who speak for them.
var public = map[hearsay.Party]bool{hearsay.Government: true, hearsay.Military: true, hearsay.Police: true}

var (
	ties      = lexicon.Of("for", "of", "with", "at", "from", "in", "on behalf of")
	ranks     = lexicon.Of("lt.", "lt", "lieutenant", "sgt.", "sgt", "sergeant", "capt.", "capt", "captain", "cpl.", "corporal", "maj.", "major", "col.", "colonel", "commander", "cmdr.")
	anyone    = lexicon.Of("people", "person", "persons", "man", "men", "woman", "women", "boy", "girl", "someone", "somebody", "those", "others", "some", "many", "one", "youth", "teenager", "couple")
	definite  = lexicon.Of("the", "its", "their", "our", "his", "her", "this")
	spokesmen = lexicon.Of("spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople", "spokespersons")
	heads     = lexicon.Of("spokesman", "spokeswoman", "spokesperson", "head", "chief", "leader", "director", "chairman", "chairwoman", "chair", "officer", "official", "officials",
		"member", "deputy", "secretary", "representative", "adviser", "advisor", "aide", "commander", "minister", "governor", "mayor", "president", "ambassador", "envoy",
		"commissioner", "general", "captain", "colonel", "sheriff", "judge", "prosecutor", "coordinator", "manager", "administrator", "lieutenant", "sergeant", "deputies", "inspector", "boss")
	offices = lexicon.Of("head", "chief", "director", "chairman", "chairwoman", "chair", "president", "executive", "ceo", "manager", "secretary", "commissioner", "coordinator",
		"captain", "principal", "dean", "rector", "chancellor", "editor", "bishop", "archbishop", "pope", "leader", "founder", "owner", "treasurer", "superintendent", "prosecutor")
	// holders of an office of which there is one, and holders of those that many hold
	unique = lexicon.Of("president", "minister", "governor", "mayor", "chancellor", "premier", "king", "queen", "sheriff", "chief", "coroner", "ambassador", "commissioner",
		"sultan", "emir", "prosecutor", "treasurer", "speaker", "ombudsman", "general")
	personal = lexicon.Of("official", "officer", "diplomat", "lawmaker", "legislator", "senator", "congressman", "congresswoman", "councillor", "councilman", "councilwoman",
		"soldier", "commander", "investigator", "detective", "deputy", "trooper", "judge", "magistrate", "justice", "reporter", "editor", "journalist", "correspondent", "columnist",
		"anchor", "host", "constable", "sergeant", "inspector", "lieutenant", "captain", "colonel", "major", "envoy", "delegate", "police", "secretary", "spokesman", "source",
		"cop", "superintendent", "commando", "admiral", "politician", "insurgent", "militant", "rebel", "guerrilla", "media", "press", "staff", "troops", "television", "radio")
)

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
