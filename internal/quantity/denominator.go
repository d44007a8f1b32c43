package quantity

// spelledFraction reads "two-thirds" at word i, whose first number ends
// before word last.
func (r *reader) spelledFraction(i, last int, value int64) (numeral, bool) {
	if value < 1 || value > 999_999 {
		return numeral{}, false
	}
	j, hyphen := last, r.isHyphen(last)
	if hyphen || r.looseHyphen(last) {
		j++
	}
	loose := j > last && !hyphen
	den, end, plural, ok := r.denominator(j)
	switch {
	case !ok, plural && value >= den && den <= 4 && den != 3 && !r.alone: // "in six quarters", "in two halves"
		return numeral{}, false
	case plural && den == 4 && !r.isWord(end, "of") && r.is(i-1, past|ordinalWord): // "the past three quarters"
		return numeral{}, false
	case plural && value > 1:
		value, den = r.lentTen(last, j, value, den)
	case hyphen && value < 20 && value < den:
	case value == 1 && (r.isWord(end, "of") || r.alone || !loose && !r.continues(end) && (!r.isWord(j, "quarter") || r.boundedPart(i))):
	default:
		return numeral{}, false
	}
	if r.isHyphen(end) && !r.measureNamed(end+1) {
		return numeral{}, false
	}
	return r.fractionOf(i, end, value, den), true
}

// boundedPart reports whether a hedge before word i makes a "quarter" a part,
// and no three months: "above one quarter", not "for more than one quarter".
func (r *reader) boundedPart(i int) bool {
	k, _, ok := r.before(i)
	return ok && !r.is(k-1, prep)
}

// looseHyphen reports whether word i is a hyphen with white space on both
// sides.
func (r *reader) looseHyphen(i int) bool {
	return r.isMark(i, '-') && !r.isGlued(i) && i+1 < len(r.words) && !r.isGlued(i+1)
}

// denominator reads the lower part of a fraction at word j: "thirds",
// "twenty-fifth", "hundred and fifths", and the word after it.
func (r *reader) denominator(j int) (den int64, end int, plural, ok bool) {
	if r.is(j, partWord|partsWord) {
		return r.words[j].value, j + 1, r.is(j, partsWord), true
	}
	if !r.is(j, unitWord|tenWord) {
		return 0, 0, false, false
	}
	above, last := r.underTenThousand(j)
	if r.isHyphen(last) {
		last++
	}
	switch part, plural, ok := r.place(last); {
	case !ok || above == 0:
	case part >= 100 && above <= 100: // "ten-thousandths"
		return above * part, last + 1, plural, true
	case part < 10 && above%10 == 0 && above%100 != 10, part < 100 && above%100 == 0:
		return above + part, last + 1, plural, true
	}
	return 0, 0, false, false
}

// place returns the value of the ordinal at word i, and whether it is in the
// plural: "fifth", "firsts".
func (r *reader) place(i int) (value int64, plural, ok bool) {
	switch {
	case r.isWord(i, "firsts"):
		return 1, true, true
	case r.isWord(i, "first"):
		return 1, false, true
	case r.isWord(i, "half"), r.isWord(i, "halves"), r.isWord(i, "quarter"), r.isWord(i, "quarters"):
		return 0, false, false
	case r.is(i, partWord|partsWord):
		return r.words[i].value, r.is(i, partsWord), true
	}
	return 0, false, false
}

// lentTen gives a denominator the ten that was read with its numerator: "one
// hundred thirty fifths" are a hundred of them, "one hundred and thirty
// fifths" are more.
func (r *reader) lentTen(last, j int, value, den int64) (int64, int64) {
	ten := &r.words[last-1]
	if ten.class&tenWord == 0 || den > 9 || value <= ten.value || r.isWord(last-2, "and") || r.isWord(j, "quarters") {
		return value, den
	}
	return value - ten.value, den + ten.value
}

// partsAt reads so many parts of one at word j: "a half", "three quarters",
// "half".
func (r *reader) partsAt(j int) (num, den int64, end int, ok bool) {
	num = 1
	switch {
	case r.is(j, article):
		j++
	case r.is(j, unitWord|tenWord):
		var last int
		if num, last = r.underTenThousand(j); num < 1 || num > 999 {
			return 0, 0, 0, false
		}
		j = last
	}
	if r.isHyphen(j) {
		j++
	}
	den, end, plural, ok := r.denominator(j)
	if !ok || plural == (num == 1) || num >= den {
		return 0, 0, 0, false
	}
	return num, den, end, true
}
