package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// whyInvalid says what is wrong with a line that is not JSON.
func whyInvalid(line []byte) error {
	var any json.RawMessage
	err := json.Unmarshal(line, &any)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON: %w, at byte %d of the line", err, syntax.Offset)
	case err != nil:
		return fmt.Errorf("not JSON: %w", err)
	}
	return errors.New("not JSON")
}

// members yields the names and values of a JSON object, which must be valid
// JSON. Names are matched by their letters, not, as in encoding/json, whatever
// their case. Nothing is copied: values are parts of line.
func members(line []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		i := skipSpace(line, bytes.IndexByte(line, '{')+1)
		for i < len(line) && line[i] == '"' {
			end := skipValue(line, i)
			key, _, _ := word(line[i:end], false)
			i = skipSpace(line, end) // at the colon
			i = skipSpace(line, i+1)
			end = skipValue(line, i)
			if !yield(key, line[i:end]) {
				return
			}
			i = skipSpace(line, end) // at the comma or the brace
			i = skipSpace(line, i+1)
		}
	}
}

func skipSpace(line []byte, i int) int {
	for i < len(line) && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r' || line[i] == '\n') {
		i++
	}
	return i
}

// skipValue returns where the value that begins at byte i ends.
func skipValue(line []byte, i int) int {
	depth := 0
	for i < len(line) {
		switch line[i] {
		case '"':
			i = skipString(line, i)
		case '{', '[':
			depth++
			i++
		case '}', ']':
			depth--
			i++
		case ',', ':', ' ', '\t', '\r', '\n':
			i++
		default: // a number, true, false, null
			for i < len(line) && bytes.IndexByte([]byte(",:]} \t\r\n"), line[i]) < 0 {
				i++
			}
		}
		if depth <= 0 {
			return i
		}
	}
	return i
}

func skipString(line []byte, i int) int {
	for i++; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(line)
}

// word returns what a JSON string says, and how many code units of it had to
// be replaced by U+FFFD. A number, where it may be one, is its digits.
func word(value []byte, number bool) (s string, replaced int, err error) {
	if value[0] != '"' {
		if number && (value[0] == '-' || '0' <= value[0] && value[0] <= '9') {
			return string(value), 0, nil
		}
		return "", 0, fmt.Errorf("%s, want a string", nameOf(value))
	}
	inner := value[1 : len(value)-1]
	if bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner), 0, nil
	}
	var out strings.Builder
	out.Grow(len(inner))
	for i := 0; i < len(inner); {
		j := i
		for j < len(inner) && inner[j] != '\\' && inner[j] < utf8.RuneSelf {
			j++
		}
		out.Write(inner[i:j])
		if i = j; i >= len(inner) {
			break
		}
		r, n := character(inner[i:])
		if r < 0 {
			r = utf8.RuneError
			replaced++
		}
		out.WriteRune(r)
		i += n
	}
	return out.String(), replaced, nil
}

// character reads the character at the start of the inside of a valid JSON
// string, and its width. It is negative if there is no such character.
func character(s []byte) (rune, int) {
	if s[0] != '\\' {
		r, n := utf8.DecodeRune(s)
		if r == utf8.RuneError && n == 1 {
			return -1, 1
		}
		return r, n
	}
	switch s[1] {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		return codeUnits(s)
	}
	return rune(s[1]), 2 // quotation mark, slash, backslash
}

// codeUnits reads an escape such as \u00e9, or two that are a surrogate pair.
func codeUnits(s []byte) (rune, int) {
	r := unit(s)
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
		if pair := utf16.DecodeRune(r, unit(s[6:])); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return -1, 6
}

func unit(s []byte) rune {
	n, _ := strconv.ParseUint(string(s[2:6]), 16, 16)
	return rune(n)
}

// nameOf says what kind of value begins there.
func nameOf(value []byte) string {
	switch value[0] {
	case '"':
		return "a string"
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "a truth value"
	case 'n':
		return "null"
	}
	return "a number"
}
