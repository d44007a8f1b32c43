package score

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"hearsay/internal/model"
	"hearsay/lab/corpus"
)

// A verdict is a confidence that the reader gave to something, and whether that
// was right.
type verdict struct {
	confidence float64
	right      bool
	article    string // in which it stands; those of one article are alike
}

// bins is how many bins confidences are put into.
const bins = 10

// A bin is some of what was judged, of much the same confidence.
type bin struct {
	from, to float64 // the confidences
	n        int
	mean     float64 // of the confidences
	right    float64 // the share that is right
}

func binOf(judged []verdict) bin {
	b := bin{n: len(judged)}
	for _, j := range judged {
		b.mean += j.confidence / float64(b.n)
		b.right += float64(count(j.right)) / float64(b.n)
	}
	return b
}

// equallyWide puts judged into bins that are equally wide.
func equallyWide(judged []verdict) []bin {
	var parts [bins][]verdict
	for _, j := range judged {
		k := widthBin(j.confidence)
		parts[k] = append(parts[k], j)
	}
	var all []bin
	for k, part := range parts {
		b := binOf(part)
		b.from, b.to = float64(k)/bins, float64(k+1)/bins
		all = append(all, b)
	}
	return all
}

// widthBin is the number of the bin that a confidence falls into.
func widthBin(confidence float64) int { return min(max(int(confidence*bins), 0), bins-1) }

// equallyMany puts judged into bins that hold equally many, those of one confidence
// into the same.
func equallyMany(judged []verdict) []bin {
	judged = slices.Clone(judged)
	slices.SortStableFunc(judged, lessSure)
	var all []bin
	for k, start := 1, 0; k <= bins; k++ {
		end := max(start, len(judged)*k/bins)
		for end > start && end < len(judged) && judged[end].confidence == judged[end-1].confidence {
			end++
		}
		if end > start {
			b := binOf(judged[start:end])
			b.from, b.to = judged[start].confidence, judged[end-1].confidence
			all = append(all, b)
		}
		start = end
	}
	return all
}

func lessSure(a, b verdict) int { return cmp.Compare(a.confidence, b.confidence) }

// calibrationError is the mean distance between confidence and the share that
// is right, over bins by how many they hold, in percent.
func calibrationError(all []bin) float64 {
	sum, n := 0.0, 0
	for _, b := range all {
		sum += float64(b.n) * max(b.mean-b.right, b.right-b.mean)
		n += b.n
	}
	return percent(sum, float64(n))
}

// brier is the mean square of the distance between confidence and being right.
func brier(judged []verdict) float64 {
	sum := 0.0
	for _, j := range judged {
		d := j.confidence - float64(count(j.right))
		sum += d * d
	}
	return sum / float64(max(1, len(judged)))
}

// byChance is the calibration error that confidences would have, on average, if
// each were exactly the chance of being right: so much of an error tells
// nothing, since there are so few.
func byChance(judged []verdict) float64 {
	const rounds = 400
	random := rand.New(rand.NewPCG(1, 2))
	drawn := slices.Clone(judged)
	sum := 0.0
	for range rounds {
		for i := range drawn {
			drawn[i].right = random.Float64() < drawn[i].confidence
		}
		sum += calibrationError(equallyWide(drawn))
	}
	return sum / rounds
}

// learnedError is the calibration error that is left when confidences are mapped
// by what was learned on other articles. The bins are those of the confidences
// as they were: mapped ones would sort themselves by what they were learned on.
func learnedError(judged []verdict) float64 {
	mapped := crossCalibrated(judged)
	var parts [bins][]verdict
	for i, j := range judged {
		k := widthBin(j.confidence)
		parts[k] = append(parts[k], mapped[i])
	}
	var all []bin
	for _, part := range parts {
		all = append(all, binOf(part))
	}
	return calibrationError(all)
}

// crossCalibrated returns judged, in its order, with confidences that were mapped
// by what was learned on the articles of the other folds.
func crossCalibrated(judged []verdict) []verdict {
	const folds = 5
	fold := func(v verdict) uint32 {
		h := fnv.New32a()
		h.Write([]byte(v.article))
		return h.Sum32() % folds
	}
	mapped := slices.Clone(judged)
	for f := range uint32(folds) {
		var others []model.Judgement
		for _, v := range judged {
			if fold(v) != f {
				others = append(others, model.Judgement{Score: v.confidence, Right: v.right})
			}
		}
		m := model.Calibrate(others)
		for i, v := range judged {
			if fold(v) == f {
				mapped[i].confidence = m.At(v.confidence)
			}
		}
	}
	return mapped
}

// writeCalibration writes how well confidences keep their word. name begins the
// line that has the error.
func writeCalibration(b *strings.Builder, name, of string, judged []verdict) {
	all := binOf(judged)
	fmt.Fprintf(b, "%s: %d of them, mean confidence %.3f, right %.3f\n", of, all.n, all.mean, all.right)
	fmt.Fprintf(b, "%s ECE %.1f  by equal counts %.1f  by chance alone %.1f  after a monotone map learned on other articles %.1f  Brier %.4f\n",
		name, calibrationError(equallyWide(judged)), calibrationError(equallyMany(judged)), byChance(judged),
		learnedError(judged), brier(judged))
	writeBins(b, "equal width", equallyWide(judged))
	writeBins(b, "equal count", equallyMany(judged))
	b.WriteByte('\n')
}

// writeBins draws a reliability diagram: of each bin the share that is right as
// a bar, and the mean confidence as a mark on it.
func writeBins(b *strings.Builder, how string, all []bin) {
	const wide = 50
	fmt.Fprintf(b, "  %-13s     n   confidence  right\n", how)
	for _, x := range all {
		fmt.Fprintf(b, "  %.3f – %.3f %5d", x.from, x.to, x.n)
		if x.n > 0 {
			bar := []rune(strings.Repeat("█", int(x.right*wide+.5)) + strings.Repeat("·", wide-int(x.right*wide+.5)))
			bar[min(int(x.mean*wide), wide-1)] = '|'
			fmt.Fprintf(b, "        %.3f  %.3f  %s", x.mean, x.right, string(bar))
		}
		b.WriteByte('\n')
	}
}

// claimCalibration tells how well the confidence of claims keeps its word.
func claimCalibration(gold []corpus.Claimed, found map[string][]corpus.Claim) string {
	var origin, claim, every []verdict
	for _, article := range gold {
		marked, read := article.Claims, found[article.ID]
		aligned := make([]bool, len(read))
		for _, p := range alignClaims(marked, read) {
			g, f := &marked[p.i], &read[p.j]
			aligned[p.j] = true
			origin = append(origin, verdict{f.Confidence, sameOrigin(g, f), article.ID})
			claim = append(claim, verdict{f.Confidence, sameClaim(g, f), article.ID})
			every = append(every, verdict{f.Confidence, sameClaim(g, f), article.ID})
		}
		for j := range read {
			if !aligned[j] {
				every = append(every, verdict{read[j].Confidence, false, article.ID})
			}
		}
	}
	var b strings.Builder
	b.WriteString("# The confidence of claims against what people marked. ECE: the expected calibration error,\n" +
		"# in percent, over ten bins of equal width. In a diagram █ is the share right, | the confidence.\n\n")
	writeCalibration(&b, "origin_calibration", "claims whose figure people marked too, right if the origin is", origin)
	writeCalibration(&b, "claim_calibration", "the same, right if interval, category and origin are", claim)
	writeCalibration(&b, "all_calibration", "all claims read, right if people marked the figure and those three are", every)
	writeClaimThresholds(&b, gold, found)
	return b.String()
}

// writeClaimThresholds tells what is left, and how good it is, of claims above
// each confidence.
func writeClaimThresholds(b *strings.Builder, gold []corpus.Claimed, found map[string][]corpus.Claim) {
	b.WriteString("claims from a confidence on     n   origin P     R    F1    claim P     R    F1   false attribution  named\n")
	for step := range bins + 1 {
		least := float64(step) / bins
		var golds, founds, origins, claims, named, wrong int
		for _, article := range gold {
			read := slices.DeleteFunc(slices.Clone(found[article.ID]), func(c corpus.Claim) bool { return c.Confidence < least })
			golds += len(article.Claims)
			founds += len(read)
			for _, p := range alignClaims(article.Claims, read) {
				g, f := &article.Claims[p.i], &read[p.j]
				origins += count(sameOrigin(g, f))
				claims += count(sameClaim(g, f))
				if namesSomebody(f) {
					named++
					wrong += count(!sameOrigin(g, f))
				}
			}
		}
		if founds == 0 {
			break
		}
		o, c := ratesOf(float64(origins), float64(founds), float64(golds)), ratesOf(float64(claims), float64(founds), float64(golds))
		fmt.Fprintf(b, "%26.1f %6d %10.1f %5.1f %5.1f %10.1f %5.1f %5.1f %19s %6d\n", least, founds, o.P, o.R, o.F1, c.P, c.R, c.F1, percentOrNone(wrong, named), named)
	}
}

// attributionCalibration tells how well the confidence of attributions keeps
// its word.
func attributionCalibration(gold []corpus.Attributed, found map[string][]corpus.Attribution) string {
	var partial, exact []verdict
	for i := range gold {
		tokens := tokensOf([]rune(gold[i].Text))
		wanted, _ := tokens.acts(gold[i].Attributions)
		read, kept := tokens.acts(found[gold[i].ID])
		met := make([]map[string]bool, len(read))
		for _, p := range alignActs(wanted, read) {
			met[p.j] = agreement(wanted[p.i], read[p.j])
		}
		for j, a := range kept {
			partial = append(partial, verdict{a.Confidence, met[j]["partial"], gold[i].ID})
			exact = append(exact, verdict{a.Confidence, met[j]["exact"], gold[i].ID})
		}
	}
	var b strings.Builder
	b.WriteString("# The confidence of outermost attributions against what people marked. ECE: the expected calibration\n" +
		"# error, in percent, over ten bins of equal width. In a diagram █ is the share right, | the confidence.\n\n")
	writeCalibration(&b, "partial_calibration", "attributions read, right if all three parts meet those of one that people marked", partial)
	writeCalibration(&b, "exact_calibration", "the same, right if all three are word for word the same", exact)
	writeAttributionThresholds(&b, gold, found)
	return b.String()
}

// writeAttributionThresholds tells what is left, and how good it is, of
// attributions above each confidence.
func writeAttributionThresholds(b *strings.Builder, gold []corpus.Attributed, found map[string][]corpus.Attribution) {
	b.WriteString("attributions from a confidence on     n   detect P     R    F1   partial P     R    F1   exact P     R    F1\n")
	for step := range bins + 1 {
		least := float64(step) / bins
		t := newAttributionTally()
		for i := range gold {
			read := slices.DeleteFunc(slices.Clone(found[gold[i].ID]), func(a corpus.Attribution) bool { return a.Confidence < least })
			t.add(&gold[i], read)
		}
		if t.found == 0 {
			break
		}
		d, p, e := t.rates("detect"), t.rates("partial"), t.rates("exact")
		fmt.Fprintf(b, "%32.1f %6d %10.1f %5.1f %5.1f %11.1f %5.1f %5.1f %9.1f %5.1f %5.1f\n", least, t.found, d.P, d.R, d.F1, p.P, p.R, p.F1, e.P, e.R, e.F1)
	}
}

// rates are those of whole attributions, at one of the levels.
func (t *attributionTally) rates(level string) rates {
	return ratesOf(t.level[level], float64(t.found), float64(t.gold))
}
