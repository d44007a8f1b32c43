package intake

import (
	"mime"
	"strings"

	"hearsay"
	"hearsay/internal/article"
)

// Page returns the article of a page that was fetched from address. contentType
// is what its HTTP header says of it: "text/html; charset=utf-8"; it may be
// empty. The document's ID is the address.
func Page(body []byte, address, contentType string) (*hearsay.Document, error) {
	fail := func(err error) (*hearsay.Document, error) {
		return nil, &Error{Doing: "reading", Place: address, Err: err}
	}
	if int64(len(body)) > MaxPage {
		return fail(tooLong(MaxPage))
	}
	kind, params, _ := mime.ParseMediaType(contentType)
	p := article.Page{Body: string(body), Charset: params["charset"], URL: address}
	read := article.HTML
	switch {
	case kind == "text/plain" && !looksLikePage(body[:min(len(body), headLen)]):
		read = textOf
	case kind == "" || strings.HasSuffix(kind, "html") || strings.HasPrefix(kind, "text/"):
	default:
		return fail(notText(kind))
	}
	d, err := read(p)
	if err != nil {
		return fail(err)
	}
	d.ID = address
	return d, nil
}
