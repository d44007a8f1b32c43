package claim

import (
	"hearsay"
	"hearsay/internal/unit"
)

// byUnit decides by the unit where that is enough: money is money.
func (b *binder) byUnit(f hearsay.Figure, at site) (event, bool) {
	topic, told := b.topic(at)
	e := event{word: f.Span}
	moves := f.Aspect == hearsay.Rise || f.Aspect == hearsay.Fall
	switch {
	case f.Unit == "magnitude":
		e.category, e.how = "magnitude", "is a place on a scale of magnitude"
	case f.Kind == hearsay.Duration:
		e.category, e.how = "duration", "is a stretch of time"
	case isLength(f.Unit) && f.Per != "":
		e.category, e.how = "rate", "is a length over a time"
	case isLength(f.Unit):
		e.category, e.how = "distance", "is a length"
	case f.Kind == hearsay.Money:
		e.category, e.how = "money", "is an amount of money"
		if told && topic.category == "price_change" && moves {
			topic.how = "tells that a price moved"
			return topic, true
		}
	case f.Unit == "point" && b.polls:
		e.category, e.how = "poll", "is a lead in points, in an article about a poll"
	case (f.Unit == "point" || f.Unit == "" && told && topic.category == "price_change") && moves:
		e.category, e.how = "price_change", "is a move of a price or an index"
	case f.Unit == "percent" || f.Unit == "percentage_point":
		return b.percentage(f, at, topic, told)
	case f.Kind == hearsay.Rate:
		e.category, e.how = "rate", "is a rate"
	default:
		return event{}, false
	}
	return e, true
}

// percentage tells what a percentage is about, by the topic of its sentence.
func (b *binder) percentage(f hearsay.Figure, at site, topic event, told bool) (event, bool) {
	if told && (topic.category == "poll" || topic.category == "votes") || b.polls && !told {
		if !told {
			topic = event{category: "poll", word: f.Span}
		}
		topic.how = "tells that this is a share of those asked"
		return topic, true
	}
	if told && (topic.category == "rate" || topic.category == "money" && f.Aspect != hearsay.PartOf || topic.category == "price_change" && f.Aspect != hearsay.PartOf) {
		topic.how = "tells what the percentage is of"
		return topic, true
	}
	if told && topic.category == "sold_or_made" && (f.Aspect == hearsay.Rise || f.Aspect == hearsay.Fall) {
		topic.how = "tells of what more or less was sold or made"
		return topic, true
	}
	if e, ok := b.adjacent(0, at); ok {
		e.how = "tells what happened to the share"
		return e, true
	}
	if f.Aspect == hearsay.PartOf {
		return event{category: "share", word: f.Span, how: "is a share of a whole"}, true
	}
	return event{category: "other", word: f.Span, how: "is a percentage of something"}, true
}

// topic finds the word that tells what the amounts of a sentence are about:
// the nearest before the figure, else the nearest behind it.
func (b *binder) topic(at site) (event, bool) {
	sent := b.r.Sentences[at.sentence]
	const reach = 60
	for j := at.first - 1; j >= max(sent.First, at.first-reach); j-- {
		if e, ok := b.find(topics, j); ok {
			return e, true
		}
	}
	for j := at.last; j < min(sent.Last, at.last+reach); j++ {
		if e, ok := b.find(topics, j); ok {
			return e, true
		}
	}
	return event{}, false
}

// isLength reports whether a unit measures lengths.
func isLength(u hearsay.Unit) bool {
	m, ok := unit.Lookup(u)
	return ok && m.Base == "metre"
}
