package hearsay

// A Mention is a place in a text that stands for somebody who can say things:
// "the ministry", "Ms Okafor", "she".
type Mention struct {
	Span
	Head    Span // the words that carry the name or the role: "Okafor"
	Party   Party
	Named   bool // it gives a name
	Pronoun bool
}

// A Party is the sort of somebody that a source is.
type Party string

// The parties.
const (
	Person       Party = "person"
	Organisation Party = "organisation"
	Government   Party = "government"
	Military     Party = "military"
	Police       Party = "police"
	Media        Party = "media"
	Report       Party = "report" // a report, a poll, a data set
	Unnamed      Party = "unnamed"
	Other        Party = "other"
)

// A Source is one who says things in a text, under every name that the text
// gives it.
type Source struct {
	Name     string // the fullest mention of it
	Named    bool   // the text says who it is
	Party    Party
	Mentions []Span

	Unresolved bool // a pronoun or "the official", and the text does not make sure who that is
}

// A Polarity is how a source stands to what it is said to say.
type Polarity string

// The polarities. An attribution plans; a claim threatens or plans.
const (
	Says             Polarity = "says"
	Denies           Polarity = "denies"
	Corrects         Polarity = "corrects"
	CannotVerify     Polarity = "cannot_verify"
	Forecasts        Polarity = "forecasts"
	Plans            Polarity = "plans"
	ThreatensOrPlans Polarity = "threatens_or_plans"
)

// A Speech is whether words are quoted or reported.
type Speech string

// The kinds of speech.
const (
	Direct   Speech = "direct"   // all in quotation marks
	Indirect Speech = "indirect" // none
	Mixed    Speech = "mixed"    // some
)

// An AttributionType is the kind of act by which a source stands behind a
// content.
type AttributionType string

// The types of attribution.
const (
	Saying      AttributionType = "speech"
	AccordingTo AttributionType = "according_to"
	Documenting AttributionType = "document" // a report or a poll shows it
	Believing   AttributionType = "belief"
	Intending   AttributionType = "intention"
	Decreeing   AttributionType = "decree"
	OtherAct    AttributionType = "other"
)

// An Attribution is one act of saying: who, by which words, what. Source may
// be empty: "reportedly" names nobody.
type Attribution struct {
	Source     Span   // "the ministry"
	Cue        []Span // "said"; "according to"
	Told       Span   // whom it was said to, if the text says: "reporters"
	Content    []Span // what is said, in pieces if the cue stands inside it
	SourceID   int    // its source in Sources, or None
	Speech     Speech
	Type       AttributionType
	Polarity   Polarity
	Parent     int // the attribution whose content this one stands in, or None
	Confidence float64
	Steps      []Step
}

// A Link is one hand that a figure passed through.
type Link struct {
	Source   int // in Sources, or None
	Name     string
	Resolved string // who a pronoun or "the ministry" stands for; else Name; empty if that is not sure
	Named    bool
	Party    Party
	Span     Span
	Cue      Span // the words that show it
}
