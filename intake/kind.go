package intake

import (
	"bytes"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// A kind is what a file is by its first bytes.
type kind struct {
	name   string // "image/png"
	binary bool   // it is certainly no text
	odd    bool   // it is unlikely to be text
}

// kindOf looks at the first bytes of a file. Text may be in UTF-16 and may have
// a zero or an escape in it.
func kindOf(head []byte) kind {
	found := mimetype.Detect(head)
	for m := found; m != nil; m = m.Parent() {
		if m.Is("text/plain") {
			return kind{name: strings.SplitN(found.String(), ";", 2)[0]}
		}
	}
	if !found.Is("application/octet-stream") {
		return kind{name: found.String(), binary: true}
	}
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0x1b {
			controls++
		}
	}
	zeros := bytes.Count(head, []byte{0})
	wide := zeros*3 > len(head) && zeros*2 <= len(head)+1 && controls < zeros+zeros/8+2
	return kind{name: "binary data", binary: controls*10 > len(head) && !wide, odd: controls > 0 && !wide}
}
