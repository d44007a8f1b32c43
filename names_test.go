package hearsay_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/entity"
	"hearsay/internal/lexicon"
	"hearsay/reader"
)

// Nobody is weighed: no list, no line of code and no feature of a model knows a
// nation, a party or an outlet by its name in order to treat it otherwise than
// another. These tests look for the names that they know, in testdata, and for
// every capital that is not accounted for.

// An exemption is a file that may hold names, and why.
type exemption struct {
	file  string
	names string // those of nations, parties and outlets that it may hold; "any"; "" for capitals alone
	why   string
}

var exempt = []exemption{
	{"internal/unit/currencies.txt", "any", "a currency is called after its country, and is a unit"},
	{"internal/unit/minor.txt", "any", "cents are called after their currency"},
	{"internal/unit/units.txt", "british", "the thermal unit"},
	{"internal/article/agencies.txt", "any", "credits of wire services, which are links of a document, in no order of worth"},
	{"internal/article/boilerplate.txt", "facebook, twitter", "buttons to share a page by, which are cut away"},
	{"internal/article/metanames.txt", "twitter", "fields of a page"},
	{"internal/article/schematypes.txt", "", "types of schema.org"},
	{"internal/timex/holidays.txt", "any", "days are called after those who keep them"},
	{"internal/timex/words.txt", "", "codes of TIMEX3"},
	{"internal/quantity/fixed.txt", "", "codes of currencies that are words besides"},
	{"internal/quantity/symbols.txt", "", "signs of units"},
	{"internal/segment/units.txt", "", "signs of units"},
	{"internal/segment/endings.txt", "", "endings of files and addresses"},
	{"internal/segment/calendar.txt", "", "days and months"},
	{"internal/segment/abbreviations.txt", "Sun", "whether a full stop ends a sentence; the day of the week"},
	{"internal/segment/unstopped.txt", "", "titles, after which no sentence begins"},
	{"internal/entity/metonyms.txt", "any", "seats that stand for those who sit in them: which sort of party speaks, and no more"},
	{"internal/entity/roles.txt", "facebook", "a post there is a record, of whoever wrote it"},
	{"export/quickstatements.txt", "", "numbers of properties of Wikidata"},
	{"internal/attribution/words.go", "Vice", "of a president"},
	{"internal/entity/feature.go", "Danes", "the text that the fingerprint of features is taken of"},
	{"lab/score/published.txt", "any", "what others have published; nothing reads with it"},
	{"lab/score/lists/unit_names.txt", "any", "currencies as a collection has them; nothing reads with it"},
	{"lab/score/lists/units.txt", "any", "currencies as a collection has them; nothing reads with it"},
	{"lab/peers/compromise.txt", "", "tags of another program; nothing reads with it"},
}

// exemptionOf returns the exemption of a file, or none.
func exemptionOf(file string) (exemption, bool) {
	k := slices.IndexFunc(exempt, func(e exemption) bool { return e.file == file })
	if k < 0 {
		return exemption{}, false
	}
	return exempt[k], true
}

func (e exemption) allows(name string) bool {
	return e.names == "any" || slices.Contains(strings.Split(e.names, ", "), name)
}

// known are names of nations, peoples, parties and outlets, in small letters,
// each with what it is; those that are words besides, with their capital.
func known(t *testing.T) map[string]string {
	t.Helper()
	src, err := os.ReadFile("testdata/known-names.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for row := range lexicon.Rows(string(src)) {
		if len(row) == 3 {
			all[row[1]] = row[0]
			continue
		}
		for _, end := range []string{"", "s"} { // "Danes"
			all[strings.ToLower(row[1])+end] = row[0]
		}
	}
	return all
}

// nameIn returns a name that words hold, and what it is.
func nameIn(known map[string]string, text string) (name, what string) {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' })
	for i := range words {
		words[i] = strings.TrimSuffix(strings.Trim(words[i], "-'"), "'s")
	}
	for i := range words {
		for j := i + 1; j <= min(len(words), i+5); j++ {
			name := strings.Join(words[i:j], " ")
			if what, ok := known[strings.ToLower(name)]; ok {
				return name, what
			}
			if what, ok := known[name]; ok { // with its capital
				return name, what
			}
		}
	}
	return "", ""
}

// lists returns the word lists of the module.
func lists(t *testing.T) (all []string) {
	t.Helper()
	for _, file := range filesWith(t, ".txt") {
		if !strings.Contains(file, "testdata/") && !strings.HasPrefix(file, "examples/") && !strings.HasPrefix(file, "lab/score/results/") {
			all = append(all, file)
		}
	}
	return all
}

// TestNoNamesInLists wants no word list to hold a name that is not accounted
// for, and no exemption that nothing needs.
func TestNoNamesInLists(t *testing.T) {
	known := known(t)
	named, capitals := map[string]bool{}, map[string]bool{}
	for _, file := range lists(t) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e, exempted := exemptionOf(file)
		for row := range lexicon.Rows(string(src)) {
			for _, entry := range row {
				if name, what := nameIn(known, entry); name != "" {
					named[file] = true
					if !e.allows(name) {
						t.Errorf("%s holds %q, which is a name (%s), in %q", file, name, what, entry)
					}
				}
				if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(entry)); unicode.IsUpper(first) {
					capitals[file] = true
					if !exempted {
						t.Errorf("%s holds %q, which has a capital; if it is not the name of somebody, exempt the list and say why", file, entry)
					}
				}
			}
		}
	}
	for _, e := range exempt {
		if strings.HasSuffix(e.file, ".txt") && (e.names != "" && !named[e.file] || e.names == "" && !capitals[e.file]) {
			t.Errorf("nothing in %s needs its exemption", e.file)
		}
	}
}

// TestNoNamesInCode wants no string of the program to hold such a name. What the
// laboratory prints of others, and the examples, are no part of it.
func TestNoNamesInCode(t *testing.T) {
	known := known(t)
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "lab/") || strings.HasPrefix(file, "cmd/hearsay-lab/") || strings.HasPrefix(file, "examples/") {
			continue
		}
		e, _ := exemptionOf(file)
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				if name, what := nameIn(known, text); name != "" && !e.allows(name) {
					t.Errorf("%s holds %q, which is a name (%s), in %s", file, name, what, lit.Value)
				}
			}
			return true
		})
	}
}

// A probe is a model, and what its features are of a text whose layers are
// known: a list for each place that it looks at. A model may go by the words of
// names if it says why; the models of tags and trees, which say of no word who
// it is, do and have no probe. A model that tells who is behind what may not.
type probe struct {
	model    string
	features func(text string, r *hearsay.Reading) [][]uint64
	words    string // why it may
}

var probes = []probe{
	{"attribution", attributionFeatures, ""},
	{"entity", entityFeatures, "it finds where a name is and of which sort; what is said of it, it does not judge"},
}

// TestFeaturesKnowNoNames puts names of one shape in each other's place, in texts
// whose layers stay as they are, and wants the features of a model to stay too.
func TestFeaturesKnowNoNames(t *testing.T) {
	pairs := namePairs(t)
	// Words of offices and of times are read as they stand, in names too.
	spared := regexp.MustCompile(`\b(Union|Today)\b`)
	for _, p := range probes {
		differ := 0
		for _, pair := range pairs {
			if spared.MatchString(pair[0] + " " + pair[1]) {
				continue
			}
			with := func(name string) string {
				return strings.ReplaceAll("The @ ministry said 40 people died, citing @.\n\n“It was worse,” @ officials told @ on Monday. @ denied it.", "@", name)
			}
			a, b := with(pair[0]), with(pair[1])
			r := reader.Layers(&hearsay.Document{Text: a})
			if !slices.EqualFunc(p.features(a, &r), p.features(b, &r), slices.Equal[[]uint64]) {
				differ++
				if p.words == "" {
					t.Errorf("%s tells %s from %s", p.model, pair[0], pair[1])
				}
			}
		}
		if p.words != "" && differ == 0 {
			t.Errorf("%s needs no exemption: its features know no words", p.model)
		}
	}
}

// namePairs returns names that are known, two of one kind and shape each.
func namePairs(t *testing.T) (pairs [][2]string) {
	t.Helper()
	src, err := os.ReadFile("testdata/known-names.txt")
	if err != nil {
		t.Fatal(err)
	}
	last := map[string]string{}
	for row := range lexicon.Rows(string(src)) {
		if len(row) != 2 {
			continue
		}
		shape := row[0] + " " + strings.Map(func(r rune) rune {
			switch {
			case unicode.IsUpper(r):
				return 'X'
			case unicode.IsLower(r):
				return 'x'
			}
			return r
		}, row[1])
		if other, ok := last[shape]; ok {
			pairs = append(pairs, [2]string{other, row[1]})
			delete(last, shape)
		} else {
			last[shape] = row[1]
		}
	}
	if len(pairs) < 100 {
		t.Fatalf("only %d pairs of names", len(pairs))
	}
	return pairs
}

func entityFeatures(text string, r *hearsay.Reading) (all [][]uint64) {
	s := entity.NewSurvey(entity.NewGazetteer(nil, nil))
	s.Look(text, r.Tokens, r.Sentences)
	for k := range s.Stretches {
		x := &s.Stretches[k]
		for i := x.First; i < x.Last; i++ {
			all = append(all, numbers(s.Features(x, i)))
		}
	}
	return all
}

// numbers returns features as plain numbers.
func numbers[F ~uint32 | ~uint64](features []F) (all []uint64) {
	for _, f := range features {
		all = append(all, uint64(f))
	}
	return all
}

// attributionFeatures returns the features of both passes over a text.
func attributionFeatures(text string, r *hearsay.Reading) (all [][]uint64) {
	s := attribution.NewSurvey(attribution.Shipped().Vocabulary)
	s.Look(text, r.Tokens, r.Sentences, r.Quotations, r.Mentions)
	m := make([]attribution.Marginal, len(r.Tokens))
	var c attribution.Scene
	for k := range s.Stretches {
		x := &s.Stretches[k]
		for i := x.First; i < x.Last; i++ {
			all = append(all, numbers(s.Features(x, i)), numbers(s.Edges(x, i, nil)))
		}
		for _, a := range s.Anchors(x, m) {
			s.Open(&c, x, a, m)
			for i := c.First; i < c.Last; i++ {
				all = append(all, numbers(s.SceneFeatures(&c, i, m)), numbers(s.SceneEdges(&c, i, m, nil)))
			}
		}
	}
	return all
}
