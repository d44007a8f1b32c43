package hearsay

import "errors"

// Errors that a caller may want to tell apart with errors.Is. What is merely
// odd about a text is no error: see [Note].
var (
	// ErrNoArticle says that a page holds no text to read.
	ErrNoArticle = errors.New("no article in this page")
	// ErrNotText says that a file is in no format that hearsay reads.
	ErrNotText = errors.New("not a text that hearsay can read")
)
