package train

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/tag"
)

// A dictionary collects the forms of words as they come.
type dictionary struct {
	lemma     map[inflected]string
	use       map[inflected]int  // how well the lemma is known that a form has
	irregular map[inflected]bool // the forms that a lemma does not make by rule; the word is the lemma
	known     map[string]bool    // the words themselves
}

// listedForms returns the forms of the words of WordNet and their lemmas: the
// irregular ones as its lists of exceptions have them, the others by rule. It
// returns the words themselves too.
func listedForms(folder string) (lemmas map[inflected]string, known map[string]bool, err error) {
	d := &dictionary{map[inflected]string{}, map[inflected]int{}, map[inflected]bool{}, map[string]bool{}}
	for _, l := range []struct {
		name    string
		formOf  func(irregular string) tag.Form
		regular func(word string) map[tag.Form]string
	}{
		{"verb", verbForm, verbForms},
		{"noun", func(string) tag.Form { return tag.Plural }, nounForms},
		{"adj", adjectiveForm, adjectiveForms},
		{"adv", func(word string) tag.Form { return adjectiveForm(word) + tag.Further - tag.Comparative }, adverbForms},
	} {
		uses := map[string]int{}
		var words []string
		err := eachLine(filepath.Join(folder, "index."+l.name), func(line string) {
			if word, _, _ := strings.Cut(line, " "); isPlain(word) {
				words = append(words, word)
				uses[word] = useOf(line)
				d.known[word] = true
			}
		})
		if err != nil {
			return nil, nil, err
		}
		err = eachLine(filepath.Join(folder, l.name+".exc"), func(line string) {
			f := strings.Fields(line)
			if len(f) < 2 || !isPlain(f[0]) {
				return
			}
			lemma := slices.MaxFunc(f[1:], func(a, b string) int { return cmp.Or(uses[a]-uses[b], len(b)-len(a)) })
			if isPlain(lemma) {
				form := l.formOf(f[0])
				d.add(form, f[0], lemma, 1<<20+uses[lemma])
				d.irregular[inflected{form, lemma}] = true
			}
		})
		if err != nil {
			return nil, nil, err
		}
		for _, w := range words {
			for form, inflection := range l.regular(w) {
				use := uses[w]
				if d.irregular[inflected{form, w}] {
					use = -1 // "smelled" is rare, but there is no other verb that it could be of
				}
				d.add(form, inflection, w, use)
			}
			if l.name == "noun" && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
				d.add(tag.Plural, w, w, -1) // "series"
			}
		}
	}
	raised, err := raisedAdjectives(folder)
	if err != nil {
		return nil, nil, err
	}
	for _, w := range raised {
		d.add(tag.FormOf(adjective), strings.ToLower(w), w, 0)
	}
	for w, lemma := range maps.Clone(d.lemma) {
		if w.form == tag.Plural {
			d.lemma[inflected{tag.Names, w.word}] = lemma
		}
	}
	return d.lemma, d.known, nil
}

// add notes the lemma of a form. Of two it keeps the one that is better known.
func (d *dictionary) add(form tag.Form, word, lemma string, use int) {
	w := inflected{form, word}
	if old, ok := d.lemma[w]; !ok || cmp.Or(use-d.use[w], len(old)-len(lemma), cmp.Compare(old, lemma)) > 0 {
		d.lemma[w], d.use[w] = lemma, use
	}
}

// useOf returns how many senses of the word of an index's line were met in the
// texts that WordNet's makers went through. The line is the word, its part of
// speech, the number of senses, the number of kinds of pointers, those, the
// number of senses again, and this.
func useOf(line string) int {
	f := strings.Fields(line)
	if len(f) < 4 {
		return 0
	}
	pointers, err := strconv.Atoi(f[3])
	if err != nil || len(f) < 6+pointers {
		return 0
	}
	n, _ := strconv.Atoi(f[5+pointers])
	return n
}

// verbForm tells which form an irregular form of a verb is.
func verbForm(word string) tag.Form {
	switch {
	case strings.HasSuffix(word, "ing"):
		return tag.Gerund
	case strings.HasSuffix(word, "s"):
		return tag.Present
	}
	return tag.Past
}

// adjectiveForm tells which form an irregular form of an adjective is.
func adjectiveForm(word string) tag.Form {
	if strings.HasSuffix(word, "st") {
		return tag.Superlative
	}
	return tag.Comparative
}

func verbForms(word string) map[tag.Form]string {
	ing := word + "ing"
	if e, ok := strings.CutSuffix(word, "e"); ok && !strings.ContainsRune("eoy", lastOf(e)) {
		ing = e + "ing"
	}
	return map[tag.Form]string{tag.Present: withS(word), tag.Past: with(word, "ed"), tag.Gerund: ing}
}

func nounForms(word string) map[tag.Form]string {
	return map[tag.Form]string{tag.Plural: withS(word)}
}

func adjectiveForms(word string) map[tag.Form]string {
	if len(word) > 8 || strings.ContainsAny(word, "-.'") {
		return nil // "more" and "most" go before it
	}
	return map[tag.Form]string{tag.Comparative: with(word, "er"), tag.Superlative: with(word, "est")}
}

func adverbForms(word string) map[tag.Form]string {
	if len(word) > 5 || strings.ContainsAny(word, "-.'") {
		return nil
	}
	return map[tag.Form]string{tag.Further: with(word, "er"), tag.Furthest: with(word, "est")}
}

// withS returns a noun's plural, or a verb as "she" has it.
func withS(word string) string {
	for _, end := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(word, end) {
			return word + "es"
		}
	}
	if y, ok := strings.CutSuffix(word, "y"); ok && isConsonant(lastOf(y)) {
		return y + "ies"
	}
	return word + "s"
}

// with returns word with an ending that begins with "e".
func with(word, end string) string {
	if y, ok := strings.CutSuffix(word, "y"); ok && isConsonant(lastOf(y)) {
		return y + "i" + end
	}
	return strings.TrimSuffix(word, "e") + end
}

// lastOf returns the last byte of a word, or 0.
func lastOf(word string) rune {
	if word == "" {
		return 0
	}
	return rune(word[len(word)-1])
}

func isConsonant(r rune) bool { return r != 0 && !strings.ContainsRune("aeiou", r) }

var adjective = hearsay.Token{Fine: hearsay.FineTagNamed("JJ"), Tag: hearsay.ADJ}

// raisedAdjectives returns the adjectives that WordNet always writes with a
// capital, such as "Malian". A line of its data is an offset, a file, a type,
// the number of words in hexadecimal, then pairs of a word and a number; an
// adjective may end in its place, "(a)" or "(p)".
func raisedAdjectives(folder string) (raised []string, err error) {
	small := map[string]bool{}
	err = eachLine(filepath.Join(folder, "data.adj"), func(line string) {
		f := strings.Fields(line)
		if len(f) < 4 {
			return
		}
		n, err := strconv.ParseUint(f[3], 16, 16)
		if err != nil || len(f) < 4+2*int(n) {
			return
		}
		for i := range int(n) {
			w, _, _ := strings.Cut(f[4+2*i], "(")
			if w == capital(strings.ToLower(w)) && isPlain(w) {
				raised = append(raised, w)
			} else {
				small[w] = true
			}
		}
	})
	return slices.DeleteFunc(raised, func(w string) bool { return small[strings.ToLower(w)] }), err
}
