package quantity

import (
	_ "embed"

	"hearsay/internal/lexicon"
)

//go:embed fixed.txt
var fixedList string

// A fixedSort is what a number that is written just so names.
type fixedSort uint8

const (
	phraseNumber  fixedSort = iota + 1 // "24/7"
	pictureNumber                      // "1080" of "1080p"
	calibreNumber                      // ".38"
	codeWord                           // "COP" of "COP30"
	stoppedHead                        // "sec" of "Sec. 12"
)

var fixedSorts = map[string]fixedSort{"phrase": phraseNumber, "picture": pictureNumber, "calibre": calibreNumber,
	"code": codeWord, "stopped": stoppedHead}

// fixed says of the numbers that name a thing, and of the words that make a
// number beside them a name, what sort it is.
var fixed = readFixed(fixedList)

func readFixed(list string) map[string]fixedSort {
	all := map[string]fixedSort{}
	for row := range lexicon.Rows(list) {
		all[row[0]] = fixedSorts[row[1]]
	}
	return all
}
