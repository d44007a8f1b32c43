package corpus

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"iter"
	"strings"
)

// checksums.txt is in the format of sha256sum, so that
// "sha256sum -c checksums.txt" in the shared folder checks it too.
//
//go:embed checksums.txt
var checksums string

// Files yields the names of the gold files that scores are kept for, below
// the shared folder.
func Files() iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(checksums) {
			if f := strings.Fields(line); len(f) == 2 && !yield(f[1]) {
				return
			}
		}
	}
}

// checksumNote returns "" if data is the file of that name that scores are
// kept for, else a line that says what differs.
func checksumNote(name string, data []byte) string {
	sum := sha256.Sum256(data)
	got := hex.EncodeToString(sum[:])
	for line := range strings.Lines(checksums) {
		f := strings.Fields(line)
		if len(f) != 2 || f[1] != name {
			continue
		}
		if f[0] == got {
			return ""
		}
		return name + " is not the file that scores are kept for: its sha256 begins " + got[:12] + ", not " + f[0][:12]
	}
	return name + " has no checksum in lab/corpus/checksums.txt"
}
