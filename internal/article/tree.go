package article

import (
	"strings"

	"golang.org/x/net/html"
)

// tree parses a page. A page that nests deeper than the parser goes, or would
// make it repeat open formatting without end, is parsed without its structure:
// its words, headings and meta tags are all there.
func tree(page string) *html.Node {
	if costly(page) {
		return flat(page)
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return flat(page)
	}
	return root
}

// costly reports whether page leaves formatting open over many elements. HTML
// has a parser open it again in each of them, so that a small page can make a
// tree that fills the memory.
func costly(page string) bool {
	const free = 1 << 20
	open, again, tags := 0, 0, 0
	for {
		i := strings.IndexByte(page, '<')
		if i < 0 || i+2 >= len(page) {
			return false
		}
		page = page[i+1:]
		closing := page[0] == '/'
		if closing {
			page = page[1:]
		}
		if c := page[0] | 0x20; c < 'a' || c > 'z' {
			continue
		}
		tags++
		switch {
		case !formatting(page):
			again += open
		case closing:
			open = max(open-1, 0)
		default:
			open++
		}
		if again > free && again > 16*tags {
			return true
		}
	}
}

// formatting reports whether page begins with the name of an element that is
// opened again after it was cut off.
func formatting(page string) bool {
	n := 0
	for n < len(page) && n < 8 && ('a' <= page[n]|0x20 && page[n]|0x20 <= 'z') {
		n++
	}
	switch strings.ToLower(page[:n]) {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// flat parses a page as a row of paragraphs, headings and meta tags.
func flat(page string) *html.Node {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	quiet := "" // the element whose text is not shown
	for {
		switch z.Next() {
		case html.ErrorToken:
			root, err := html.Parse(strings.NewReader(out.String()))
			if err != nil { // nothing here nests; an empty page is the safe answer
				root = &html.Node{Type: html.DocumentNode}
			}
			return root
		case html.TextToken:
			if quiet == "" {
				out.Write(z.Raw())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case "script", "style", "title":
				quiet = tag
				if tag == "title" || strings.Contains(raw, "ld+json") {
					quiet = ""
					out.WriteString(raw)
				}
			case "meta", "link", "html", "h1", "h2", "h3", "h4", "h5", "h6":
				out.WriteString(raw)
			case "a", "b", "big", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u":
			default:
				out.WriteString("<p>")
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case "script", "style", "title", "h1", "h2", "h3", "h4", "h5", "h6":
				if quiet == "" {
					out.WriteString("</" + tag + ">")
				}
				quiet = ""
			}
		}
	}
}
