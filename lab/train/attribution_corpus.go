package train

import (
	"fmt"
	"os"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/entity"
	"hearsay/internal/model"
	"hearsay/internal/parse"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
	"hearsay/lab/corpus"
)

// A toldAct is an attribution that people marked, as tokens.
type toldAct struct {
	source, cue, content []int
	anchor               int // of the cue, or -1
}

// A toldArticle is an article in which people marked who says what.
type toldArticle struct {
	text       string
	tokens     []hearsay.Token
	sentences  []hearsay.Sentence
	quotations []hearsay.Quotation
	mentions   []hearsay.Mention
	acts       []toldAct
	labels     []uint8 // of the first pass
}

func readTold(shared, name string) ([]corpus.Attributed, error) {
	file, err := corpus.Open(os.DirFS(shared), "gold/attribution/"+name+".jsonl.gz")
	if err != nil {
		return nil, err
	}
	gold, err := file.Attributed()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return gold, nil
}

// tell reads an article with what people marked.
func tell(g *corpus.Attributed) toldArticle {
	d := g.Document()
	a := toldArticle{text: d.Text}
	a.tokens, a.sentences, a.quotations = segment.Text(d.Text)
	tag.Set(d.Text, a.tokens, a.sentences)
	parse.Set(d.Text, a.tokens, a.sentences)
	a.mentions = entity.Mentions(d.Text, a.tokens, a.sentences)
	ruler := hearsay.NewRuler(d.Text)
	in := func(spans []corpus.Span) (tokens []int) {
		for _, s := range spans {
			from, to := ruler.Offset(s[0]), ruler.Offset(s[1])
			for i, t := range a.tokens {
				if both := min(t.End, to) - max(t.Start, from); both > 0 && 2*both >= t.Len() {
					tokens = append(tokens, i)
				}
			}
		}
		return tokens
	}
	a.labels = make([]uint8, len(a.tokens))
	for _, x := range g.Attributions {
		t := toldAct{source: in(x.Source), cue: in(x.Cue), content: in(x.Content), anchor: -1}
		t.anchor = a.anchorOf(t.cue)
		a.acts = append(a.acts, t)
		mark(a.labels, t.content, 5, 6)
		mark(a.labels, t.source, 1, 2)
	}
	for _, t := range a.acts {
		for _, i := range t.cue {
			a.labels[i] = 3
		}
		if t.anchor >= 0 {
			a.labels[t.anchor] = 4
		}
	}
	// A token behind none of its role begins one.
	for i := range a.labels {
		before := uint8(0)
		if i > 0 {
			before = a.labels[i-1]
		}
		switch l := a.labels[i]; {
		case l == 2 && before != 1 && before != 2:
			a.labels[i] = 1
		case l == 6 && before != 5 && before != 6:
			a.labels[i] = 5
		}
	}
	return a
}

func mark(labels []uint8, tokens []int, begin, in uint8) {
	for k, i := range tokens {
		labels[i] = in
		if k == 0 || tokens[k-1] != i-1 {
			labels[i] = begin
		}
	}
}

// anchorOf returns the token of a cue that its others hang on.
func (a *toldArticle) anchorOf(cue []int) int {
	best := -1
	for _, i := range cue {
		t := a.tokens[i]
		if t.Kind == hearsay.Mark && len(cue) > 1 {
			continue
		}
		inside := false
		for _, j := range cue {
			inside = inside || int(t.Head) == j
		}
		if !inside && (best < 0 || t.Tag == hearsay.VERB && a.tokens[best].Tag != hearsay.VERB) {
			best = i
		}
	}
	if best < 0 && len(cue) > 0 {
		best = cue[len(cue)-1]
	}
	return best
}

// A stemCount is how often stems occur and how often they anchor a cue.
type stemCount map[uint32][2]int

// countStems counts how often each stem occurs in an article, and how often it
// anchors a cue.
func (a *toldArticle) countStems() stemCount {
	s := attribution.NewSurvey(attribution.NoVocabulary())
	s.Look(a.text, a.tokens, a.sentences, a.quotations, a.mentions)
	m := stemCount{}
	for i := range a.tokens {
		k, ok := s.Stem(i)
		if !ok {
			continue
		}
		n := m[k]
		n[0]++
		if a.labels[i] == 4 {
			n[1]++
		}
		m[k] = n
	}
	return m
}

// likelyOf tells how often stems anchor cues, in steps; without what was counted
// in one article.
func likelyOf(count, without stemCount) *model.Vocabulary {
	var words []model.Word
	for k, n := range count {
		if w, ok := without[k]; ok {
			n[0] -= w[0]
			n[1] -= w[1]
		}
		if n[1] <= 0 {
			continue
		}
		r := (float64(n[1]) - 0.3) / (float64(n[0]) + 1.5)
		v := uint32(1)
		for _, t := range []float64{.02, .05, .12, .25, .45, .7} {
			if r >= t {
				v++
			}
		}
		words = append(words, model.Word{Hash: k, Value: v})
	}
	return model.NewVocabulary(words)
}

// commonOf returns the stems of the words that are written small twice or more,
// and more often than with a capital where no sentence begins.
func commonOf(articles []toldArticle) *model.Vocabulary {
	type count struct{ small, capital int }
	seen := map[uint32]*count{}
	for i := range articles {
		a := &articles[i]
		for _, s := range a.sentences {
			for k := s.First; k < s.Last; k++ {
				word := a.tokens[k].In(a.text)
				if a.tokens[k].Kind != hearsay.Word {
					continue
				}
				key := attribution.StemKey(word)
				c := seen[key]
				if c == nil {
					c = &count{}
					seen[key] = c
				}
				switch r, _ := utf8.DecodeRuneInString(word); {
				case !unicode.IsUpper(r):
					c.small++
				case k > s.First+1:
					c.capital++
				}
			}
		}
	}
	var words []model.Word
	for key, c := range seen {
		if c.small >= 2 && c.small > c.capital {
			words = append(words, model.Word{Hash: key})
		}
	}
	return model.NewVocabulary(words)
}
