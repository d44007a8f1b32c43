package entity

import "hearsay/internal/model"

// scores are what speaks for each label of a token.
type scores [Labels]int32

const never = -1 << 30

// before holds, for each label, the labels that may go before it.
var before = func() (b [Labels][]uint8) {
	for y := range uint8(Labels) {
		for z := range uint8(Labels) {
			if Follows(z, y) {
				b[y] = append(b[y], z)
			}
		}
	}
	return b
}()

// Transition returns the feature that a token is labelled a, of which the
// weights speak for the label of the token after it.
func Transition(a uint8) Feature { return model.One(99, uint64(a)) }

// add adds to sum the weights of the features.
func (r *Recogniser) add(sum *scores, features []Feature) {
	for _, f := range features {
		row := r.weights[f&^15%(1<<model.Bits):][:16]
		x := uint8(f) & 15
		for y := range sum {
			sum[y] += int32(row[(uint8(y)^x)&15])
		}
	}
}

// decode writes the labels of the tokens of a stretch that the scores and the
// transitions together speak for most (Viterbi).
func (r *Recogniser) decode(s *Survey, x *Stretch, of []scores, back [][Labels]uint8, labels []uint8) {
	var last scores
	for i := range of {
		var now scores
		allowed := s.Allowed(x.First + i)
		for y := range now {
			now[y] = never
			if allowed>>y&1 == 0 {
				continue
			}
			if i == 0 {
				if Follows(Outside, uint8(y)) {
					now[y] = of[0][y]
				}
				continue
			}
			for _, z := range before[y] {
				if v := last[z] + r.follow[z][y]; last[z] > never && v > now[y] {
					now[y], back[i][y] = v, z
				}
			}
			if now[y] > never {
				now[y] += of[i][y]
			}
		}
		last = now
	}
	best := uint8(Outside)
	for y := range uint8(Labels) {
		if Closes(y) && last[y] > last[best] {
			best = y
		}
	}
	for i := len(of) - 1; i >= 0; i-- {
		labels[x.First+i] = best
		best = back[i][best]
	}
}
