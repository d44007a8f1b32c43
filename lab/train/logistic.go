package train

import (
	"math"

	"hearsay/internal/model"
)

// A logistic learns the weights of a linear model by multinomial logistic
// regression: a step of gradient descent for every word, the longer the less
// a weight has moved so far (AdaGrad). What it hands out is the average of the
// weights that it had after every step, which is steadier than the last.
//
// Products are converted before they are added, which keeps a compiler from
// fusing the two: every machine gets the same weights.
type logistic struct {
	rate  float32
	now   []float32 // the weights
	moved []float32 // the sum of the squares of a weight's gradients
	sum   []float64 // of each change to a weight, times the step that it was made at
	step  float64
}

func newLogistic(rate float32) *logistic {
	const n = 1 << model.Bits
	return &logistic{rate: rate, now: make([]float32, n), moved: make([]float32, n), sum: make([]float64, n), step: 1}
}

// best returns the class, of those given, that the features speak for most,
// and moves the weights towards the wanted class, which must be among those
// given; if it is not, they stay.
func (l *logistic) best(features []model.Feature, classes []uint8, want uint8) uint8 {
	var p [model.Classes]float32
	for _, f := range features {
		row := l.now[f&^(model.Classes-1):][:model.Classes]
		for i, c := range classes {
			p[i] += row[(uint8(f)^c)&(model.Classes-1)]
		}
	}
	best, known := 0, false
	for i, c := range classes {
		if p[i] > p[best] {
			best = i
		}
		known = known || c == want
	}
	if known {
		softmax(p[:len(classes)], p[best])
		for i, c := range classes {
			gradient := p[i]
			if c == want {
				gradient--
			}
			l.move(features, c, gradient)
		}
	}
	l.step++
	return classes[best]
}

// move moves the weights of the features for one class against the gradient.
func (l *logistic) move(features []model.Feature, class uint8, gradient float32) {
	const still = 0.002 // what moves less is left where it is
	if -still < gradient && gradient < still {
		return
	}
	square := float32(gradient * gradient)
	for _, f := range features {
		cell := uint32(f) ^ uint32(class)
		l.moved[cell] += square
		by := float32(-l.rate * gradient / (float32(math.Sqrt(float64(l.moved[cell]))) + 0.1))
		l.now[cell] += by
		l.sum[cell] += float64(float64(by) * l.step)
	}
}

// softmax turns scores, of which top is the highest, into probabilities.
func softmax(p []float32, top float32) {
	total := float32(0)
	for i := range p {
		p[i] = exp(p[i] - top)
		total += p[i]
	}
	for i := range p {
		p[i] /= total
	}
}

// exp returns e to the x, for x of 0 or less, near enough for learning. The
// standard library's differs in its last bits from machine to machine.
func exp(x float32) float32 {
	if x < -20 {
		return 0
	}
	y := float32(1 + float32(x/1024))
	for range 10 { // (1+x/1024)^1024
		y = float32(y * y)
	}
	return y
}

// averages returns the averaged weights.
func (l *logistic) averages() []float64 {
	all := make([]float64, len(l.now))
	for i, now := range l.now {
		all[i] = float64(now) - l.sum[i]/l.step
	}
	return all
}

// quantised averages the weights of several runs and makes whole numbers of
// them, of which 127 stands for scale or more.
func quantised(runs [][]float64, scale float64) *model.Weights {
	w := new(model.Weights)
	for i := range w {
		sum := 0.0
		for _, run := range runs {
			sum += run[i]
		}
		w[i] = int8(max(-127, min(127, math.Round(sum*127/(scale*float64(len(runs)))))))
	}
	return w
}
