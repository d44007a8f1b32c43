package entity

import "hearsay/internal/model"

// A Memory holds what the words of a text were taken for, so that a word is
// taken for the same wherever it stands: a surname for a person where the full
// name was, an acronym for the organisation that it is short for. It may be
// used again for the next text.
type Memory struct {
	tallies []tally // open addressing: one whose key is 0 is empty, and at least half are
}

// A tally counts what one word, or one run of capitals, was labelled.
type tally struct {
	key    uint64
	counts [Labels]uint16
}

// Three sorts of thing have a tally; their keys differ by these.
const (
	ofWords    = 0x1f83d9abfb41bd6b
	ofRuns     = 0x5be0cd19137e2179
	ofInitials = 0x3c6ef372fe94f82b
)

// Note notes the labels of the tokens of a text that was looked at.
func (m *Memory) Note(s *Survey, labels []uint8) {
	n := 0
	for _, x := range s.Stretches {
		n += x.Last - x.First
	}
	size := 8
	for size < 6*n {
		size *= 2
	}
	m.tallies = grown(m.tallies, size)
	clear(m.tallies)
	for _, x := range s.Stretches {
		for i := x.First; i < x.Last; i++ {
			if s.remembers(i) {
				m.count(s.words[i].fold^ofWords, labels[i])
			}
			if s.may[i] == part && int(s.runs[i].first) == i && int(s.runs[i].last) > i {
				m.count(s.wordsOf(s.runs[i])^ofRuns, labels[i])
			}
			if labels[i] == LabelOf(Organisation, Begin) {
				if h := s.initials(i, x.Last, labels); h != 0 {
					m.count(h^ofInitials, labels[i])
				}
			}
		}
	}
}

// remembers reports whether the Memory keeps what token i was taken for.
func (s *Survey) remembers(i int) bool {
	return s.may[i] == part && s.words[i].flags&(capital|inner) != 0
}

// wordsOf returns the hash of the words of a run.
func (s *Survey) wordsOf(r run) uint64 {
	h := uint64(1)
	// A run without end tells no more by its thousandth word.
	for j := r.first; j <= min(r.last, r.first+15); j++ {
		h = joined(h, s.words[j].fold)
	}
	return h
}

// initials returns the hash of the first letters of the name that begins at
// token i, if it has two with capitals.
func (s *Survey) initials(i, end int, labels []uint8) uint64 {
	h, n := uint64(0), 0
	for ; i < end && labels[i] != Outside; i++ {
		if s.words[i].flags&capital != 0 {
			h = h*31 + s.words[i].prefix&0xff
			n++
		}
		if p := PartOf(labels[i]); p == End || p == Whole {
			break
		}
	}
	if n < 2 {
		return 0
	}
	return model.Mix(h)
}

// letters returns the hash of the letters of an acronym, without its stops.
func letters(text string) uint64 {
	h := uint64(0)
	for i := range len(text) {
		if c := text[i]; c != '.' && c < 0x80 {
			h = h*31 + uint64(folded[c])
		}
	}
	return model.Mix(h)
}

// find returns the tally under a key, or the empty one where it would go.
func (m *Memory) find(key uint64) *tally {
	key = max(key, 1)
	i := int(key>>20) & (len(m.tallies) - 1)
	for m.tallies[i].key != 0 && m.tallies[i].key != key {
		i = (i + 1) & (len(m.tallies) - 1)
	}
	return &m.tallies[i]
}

func (m *Memory) count(key uint64, label uint8) {
	t := m.find(key)
	t.key = max(key, 1)
	if t.counts[label] < 1<<16-1 {
		t.counts[label]++
	}
}

// without returns t less one token with the given label: what the rest of the
// text says.
func (t *tally) without(label uint8) tally {
	u := *t
	if u.counts[label] > 0 {
		u.counts[label]--
	}
	return u
}

// A vote is what a tally comes to.
type vote struct {
	sort   uint64 // that most tokens are of; 0 is none, and 4 that there is no token
	purity uint64 // 2 if all are, 1 if more than half
	tokens uint64 // up to 4
	label  uint64 // the label of a name that is most frequent
	set    uint64 // all labels of names
}

func (t *tally) vote() (v vote) {
	var sums [1 + Sorts]int
	total, most := 0, uint16(0)
	sums[0] = int(t.counts[Outside])
	for l := uint8(1); l < Labels; l++ {
		n := t.counts[l]
		sums[1+SortOf(l)] += int(n)
		if n > most {
			most, v.label = n, uint64(l)
		}
		if n > 0 {
			v.set |= 1 << l
		}
	}
	best := 0
	for k, n := range sums {
		total += n
		if n > sums[best] {
			best = k
		}
	}
	if total == 0 {
		return vote{sort: 1 + Sorts}
	}
	v.sort, v.tokens = uint64(best), uint64(min(total, 4))
	switch n := sums[best]; {
	case n == total:
		v.purity = 2
	case 2*n > total:
		v.purity = 1
	}
	return v
}

// Recall appends what the rest of the text says of token i of a stretch. The
// labels are those that were noted.
func (m *Memory) Recall(f []Feature, s *Survey, x *Stretch, i int, labels []uint8) []Feature {
	if !s.remembers(i) {
		return f
	}
	w := &s.words[i]
	a, b := int(s.runs[i].first), int(s.runs[i].last)
	place := uint64(min(i-a, 2))<<2 | uint64(min(b-i, 2))
	t := m.find(w.fold ^ ofWords).without(labels[i])
	v := t.vote()
	f = append(f,
		model.Three(80, v.sort, v.purity, v.tokens),
		model.Three(81, v.sort, v.purity, place),
		model.Three(82, v.sort, v.label, place),
		model.Three(83, v.sort, uint64(x.set), uint64(w.tag)),
		model.Two(84, v.set, place),
	)
	if b > a {
		t := m.find(s.wordsOf(s.runs[i]) ^ ofRuns).without(labels[a])
		v := t.vote()
		f = append(f, model.Three(85, v.sort, v.purity, min(v.tokens, 2)), model.Three(86, v.sort, v.purity, place))
	}
	for _, j := range [2]int{i - 1, i + 1} {
		if j < a || j > b || !s.remembers(j) {
			continue
		}
		t := m.find(s.words[j].fold ^ ofWords).without(labels[j])
		v := t.vote()
		f = append(f, model.Three(87, bit(j > i), v.sort, v.purity))
	}
	if m.isShort(s, x, i) {
		f = append(f, model.One(88, 1))
	}
	return f
}

// isShort reports whether token i is the initials of an organisation that the
// text names in full.
func (m *Memory) isShort(s *Survey, x *Stretch, i int) bool {
	w := &s.words[i]
	if !w.isWhole() || w.flags&inner == 0 || x.set == caps {
		return false
	}
	return m.find(letters(clip(s.text, s.tokens[i].Span))^ofInitials).key != 0
}
