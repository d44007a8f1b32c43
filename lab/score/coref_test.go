package score

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/lab/corpus"
)

// spoken is an invented treebank in which people marked whom words stand for.
// The surname is marked as somebody else's, so that whoever resolves it is
// wrong.
const spoken = `# newdoc id = GUM_news_mill
# newpar
1	Ngozi	Ngozi	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-nnnnn-cf1-1,2-coref
2	Okafor	Okafor	PROPN	NNP	_	1	flat	_	Entity=1)
3	said	say	VERB	VBD	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(2-object-new-nnnnn-cf2-2-sgl
5	mill	mill	NOUN	NN	_	6	nsubj	_	Entity=2)
6	burned	burn	VERB	VBD	_	3	ccomp	_	SpaceAfter=No
7	.	.	PUNCT	.	_	3	punct	_	_

1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv:act-nnnnn-cf1-1-ana)
2	said	say	VERB	VBD	_	0	root	_	_
3	40	40	NUM	CD	_	4	nummod	_	Entity=(3-person-new-nnnnn-cf2-2-sgl
4	workers	worker	NOUN	NNS	_	5	nsubj	_	Entity=3)
5	fled	flee	VERB	VBD	_	2	ccomp	_	SpaceAfter=No
6	.	.	PUNCT	.	_	2	punct	_	_

1	Okafor	Okafor	PROPN	NNP	_	2	nsubj	_	Entity=(4-person-new-nnnnn-cf1-1-sgl)
2	said	say	VERB	VBD	_	0	root	_	_
3	12	12	NUM	CD	_	4	nummod	_	Entity=(5-object-new-nnnnn-cf2-2-sgl
4	boats	boat	NOUN	NNS	_	5	nsubj	_	Entity=5)
5	sank	sink	VERB	VBD	_	2	ccomp	_	SpaceAfter=No
6	.	.	PUNCT	.	_	2	punct	_	_
`

func TestCoref(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "t.conllu"), []byte(spoken), 0o644); err != nil {
		t.Fatal(err)
	}
	file := must(corpus.Open(os.DirFS(folder), "t.conllu"))(t)
	table, misses := scoreCoref(must(file.Parsed())(t))
	rows := map[string]string{}
	for line := range strings.Lines(table) {
		f := strings.Fields(strings.ReplaceAll(line, "- ", ""))
		if len(f) == 9 {
			rows[strings.Join(f[2:4], " ")] = strings.Join(f[4:], " ")
		}
	}
	for row, want := range map[string]string{
		"of kind": "all known resolved right found", "sources all": "3 1 2 50.00 100.00", "sources pronoun": "1 1 1 100.00 100.00",
		"sources he/she": "1 1 1 100.00 100.00", "sources name": "2 0 1 0.00 0.00", "mentions nominal": "1 0 0 0.00 0.00",
	} {
		if rows[row] != want {
			t.Errorf("%s is %q, want %q", row, rows[row], want)
		}
	}
	if len(misses) != 1 || !misses[0].Has("spurious:name") || !misses[0].Grave || !strings.Contains(misses[0].Text, "Ngozi Okafor") {
		t.Errorf("got the misses %+v", misses)
	}
}
