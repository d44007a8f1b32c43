package quantity

import (
	_ "embed"

	"hearsay/internal/lexicon"
)

//go:embed symbols.txt
var symbolList string

// A fit is where a unit's symbol can stand apart from its number.
type fit uint8

const (
	fitsApart fit = iota + 1 // where no hyphen ties it to the number
	fitsEnd                  // there, if no word follows that it could belong to
	fitsGlued                // nowhere
)

var fitNames = map[string]fit{"apart": fitsApart, "end": fitsEnd, "glued": fitsGlued}

// symbolFits says of the symbols that are letters or parts of words too where
// they are symbols.
var symbolFits = readFits(symbolList)

func readFits(list string) map[string]fit {
	all := map[string]fit{}
	for row := range lexicon.Rows(list) {
		all[row[0]] = fitNames[row[1]]
	}
	return all
}
