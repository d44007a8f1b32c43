package article

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed metanames.txt
var metaNameList string

// metaNames has for every field the names of meta tags that give it.
var metaNames = func() map[string][]string {
	m := map[string][]string{}
	for row := range lexicon.Rows(metaNameList) {
		m[row[0]] = row[1:]
	}
	return m
}()

// marks are what the markup of a page says outside of its text.
type marks struct {
	lang      string
	title     string            // of the window
	canonical string            // address
	saved     string            // address, as a browser notes it when it saves
	meta      map[string]string // meta tags: name or property in lower case to content
	scripts   []string          // JSON-LD
	headings  []string          // first-level headings
	times     []hearsay.Date    // of publication, in elements that are marked so
	dated     []hearsay.Date    // in elements below the headline that are marked as a date
	anyTimes  []hearsay.Date    // in other time elements
	bylines   []string          // in elements that are marked as one
}

// readMarks walks over a page once.
func readMarks(root *html.Node) *marks {
	m := &marks{meta: map[string]string{}}
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			m.comment(n.Data)
		case html.ElementNode:
			m.element(n)
		}
	}
	return m
}

func (m *marks) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		if m.lang = attr(n, "lang"); m.lang == "" {
			m.lang = attr(n, "xml:lang")
		}
	case atom.Title:
		if m.title == "" && !inside(n, atom.Svg) {
			m.title = oneLine(textOf(n))
		}
	case atom.Link:
		if m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			m.canonical = strings.TrimSpace(attr(n, "href"))
		}
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
			m.scripts = append(m.scripts, textOf(n))
		}
	case atom.Meta:
		m.metaTag(n)
	case atom.H1:
		if s := oneLine(textUpTo(n, 1000)); s != "" && len(m.headings) < 8 {
			m.headings = append(m.headings, s)
		}
	}
	m.marked(n)
}

func (m *marks) metaTag(n *html.Node) {
	content := oneLine(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" && m.meta[name] == "" {
			m.meta[name] = content
		}
	}
}

// marked notes elements that are marked as a date or a byline.
func (m *marks) marked(n *html.Node) {
	var item, class string
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop":
			item = strings.ToLower(a.Val)
		case "class", "rel", "data-testid":
			class += " " + strings.ToLower(a.Val)
		}
	}
	if n.DataAtom == atom.Time || item == "datepublished" || dateClass(class) {
		m.time(n, item, class)
	}
	if len(m.bylines) < 8 && n.DataAtom != atom.Meta && n.DataAtom != atom.Body &&
		(item == "author" || bylineClass(class)) {
		if s := oneLine(textUpTo(n, 200)); s != "" && len(s) <= 120 {
			m.bylines = append(m.bylines, s)
		}
	}
}

func (m *marks) time(n *html.Node, item, class string) {
	d := Day(stampOf(n))
	_, pubdate := find(n, "pubdate")
	switch {
	case len(d) != len("2006-01-02") || strings.Contains(class, "updated") && !strings.Contains(class, "published") ||
		strings.Contains(class, "modified") || item == "datemodified":
	case item == "datepublished" || pubdate || strings.Contains(class, "published") || strings.Contains(class, "entry-date"):
		m.times = append(m.times, d)
	case len(m.headings) > 0 && len(m.dated) < 64:
		m.dated = append(m.dated, d)
	case n.DataAtom == atom.Time && len(m.anyTimes) < 64:
		m.anyTimes = append(m.anyTimes, d)
	}
}

// stampOf returns the time that an element has for machines, or else shows.
func stampOf(n *html.Node) string {
	for _, key := range []string{"datetime", "content", "title"} {
		if s := attr(n, key); s != "" && Day(s) != "" {
			return s
		}
	}
	if n.DataAtom == atom.Meta {
		return ""
	}
	if s := oneLine(textUpTo(n, 200)); len(s) <= 80 {
		return s
	}
	return ""
}

// dateClass reports whether a class marks a date.
func dateClass(class string) bool {
	for word := range wordsOf(class) {
		switch word {
		case "date", "datum", "datetime", "pubdate", "published", "timestamp", "fecha", "dateline":
			return true
		}
	}
	return false
}

// bylineClass reports whether a class or relation marks who signed a text.
func bylineClass(class string) bool {
	for _, word := range strings.Fields(class) {
		switch word {
		case "byline", "author", "author-name", "byline-name", "article-author", "article__author", "post-author",
			"entry-author", "byline__name", "article-byline", "article__byline", "author__name", "c-byline", "p-author":
			return true
		}
	}
	return false
}

// comment finds the address that a browser notes when it saves a page.
func (m *marks) comment(s string) {
	_, after, found := strings.Cut(s, "saved from url=(")
	if !found || m.saved != "" {
		return
	}
	if _, address, ok := strings.Cut(after, ")"); ok {
		m.saved = strings.TrimSpace(address)
	}
}

// shows reports whether headline is one that the page has.
func (m *marks) shows(headline string) bool {
	if headline == "" {
		return false
	}
	for _, h := range append([]string{m.meta["og:title"], m.title}, m.headings...) {
		if h != "" && alike(h, headline) {
			return true
		}
	}
	return false
}

// named returns what the first of the meta tags that give a field says.
func (m *marks) named(field string, good func(string) bool) string {
	for _, name := range metaNames[field] {
		if s := m.meta[name]; s != "" && good(s) {
			return s
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	v, _ := find(n, key)
	return v
}

func find(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func inside(n *html.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

// textOf returns all the text in n.
func textOf(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
