package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// referring is an invented treebank in which people marked whom words stand
// for.
const referring = `# newdoc id = GUM_news_weir
# newpar
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-nnnnn-cf1-2-coref
2	keeper	keeper	NOUN	NN	_	6	nsubj	_	_
3	of	of	ADP	IN	_	5	case	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(2-object-new-nnnnn-cf2-2-sgl
5	weir	weir	NOUN	NN	_	2	nmod	_	Entity=2)1)
6	lost	lose	VERB	VBD	_	0	root	_	_
7	her	her	PRON	PRP$	_	8	nmod:poss	_	Entity=(3-object-new-nnnnn-cf3-2-sgl(1-person-giv:act-nnnnn-cf1-1-ana)
8	boat	boat	NOUN	NN	_	6	obj	_	Entity=3)|SpaceAfter=No
9	.	.	PUNCT	.	_	6	punct	_	_
`

func TestReferents(t *testing.T) {
	f, err := open(t, "t.conllu", referring)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := f.Parsed()
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	d := &docs[0]
	var got []string
	for _, r := range d.Referents {
		words := hearsay.Span{Start: d.Tokens[r.First].Start, End: d.Tokens[r.Last-1].End}.In(d.Text)
		got = append(got, fmt.Sprintf("%s %s %v", r.Entity, words, r.Heads))
	}
	if want := []string{"2 the weir [4]", "1 The keeper of the weir [1]", "1 her [6]", "3 her boat [7]"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	key := d.Key()
	entity := func(phrase, head string) string {
		at := strings.Index(d.Text, phrase)
		h := at + strings.LastIndex(phrase, head)
		return key.Entity(hearsay.Span{Start: at, End: at + len(phrase)}, hearsay.Span{Start: h, End: h + len(head)})
	}
	for _, c := range [][3]string{{"The keeper", "keeper", "1"}, {"the weir", "weir", "2"}, {"her", "her", "1"}, {"her boat", "boat", "3"}, {"lost", "lost", ""}} {
		if got := entity(c[0], c[1]); got != c[2] {
			t.Errorf("%q stands for %q, want %q", c[0], got, c[2])
		}
	}
}

// TestReferentsRefused wants a head that is no place to be refused, with the
// line.
func TestReferentsRefused(t *testing.T) {
	f, err := open(t, "t.conllu", strings.Replace(referring, "cf1-2-coref", "cf1-x-coref", 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Parsed(); err == nil || !strings.Contains(err.Error(), "t.conllu:3: ") {
		t.Errorf("got %v", err)
	}
}
