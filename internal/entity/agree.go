package entity

// agree mends by rule what the second look at a text has left at odds: a
// surname that stands alone is the person's whose full name the text gives,
// unless the text has the word more often for something else; an acronym is the
// organisation's that it is short for.
func (d *desk) agree() {
	s, m := &d.survey, &d.memory
	m.Note(s, d.labels)
	for k := range s.Stretches {
		x := &s.Stretches[k]
		for i := x.First; i < x.Last; i++ {
			l := d.labels[i]
			if x.set != prose || !s.remembers(i) || s.runs[i].first != s.runs[i].last || l != Outside && PartOf(l) != Whole {
				continue
			}
			if sort, ok := m.sortOf(s, x, i); ok {
				d.labels[i] = LabelOf(sort, Whole)
			}
		}
	}
}

// sortOf returns the sort of name that token i, which stands alone, must be of
// by the rest of the text.
func (m *Memory) sortOf(s *Survey, x *Stretch, i int) (Sort, bool) {
	if m.isShort(s, x, i) {
		return Organisation, true
	}
	t := m.find(s.words[i].fold ^ ofWords)
	surname := t.counts[LabelOf(Person, End)]
	if surname == 0 {
		return 0, false
	}
	others := uint16(0)
	for y := uint8(1); y < Labels; y++ {
		if SortOf(y) != Person {
			others = max(others, t.counts[y])
		}
	}
	return Person, surname+t.counts[LabelOf(Person, Whole)] > others && t.counts[Outside] <= surname+t.counts[LabelOf(Person, Whole)]
}
