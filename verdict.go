package hearsay

import "time"

// A Ruling is the sort of verdict that a person gives on an entry.
type Ruling string

// The rulings.
const (
	Confirm Ruling = "confirm" // the article says so
	Correct Ruling = "correct" // it says something else: see Changes
	Reject  Ruling = "reject"  // it says no such thing
	Remark  Ruling = "remark"  // a note, which changes nothing
)

// Rulings are all of them.
var Rulings = []Ruling{Confirm, Correct, Reject, Remark}

// A Verdict is what a person said of an entry, and when and why. It is about
// what the article says, never about whether that is so.
type Verdict struct {
	Entry   string // its ID
	Ruling  Ruling
	By, Why string
	At      time.Time
	Changes []Change // what a correction puts right
}

// A Change is one field of an entry put right: its name as exports have it,
// and its value before and after.
type Change struct{ Field, Was, Is string }

// An Event is one line of a ledger's history. Events are only ever added, and
// each holds the hash of the one before it.
type Event struct {
	Number  int64 // from 1
	At      time.Time
	Deed    string // what was done: "add", "rule", "merge", "forget" …
	Subject string // to what: the ID of an entry, the key of a document, a source
	By      string // who did it; "" for the program itself
	Body    string // the rest, as JSON; "" once it was forgotten
	Hash    string // over everything above (the Body by its own hash) and Before
	Before  string // the Hash of the event before; "" for the first
}

// A Fault is something about a ledger that is not as it was written.
type Fault struct {
	Place string // which document, entry or event
	Text  string // what is wrong, in one sentence
}
