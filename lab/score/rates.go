package score

// rates are precision, recall and F1 in percent.
type rates struct{ P, R, F1 float64 }

// ratesOf divides what was right by what was found and by what there is. What
// cannot be divided is 0.
func ratesOf(right, found, gold float64) rates {
	var p, r, f1 float64
	if found != 0 {
		p = right / found
	}
	if gold != 0 {
		r = right / gold
	}
	if p+r != 0 {
		f1 = 200 * p * r / (p + r)
	}
	return rates{100 * p, 100 * r, f1}
}

// percent is what part of whole is, or 0 if there is no whole.
func percent(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}
