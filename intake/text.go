package intake

import (
	"errors"

	"hearsay"
	"hearsay/internal/article"
)

// ErrNoText says that a text file or standard input is empty. It is a
// [hearsay.ErrNoArticle].
var ErrNoText error = noText{}

type noText struct{}

func (noText) Error() string { return "there is no text in it" }

func (noText) Unwrap() error { return hearsay.ErrNoArticle }

var plainText = &Format{
	Name:     "text",
	Doc:      "A plain text, one article a file; its first lines may say title, outlet, date and address.",
	Suffixes: []string{".txt", ".text", ".md"},
	Media:    "text/plain",
	match:    func(head []byte) bool { return len(head) > 0 },
	limit:    func(opt Options) int64 { return opt.MaxFile },
	read: func(in *intake, f *file) bool {
		body, err := f.all(in.opt.MaxFile)
		if err != nil {
			return in.fail("reading", f.place, 0, err)
		}
		d, err := textOf(article.Page{Body: body})
		if err != nil {
			return in.fail("reading", f.place, 0, err)
		}
		d.ID = f.id
		in.receive(d, f)
		return in.give(d)
	},
}

// textOf returns the article of a text.
func textOf(p article.Page) (*hearsay.Document, error) {
	d, err := article.Text(p)
	if errors.Is(err, hearsay.ErrNoArticle) {
		return nil, ErrNoText
	}
	return d, err
}
