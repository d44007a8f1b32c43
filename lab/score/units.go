package score

import (
	_ "embed"
	"maps"
	"strings"
	"unicode/utf8"

	"hearsay/internal/lexicon"
)

var (
	//go:embed lists/units.txt
	unitList string
	//go:embed lists/plurals.txt
	pluralList string
	//go:embed lists/quantity_stopwords.txt
	quantityStopList string

	unitAliases, plurals = tableOf(unitList), tableOf(pluralList)
	quantityStop         = listOf(quantityStopList)
)

// tableOf returns the second fields of a list by their first.
func tableOf(list string) map[string]string {
	return maps.Collect(func(yield func(string, string) bool) {
		for row := range lexicon.Rows(list) {
			if len(row) == 2 && !yield(row[0], row[1]) {
				return
			}
		}
	})
}

// levelUnit returns the one name of a unit: in lower case, an alias replaced,
// a plural made singular. "-" is no unit.
func levelUnit(u string) string {
	u = lower(trim(u))
	if u == "" {
		return "-"
	}
	if name, ok := unitAliases[u]; ok {
		return name
	}
	if !strings.HasSuffix(u, "s") || strings.HasSuffix(u, "ss") || utf8.RuneCountInString(u) <= 3 || u == "celsius" {
		return u
	}
	u = u[:len(u)-1]
	if name, ok := unitAliases[u]; ok {
		return name
	}
	return u
}

// nounWords returns the words of a counted noun, stemmed. Only ASCII letters
// and digits make words here.
func nounWords(noun string) map[string]bool {
	set := map[string]bool{}
	ascii := func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }
	for _, w := range strings.FieldsFunc(lower(noun), ascii) {
		if !quantityStop[w] {
			set[stem(w)] = true
		}
	}
	return set
}

// stem makes a plural singular by its ending, naively.
func stem(w string) string {
	if one, ok := plurals[w]; ok {
		return one
	}
	n := len(w)
	switch {
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "es") && n > 4 && strings.IndexByte("sxzh", w[n-3]) >= 0:
		return w[:n-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && n > 3:
		return w[:n-1]
	}
	return w
}
