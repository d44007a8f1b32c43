package corpus

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// A Referent is a stretch of words that people marked as standing for somebody
// or something: the tokens from First up to, not including, Last.
type Referent struct {
	First, Last int
	Heads       []int  // the tokens that carry it: "minister" in "the minister of health"
	Entity      string // whom or what it stands for; the same for all that stand for one
}

// refers reads what the remarks of the token at hand tell of entities, in the
// format of CorefUD: "Entity=(7-person-new-nnnnn-cf1-2-coref(8-place-…)" opens
// two, "8)7)" closes them. The sixth field tells the heads, by their places.
func (c *conllu) refers(remarks string) error {
	at := len(c.doc.Tokens) - 1
	for field := range strings.SplitSeq(remarks, "|") {
		marks, ok := strings.CutPrefix(field, "Entity=")
		for ok && marks != "" {
			end := strings.IndexAny(marks[1:], "()") + 1
			if end == 0 {
				end = len(marks)
			}
			closes := end < len(marks) && marks[end] == ')'
			id := marks[:end]
			if marks[0] == '(' {
				r, err := referent(marks[1:end], at)
				if err != nil {
					return err
				}
				c.open = append(c.open, r)
				id = r.Entity
			}
			if closes {
				end++
				c.closes(id, at)
			}
			marks = marks[end:]
		}
	}
	return nil
}

// referent reads the fields of a stretch that opens with token first.
func referent(fields string, first int) (Referent, error) {
	f := strings.SplitN(fields, "-", 8)
	r := Referent{First: first, Entity: f[0]}
	if len(f) < 6 {
		return r, nil
	}
	for place := range strings.SplitSeq(f[5], ",") {
		n, err := strconv.Atoi(place)
		if err != nil || n < 1 {
			return r, fmt.Errorf("entity %s has its head at %q", f[0], place)
		}
		r.Heads = append(r.Heads, first+n-1)
	}
	return r, nil
}

// closes ends the stretch of an entity that was opened last.
func (c *conllu) closes(entity string, at int) {
	for k := len(c.open) - 1; k >= 0; k-- {
		if r := c.open[k]; r.Entity == entity {
			r.Last = at + 1
			c.doc.Referents = append(c.doc.Referents, r)
			c.open = slices.Delete(c.open, k, k+1)
			return
		}
	}
}

// A Key tells for whom or what the phrases of a program stand, by what people
// marked in the same text.
type Key struct {
	doc *Parsed
	on  [][]int // of each token, the referents that have a head there
}

// Key returns the Key of a document.
func (p *Parsed) Key() *Key {
	k := &Key{p, make([][]int, len(p.Tokens))}
	for i, r := range p.Referents {
		for _, h := range r.Heads {
			if h < len(k.on) {
				k.on[h] = append(k.on[h], i)
			}
		}
	}
	return k
}

// Entity returns whom or what a phrase stands for: that of the marked stretch
// which has a head in the phrase's head. Of several it is the one with the
// phrase's ends, else the shortest that holds the phrase's head, else the
// shortest. It is "" if there is none.
func (k *Key) Entity(phrase, head hearsay.Span) string {
	i, _ := slices.BinarySearchFunc(k.doc.Tokens, head.Start, func(t hearsay.Token, at int) int { return t.Start - at })
	best := hearsay.None
	for ; i < len(k.doc.Tokens) && k.doc.Tokens[i].Start < head.End; i++ {
		for _, r := range k.on[i] {
			if best == hearsay.None || k.unlike(r, phrase, head) < k.unlike(best, phrase, head) {
				best = r
			}
		}
	}
	if best == hearsay.None {
		return ""
	}
	return k.doc.Referents[best].Entity
}

// unlike tells how little a referent is like a phrase.
func (k *Key) unlike(r int, phrase, head hearsay.Span) int {
	x := k.doc.Referents[r]
	span := hearsay.Span{Start: k.doc.Tokens[x.First].Start, End: k.doc.Tokens[x.Last-1].End}
	switch {
	case span == phrase:
		return 0
	case span.Has(head):
		return x.Last - x.First
	}
	return x.Last - x.First + len(k.doc.Tokens)
}
