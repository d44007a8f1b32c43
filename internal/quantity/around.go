package quantity

import "hearsay"

// measuredBy reads the noun phrase whose noun is a token. Of "the number of
// patients" it is the patients.
func (r *reader) measuredBy(d *draft, noun int) (p phrase, ok bool) {
	t := &r.tree
	for k := len(r.figures) - 1; k >= max(r.here, len(r.figures)-8); k-- {
		if r.figures[k].Has(t.tokens[noun].Span) {
			return p, false // "fell 14 percent, after as much as 20"
		}
	}
	if w := r.wordOf(noun); w >= 0 && measureNouns.Has(r.words[w].In(r.text)) {
		if c := r.wordOf(noun + 1); r.isWord(c, "of") || r.isWord(c, "for") {
			if n := t.head(noun + 1); n > noun && t.hangs(noun+1, cases) {
				noun = n
			}
		}
	}
	p, ok = r.around(noun)
	if !ok || p.first == p.head && r.isWord(p.head, "number") || r.is(p.head, month|weekday) && r.words[p.head].upper || r.is(p.head, pronoun) {
		return p, false
	}
	if m, _, timed := r.measureAt(p.head); timed && m.Kind == hearsay.Duration {
		return p, false
	}
	return p, p.last <= d.first || p.first >= max(d.to, d.next)
}

// around returns the noun phrase whose noun is token h: what stands before it
// without determiners and numbers, and an "of …" after it.
func (r *reader) around(h int) (p phrase, ok bool) {
	t := &r.tree
	first, last := h, h+1
	for i := h - 1; i >= 0 && i > h-longestPhrase && r.inPhrase(i, h); i-- {
		first = i
	}
	for first < h && t.isTag(first, hearsay.PUNCT, hearsay.CCONJ) && !r.isQuote(r.wordOf(first)) {
		first++
	}
	for last < len(t.tokens) && last < h+longestPhrase && (t.head(last) == h && t.hangs(last, nameTails) || t.isTag(last, hearsay.PROPN, hearsay.PROPN) && t.under(last, h, nameRuns)) {
		last++ // "S&P 500"
	}
	for t.isTag(h, hearsay.PROPN, hearsay.PROPN) && last < len(t.tokens) && last < h+longestPhrase && t.tokens[last].Kind == hearsay.Word && r.capital(r.wordOf(last)) {
		last++ // "Dow Jones Industrial Average"
	}
	if last < len(t.tokens) && t.hangs(last, cases) {
		w, n := r.wordOf(last), t.head(last)
		linked := r.isWord(w, "of") || (r.isWord(w, "for") || r.isWord(w, "on")) && t.isTag(n, hearsay.NOUN, hearsay.NOUN) && !r.timed(n)
		if linked && n > last && t.head(n) == h && t.hangs(n, ofNouns) {
			end := n + 1
			for end < len(t.tokens) && end < n+longestPhrase && (t.hangs(end, nameTails) && t.head(end) == n || t.under(end, n, nameJoints)) {
				end++
			}
			for end > n+1 && t.isTag(end-1, hearsay.PUNCT, hearsay.CCONJ) {
				end--
			}
			if end-last < longestPhrase {
				last = end
			}
		}
	}
	p = phrase{first: r.wordOf(first), last: r.wordEnding(last-1) + 1, head: r.wordOf(h)}
	p.next = p.last
	if p.first < 0 || p.last <= p.head || p.head < p.first || !r.isKind(p.head, letters) {
		return p, false
	}
	if r.isQuote(p.first) && !r.quotedTo(p) {
		p.first++
	}
	p.plural = r.plural(p.head)
	return p, p.first <= p.head
}

// timed reports whether token i is a length of time.
func (r *reader) timed(i int) bool {
	m, _, ok := r.measureAt(r.wordOf(i))
	return ok && m.Kind == hearsay.Duration
}

// quotedTo reports whether the quotation that a phrase begins with ends in it.
func (r *reader) quotedTo(p phrase) bool {
	for k := p.first + 1; k < p.last; k++ {
		if r.isQuote(k) {
			return true
		}
	}
	return false
}

// capital reports whether word w begins with a capital letter and is no word
// of a closed class.
func (r *reader) capital(w int) bool {
	return w >= 0 && r.words[w].upper && !r.is(w, stop|month|weekday)
}

// inPhrase reports whether token i, left of noun h, is part of its phrase.
func (r *reader) inPhrase(i, h int) bool {
	t := &r.tree
	if r.is(r.wordOf(i), det|article) {
		return false
	}
	switch t.tokens[i].Tag {
	case hearsay.ADP:
		return r.isHyphen(r.wordOf(i)+1) && t.under(i, h, nounParts) // "after-tax incomes"
	case hearsay.DET, hearsay.PRON, hearsay.NUM, hearsay.SCONJ, hearsay.AUX:
		return false
	case hearsay.PUNCT:
		if w := r.wordOf(i); !r.isHyphen(w) && !r.isQuote(w) {
			return false
		}
	}
	return t.under(i, h, nounParts)
}
