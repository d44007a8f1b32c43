package entity

import (
	_ "embed"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed roles.txt
var rolesList string

// parties are the sorts of party that roles.txt may give to a word.
var parties = []hearsay.Party{hearsay.Person, hearsay.Organisation, hearsay.Government, hearsay.Military,
	hearsay.Police, hearsay.Media, hearsay.Report, hearsay.Unnamed}

// roles holds the nouns that tell what sort of party a phrase stands for.
var roles = func() *lexicon.List {
	l := lexicon.New()
	for row := range lexicon.Rows(rolesList) {
		for i, p := range parties {
			if len(row) == 2 && row[1] == string(p) {
				l.Add(row[0], i)
			}
		}
	}
	return l
}()

var (
	possessives   = lexicon.Of("my", "your", "his", "her", "its", "our", "their", "whose")
	persons       = lexicon.Of("he", "she", "him", "her", "i", "we", "who", "they", "them", "me", "us")
	expletives    = lexicon.Of("there", "itself", "himself", "herself", "themselves", "what", "something", "anything", "nothing", "everything")
	demonstrative = lexicon.Of("those", "these", "others", "some", "many", "most", "both", "another")
	todays        = lexicon.Of("today", "yesterday", "tonight", "tomorrow")
	times         = lexicon.Of("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "decade", "decades", "morning", "afternoon",
		"evening", "night", "noon", "midnight", "today", "yesterday", "tomorrow", "weekend", "p.m.", "a.m.", "time", "times")
)
