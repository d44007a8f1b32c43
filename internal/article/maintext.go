package article

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainText returns the lines of the article of a page.
//
// Every line has a weight: running text has much, links and scraps of words
// have less than none. What stands in a part of the page that is called a menu,
// a comment and the like counts nothing. The article is the part of the page
// whose lines weigh most together; parts of it that weigh less than nothing are
// left out again.
//
// A page of very many lines in a very deep tree has no main text: it is no
// article, and it would take a long time to say so.
func mainText(root *html.Node) []block {
	all := blocks(root, nil)
	if steps(all) > mostSteps {
		return nil
	}
	weights, total := weighAll(all)
	p := &parts{root: root, all: all, weights: weights}
	p.exclude(total)
	p.teasers(total)
	best := p.heaviest()
	if best == nil {
		return nil
	}
	return p.kept(best)
}

// mostSteps are some fifty times as many as the page of a long article takes.
const mostSteps = 1 << 20

// steps returns how many elements the lines stand in, added up.
func steps(all []block) int {
	n := 0
	for _, b := range all {
		for e := b.node; e != nil && n <= mostSteps; e = e.Parent {
			n++
		}
	}
	return n
}

// mostShort is how many short lines in a run count against the part that they
// stand in. However long a table or a list is, it does not outweigh the
// paragraphs before and after it.
const mostShort = 3

// weighAll returns what each line counts for, and the sum of what counts for
// the article.
func weighAll(all []block) (weights []int, total int) {
	weights = make([]int, len(all))
	run := 0 // of short lines, with no running text or links between them
	for i, b := range all {
		w := weigh(b)
		switch {
		case w > 0 || w < -10:
			run = 0
		case w < 0:
			if run++; run > mostShort {
				w = 0
			}
		}
		weights[i] = w
		total += max(w, 0)
	}
	return weights, total
}

// parts are the parts of a page and what they weigh.
type parts struct {
	root     *html.Node
	all      []block
	weights  []int
	held     map[*html.Node]held
	sum      map[*html.Node]int  // of the weights of what is not excluded
	running  map[*html.Node]int  // of those that are more than nothing
	excluded map[*html.Node]bool // the part is not the article
}

// weigh returns what a line counts for, in bytes of running text.
func weigh(b block) int {
	n := len(b.text)
	if headings[b.node.DataAtom] {
		return 0
	}
	own := n - b.linked
	switch {
	case b.node.DataAtom == atom.Tr && b.figure && own < 80:
		return -5 // "Port Elmo 12", with a link to the place
	case b.linked*2 > n:
		return -20 - b.linked/2
	case own < 25:
		return -7
	case own < 80 && !endsSentence(b.text):
		return -5
	}
	w := own - b.linked
	if b.node.DataAtom == atom.P {
		w += 20
	}
	return w
}

var headings = map[atom.Atom]bool{atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true}

// endsSentence reports whether s ends as a sentence does, in any script.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]｣」』")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？।۔؟", r)
}

// exclude finds the parts that are called something else than an article, if
// they do not hold most of the text.
func (p *parts) exclude(total int) {
	p.held = map[*html.Node]held{}
	for i, b := range p.all {
		for n := b.node; n != nil; n = n.Parent {
			h := p.held[n]
			h.weight += max(p.weights[i], 0)
			h.bytes += len(b.text)
			h.linked += b.linked
			h.headline = h.headline || b.node.DataAtom == atom.H1
			p.held[n] = h
		}
	}
	p.excluded = map[*html.Node]bool{}
	seen := names{}
	for n, h := range p.held {
		role := seen.roleOf(n)
		if h.headline && h.weight*10 > total && role < neverArticle {
			continue // a wrapper of the whole page that is named after its side bar
		}
		switch {
		case role == neverArticle && h.weight*10 < total*7,
			role == rarelyArticle && h.weight*5 < total*2,
			role == perhapsArticle && h.weight*5 < total*2 && h.linked*5 > h.bytes,
			role == headerRole && h.weight*5 < total*2 && !h.headline:
			p.excluded[n] = true
		}
	}
}

// teasers finds the parts that are a heading inside a link with some words
// below it: they are about other articles.
func (p *parts) teasers(total int) {
	for _, b := range p.all {
		if !headings[b.node.DataAtom] && !anchored(b.node) || b.linked < len(b.text) && !anchored(b.node) {
			continue
		}
		for n := b.node.Parent; n != nil; n = n.Parent {
			if h := p.held[n]; h.bytes > len(b.text) {
				if h.weight*8 < total && !h.headline {
					p.excluded[n] = true
				}
				break
			}
		}
	}
}

// anchored reports whether a block lies in a link.
func anchored(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// held is what a part of a page holds.
type held struct {
	weight        int // of its running text
	bytes, linked int
	headline      bool
}

// out reports whether n lies in a part that is excluded, up to top.
func (p *parts) out(n, top *html.Node) bool {
	for ; n != nil && n != top; n = n.Parent {
		if p.excluded[n] {
			return true
		}
	}
	return false
}

// heaviest returns the part of the page whose lines weigh most.
func (p *parts) heaviest() *html.Node {
	p.sum, p.running = map[*html.Node]int{}, map[*html.Node]int{}
	var order []*html.Node // innermost first
	for i, b := range p.all {
		if p.out(b.node, nil) {
			p.weights[i] = 0
			continue
		}
		for n := b.node; n != nil; n = n.Parent {
			if _, is := p.sum[n]; !is {
				order = append(order, n)
			}
			p.sum[n] += p.weights[i]
			p.running[n] += max(p.weights[i], 0)
		}
	}
	var best *html.Node
	for _, n := range order {
		if s := p.sum[n]; s > 0 && (best == nil || s > p.sum[best]) {
			best = n
		}
	}
	// A paragraph among many scraps outweighs all of them together, and its
	// neighbours too.
	for best != nil && best.Parent != nil && p.running[best]*3 < p.running[p.root] {
		best = best.Parent
	}
	if best != nil && p.amongParagraphs(best) {
		return best.Parent
	}
	return best
}

// amongParagraphs reports whether n is a paragraph that has others beside it:
// however much that is no article stands between them, they are one text.
func (p *parts) amongParagraphs(n *html.Node) bool {
	if n.DataAtom != atom.P || n.Parent == nil {
		return false
	}
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != n && c.DataAtom == atom.P && p.sum[c]*4 > p.sum[n] {
			return true
		}
	}
	return false
}

// kept returns the lines of a part, and of what leads up to it, without those
// of its parts that are excluded or are mostly links, and without scraps.
func (p *parts) kept(best *html.Node) []block {
	var kept []block
	first, last := p.reach(best)
	left := make([]bool, last)
	for i := first; i < last; i++ {
		b := p.all[i]
		left[i] = p.weights[i] < -10 || p.out(b.node, nil) || p.light(b.node, best)
	}
	leads := p.leads(first, left)
	for i := first; i < last; i++ {
		b := p.all[i]
		if left[i] || scrap(b) && !p.ofParagraph(i) || headings[b.node.DataAtom] && !leads[i] {
			continue
		}
		kept = append(kept, b)
	}
	return kept
}

// reach returns the range of the lines of a part: from the headline, if that
// stands not far before it.
func (p *parts) reach(best *html.Node) (first, last int) {
	first, last = -1, 0
	for i, b := range p.all {
		if within(b.node, best) {
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	for i := first; i >= max(first-12, 0); i-- {
		if p.all[i].node.DataAtom == atom.H1 {
			return i, last
		}
	}
	return first, last
}

// leads says of each line from first on whether running text follows it before
// anything that is left out, so that a heading there is not the heading of
// that.
func (p *parts) leads(first int, left []bool) []bool {
	leads := make([]bool, len(left))
	follows := false
	for i := len(left) - 1; i >= first; i-- {
		leads[i] = follows
		switch b := p.all[i]; {
		case left[i]:
			follows = b.node.DataAtom == atom.Figcaption
		case !headings[b.node.DataAtom] && !scrap(b):
			follows = true
		}
	}
	return leads
}

// scrap reports whether a line is a few words that are no sentence, such as the
// name of a photographer. An item of a list or a row of a table is none, and
// nothing is that has a figure in it.
func scrap(b block) bool {
	switch b.node.DataAtom {
	case atom.Li, atom.Tr, atom.Dd, atom.Dt, atom.Pre, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return false
	}
	return len(b.text) < 30 && !endsSentence(b.text) && !strings.ContainsAny(b.text, "0123456789")
}

// ofParagraph reports whether line i is part of a paragraph in several lines
// that is more than scraps: "Police said<br>12 people<br>were killed."
func (p *parts) ofParagraph(i int) bool {
	return p.brokenFrom(i, -1) || p.brokenFrom(i, 1)
}

// mostBroken is how many lines on a paragraph is looked at.
const mostBroken = 16

// brokenFrom looks for a line that is no scrap in the paragraph of line i, in
// one direction.
func (p *parts) brokenFrom(i, step int) bool {
	node := p.all[i].node
	for k := i + step; k >= 0 && k < len(p.all) && p.all[k].node == node && (k-i)*step <= mostBroken; k += step {
		if !scrap(p.all[k]) {
			return true
		}
	}
	return false
}

// light reports whether n lies in a part below top that is mostly links.
func (p *parts) light(n, top *html.Node) bool {
	for ; n != nil && n != top; n = n.Parent {
		if h := p.held[n]; p.sum[n] < -15 && h.linked*3 > h.bytes {
			return true
		}
	}
	return false
}

func within(n, top *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}
