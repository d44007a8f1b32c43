package entity

import (
	_ "embed"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed roles.txt
var rolesList string

//go:embed metonyms.txt
var metonymsList string

// parties are the sorts of party that roles.txt and metonyms.txt may give.
var parties = []hearsay.Party{hearsay.Person, hearsay.Organisation, hearsay.Government, hearsay.Military,
	hearsay.Police, hearsay.Media, hearsay.Report, hearsay.Unnamed}

// A role is what a word tells of the party that it stands for.
type role struct {
	party hearsay.Party // empty if it tells nothing by itself
	name  hearsay.Party // where it ends a name: "the Marena Record"; empty if the same
}

// roles holds the nouns that tell what sort of party a phrase stands for: the
// values are indices of roleOf.
var roles, roleOf = func() (*lexicon.List, []role) {
	l, all := lexicon.New(), []role(nil)
	for row := range lexicon.Rows(rolesList) {
		r := role{party: partyNamed(row[1])}
		if len(row) > 2 {
			r.name = partyNamed(row[2])
		}
		l.Add(row[0], len(all))
		all = append(all, r)
	}
	return l, all
}()

// metonyms holds the houses and seats that stand for those who work there, as
// they are written: the values are indices of parties.
var metonyms = func() map[string]hearsay.Party {
	m := map[string]hearsay.Party{}
	for row := range lexicon.Rows(metonymsList) {
		m[row[0]] = partyNamed(row[1])
	}
	return m
}()

// partyNamed returns the party that a list calls name, or nothing.
func partyNamed(name string) hearsay.Party {
	if i := slices.Index(parties, hearsay.Party(name)); i >= 0 {
		return parties[i]
	}
	return ""
}

// roleAt returns the role of a word or phrase, in the singular or the plural.
func roleAt(words string) (role, bool) {
	for _, s := range [...]string{words, strings.TrimSuffix(words, "s"), singularOf(words)} {
		if v, ok := roles.Get(s); ok {
			return roleOf[v], true
		}
	}
	return role{}, false
}

// singularOf undoes "ies" and "es": "deputies", "witnesses", "churches".
func singularOf(s string) string {
	if rest, ok := strings.CutSuffix(s, "ies"); ok {
		return rest + "y"
	}
	if rest, ok := strings.CutSuffix(s, "men"); ok {
		return rest + "man"
	}
	if rest, ok := strings.CutSuffix(s, "women"); ok {
		return rest + "woman"
	}
	return strings.TrimSuffix(s, "es")
}

var (
	possessives   = lexicon.Of("my", "your", "his", "her", "its", "our", "their", "whose")
	persons       = lexicon.Of("he", "she", "him", "her", "i", "we", "who", "they", "them", "me", "us")
	expletives    = lexicon.Of("there", "itself", "himself", "herself", "themselves", "what", "something", "anything", "nothing", "everything")
	demonstrative = lexicon.Of("those", "these", "others", "some", "many", "most", "both", "another")
	todays        = lexicon.Of("today", "yesterday", "tonight", "tomorrow")
	times         = lexicon.Of("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "decade", "decades", "morning", "afternoon",
		"evening", "night", "noon", "midnight", "today", "yesterday", "tomorrow", "weekend", "p.m.", "a.m.", "time", "times")

	// bodies are words for a body that the words before them say more of: "the
	// mayor's | office", "police | officials".
	bodies = lexicon.Of("office", "offices", "service", "services", "agency", "agencies", "bureau", "unit", "centre", "center", "team", "staff", "official", "officials",
		"authority", "authorities", "commander", "commanders", "inspector", "inspectors", "investigator", "investigators", "force", "forces", "headquarters", "captain", "commission", "committee", "command")

	// publics say of some bodies that they are public ones.
	publics = lexicon.Of("provincial", "federal", "municipal", "state", "national", "regional", "interior", "county", "public", "royal", "metropolitan", "governmental")
	offered = lexicon.Of("office", "offices", "service", "services", "agency", "agencies", "bureau", "authority", "commission", "administration")

	// titles are words for the holder of an office that a company, a club or a
	// union may have too.
	titles = lexicon.Of("president", "presidents", "secretary", "commissioner", "governor", "delegate", "delegates", "representative", "chancellor", "deputy")

	// outsiders are those who speak about a body and not for it: "a defence |
	// analyst".
	outsiders = lexicon.Of("analyst", "analysts", "expert", "experts", "historian", "researcher", "researchers", "consultant", "contractor", "critic", "critics", "victim", "victims",
		"relative", "relatives", "professor", "scholar", "scholars", "lawyer", "lawyers", "attorney", "attorneys", "widow", "wife", "husband", "brother", "sister", "father", "mother",
		"son", "daughter", "supporter", "supporters", "protester", "protesters", "resident", "residents", "strategist", "author", "veteran", "worker", "workers", "candidate", "candidates")

	// offices are titles that may stand within the name of a company and tell
	// nothing there: "General Motors".
	offices = lexicon.Of("general", "major", "captain", "president", "governor", "minister", "commander", "admiral", "sergeant", "judge", "justice", "premier", "senator",
		"colonel", "sheriff", "inspector", "deputy", "council", "state", "states", "city", "county", "guard", "king", "queen", "prince", "chancellor")
)
