package article

import (
	"net/url"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"hearsay"
)

// A found is what the search for the main text of a page gave.
type found struct {
	blocks []block
	day    hearsay.Date
	author string
	outlet string
}

// mainText finds the main text of a page. If day is true it looks for the day
// of publication too.
func mainText(root *html.Node, address string, day bool) (f found) {
	defer func() {
		if recover() != nil { // of a page that the library cannot bear
			f = found{}
		}
	}()
	opt := trafilatura.Options{EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	if day {
		opt.HtmlDateMode = trafilatura.Extensive
	}
	if u, err := url.Parse(address); err == nil && u.IsAbs() {
		opt.OriginalURL = u
	}
	r, err := trafilatura.ExtractDocument(root, opt)
	if err != nil || r == nil || r.ContentNode == nil {
		return found{}
	}
	f = found{blocks: blocks(r.ContentNode, nil), author: r.Metadata.Author, outlet: r.Metadata.Sitename}
	if day {
		f.day = hearsay.DateOf(r.Metadata.Date)
	}
	return f
}
