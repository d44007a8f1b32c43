package intake

import (
	"path"
	"slices"
	"strings"
)

// A Format is a kind of file that articles come in.
type Format struct {
	Name     string   // as [Options].Input has it
	Doc      string   // one sentence for the manual
	Suffixes []string // of its files, in lower case: ".html"
	Media    string   // the media type of what one document comes as: "text/html"

	// match reports whether a file without a known suffix, beginning with
	// head, is in this format.
	match func(head []byte) bool

	// limit returns the most bytes of a file of this format; 0 is no limit.
	limit func(Options) int64

	// read gives the documents of a file.
	read func(*intake, *file) bool
}

// Formats are the formats that hearsay reads, in the order in which a file is
// tried for them.
var Formats = []*Format{
	jsonLines,
	webPage,
	plainText,
}

// formatOf returns the format of a file, or nil and the reason why there is
// none. Within a folder only such files are taken for text as are called so:
// folders of pages hold scripts and style sheets too.
func formatOf(name string, head []byte, inFolder bool) (*Format, string) {
	name = strings.TrimSuffix(strings.ToLower(path.Base(name)), ".gz")
	suffix := path.Ext(name)
	kind := kindOf(head)
	for _, f := range Formats {
		switch {
		case !slices.Contains(f.Suffixes, suffix):
		case kind.binary:
			return nil, kind.name + ", in spite of its name"
		case f == plainText && looksLikePage(head):
			return webPage, ""
		default:
			return f, ""
		}
	}
	if kind.binary || kind.odd {
		return nil, kind.name
	}
	for _, f := range Formats {
		if f.match(head) && !(f == plainText && inFolder && suffix != "") {
			return f, ""
		}
	}
	return nil, "neither text nor a web page by its name"
}

// has reports whether the name of a file is one of this format.
func (f *Format) has(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(path.Base(name)), ".gz")
	return slices.Contains(f.Suffixes, path.Ext(name))
}
