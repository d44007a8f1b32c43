package reader

import (
	_ "embed"
	"strings"
)

//go:embed fingerprint.txt
var fingerprint string

// Fingerprint tells this reader from every other: it changes with the code, the
// word lists and the models that a reading comes from, and with nothing else. It
// is twelve hexadecimal digits.
//
// Two programs with one fingerprint read every text alike; with another, some
// texts may be read otherwise. `go test ./reader -update` writes it anew.
func Fingerprint() string { return strings.TrimSpace(fingerprint) }
