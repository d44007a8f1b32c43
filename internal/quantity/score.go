package quantity

// tally refuses two numbers set against each other: "2-1", "6-4, 6-3".
func (r *reader) tally(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 3) || r.moneyBefore(i) {
		return 0, 0, false
	}
	to = i
	for r.plainDigits(to, 3) && r.isDash(to+1) && r.isGlued(to+1) && r.isGlued(to+2) && r.plainDigits(to+2, 3) {
		a, b := r.small(to), r.small(to+2)
		end := to + 3
		for r.isDash(end) && r.isGlued(end) && r.plainDigits(end+1, 3) && r.isGlued(end+1) { // "10-4-2"
			end += 2
		}
		if r.isMark(end, '%') || r.is(end, scaleWord|hundredWord) || r.isKind(end, letters) && r.isGlued(end) || r.measured(end) || r.isHyphen(end) {
			break
		}
		if a < b && end == to+3 {
			if !r.classBefore(to, 9, score) && !r.classAfter(end, 4, score) && !r.classAfter(end, 2, contest) || r.plural(end) && !r.is(end, score|stop|contest) {
				break
			}
		}
		ok = true
		to = end
		if !r.isMark(to, ',') || !r.plainDigits(to+1, 3) {
			break
		}
		to++
	}
	if !ok {
		return 0, 0, false
	}
	if r.isMark(to-1, ',') {
		to--
	}
	return i, to, true
}
