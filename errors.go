package hearsay

import "errors"

// Errors that a caller may want to tell apart with errors.Is. What is merely
// odd about a text is no error: see [Note].
var (
	// ErrNoArticle says that a page holds no text to read.
	ErrNoArticle = errors.New("no article in this page")
	// ErrNotText says that a file is in no format that hearsay reads.
	ErrNotText = errors.New("not a text that hearsay can read")
	// ErrNotLedger says that a file or database is no ledger, or not there.
	ErrNotLedger = errors.New("not a ledger of hearsay")
	// ErrOlderLedger says that an older hearsay has made a ledger, which is only
	// looked at now and not brought up to date.
	ErrOlderLedger = errors.New("made by an older hearsay")
	// ErrNewerLedger says that a newer hearsay has made or changed a ledger.
	ErrNewerLedger = errors.New("made by a newer hearsay")
	// ErrNoEntry says that a ledger holds nothing of that name.
	ErrNoEntry = errors.New("not in the ledger")
	// ErrForgotten says that a document was removed from a ledger on purpose.
	ErrForgotten = errors.New("forgotten by this ledger")
	// ErrAmbiguous says that the beginning of an ID fits more than one.
	ErrAmbiguous = errors.New("more than one in the ledger begins so")
)
