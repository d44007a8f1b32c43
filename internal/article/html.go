package article

import (
	"strings"

	"hearsay"
)

// HTML returns the article of a web page. The document has no ID. The error is
// [hearsay.ErrNoArticle] if the page shows no text.
func HTML(p Page) (*hearsay.Document, error) {
	return nil, hearsay.ErrNoArticle
}

var _ = strings.Cut
