package quantity

// link refuses the numbers of a web address whose colon is word i, such as
// "https://example.org/2023?page=12", and returns the word after it; it
// returns i if there is no address.
func (r *reader) link(i int) (next int) {
	if !r.isMark(i+1, '/') || !r.isMark(i+2, '/') || !r.isGlued(i+1) || !r.isGlued(i+2) || !r.isKind(i-1, letters) || i-1 < r.floor {
		return i
	}
	numbers := false
	for next = i + 3; next < len(r.words) && r.isGlued(next); next++ {
		numbers = numbers || r.words[next].kind == digits
	}
	if numbers {
		to := next
		for r.isKind(to-1, mark) && r.words[to-1].sign != '/' { // a stop or a bracket after it
			to--
		}
		r.veto(i-1, to, whyLink)
	}
	return next
}
