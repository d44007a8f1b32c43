package train

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/tag"
)

// A sentence is annotated: a text, its words, and of each its class, its
// lemma, the word that it hangs on and as what.
type sentence struct {
	text      string
	tokens    []hearsay.Token
	classes   []tag.Class
	lemmas    []string
	heads     []int // an index, or -1 of the root
	relations []hearsay.Relation
	article   int // the number of the article that it is from
}

// readConllu reads the sentences of a gzipped file in the CoNLL-U format.
func readConllu(file string) ([]sentence, error) {
	var all []sentence
	err := unzipped(file, func(r io.Reader) (err error) {
		all, err = parseConllu(r)
		return err
	})
	return all, err
}

// parseConllu reads sentences in the CoNLL-U format: a word a line, with ten
// columns; of these the number, form, lemma, UPOS, XPOS, head, relation and
// remarks are used. The text is put together from the forms
// and from the remark SpaceAfter=No.
func parseConllu(r io.Reader) ([]sentence, error) {
	var all []sentence
	var s sentence
	var text strings.Builder
	joined := "" // the last word of a range that is written as one: "2-3 don't"
	joinedTight := false
	article := 0
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" {
			if len(s.tokens) > 0 {
				s.text, s.article = strings.TrimSuffix(text.String(), " "), article
				all = append(all, s)
			}
			s, joined = sentence{}, ""
			text.Reset()
			continue
		}
		if line[0] == '#' {
			if strings.HasPrefix(line, "# newdoc") {
				article++
			}
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return nil, fmt.Errorf("line %d has %d columns, not 10", n, len(f))
		}
		tight := strings.Contains("|"+f[9]+"|", "|SpaceAfter=No|")
		if _, last, ok := strings.Cut(f[0], "-"); ok {
			joined, joinedTight = last, tight
			continue
		}
		if strings.Contains(f[0], ".") {
			continue // a word that is left out of the text
		}
		c := tag.Class{Fine: hearsay.FineTagNamed(f[4]), Tag: hearsay.TagNamed(f[3])}
		if c.Fine == 0 || c.Tag == 0 {
			return nil, fmt.Errorf("line %d: no such part of speech as %s/%s", n, f[4], f[3])
		}
		head, err := strconv.Atoi(f[6])
		relation := hearsay.RelationNamed(f[7])
		if f[6] == "_" && f[7] == "_" {
			err = nil // a treebank of tags alone
		} else if relation == 0 {
			err = strconv.ErrRange
		}
		if err != nil || head < 0 {
			return nil, fmt.Errorf("line %d: no word hangs on %s as %s", n, f[6], f[7])
		}
		start := text.Len()
		text.WriteString(f[1])
		s.tokens = append(s.tokens, hearsay.Token{Span: hearsay.Span{Start: start, End: text.Len()}})
		s.classes = append(s.classes, c)
		s.lemmas = append(s.lemmas, f[2])
		s.heads = append(s.heads, head-1)
		s.relations = append(s.relations, relation)
		switch {
		case f[0] == joined:
			tight, joined = joinedTight, ""
		case joined != "":
			tight = true
		}
		if !tight {
			text.WriteByte(' ')
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(s.tokens) > 0 {
		s.text, s.article = strings.TrimSuffix(text.String(), " "), article
		all = append(all, s)
	}
	return all, nil
}
