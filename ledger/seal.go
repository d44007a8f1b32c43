package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// seal returns the hash over a row: over the name of each column and its value,
// each with its length, so that no two rows have one.
func seal(table string, columns []column) string {
	b := make([]byte, 0, 4096)
	part := func(s string) {
		b = strconv.AppendInt(b, int64(len(s)), 10)
		b = append(append(b, ':'), s...)
	}
	part(table)
	for _, c := range columns {
		part(c.name)
		switch v := c.get().(type) {
		case string:
			part(v)
		case []byte:
			part(string(v))
		case int64:
			part(strconv.FormatInt(v, 10))
		case float64:
			part(strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return hashOf(b)
}

// hashOf returns the SHA-256 of b, in hexadecimal.
func hashOf[T string | []byte](b T) string {
	sum := sha256.Sum256([]byte(b))
	return hex.EncodeToString(sum[:])
}

// reading returns the hash over what a reader made of an entry: what a newer
// reader is held against. How sure it is does not count.
func (r *record) reading() string {
	var columns []column
	for _, c := range r.cols() {
		switch c.name {
		case "number", "confidence", "reader", "posted", "state", "next", "review", "read_hash":
		default:
			columns = append(columns, c)
		}
	}
	return seal("reading", columns)
}
