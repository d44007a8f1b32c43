package main

import (
	_ "embed"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed compromise.txt
var compromiseList string

// A rule says what a tag of compromise is in the terms of Universal
// Dependencies, of the words that it is for, or of all.
type rule struct {
	tag   string
	class hearsay.Tag
	words []string
}

var compromiseRules = func() (rules []rule) {
	for row := range lexicon.Rows(compromiseList) {
		r := rule{tag: row[0], class: hearsay.TagNamed(row[1])}
		if r.class == hearsay.Untagged {
			panic("compromise.txt: no such part of speech as " + row[1])
		}
		if len(row) > 2 {
			r.words = strings.Split(row[2], ",")
		}
		rules = append(rules, r)
	}
	return rules
}()

// classOf returns the part of speech that a peer gives a word, from its tags:
// one that is a name of Universal Dependencies already, or those of compromise.
func classOf(word string, tags []string) hearsay.Tag {
	if len(tags) == 1 {
		if t := hearsay.TagNamed(tags[0]); t != hearsay.Untagged {
			return t
		}
	}
	word = strings.ToLower(word)
	for _, r := range compromiseRules {
		if slices.Contains(tags, r.tag) && (r.words == nil || slices.Contains(r.words, word)) {
			return r.class
		}
	}
	return hearsay.X
}
