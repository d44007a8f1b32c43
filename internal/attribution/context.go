package attribution

import "hearsay"

// tree reads what the tree of a sentence says of its words.
func (s *Survey) tree(sent hearsay.Sentence) {
	w := s.words
	for i := sent.First; i < sent.Last; i++ {
		if h := w[i].head; h >= 0 {
			w[h].kids |= kidOf[w[i].rel]
		}
	}
	for i := sent.First; i < sent.Last; i++ {
		steps, h := uint8(0), w[i].head
		last := w[i].rel
		for h >= 0 && steps < 12 {
			steps++
			w[h].left, w[h].right = min(w[h].left, int32(i)), max(w[h].right, int32(i+1))
			if w[i].over < 0 && w[h].likely >= likelyCue {
				w[i].over, w[i].overBy, w[i].steps = h, last, steps
			}
			last, h = w[h].rel, w[h].head
		}
		w[i].deep = steps
	}
	near := int32(-1)
	for i := sent.First; i < sent.Last; i++ {
		w[i].prev = near
		if w[i].likely >= likelyCue {
			near = int32(i)
		}
	}
	near = -1
	for i := sent.Last - 1; i >= sent.First; i-- {
		w[i].next = near
		if w[i].likely >= likelyCue {
			near = int32(i)
		}
	}
}

const likelyCue = 3

// quotes marks which tokens stand in quotation marks.
func (s *Survey) quotes(quotations []hearsay.Quotation) {
	i := 0
	for _, q := range quotations {
		for i > 0 && s.tokens[i-1].Start >= q.Start {
			i--
		}
		for i < len(s.tokens) && s.tokens[i].Start < q.Start {
			i++
		}
		for ; i < len(s.tokens) && s.tokens[i].End <= q.End; i++ {
			state := inQuotes
			switch {
			case s.tokens[i].Start < q.Inner.Start:
				state = opensQuote
				if !q.Closed {
					state = opensUnclosed
				}
			case s.tokens[i].Start >= q.Inner.End:
				state = closesQuote
			case !q.Closed:
				state = inUnclosed
			}
			if q.Single && s.words[i].quote != outOfQuotes {
				continue
			}
			s.words[i].quote = state
		}
	}
}

var partyNumbers = map[hearsay.Party]uint8{
	hearsay.Person: 1, hearsay.Organisation: 2, hearsay.Government: 3, hearsay.Military: 4, hearsay.Police: 5, hearsay.Media: 6,
	hearsay.Report: 7, hearsay.Unnamed: 8, hearsay.Other: 9,
}

// parties notes the mentions: sort of party, named or pronoun, and whether a
// token is in the head.
func (s *Survey) parties(mentions []hearsay.Mention) {
	i := 0
	for _, m := range mentions {
		for i < len(s.tokens) && s.tokens[i].Start < m.Start {
			i++
		}
		p := partyNumbers[m.Party]
		if m.Named {
			p |= 16
		}
		if m.Pronoun {
			p |= 32
		}
		for ; i < len(s.tokens) && s.tokens[i].End <= m.End; i++ {
			s.words[i].party = p
			if m.Head.Has(s.tokens[i].Span) {
				s.words[i].party |= 64
			}
		}
	}
}
