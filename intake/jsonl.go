package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay"
	"hearsay/internal/article"
)

var jsonLines = &Format{
	Name:     "jsonl",
	Doc:      `JSON Lines: an object a line, of which only "text" is required; "id", "url", "outlet", "agency", "byline", "title", "published" and "language" are taken too.`,
	Suffixes: []string{".jsonl", ".ndjson"},
	Media:    lineMedia,
	match:    looksLikeLines,
	limit:    func(Options) int64 { return 0 },
	read: func(in *intake, f *file) bool {
		lines := lines{r: f.Reader, limit: in.opt.MaxLine}
		for !in.done() {
			line, err := lines.next()
			switch {
			case err == io.EOF:
				return true
			case errors.Is(err, errLong):
				in.fail("reading", f.place, lines.n, err)
			case err != nil:
				return in.fail("reading", f.place, lines.n, err)
			case len(bytes.TrimSpace(line)) > 0:
				in.line(line, f, lines.n)
			}
		}
		return false
	},
}

// looksLikeLines reports whether a file that begins with head is JSON Lines,
// whatever its name.
func looksLikeLines(head []byte) bool {
	head = bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n")
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte(`"text"`))
}

func (in *intake) line(line []byte, f *file, n int) {
	d, err := document(line)
	if err != nil {
		in.fail("reading", f.place, n, err)
		return
	}
	in.receiveLine(d, f, n, line)
	in.give(d)
}

// document makes a document of a line. Its text is the text of the line, code
// point for code point: others count in it. All that has to be replaced are
// bytes that are not UTF-8 and halves of surrogate pairs, each by U+FFFD. Any
// other member that is not of the type that it should be is left out, with a
// note.
func document(line []byte) (*hearsay.Document, error) {
	if !json.Valid(line) {
		return nil, whyInvalid(line)
	}
	if at := bytes.TrimLeft(line, " \t\r\n"); at[0] != '{' {
		return nil, fmt.Errorf("the line is %s, want an object", nameOf(at))
	}
	d := &hearsay.Document{}
	to := map[string]*string{"id": &d.ID, "text": &d.Text, "url": &d.URL, "outlet": &d.Outlet, "agency": &d.Agency,
		"byline": &d.Byline, "title": &d.Title, "published": (*string)(&d.Published), "language": &d.Language}
	given := map[string]bool{}
	for key, value := range members(line) {
		field := to[key]
		if field == nil {
			continue
		}
		*field, given[key] = "", false
		if string(value) == "null" {
			continue
		}
		s, replaced, err := word(value, key == "id")
		if err != nil {
			err = fmt.Errorf("%q is %w", key, err)
			if key == "text" {
				return nil, err
			}
			d.Notes = append(d.Notes, hearsay.Note{Text: err.Error() + ", and was left out"})
			continue
		}
		if replaced > 0 {
			d.Notes = append(d.Notes, hearsay.Note{Span: firstReplaced(key, s),
				Text: fmt.Sprintf("%d code units in %q are not Unicode and were replaced by U+FFFD", replaced, key)})
		}
		*field, given[key] = s, true
	}
	if !given["text"] {
		return nil, errors.New(`there is no "text"`)
	}
	if !given["agency"] {
		d.Agency = article.Credit(d.Byline, d.Text)
	}
	if !given["id"] {
		d.ID = d.Hash()[:16]
	}
	day(d)
	return d, nil
}

// day keeps of the date of publication its day.
func day(d *hearsay.Document) {
	given := string(d.Published)
	d.Published = ""
	if given = strings.TrimSpace(given); given == "" {
		return
	}
	if d.Published = article.Day(given); d.Published == "" {
		d.Notes = append(d.Notes, hearsay.Note{Text: fmt.Sprintf("published is no date: %.80q", given)})
	}
}

// firstReplaced returns where the first U+FFFD stands, if the text is meant.
func firstReplaced(key, s string) hearsay.Span {
	i := strings.Index(s, "\ufffd")
	if key != "text" || i < 0 {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: i, End: i + len("\ufffd")}
}
