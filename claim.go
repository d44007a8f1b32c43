package hearsay

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// A Category is what happened to what a figure counts: "killed", "displaced",
// "money". The list is fixed: see [Categories].
type Category string

// Categories are the words that a claim's Category may hold, in the order in
// which people are shown them.
var Categories = []Category{
	"killed", "injured", "killed_or_injured", "missing", "displaced", "evacuated", "rescued", "detained",
	"charged", "infected", "affected", "trapped", "present", "destroyed_or_damaged", "money", "share",
	"poll", "magnitude", "distance", "duration", "rate", "price_change", "jobs", "sold_or_made", "votes",
	"other",
}

// A Basis is how it is known as of when a figure holds.
type Basis string

// The bases of an as-of date.
const (
	Stated      Basis = "stated"      // the text gives the date
	Relative    Basis = "relative"    // "on Tuesday", reckoned from the publication
	Publication Basis = "publication" // the day of the article itself
)

// A ChainStatus is how far a chain leads.
type ChainStatus string

// How far a chain leads.
const (
	Complete     ChainStatus = "complete"     // to somebody who is named or held office
	EndsUnnamed  ChainStatus = "ends_unnamed" // to somebody the text does not name
	Unattributed ChainStatus = "unattributed" // nobody is made responsible
)

// A Claim is one figure as one document attributes it: who said what number
// about what, as of when, through whom.
type Claim struct {
	ID         string
	Figure     int // in Figures
	Category   Category
	Measure    string // what is counted, in a few canonical words
	Population string // whom the count is limited to: "children"; may be empty
	Including  Span   // who is counted among them: "three children"
	Excluding  Span   // who is left out: "the attacker"
	Place      Span
	EventDate  Date // of what happened to what is counted
	EventWords Span // that tell it
	AsOf       Date
	AsOfWords  Span  // that tell it; empty where it is the day of the article
	Basis      Basis // empty if AsOf is
	Polarity   Polarity
	Chain      []Link // nearest to the article first, the outlet left out
	Status     ChainStatus
	Confidence float64
	Steps      []Step
}

// ClaimID names a claim by its document, the hash of the document's text and the
// place of its figure: reading a text again finds nothing twice, and two copies
// of one article make two claims.
func ClaimID(document, textHash string, figure Span) string {
	sum := sha256.Sum256([]byte(document + "\x00" + textHash + ":" + strconv.Itoa(figure.Start) + "-" + strconv.Itoa(figure.End)))
	return hex.EncodeToString(sum[:8])
}

// DocumentKey names a document in a ledger by its ID and the hash of its text:
// a page that has changed is another document, and so is a copy elsewhere.
func DocumentKey(document, textHash string) string {
	sum := sha256.Sum256([]byte("document\x00" + document + "\x00" + textHash))
	return hex.EncodeToString(sum[:8])
}
