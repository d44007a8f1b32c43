package corpus

import (
	"encoding/json"
	"strings"
)

// A Measured is a text, mostly one sentence, in which people have marked the
// quantities or the dates.
type Measured struct {
	Article
	Quantities []Quantity `json:"quantities"`
}

// A Quantity is one number, range, share, amount or stretch of time. Each
// collection marks some of the fields only: a field that it does not mark is
// nil or empty, and is not scored.
type Quantity struct {
	Text string `json:"text,omitempty"`
	Span *Span  `json:"span,omitempty"`
	Type *Words `json:"type,omitempty"` // "date", "daterange", "percent" …

	Value    *float64 `json:"value,omitempty"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
	LowOpen  *bool    `json:"low_open,omitempty"`
	HighOpen *bool    `json:"high_open,omitempty"`
	Bound    *Words   `json:"bound,omitempty"` // = ~ > >= < <= range
	Change   Change   `json:"change,omitzero"` // CQE's: = ~ > < up down
	Trend    Words    `json:"trend,omitempty"` // up, down
	Unit     *Words   `json:"unit,omitempty"`  // as it stands
	UnitNorm *Words   `json:"unit_norm,omitempty"`
	Noun     Words    `json:"noun,omitempty"` // what is counted

	Timex  []string    `json:"timex,omitempty"` // TIMEX3 values
	Values []TimeValue `json:"values,omitempty"`
	Future TimeRange   `json:"future,omitzero"` // a date without a year, if it is to come
	Past   TimeRange   `json:"past,omitzero"`   // and if it is gone
}

// A TimeValue is a date that a text may mean: a day, or where a stretch of
// time starts and ends.
type TimeValue struct {
	Value Words `json:"value,omitempty"`
	Start Words `json:"start,omitempty"`
	End   Words `json:"end,omitempty"`
}

// A TimeRange is the same in the words of Recognizers-Text's parsers.
type TimeRange struct {
	Date      Words `json:"date,omitempty"`
	StartDate Words `json:"startDate,omitempty"`
	EndDate   Words `json:"endDate,omitempty"`
}

// Words are a string; a file may give them as a list.
type Words string

// UnmarshalJSON reads a string, a list of strings, or null, which is empty.
func (t *Words) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '[' {
		var words []string
		err := json.Unmarshal(data, &words)
		*t = Words(strings.Join(words, " "))
		return err
	}
	return json.Unmarshal(data, (*string)(t))
}

// A Change is CQE's code for a bound or a trend, and whether a record has
// one at all: a collection without the field is not scored on it.
type Change struct {
	Marked bool
	Code   string
}

// UnmarshalJSON reads the code; a code that is null is marked too.
func (c *Change) UnmarshalJSON(data []byte) error {
	c.Marked = true
	return json.Unmarshal(data, &c.Code)
}

// MarshalJSON writes the code.
func (c Change) MarshalJSON() ([]byte, error) { return json.Marshal(c.Code) }

// Measured returns the texts of a quantity file, such as
// "gold/quantity/newsquant.jsonl".
func (f *File) Measured() ([]Measured, error) { return records[Measured](f) }
