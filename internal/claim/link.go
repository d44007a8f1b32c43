package claim

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// link turns the source of an act into a link of a chain.
func (b *binder) link(a hearsay.Attribution) hearsay.Link {
	l := hearsay.Link{Source: a.SourceID, Span: a.Source, Party: hearsay.Unnamed}
	if len(a.Cue) > 0 {
		l.Cue = a.Cue[0]
	}
	if a.Source.Empty() {
		return l
	}
	l.Name = nameOf(a.Source.In(b.text))
	l.Resolved = l.Name
	if a.SourceID != hearsay.None {
		s := b.r.Sources[a.SourceID]
		l.Resolved, l.Named, l.Party = s.Name, s.Named, s.Party
		if s.Unresolved {
			l.Resolved = ""
		}
	}
	return l
}

// media makes media of those links that quote the next one and are known for
// nobody else: "Valpress | quoted the minister as saying".
func (b *binder) media(chain []hearsay.Link) {
	for i := range chain[:max(0, len(chain)-1)] {
		l := &chain[i]
		hands := false
		for word := range strings.FieldsSeq(l.Cue.In(b.text)) {
			hands = hands || handing.Has(word)
		}
		body := l.Party == hearsay.Organisation || l.Party == hearsay.Person && !strings.Contains(l.Resolved, " ")
		if l.Named && body && hands {
			l.Party = hearsay.Media
		}
	}
}

// handing are the words of a medium that hands on what others say.
var handing = lexicon.Of("quoted", "quotes", "quoting", "cited", "cites", "carried", "broadcast", "aired", "relayed", "reported", "reports", "reporting")

// nameOf returns the words of a source, cut at as many as may be quoted from an
// article: a name is no way around that.
func nameOf(words string) string {
	const most = 25
	all := strings.Fields(words)
	if len(all) > most {
		return strings.Join(all[:most], " ") + " …"
	}
	return strings.Join(all, " ")
}

// medium returns the link of the medium that an act was told to, if it was
// one: "told the Valley Post".
func (b *binder) medium(a hearsay.Attribution) (hearsay.Link, bool) {
	for _, m := range b.mentionsIn(a.Told) {
		if !b.isTold(m) || isReporter(m.Head.In(b.text)) {
			continue
		}
		name := nameOf(m.In(b.text))
		return hearsay.Link{Source: hearsay.None, Name: name, Resolved: name, Named: m.Named, Party: hearsay.Media, Span: m.Span, Cue: a.Cue[0]}, true
	}
	return hearsay.Link{}, false
}

// isTold reports whether a mention that was told something is a medium: by a
// word for one; by its shape, an acronym; or as a name of a body, or of one word
// that is nobody's in this text. Who is told things by name and is no medium, a
// parliament or the police, has a word that tells it.
func (b *binder) isTold(m hearsay.Mention) bool {
	words := m.In(b.text)
	switch {
	case m.Party == hearsay.Media:
		return true
	case !m.Named:
		return false
	case isAcronym(m.Head.In(b.text)):
		return true
	}
	owner := strings.IndexAny(words, "'’")
	if owner > 0 { // "CNN's Ann Lee"
		return isAcronym(withoutThe(words[:owner]))
	}
	switch m.Party {
	case hearsay.Organisation:
		return true
	case hearsay.Person:
		return !strings.Contains(words, " ") && !b.isSurname(words)
	}
	return false
}

// isSurname reports whether a word ends somebody's longer name in the text.
func (b *binder) isSurname(word string) bool {
	for _, m := range b.r.Mentions[:min(len(b.r.Mentions), mostMentions)] {
		if m.Party != hearsay.Media && strings.HasSuffix(m.Head.In(b.text), " "+word) {
			return true
		}
	}
	return slices.ContainsFunc(b.r.Sources[:min(len(b.r.Sources), mostMentions)], func(s hearsay.Source) bool { return strings.HasPrefix(s.Name, word+" ") || s.Name == word })
}

// mostMentions is how many mentions and sources are looked through for a name. It keeps the
// work in step with the length of the text.
const mostMentions = 400

func isAcronym(s string) bool {
	return len(s) >= 2 && len(s) <= 6 && strings.ToUpper(s) == s && strings.ToLower(s) != s && !strings.Contains(s, ".")
}

func isReporter(s string) bool { return reporters.Has(s) }

var reporters = lexicon.Of("reporter", "reporters", "journalist", "journalists", "press", "media", "news conference")
