package attribution

import (
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/lexicon"
)

// before looks for the subject of a verb group that begins at token i, in a
// sentence that begins at token first. It returns the whole source, and the
// mention at its heart.
func (g *grammar) before(first, i int) (source, heart run, ok bool) {
	j := i - 1
	for j >= first && g.filler(j) {
		j--
	}
	if j < first {
		return run{}, run{}, false
	}
	if g.is(j, relays) || g.is(j, whose) && g.tag(j) == hearsay.PRON {
		return g.antecedent(first, j)
	}
	if g.word(j) == "," || g.word(j) == "—" || g.word(j) == "–" || g.word(j) == ")" {
		return g.apposed(first, j)
	}
	k := g.ends[j]
	if k < 0 {
		if i := g.dated(first, j); i >= 0 {
			j, k = i, g.ends[i]
		} else if i := g.reduced(first, j); i >= 0 {
			j, k = i, g.ends[i]
		}
	}
	if k < 0 {
		if from, ok := g.within(j); ok {
			heart = run{from, j + 1}
			return g.growLeft(first, heart), heart, true
		}
		// A name that the tagger took for another word.
		return run{j, j + 1}, run{j, j + 1}, g.capital(j) && (j == first || g.tag(j) == hearsay.VERB || g.tag(j) == hearsay.ADJ || g.tag(j) == hearsay.ADV)
	}
	heart = g.runOf(int(k), j)
	source = g.growLeft(first, heart)
	return source, g.headOf(source, heart), true
}

// reduced returns the last token of the mention that a clause without commas
// hangs on, if token j ends such a clause: "a survey | made in May", "an
// official | who would not be named". It returns -1 if none does.
func (g *grammar) reduced(first, j int) int {
	const widest = 10
	for k := j; k > first && k > j-widest; k-- {
		if g.tokens[k].Kind == hearsay.Mark && !g.isHyphen(k) {
			return -1
		}
		opens := g.is(k, relays) || g.word(k) == "that" || g.tokens[k].Fine == hearsay.VBN && !g.filler(k-1) || g.issued(k)
		if opens && g.ends[k-1] >= 0 && g.speaker(int(g.ends[k-1])) {
			return k - 1
		}
		if !g.is(k, relays) && g.word(k) != "that" && k < j && g.finite(k, j) && !g.relayBefore(first, k) {
			return -1
		}
	}
	return -1
}

// issued reports whether token k, though the tagger may have taken it for a past
// tense, tells how a record came about: "a poll | released on Friday".
func (g *grammar) issued(k int) bool {
	m := g.ends[k-1]
	return m >= 0 && g.mentions[m].Party == hearsay.Report && g.is(k, issues)
}

var issues = lexicon.Of("released", "published", "conducted", "issued", "compiled", "commissioned", "posted", "obtained", "seen", "dated", "made", "taken",
	"sponsored", "written", "prepared", "filed", "unveiled", "leaked", "signed", "carried", "completed", "sent", "circulated", "reviewed")

func (g *grammar) isHyphen(k int) bool { return g.word(k) == "-" || g.word(k) == "–" }

// relayBefore reports whether a relative pronoun stands within a few words
// before token k.
func (g *grammar) relayBefore(first, k int) bool {
	for j := k - 1; j >= first && j > k-6; j-- {
		if g.is(j, relays) || g.word(j) == "that" {
			return true
		}
	}
	return false
}

// dated returns the last token of the mention that a date hangs on which ends
// with token j: "a report | of May 8". It returns -1 if none does.
func (g *grammar) dated(first, j int) int {
	k := j
	for k > first && (g.tag(k) == hearsay.NUM || g.isTime(k) || g.is(k, lexicon.Months) || g.word(k) == ",") {
		k--
	}
	if k < j && k > first && g.tag(k) == hearsay.ADP && g.ends[k-1] >= 0 {
		return k - 1
	}
	return -1
}

// within returns where the mention begins that token j stands in, if the
// tagger took the verb behind j for its last noun.
func (g *grammar) within(j int) (from int, ok bool) {
	switch g.tag(j) {
	case hearsay.NOUN, hearsay.PROPN:
	default:
		return 0, false
	}
	for from = j; from >= 0 && from > j-8; from-- {
		if k := g.begins[from]; k >= 0 {
			return from, g.mentions[k].End > g.tokens[j].End
		}
	}
	return 0, false
}

// capital reports whether token j begins with a capital letter.
func (g *grammar) capital(j int) bool {
	r, _ := utf8.DecodeRuneInString(g.word(j))
	return unicode.IsUpper(r)
}

// filler reports whether token j may stand between a subject and its verb.
func (g *grammar) filler(j int) bool {
	switch g.tag(j) {
	case hearsay.AUX, hearsay.ADV:
		return true
	case hearsay.PART:
		return g.is(j, negations) || g.is(j, toWord)
	case hearsay.VERB:
		return g.is(j, haves) || g.is(j, beings) || g.is(j, lightVerbs)
	}
	return g.is(j, negations) || g.isTime(j)
}

var (
	toWord     = lexicon.Of("to")
	lightVerbs = lexicon.Of("did", "do", "does", "went", "going", "continued", "began", "used")
	timeWords  = lexicon.Of("today", "yesterday", "tonight")
)

// runOf returns the tokens of mention k, which ends with token last.
func (g *grammar) runOf(k, last int) run {
	from := last
	for from > 0 && g.tokens[from].Start > g.mentions[k].Start {
		from--
	}
	return run{from, last + 1}
}

// mentionAt returns the tokens of the mention that begins at token i.
func (g *grammar) mentionAt(i int) (r run, k int, ok bool) {
	if i < 0 || i >= len(g.tokens) || g.begins[i] < 0 {
		return run{}, 0, false
	}
	k = int(g.begins[i])
	to := i + 1
	for to < len(g.tokens) && g.tokens[to].End <= g.mentions[k].End {
		to++
	}
	return run{i, to}, k, true
}

// growLeft takes in the phrases that a source hangs from: "a spokesman for |
// the ministry", "police and | residents", "Kest, Oru and | Rand".
func (g *grammar) growLeft(first int, r run) run {
	listed := false
	for r.from-2 >= first {
		if i := g.madeBy(first, r.from-1); i >= 0 {
			r.from = g.runOf(int(g.ends[i]), i).from // "a survey made in May by | the institute"
			continue
		}
		k := g.ends[r.from-2]
		if i := r.from - 3; k < 0 && i >= first && g.ends[i] >= 0 && g.is(r.from-2, knowing) && g.tag(r.from-1) == hearsay.ADP {
			r.from = g.runOf(int(g.ends[i]), i).from // "people familiar with | the matter"
			continue
		}
		if k < 0 {
			break
		}
		left := g.runOf(int(k), r.from-2)
		tie := r.from - 1
		switch {
		case g.tag(tie) == hearsay.ADP && g.is(tie, firmTies) && !g.mentions[k].Pronoun:
		case g.tag(tie) == hearsay.ADP && g.is(tie, ties) && g.speaker(int(k)):
		case g.word(tie) == "and" && g.speaker(int(k)) && (!g.clauseBefore(first, left.from) || g.word(left.from-1) == "," || g.closing(left.from-1)):
			listed = true
		case listed && g.word(tie) == "," && g.mentions[k].Named && g.speaker(int(k)) && !g.clauseBefore(first, left.from) && (left.from == first || g.tag(left.from-1) != hearsay.ADP):
		default:
			return r
		}
		r.from = left.from
	}
	return r
}

var knowing = lexicon.Of("familiar", "briefed", "acquainted", "close", "privy")

// madeBy returns the last token of the mention that was made by whom the "by" at
// token j names: "a survey | published in May by". It returns -1 if none was.
func (g *grammar) madeBy(first, j int) int {
	if g.word(j) != "by" {
		return -1
	}
	for k := j - 1; k > first && k > j-6; k-- {
		if g.tokens[k].Fine == hearsay.VBN {
			if g.ends[k-1] >= 0 {
				return k - 1
			}
			return -1
		}
		if g.tokens[k].Kind == hearsay.Mark || g.finite(k, j) {
			return -1
		}
	}
	return -1
}

// clauseBefore reports whether a verb stands between the beginning of the
// sentence and token i, so that an "and" may join clauses and not names.
func (g *grammar) clauseBefore(first, i int) bool {
	for j := first; j < i; j++ {
		if g.tag(j) == hearsay.VERB || g.tag(j) == hearsay.AUX {
			return true
		}
	}
	return false
}

// speaker reports whether mention k is of a sort that says things.
func (g *grammar) speaker(k int) bool {
	m := g.mentions[k]
	return m.Party != hearsay.Other || m.Named || m.Pronoun
}

// headOf returns the leftmost mention of a source, which names the one who
// speaks: in "a spokesman for the ministry", the spokesman.
func (g *grammar) headOf(source, heart run) run {
	if r, _, ok := g.mentionAt(source.from); ok {
		return r
	}
	return heart
}

// antecedent returns the relative pronoun at token j, if it stands for a
// mention before it: "the owner, | who said …".
func (g *grammar) antecedent(first, j int) (source, heart run, ok bool) {
	i := j - 1
	if i >= first && g.word(i) == "," {
		i--
	}
	if i < first || g.ends[i] < 0 {
		return run{}, run{}, false
	}
	return run{j, j + 1}, run{j, j + 1}, true
}

// apposed returns the source before an insertion that ends with the mark at
// token j: "Ann Lee, the minister, | said". The insertion belongs to the
// source unless it is a clause of its own.
func (g *grammar) apposed(first, j int) (source, heart run, ok bool) {
	const widest = 40
	open := ","
	switch g.word(j) {
	case "—", "–":
		open = g.word(j)
	case ")":
		open = "("
	}
	for i := j - 1; i > first && i > j-widest; i-- {
		if g.quotation[i] != g.quotation[j] {
			return run{}, run{}, false
		}
		if g.word(i) != open {
			continue
		}
		if open == "(" {
			if source, heart, ok := g.before(first, i); ok {
				source.to = j + 1
				return source, heart, true
			}
		}
		if g.ends[i-1] < 0 {
			if i-1 == first && g.capital(first) && g.inserted(i+1, j) && g.introduces(i+1) {
				return run{first, j}, run{first, i}, true
			}
			continue
		}
		k := int(g.ends[i-1])
		if !g.speaker(k) && !g.introduces(i+1) && !g.speaksFrom(g.growLeft(first, g.runOf(k, i-1))) {
			continue
		}
		if !g.inserted(i+1, j) {
			continue
		}
		heart = g.runOf(k, i-1)
		source = g.growLeft(first, heart)
		switch {
		case open == "(":
			source.to = j + 1
		case g.introduces(i + 1):
			source.to = j
		}
		return source, g.headOf(source, heart), true
	}
	return run{}, run{}, false
}

// speaksFrom reports whether a source begins with a mention that says things:
// "the Observatory for human rights".
func (g *grammar) speaksFrom(r run) bool {
	_, k, ok := g.mentionAt(r.from)
	return ok && g.speaker(k)
}

// introduces reports whether an insertion that begins at token i describes
// the one before it, in words and not in a clause.
func (g *grammar) introduces(i int) bool {
	switch g.tag(i) {
	case hearsay.DET, hearsay.NOUN, hearsay.ADJ, hearsay.NUM, hearsay.PROPN:
		return true
	case hearsay.PRON:
		return !g.is(i, whose)
	case hearsay.ADP:
		return g.is(i, insertTies)
	}
	return false
}

var insertTies = lexicon.Of("of", "with", "from", "for")

// inserted reports whether tokens from i up to j can be an insertion behind a
// source: a description, a relative clause, a participle, an age.
func (g *grammar) inserted(i, j int) bool {
	if i >= j {
		return false
	}
	if g.is(i, relays) || g.word(i) == "whose" {
		return true
	}
	switch g.tokens[i].Fine {
	case hearsay.VBG, hearsay.VBN:
		return true
	}
	if g.is(i, joiners) {
		return false
	}
	for k := i; k < j; k++ { // a description has no finite verb
		if g.is(k, relays) || g.word(k) == "that" {
			return true
		}
		if f := g.tokens[k].Fine; f == hearsay.VBD || f == hearsay.VBZ || f == hearsay.VBP || g.tag(k) == hearsay.AUX {
			return false
		}
	}
	return true
}

// after looks for a source that begins at token i, up to token last: the
// subject of a verb that stands before it, or what follows "according to".
func (g *grammar) after(i, last int) (source, heart run, k int, ok bool) {
	heart, k, ok = g.mentionAt(i)
	if !ok {
		return run{}, run{}, 0, false
	}
	source = g.growRight(heart, last)
	if source.to+1 < last && g.word(source.to) == "," && g.introduces(source.to+1) && g.tag(source.to+1) != hearsay.NUM && !g.tokens[source.to].Quoted {
		if end := g.description(source.to+1, last); end > 0 {
			source.to = end
		}
	}
	return source, heart, k, true
}

// growRight takes in what hangs behind a mention: "a spokesman | for the
// ministry of health".
func (g *grammar) growRight(r run, last int) run {
	if r.to+2 < last && g.is(r.to, knowing) && g.tag(r.to+1) == hearsay.ADP && g.begins[r.to+2] >= 0 {
		next, _, _ := g.mentionAt(r.to + 2)
		r.to = min(next.to, last) // "people | familiar with the matter"
	}
	for r.to+1 < last {
		at := r.to + 1
		switch tie := r.to; {
		case g.tag(tie) == hearsay.ADP && g.is(tie, ties):
		case (g.word(tie) == "and" || g.word(tie) == "&") && g.begins[at] >= 0 && g.speaker(int(g.begins[at])):
		default:
			return r
		}
		next, _, ok := g.mentionAt(at)
		if !ok || next.to > last || g.finite(next.to, last) {
			return r
		}
		r.to = next.to
	}
	return r
}

// finite reports whether a finite verb stands at token i, adverbs left aside,
// so that what is before it is the subject of a clause.
func (g *grammar) finite(i, last int) bool {
	for i < last && (g.tag(i) == hearsay.ADV || g.is(i, negations)) {
		i++
	}
	if i >= last {
		return false
	}
	switch g.tokens[i].Fine {
	case hearsay.VBD, hearsay.VBZ, hearsay.VBP:
		return true
	}
	return g.tag(i) == hearsay.AUX
}

// description returns the end of a description that begins at token i, "the
// head of the relief agency", if a comma or the end of the sentence closes it,
// and 0 otherwise.
func (g *grammar) description(i, last int) int {
	for j := i; j < last; j++ {
		switch {
		case g.word(j) == "," || g.word(j) == ";" || g.word(j) == ":" || g.tokens[j].Kind == hearsay.Mark && j == last-1:
			return j
		case g.tag(j) == hearsay.VERB && g.tokens[j].Fine != hearsay.VBN, g.tag(j) == hearsay.AUX, g.is(j, relays), g.is(j, joiners) && g.word(j) != "and":
			return 0
		case g.tokens[j].Quoted:
			return 0
		}
	}
	return last
}
