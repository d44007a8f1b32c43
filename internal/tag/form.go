package tag

import "hearsay"

// A Form is what sort of form a word is of its lemma: "said" is of "say" what
// "gave" is of "give". The classes of words that are never inflected are a
// form each.
type Form uint8

// The forms that words are inflected to.
const (
	Base        Form = iota // "say"; also "may" and "'ll"
	Present                 // "says"
	Past                    // "said", which is past tense and participle
	Gerund                  // "saying"
	Plural                  // "floods"
	Names                   // "Greens"
	Named                   // "Tarsha"
	NamedVerb               // "United", where a name has it
	Comparative             // "better", of "good"
	Superlative             // "best", of "good"
	Further                 // "better", of "well"
	Furthest                // "best", of "well"
	Possessive              // "her" before what is hers
	firstPlain              // above it, the classes that are not inflected
)

// FormOf returns the form that a token has by its tags.
func FormOf(t hearsay.Token) Form {
	if int(t.Fine) < len(forms) && forms[t.Fine] != firstPlain {
		f := forms[t.Fine]
		if f == Named && t.Tag == hearsay.VERB {
			return NamedVerb
		}
		return f
	}
	return firstPlain + Form(t.Tag)
}

// forms are the forms by fine part of speech; firstPlain where the coarse one
// decides.
var forms = func() (all [64]Form) {
	for i := range all {
		all[i] = firstPlain
	}
	for name, f := range map[string]Form{
		"VB": Base, "VBP": Base, "MD": Base, "VBZ": Present, "VBD": Past, "VBN": Past, "VBG": Gerund,
		"NNS": Plural, "NNPS": Names, "NNP": Named, "JJR": Comparative, "JJS": Superlative,
		"RBR": Further, "RBS": Furthest, "PRP$": Possessive, "POS": Possessive,
	} {
		all[hearsay.FineTagNamed(name)] = f
	}
	return all
}()

// KeepsCapitals reports whether the lemma of a word of this form is written
// with the capitals of the word.
func (f Form) KeepsCapitals() bool {
	switch f {
	case Names, Named, NamedVerb, firstPlain + Form(hearsay.X), firstPlain + Form(hearsay.SYM), firstPlain + Form(hearsay.PROPN):
		return true
	}
	return false
}

// mayBeNamed reports whether words of this form can be made of names or
// initials, such as "Malian", "TV" and "SUVs".
func (f Form) mayBeNamed() bool {
	switch f {
	case Plural, firstPlain + Form(hearsay.NOUN), firstPlain + Form(hearsay.ADJ), firstPlain + Form(hearsay.ADV), firstPlain + Form(hearsay.NUM):
		return true
	}
	return false
}
