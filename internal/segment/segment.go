// Package segment cuts an article into words, sentences and quotations.
//
// Words are cut in the manner of Universal Dependencies English: a clitic is a
// token of its own ("do|n't", "Okafor|'s"), and so are the parts of most
// hyphenated words. Sentences end where a writer ended them, not at the dot of
// "Gen.". Quotations are the stretches between quotation marks, over
// paragraphs where a speaker goes on.
//
// It is written by hand over bytes: one pass for each of the three, no regular
// expressions, and no garbage that grows with the number of words.
package segment

import "hearsay"

// Text returns the words, the sentences and the quotations of a text.
//
// The tokens stand in order and do not overlap; between them lies nothing but
// white space and characters that nobody sees. Each of them is in exactly one
// sentence.
func Text(text string) ([]hearsay.Token, []hearsay.Sentence, []hearsay.Quotation) {
	toks := Tokens(text)
	if len(toks) == 0 {
		return nil, nil, nil
	}
	paras := paragraphs(text, toks)
	roles := make([]role, len(toks))
	quotations := quote(text, toks, paras, roles)
	return toks, sentences(text, toks, paras, roles), quotations
}
