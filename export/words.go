package export

import (
	"strings"

	"hearsay"
)

// happened are the words in which people are told what happened to what a
// figure counts. Deaths, injuries and missing people are reported ones: the
// figure is a report, and hearsay does not count.
var happened = map[hearsay.Category]string{
	"killed":               "reported killed",
	"injured":              "reported injured",
	"killed_or_injured":    "reported killed or injured",
	"missing":              "reported missing",
	"displaced":            "displaced",
	"evacuated":            "evacuated",
	"rescued":              "rescued",
	"detained":             "detained",
	"charged":              "charged",
	"infected":             "infected",
	"affected":             "affected",
	"trapped":              "trapped",
	"present":              "present",
	"destroyed_or_damaged": "destroyed or damaged",
	"money":                "money",
	"share":                "share",
	"poll":                 "poll",
	"magnitude":            "magnitude",
	"distance":             "distance",
	"duration":             "duration",
	"rate":                 "rate",
	"price_change":         "price change",
	"jobs":                 "jobs",
	"sold_or_made":         "made or sold",
	"votes":                "votes",
	"other":                "other",
}

// stances are the words for how a source stands to what it is said to say.
var stances = map[hearsay.Polarity]string{
	hearsay.Says:         "says",
	hearsay.Denies:       "denies",
	hearsay.Corrects:     "corrects",
	hearsay.CannotVerify: "cannot verify",
	hearsay.Forecasts:    "forecasts",
	hearsay.Plans:        "plans",
}

// Nothing stands where there is nothing to say.
const Nothing = "–"

// Heading says what d is: its outlet, its headline and its date, as far as
// they are known.
func Heading(d *hearsay.Document) string {
	var parts []string
	for _, part := range []string{d.Outlet, d.Title, string(d.Published)} {
		if part = OneLine(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// Happened says in words what happened to what c counts: "reported killed",
// "price change, fall".
func Happened(c *hearsay.Claim, aspect hearsay.Aspect) string {
	words, ok := happened[c.Category]
	if !ok {
		words = Printable(string(c.Category))
	}
	if c.Category == "other" || words == "" {
		words = Nothing
	}
	side := ""
	switch aspect {
	case hearsay.Rise, hearsay.Fall, hearsay.Forecast:
		side = string(aspect)
	case hearsay.PartOf:
		if c.Category != "share" && c.Category != "poll" {
			side = "share"
		}
	}
	switch {
	case side == "":
		return words
	case words == Nothing:
		return side
	}
	return words + ", " + side
}

// Stance returns the word for p: "says", "denies", "cannot verify".
func Stance(p hearsay.Polarity) string {
	if words, ok := stances[p]; ok {
		return words
	}
	return Printable(string(p))
}

// Counted returns what f counts, as text words it, or its unit where no words
// say it and the figure does not hold it either. c may be nil.
func Counted(text string, f *hearsay.Figure, c *hearsay.Claim) string {
	of := OneLine(wordsAt(text, f.Of))
	if pronouns[strings.ToLower(of)] {
		of = ""
	}
	if of == "" {
		of = OneLine(f.OfText)
	}
	switch {
	case of != "", f.Kind == hearsay.Money, f.Kind == hearsay.Share:
	case f.Unit == "person":
		of = "people"
	default:
		of = strings.ReplaceAll(OneLine(string(f.Unit)), "_", " ")
	}
	if f.Per != "" {
		of = strings.TrimLeft(of+" per "+OneLine(f.Per), " ")
	}
	if c != nil && c.Population != "" && !strings.Contains(strings.ToLower(of), strings.ToLower(c.Population)) {
		of = strings.TrimLeft(of+" ("+OneLine(c.Population)+")", " ")
	}
	if of == "" {
		return Nothing
	}
	return of
}

// pronouns say nothing away from their sentence: "three of them".
var pronouns = map[string]bool{"them": true, "those": true, "these": true, "us": true, "whom": true, "which": true}

// Teller returns who l names, safe to print: whom a pronoun stands for rather
// than the pronoun, and the cue in quotation marks where nobody is named, as
// in "reportedly".
func Teller(text string, l *hearsay.Link) string {
	for _, name := range []string{l.Resolved, l.Name} {
		if name = OneLine(name); name != "" {
			return name
		}
	}
	if cue := OneLine(wordsAt(text, l.Cue)); cue != "" {
		return "“" + cue + "”"
	}
	return "unnamed"
}

// Who says in words who stands behind c: first who says it, then, after an
// arrow each, through whom: "the harbour office ← a coast agency". What is
// denied or corrected says so before.
func Who(text string, c *hearsay.Claim) string {
	stance := ""
	if c.Polarity != hearsay.Says && c.Polarity != "" {
		stance = Stance(c.Polarity) + ": "
	}
	if len(c.Chain) == 0 {
		return stance + "unattributed"
	}
	var names []string
	for i := len(c.Chain) - 1; i >= 0; i-- {
		names = append(names, Teller(text, &c.Chain[i]))
	}
	return stance + strings.Join(names, " ← ")
}

// AsOf returns the date as of which c holds; in parentheses if it is merely
// the day of the article.
func AsOf(c *hearsay.Claim) string {
	switch {
	case c.AsOf == "":
		return Nothing
	case c.Basis == hearsay.Publication:
		return "(" + Printable(string(c.AsOf)) + ")"
	}
	return Printable(string(c.AsOf))
}
