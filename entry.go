package hearsay

import "time"

// An Excerpt is a stretch of the words of a document, cut out of its text with
// its place there. The zero Excerpt is no words.
type Excerpt struct {
	Span          // in bytes
	Points Span   // the same place, in Unicode code points
	Words  string // alone, where the text leaves them out: a counted noun that is understood
}

// A Receipt says how a document came in.
type Receipt struct {
	Bytes    []byte // as they were received; nil where they are not at hand
	Hash     string // the SHA-256 of the bytes, in hexadecimal
	Media    string // their media type: "text/html"
	Address  string // where they came from: a path, a path with a line ("pile.jsonl:12") or a URL
	Captured time.Time
	Tool     string // what received them: "hearsay 0.3"
}

// A Filing is a document as a ledger knows it.
type Filing struct {
	Key       string   // names it in the ledger: see [DocumentKey]
	Document  Document // its Text is "" unless it was asked for, and once it was forgotten
	TextHash  string
	Length    int // of the text, in code points
	Receipt   Receipt
	Forgotten string // why its text was removed; "" as long as it is kept
}

// An EntryState says whether an entry is what the ledger goes by now.
type EntryState string

// The states of an entry.
const (
	Current    EntryState = "current"
	Superseded EntryState = "superseded" // a newer reader reads its words otherwise, or not at all
	Forgotten  EntryState = "forgotten"  // the text it was read from was removed, and its words with it
)

// A Review is what people have made of an entry.
type Review string

// The reviews. The last verdict that is no remark decides.
const (
	Open      Review = "open" // nobody has ruled on it
	Confirmed Review = "confirmed"
	Corrected Review = "corrected"
	Rejected  Review = "rejected"
)

// Reviews are all of them, in the order in which people are shown them.
var Reviews = []Review{Open, Confirmed, Corrected, Rejected}

// An Entry is a claim that was posted to a ledger. It holds the words that show
// it, so that it can be read without its document and found there again.
type Entry struct {
	ID     string // [ClaimID]
	Filing *Filing

	Figure Excerpt // "more than 62,000"
	Core   Excerpt // "62,000"
	Value  Interval
	Hedge  Hedge
	Unit   Unit
	Kind   FigureKind
	Aspect Aspect
	Of     Excerpt // what is counted
	Per    string

	Category   Category
	Measure    string
	Population string
	Including  Excerpt // who is counted among them: "three children"
	Excluding  Excerpt // who is left out: "the attacker"
	Place      Excerpt
	EventDate  Date
	EventWords Excerpt // that tell the EventDate
	AsOf       Date
	AsOfWords  Excerpt // that tell AsOf
	Basis      Basis
	Polarity   Polarity
	Chain      []Hand // nearest to the article first, the outlet left out
	Status     ChainStatus
	Confidence float64

	Quote  Excerpt // of at most 25 words around the figure, within its sentence
	Prefix string  // up to 32 code points before the figure
	Suffix string  // and after it

	Reader string // the version that read it so
	Posted time.Time
	State  EntryState
	Next   string // the entry that took its place, if one did
	Review Review
}

// A Hand is one link of the chain of an [Entry], with its words.
type Hand struct {
	Name     string // as the text has it; "" where it names nobody ("reportedly")
	Resolved string // who that is; "" where it is not sure
	Source   string // the source of the ledger that it counts for, after merging; "" if none
	Named    bool
	Party    Party
	Words    Excerpt // of the source
	Cue      Excerpt // that show it
}

// Origin returns the far end of the entry's chain, as far back as the text
// leads, and false where nobody is made responsible.
func (e *Entry) Origin() (Hand, bool) {
	if len(e.Chain) == 0 {
		return Hand{}, false
	}
	return e.Chain[len(e.Chain)-1], true
}
