package quantity

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// saidByTree finds by the tree what a draft without a noun of its own is said
// of: the subject of the verb that it hangs on ("Arrests reached 300"), its
// object ("cut costs by 30 percent"), or the noun that verb tells of ("a deal
// worth $4 million"). It is far where another clause lends its subject.
func (r *reader) saidByTree(d *draft) (p phrase, far, ok bool) {
	top := r.top(d)
	if top < 0 {
		return p, false, false
	}
	noun, far := r.bearer(d, top)
	if noun < 0 {
		return p, false, false
	}
	p, ok = r.measuredBy(d, noun)
	return p, far, ok
}

// multiplied finds by the tree what a verb that is a multiple is said of: its
// object or, without one, its subject: "they doubled | output", "prices |
// doubled".
func (r *reader) multiplied(d *draft) {
	t := &r.tree
	if len(t.tokens) == 0 {
		return
	}
	i := t.at(r.words[d.a.first].Start)
	if !t.isTag(i, hearsay.VERB, hearsay.VERB) {
		return
	}
	noun := t.after(i, objects)
	if noun < 0 {
		noun, _ = r.subjectOf(i)
	}
	if !t.noun(noun) {
		return
	}
	if p, ok := r.measuredBy(d, noun); ok {
		d.fig.Of = r.of(p.first, p.last)
		if r.tells {
			d.step(d.fig.Of, "it is said of '"+r.quoted(d.fig.Of)+"'")
		}
	}
}

// top returns the token of a draft that its others hang on, or of the draft
// that it is joined to: "by 1.5 and 3 percent".
func (r *reader) top(d *draft) int {
	t := &r.tree
	if len(t.tokens) == 0 || d.a.first >= len(r.words) {
		return -1
	}
	from := r.words[d.first].Start
	end := max(d.fig.Core.End, r.words[min(max(d.next, d.to), len(r.words))-1].End)
	i := t.at(r.words[d.a.first].Start)
	for range longestClimb {
		h := t.head(i)
		if h < 0 {
			return i
		}
		inside := t.tokens[h].Start >= from && t.tokens[h].Start < end
		if !inside && !(t.hangs(i, joinsNumbers) && r.numeric(h)) {
			return i
		}
		i = h
	}
	return -1
}

// numeric reports whether token i is a number, a sign or a unit.
func (r *reader) numeric(i int) bool {
	if r.tree.isTag(i, hearsay.NUM, hearsay.SYM) {
		return true
	}
	w := r.wordOf(i)
	return w >= 0 && (r.measureNamed(w) || r.isWord(w, "percent") || r.isWord(w, "cent") || r.isWord(w, "points"))
}

// bearer returns the token of the noun that a draft, which hangs by token top,
// is said of, or -1.
func (r *reader) bearer(d *draft, top int) (noun int, far bool) {
	t := &r.tree
	if t.before(top, copulas) >= 0 {
		return r.subjectOf(top)
	}
	g := t.head(top)
	if g < 0 {
		return -1, false
	}
	cased := r.isWord(d.first-1, "by") || r.isWord(d.first-1, "to") || r.isWord(d.first-1, "at") || r.isWord(d.first-1, "from")
	switch {
	case t.noun(g) && t.hangs(top, appositions) && (r.isWord(d.first-1, "up") || r.isWord(d.first-1, "down")):
		return g, false // "prices, up 3 percent"
	case t.noun(g) && r.is(r.wordOf(g), rise|fall):
		return r.movedNoun(g), false
	case t.noun(g) && r.isWord(d.first-1, "at") && r.isMark(d.first-2, ','):
		return g, false // "Inflation, at 9 percent,"
	case t.noun(g) && cased:
		return r.moved(g), false
	case t.hangs(g, opens) && t.isTag(g, hearsay.ADJ, hearsay.ADV):
		g = t.head(g) // "held the rate steady at"
	}
	w := r.wordOf(g)
	if w < 0 || t.noun(g) {
		return -1, false
	}
	if t.hangs(g, tellings) && (r.isWorth(w) || cased && r.is(w, forecast)) {
		if n := t.head(g); t.noun(n) {
			return n, false // "a deal worth", "families earning less than"
		}
	}
	if o := t.after(g, objects); o >= 0 && o < top && !r.inFigure(o) {
		if cased && t.noun(o) && (r.moves(g) || r.isWord(d.first-1, "at") && keepers.Has(r.words[w].In(r.text)) || r.isWord(d.first-1, "to") && bringers.Has(r.words[w].In(r.text))) {
			return o, false // "set bail at", "raised the fee by"
		}
		return -1, false
	}
	switch {
	case r.isWorth(w) && !r.moves(g): // "cost $40"
		if s := r.subjectBefore(g); t.noun(s) {
			return s, false
		}
		return -1, false
	case !r.moves(g),
		!cased && t.before(g, passives) < 0 && movers.Has(r.words[w].In(r.text)), // "they raised $40"
		d.fig.Kind == hearsay.Money && r.losing(w):                               // who lost it is not what it is of
		return -1, false
	}
	return r.subjectOf(g)
}

// moves reports whether the verb at token g is one between a quantity and its
// number: of movement, of standing, or "to be".
func (r *reader) moves(g int) bool {
	w := r.wordOf(g)
	return r.is(w, be|rise|fall|change|standing) || r.is(r.wordOf(r.tree.after(g, particles)), rise|fall) && !makers.Has(r.words[w].In(r.text))
}

// moved returns the subject or object that the noun at token g is a part of,
// if it belongs to a verb that moves or sets numbers: the tree may hang the
// number on the nearest noun.
func (r *reader) moved(g int) int {
	t := &r.tree
	for range 3 {
		if t.hangs(g, objects|subjects) {
			if h := t.head(g); h >= 0 && r.moves(h) && !t.noun(h) {
				return g
			}
			return -1
		}
		if !t.hangs(g, ofNouns) {
			return -1
		}
		if g = t.head(g); g < 0 {
			return -1
		}
	}
	return -1
}

// inFigure reports whether token i is a part of a figure of the sentence.
func (r *reader) inFigure(i int) bool {
	for k := len(r.figures) - 1; k >= max(r.here, len(r.figures)-8); k-- {
		if f := &r.figures[k]; f.Has(r.tree.tokens[i].Span) || f.Kind != hearsay.Count && f.Of.Has(r.tree.tokens[i].Span) {
			return true
		}
	}
	return false
}

// movedNoun returns the noun whose number moved, behind a noun of movement:
// "a rise of 12 in | patients", "a 9 percent drop in | bookings".
func (r *reader) movedNoun(g int) int {
	t := &r.tree
	for n := g + 1; n < len(t.tokens) && n <= g+longestLook; n++ {
		if !t.hangs(n, ofNouns) || t.head(n) != g || !t.isTag(n, hearsay.NOUN, hearsay.NOUN) {
			continue
		}
		c := t.before(n, cases)
		if w := r.wordOf(c); r.isWord(w, "in") || r.isWord(w, "of") {
			if m, _, ok := r.measureAt(r.wordOf(n)); ok && m.Kind == hearsay.Duration {
				continue
			}
			return n
		}
	}
	return -1
}

// subjectOf returns the subject of the verb or the predicate at token g, or of
// the verb that it shares its subject with, or -1.
func (r *reader) subjectOf(g int) (noun int, far bool) {
	t := &r.tree
	for range 4 {
		if s := r.subjectBefore(g); s >= 0 {
			switch {
			case t.noun(s), t.isTag(s, hearsay.ADJ, hearsay.ADJ):
				return s, far
			case t.hangs(g, clauses) && t.noun(t.head(g)):
				return t.head(g), far // "Orlo, which fell"
			case !t.hangs(g, sharing) || !r.isWord(r.wordOf(s), "it") && !r.isWord(r.wordOf(s), "they"):
				return -1, false
			}
		}
		if s := r.parted(g); s >= 0 {
			return s, far
		}
		h := t.head(g)
		switch {
		case h < 0:
			return -1, false
		case t.hangs(g, clauses):
			if !t.noun(h) {
				return -1, false
			}
			top := h
			for t.hangs(top, ofNouns) && t.noun(t.head(top)) && placing.Has(r.tokenWords(t.before(top, cases))) {
				top = t.head(top)
			}
			if top != h && t.head(top) < 0 && t.hangs(g, participles) {
				return top, false // the tree took the verb of the sentence for a participle
			}
			return h, true
		case t.hangs(g, opens):
			if o := t.after(h, objects); o >= 0 && o < g && t.noun(o) {
				return o, far // "expects output to fall"
			}
		case t.hangs(g, sharing) && t.noun(h) && h < g:
			return h, far // a clause that the tree hangs on its subject
		case !t.hangs(g, sharing):
			return -1, false
		}
		far = far || !t.hangs(g, opens)
		g = h
	}
	return -1, false
}

// subjectBefore returns the subject left of token g: the first that is a noun,
// or else whatever subject there is, or -1.
func (r *reader) subjectBefore(g int) int {
	t := &r.tree
	noun, other := -1, -1
	for i := g - 1; i >= 0 && i >= g-longestLook; i-- {
		if t.hangs(i, subjects) && t.head(i) == g {
			if t.noun(i) {
				noun = i
				if r.isWord(r.wordOf(i-1), "whose") {
					return i
				}
			}
			if other < 0 {
				other = i
			}
		}
	}
	if noun >= 0 {
		return noun
	}
	return other
}

// parted returns the subject of the clause at token g that the tree hangs on
// the verb of saying between them: "Rents, the office said, | rose".
func (r *reader) parted(g int) int {
	t := &r.tree
	h := t.head(g)
	if h < 0 || h > g || !t.hangs(g, complements) || t.isTag(h+1, hearsay.SCONJ, hearsay.PRON) {
		return -1
	}
	first, count := -1, 0
	for i := h - 1; i >= 0 && i >= h-longestLook; i-- {
		if t.hangs(i, subjects) && t.head(i) == h {
			first = i
			count++
		}
	}
	if count > 1 && t.noun(first) {
		return first
	}
	return -1
}

// isWorth reports whether word w tells the price, the worth or the size of the
// noun that it belongs to.
func (r *reader) isWorth(w int) bool { return worths.Has(r.words[w].In(r.text)) }

var (
	joinsNumbers = relationsOf("nummod", "compound", "conj", "nmod", "nmod:unmarked")
	passives     = relationsOf("aux:pass")
	appositions  = relationsOf("appos", "parataxis", "nmod", "dep")
	particles    = relationsOf("compound:prt")
	participles  = relationsOf("acl")
	complements  = relationsOf("ccomp", "parataxis")
	tellings     = relationsOf("acl", "amod", "acl:relcl", "nmod:desc")
	nameTails    = relationsOf("flat")
	nameRuns     = relationsOf("flat", "compound", "appos", "nmod:desc", "nmod:unmarked", "amod", "conj")
	nameJoints   = relationsOf("flat", "conj", "cc", "compound", "appos", "nmod")

	// Nouns that are a number of something: what counts is what they are of.
	measureNouns = lexicon.Of("number", "numbers", "total", "count", "tally", "figure", "figures", "estimate", "estimates", "forecast", "forecasts",
		"projection", "projections", "list", "roll", "share", "proportion", "percentage", "amount", "sum")
	// Verbs with which somebody moves a number that is not his own.
	movers = lexicon.Of("raised", "raise", "raises", "raising", "cut", "cuts", "cutting", "slash", "slashed", "slashes", "slashing",
		"axe", "axed", "axes", "axing", "reduce", "reduced", "reduces", "reducing", "trimmed", "lowered", "lifted", "boosted",
		"boosts", "hiked", "upped", "lopped", "put", "set", "discount")
	// Verbs that leave a number where it is: "held the rate at 3 percent".
	keepers = lexicon.Of("hold", "holds", "held", "holding", "keep", "keeps", "kept", "keeping", "leave", "leaves", "left", "leaving", "fix", "fixed",
		"fixes", "cap", "capped", "caps", "maintain", "maintained", "peg", "pegged", "puts", "putting", "set", "sets", "setting", "estimates", "estimate")
	// Verbs that take a number to another: "brought the toll to 11".
	bringers = lexicon.Of("brought", "bring", "brings", "bringing", "pushed", "pushing", "pushes", "push", "took", "taking", "takes", "take", "drove", "drives", "driving", "sent")
	// Prepositions that tie a place or a part to the noun before them.
	placing = lexicon.Of("in", "at", "of", "on", "for")
	// Verbs that with "up" tell of parts, and not of a rise.
	makers = lexicon.Of("make", "makes", "made", "making")
	// Words between a noun and its price or size.
	worths = lexicon.Of("worth", "costing", "cost", "costs", "valued", "priced", "earning", "earns", "making", "totalling", "totaling", "estimated", "larger", "bigger",
		"smaller", "stronger", "greater", "exceeding", "numbering", "averaging", "amounting", "reaching")
)
