package examples

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed flood/truth.json
var truth []byte

// A Truth is what is known about a pile of articles because its author made
// it up: every figure, and the story of the figures.
type Truth struct {
	About     string     `json:"about"`
	Documents []Article  `json:"documents"`
	Figures   []Figure   `json:"figures"`
	NoFigures []NoFigure `json:"no_figures"` // numbers that are no figures
	Furniture []NoFigure `json:"furniture"`  // words of a page that are not of its article
	Path      []Step     `json:"path"`       // of the number that travels
	Copies    []Copy     `json:"copies"`
	Sums      []Sum      `json:"sums"`
	Pairs     []Pair     `json:"pairs"`
	Origins   []Origins  `json:"origins"`
}

// An Article is one article of the pile. Key is its name within the truth.
type Article struct {
	Key       string `json:"key"`
	File      string `json:"file"`
	ID        string `json:"id"` // in a JSON Lines file; else empty
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Form      string `json:"form"` // what sort of article it is, for people
}

// A Figure is one number as one article puts it, and who is behind it.
// Quote stands exactly once in the text of the article, and ValueText exactly
// once in Quote. Low and High are nil where the wording has no such bound.
type Figure struct {
	Figure    string       `json:"figure"` // its name: "01.3" is the third of article 01
	Document  string       `json:"document"`
	Quote     string       `json:"quote"`
	ValueText string       `json:"value_text"` // the number with its hedge words
	Low       *json.Number `json:"low"`
	High      *json.Number `json:"high"`
	LowOpen   bool         `json:"low_open"`
	HighOpen  bool         `json:"high_open"`
	Hedge     string       `json:"hedge"`
	Unit      string       `json:"unit"`
	Of        string       `json:"of"`
	Category  string       `json:"category"`
	Measure   string       `json:"measure"` // the same words for the same quantity in all articles
	Aspect    string       `json:"aspect"`
	AsOf      *string      `json:"as_of"`
	EventDate *string      `json:"event_date"`
	Place     string       `json:"place"`
	Polarity  string       `json:"polarity"`
	Per       string       `json:"per"`
	Chain     []Link       `json:"chain"` // nearest to the article first
	Note      string       `json:"note"`
}

// A Link is one hand that a figure passed through. Resolved is who a pronoun
// or "the ministry" stands for; it is empty if Name says it.
type Link struct {
	Name     string `json:"name"`
	Resolved string `json:"resolved"`
	Named    bool   `json:"named"`
	Type     string `json:"type"`
	Cue      string `json:"cue"`
}

// A NoFigure is a number that a reader should not take for a figure, with the
// reason.
type NoFigure struct {
	Document string `json:"document"`
	Quote    string `json:"quote"`
	Text     string `json:"text"`
	Why      string `json:"why"`
}

// A Step is one station of the number that travels, and what happened to it
// there. From is the article it came from, nil for the first.
type Step struct {
	Document string   `json:"document"`
	Figure   string   `json:"figure"`
	From     *string  `json:"from"`
	Changes  []string `json:"changes"`
	Text     string   `json:"text"`
}

// A Copy says that one article took from another. Credit is how it says so;
// Shared are words that stand in both.
type Copy struct {
	Document string   `json:"document"`
	Of       string   `json:"of"`
	Kind     string   `json:"kind"`
	Credit   string   `json:"credit"`
	Shared   []string `json:"shared"`
}

// A Sum is a total and the parts that make it.
type Sum struct {
	Total string   `json:"total"`
	Parts []string `json:"parts"`
	Of    string   `json:"of"`
}

// A Pair is two figures that ask to be set side by side, and what can be said
// of them.
type Pair struct {
	A       string `json:"a"`
	B       string `json:"b"`
	Verdict string `json:"verdict"`
	Reason  string `json:"reason"`
}

// Origins says how many independent origins stand behind figures that say the
// same.
type Origins struct {
	Quantity string   `json:"quantity"`
	Figures  []string `json:"figures"`
	Min      int      `json:"origins_min"`
	Max      int      `json:"origins_max"`
	Reason   string   `json:"reason"`
}

// FloodTruth returns what is known about the articles of [Flood].
func FloodTruth() (Truth, error) {
	var t Truth
	if err := json.Unmarshal(truth, &t); err != nil {
		return Truth{}, fmt.Errorf("reading the truth about the flood: %w", err)
	}
	return t, nil
}
