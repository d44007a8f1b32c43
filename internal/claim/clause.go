package claim

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// subjectOf takes the event of the verb whose subject a count is, however far it
// stands: "Two victims, a miner and his son, | died at the scene".
func (b *binder) subjectOf(i int, at site) (event, bool) {
	noun, verb, ok := b.clauseOf(at)
	if !ok {
		return event{}, false
	}
	t := b.r.Tokens[noun]
	if t.Relation != nsubj && t.Relation != nsubjPass {
		return event{}, false
	}
	if next := max(at.last, at.ofLast); noun < at.first && next < len(b.r.Tokens) && b.isEvent(next) {
		return event{}, false // "two women were killed and | five men | injured"
	}
	last := b.clauseEnd(verb)
	if verb > at.last && b.r.Tokens[verb-1].Tag == hearsay.ADV { // "were | fatally | struck"
		if e, ok := b.find(events, verb-1); ok {
			return e, true
		}
	}
	if word := b.r.Tokens[verb]; t.Relation == nsubjPass && b.r.Figures[i].Unit == "person" && strikes.Has(word.In(b.text)) && !b.isEvent(verb) {
		return event{category: "injured", word: word.Span}, true
	}
	if e, ok := b.find(events, verb); ok && !b.does(e, verb, at) {
		return e, true
	}
	if e, ok := b.carried(verb, last); ok && (t.Relation == nsubjPass || travels.Has(b.word(verb))) {
		return e, true
	}
	if !beings.Has(b.word(verb)) {
		return event{}, false
	}
	const reach = 4
	for j := verb + 1; j < min(last, verb+reach); j++ { // "were found | shot to death"
		if e, ok := b.find(events, j); ok && applies(e, b.r.Figures[i]) {
			return e, true
		}
	}
	return event{}, false
}

// ownClause takes the event of a clause that tells more of what is counted: "two of
// | the three people who died".
func (b *binder) ownClause(i int, at site) (event, bool) {
	const reach = 5
	last := b.r.Sentences[at.sentence].Last
	from := max(at.last, at.ofLast)
	for j := from; j < min(last, from+reach); j++ {
		t := b.r.Tokens[j]
		if t.Kind == hearsay.Mark || t.Kind == hearsay.Number {
			break
		}
		h := int(t.Head)
		if (t.Relation != relcl && t.Relation != acl) || h < at.first || h >= from {
			continue
		}
		e, ok := b.find(events, j)
		return e, ok && !b.activeHere(e, j) && applies(e, b.r.Figures[i])
	}
	return event{}, false
}

// clauseOf returns the noun under which a count stands in its clause, and the word
// that this noun hangs on.
func (b *binder) clauseOf(at site) (noun, over int, ok bool) {
	j := b.tokenAt(b.r.Tokens[at.first].Start)
	for n := 0; j != hearsay.None && n < deepest; n++ {
		t := b.r.Tokens[j]
		switch t.Relation {
		case nummod, conj, compound, appos:
			if h := int(t.Head); b.isNominal(h) {
				j = h
				continue
			}
		}
		return j, int(t.Head), t.Head != hearsay.None
	}
	return 0, 0, false
}

// isNominal reports whether token j may stand for what is counted.
func (b *binder) isNominal(j int) bool {
	if j == hearsay.None {
		return false
	}
	switch b.r.Tokens[j].Tag {
	case hearsay.NOUN, hearsay.PROPN, hearsay.NUM, hearsay.PRON, hearsay.ADJ:
		return true
	}
	return false
}

// clauseEnd returns the token before which the clause of a verb ends, as far as
// marks and conjunctions tell.
func (b *binder) clauseEnd(verb int) int {
	const longest = 25
	last := b.r.Sentences[b.sentenceOf(b.r.Tokens[verb].Start)].Last
	for j := verb + 1; j < min(last, verb+longest); j++ {
		if word := b.word(j); word == ";" || word == "." || clauseWords.Has(word) {
			return j
		}
	}
	return min(last, verb+longest)
}

// hasObject reports whether an object hangs on the verb at token j.
func (b *binder) hasObject(j int) bool {
	const reach = 10
	for k := j + 1; k < min(len(b.r.Tokens), j+reach); k++ {
		if t := b.r.Tokens[k]; int(t.Head) == j && t.Relation == obj {
			return true
		}
	}
	return false
}

// carried tells that those are hurt who are brought to where the hurt are treated:
// "were brought to | the clinic of Orsa".
func (b *binder) carried(verb, last int) (event, bool) {
	if !carries.Has(b.word(verb)) {
		return event{}, false
	}
	for j := verb + 1; j < last; j++ {
		if end, _, ok := hospitals.Longest(b.text, b.r.Tokens[j].Start); ok {
			return event{category: "injured", word: hearsay.Span{Start: b.r.Tokens[verb].Start, End: end}}, true
		}
	}
	return event{}, false
}

// ofAnother reports whether the word at token j stands in a clause that tells more
// of another noun than the counted one: "three suspects after | a blast that killed
// ten".
func (b *binder) ofAnother(j int, at site) bool {
	noun, _, ok := b.clauseOf(at)
	if !ok {
		return false
	}
	for n := 0; j != hearsay.None && n < deepest; n++ {
		t := b.r.Tokens[j]
		h := int(t.Head)
		if h == noun || at.first <= h && h < max(at.last, at.ofLast) {
			return false
		}
		if (t.Relation == relcl || t.Relation == acl) && h > noun && (b.r.Tokens[h].Tag == hearsay.NOUN || b.r.Tokens[h].Tag == hearsay.PROPN) {
			return true
		}
		j = h
	}
	return false
}

// does reports whether a count is who does what the verb at token j, of event e,
// tells, to somebody else: "the four suspects | killed a guard".
func (b *binder) does(e event, j int, at site) bool {
	noun, verb, ok := b.clauseOf(at)
	return ok && verb == j && e.word == b.r.Tokens[j].Span && b.r.Tokens[noun].Relation == nsubj && !neverObject.Has(b.word(j)) && b.hasObject(j)
}

// ofOthers reports whether the verb at token j has a subject, or shares one, that is
// not what is counted: "she married the first of three husbands and | moved to Orsa".
func (b *binder) ofOthers(j int, at site) bool {
	switch b.r.Tokens[j].Fine {
	case hearsay.VBD, hearsay.VBZ, hearsay.VBP:
	default:
		return false
	}
	if j <= max(at.last, at.ofLast)+1 {
		return false
	}
	for n := 0; j != hearsay.None && n < deepest; n++ {
		if s := b.subjectAt(j); s != hearsay.None {
			return s < at.first && !b.counts(s, at)
		}
		t := b.r.Tokens[j]
		if t.Relation != conj || !b.hasJoint(max(at.last, at.ofLast), j) {
			return false
		}
		j = int(t.Head)
	}
	return false
}

// hasJoint reports whether a conjunction stands between two tokens.
func (b *binder) hasJoint(from, to int) bool {
	for j := from; j < to; j++ {
		if b.r.Tokens[j].Tag == hearsay.CCONJ {
			return true
		}
	}
	return false
}

// subjectAt returns the token that is the subject of the verb at token j, or None.
func (b *binder) subjectAt(j int) int {
	const reach = 40
	for k := j - 1; k >= max(b.r.Sentences[b.sentenceOf(b.r.Tokens[j].Start)].First, j-reach); k-- {
		if t := b.r.Tokens[k]; int(t.Head) == j && (t.Relation == nsubj || t.Relation == nsubjPass) {
			return k
		}
	}
	return hearsay.None
}

// counts reports whether token s is of what is counted, or of that to which it is
// joined, or stands for it.
func (b *binder) counts(s int, at site) bool {
	if at.first <= s && s < max(at.last, at.ofLast) || relatives.Has(b.word(s)) {
		return true
	}
	for j, n := b.tokenAt(b.r.Tokens[at.first].Start), 0; j != hearsay.None && n < deepest; j, n = int(b.r.Tokens[j].Head), n+1 {
		if j == s {
			return true
		}
		if b.r.Tokens[j].Tag == hearsay.VERB {
			return false
		}
	}
	return false
}

// ofKin reports whether a count is of somebody's children: "a mother of | two |".
func (b *binder) ofKin(at site) bool {
	return at.first >= 2 && b.word(at.first-1) == "of" && kin.Has(b.word(at.first-2))
}

// fatal makes a count of all who were shot one of killed and injured, if it is told
// that some of them died: "Nine people were | shot |, two fatally".
func (b *binder) fatal() {
	const near = 2 // figures
	for i := range b.bound {
		if b.bound[i].category != "injured" || !hits.Has(b.bound[i].word.In(b.text)) {
			continue
		}
		for k := i + 1; k < min(len(b.bound), i+1+near); k++ {
			f, g := b.r.Figures[i], b.r.Figures[k]
			within := b.figures[k].sentence == b.figures[i].sentence && g.Of.Empty() || b.bound[k].from == i+1
			if within && b.bound[k].category == "killed" && middle(g.Value) < middle(f.Value) {
				b.bound[i].category, b.bound[i].how = "killed_or_injured", "counts all to whom this was done, of whom some died"
				break
			}
		}
	}
}

var (
	appos = hearsay.RelationNamed("appos")
	amod  = hearsay.RelationNamed("amod")

	carries = lexicon.Of("taken", "took", "transported", "transporting", "rushed", "airlifted", "flown", "driven", "brought", "sent", "went", "admitted", "carried",
		"remain", "remained", "self-transported", "moved", "treated", "sending", "landing", "landed")
	travels   = lexicon.Of("went", "remain", "remained")
	hospitals = lexicon.Of("hospital", "hospitals", "medical center", "medical centre", "medical centers", "medical centres", "trauma center", "trauma centre",
		"trauma centers", "clinic", "clinics", "infirmary", "emergency room", "intensive care", "injuries", "wounds", "gunshot wound")
	kin      = lexicon.Of("mother", "father", "parent", "parents", "grandmother", "grandfather", "mom", "mum", "dad", "widow", "widower")
	hits     = lexicon.Of("shot", "stabbed", "struck by gunfire", "hit by gunfire", "hit", "hitting", "wounded by gunfire")
	catching = lexicon.Of("caught", "catching", "nabbing")
	strikes  = lexicon.Of("hit", "hits", "hitting", "struck", "striking", "shot", "shooting", "stabbing")
)
