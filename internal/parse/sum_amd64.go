package parse

import "golang.org/x/sys/cpu"

// addRows256 is [addRows] with the instructions of AVX2.
//
//go:noescape
func addRows256(sum *[Lanes]uint16, rows *byte, row *uint32, n int)

var hasAVX2 = cpu.X86.HasAVX2

// addRows sets sum to the sum of the rows that are named.
func addRows(sum *[Lanes]uint16, rows []byte, row []uint32) {
	if hasAVX2 && len(row) > 0 {
		addRows256(sum, &rows[0], &row[0], len(row))
		return
	}
	addRowsWords(sum, rows, row)
}
