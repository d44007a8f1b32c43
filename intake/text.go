package intake

import (
	"hearsay/internal/article"
)

var plainText = &Format{
	Name:     "text",
	Doc:      "A plain text, one article a file; its first lines may say title, outlet, date and address.",
	Suffixes: []string{".txt", ".text", ".md"},
	match:    func(head []byte) bool { return len(head) > 0 },
	limit:    func(opt Options) int64 { return opt.MaxFile },
	read: func(in *intake, f *file) bool {
		body, err := f.all(in.opt.MaxFile)
		if err != nil {
			return in.fail("reading", f.place, 0, err)
		}
		d, err := article.Text(article.Page{Body: body})
		if err != nil {
			return in.fail("reading", f.place, 0, err)
		}
		d.ID = f.id
		return in.give(d)
	},
}
