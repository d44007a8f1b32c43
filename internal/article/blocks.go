package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is a line of a page: a paragraph, a heading, an item of a list, a row
// of a table.
type block struct {
	text   string
	linked int        // bytes of text inside links
	figure bool       // there is a digit outside of links
	node   *html.Node // the innermost block element that it stands in
}

// blocks returns the lines below root in their order, without those that
// nobody sees and those below elements for which skip is true.
func blocks(root *html.Node, skip func(*html.Node) bool) []block {
	w := &blockWriter{skip: skip, node: root}
	w.walk(root)
	w.end()
	return w.all
}

type blockWriter struct {
	all    []block
	skip   func(*html.Node) bool
	node   *html.Node
	line   strings.Builder
	space  string // white space that comes before the next word
	linked int
	figure bool
	links  int // links around this place
	raw    int // pre elements around this place
}

func (w *blockWriter) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c.Data)
		case html.ElementNode:
			w.element(c)
		}
	}
}

func (w *blockWriter) element(n *html.Node) {
	if unseen[n.DataAtom] || hidden(n) || w.skip != nil && w.skip(n) {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.end()
		return
	case atom.Td, atom.Th:
		if w.line.Len() > 0 {
			w.space = "\t"
		}
		w.walk(n)
		w.space = " "
		return
	case atom.Sup:
		w.raised(n)
		return
	case atom.A:
		w.links++
		w.walk(n)
		w.links--
		return
	case atom.Pre, atom.Textarea:
		w.raw++
		defer func() { w.raw-- }()
	}
	if !blockElements[n.DataAtom] || n.Parent != nil && inCell(n) {
		w.walk(n)
		return
	}
	w.end()
	outer := w.node
	w.node = n
	w.walk(n)
	w.end()
	w.node = outer
}

// inCell reports whether n is a block that is all there is in a cell of a
// table, so that the row stays in one line.
func inCell(n *html.Node) bool {
	p := n.Parent
	if p.DataAtom != atom.Td && p.DataAtom != atom.Th || n.DataAtom == atom.Table {
		return false
	}
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		if c != n && (c.Type == html.ElementNode || strings.TrimSpace(c.Data) != "" && c.Type == html.TextNode) {
			return false
		}
	}
	return true
}

// raised writes what stands in a raised position. Digits are written so: an
// area in km² is not km2, and the mark of a footnote is no digit of the number
// before it.
func (w *blockWriter) raised(n *html.Node) {
	s := strings.TrimSpace(textUpTo(n, 16))
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) {
			w.walk(n)
			return
		}
	}
	for i := 0; i < len(s); i++ {
		w.text([]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}[s[i]-'0'])
	}
}

// text writes s into the line, with single spaces.
func (w *blockWriter) text(s string) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 1 && r == utf8.RuneError {
			n, r = 1, -1
		}
		switch {
		case r == '\n' && w.raw > 0:
			w.end()
		case r == '\u00a0' || r == '\u202f' || r == '\u2009': // they hold figures together
			if w.space == "" {
				w.space = s[i : i+n]
			}
		case unicode.IsSpace(r):
			if w.space != "\t" {
				w.space = " "
			}
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff': // seen by nobody
		default:
			if w.line.Len() > 0 {
				w.line.WriteString(w.space)
			}
			w.space = ""
			end := i + n
			for end < len(s) && s[end] > ' ' && s[end] < utf8.RuneSelf {
				end++
			}
			n = end - i
			w.line.WriteString(s[i:end])
			if w.links > 0 {
				w.linked += n
			} else {
				w.figure = w.figure || strings.ContainsAny(s[i:end], "0123456789")
			}
		}
		i += n
	}
}

// end ends the line.
func (w *blockWriter) end() {
	if w.line.Len() > 0 {
		w.all = append(w.all, block{text: w.line.String(), linked: w.linked, figure: w.figure, node: w.node})
	}
	w.line.Reset()
	w.space, w.linked, w.figure = "", 0, false
}

// unseen are elements whose text is not shown as part of the page.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Title: true,
	atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true,
	atom.Video: true, atom.Select: true, atom.Datalist: true, atom.Button: true, atom.Noframes: true, atom.Noembed: true,
	atom.Textarea: true, atom.Map: true,
}

// blockElements are elements that begin on a new line.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true,
	atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true,
	atom.Nav: true, atom.Ol: true, atom.Optgroup: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Table: true, atom.Tbody: true, atom.Tfoot: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// hidden reports whether a page says that an element is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// textUpTo returns the text in n, up to limit bytes.
func textUpTo(n *html.Node, limit int) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data[:min(len(c.Data), limit-b.Len())])
			if b.Len() >= limit {
				break
			}
		}
	}
	return strings.ToValidUTF8(b.String(), "")
}
