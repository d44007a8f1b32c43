package export

import (
	"strconv"
	"strings"

	"hearsay"
)

// vocabulary is the namespace of what no published vocabulary has a word for,
// and of the names of entries. It is no address: nothing is to be fetched there.
const vocabulary = "urn:hearsay:"

// entryIRI names an entry among all things that have names on the web.
func entryIRI(id string) string { return vocabulary + "entry:" + iriPart(id) }

// handIRI names the k-th link of the chain of an entry, from 0.
func handIRI(id string, k int) string { return entryIRI(id) + ":hand:" + strconv.Itoa(k+1) }

// textIRI names a text by its SHA-256, after RFC 6920. So a document is the same
// wherever it lies, and another one as soon as a byte of its text is another.
func textIRI(hash string) string { return "nih:sha-256;" + iriPart(hash) }

// pieceIRI names the code points of a text that at covers, after RFC 5147.
func pieceIRI(hash string, at hearsay.Span) string {
	return textIRI(hash) + "#" + charRange(at)
}

// charRange is a place in a text as RFC 5147 writes it: "char=18,29".
func charRange(at hearsay.Span) string {
	return "char=" + strconv.Itoa(at.Start) + "," + strconv.Itoa(at.End)
}

// iriPart returns s with nothing in it that means something in an IRI, or in
// wikitext.
func iriPart(s string) string { return percent(s, "-.") }

// webAddress returns a URL that may be linked to, and "" where s is none: it
// begins with http:// or https://, and holds no character that RFC 3986 has no
// place for. Such characters are written as their bytes, "%7C".
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	colon := strings.Index(s, "://")
	if colon < 0 || len(s) == colon+len("://") {
		return ""
	}
	switch strings.ToLower(s[:colon]) {
	case "http", "https":
		return strings.ToLower(s[:colon]) + percent(s[colon:], "-._~:/?#@!$&()*+,;=%")
	}
	return ""
}

// percent returns s with every byte but letters, digits and those of allowed as
// "%" and its number.
func percent(s, allowed string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(allowed, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte("0123456789ABCDEF"[c>>4])
		b.WriteByte("0123456789ABCDEF"[c&0xf])
	}
	return b.String()
}

// languageTag returns a language as BCP 47 writes it, and "" where tag is none.
func languageTag(tag string) string {
	for k, part := range strings.Split(tag, "-") {
		if len(part) == 0 || len(part) > 8 || k == 0 && (len(part) < 2 || len(part) > 3) {
			return ""
		}
		for _, c := range []byte(part) {
			if !('a' <= c|0x20 && c|0x20 <= 'z') && (k == 0 || c < '0' || c > '9') {
				return ""
			}
		}
	}
	return tag
}

// given writes a key with words, and nothing at all if there are none: in
// JSON-LD a key without a value says nothing.
func (j *jsonLine) given(name, words string) {
	if words != "" {
		j.key(name)
		j.string(words)
	}
}

// member writes a key with words that may be empty.
func (j *jsonLine) member(name, words string) {
	j.key(name)
	j.string(words)
}

// plainDigits returns the value of b in digits without an exponent, and "" where
// there is no bound or its digits would fill pages.
func plainDigits(b hearsay.Bound) string {
	if b.Kind == hearsay.Unbounded {
		return ""
	}
	if d := digits(b.At); !strings.Contains(d, "e") {
		return d
	}
	return ""
}
