package intake

import (
	"bytes"

	"hearsay/internal/article"
)

var webPage = &Format{
	Name:     "html",
	Doc:      "A web page as it was saved, one article a file; the article is taken out of what stands around it.",
	Suffixes: []string{".html", ".htm", ".xhtml", ".shtml"},
	Media:    "text/html",
	match:    looksLikePage,
	limit:    func(opt Options) int64 { return opt.MaxPage },
	read: func(in *intake, f *file) bool {
		body, err := f.all(in.opt.MaxPage)
		if err != nil {
			return in.fail("reading", f.place, 0, err)
		}
		d, err := article.HTML(article.Page{Body: body})
		if err != nil {
			return in.fail("reading", f.place, 0, err)
		}
		d.ID = f.id
		in.receive(d, f)
		return in.give(d)
	},
}

// looksLikePage reports whether a file that begins with head is a web page,
// whatever its name.
func looksLikePage(head []byte) bool {
	low := bytes.ToLower(bytes.ReplaceAll(head, []byte{0}, nil))
	low = bytes.TrimLeft(low, "\xef\xbb\xbf\xff\xfe \t\r\n")
	for bytes.HasPrefix(low, []byte("<!--")) || bytes.HasPrefix(low, []byte("<?xml")) {
		i := bytes.IndexByte(low, '>')
		if i < 0 {
			return false
		}
		low = bytes.TrimLeft(low[i+1:], " \t\r\n")
	}
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(low, []byte(start)) {
			return true
		}
	}
	return false
}
