package reader_test

import (
	"cmp"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/entity"
	"hearsay/internal/lexicon"
)

// A nation is a country, what is of it, and its people; a swap takes all three.
type nation [3]string

// names are those that may be put in the place of others.
type names struct {
	of      map[string]map[string][]string // by kind, "given", "family", "place" or "group", and by region
	regions []string
	nations []nation
	unions  [][]string // countries and bodies that have a name of two words, an acronym, and one with dots
	wires   []string   // agencies of one word, which are swapped among themselves
}

func readNames(t *testing.T) names {
	t.Helper()
	src, err := os.ReadFile("testdata/swap-names.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := names{of: map[string]map[string][]string{}}
	for row := range lexicon.Rows(string(src)) {
		switch row[0] {
		case "nation":
			all.nations = append(all.nations, nation(row[1:]))
		case "union":
			all.unions = append(all.unions, row[1:])
		default:
			if all.of[row[0]] == nil {
				all.of[row[0]] = map[string][]string{}
			}
			all.of[row[0]][row[1]] = strings.Fields(row[2])
			if !slices.Contains(all.regions, row[1]) {
				all.regions = append(all.regions, row[1])
			}
		}
	}
	if src, err = os.ReadFile("../internal/article/agencies.txt"); err != nil {
		t.Fatal(err)
	}
	for row := range lexicon.Rows(string(src)) {
		if !strings.Contains(row[0], " ") && utf8.RuneCountInString(row[0]) > 2 {
			all.wires = append(all.wires, row[0])
		}
	}
	return all
}

// wordsIn returns the runs of letters of a text.
func wordsIn(text string) (all []hearsay.Span) {
	start := -1
	for i, r := range text + " " {
		letter := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			all = append(all, hearsay.Span{Start: start, End: i})
			start = -1
		}
	}
	return all
}

// smallWords returns the words that texts write with a small letter too, and not
// just by exception: they are words, also where they stand in a name, as in
// "Valley Rescue Council". Titles and other words that are cut short are
// added, and units.
func smallWords(t *testing.T, docs []*hearsay.Document) map[string]bool {
	t.Helper()
	small, capital := map[string]int{}, map[string]int{}
	for _, d := range docs {
		for _, s := range wordsIn(d.Text) {
			w := s.In(d.Text)
			if l := strings.ToLower(w); l == w {
				small[l]++
			} else {
				capital[l]++
			}
		}
	}
	words := map[string]bool{}
	for w, n := range small {
		words[w] = n > 2 || 4*n > capital[w]
	}
	for _, list := range []string{"segment/abbreviations.txt", "unit/units.txt"} {
		src, err := os.ReadFile("../internal/" + list)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range wordsIn(string(src)) {
			words[strings.ToLower(w.In(string(src)))] = true
		}
	}
	return words
}

// A swapper swaps the names of documents.
type swapper struct {
	names names
	small map[string]bool
}

// A candidate is a word of one text that is a name, or of one.
type candidate struct {
	kinds   map[string]int
	nation  int    // the row it stands in, and its column
	column  int    // -1 where it is of no nation
	article string // "a" or "an" where one goes before it
	final   bool   // an apostrophe alone follows: "Jones'"
}

// titled returns a word as a name is written: of one all in capitals, the first
// letter alone stays one. An acronym stays as it is.
func titled(w string) string {
	n := utf8.RuneCountInString(w)
	if n > 5 && strings.ToUpper(w) == w {
		_, size := utf8.DecodeRuneInString(w)
		return w[:size] + strings.ToLower(w[size:])
	}
	return w
}

// candidates finds the names of a text: the words of names that the reader
// finds there, and all other proper nouns with a capital, but for words that
// are written small elsewhere, days and months, and what stands in a figure, as
// in "40 Canadian dollars".
func (s *swapper) candidates(d *hearsay.Document, r *hearsay.Reading) map[string]*candidate {
	found := map[string]*candidate{}
	kept := keptSpans(r)
	named := entity.Names(d.Text, r.Tokens, r.Sentences)
	tokens := r.Tokens
	words := wordsIn(d.Text)
	for k, w := range words {
		for len(named) > 0 && named[0].End <= w.Start {
			named = named[1:]
		}
		for len(tokens) > 0 && tokens[0].End <= w.Start {
			tokens = tokens[1:]
		}
		text := titled(w.In(d.Text))
		first, _ := utf8.DecodeRuneInString(text)
		at, column := s.nationOf(text)
		if !unicode.IsUpper(first) || utf8.RuneCountInString(text) < 2 || column < 0 && s.small[strings.ToLower(text)] ||
			len(tokens) == 0 || strings.ContainsAny(tokens[0].In(d.Text), ".0123456789") || inAny(kept, w) {
			continue
		}
		kind := ""
		switch {
		case tokens[0].Fine == hearsay.FineTagNamed("NNPS") && strings.HasSuffix(text, "s"):
			kind = "people"
		case len(named) > 0 && named[0].Has(w):
			kind = kindIn(named[0], w)
		case tokens[0].Tag == hearsay.PROPN && tokens[0].Fine != 0:
			kind = "group"
		}
		if kind == "" && column < 0 {
			continue
		}
		c := found[text]
		if c == nil {
			c = &candidate{kinds: map[string]int{}, nation: at, column: column}
			found[text] = c
		}
		c.kinds[kind]++
		if k > 0 {
			if before := strings.ToLower(words[k-1].In(d.Text)); (before == "a" || before == "an") && words[k-1].End+1 == w.Start {
				c.article = before
			}
		}
		rest := d.Text[w.End:]
		if mark, ok := strings.CutPrefix(rest, "'"); ok || strings.HasPrefix(rest, "’") {
			mark = strings.TrimPrefix(mark, "’")
			next, _ := utf8.DecodeRuneInString(mark)
			c.final = c.final || !unicode.IsLetter(next) && strings.HasSuffix(text, "s")
		}
	}
	for _, w := range words {
		if besideDigit(d.Text, w) { // "16GB", "EB-5": no name, nor elsewhere
			delete(found, titled(w.In(d.Text)))
		}
	}
	return found
}

// besideDigit reports whether a word stands close to a digit.
func besideDigit(text string, w hearsay.Span) bool {
	before, after := strings.TrimSuffix(text[:w.Start], "-"), strings.TrimPrefix(text[w.End:], "-")
	digit := func(b byte) bool { return '0' <= b && b <= '9' }
	return before != "" && digit(before[len(before)-1]) || after != "" && digit(after[0])
}

// keptSpans are the places whose words are no names: figures and dates.
func keptSpans(r *hearsay.Reading) (kept []hearsay.Span) {
	for _, f := range r.Figures {
		kept = append(kept, f.Span)
	}
	for _, p := range r.Periods {
		kept = append(kept, p.Span)
	}
	return kept
}

func inAny(spans []hearsay.Span, w hearsay.Span) bool {
	return slices.ContainsFunc(spans, w.Meets)
}

// kindIn is the kind of a word of a name.
func kindIn(n entity.Name, w hearsay.Span) string {
	switch {
	case n.Sort == entity.Place:
		return "place"
	case n.Sort == entity.Organisation:
		return "group"
	case w.End < n.End:
		return "given"
	}
	return "family"
}

// nationOf returns the row and the column in which a word stands among nations,
// or -1 for the column.
func (s *swapper) nationOf(word string) (int, int) {
	for i, n := range s.names.nations {
		if k := slices.Index(n[:], word); k >= 0 {
			return i, k
		}
	}
	return -1, -1
}

// exchange chooses for each candidate another name of its kind and shape, from
// one region as far as its names go.
func (s *swapper) exchange(random *rand.Rand, region, text string, found map[string]*candidate) map[string]string {
	to := map[string]string{}
	taken := map[string]bool{}
	nations := random.Perm(len(s.names.nations))
	for _, word := range sorted(found) {
		c := found[word]
		var other string
		from := region
		for try := range 90 {
			if try == 60 {
				from = s.names.regions[random.IntN(len(s.names.regions))]
			}
			other = s.other(random, from, word, c, nations)
			if other != "" && other != word && !taken[other] && found[other] == nil && c.takes(other) {
				break
			}
			other = ""
		}
		if other != "" {
			to[word], taken[other] = other, true
		}
	}
	for _, word := range sorted(found) {
		if full := spelledOut(text, word); to[word] != "" && full != nil {
			to[word] = initials(full, to)
		}
	}
	shift := 1 + random.IntN(len(s.names.unions)-1)
	for i, row := range s.names.unions {
		for k, name := range row {
			to[name] = s.names.unions[(i+shift)%len(s.names.unions)][k]
		}
	}
	return to
}

// spelledOut returns the words of a name whose first letters make an acronym,
// if the text has one: "Valley Rescue Council" for "VRC".
func spelledOut(text, acronym string) []string {
	if strings.ToUpper(acronym) != acronym || len(acronym) > 6 {
		return nil
	}
	letters := []rune(acronym)
	words := wordsIn(text)
	for k := range words {
		var full []string
		for j := k; j < len(words) && len(full) < len(letters); j++ {
			w := words[j].In(text)
			first, size := utf8.DecodeRuneInString(w)
			if first == letters[len(full)] && size < len(w) {
				full = append(full, w)
			} else if len(full) == 0 || !slices.Contains([]string{"of", "the", "and", "for", "on", "in", "to"}, w) {
				break
			}
		}
		if len(full) == len(letters) {
			return full
		}
	}
	return nil
}

// initials makes the acronym of a name as its words are now.
func initials(full []string, to map[string]string) string {
	made := ""
	for _, w := range full {
		w = cmp.Or(to[w], w)
		_, size := utf8.DecodeRuneInString(w)
		made += w[:size]
	}
	return made
}

func sorted(found map[string]*candidate) []string {
	var all []string
	for w := range found {
		all = append(all, w)
	}
	slices.Sort(all)
	return all
}

// other returns a name that may be put in the place of a word, or "".
func (s *swapper) other(random *rand.Rand, region, word string, c *candidate, nations []int) string {
	if c.column >= 0 {
		// Every word of one nation goes to the same other one, if its words will do.
		n := s.names.nations[nations[(slices.Index(nations, c.nation)+1)%len(nations)]]
		if !c.takes(n[c.column]) || !likeNation(word, n[c.column]) {
			n = s.names.nations[random.IntN(len(nations))]
		}
		if likeNation(word, n[c.column]) {
			return n[c.column]
		}
		return ""
	}
	capitals := strings.ToUpper(word) == word
	if slices.Contains(s.names.wires, word) {
		wire := s.names.wires[random.IntN(len(s.names.wires))]
		if capitals != (strings.ToUpper(wire) == wire) {
			return ""
		}
		return wire
	}
	if capitals {
		return acronym(random, word)
	}
	kind := ""
	for _, k := range []string{"place", "group", "given", "family", "people"} {
		if c.kinds[k] > c.kinds[kind] {
			kind = k
		}
	}
	if kind == "people" { // "Danes", "Democrats"
		return s.names.nations[random.IntN(len(s.names.nations))][2]
	}
	of := s.names.of[cmp.Or(kind, "group")][region]
	name := of[random.IntN(len(of))]
	if c.final {
		name = strings.TrimRight(name, "aeiouyáéíóúñ") + "as"
	}
	return wordUpToCapital(word) + name
}

// likeNation reports whether two words of nations are formed alike: "Danes" is
// the plural of a noun, and "the French" is none.
func likeNation(a, b string) bool { return strings.HasSuffix(a, "s") == strings.HasSuffix(b, "s") }

// takes reports whether a name may stand where c stands, as to its first and
// last letters: a vowel after "an", an s before an apostrophe.
func (c *candidate) takes(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	vowel := strings.ContainsRune("AEIOUÅÁÉÍÓÚÖÄØ", first)
	return (c.article == "" || (c.article == "an") == vowel) && (c.column >= 0 || strings.HasSuffix(name, "s") == (c.final || c.kinds["people"] > 0))
}

// wordUpToCapital returns what stands before the last capital of a word that
// has one inside: "Mc" of "McAllister".
func wordUpToCapital(word string) string {
	last := 0
	for i, r := range word {
		if unicode.IsUpper(r) {
			last = i
		}
	}
	return word[:last]
}

// acronym makes up letters for a word of capitals.
func acronym(random *rand.Rand, word string) string {
	const letters = "BDGKLMNPRTVZ"
	var b strings.Builder
	for range utf8.RuneCountInString(word) {
		b.WriteByte(letters[random.IntN(len(letters))])
	}
	return b.String()
}
