package unit

import (
	_ "embed"
	"strings"

	"hearsay/internal/lexicon"
)

//go:embed plurals.txt
var pluralList string

//go:embed people.txt
var peopleList string

// Irregular nouns. An irregular plural's value indexes singulars; singular
// holds those that have a plural of their own.
var (
	irregular, singulars, singular = readPlurals(pluralList)
	people                         = readPeople(peopleList)
)

func readPlurals(list string) (plurals *lexicon.List, singulars []string, singular *lexicon.List) {
	plurals, singular = lexicon.New(), lexicon.New()
	for row := range lexicon.Rows(list) {
		plural := row[1]
		if plural == "=" {
			plural = row[0]
		} else {
			singular.Add(row[0], 0)
		}
		plurals.Add(plural, len(singulars))
		singulars = append(singulars, row[0])
	}
	return plurals, singulars, singular
}

func readPeople(list string) *lexicon.List {
	nouns := lexicon.New()
	for row := range lexicon.Rows(list) {
		nouns.Add(row[0], 0)
	}
	return nouns
}

// Person reports whether a noun, in either number, counts people: "miners",
// "child", "servicewomen", "deaths".
func Person(noun string) bool {
	if people.Has(noun) {
		return true
	}
	one := Singular(noun)
	if people.Has(one) {
		return true
	}
	// A compound is what its last part is: "ex-soldiers", "fisherwomen".
	if cut := strings.LastIndexByte(one, '-'); cut >= 0 && cut+1 < len(one) {
		return people.Has(one[cut+1:])
	}
	for _, end := range [...]string{"woman", "sman", "rman", "eman", "kman", "dman"} {
		if len(one) > len(end)+2 && strings.HasSuffix(one, end) {
			return true
		}
	}
	return false
}

// Plural reports whether a noun looks like a plural: "ships", "people",
// "crises", not "bus" or "congress".
func Plural(noun string) bool {
	if i, ok := irregular.Get(noun); ok {
		return singulars[i] != strings.ToLower(noun) || !strings.HasSuffix(singulars[i], "s")
	}
	if singular.Has(noun) {
		return false
	}
	n := len(noun)
	if n < 3 || noun[n-1]|0x20 != 's' {
		return n > 4 && (strings.HasSuffix(noun, "men") && !strings.HasSuffix(noun, "imen") || strings.HasSuffix(noun, "people") || strings.HasSuffix(noun, "children"))
	}
	switch noun[n-2] | 0x20 {
	case 's', 'u', 'i': // "congress", "campus", "tennis"
		return false
	}
	return true
}

// Singular returns a noun's singular in lower case: "houses" to "house",
// "people" to "person". What is no plural is only lowered.
func Singular(noun string) string {
	w := strings.ToLower(noun)
	if i, ok := irregular.Get(w); ok {
		return singulars[i]
	}
	// A compound bends its last part: "ex-servicemen".
	if cut := strings.LastIndexByte(w, '-'); cut > 0 && cut+1 < len(w) {
		return w[:cut+1] + Singular(w[cut+1:])
	}
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "men") && !strings.HasSuffix(w, "imen"):
		return w[:n-2] + "an"
	case n > 8 && strings.HasSuffix(w, "children"):
		return w[:n-3]
	case n > 7 && strings.HasSuffix(w, "people"):
		return w[:n-6] + "person"
	case !Plural(w):
		return w
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && strings.HasSuffix(w, "sses"), n > 4 && strings.HasSuffix(w, "shes"),
		n > 4 && strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"),
		n > 4 && strings.HasSuffix(w, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}
