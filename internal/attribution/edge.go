package attribution

import "hearsay"

// Edges returns what speaks for the step to token i from the one before.
func (s *Survey) Edges(x *Stretch, i int, f []Feature) []Feature {
	c, l := s.around(x, i), s.around(x, i-1)
	f = append(f, one(200, 0), one(201, s.class(x, i)), pair(202, s.class(x, i), s.class(x, i-1)),
		pair(203, uint64(c.quote), uint64(l.quote)), pair(204, uint64(c.likely), uint64(c.fine)), pair(205, c.fold, uint64(l.fine)),
		pair(206, uint64(c.rel), uint64(c.role)))
	if b := s.ended(x, i); b >= 0 {
		y := &s.words[b]
		f = append(f, pair(207, uint64(y.rel), uint64(s.at(y.head).likely)))
	}
	if b := s.border(x, i); b >= 0 {
		y := &s.words[b]
		f = append(f, pair(208, uint64(y.rel), uint64(s.at(y.head).likely)))
	}
	return f
}

// class tells tokens apart by which roles rarely go on.
func (s *Survey) class(x *Stretch, i int) uint64 {
	if i < x.First {
		return 0
	}
	c := &s.words[i]
	if i == s.sentences[s.ofSent[i]].First {
		return 1
	}
	if c.quote == opensQuote || c.quote == closesQuote || c.quote == opensUnclosed {
		return 2 + uint64(c.quote)
	}
	if c.shape == shapeMark {
		switch s.text[s.tokens[i].Start] {
		case ',':
			return 9
		case '.', '!', '?':
			return 10
		case ':', ';':
			return 11
		}
		return 12
	}
	if c.tag == hearsay.SCONJ {
		return 13
	}
	if i > x.First && s.words[i-1].quote == closesQuote {
		return 14
	}
	return 15
}
