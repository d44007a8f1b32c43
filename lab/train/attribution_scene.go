package train

import (
	"slices"

	"hearsay/internal/attribution"
	"hearsay/internal/model"
)

// A scene is what a lesson of the second pass was made of.
type scene struct {
	anchor int // in the article
	act    int // that people marked, or -1
}

// scenes returns the scenes of an article to learn from. Those of which the
// corpus says nothing are left out: within what somebody is marked to say, since
// people marked the outermost alone, and second anchors of one cue.
func (t *teller) scenes(n int, m []attribution.Marginal) (scenes []scene, lessons []rawLesson) {
	a := &t.articles[n]
	s := t.survey(n)
	actOf, content := map[int]int{}, make([]bool, len(a.tokens))
	for k, act := range a.acts {
		for _, i := range act.cue {
			actOf[i] = k
		}
		for _, i := range act.content {
			content[i] = true
		}
	}
	best := map[int]int{} // the anchor of an act that is the likeliest
	var anchors [][]int
	for k := range s.Stretches {
		all := s.Anchors(&s.Stretches[k], m)
		anchors = append(anchors, all)
		for _, i := range all {
			if act, ok := actOf[i]; ok {
				if j, seen := best[act]; !seen || m[i][4] > m[j][4] {
					best[act] = i
				}
			}
		}
	}
	var c attribution.Scene
	var edges []attribution.Feature
	for k := range s.Stretches {
		for _, i := range anchors[k] {
			act, ok := actOf[i]
			if ok && best[act] != i || !ok && content[i] {
				continue
			}
			if !ok {
				act = -1
			}
			s.Open(&c, &s.Stretches[k], i, m)
			l := rawLesson{first: c.First, labels: a.parts(act, c.First, c.Last)}
			for j := c.First; j < c.Last; j++ {
				edges = s.SceneEdges(&c, j, m, edges[:0])
				l.add(s.SceneFeatures(&c, j, m), edges)
			}
			scenes, lessons = append(scenes, scene{i, act}), append(lessons, l)
		}
	}
	return scenes, lessons
}

// parts returns which part of an act each of the tokens plays.
func (a *toldArticle) parts(act, first, last int) []uint8 {
	parts := make([]uint8, last-first)
	if act < 0 {
		return parts
	}
	put := func(tokens []int, part uint8) {
		for _, j := range tokens {
			if j >= first && j < last {
				parts[j-first] = part
			}
		}
	}
	put(a.acts[act].content, attribution.PlaysContent)
	put(a.acts[act].source, attribution.PlaysSource)
	put(a.acts[act].cue, attribution.PlaysCue)
	return parts
}

// judge reads the scenes of every second article by weights that were learned
// from the others: how sure each is, and whether it is right, that is, whether
// content and source are found in part, or both have no source.
func (t *teller) judge(w []float32, scenes [][]scene, lessons [][]labelled, half int) (all []model.Judgement) {
	c := newLabelChain(attribution.Plays, attribution.PartChain(nil, nil).Allowed(), w)
	for i := half; i < len(lessons); i += 2 {
		for k := range lessons[i] {
			l, s := &lessons[i][k], scenes[i][k]
			c.score(l.nodes, l.edges)
			c.infer()
			at := s.anchor - l.first
			j := model.Judgement{Score: c.p[at][attribution.PlaysCue]}
			for y := range c.at[at] {
				if y != int(attribution.PlaysCue) {
					c.at[at][y] = 1e-250
				}
			}
			j.Right = s.act >= 0 && meet(c.best(), l.labels)
			all = append(all, j)
		}
	}
	return all
}

// meet reports whether the content and the source that were found share a token
// with those that people marked, or both have no source.
func meet(found, gold []uint8) bool {
	share := func(part uint8) bool {
		for i := range found {
			if found[i] == part && gold[i] == part {
				return true
			}
		}
		return !slices.Contains(found, part) && !slices.Contains(gold, part)
	}
	return share(attribution.PlaysContent) && share(attribution.PlaysSource)
}
