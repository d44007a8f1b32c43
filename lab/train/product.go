//go:build !(goexperiment.simd && amd64)

package train

// product adds to c the product of a and b: c has n rows of m values, a has n
// of k, b has k of m. Every value is summed in the order of k, with every
// product rounded first, so that all machines get the same.
func product(c, a, b []float32, n, k, m int) {
	for i := range n {
		row := c[i*m : i*m+m]
		for p := range k {
			if x := a[i*k+p]; x != 0 {
				axpy(row, b[p*m:p*m+m], x)
			}
		}
	}
}
