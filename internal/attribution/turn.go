package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// turn finds an act whose cue is a colon: "Poll: …", "OKAFOR: …". A turn of
// talk goes on to the end of its paragraph.
func (g *grammar) turn(s int) (act, bool) {
	sent := g.sentences[s]
	source, ok := g.speaksAt(s)
	if !ok {
		return act{}, false
	}
	a := act{cue: cue{words: ":", typ: hearsay.Saying}, polarity: hearsay.Says, sentence: s, first: source.to, last: source.to + 1, source: source, subject: source, score: 0.55}
	a.rule = "is a colon between a speaker and what is said"
	end := sent.Last
	for n := s + 1; n < min(len(g.sentences), s+longestRun) && g.sentences[n].Paragraph == sent.Paragraph && !sent.Headline; n++ {
		if _, next := g.speaksAt(n); next {
			break
		}
		end = g.sentences[n].Last
	}
	a.content = []run{g.trim(run{source.to + 1, end})}
	if !g.clausal(a.content[0]) && !g.tokens[source.to-1].Quoted && !g.quotes(a.content[0]) && !g.heads(s, source, a.content[0]) {
		return act{}, false // "Marena: 12 dead" is a line of a list
	}
	return a, !a.content[0].empty()
}

// heads reports whether sentence s is a headline that a speaker stands at one end
// of, and what is said at the other: "Police: 40 dead in flood".
func (g *grammar) heads(s int, source, content run) bool {
	_, k, ok := g.mentionAt(source.from)
	if !ok || !g.sentences[s].Headline {
		return false
	}
	m := g.mentions[k]
	if m.Pronoun || m.Named && (source.to-source.from == 1 || m.Party == hearsay.Organisation) {
		return false // a place, as far as can be told
	}
	for i := content.from; i < content.to; i++ {
		if g.tag(i) == hearsay.NUM {
			return m.Party != hearsay.Other
		}
	}
	return false
}

// trailed finds an act whose cue is a colon behind what is said: "40 dead in
// flood: police".
func (g *grammar) trailed(s int) (act, bool) {
	sent := g.sentences[s]
	last := sent.Last
	for last > sent.First && g.tokens[last-1].Kind == hearsay.Mark {
		last--
	}
	if !sent.Headline || last-3 <= sent.First || g.ends[last-1] < 0 {
		return act{}, false
	}
	heart := g.runOf(int(g.ends[last-1]), last-1)
	source := g.growLeft(sent.First, heart)
	colon := source.from - 1
	if colon-1 <= sent.First || g.word(colon) != ":" || g.tag(source.from) == hearsay.NUM || source.to-source.from > 6 {
		return act{}, false
	}
	a := act{cue: cue{words: ":", typ: hearsay.Saying}, polarity: hearsay.Says, sentence: s, first: colon, last: colon + 1, source: source, subject: g.headOf(source, heart), score: 0.6}
	a.rule = "is a colon between what is said and its speaker"
	r := g.trim(run{sent.First, colon})
	a.content = []run{r}
	return a, !r.empty() && g.heads(s, source, r)
}

// quotes reports whether a quotation opens in r.
func (g *grammar) quotes(r run) bool {
	for i := r.from; i < r.to; i++ {
		if g.opening(i) {
			return true
		}
	}
	return false
}

// speaksAt returns the speaker and the colon that sentence s opens with.
func (g *grammar) speaksAt(s int) (source run, ok bool) {
	sent := g.sentences[s]
	first := sent.First
	if first < sent.Last && g.opening(first) {
		first++
	}
	source, k, ok := g.mentionAt(first)
	if !ok || source.to-source.from > 5 || source.to+2 > sent.Last || g.word(source.to) != ":" {
		return run{}, false
	}
	m := g.mentions[k]
	return source, (m.Named || m.Party != hearsay.Other) && !rubrics.Has(g.word(source.to-1))
}

// rubrics are words before a colon that name a kind of text and no speaker:
// "WATCH: …", "RELATED: …".
var rubrics = lexicon.Of("advisory", "alert", "analysis", "audio", "background", "breaking", "caption", "correction", "developing", "exclusive", "explainer", "factbox",
	"gallery", "live", "map", "more", "note", "opinion", "photo", "photos", "picture", "pictures", "profile", "related", "slideshow", "story", "summary", "timeline",
	"transcript", "update", "updated", "updates", "video", "videos", "watch", "weather")

// signed finds an act whose cue is a dash between a quotation and the name of
// its speaker: "“…” — Ann Lee".
func (g *grammar) signed(s int) (act, bool) {
	sent := g.sentences[s]
	for i := sent.First; i+1 < sent.Last; i++ {
		if w := g.word(i); w != "—" && w != "―" && w != "–" && w != "--" || i == 0 || !g.closing(i-1) {
			continue
		}
		source, k, ok := g.mentionAt(i + 1)
		if !ok || !g.speaker(k) || g.mentions[k].Pronoun || g.finite(source.to, sent.Last) {
			continue
		}
		a := act{cue: cue{words: "—", typ: hearsay.Saying}, polarity: hearsay.Says, sentence: s, first: i, last: i + 1, source: source, subject: source, score: 0.7}
		a.rule = "is a dash between a quotation and its speaker"
		a.content = g.quoted(a, sent.First, i-1)
		return a, len(a.content) > 0
	}
	return act{}, false
}
