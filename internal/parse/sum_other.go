//go:build !amd64

package parse

// addRows sets sum to the sum of the rows that are named.
func addRows(sum *[Lanes]uint16, rows []byte, row []uint32) { addRowsWords(sum, rows, row) }
