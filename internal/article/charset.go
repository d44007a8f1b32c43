package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"hearsay"
)

// A source is the text of a page in UTF-8. Bytes that mean nothing in its
// charset have become U+FFFD.
type source struct {
	text  string
	notes []hearsay.Note
}

// decode finds the charset of body and reads it. It believes, in this order, a
// byte order mark, the bytes themselves if they are UTF-8, what was declared
// (by the carrier, then by the page), and a guess from the frequency of bytes.
func decode(body, declared string, markup bool) source {
	if enc, name, width := byteOrderMark(body); enc != nil {
		return read(body[width:], enc, name, false)
	} else if width > 0 {
		return mend(body[width:])
	}
	if enc, name := wide(body); enc != nil {
		return read(body, enc, name, true)
	}
	if utf8.ValidString(body) && !strings.Contains(body, "\x1b$") {
		return source{text: body}
	}
	enc, name := said(body, declared, markup)
	if enc == nil && mostlyUTF8(body) {
		return mend(body)
	}
	if enc != nil {
		return read(body, enc, name, false)
	}
	enc, name = guess(body, markup)
	return read(body, enc, name, true)
}

// byteOrderMark returns the encoding that a mark at the start of body gives,
// nil for UTF-8, and the width of the mark, 0 if there is none.
func byteOrderMark(body string) (encoding.Encoding, string, int) {
	switch {
	case strings.HasPrefix(body, "\xef\xbb\xbf"):
		return nil, "UTF-8", 3
	case strings.HasPrefix(body, "\xff\xfe\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "UTF-32", 4
	case strings.HasPrefix(body, "\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "UTF-32", 4
	case strings.HasPrefix(body, "\xff\xfe"):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16", 2
	case strings.HasPrefix(body, "\xfe\xff"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16", 2
	}
	return nil, "", 0
}

// wide recognises UTF-16 without a mark by its zeros: spaces and digits have
// one in each of their pairs of bytes, always on the same side.
func wide(body string) (encoding.Encoding, string) {
	head := body[:min(len(body), 4096)&^1]
	if len(head) < 8 {
		return nil, ""
	}
	var zeros [2]int
	for i := 0; i < len(head); i++ {
		if head[i] == 0 {
			zeros[i&1]++
		}
	}
	switch pairs := len(head) / 2; {
	case zeros[1]*8 > pairs && zeros[0]*64 < pairs:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"
	case zeros[0]*8 > pairs && zeros[1]*64 < pairs:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"
	}
	return nil, ""
}

// said returns the encoding that the carrier or the page names, nil if neither
// does or it is UTF-8.
func said(body, declared string, markup bool) (encoding.Encoding, string) {
	if enc, name := charset.Lookup(strings.TrimSpace(declared)); enc != nil && name != "utf-8" {
		return enc, name
	}
	if !markup {
		return nil, ""
	}
	return inMarkup(body)
}

// inMarkup returns the encoding that the markup at the start of a page names.
// Browsers look at the first 1,024 bytes; pages name it later, too.
func inMarkup(body string) (encoding.Encoding, string) {
	head := strings.ToLower(body[:min(len(body), 1<<15)])
	for _, word := range []string{"charset", "encoding"} {
		for rest := head; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			tag := rest[strings.LastIndexByte(rest[:i], '<')+1 : i]
			rest = rest[i+len(word):]
			value, is := strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "=")
			if !is || !strings.HasPrefix(tag, "meta") && !strings.HasPrefix(tag, "?xml") {
				continue
			}
			value = strings.TrimLeft(value, " \t\r\n\"'")
			value = value[:strings.IndexAny(value+">", " \t\r\n\"';/>?")]
			// A page that can be read far enough to say so is not in UTF-16.
			if enc, name := charset.Lookup(value); enc != nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
				return enc, name
			}
		}
	}
	return nil, ""
}

// mostlyUTF8 reports whether most of what is not ASCII in body is UTF-8.
func mostlyUTF8(body string) bool {
	good, bad := 0, 0
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:])
		if r == utf8.RuneError && n <= 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > bad
}

// guess names the charset of body by its bytes. Western Europe's is the answer
// when there is too little to go by.
func guess(body string, markup bool) (encoding.Encoding, string) {
	at := strings.IndexFunc(body, func(r rune) bool { return r >= utf8.RuneSelf })
	from := max(at-1<<10, 0)
	sample := []byte(body[from:min(from+1<<16, len(body))])
	detect := chardet.NewTextDetector()
	if markup {
		detect = chardet.NewHtmlDetector()
		if i := bytes.IndexByte(sample, '<'); i > 0 && from > 0 {
			sample = sample[i:] // begin at a tag, not inside of one
		}
	}
	if best, err := detect.DetectBest(sample); err == nil && best.Charset != "UTF-8" {
		if enc, name := charset.Lookup(best.Charset); enc != nil && name != "utf-8" && name != "replacement" {
			return enc, name
		}
	}
	return charset.Lookup("windows-1252")
}

// read turns body from enc into UTF-8.
func read(body string, enc encoding.Encoding, name string, guessed bool) source {
	text, err := enc.NewDecoder().String(body)
	if err != nil { // no decoder of x/text fails on bytes; it is all the same to us
		return mend(body)
	}
	src := source{text: strings.ToValidUTF8(text, "\ufffd")}
	if n := strings.Count(src.text, "\ufffd"); n > 0 {
		src.note("%d characters could not be read in %s, the first at byte %d of %d", n, name,
			strings.Index(src.text, "\ufffd"), len(src.text))
	}
	if guessed {
		src.note("no charset is named; read as %s", name)
	}
	return src
}

// mend makes UTF-8 of what is UTF-8 for the most part. Every byte that does
// not belong becomes one U+FFFD.
func mend(body string) source {
	if utf8.ValidString(body) {
		return source{text: body}
	}
	var out strings.Builder
	out.Grow(len(body) + len(body)/16)
	n, first := 0, 0
	for i, r := range body {
		if r == utf8.RuneError && !strings.HasPrefix(body[i:], "\ufffd") {
			if n == 0 {
				first = i
			}
			n++
		}
		out.WriteRune(r)
	}
	src := source{text: out.String()}
	src.note("%d bytes are not UTF-8 and were replaced by U+FFFD, the first at byte %d of %d", n, first, len(body))
	return src
}

func (s *source) note(format string, args ...any) {
	s.notes = append(s.notes, hearsay.Note{Text: fmt.Sprintf(format, args...)})
}
