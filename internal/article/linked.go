package article

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"

	"hearsay/internal/lexicon"
)

//go:embed schematypes.txt
var schemaTypeList string

// schemaTypes ranks the types of schema.org that an article may have, from 1.
var schemaTypes = func() map[string]int {
	m := map[string]int{}
	for row := range lexicon.Rows(schemaTypeList) {
		m[row[0]] = len(m) + 1
	}
	return m
}()

// firstVague is the rank of the first type that much else has too.
var firstVague = schemaTypes["WebPage"]

// linked is the JSON-LD of a page.
type linked struct {
	best  map[string]any            // what describes the article
	rank  int                       // of its type, 0 if there is none
	nodes []map[string]any          // all that was found
	byID  map[string]map[string]any // for references
}

// readLinked reads the JSON-LD in the scripts of a page. Of several articles it
// takes the one whose headline the page has, then the one whose type says most.
func readLinked(m *marks) *linked {
	l := &linked{byID: map[string]map[string]any{}}
	for _, s := range m.scripts {
		l.walk(readJSON(s), 0)
	}
	shown := false
	for _, node := range l.nodes {
		rank := rankOf(node)
		if rank == 0 {
			continue
		}
		is := rank < firstVague && m.shows(plain(first(texts(node["headline"]))))
		if l.rank == 0 || is && !shown || is == shown && rank < l.rank {
			l.best, l.rank, shown = node, rank, is
		}
	}
	return l
}

// rankOf returns the rank of the narrowest type that a thing has, 0 if it is no
// article.
func rankOf(node map[string]any) int {
	rank := 0
	for _, t := range texts(node["@type"]) {
		t = t[strings.LastIndexAny(t, "/#:")+1:]
		if r := schemaTypes[t]; r > 0 && (rank == 0 || r < rank) {
			rank = r
		}
	}
	return rank
}

// walk goes to where pages put their article: the top, a list, "@graph", and
// what the page is about. It leaves out lists of other articles.
func (l *linked) walk(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			l.walk(item, depth+1)
		}
	case map[string]any:
		l.note(v)
		l.walk(v["@graph"], depth+1)
		l.walk(v["mainEntity"], depth+1)
		if page, ok := v["mainEntityOfPage"].(map[string]any); ok {
			l.walk(page, depth+1)
		}
	}
}

func (l *linked) note(node map[string]any) {
	if id, ok := node["@id"].(string); ok && len(node) > 1 && l.byID[id] == nil {
		l.byID[id] = node
	}
	l.nodes = append(l.nodes, node)
}

// text returns the first of the article's properties that has words.
func (l *linked) text(names ...string) string {
	for _, name := range names {
		for _, s := range texts(l.best[name]) {
			if s = plain(s); s != "" {
				return s
			}
		}
	}
	return ""
}

// names returns the names of the people or organisations in a property.
func (l *linked) names(property string) []string {
	var all []string
	var add func(v any, depth int)
	add = func(v any, depth int) {
		switch v := v.(type) {
		case string:
			if s := plain(v); s != "" && !isURL(s) {
				all = append(all, s)
			}
		case []any:
			for _, item := range v {
				add(item, depth)
			}
		case map[string]any:
			if full := l.byID[first(texts(v["@id"]))]; v["name"] == nil && full != nil && depth < 3 {
				v = full
			}
			if depth < 3 {
				add(v["name"], depth+1)
			}
		}
	}
	add(l.best[property], 0)
	return all
}

// isURL reports whether s is an address and no name.
func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "/")
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// texts returns the strings of a value that is one or a list of some.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				all = append(all, s)
			}
		}
		return all
	case map[string]any: // {"@value": "…", "@language": "en"}, {"@id": "…"}
		for _, key := range []string{"@value", "@id", "name"} {
			if s, ok := v[key].(string); ok {
				return []string{s}
			}
		}
	}
	return nil
}

// plain returns s as one line, its HTML entities read and its tags taken off.
func plain(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "</") {
		s = strings.Join(textsOf(blocks(tree(s), nil)), " ")
	}
	return oneLine(s)
}
