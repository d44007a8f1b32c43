package hearsay

import (
	"crypto/sha256"
	"encoding/hex"
)

// A Document is the text of one article and what its page says about itself.
// Text is the article alone, in valid UTF-8; every [Span] is a range of it.
type Document struct {
	ID        string // as it was handed in; a file's is its path
	URL       string
	Outlet    string // who published it: "The Valley Post"
	Agency    string // the wire it credits, if it credits one
	Byline    string // who signed it
	Title     string // its headline
	Published Date   // empty if the page does not say
	Language  string // a BCP 47 tag: "en"; empty if unknown
	Text      string
	Notes     []Note   // what was odd about its arrival
	Receipt   *Receipt // how it came in; nil unless it was asked for
}

// Hash returns the SHA-256 of the document's text, in hexadecimal. Two
// documents with one hash are one article.
func (d *Document) Hash() string {
	sum := sha256.Sum256([]byte(d.Text))
	return hex.EncodeToString(sum[:])
}

// A Span is a range of bytes of a document's Text: from Start up to, not
// including, End.
type Span struct{ Start, End int }

// In returns the words of text that s covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Len returns the number of bytes that s covers.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing.
func (s Span) Empty() bool { return s.Start >= s.End }

// Has reports whether t lies within s.
func (s Span) Has(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Meets reports whether s and t share a byte.
func (s Span) Meets(t Span) bool { return s.Start < t.End && t.Start < s.End }

// A Token is a word or a mark, with the state of quotation it stands in. Its
// tags are set once the sentence has been tagged.
type Token struct {
	Span
	Kind   TokenKind
	Quoted bool // it stands inside quotation marks, or is one
	Tag    Tag
	Fine   FineTag

	Relation Relation // to the word that it hangs on; 0 where no tree was made
	Head     int32    // the index of that word among the tokens, or -1 if it hangs on none
}

// A TokenKind is what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	Word   TokenKind = iota // begins with a letter: "ministry", "U.S.", "n't"
	Number                  // begins with a digit: "62,000", "17th", "3.5"
	Mark                    // punctuation: ",", "—", "“"
	Symbol                  // anything else: "$", "%", "€"
)

// A Sentence is a run of tokens that is read as one. A headline, a dateline
// and an item of a list are sentences too.
type Sentence struct {
	Span
	First, Last int  // its tokens are Tokens[First:Last]
	Paragraph   int  // the number of its paragraph, from 0
	Headline    bool // it stands alone and ends without a stop
}

// A Quotation is a stretch of text between quotation marks, within one
// paragraph. A quotation that runs on over paragraphs has one piece in each,
// with the same Run.
type Quotation struct {
	Span        // with its marks
	Inner  Span // without them
	Run    int  // the number of the quotation that this is a piece of
	Closed bool // false if no mark closes this piece
	Single bool // it stands in single marks: ‘…’ or '…'
}
