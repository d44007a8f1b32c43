package export

import (
	"strings"
	"testing"
	"time"

	"hearsay"
)

// The invented entries: a week of a river that there is not, in five articles.

const sarnText = "River Sarn bursts its banks\n" +
	"At least 14 people were drowned when the Sarn burst its banks at Halm on Sunday, the Norrin agency reported, citing the district " +
	"fire brigade. Between 25 and 35 people were injured. Some 1,200 had fled by the evening, firefighters said. “Losses come to nearly " +
	"€1.2 billion,” said an official who asked not to be named. Dozens are reportedly missing, among them three children."

const townText = "Halm counts its dead\n" +
	"“No more than 9 people died,” mayor Ada Brunn said on 4 May. She denied that 40 were injured. Two thirds of the houses stand " +
	"under water. The water board expects to lose 500 more. Rents rose by 12.5 percent."

const courierText = "The flood in figures | a {{table}}\nEleven people are dead, the coroner of Halm said on Tuesday. About 30 were hurt; 6 to 10 are missing, the fire brigade said."

const leafText = "Sarn: 7 soldiers killed, the army says."

// A said is one entry in the making: the words of its figure and of what else
// it holds, as they stand in the text.
type said struct {
	figure, core string
	low, high    hearsay.Bound
	claim        hearsay.Claim
	set          func(*hearsay.Figure)
	chain        []hearsay.Link
	words        map[string]string // of, place, event, as_of, including
}

func included(coef string, exp int) hearsay.Bound {
	return hearsay.Bound{Kind: hearsay.Included, At: hearsay.Decimal{Coef: coef, Exp: exp}}
}

// tell makes the entries of an article.
func tell(d *hearsay.Document, all ...said) []*hearsay.Entry {
	r := &hearsay.Reading{TextHash: d.Hash()}
	at := func(words string) hearsay.Span {
		if words == "" {
			return hearsay.Span{}
		}
		return place(d.Text, words, 0)
	}
	start := 0
	for i := range d.Text { // a line or a stop ends a sentence
		if d.Text[i] == '\n' || strings.HasPrefix(d.Text[i:], ". ") || i == len(d.Text)-1 {
			end := i
			if d.Text[i] != '\n' {
				end++
			}
			r.Sentences = append(r.Sentences, hearsay.Sentence{Span: hearsay.Span{Start: start, End: end}})
			start = i + 1
			if strings.HasPrefix(d.Text[i:], ". ") {
				start++
			}
		}
	}
	for _, s := range all {
		f := hearsay.Figure{Span: at(s.figure), Core: at(s.core), Value: hearsay.Interval{Low: s.low, High: s.high}, Hedge: hearsay.Plain,
			Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Level, Of: at(s.words["of"])}
		if s.set != nil {
			s.set(&f)
		}
		c := s.claim
		c.Figure = len(r.Figures)
		c.Place, c.EventWords, c.AsOfWords, c.Including = at(s.words["place"]), at(s.words["event"]), at(s.words["as_of"]), at(s.words["including"])
		for _, l := range s.chain {
			l.Span = at(l.Name)
			c.Chain = append(c.Chain, l)
		}
		if c.Polarity == "" {
			c.Polarity = hearsay.Says
		}
		r.Figures, r.Claims = append(r.Figures, f), append(r.Claims, c)
	}
	return posted(d, r)
}

// invented returns the entries, with the verdicts on them: a chain of two, one
// that ends unnamed and none at all; ranges, open ends and a vague word; money,
// a share, a rise, a forecast and a denial; with an as-of date and without; a
// merged source; reviews of every sort; one that was superseded and one whose
// text was forgotten.
func invented() ([]*hearsay.Entry, func(string) ([]hearsay.Verdict, error)) {
	sarn := &hearsay.Document{ID: "pile/sarn.html", URL: "https://norrin.example/2031/sarn?id=7", Outlet: "The Halm Observer", Agency: "Norrin",
		Byline: "Ilse Ravn", Title: "River Sarn bursts its banks", Published: "2031-05-04", Language: "en", Text: sarnText}
	cue := func(d *hearsay.Document, words string) hearsay.Span { return place(d.Text, words, 0) }
	brigade := hearsay.Link{Name: "the district fire brigade", Resolved: "the district fire brigade", Named: true, Party: hearsay.Organisation, Cue: cue(sarn, "citing")}
	all := tell(sarn,
		said{figure: "At least 14", core: "14", low: included("14", 0), words: map[string]string{"of": "people", "place": "Halm", "event": "on Sunday"},
			claim: hearsay.Claim{Category: "killed", Measure: "drowned in the Sarn flood", EventDate: "2031-05-03", AsOf: "2031-05-04", Basis: hearsay.Publication, Status: hearsay.Complete, Confidence: 0.91},
			chain: []hearsay.Link{{Name: "the Norrin agency", Resolved: "Norrin", Named: true, Party: hearsay.Media, Cue: cue(sarn, "reported")}, brigade}},
		said{figure: "Between 25 and 35", core: "25 and 35", low: included("25", 0), high: included("35", 0), words: map[string]string{"of": "people"},
			claim: hearsay.Claim{Category: "injured", Measure: "injured in the Sarn flood", Status: hearsay.Unattributed, Confidence: 0.5}},
		said{figure: "Some 1,200", core: "1,200", low: included("12", 2), high: included("12", 2), set: func(f *hearsay.Figure) { f.Hedge = hearsay.About },
			words: map[string]string{"as_of": "by the evening"},
			claim: hearsay.Claim{Category: "displaced", Measure: "fled the Sarn flood", AsOf: "2031-05-03", Basis: hearsay.Relative, Status: hearsay.Complete, Confidence: 0.7},
			chain: []hearsay.Link{{Name: "firefighters", Resolved: "the fire brigade", Party: hearsay.Organisation, Cue: place(sarn.Text, "said", 0)}}},
		said{figure: "nearly €1.2 billion", core: "1.2 billion", high: hearsay.Bound{Kind: hearsay.Excluded, At: hearsay.Decimal{Coef: "12", Exp: 8}},
			set:   func(f *hearsay.Figure) { f.Hedge, f.Unit, f.Kind = hearsay.Nearly, "EUR", hearsay.Money },
			claim: hearsay.Claim{Category: "money", Measure: "losses", Status: hearsay.EndsUnnamed, Confidence: 0.8},
			chain: []hearsay.Link{{Name: "an official who asked not to be named", Party: hearsay.Unnamed, Cue: place(sarn.Text, "said", 1)}}},
		said{figure: "Dozens", core: "Dozens", low: included("24", 0), set: func(f *hearsay.Figure) { f.Hedge = hearsay.Vague },
			words: map[string]string{"including": "three children"},
			claim: hearsay.Claim{Category: "missing", Status: hearsay.EndsUnnamed, Confidence: 0.4},
			chain: []hearsay.Link{{Party: hearsay.Unnamed, Cue: cue(sarn, "reportedly")}}})

	town := &hearsay.Document{ID: "pile/town.txt", Outlet: "Halm Radio", Title: "Halm counts its dead", Published: "2031-05", Text: townText}
	mayor := hearsay.Link{Name: "mayor Ada Brunn", Resolved: "Ada Brunn", Named: true, Party: hearsay.Government, Cue: cue(town, "said")}
	percent := func(aspect hearsay.Aspect) func(*hearsay.Figure) {
		return func(f *hearsay.Figure) { f.Unit, f.Kind, f.Aspect = "percent", hearsay.Share, aspect }
	}
	all = append(all, tell(town,
		said{figure: "No more than 9", core: "9", high: included("9", 0), words: map[string]string{"of": "people", "as_of": "on 4 May"},
			claim: hearsay.Claim{Category: "killed", AsOf: "2031-05-04", Basis: hearsay.Stated, Status: hearsay.Complete, Confidence: 0.9}, chain: []hearsay.Link{mayor}},
		said{figure: "40", core: "40", low: included("40", 0), high: included("40", 0),
			claim: hearsay.Claim{Category: "injured", Polarity: hearsay.Denies, Status: hearsay.Complete, Confidence: 0.88},
			chain: []hearsay.Link{{Name: "She", Resolved: "Ada Brunn", Named: true, Party: hearsay.Government, Cue: cue(town, "denied")}}},
		said{figure: "Two thirds", core: "Two thirds", low: included("6667", -2), high: included("6667", -2), set: percent(hearsay.PartOf), words: map[string]string{"of": "houses"},
			claim: hearsay.Claim{Category: "share", Measure: "houses under water", Status: hearsay.Unattributed}},
		said{figure: "500", core: "500", low: included("500", 0), high: included("500", 0), set: func(f *hearsay.Figure) { f.Unit, f.Aspect = "house", hearsay.Forecast },
			claim: hearsay.Claim{Category: "destroyed_or_damaged", Polarity: hearsay.Forecasts, Status: hearsay.Complete, Confidence: 0.7},
			chain: []hearsay.Link{{Name: "The water board", Resolved: "The water board", Named: true, Party: hearsay.Organisation, Cue: cue(town, "expects")}}},
		said{figure: "12.5 percent", core: "12.5", low: included("125", -1), high: included("125", -1), set: percent(hearsay.Rise),
			claim: hearsay.Claim{Category: "price_change", Measure: "rents", Status: hearsay.Unattributed}})...)

	courier := &hearsay.Document{ID: "pile/courier.jsonl:3", URL: "http://courier.example/a|b/*c*/", Outlet: "The “Sarn” Courier", Title: "The flood in figures | a {{table}}",
		Published: "2031-05-06", Language: "en-GB", Text: courierText}
	coroner := hearsay.Link{Name: "the coroner of Halm", Resolved: "the coroner of Halm", Named: true, Party: hearsay.Government, Cue: cue(courier, "said")}
	fire := hearsay.Link{Name: "the fire brigade", Resolved: "the fire brigade", Named: true, Party: hearsay.Organisation, Cue: place(courier.Text, "said", 1)}
	all = append(all, tell(courier,
		said{figure: "Eleven", core: "Eleven", low: included("11", 0), high: included("11", 0), words: map[string]string{"of": "people", "place": "Halm", "as_of": "on Tuesday"},
			claim: hearsay.Claim{Category: "killed", AsOf: "2031-05-05", Basis: hearsay.Relative, Status: hearsay.Complete, Confidence: 0.95}, chain: []hearsay.Link{coroner}},
		said{figure: "About 30", core: "30", low: included("30", 0), high: included("30", 0), set: func(f *hearsay.Figure) { f.Hedge = hearsay.About },
			claim: hearsay.Claim{Category: "injured", AsOf: "2031-05", Basis: hearsay.Stated, Status: hearsay.Complete, Confidence: 0.9}, chain: []hearsay.Link{fire}},
		said{figure: "6 to 10", core: "6 to 10", low: included("6", 0), high: included("10", 0),
			claim: hearsay.Claim{Category: "missing", AsOf: "2031-05-06", Basis: hearsay.Publication, Status: hearsay.Complete, Confidence: 0.9}, chain: []hearsay.Link{fire}})...)

	leaf := &hearsay.Document{ID: "pile/leaf.txt", Title: "Sarn", Text: leafText, Language: "en"}
	all = append(all, tell(leaf, said{figure: "7", core: "7", low: included("7", 0), high: included("7", 0), words: map[string]string{"of": "soldiers"},
		claim: hearsay.Claim{Category: "killed", Population: "soldiers", Status: hearsay.Complete, Confidence: 0.9},
		chain: []hearsay.Link{{Name: "the army", Resolved: "the army", Named: true, Party: hearsay.Military, Cue: cue(leaf, "says")}}})...)

	for _, e := range all { // the ledger keeps two of these sources as one
		for k := range e.Chain {
			switch e.Chain[k].Resolved {
			case "the fire brigade", "the district fire brigade":
				e.Chain[k].Source = "Halm fire brigade"
			}
		}
	}
	all[0].Review, all[5].Review, all[6].Review = hearsay.Confirmed, hearsay.Corrected, hearsay.Rejected
	all[5].Value.High = included("8", 0) // an entry is as people put it right
	all[4].State, all[4].Next = hearsay.Superseded, "00000000000000aa"
	forget(all[len(all)-1], "its owner asked for it")
	at := func(day int) time.Time { return time.Date(2031, 5, day, 9, 0, 0, 0, time.UTC) }
	verdicts := map[string][]hearsay.Verdict{
		all[0].ID: {{Entry: all[0].ID, Ruling: hearsay.Remark, By: "Ines", Why: "see the second edition", At: at(16)},
			{Entry: all[0].ID, Ruling: hearsay.Confirm, By: "Ines", Why: "the article says so", At: at(17)}},
		all[5].ID: {{Entry: all[5].ID, Ruling: hearsay.Correct, By: "Tariq", Why: "the recording says 8", At: at(17),
			Changes: []hearsay.Change{{Field: "high", Was: "9", Is: "8"}}}},
		all[6].ID: {{Entry: all[6].ID, Ruling: hearsay.Reject, By: "Tariq", Why: "she spoke of another flood", At: at(18)}},
	}
	return all, func(id string) ([]hearsay.Verdict, error) { return verdicts[id], nil }
}

// forget leaves of e what a ledger keeps of an entry whose text was removed.
func forget(e *hearsay.Entry, why string) {
	f := e.Filing
	*e = hearsay.Entry{ID: e.ID, Category: e.Category, Reader: e.Reader, Posted: e.Posted, State: hearsay.Forgotten, Review: e.Review}
	e.Filing = &hearsay.Filing{Key: f.Key, TextHash: f.TextHash, Length: f.Length, Receipt: hearsay.Receipt{Hash: f.Receipt.Hash}, Forgotten: why}
}

// inventedIn returns what a format makes of the invented entries.
func inventedIn(t testing.TB, f *EntryFormat, opt EntryOptions) string {
	t.Helper()
	entries, verdicts := invented()
	opt.Verdicts, opt.Tool = verdicts, "hearsay 0.3"
	if opt.Item == nil {
		opt.Item = func(e *hearsay.Entry) string {
			if e.Place.Words == "Halm" {
				return "Q4115189"
			}
			return ""
		}
	}
	return string(writtenEntries(t, f, opt, entries))
}

// TestInventedGolden holds the formats for the web, for wikis and for archives
// to what they make of the invented entries.
func TestInventedGolden(t *testing.T) {
	for _, f := range []*EntryFormat{WebAnnotation, SchemaOrg, HXL, Wikitext, QuickStatements, PROV} {
		golden(t, "sarn-"+f.Name+".golden", inventedIn(t, f, EntryOptions{}))
	}
}
