package coref

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// A Kind is how a mention says whom it stands for.
type Kind uint8

// The kinds of mention that may stand for somebody named before.
const (
	Aside   Kind = iota // "a man", "you": somebody new, or nobody
	Single              // "he", "she"
	Thing               // "it"
	Plural              // "they"
	Nominal             // "the ministry"
	Name                // "Okafor"
	Kinds
)

// String returns the name of a kind.
func (k Kind) String() string {
	return [...]string{"aside", "he/she", "it", "they", "nominal", "name", ""}[min(k, Kinds)]
}

// IsPronoun reports whether a mention is "he", "she", "it" or "they", in
// whatever case.
func (k Kind) IsPronoun() bool { return k == Single || k == Thing || k == Plural }

// A definiteness is how a noun phrase begins, which tells whether a reader is
// taken to know of whom it speaks.
type definiteness uint8

const (
	bare definiteness = iota // "police"
	the
	pointed // "this agency"
	owned   // "its agency", "the firm's agency"
	indefinite
)

// A role is what a mention is in its sentence, by the words beside it: not every
// sentence has a tree, and who speaks must not hang on that.
type role uint8

const (
	otherRole role = iota
	subject
	object
	oblique
	owner // "her office"
)

// An item is a mention with what is known of it: those of the reading, and the
// pronouns that own something, which stand inside another.
type item struct {
	hearsay.Span
	head        hearsay.Span
	first, last int32 // tokens
	top         int32 // the token that the rest of it hangs on
	mention     int32 // in the mentions of the text, or -1
	act         int32 // the attribution whose source it speaks for, or -1
	within      int32 // the innermost attribution whose content it stands in, or -1
	sentence    int32
	paragraph   int32
	quotation   int32 // or -1
	entity      int32 // who it stands for, or -1
	kind        Kind
	word        uint8 // which pronoun
	number      number
	gender      gender
	sort        sort
	party       uint8
	definite    definiteness
	role        role
	anyone      bool   // it means nobody in particular: \"every farmer\"
	partner     int32  // the description that it stands behind in a source, or -1: "the governor, | Ann Lee"
	unsure      bool   // it may stand for somebody named before
	opens       bool   // it is the first of its sentence
	words       uint8  // how many its head has, without titles
	noun        uint64 // its head, hashed, if that is no name
}

// gather lists the items of the text in their order.
func (d *desk) gather() {
	d.items = d.items[:0]
	token, sentence := 0, 0
	for k := range d.mentions {
		m := &d.mentions[k]
		for token < len(d.tokens) && d.tokens[token].End <= m.Start {
			token++
		}
		if token == len(d.tokens) {
			break
		}
		for sentence+1 < len(d.sentences) && d.sentences[sentence].Last <= token {
			sentence++
		}
		last := token + 1
		for last < len(d.tokens) && d.tokens[last].End <= m.End {
			last++
		}
		for i := token; i+1 < last; i++ {
			switch d.tokens[i].Tag {
			case hearsay.PRON:
				if possessives.Has(d.word(i)) {
					d.add(item{Span: d.tokens[i].Span, head: d.tokens[i].Span, first: int32(i), last: int32(i) + 1, mention: -1}, sentence)
				}
			case hearsay.PART:
				if i > token && !m.Pronoun {
					d.owning(token, i, sentence)
				}
			}
		}
		d.add(item{Span: m.Span, head: m.Head, first: int32(token), last: int32(last), mention: int32(k)}, sentence)
	}
}

// owning adds the item of the tokens up to the "'s" at token end.
func (d *desk) owning(first, end, sentence int) {
	head := end - 1
	for head > first && d.tokens[head-1].Tag == hearsay.PROPN && d.tokens[head].Tag == hearsay.PROPN {
		head--
	}
	d.add(item{
		Span:  hearsay.Span{Start: d.tokens[first].Start, End: d.tokens[end-1].End},
		head:  hearsay.Span{Start: d.tokens[head].Start, End: d.tokens[end-1].End},
		first: int32(first), last: int32(end), mention: -1, role: owner,
	}, sentence)
}

// add describes an item and puts it behind the others.
func (d *desk) add(x item, sentence int) {
	x.act, x.within, x.quotation, x.partner, x.entity = -1, -1, -1, -1, hearsay.None
	if sentence < len(d.sentences) {
		x.sentence, x.paragraph = int32(sentence), int32(d.sentences[sentence].Paragraph)
	}
	n := len(d.items)
	x.opens = n == 0 || d.items[n-1].sentence != x.sentence
	x.top = x.last - 1
	for x.top > x.first && d.tokens[x.top].Start >= x.head.End {
		x.top--
	}
	first := x.top
	for first > x.first && d.tokens[first-1].Start >= x.head.Start {
		first--
	}
	if d.tokens[x.top].Tag == hearsay.PROPN { // "International" is an adjective, and part of the name
		for first > x.first && d.tokens[first-1].Kind == hearsay.Word && d.tokens[first-1].Tag != hearsay.DET && isCapital(d.word(int(first-1))) {
			first--
		}
	}
	for first < x.top && d.isTitle(d.word(int(first))) {
		first++
	}
	x.words = uint8(min(x.top-first+1, 255))
	if x.mention >= 0 {
		x.party = partyCodes[d.mentions[x.mention].Party]
	}
	d.describe(&x)
	x.role = d.roleOf(&x)
	d.items = append(d.items, x)
}

// isTitle reports whether a word before a name is a title and no name: "Dr",
// "Governor".
func (d *desk) isTitle(word string) bool {
	if n := len(word); n > 2 && word[n-1] == '.' && word[n-2] != '.' && word[1] != '.' {
		return true // "Lt."; but "J."
	}
	return genders.Has(word) || d.nouns.sortOf(word) == person
}

// describe sets what the words of an item tell.
func (d *desk) describe(x *item) {
	word := d.word(int(x.top))
	if d.tokens[x.top].Tag == hearsay.PRON && (x.mention < 0 || d.mentions[x.mention].Pronoun) {
		class, ok := pronouns.Get(word)
		if !ok {
			return
		}
		x.word = uint8(class)
		switch x.word {
		case he, she:
			x.kind, x.number, x.sort, x.gender = Single, one, person, man+gender(x.word-he)
		case it:
			x.kind, x.number, x.sort = Thing, one, group
		case they:
			x.kind, x.number = Plural, several
		}
		if x.mention < 0 {
			x.role = owner
		}
		return
	}
	named, party := d.tokens[x.top].Tag == hearsay.PROPN, hearsay.Party("")
	if x.mention >= 0 {
		named, party = d.mentions[x.mention].Named, d.mentions[x.mention].Party
	}
	if x.mention >= 0 && d.mentions[x.mention].Pronoun {
		return // "those", "another"
	}
	switch d.tokens[x.top].Fine.String() {
	case "NNS", "NNPS":
		x.number = several
	case "NN", "NNP":
		x.number = one
	}
	x.sort = d.sortOf(x, named, party)
	switch {
	case x.sort == group && x.number != several, x.party == 5:
		x.number = body
	case x.sort == person && x.number != several:
		x.number = one
	}
	if x.sort == person && x.number != several {
		for i := x.first; i < x.last; i++ {
			if g := genderOf(d.word(int(i))); g != anyGender && (i == x.top || d.tokens[i+1].Tag != hearsay.PART) {
				x.gender = g
			}
		}
	}
	x.definite = d.definiteness(x)
	x.anyone = anyones.Has(d.word(int(x.first)))
	if named {
		x.kind = Name
		return
	}
	x.noun = fold(singular(word)) | 1
	if x.definite != indefinite {
		x.kind = Nominal
	}
}

func (d *desk) definiteness(x *item) definiteness {
	first := d.word(int(x.first))
	switch {
	case the_.Has(first):
		for i := x.first + 1; i < x.top; i++ {
			if d.tokens[i].Tag == hearsay.PART {
				return owned
			}
		}
		return the
	case pointing.Has(first):
		return pointed
	case unsure.Has(first), d.tokens[x.first].Tag == hearsay.NUM:
		return indefinite
	case possessives.Has(first):
		return owned
	}
	return bare
}

var the_ = lexicon.Of("the")

// sortOf tells the sort of thing that a noun phrase stands for.
func (d *desk) sortOf(x *item, named bool, party hearsay.Party) sort {
	word := d.word(int(x.top))
	s := d.nouns.sortOf(word)
	switch party {
	case hearsay.Person, hearsay.Unnamed:
		return person
	case hearsay.Report:
		return thing
	case hearsay.Organisation:
		return group
	case hearsay.Government, hearsay.Military, hearsay.Police, hearsay.Media:
		if !named {
			if s == person {
				return person
			}
			return group
		}
		if s == group {
			return group // "Interior Ministry"
		}
		for i := x.first; i < x.top; i++ { // "Interior Minister Okafor"
			if d.tokens[i+1].Tag != hearsay.PART && d.isTitle(d.word(int(i))) {
				return person
			}
		}
		return group
	}
	return s
}

// roleOf tells what an item is in its sentence.
func (d *desk) roleOf(x *item) role {
	if x.role == owner {
		return owner
	}
	before, after := hearsay.Untagged, hearsay.Untagged
	if x.first > 0 {
		before = d.tokens[x.first-1].Tag
	}
	next := int(x.last)
	for next < len(d.tokens) && d.tokens[next].Tag == hearsay.ADV {
		next++
	}
	if next < len(d.tokens) {
		after = d.tokens[next].Tag
	}
	switch {
	case before == hearsay.ADP:
		return oblique
	case after == hearsay.AUX, after == hearsay.VERB && d.tokens[next].Fine != hearsay.VBG && d.tokens[next].Fine != hearsay.VBN:
		return subject
	case before == hearsay.VERB:
		return object
	}
	return otherRole
}
