package reader_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"hearsay"
	"hearsay/reader"
)

// actors are the names of the invented pile: people, places, outlets and
// firms, none of which is a word besides.
var actors = strings.Fields(`Abeld Adoran Almen Amaranth Ansa Anselo Arden Arlem Asht Averell Bandaro Belcastra Brannock
	Broadlock Bryda Caller Canow Castane Corin Corran Darro Dorra Ellery Emra Ferrin Hadder Hask Hassel Havelin Ilmor Joren
	Jory Kemble Kessa Lanset Lirra Ludo Marrash Mirel Mirrin Morvin Nirova Noreth Odira Odrin Okrand Olvin Osrin Pavo
	Pellery Quiry Renn Ruvel Sarrow Sela Selwin Sundmere Talgrid Talmera Tarrow Tavrek Tessen Tolland Torr Venn Vessin
	Wenna Wilm Yora`)

// TestNeutrality reads the pile again and again with its actors exchanged for
// others of names that are as long, and wants the reading to be the same up to
// the exchange: what somebody is called must make no difference. A name's
// shape may, to the tagger; how often is printed and bounded.
func TestNeutrality(t *testing.T) {
	if testing.Short() {
		t.Skip("reads for long; run without -short")
	}
	const rounds = 60
	_, docs, readings := flood(t)
	random := rand.New(rand.NewPCG(1, 2))
	keys := make([]string, 0, len(docs))
	for key := range docs {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	swaps, claims, moved, otherwise := 0, 0, 0, 0
	for range rounds {
		exchange := map[string]string{}
		for _, name := range actors {
			exchange[name] = nameLike(random, name)
		}
		for _, key := range keys {
			swapped := *docs[key]
			text, n := exchanged(swapped.Text, exchange)
			swaps += n
			swapped.Text = text
			swapped.Outlet, _ = exchanged(swapped.Outlet, exchange)
			was, is := readings[key], reader.Read(&swapped)
			if len(was.Claims) != len(is.Claims) {
				otherwise += max(len(was.Claims), len(is.Claims))
				continue
			}
			for i := range was.Claims {
				claims++
				if origin(was.Claims[i]) != origin(is.Claims[i]) {
					moved++
				}
				if !reflect.DeepEqual(figureOf(was, i), figureOf(is, i)) || was.Claims[i].Category != is.Claims[i].Category || was.Claims[i].Polarity != is.Claims[i].Polarity {
					otherwise++
				}
			}
		}
	}
	t.Logf("%d names exchanged: of %d claims %d have another origin (%.2f percent), %d another figure, category or polarity (%.2f percent)",
		swaps, claims, moved, 100*float64(moved)/float64(claims), otherwise, 100*float64(otherwise)/float64(claims))
	if swaps < 10000 {
		t.Errorf("only %d names were exchanged", swaps)
	}
	if moved*100 > claims || otherwise*100 > claims {
		t.Errorf("more than one claim in a hundred hangs on what somebody is called")
	}
}

// origin returns where the last link of a chain stands, and its cue.
func origin(c hearsay.Claim) [2]hearsay.Span {
	if len(c.Chain) == 0 {
		return [2]hearsay.Span{}
	}
	last := c.Chain[len(c.Chain)-1]
	return [2]hearsay.Span{last.Span, last.Cue}
}

// figureOf returns the figure of claim i without the words of its rules.
func figureOf(r hearsay.Reading, i int) hearsay.Figure {
	f := r.Figures[r.Claims[i].Figure]
	f.Steps, f.OfText = nil, ""
	return f
}

// exchanged returns text with every name of the exchange in it, as a whole
// word, replaced, and how many were.
func exchanged(text string, exchange map[string]string) (string, int) {
	var b strings.Builder
	n := 0
	for len(text) > 0 {
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if end == 0 {
			end = len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
			b.WriteString(text[:end])
			text = text[end:]
			continue
		}
		if end < 0 {
			end = len(text)
		}
		word := text[:end]
		if other, ok := exchange[word]; ok {
			word = other
			n++
		}
		b.WriteString(word)
		text = text[end:]
	}
	return b.String(), n
}

// nameLike makes up a name as long as name, of syllables of many languages.
func nameLike(random *rand.Rand, name string) string {
	syllables := strings.Fields("ka lo mi ra te nu sa be do fi gu ha jo ke li ma no pa ri su ta va wo ya ze al en or ud is an el un ar ol im os")
	var b strings.Builder
	for b.Len() < len(name) {
		b.WriteString(syllables[random.IntN(len(syllables))])
	}
	made := b.String()[:len(name)]
	return strings.ToUpper(made[:1]) + made[1:]
}
