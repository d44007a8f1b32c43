package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/model"
)

// Lemma returns the word under which a dictionary has the tagged token t of
// text: "say" for "said", "not" for "n't". It reads the token and its tags
// alone, and follows the treebanks EWT and GUM, save that numbers stay as they
// are written. Where the lemma stands in text, it is a part of text.
func Lemma(text string, t hearsay.Token) string { return learned().Lemma(text, t) }

// Lemma returns the lemma of a token, as the function [Lemma] does.
func (t *Tagger) Lemma(text string, k hearsay.Token) string {
	word := clip(text, k.Span)
	if word == "" {
		return ""
	}
	form := FormOf(k)
	e := t.lemmas.edit(form, word)
	switch {
	case e.Whole && e.Add == "be" && k.Tag == hearsay.AUX && form == Present && isHas(word, text[k.End:]):
		return "have"
	case e.Whole:
		return e.Add
	case strings.ContainsAny(word, digits):
		return word // "1990s"
	case form.KeepsCapitals():
		return e.on(word)
	}
	lemma := e.on(strings.ToLower(word))
	switch {
	case e.Raise:
		return capitalised(lemma)
	case form.mayBeNamed() && t.isNamed(text, k, word, lemma):
		return e.on(word)
	}
	return lemma
}

const digits = "0123456789"

// isHas reports whether "'s" stands for "has", to judge by what follows.
func isHas(word, after string) bool {
	if word[len(word)-1] != 's' || len(word) > len("’s") {
		return false
	}
	next, _, _ := strings.Cut(strings.TrimLeft(after[:min(len(after), 16)], " "), " ")
	switch next {
	case "been", "got", "had", "become":
		return true
	}
	return false
}

// isNamed reports whether word has its capitals because of what it means, as
// "Malian" and "TV" have, and not because of where it stands.
func (t *Tagger) isNamed(text string, k hearsay.Token, word, lemma string) bool {
	first, n := utf8.DecodeRuneInString(word)
	all := strings.IndexFunc(word, unicode.IsLower) < 0
	switch {
	case strings.IndexFunc(word, unicode.IsUpper) < 0:
		return false
	case all && k.Tag == hearsay.NUM:
		return true // "II"
	case t.isSmall(word) || t.isSmall(lemma):
		return false
	case unicode.IsUpper(first) && strings.IndexFunc(word[n:], unicode.IsUpper) < 0:
		return !isStart(text[:k.Start])
	}
	return true
}

// isSmall reports whether word is known in small letters.
func (t *Tagger) isSmall(word string) bool {
	place, ok := t.vocabulary.words.Get(Key(word))
	if !ok {
		return false
	}
	e := &t.vocabulary.entries[place]
	return e.Lower != 0 || e.Listed&(Noun|Verb|Adjective|Adverb) != 0
}

// isStart reports whether a sentence begins after the given text.
func isStart(before string) bool {
	before = strings.TrimRight(before, " \"'“‘([")
	return before == "" || strings.IndexByte(".!?\n", before[len(before)-1]) >= 0
}

// capitalised returns word with a capital.
func capitalised(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	if u := unicode.ToUpper(r); u != r {
		return string(u) + word[n:]
	}
	return word
}

// An Edit makes a lemma of a word.
type Edit struct {
	Whole bool   // Add is the lemma, whatever the word
	Raise bool   // the lemma has a capital, whatever the word has
	Cut   uint8  // how many letters are taken from the word's end
	Add   string // what is put there
}

// on returns word edited.
func (e Edit) on(word string) string {
	end := len(word)
	for range e.Cut {
		_, n := utf8.DecodeLastRuneInString(word[:end])
		end -= n
	}
	switch {
	case end == 0 && e.Add == "":
		return word
	case e.Add == "":
		return word[:end]
	}
	if strings.HasPrefix(word[end:], e.Add) {
		return word[:end+len(e.Add)]
	}
	if last, _ := utf8.DecodeLastRuneInString(word[:end]); unicode.IsUpper(last) && end > 1 {
		return word[:end] + strings.ToUpper(e.Add)
	}
	return word[:end] + e.Add
}

// Lemmas say which edit makes the lemma of a word: that of the word itself, if
// it is known, or else that of its longest ending that is known.
type Lemmas struct {
	edits []Edit            // that endings stand for; the first does nothing
	ends  *model.Vocabulary // the edit of an ending, by its hash
}

// longest is the length in letters of the longest ending that is known.
const longest = 6 // letters

// edit returns the edit for a word of the given form.
func (l *Lemmas) edit(form Form, word string) Edit {
	var ends [longest]uint32
	n := 0
	wholly := Ends(form, word, func(key uint32) {
		if n < longest {
			ends[n] = key
		}
		n++
	})
	if i, ok := l.ends.Get(wholly); ok {
		return l.edits[i]
	}
	for n = min(n, longest) - 1; n >= 0; n-- {
		if i, ok := l.ends.Get(ends[n]); ok {
			return l.edits[i]
		}
	}
	return Edit{}
}

// Ends calls see with the keys of the endings of a word of the given form, the
// empty one first, up to the whole of it, and returns the key of the word.
// Capitals and kinds of apostrophe make no difference.
func Ends(form Form, word string, see func(key uint32)) uint32 {
	h := (0xcbf29ce484222325 ^ uint64(form)) * hashPrime
	see(key(h))
	for end := len(word); end > 0; {
		r, n := utf8.DecodeLastRuneInString(word[:end])
		end -= n
		switch r = unicode.ToLower(r); r {
		case '’', '‘', 'ʼ', '`':
			r = '\''
		}
		h = (h ^ uint64(r)) * hashPrime
		see(key(h))
	}
	return key((h ^ 0x10ffff + 1) * hashPrime)
}
