package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay"
)

// HTML returns the article of a web page. The document has no ID. The error is
// [hearsay.ErrNoArticle] if the page shows no text.
func HTML(p Page) (*hearsay.Document, error) {
	src := decode(p.Body, p.Charset, true)
	body, notes := clean(src.text)
	root := tree(body)
	m := readMarks(root)
	l := readLinked(m)
	d := &hearsay.Document{Notes: append(src.notes, atPage(notes)...)}
	d.URL = addressOf(p.URL, m, l)
	d.Published = publishedOf(m, l, d.URL)
	outlet := outletOf(m, l)
	d.Title = withoutOutlet(titleOf(m, l), outlet)
	d.Outlet, _, _ = strings.Cut(outlet, " | ") // a slogan follows

	lines, note := articleLines(root, l)
	if len(lines) == 0 {
		return nil, hearsay.ErrNoArticle
	}
	if note != "" {
		d.Notes = append(d.Notes, hearsay.Note{Text: note})
	}
	if d.Published == "" {
		d.Published = dateLine(strings.Join(lines[:min(4, len(lines))], "\n"))
	}
	d.Text = withHeadline(d.Title, withoutDates(lines))
	d.Byline = bylineOf(m, l)
	d.Language = languageOf(m, l)
	d.Agency = agencyOf(m, l, d)
	return d, nil
}

// atPage takes the spans off notes about the page, which is not the text.
func atPage(notes []hearsay.Note) []hearsay.Note {
	for i := range notes {
		notes[i].Span = hearsay.Span{}
	}
	return notes
}

// articleLines returns the lines of the article, and a remark if they are not
// simply what the search for the main text found.
func articleLines(root *html.Node, l *linked) ([]string, string) {
	body := bodyOf(l)
	lines := textsOf(mainText(root))
	switch n := sizeOf(lines); {
	case n == 0 && len(body) > 0, sizeOf(body) > 400 && sizeOf(body) > 3*n:
		return body, "the text is the one that the page gives to machines; little of it is shown"
	case n > 0:
		return lines, ""
	}
	paragraphs := blocks(root, func(n *html.Node) bool {
		return n.DataAtom == atom.Nav || n.DataAtom == atom.Footer || n.DataAtom == atom.Aside || n.DataAtom == atom.Form
	})
	var kept []block
	for _, b := range paragraphs {
		if b.node.DataAtom == atom.P && b.linked*2 < len(b.text) {
			kept = append(kept, b)
		}
	}
	if len(kept) > 0 {
		return textsOf(kept), "no main text was found; the text is all paragraphs of the page"
	}
	return textsOf(blocks(root, nil)), "no main text was found; the text is all that the page shows"
}

func textsOf(all []block) []string {
	lines := make([]string, 0, len(all))
	for _, b := range all {
		if strings.TrimSpace(b.text) != "" && strings.Trim(b.text, "-–—|•·*_=<>/\\ \t") != "" {
			lines = append(lines, b.text)
		}
	}
	return lines
}

func sizeOf(lines []string) int {
	n := 0
	for _, s := range lines {
		n += len(s)
	}
	return n
}

// bodyOf returns the lines of the text that the page has in its JSON-LD.
func bodyOf(l *linked) []string {
	body := first(texts(l.best["articleBody"]))
	if strings.Contains(body, "<") || strings.Contains(body, "&") {
		body = html.UnescapeString(body)
		if strings.Contains(body, "</") || strings.Contains(body, "<br") {
			return textsOf(blocks(tree(body), nil))
		}
	}
	var lines []string
	for line := range strings.Lines(body) {
		if s := oneLine(line); s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

// withoutDates takes lines that are nothing but a date off the start of an
// article.
func withoutDates(lines []string) []string {
	kept := lines[:0:0]
	for i, line := range lines {
		if i >= 4 || wholeDate(line) == "" {
			kept = append(kept, line)
		}
	}
	if len(kept) == 0 {
		return lines
	}
	return kept
}

// withHeadline returns the text of lines, with the headline as its first.
func withHeadline(title string, lines []string) string {
	there := title == ""
	for _, line := range lines[:min(3, len(lines))] {
		there = there || sameWords(line, title)
	}
	if !there {
		lines = append([]string{title}, lines...)
	}
	return strings.Join(lines, "\n")
}

// sameWords reports whether a and b have the same letters and digits.
func sameWords(a, b string) bool { return letters(a) == letters(b) }

func letters(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0xC0 || r >= 0x2000 && r < 0x2070
	}), " ")
}
