package parse

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
)

// Most values of the rows are small. They are written as half a byte each, the
// first of two in the lower half: -7 to 7, or escape for a value that stands
// in a list of its own, which is squeezed. That is a little longer than the
// shortest code, and is read several times as fast, which is what every start of
// the program waits for.
const (
	half   = 8 // is added to a value to make it half a byte
	escape = 0
)

// packed returns values as half bytes and the values that these cannot hold.
// There is an even number of values.
func packed(values []int8) (halves, others []byte) {
	halves = make([]byte, len(values)/2)
	for i, v := range values {
		code := byte(escape)
		if -half < v && v < half {
			code = byte(v + half)
		} else {
			others = append(others, byte(v))
		}
		halves[i/2] |= code << (i % 2 * 4)
	}
	return halves, squeezed(others)
}

// squeezed shortens bytes of which some are more frequent than others.
func squeezed(b []byte) []byte {
	var short bytes.Buffer
	z, _ := flate.NewWriter(&short, flate.HuffmanOnly)
	z.Write(b) // a bytes.Buffer takes everything
	z.Close()
	return short.Bytes()
}

var errPacked = errors.New("the rows of the parser are cut short")

// unpacked reads what packed wrote.
func unpacked(halves, others []byte) ([]int8, error) {
	// There are no more others than values.
	others, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(others)), int64(2*len(halves)+1)))
	if err != nil {
		return nil, errPacked
	}
	values := make([]int8, 2*len(halves))
	n := 0
	for i, b := range halves {
		v := values[2*i:][:2]
		v[0], v[1] = int8(b&15)-half, int8(b>>4)-half
		if b&15 != escape && b>>4 != escape {
			continue
		}
		for k, code := range [2]byte{b & 15, b >> 4} {
			if code != escape {
				continue
			}
			if n == len(others) {
				return nil, errPacked
			}
			v[k] = int8(others[n])
			n++
		}
	}
	if n < len(others) {
		return nil, errPacked
	}
	return values, nil
}
