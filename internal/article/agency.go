package article

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lexicon"
)

//go:embed agencies.txt
var agencyList string

// agencies maps the names of wire services, as they are written and in lower
// case, to the name that credits have.
var agencies, agenciesLow = func() (asWritten, low map[string]string) {
	asWritten, low = map[string]string{}, map[string]string{}
	for row := range lexicon.Rows(agencyList) {
		for _, name := range row {
			if asWritten[name] == "" {
				asWritten[name] = row[0]
			}
			if strings.ToUpper(name) != name && low[strings.ToLower(name)] == "" {
				low[strings.ToLower(name)] = row[0]
			}
		}
	}
	return asWritten, low
}()

// agencyNamed returns the wire service that name is, or nothing. A name may be
// in capitals throughout, "REUTERS", but not in small letters if it is not
// written so: many are common words.
func agencyNamed(name string) string {
	name = strings.Trim(strings.TrimSpace(name), ".,;:")
	if a := agencies[name]; a != "" {
		return a
	}
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(first) {
		return agenciesLow[strings.ToLower(name)]
	}
	return ""
}

// Credit returns the wire services that an article credits in its byline, in its
// dateline or at its end, parted by ", ", or nothing.
func Credit(byline, text string) string {
	if a := bylineAgency(byline); a != "" {
		return a
	}
	return creditIn(text)
}

// creditIn returns the wire services that an article credits in its dateline or
// at its end, parted by ", ", or nothing.
func creditIn(text string) string {
	rest := text
	for range 6 { // a headline and a line of authors stand before the dateline
		line, after, more := strings.Cut(strings.TrimLeft(rest, " \t\n"), "\n")
		if a := dateline(line); a != "" {
			return a
		}
		if rest = after; !more {
			break
		}
	}
	rest = strings.TrimRight(text, " \t\n")
	for range 3 {
		i := strings.LastIndexByte(rest, '\n')
		if a := creditLine(rest[i+1:]); a != "" {
			return a
		}
		if i < 0 {
			break
		}
		rest = strings.TrimRight(rest[:i], " \t\n")
	}
	return ""
}

// dateline returns the wire services in brackets at the start of a paragraph,
// before a dash: "KESSABA, March 3 (Reuters) - ", "(AFP) —".
func dateline(line string) string {
	open := strings.IndexByte(line[:min(len(line), 100)], '(')
	if open < 0 {
		return ""
	}
	length := strings.IndexByte(line[open:min(len(line), open+60)], ')')
	if length < 0 {
		return ""
	}
	if !startsWithDash(line[open+length+1:]) {
		return ""
	}
	return agenciesIn(line[open+1 : open+length])
}

func startsWithDash(s string) bool {
	s = strings.TrimLeft(s, " \u00a0")
	for _, dash := range []string{"-", "–", "—", "―", ":"} {
		if strings.HasPrefix(s, dash) {
			return true
		}
	}
	return false
}

// agenciesIn returns the wire services that a list such as "AFP/Reuters" names,
// parted by ", ". All that it names must be some, or there are none.
func agenciesIn(list string) string {
	var found []string
	for name := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune("/,;|&", r) }) {
		a := agencyNamed(name)
		if a == "" {
			return ""
		}
		found = append(found, a)
	}
	return strings.Join(found, ", ")
}

// creditLine returns the wire service that a last line credits: "Source:
// Xinhua", "© 2024 AFP", "(dpa)".
func creditLine(line string) string {
	line = strings.TrimSpace(line)
	if len(line) > 120 {
		return ""
	}
	for _, start := range creditStarts {
		if after, found := strings.CutPrefix(strings.ToLower(line), start); found {
			name, _, _ := strings.Cut(line[len(line)-len(after):], ". ")
			return agenciesIn(strings.TrimLeft(name, "0123456789 -–—:"))
		}
	}
	if inner, found := strings.CutPrefix(line, "("); found && strings.HasSuffix(inner, ")") {
		line = strings.TrimSuffix(inner, ")")
		if a := agenciesIn(line); a != "" {
			return a
		}
	}
	return helping(line)
}

// helping returns the wire services that are thanked for a part of an article:
// "With reporting by AP", "The Associated Press contributed to this report."
func helping(line string) string {
	line = strings.TrimSuffix(line, ".")
	small := strings.ToLower(line)
	for _, start := range helpStarts {
		if rest, found := strings.CutPrefix(small, start); found {
			return agenciesIn(line[len(line)-len(rest):])
		}
	}
	for _, end := range helpEnds {
		if rest, found := strings.CutSuffix(small, end); found && len(small) == len(line) {
			return agenciesIn(line[:len(rest)])
		}
	}
	return ""
}

var (
	helpStarts = []string{"with reporting by ", "with reporting from ", "with additional reporting by ", "additional reporting by ", "additional reporting from ", "reporting by ",
		"with files from ", "with material from ", "with information from ", "with agencies: ", "with "}
	helpEnds = []string{" contributed to this report", " contributed to this story", " contributed to this article", " contributed reporting"}
)

var creditStarts = []string{"source:", "©", "(c)", "copyright ©", "copyright (c)", "copyright", "credit:", "agency:", "— ", "– "}

// bylineAgency returns the wire service in a byline: "By Reuters", "Ana Ruiz,
// Associated Press", "Ana Ruiz | AFP".
func bylineAgency(byline string) string {
	byline = strings.TrimSpace(byline)
	if len(byline) >= 3 && strings.EqualFold(byline[:3], "by ") {
		byline = byline[3:]
	}
	var found []string
	for name := range strings.FieldsFuncSeq(byline, func(r rune) bool { return strings.ContainsRune("/,;|&()–—•·", r) }) {
		if a := agencyNamed(name); a != "" {
			found = append(found, a)
		}
	}
	return strings.Join(found, ", ")
}
