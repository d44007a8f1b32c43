package train

import (
	"fmt"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// A silverWord is a word of a sentence that another parser annotated, by
// machine and in the terms of 2014.
type silverWord struct {
	span     hearsay.Span // in the text of the sentence
	tag      string       // of the Penn Treebank
	head     int          // an index, or -1 of the root
	relation string
	unit     int // the first word of the name that it belongs to, or itself
}

type silverSentence struct {
	text  string
	words []silverWord
}

// readSilver reads the machine-made trees of the file.
func readSilver(file string) ([]silverSentence, error) {
	var all []silverSentence
	var s silverSentence
	var text strings.Builder
	last := -1
	flush := func() {
		if len(s.words) > 0 {
			s.text = text.String()
			all = append(all, s)
		}
		s, last = silverSentence{}, -1
		text.Reset()
	}
	err := eachZippedLine(file, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 10 {
			if line == "" {
				flush()
			}
			return nil
		}
		_, off, _ := strings.Cut(c[9], "Off=")
		off, _, _ = strings.Cut(off, "|")
		a, b, _ := strings.Cut(off, ":")
		start, err1 := strconv.Atoi(a)
		end, err2 := strconv.Atoi(b)
		head, err3 := strconv.Atoi(c[6])
		if err1 != nil || err2 != nil || err3 != nil {
			return fmt.Errorf("%q has no place or no head", line)
		}
		if last >= 0 && start > last {
			text.WriteByte(' ')
		}
		last = end
		at := text.Len()
		form := c[1]
		switch form {
		case "-LCB-":
			form = "{"
		case "-RCB-":
			form = "}"
		}
		text.WriteString(form)
		s.words = append(s.words, silverWord{span: hearsay.Span{Start: at, End: text.Len()}, tag: c[4], head: head - 1, relation: c[7]})
		return nil
	})
	flush()
	return all, err
}

// modern turns the relations of s into those of Universal Dependencies 2; an
// empty relation says that the line means nothing there.
func (s *silverSentence) modern() {
	w := s.words
	passive := make([]bool, len(w))
	for i := range w {
		if (w[i].relation == "auxpass" || w[i].relation == "nsubjpass") && w[i].head >= 0 {
			passive[w[i].head] = true
		}
	}
	word := func(i int) string { return strings.ToLower(w[i].span.In(s.text)) }
	by := make([]bool, len(w))
	for i := range w {
		if w[i].relation == "case" && w[i].head >= 0 && word(i) == "by" {
			by[w[i].head] = true
		}
	}
	// Coordination: the conjunction hangs on what follows it.
	for i := range w {
		if w[i].relation != "cc" || w[i].head < 0 {
			continue
		}
		for j := i + 1; j < len(w); j++ {
			if w[j].relation == "conj" && w[j].head == w[i].head {
				w[i].head = j
				break
			}
		}
	}
	// “…”, she said: what is said is the head.
	for i := range w {
		h := w[i].head
		if w[i].relation != "ccomp" || h < 0 || i > h || !s.cut(i, h) {
			continue
		}
		w[i].head, w[i].relation = w[h].head, w[h].relation
		w[h].head, w[h].relation = i, "parataxis"
	}
	for i := range w {
		x := &w[i]
		verbal := x.head >= 0 && (strings.HasPrefix(w[x.head].tag, "VB") || strings.HasPrefix(w[x.head].tag, "JJ") || strings.HasPrefix(w[x.head].tag, "RB"))
		switch x.relation {
		case "nmod":
			if verbal {
				x.relation = "obl"
				if x.head >= 0 && passive[x.head] && by[i] {
					x.relation = "obl:agent"
				}
			}
		case "nmod:tmod", "nmod:npmod":
			if verbal {
				x.relation = "obl:unmarked"
			} else {
				x.relation = "nmod:unmarked"
			}
		case "dobj":
			x.relation = "obj"
		case "nsubjpass":
			x.relation = "nsubj:pass"
		case "csubjpass":
			x.relation = "csubj:pass"
		case "auxpass":
			x.relation = "aux:pass"
		case "neg":
			x.relation = "advmod"
			if word(i) == "no" {
				x.relation = "det"
			}
		case "mwe", "dep", "punct", "discourse":
			x.relation = ""
		case "compound":
			if strings.HasPrefix(x.tag, "NNP") {
				x.relation = ""
			}
		}
		// “is in the town”: the verb is the head there, and is not here.
		if x.head >= 0 && isBe(word(x.head)) && x.relation != "" {
			switch x.relation {
			case "aux", "cop", "aux:pass":
			default:
				x.relation = ""
			}
		}
		if isBe(word(i)) && x.relation != "cop" && x.relation != "aux" && x.relation != "aux:pass" {
			x.relation = ""
		}
	}
	for i := range w {
		w[i].unit = i
		if i > 0 && strings.HasPrefix(w[i].tag, "NNP") && strings.HasPrefix(w[i-1].tag, "NNP") {
			w[i].unit = w[i-1].unit
		}
	}
}

// cut reports whether a comma or quotation mark stands between two words.
func (s *silverSentence) cut(i, j int) bool {
	for k := i + 1; k < j; k++ {
		switch s.words[k].tag {
		case ",", "''", "``":
			return true
		}
	}
	return false
}

func isBe(word string) bool {
	switch word {
	case "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "am":
		return true
	}
	return false
}

// example returns the sentence cut into words as hearsay does, with tags, and
// for every word the unit of silver words that it is a part of, or -1.
func (s *silverSentence) example() (e treeExample, unit []int) {
	tokens := segment.Tokens(s.text)
	tokens = tag.Words(s.text, tokens, []hearsay.Sentence{{First: 0, Last: len(tokens)}})
	unit = make([]int, len(tokens))
	k := 0
	for i, t := range tokens {
		for k < len(s.words) && s.words[k].span.End <= t.Start {
			k++
		}
		unit[i] = -1
		if k < len(s.words) && s.words[k].span.Meets(t.Span) {
			unit[i] = s.words[k].unit
		}
	}
	return treeExample{text: s.text, tokens: tokens, weight: 1}, unit
}

// cast adds the lines of s to the ballot. A line leads from the head of a unit
// to the head of another, as the tree has them.
func (s *silverSentence) cast(b *ballot, t tree, unit []int, weight float64) {
	n := b.words
	head := map[int]int{} // of each unit
	for i := range n {
		if h := t.heads[i]; unit[i] >= 0 && (h == n || unit[h] != unit[i]) {
			head[unit[i]] = i
		}
	}
	for _, w := range s.words {
		if w.relation == "" {
			continue
		}
		from, ok := head[w.unit]
		to := n
		if w.head >= 0 {
			if s.words[w.head].unit == w.unit {
				continue
			}
			h, ok2 := head[s.words[w.head].unit]
			ok = ok && ok2
			to = h
		}
		if !ok || from == to {
			continue
		}
		b.arcs[from*(n+1)+to] += weight
		if r := hearsay.RelationNamed(w.relation); r != 0 {
			b.names[from] = append(b.names[from], vote{r, to, 1})
		}
	}
}
