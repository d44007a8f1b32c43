//go:build goexperiment.simd && amd64

package train

import (
	"math"
	"simd/archsimd"
	"unsafe"
)

// product adds to c the product of a and b: c has n rows of m values, a has n
// of k, b has k of m. Every value is summed in the order of k, with every
// product rounded first, so that all machines get the same.
func product(c, a, b []float32, n, k, m int) {
	if n == 0 || k == 0 || m == 0 {
		return
	}
	_, _, _ = c[n*m-1], a[n*k-1], b[k*m-1]
	j := 0
	if archsimd.X86.AVX512() {
		for ; j+32 <= m; j += 32 {
			i := 0
			for ; i+4 <= n; i += 4 {
				four(&c[i*m+j], &a[i*k], &b[j], k, m)
			}
			for ; i < n; i++ {
				single(&c[i*m+j], &a[i*k], &b[j], k, m)
			}
		}
	}
	for ; j+8 <= m; j += 8 {
		for i := range n {
			eight(&c[i*m+j], &a[i*k], &b[j], k, m)
		}
	}
	for ; j < m; j++ {
		for i := range n {
			s := c[i*m+j]
			for p := range k {
				s = float32(math.FMA(float64(a[i*k+p]), float64(b[p*m+j]), float64(s)))
			}
			c[i*m+j] = s
		}
	}
}

func at16(p *float32, i int) *[16]float32 {
	return (*[16]float32)(unsafe.Add(unsafe.Pointer(p), i*4))
}

func at1(p *float32, i int) float32 { return *(*float32)(unsafe.Add(unsafe.Pointer(p), i*4)) }

func four(c, a, b *float32, k, m int) {
	c00, c01 := archsimd.LoadFloat32x16(at16(c, 0)), archsimd.LoadFloat32x16(at16(c, 16))
	c10, c11 := archsimd.LoadFloat32x16(at16(c, m)), archsimd.LoadFloat32x16(at16(c, m+16))
	c20, c21 := archsimd.LoadFloat32x16(at16(c, 2*m)), archsimd.LoadFloat32x16(at16(c, 2*m+16))
	c30, c31 := archsimd.LoadFloat32x16(at16(c, 3*m)), archsimd.LoadFloat32x16(at16(c, 3*m+16))
	pb, pa0 := unsafe.Pointer(b), unsafe.Pointer(a)
	pa1, pa2, pa3 := unsafe.Add(pa0, 4*k), unsafe.Add(pa0, 8*k), unsafe.Add(pa0, 12*k)
	stride := 4 * m
	for range k {
		b0, b1 := archsimd.LoadFloat32x16((*[16]float32)(pb)), archsimd.LoadFloat32x16((*[16]float32)(unsafe.Add(pb, 64)))
		pb = unsafe.Add(pb, stride)
		x := archsimd.BroadcastFloat32x16(*(*float32)(pa0))
		c00, c01 = x.MulAdd(b0, c00), x.MulAdd(b1, c01)
		x = archsimd.BroadcastFloat32x16(*(*float32)(pa1))
		c10, c11 = x.MulAdd(b0, c10), x.MulAdd(b1, c11)
		x = archsimd.BroadcastFloat32x16(*(*float32)(pa2))
		c20, c21 = x.MulAdd(b0, c20), x.MulAdd(b1, c21)
		x = archsimd.BroadcastFloat32x16(*(*float32)(pa3))
		c30, c31 = x.MulAdd(b0, c30), x.MulAdd(b1, c31)
		pa0, pa1, pa2, pa3 = unsafe.Add(pa0, 4), unsafe.Add(pa1, 4), unsafe.Add(pa2, 4), unsafe.Add(pa3, 4)
	}
	c00.Store(at16(c, 0))
	c01.Store(at16(c, 16))
	c10.Store(at16(c, m))
	c11.Store(at16(c, m+16))
	c20.Store(at16(c, 2*m))
	c21.Store(at16(c, 2*m+16))
	c30.Store(at16(c, 3*m))
	c31.Store(at16(c, 3*m+16))
}

func single(c, a, b *float32, k, m int) {
	c0, c1 := archsimd.LoadFloat32x16(at16(c, 0)), archsimd.LoadFloat32x16(at16(c, 16))
	for p := range k {
		x := archsimd.BroadcastFloat32x16(at1(a, p))
		c0 = x.MulAdd(archsimd.LoadFloat32x16(at16(b, p*m)), c0)
		c1 = x.MulAdd(archsimd.LoadFloat32x16(at16(b, p*m+16)), c1)
	}
	c0.Store(at16(c, 0))
	c1.Store(at16(c, 16))
}

func eight(c, a, b *float32, k, m int) {
	at := func(p *float32, i int) *[8]float32 { return (*[8]float32)(unsafe.Add(unsafe.Pointer(p), i*4)) }
	sum := archsimd.LoadFloat32x8(at(c, 0))
	for p := range k {
		sum = archsimd.BroadcastFloat32x8(at1(a, p)).MulAdd(archsimd.LoadFloat32x8(at(b, p*m)), sum)
	}
	sum.Store(at(c, 0))
}
