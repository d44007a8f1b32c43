package article

import (
	_ "embed"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed header.txt
var headerList string

var headerNames = func() map[string]string {
	names := map[string]string{}
	for row := range lexicon.Rows(headerList) {
		names[row[0]] = row[1]
	}
	return names
}()

// A header is what the lines at the top of a text file say about it: field to
// value.
type header map[string]string

// cutHeader parts the block of lines about a text from the text.
func cutHeader(text string) (header, string) {
	head := header{}
	rest := strings.TrimLeft(text, " \t\r\n")
	sure := false
	for rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		name, value, found := strings.Cut(line, ":")
		field := headerNames[strings.ToLower(strings.TrimSpace(name))]
		if !found || field == "" || len(line) > 1000 {
			return nil, text
		}
		if value = strings.TrimSpace(value); head[field] == "" {
			head[field] = value
		}
		sure = sure || field == "title" || field == "url" || field == "published"
		rest = after
	}
	if !sure || strings.TrimSpace(rest) == "" {
		return nil, text
	}
	return head, strings.TrimLeft(rest, " \t\r\n")
}

// describe puts what the header says into d.
func (h header) describe(d *hearsay.Document) {
	if h == nil {
		return
	}
	d.Title, d.Outlet, d.Byline = oneLine(h["title"]), oneLine(h["outlet"]), oneLine(h["byline"])
	d.Language = languageTag(h["language"])
	if url := oneLine(h["url"]); url != "" {
		d.URL = url
	}
	if d.Agency = agencyNamed(h["agency"]); d.Agency == "" {
		d.Agency = oneLine(h["agency"])
	}
	if h["published"] != "" {
		if d.Published = Day(h["published"]); d.Published == "" {
			d.Notes = append(d.Notes, hearsay.Note{Text: "published is no date: " + oneLine(h["published"])})
		}
	}
}

// oneLine returns s cleaned, with single spaces and no ends of lines.
func oneLine(s string) string {
	s, _ = clean(strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}

// languageTag returns tag as BCP 47 writes it: "en-GB" for "en_gb". It returns
// nothing for what is no tag.
func languageTag(tag string) string {
	parts := strings.Split(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	for i, part := range parts {
		for _, c := range []byte(part) {
			if !('a' <= c|0x20 && c|0x20 <= 'z' || i > 0 && '0' <= c && c <= '9') {
				return ""
			}
		}
		switch low := strings.ToLower(part); {
		case i == 0 && (len(part) < 2 || len(part) > 3), len(part) == 0, len(part) > 8:
			return ""
		case i == 0:
			parts[i] = low
		case len(part) == 2:
			parts[i] = strings.ToUpper(part)
		case len(part) == 4:
			parts[i] = strings.ToUpper(part[:1]) + low[1:]
		default:
			parts[i] = low
		}
	}
	return strings.Join(parts, "-")
}
