package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// answers reports whether whoever stands behind an act answers for a figure in
// it. Praise, blame and wishes answer for nothing, nor does who asks; nor do
// those whom a poll asked, "9 percent of voters said", and nobody does of whom
// it is told that they said nothing: "neither side said".
func (b *binder) answers(a hearsay.Attribution) bool {
	switch a.Type {
	case hearsay.OtherAct:
		if a.Polarity != hearsay.Denies || !b.deniesWords(a) {
			return false
		}
	case hearsay.Intending:
		return false
	}
	if b.asks(a) && b.partyOf(a) != hearsay.Report {
		return false
	}
	if p := b.partyOf(a); len(a.Cue) > 0 && scoring.Has(lastOf(a.Cue[0].In(b.text))) && (p == hearsay.Report || p == hearsay.Other) {
		return false // "the index posted a gain"
	}
	source := a.Source.In(b.text)
	if relatives.Has(source) && (a.SourceID == hearsay.None || relatives.Has(b.r.Sources[a.SourceID].Name)) {
		return false // "that posted": of whom is not known
	}
	i, _ := slices.BinarySearchFunc(b.r.Figures, a.Source.Start, func(f hearsay.Figure, at int) int { return cmp.Compare(f.End, at) })
	for ; i < len(b.r.Figures) && b.r.Figures[i].Start < a.Source.End; i++ {
		if f := b.r.Figures[i]; f.Meets(a.Source) && f.Unit == "percent" {
			return false
		}
	}
	first, _, _ := strings.Cut(source, " ")
	return !majorities.Has(firstWords(source)) && !nobodies.Has(first) && !asides.Has(source)
}

// deniesWords reports whether what an act turns down is what others say: "rejected
// | claims that …", and not "rejected | an offer of 40 million".
func (b *binder) deniesWords(a hearsay.Attribution) bool {
	const most = 4 // words before the noun
	n := 0
	for word := range strings.FieldsSeq(a.Content[0].In(b.text)) {
		if hearsays.Has(word) {
			return true
		}
		if n++; n > most {
			break
		}
	}
	return false
}

var hearsays = lexicon.Of("claim", "claims", "report", "reports", "allegation", "allegations", "accusation", "accusations", "rumour", "rumours", "rumor", "rumors",
	"suggestion", "suggestions", "assertion", "assertions", "charge", "charges", "statement", "statements", "figure", "figures", "toll", "estimate", "estimates")

// untrue reports whether what an act says turns down what stands before a figure
// in it: "it is not true | that 40 people drowned".
func (b *binder) untrue(a hearsay.Attribution, figure hearsay.Span) bool {
	const most = 80 // bytes
	for _, c := range a.Content {
		if !c.Has(figure) {
			continue
		}
		before := strings.ToLower(b.text[max(c.Start, figure.Start-most):figure.Start])
		for _, words := range untruths {
			if strings.Contains(before, words) {
				return true
			}
		}
	}
	return false
}

var untruths = []string{"not true that", "untrue that", "no truth", "false that", "a lie that", "not the case that", "incorrect that", "never said", "a myth that"}

// asks reports whether an act is a question.
func (b *binder) asks(a hearsay.Attribution) bool {
	if len(a.Cue) == 0 || !asking.Has(lastOf(a.Cue[0].In(b.text))) {
		return false
	}
	const reach = 60 // bytes
	what := a.Content[0].In(b.text)
	first, _, _ := strings.Cut(what, " ")
	wants := strings.Contains(" "+what[:min(len(what), reach)], " to ") && !questions.Has(first) // "asked them to boil water"
	return !wants
}

var (
	relatives  = lexicon.Of("that", "which", "who")
	majorities = lexicon.Of("a majority", "the majority", "most voters", "many voters", "some voters", "voters", "respondents", "people", "those")
	scoring    = lexicon.Of("post", "posts", "posted", "posting", "log", "logged", "record", "recorded")
	questions  = lexicon.Of("whether", "if", "how", "why", "what", "when", "where", "who", "about")
	nobodies   = lexicon.Of("nobody", "none", "neither", "no", "nothing", "no-one")
	asking     = lexicon.Of("ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "wondering", "questioned", "questioning", "inquired", "enquired")
	// what an outlet puts before words of its own
	asides = lexicon.Of("note", "editor's note", "editor’s note", "editors' note", "editors’ note", "editorial note", "publisher's note", "publisher’s note",
		"update", "updated", "photo", "photos", "video", "pictured", "related", "watch", "read more", "caption", "file", "disclaimer", "disclosure")
)

// firstWords returns the first two words of s, or the one that it has.
func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(2, len(words))], " ")
}

// lastOf returns the last word of s.
func lastOf(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// aside reports whether a figure that stands in what an act says hangs, by the
// tree of its sentence, on the saying and not on what is said, and so is the
// article's own: "“…,” the mayor said, as | 40 people | looked on"; "said on
// Monday, | two days | after the storm"; "spoke for | an hour |"; "said so and
// invited | two guests |".
func (b *binder) aside(a hearsay.Attribution, figure hearsay.Span) bool {
	if b.asks(a) && !b.isShare(figure) {
		return true // "the poll asked about | four candidates"
	}
	verb := b.verbOf(a)
	if verb == hearsay.None || b.relied(a) {
		return false
	}
	const deepest = 60
	below, at := hearsay.None, b.tokenAt(figure.Start)
	for n := 0; at != verb; n++ {
		if at == hearsay.None || n == deepest {
			return b.relative(verb) && a.Speech == hearsay.Indirect
		}
		below, at = at, int(b.r.Tokens[at].Head)
		if v := b.r.Tokens[verb]; v.Relation == conj && at == int(v.Head) && below > verb && b.r.Tokens[below].Relation == conj && below != verb {
			return b.coordinate(below) && a.Speech == hearsay.Indirect // "came, said so and | invited two guests"
		}
	}
	if below <= verb { // what stands before the verb is said, or its subject
		return false
	}
	switch b.r.Tokens[below].Relation {
	case obl, oblUnmarked:
		tie := b.tie(below)
		return tie == "for" && b.lasts(figure) || tie == "" && b.ofTimes(figure) || tie != "" && !carriers.Has(tie) && b.saysMore(verb, below)
	case obj:
		return a.Type == hearsay.Decreeing // "ordered | 55 ships"
	case advcl:
		return b.setOff(verb, below)
	case conj:
		return a.Content[0].Start > a.Cue[0].Start && b.coordinate(below)
	}
	return false
}

var (
	obl, oblUnmarked = hearsay.RelationNamed("obl"), hearsay.RelationNamed("obl:unmarked")
	advcl, conj      = hearsay.RelationNamed("advcl"), hearsay.RelationNamed("conj")
	ccomp, xcomp     = hearsay.RelationNamed("ccomp"), hearsay.RelationNamed("xcomp")
	acl, relcl       = hearsay.RelationNamed("acl"), hearsay.RelationNamed("acl:relcl")
	parataxis        = hearsay.RelationNamed("parataxis")
	obj              = hearsay.RelationNamed("obj")
	mark             = hearsay.RelationNamed("mark")
	cc, caseOf       = hearsay.RelationNamed("cc"), hearsay.RelationNamed("case")
)

// relied reports whether an act stands beside the one that it is told in and not
// in what that one says: "Kest, | who cited the ministry |, said …".
func (b *binder) relied(a hearsay.Attribution) bool {
	return a.Parent != hearsay.None && !slices.ContainsFunc(b.r.Attributions[a.Parent].Content, func(c hearsay.Span) bool { return c.Has(a.Cue[0]) })
}

// relative reports whether a verb heads a clause within a noun phrase, beyond
// which nothing is said by it: "the firm | that posted a loss | has 40 shops".
func (b *binder) relative(verb int) bool {
	r := b.r.Tokens[verb].Relation
	return r == acl || r == relcl
}

// verbOf returns the verb of an act's cue in the tree, or None if it has none.
func (b *binder) verbOf(a hearsay.Attribution) int {
	for _, cue := range a.Cue {
		for i := b.tokenAt(cue.Start); i != hearsay.None && i < len(b.r.Tokens) && b.r.Tokens[i].Start < cue.End; i++ {
			t := b.r.Tokens[i]
			if t.Tag != hearsay.VERB || t.Relation == 0 {
				continue
			}
			if h := int(t.Head); h == hearsay.None || !cue.Has(b.r.Tokens[h].Span) {
				return i
			}
		}
	}
	return hearsay.None
}

// tokenAt returns the token that holds byte at, or None.
func (b *binder) tokenAt(at int) int {
	i, _ := slices.BinarySearchFunc(b.r.Tokens, at, func(t hearsay.Token, at int) int { return cmp.Compare(t.End, at+1) })
	if i == len(b.r.Tokens) || b.r.Tokens[i].Relation == 0 {
		return hearsay.None
	}
	return i
}

// lasts reports whether a figure is a stretch of time.
func (b *binder) lasts(figure hearsay.Span) bool { return b.kindOf(figure) == hearsay.Duration }

// ofTimes reports whether a figure counts how often something was done: "said so
// | several times".
func (b *binder) ofTimes(span hearsay.Span) bool {
	i, found := slices.BinarySearchFunc(b.r.Figures, span.Start, func(f hearsay.Figure, at int) int { return cmp.Compare(f.Start, at) })
	return found && b.r.Figures[i].OfText == "times" || found && b.r.Figures[i].Unit == "time"
}

// isShare reports whether a figure is a share of something.
func (b *binder) isShare(figure hearsay.Span) bool { return b.kindOf(figure) == hearsay.Share }

// kindOf returns the kind of the figure that stands at span.
func (b *binder) kindOf(span hearsay.Span) hearsay.FigureKind {
	i, found := slices.BinarySearchFunc(b.r.Figures, span.Start, func(f hearsay.Figure, at int) int { return cmp.Compare(f.Start, at) })
	if !found {
		return ""
	}
	return b.r.Figures[i].Kind
}

// saysMore reports whether a clause or an object hangs on a verb besides token
// other, so that this need not be what is said.
func (b *binder) saysMore(verb, other int) bool {
	const reach = 60
	for i := max(0, verb-reach); i < min(len(b.r.Tokens), verb+reach); i++ {
		if t := b.r.Tokens[i]; int(t.Head) == verb && i != other {
			switch t.Relation {
			case ccomp, xcomp, parataxis:
				return true
			}
		}
	}
	return false
}

// tie returns the word by which the phrase of token i hangs on its verb, the first
// if there are several, or nothing if there is none near before it.
func (b *binder) tie(i int) string {
	const reach = 12
	for j := max(0, i-reach); j < i; j++ {
		if t := b.r.Tokens[j]; int(t.Head) == i && t.Relation == caseOf {
			return t.In(b.text)
		}
	}
	return ""
}

// coordinate reports whether the verb at token i is joined to the one before by a
// word: "said so | and invited two guests".
func (b *binder) coordinate(i int) bool {
	const reach = 12
	if t := b.r.Tokens[i].Tag; t != hearsay.VERB && t != hearsay.AUX {
		return false
	}
	joined := false
	for j := i - 1; j >= max(0, i-reach); j-- {
		switch t := b.r.Tokens[j]; {
		case int(t.Head) != i:
		case t.Relation == mark: // "and that two guests came"
			return false
		case t.Relation == cc:
			joined = true
		}
	}
	return joined
}

// carriers bring in what is said: "warned | of 40 dead", "put it | at 40".
var carriers = lexicon.Of("of", "at", "about", "to", "with", "that", "as", "against", "than")

// setOff reports whether a comma or the end of a quotation stands before a
// clause that hangs on a verb, and names a time: "he said, | as 40 people …".
func (b *binder) setOff(verb, clause int) bool {
	for j := clause - 1; j > verb; j-- {
		t := b.r.Tokens[j]
		if t.Kind == hearsay.Mark {
			return j+1 < len(b.r.Tokens) && besides.Has(b.r.Tokens[j+1].In(b.text))
		}
	}
	return verb+1 < len(b.r.Tokens) && besides.Has(b.r.Tokens[verb+1].In(b.text))
}

var besides = lexicon.Of("as", "when", "while", "after", "before", "since", "until", "even", "hours", "days", "minutes", "weeks", "just", "shortly", "moments", "once", "though", "although")
