package quantity

// address refuses "419 Harbour St.", "the 600 block", "QV 30915".
func (r *reader) address(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) || r.is(i, grouped|decimal) || r.words[i].Len() > 5 {
		return 0, 0, false
	}
	j := i + 1
	if (r.isWord(j, "block") || r.isWord(j, "blk")) && !r.isGlued(j) {
		return i, j + 1, true
	}
	if r.isWord(j, "zip") || r.isWord(j, "postcode") {
		return i, j + 1, true
	}
	if r.words[i].Len() == 5 && i > 0 && r.isKind(i-1, letters) && r.words[i-1].Len() == 2 && r.words[i-1].upper && upperAt(r.text, r.words[i-1].Start+1) {
		return i, j, true
	}
	// Up to four words in capitals, initials or ordinals, then a street.
	for t := j; t < len(r.words) && t < j+6; t++ {
		w := &r.words[t]
		switch {
		case w.kind == letters && w.upper && w.class&street != 0 && t > j:
			if r.isKind(t+1, letters) && !r.words[t+1].upper && r.plural(t+1) && !r.is(t+1, stop) {
				return 0, 0, false // "12 Wall Street banks"
			}
			to = t + 1
			if r.isMark(to, '.') && r.isGlued(to) {
				to++
			}
			return i, to, true
		case w.kind == letters && w.upper && !w.glued && w.class&(month|weekday|be|have|modal) == 0:
		case w.kind == mark && w.sign == '.' && w.glued && r.words[t-1].Len() <= 2:
		case w.kind == digits && !w.glued && r.isGlued(t+1) && r.isKind(t+1, letters): // "75 9th Street"
		case w.kind == letters && w.glued && t > j && r.isKind(t-1, digits):
		case r.isHyphen(t), w.kind == mark && (w.sign == '\'' || w.sign == '’') && w.glued:
		case w.kind == letters && w.glued && r.isHyphen(t-1), w.kind == letters && w.glued && r.isWord(t, "s"):
		default:
			return 0, 0, false
		}
	}
	return 0, 0, false
}
