package corpus

// An Attributed is an article in which people have marked who says what.
type Attributed struct {
	Article
	Attributions []Attribution `json:"attributions"`
}

// An Attribution is one act of saying: the words for who, by which words,
// and what. Each may be in pieces, or absent.
type Attribution struct {
	ID      string `json:"id,omitempty"`
	Source  []Span `json:"source"`
	Cue     []Span `json:"cue"`
	Content []Span `json:"content"`

	Confidence float64 `json:"confidence,omitempty"` // of a reading; people give none
}

// Attributed returns the articles of an attribution file, such as
// "gold/attribution/polnear-dev.jsonl.gz".
func (f *File) Attributed() ([]Attributed, error) { return records[Attributed](f) }
