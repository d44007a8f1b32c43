package quantity

// scaleLetters returns the power of ten of the letters at word i, if they are
// a scale: "m", "bn", "k".
func (r *reader) scaleLetters(i int, money bool) (power int, ok bool) {
	if !r.isKind(i, letters) || r.words[i].Len() > 3 {
		return 0, false
	}
	glued := r.words[i].glued
	money = money || r.moneyAt(i+1)
	counts := money || r.alone || r.countsAfter(i+1)
	switch r.words[i].In(r.text) {
	case "bn", "Bn", "BN", "bln":
		return 9, true
	case "mn", "Mn", "mln", "mio":
		return 6, glued || counts
	case "mil":
		return 6, glued || money
	case "tn", "Tn", "trn":
		return 12, glued || money
	case "m":
		return 6, counts && glued && !r.alone || money
	case "M":
		return 6, glued || money
	case "b", "B":
		return 9, counts && (glued || r.words[i].upper)
	case "k", "K":
		return 3, (glued || r.alone) && (counts || !r.words[i].upper)
	case "t", "T":
		return 12, (money || r.alone && r.words[i].upper) && glued
	case "G":
		return 9, r.alone && glued
	case "cr", "Cr":
		return 7, money
	case "MM", "mm":
		return 6, money
	}
	return 0, false
}

// countsAfter reports whether the word at i can be what is counted, so that a
// lone letter before it is a scale and no unit.
func (r *reader) countsAfter(i int) bool {
	if !r.isKind(i, letters) || r.words[i].glued {
		return false
	}
	for _, w := range [...]string{"high", "tall", "wide", "long", "deep", "thick", "away", "below", "above"} {
		if r.isWord(i, w) {
			return false // "3m high walls"
		}
	}
	return r.counted(i) || r.measureNamed(i)
}
