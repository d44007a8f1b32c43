package article

import (
	_ "embed"
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay/internal/lexicon"
)

//go:embed boilerplate.txt
var boilerplateList string

// A role is what a part of a page is by its name.
type role uint8

const (
	anyRole        role = iota
	headerRole          // article, if the headline is in it
	perhapsArticle      // not the article, if it has links
	rarelyArticle
	neverArticle
)

// boilerplate has the roles of whole words, boilerplateParts those of parts of
// a name.
var boilerplate, boilerplateParts = func() (whole map[string]role, parts []namePart) {
	whole = map[string]role{}
	for row := range lexicon.Rows(boilerplateList) {
		word, r := row[0], rarelyArticle
		if w, is := strings.CutSuffix(word, "?"); is {
			word, r = w, perhapsArticle
		}
		if w, is := strings.CutSuffix(word, "*"); is {
			parts = append(parts, namePart{w, r})
		} else {
			whole[word] = r
		}
	}
	return whole, parts
}()

type namePart struct {
	letters string
	role    role
}

// names remembers the roles of names, most of which a page has many times over.
type names map[string]role

// roleOf returns the role of an element by its kind and its names.
func (seen names) roleOf(n *html.Node) role {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Figcaption, atom.Menu, atom.Dialog:
		return neverArticle
	case atom.Header:
		return headerRole
	case atom.Address:
		return rarelyArticle
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.Blockquote, atom.H1:
		return anyRole
	}
	r := anyRole
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			if headings[n.DataAtom] { // the words of the heading
				continue
			}
			r = max(r, seen.role(a.Val))
		case "class", "role", "data-component", "data-testid":
			r = max(r, seen.role(a.Val))
		case "aria-hidden", "aria-modal":
			if a.Val == "true" {
				r = max(r, rarelyArticle)
			}
		}
	}
	return r
}

func (seen names) role(name string) role {
	r, is := seen[name]
	if !is {
		r = nameRole(name)
		seen[name] = r
	}
	return r
}

// nameRole returns the role that classes, an id or a role name.
func nameRole(names string) role {
	r := anyRole
	for name := range strings.FieldsSeq(names) {
		low := strings.ToLower(name)
		if strings.HasPrefix(low, "elementor") || strings.HasPrefix(low, "tag-") || strings.HasPrefix(low, "category-") || strings.HasPrefix(low, "author-") {
			continue // names of building blocks and of topics
		}
		r = max(r, boilerplate[low], boilerplate["="+low])
		for _, part := range boilerplateParts {
			if strings.Contains(low, part.letters) {
				r = max(r, part.role)
			}
		}
		for word := range wordsOf(name) {
			r = max(r, boilerplate[word])
		}
	}
	return r
}

// wordsOf yields the words of a name such as "post-share" or "shareBar", in
// lower case.
func wordsOf(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i <= len(name); i++ {
			end := i == len(name) || !letter(name[i])
			hump := !end && i > 0 && name[i] >= 'A' && name[i] <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z'
			if !end && !hump {
				continue
			}
			if i > start && !yield(strings.ToLower(name[start:i])) {
				return
			}
			start = i
			if end {
				start++
			}
		}
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
