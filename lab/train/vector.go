package train

// add adds from to to, value by value.
func add(to, from []float32) {
	from = from[:len(to)]
	for len(to) >= 8 {
		a, b := (*[8]float32)(to), (*[8]float32)(from)
		a[0] += b[0]
		a[1] += b[1]
		a[2] += b[2]
		a[3] += b[3]
		a[4] += b[4]
		a[5] += b[5]
		a[6] += b[6]
		a[7] += b[7]
		to, from = to[8:], from[8:]
	}
	for i := range to {
		to[i] += from[i]
	}
}

// axpy adds to to by times from, value by value.
func axpy(to, from []float32, by float32) {
	from = from[:len(to)]
	for i := range to {
		to[i] += float32(from[i] * by)
	}
}
