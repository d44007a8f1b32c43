package train

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/tag"
)

// An inflected is a word in one of its forms.
type inflected struct {
	form tag.Form
	word string // in small letters, with straight apostrophes
}

// A lemmaCount says how often something has each lemma.
type lemmaCount map[string]int

// most returns the most frequent lemma; the first in order of equals.
func (c lemmaCount) most() (lemma string) {
	for _, l := range slices.Sorted(maps.Keys(c)) {
		if lemma == "" || c[l] > c[lemma] {
			lemma = l
		}
	}
	return lemma
}

// lemmasOf learns lemmas from annotated sentences and from the dictionary of
// WordNet in a folder. From both it takes words of which the lemma is known.
// An ending of these is kept if the words that have it are mostly edited
// otherwise than their other endings say, and a word, if its endings say wrong.
func lemmasOf(sentences []sentence, wordnet string) (*tag.Lemmas, error) {
	seen := seenLemmas(sentences)
	listed, known, err := listedForms(wordnet)
	if err != nil {
		return nil, err
	}
	for w, c := range seen {
		most := c.most()
		if _, ok := listed[w]; ok && !w.form.KeepsCapitals() && (c[most] < 3 || !known[strings.ToLower(most)]) {
			delete(seen, w) // writers and annotators slip
		}
	}
	rules := endingsOf(listed, seen)
	ends := map[uint32]tag.Edit{}
	for e, edit := range rules {
		ends[endKey(e)] = edit
	}
	for w, lemma := range listed {
		if _, ok := seen[w]; !ok {
			keepWord(ends, rules, w, lemma)
		}
	}
	for w, c := range seen {
		keepWord(ends, rules, w, c.most())
	}
	return tag.NewLemmas(ends), nil
}

// seenLemmas counts the lemmas that words have in the sentences.
func seenLemmas(sentences []sentence) map[inflected]lemmaCount {
	seen := map[inflected]lemmaCount{}
	for _, s := range sentences {
		for i, t := range s.tokens {
			lemma := s.lemmas[i]
			fine := s.classes[i].Fine.String()
			t.Fine, t.Tag = s.classes[i].Fine, s.classes[i].Tag
			word := folded(t.In(s.text))
			// Lemmas of words that are written apart by mistake belong to the
			// whole; numbers stay as they are written.
			if lemma == "_" || fine == "GW" || fine == "AFX" || fine == "ADD" || strings.ContainsFunc(word, unicode.IsDigit) {
				continue
			}
			w := inflected{tag.FormOf(t), word}
			if seen[w] == nil {
				seen[w] = lemmaCount{}
			}
			seen[w][lemma]++
		}
	}
	return seen
}

// folded returns a word in small letters and with straight apostrophes, as the
// endings are.
func folded(word string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ', '`':
			return '\''
		}
		return unicode.ToLower(r)
	}, word)
}

// longestEnd is the length of the longest ending that is learned.
const longestEnd = 5

// endingsOf returns the endings that say how words are edited.
func endingsOf(listed map[inflected]string, seen map[inflected]lemmaCount) map[inflected]tag.Edit {
	type tally map[tag.Edit]int
	tallies := map[inflected]tally{}
	add := func(w inflected, lemma string) {
		e, ok := editOf(w.word, strings.ToLower(lemma))
		if !ok {
			return
		}
		for _, end := range endsOf(w.word) {
			w := inflected{w.form, end}
			if tallies[w] == nil {
				tallies[w] = tally{}
			}
			tallies[w][e]++
		}
	}
	for w, lemma := range listed {
		add(w, lemma)
	}
	for w, c := range seen {
		if _, ok := listed[w]; !ok && len(w.word) > 3 {
			add(w, c.most())
		}
	}
	order := slices.SortedFunc(maps.Keys(tallies), func(a, b inflected) int {
		return cmp.Or(len(a.word)-len(b.word), int(a.form)-int(b.form), cmp.Compare(a.word, b.word))
	})
	rules := map[inflected]tag.Edit{}
	for _, w := range order {
		best, n, all := tag.Edit{}, 0, 0
		for e, k := range tallies[w] {
			all += k
			if k > n || k == n && compareEdits(e, best) < 0 {
				best, n = e, k
			}
		}
		if was := ruled(rules, w); best != was && (w.word == "" || n >= 3 && n >= tallies[w][was]+2) {
			rules[w] = best
		}
	}
	return rules
}

func compareEdits(a, b tag.Edit) int {
	return cmp.Or(int(a.Cut)-int(b.Cut), cmp.Compare(a.Add, b.Add))
}

// ruled returns the edit that the longest known ending of a word gives.
func ruled(rules map[inflected]tag.Edit, w inflected) tag.Edit {
	for _, end := range endsOf(w.word) {
		if e, ok := rules[inflected{w.form, end}]; ok {
			return e
		}
	}
	return tag.Edit{}
}

// endsOf returns the endings of a word, the longest first, the empty one last.
func endsOf(word string) []string {
	var all []string
	at := len(word)
	for range longestEnd + 1 {
		all = append(all, word[at:])
		_, n := utf8.DecodeLastRuneInString(word[:at])
		if n == 0 {
			break
		}
		at -= n
	}
	slices.Reverse(all)
	return all
}

// endKey returns the key of an ending.
func endKey(w inflected) (last uint32) {
	tag.Ends(w.form, w.word, func(key uint32) { last = key })
	return last
}

// editOf returns the edit that makes a lemma, in small letters, of a word. It
// reports false if they have nothing in common.
func editOf(word, lemma string) (tag.Edit, bool) {
	n := 0
	for n < len(word) {
		r, size := utf8.DecodeRuneInString(word[n:])
		if l, _ := utf8.DecodeRuneInString(lemma[min(n, len(lemma)):]); l != r || n >= len(lemma) {
			break
		}
		n += size
	}
	cut := utf8.RuneCountInString(word[n:])
	return tag.Edit{Cut: uint8(min(cut, 255)), Add: lemma[n:]}, n > 0 && cut <= longestEnd
}

// keepWord adds the edit of a whole word, if its endings say another.
func keepWord(ends map[uint32]tag.Edit, rules map[inflected]tag.Edit, w inflected, lemma string) {
	key := tag.Ends(w.form, w.word, func(uint32) {})
	small := strings.ToLower(lemma)
	e, ok := editOf(w.word, small)
	if !ok || len(lemma) < 4 && strings.ContainsAny(lemma, quotes) { // "’s"
		e = tag.Edit{Whole: true, Add: lemma}
	}
	if !w.form.KeepsCapitals() && lemma != small {
		if lemma == capital(small) {
			e.Raise = true
		} else {
			e = tag.Edit{Whole: true, Add: lemma}
		}
	}
	if e != ruled(rules, w) {
		ends[key] = e
	}
}

// quotes are written in several ways.
const quotes = `'"`

func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}
