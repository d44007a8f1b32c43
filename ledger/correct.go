package ledger

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// Fields are the names of what can be put right in an entry, as exports have
// them. Values are written as exports write them: numbers in plain digits, "" for
// what is unknown, a chain as "A → B", nearest to the article first.
var Fields = fieldNames()

func fieldNames() []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return names
}

// A field is one value of an entry that people can put right.
type field struct {
	name string
	get  func(*record) string
	set  func(*record, string, *cutter) error
}

var fields = []field{
	number("low", func(r *record) *hearsay.Bound { return &r.Value.Low }),
	number("high", func(r *record) *hearsay.Bound { return &r.Value.High }),
	open("low_open", func(r *record) *hearsay.Bound { return &r.Value.Low }),
	open("high_open", func(r *record) *hearsay.Bound { return &r.Value.High }),
	oneOf("hedge", func(r *record) *string { return (*string)(&r.Hedge) },
		hearsay.Plain, hearsay.About, hearsay.Nearly, hearsay.Vague),
	words("unit", func(r *record) *string { return (*string)(&r.Unit) }),
	oneOf("kind", func(r *record) *string { return (*string)(&r.Kind) }, hearsay.Count, hearsay.Share, hearsay.Money, hearsay.Size,
		hearsay.Rate, hearsay.Duration, hearsay.Age, hearsay.Multiple, hearsay.Index),
	oneOf("aspect", func(r *record) *string { return (*string)(&r.Aspect) },
		hearsay.Level, hearsay.Rise, hearsay.Fall, hearsay.PartOf, hearsay.Forecast),
	cutOut("of", func(r *record) *hearsay.Excerpt { return &r.Of }),
	words("per", func(r *record) *string { return &r.Per }),
	oneOf("category", func(r *record) *string { return (*string)(&r.Category) }, hearsay.Categories...),
	words("measure", func(r *record) *string { return &r.Measure }),
	words("population", func(r *record) *string { return &r.Population }),
	cutOut("including", func(r *record) *hearsay.Excerpt { return &r.Including }),
	cutOut("excluding", func(r *record) *hearsay.Excerpt { return &r.Excluding }),
	cutOut("place", func(r *record) *hearsay.Excerpt { return &r.Place }),
	day("event_date", func(r *record) *hearsay.Date { return &r.EventDate }),
	day("as_of", func(r *record) *hearsay.Date { return &r.AsOf }),
	oneOf("as_of_basis", func(r *record) *string { return (*string)(&r.Basis) }, "", hearsay.Stated, hearsay.Relative, hearsay.Publication),
	oneOf("polarity", func(r *record) *string { return (*string)(&r.Polarity) }, hearsay.Says, hearsay.Denies, hearsay.Corrects,
		hearsay.CannotVerify, hearsay.Forecasts, hearsay.Plans, hearsay.ThreatensOrPlans),
	{"chain", chainText, setChain},
	oneOf("chain_status", func(r *record) *string { return (*string)(&r.Status) }, hearsay.Complete, hearsay.EndsUnnamed, hearsay.Unattributed),
}

// correct applies a change that a person makes, and returns it with what was
// there before.
func (r *record) correct(c hearsay.Change, text *cutter) (change, error) {
	i := slices.IndexFunc(fields, func(f field) bool { return f.name == c.Field })
	if i < 0 {
		return change{}, fmt.Errorf("%q cannot be put right; there are %s", c.Field, strings.Join(Fields, ", "))
	}
	was := fields[i].get(r)
	if c.Was != "" && c.Was != was {
		return change{}, fmt.Errorf("%s is %q by now, not %q", c.Field, was, c.Was)
	}
	made := change{Field: c.Field, Was: was, Is: clean(strings.TrimSpace(c.Is))}
	if err := fields[i].set(r, made.Is, text); err != nil {
		return change{}, fmt.Errorf("%s: %w", c.Field, err)
	}
	return made, nil
}

// apply makes changes that people made before, to what a newer reader has read.
// What does not go with that any more (an open end, where there is no number now)
// is left as it was read.
func (r *record) apply(changes []change, text string) {
	if len(changes) == 0 {
		return
	}
	c := newCutter(text)
	for _, change := range changes {
		_, _ = r.correct(hearsay.Change{Field: change.Field, Is: change.Is}, c)
	}
}

func words(name string, at func(*record) *string) field {
	return field{name, func(r *record) string { return *at(r) }, func(r *record, s string, _ *cutter) error {
		*at(r) = s
		return nil
	}}
}

func oneOf[T ~string](name string, at func(*record) *string, all ...T) field {
	return field{name, func(r *record) string { return *at(r) }, func(r *record, s string, _ *cutter) error {
		if !slices.Contains(all, T(s)) {
			return fmt.Errorf("%q is none of %q", s, all)
		}
		*at(r) = s
		return nil
	}}
}

func day(name string, at func(*record) *hearsay.Date) field {
	return field{name, func(r *record) string { return string(*at(r)) }, func(r *record, s string, _ *cutter) error {
		if _, ok := hearsay.Date(s).Time(); !ok && s != "" {
			return fmt.Errorf("%q is no date: write 2024-01-16, 2024-01 or 2024", s)
		}
		*at(r) = hearsay.Date(s)
		return nil
	}}
}

func number(name string, at func(*record) *hearsay.Bound) field {
	return field{name, func(r *record) string {
		if at(r).Kind == hearsay.Unbounded {
			return ""
		}
		return at(r).At.String()
	}, func(r *record, s string, _ *cutter) error {
		b := at(r)
		if s == "" {
			*b = hearsay.Bound{}
			return nil
		}
		d, err := plainDecimal(s)
		if err != nil {
			return err
		}
		b.At, b.Kind = d, max(b.Kind, hearsay.Included)
		return nil
	}}
}

// plainDecimal reads digits as exports write them: "-0.05".
func plainDecimal(s string) (hearsay.Decimal, error) {
	whole, part, _ := strings.Cut(s, ".")
	coef := whole + part
	digits := strings.TrimPrefix(coef, "-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" || strings.HasSuffix(s, ".") {
		return hearsay.Decimal{}, fmt.Errorf("%q is no number in plain digits", s)
	}
	return hearsay.Decimal{Coef: coef, Exp: -len(part)}, nil
}

func open(name string, at func(*record) *hearsay.Bound) field {
	return field{name, func(r *record) string { return fmt.Sprint(at(r).Kind == hearsay.Excluded) }, func(r *record, s string, _ *cutter) error {
		b := at(r)
		switch {
		case s == "false" && b.Kind == hearsay.Unbounded:
		case s == "true" && b.Kind != hearsay.Unbounded:
			b.Kind = hearsay.Excluded
		case s == "false":
			b.Kind = hearsay.Included
		case s == "true":
			return fmt.Errorf("there is no number on that side")
		default:
			return fmt.Errorf("%q is neither true nor false", s)
		}
		return nil
	}}
}

// cutOut is for words of the text: they are looked for in it, and where it has
// them, the place nearest to the figure is kept with them.
func cutOut(name string, at func(*record) *hearsay.Excerpt) field {
	return field{name, func(r *record) string { return at(r).Words }, func(r *record, s string, c *cutter) error {
		*at(r) = c.nearest(s, r.Figure.Start)
		return nil
	}}
}

// nearest cuts words out of the text at their place nearest to an offset, or
// returns them alone if the text has none such.
func (c *cutter) nearest(words string, to int) hearsay.Excerpt {
	best := -1
	for from := 0; words != ""; {
		i := strings.Index(c.text[from:], words)
		if i < 0 {
			break
		}
		if at := from + i; best < 0 || abs(at-to) < abs(best-to) {
			best = at
		}
		from += i + 1
	}
	if best < 0 {
		return hearsay.Excerpt{Words: words}
	}
	return c.excerpt(hearsay.Span{Start: best, End: best + len(words)})
}

func abs(n int) int { return max(n, -n) }

const arrow = "→"

func chainText(r *record) string {
	names := make([]string, len(r.Chain))
	for i, h := range r.Chain {
		names[i] = nameOf(h)
	}
	return strings.Join(names, " "+arrow+" ")
}

// setChain puts names in a chain. A name that was there before keeps its words
// and its cue.
func setChain(r *record, s string, c *cutter) error {
	var chain []hearsay.Hand
	for name := range strings.SplitSeq(s, arrow) {
		if s == "" {
			break
		}
		if name = strings.TrimSpace(name); name == "" {
			return fmt.Errorf("a name is missing in %q", s)
		}
		if i := slices.IndexFunc(r.Chain, func(h hearsay.Hand) bool { return nameOf(h) == name }); i >= 0 {
			chain = append(chain, r.Chain[i])
			continue
		}
		chain = append(chain, hearsay.Hand{Name: name, Resolved: name, Named: true, Words: c.nearest(name, r.Figure.Start)})
	}
	r.Chain = chain
	return nil
}
