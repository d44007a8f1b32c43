package attribution

// A Feature is something that can be said of a token, hashed.
type Feature uint64

// Large odd numbers without a pattern, one for each value of a feature.
const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xd1b54a32d192ed03
	mulC = 0x8cb92ba72f3d8dd7
	mulK = 0xf1357aea2e62a9c5
)

// one returns the feature that the k-th question has the answer a.
func one(k, a uint64) Feature { return Feature(k*mulK + a*mulA) }

// pair returns the feature that the k-th question has the answers a and b.
func pair(k, a, b uint64) Feature { return Feature(k*mulK + a*mulA + b*mulB) }

// triple returns the feature that the k-th question has the answers a, b and c.
func triple(k, a, b, c uint64) Feature { return Feature(k*mulK + a*mulA + b*mulB + c*mulC) }
