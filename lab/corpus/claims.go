package corpus

// A Claimed is an article in which people have marked every figure and who
// is behind it.
type Claimed struct {
	Article
	Claims []Claim `json:"claims"`
}

// A Claim is one figure as people read it. gold/claims/GUIDELINE.md says what
// the fields mean.
type Claim struct {
	Text      string   `json:"value_text,omitempty"`
	Span      Span     `json:"value_span"`
	Low       *float64 `json:"low"` // nil if there is no such bound
	High      *float64 `json:"high"`
	LowOpen   bool     `json:"low_open"`
	HighOpen  bool     `json:"high_open"`
	Hedge     string   `json:"hedge"`
	Unit      string   `json:"unit"`
	Of        string   `json:"of"`
	Category  string   `json:"category"`
	Measure   string   `json:"measure,omitempty"`
	Aspect    string   `json:"aspect"`
	AsOf      string   `json:"as_of"`
	EventDate string   `json:"event_date"`
	Place     string   `json:"place,omitempty"`
	Polarity  string   `json:"polarity"`
	Chain     []Link   `json:"chain"` // nearest to the article first
	Remark    string   `json:"notes,omitempty"`

	Confidence float64 `json:"confidence,omitempty"` // of a reading; people give none
}

// A Link is one hand that a figure passed through.
type Link struct {
	Name     string `json:"name"`
	Resolved string `json:"resolved"` // whom a pronoun stands for
	Cue      string `json:"cue,omitempty"`
	Type     string `json:"type,omitempty"`
	Named    bool   `json:"named,omitempty"` // the text says who it is
}

// Claimed returns the articles of a claims file: "gold/claims/dev.jsonl".
func (f *File) Claimed() ([]Claimed, error) { return records[Claimed](f) }
