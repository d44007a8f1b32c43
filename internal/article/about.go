package article

import (
	"net/url"
	"strings"

	"hearsay"
)

// addressOf returns the address of the page: its own word for it, or the one
// that it was fetched or saved from.
func addressOf(fetched string, m *marks, l *linked) string {
	base, _ := url.Parse(fetched)
	for _, s := range []string{m.canonical, m.named("url", anything), fetched, m.saved, l.text("url", "mainEntityOfPage")} {
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil || s == "" {
			continue
		}
		if base != nil && base.IsAbs() {
			u = base.ResolveReference(u)
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

func anything(string) bool { return true }

// publishedOf returns the day of publication that the page states.
func publishedOf(m *marks, l *linked, address string) hearsay.Date {
	isDay := func(s string) bool { return len(Day(s)) == len("2006-01-02") }
	if l.rank > 0 {
		if s := l.text("datePublished"); isDay(s) {
			return Day(s)
		}
	}
	if s := m.named("published", isDay); s != "" {
		return Day(s)
	}
	if len(m.times) > 0 {
		return m.times[0]
	}
	if s := l.text("dateCreated", "uploadDate"); isDay(s) {
		return Day(s)
	}
	if d := dayInAddress(address); d != "" {
		return d
	}
	if len(m.dated) > 0 {
		return m.dated[0]
	}
	if len(m.anyTimes) == 1 {
		return m.anyTimes[0]
	}
	return ""
}

// dayInAddress returns the day in an address such as
// "https://example.org/world/2024/01/16/bridge".
func dayInAddress(address string) hearsay.Date {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' || r == '-' || r == '_' })
	for i := 0; i+2 < len(parts); i++ {
		if len(parts[i]) != 4 || len(parts[i+1]) > 3 || len(parts[i+2]) > 2 {
			continue
		}
		month := parts[i+1]
		if n := months[strings.ToLower(month)]; n > 0 {
			month = []string{"", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}[n]
		}
		if d := dateOf(parts[i], month, parts[i+2]); len(d) == len("2006-01-02") && parts[i] >= "1990" {
			return d
		}
	}
	return ""
}

// titleOf returns the headline.
func titleOf(m *marks, l *linked) string {
	var candidates []string
	if l.rank > 0 && l.rank < firstVague {
		candidates = append(candidates, l.text("headline", "name"))
	}
	candidates = append(candidates, plain(m.named("title", anything)))
	// What readers see goes first where it is much the same.
	for _, h := range m.headings {
		for _, c := range candidates {
			if c != "" && alike(h, c) {
				return h
			}
		}
		if m.title != "" && strings.Contains(letters(m.title), letters(h)) && len(h) > 12 {
			return h
		}
	}
	candidates = append(candidates, onlyHeading(m), m.title)
	for _, c := range candidates {
		if c != "" {
			return c
		}
	}
	return ""
}

func onlyHeading(m *marks) string {
	if len(m.headings) == 1 {
		return m.headings[0]
	}
	return ""
}

// alike reports whether two headlines share most of their words.
func alike(a, b string) bool {
	in := map[string]bool{}
	wordsA, wordsB := strings.Fields(letters(a)), strings.Fields(letters(b))
	for _, w := range wordsA {
		in[w] = true
	}
	both := 0
	for _, w := range wordsB {
		if in[w] {
			both++
		}
	}
	return both > 0 && both*5 >= 3*min(len(wordsA), len(wordsB)) && both*5 >= 2*max(len(wordsA), len(wordsB))
}

// parting are the marks that part a headline from the name of the outlet.
var parting = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / "}

// withoutOutlet takes the name of the outlet off the end of a headline.
func withoutOutlet(title, outlet string) string {
	for _, mark := range parting {
		if i := strings.LastIndex(title, mark); i > 0 && outlet != "" && sameWords(title[i+len(mark):], outlet) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// outletOf returns the name of who published the page.
func outletOf(m *marks, l *linked) string {
	if l.rank > 0 {
		if names := l.names("publisher"); len(names) > 0 {
			return names[0]
		}
	}
	if s := plain(m.named("outlet", func(s string) bool { return !isURL(s) && !strings.HasPrefix(s, "@") })); s != "" {
		return s
	}
	for _, node := range l.nodes {
		for _, t := range texts(node["@type"]) {
			if t == "NewsMediaOrganization" || t == "WebSite" {
				if s := plain(first(texts(node["name"]))); s != "" && !isURL(s) {
					return s
				}
			}
		}
	}
	return fromWindow(m)
}

// fromWindow returns what follows the headline in the title of the window, if
// the headline stands in the page.
func fromWindow(m *marks) string {
	for _, mark := range parting {
		i := strings.LastIndex(m.title, mark)
		if i <= 0 || len(m.title)-i > 60 {
			continue
		}
		for _, h := range append(m.headings, plain(m.named("title", anything))) {
			if sameWords(h, m.title[:i]) {
				return strings.TrimSpace(m.title[i+len(mark):])
			}
		}
	}
	return ""
}

// bylineOf returns who signed the article.
func bylineOf(m *marks, l *linked) string {
	if l.rank > 0 {
		if names := l.names("author"); len(names) > 0 {
			return strings.Join(unique(names), ", ")
		}
	}
	s := plain(m.named("byline", func(s string) bool { return !isURL(s) && len(s) < 200 }))
	if s == "" && len(m.bylines) > 0 {
		s = m.bylines[0]
	}
	return withoutBy(s)
}

// withoutBy takes "By" off a byline.
func withoutBy(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return strings.TrimSpace(s[3:])
	}
	return s
}

func unique(list []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}

// languageOf returns the language that the page states.
func languageOf(m *marks, l *linked) string {
	for _, s := range []string{m.lang, l.text("inLanguage"), m.named("language", anything)} {
		if tag := languageTag(s); tag != "" {
			return tag
		}
	}
	return ""
}

// agencyOf returns the wire services that the page credits.
func agencyOf(m *marks, l *linked, d *hearsay.Document) string {
	for _, property := range []string{"sourceOrganization", "creditText", "provider", "isBasedOn", "copyrightHolder"} {
		for _, name := range l.names(property) {
			if a := agenciesIn(name); a != "" {
				return a
			}
		}
	}
	for _, s := range []string{m.named("agency", anything), dateline(l.text("dateline") + " -")} {
		if a := agenciesIn(s); a != "" {
			return a
		}
	}
	if a := bylineAgency(d.Byline); a != "" {
		return a
	}
	return creditIn(d.Text)
}
