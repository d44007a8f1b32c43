// Package hearsay is the vocabulary of a ledger of attributed figures: who
// said what number, about what, as of when, through whom.
//
// An article arrives and a [Document] is cleaned from it. In its text stand
// [Figure]s, [Period]s, [Quotation]s and [Attribution]s; bound together they
// make [Claim]s. All that was found in one document is its [Reading].
//
// The package holds words, not work. It reads no files, opens no stores and
// imports nothing outside the standard library.
//
// Everything that is read off a text can be pointed at: it carries the [Span]
// of the words that show it. A value without words to show has the zero Span.
// Spans count bytes; programs outside count code points, and [Ruler] converts.
package hearsay

// None stands for "no such thing" where a field holds the index of another
// value of the same [Reading].
const None = -1
