package parse

import "encoding/binary"

// Lanes is the number of bytes that a row takes. All are used.
const Lanes = Size

// addRowsWords is [addRows] with machine words: every second byte of eight is
// added at once, in lanes of sixteen bits. The sum of 256 rows fits.
func addRowsWords(sum *[Lanes]uint16, rows []byte, row []uint32) {
	const low = 0x00ff00ff00ff00ff
	var even, odd [Lanes / 8]uint64
	for _, r := range row {
		b := rows[int(r)*Lanes:][:Lanes]
		for i := range even {
			x := binary.LittleEndian.Uint64(b[8*i:])
			even[i] += x & low
			odd[i] += x >> 8 & low
		}
	}
	for i := range even {
		for k := range 4 {
			sum[8*i+2*k] = uint16(even[i] >> (16 * k))
			sum[8*i+2*k+1] = uint16(odd[i] >> (16 * k))
		}
	}
}
