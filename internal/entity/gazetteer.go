package entity

import (
	"maps"
	"slices"

	"hearsay/internal/model"
)

// Lists says in which lists of a dictionary a word stands, by itself or as the
// first or last word of a longer name.
type Lists uint32

// The lists. A name is of one sort of thing in the dictionary; a word may be
// part of many names.
const (
	PlaceWord   Lists = 1 << iota // the name of a place
	PlaceFirst                    // the first word of a longer one
	PlaceLast                     // the last
	PersonWord                    // the name of a person
	PersonFirst                   // the first word of a longer one
	PersonLast                    // the last
	GroupWord                     // the name of a group: an organisation, a people
	GroupFirst                    // the first word of a longer one
	GroupLast                     // the last
	WorkWord                      // the name of a river, a mountain, a building
	WorkFirst                     // the first word of a longer one
	WorkLast                      // the last
	OtherWord                     // the name of something else
	People                        // one of a people: "Dane"
	Adjective                     // always written with a capital: "Danish"
	PersonNoun                    // a noun for a person: "minister"
	GroupNoun                     // a noun for a group: "ministry"
	PlaceNoun                     // a noun for a place or a building: "valley", "bridge"
	OtherNoun                     // a noun for something else
	NoNoun                        // it stands in the dictionary, and not as a noun
)

// firsts are the lists of words that longer names begin with.
const firsts = PlaceFirst | PersonFirst | GroupFirst | WorkFirst

// mostWords is the number of words of the longest name that is looked up.
const mostWords = 5

// A Gazetteer is what is known of words, and of names of several words, before
// they are met. It keeps hashes alone. It may be used by any number of
// goroutines.
type Gazetteer struct {
	words *model.Vocabulary // to Lists
	names *model.Vocabulary // of several words; to their [PlaceWord] and so on
}

// NewGazetteer returns the Gazetteer of words by their [Key], and of names of
// several words by their [NameKey].
func NewGazetteer(words, names map[uint32]Lists) *Gazetteer {
	return &Gazetteer{vocabulary(words), vocabulary(names)}
}

func vocabulary(words map[uint32]Lists) *model.Vocabulary {
	var all []model.Word
	for _, k := range slices.Sorted(maps.Keys(words)) {
		all = append(all, model.Word{Hash: k, Value: uint32(words[k])})
	}
	return model.NewVocabulary(all)
}

// key is the hash under which a Gazetteer keeps a word or a name.
func key(h uint64) uint32 { return uint32(h>>32) | 1 }

// joined returns the hash of words and one word more.
func joined(words, next uint64) uint64 { return model.Mix(words*3 + next) }

// Key returns the key under which a Gazetteer keeps a word, whatever its
// capitals.
func Key(text string) uint32 { return key(wordOf(text).fold) }

// NameKey returns the key under which a Gazetteer keeps a name of several
// words.
func NameKey(words []string) uint32 {
	h := uint64(0)
	for _, w := range words {
		h = joined(h, wordOf(w).fold)
	}
	return key(h)
}

// look returns the lists that hold w.
func (g *Gazetteer) look(w *word) Lists {
	v, _ := g.words.Get(key(w.fold))
	return Lists(v)
}
