package segment

import (
	"bufio"
	"compress/gzip"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay"
)

var misses = flag.Int("misses", 0, "list this many misses of each part of a corpus")

// TestCorpora measures words, sentences and quotation marks against the
// annotated corpora of the shared folder: F1 of tokens (both ends exact), of
// all sentence ends, of the ends inside paragraphs, of whole sentences, and of
// the marks that open and close quotations. The dev parts are what the rules
// are judged on; the others were looked at to write them.
func TestCorpora(t *testing.T) {
	shared := os.Getenv("HEARSAY_SHARED")
	if shared == "" {
		t.Skip("set HEARSAY_SHARED to the folder that holds corpora/ud to measure words and sentences")
	}
	for _, part := range []struct {
		file, genre           string
		tokens, bounds, marks float64 // the floors
	}{
		{"gum-clean-dev", "news", 99.9, 99, 99},
		{"gum-clean-dev", "", 99.8, 98.2, 99},
		{"ewt-dev", "", 99, 93.8, 98.8},
		{"gum-clean-train", "news", 99.4, 97.5, 97.8},
		{"ewt-train", "", 99.3, 93.6, 98.2},
	} {
		name := part.file
		if part.genre != "" {
			name += "/" + part.genre
		}
		t.Run(name, func(t *testing.T) {
			docs := readConllu(t, filepath.Join(shared, "corpora", "ud", part.file+".conllu.gz"), part.genre)
			var tokens, bounds, inside, whole, marks score
			for _, d := range docs {
				toks, sents, quotations := Text(d.text)
				got := map[hearsay.Span]bool{}
				for _, tok := range toks {
					got[tok.Span] = true
				}
				tokens.add(t, "token", d, got, d.tokens)
				ends, ins, spans := map[hearsay.Span]bool{}, map[hearsay.Span]bool{}, map[hearsay.Span]bool{}
				for _, s := range sents {
					end := hearsay.Span{Start: s.End, End: s.End}
					ends[end] = true
					if !d.paragraphEnds[s.End] {
						ins[end] = true
					}
					spans[s.Span] = true
				}
				wantEnds, wantIn := map[hearsay.Span]bool{}, map[hearsay.Span]bool{}
				for s := range d.sentences {
					end := hearsay.Span{Start: s.End, End: s.End}
					wantEnds[end] = true
					if !d.paragraphEnds[s.End] {
						wantIn[end] = true
					}
				}
				bounds.add(t, "end", d, ends, wantEnds)
				inside.add(nil, "inside", d, ins, wantIn)
				whole.add(nil, "sentence", d, spans, d.sentences)
				got = map[hearsay.Span]bool{}
				for _, q := range quotations {
					got[hearsay.Span{Start: q.Start, End: q.Start}] = true // an opening mark, by its first byte alone
					if q.Closed {
						got[toks[tokenAt(toks, q.End)].Span] = true
					}
				}
				marks.add(t, "mark", d, got, d.marks)
			}
			t.Logf("%-20s %3d documents: tokens F1 %.2f of %d; sentence ends F1 %.2f (P %.2f R %.2f) of %d; inside paragraphs %.2f of %d; whole sentences %.2f; quotation marks %.2f of %d",
				name, len(docs), tokens.f1(), tokens.want, bounds.f1(), bounds.precision(), bounds.recall(), bounds.want, inside.f1(), inside.want, whole.f1(), marks.f1(), marks.want)
			if f := marks.f1(); f < part.marks {
				t.Errorf("quotation marks F1 %.2f, below the floor of %.2f", f, part.marks)
			}
			if f := tokens.f1(); f < part.tokens {
				t.Errorf("tokens F1 %.2f, below the floor of %.2f", f, part.tokens)
			}
			if f := bounds.f1(); f < part.bounds {
				t.Errorf("sentence ends F1 %.2f, below the floor of %.2f", f, part.bounds)
			}
		})
	}
}

// tokenAt returns the index of the token that ends at byte end.
func tokenAt(toks []hearsay.Token, end int) int {
	i, _ := slices.BinarySearchFunc(toks, end, func(t hearsay.Token, end int) int { return t.End - end })
	return i
}

// A score counts what was got, what was wanted, and what was both.
type score struct{ got, want, both, listed int }

func (s *score) add(t *testing.T, what string, d corpusDoc, got, want map[hearsay.Span]bool) {
	s.got += len(got)
	s.want += len(want)
	for span := range got {
		if want[span] {
			s.both++
		} else {
			s.list(t, "wrong "+what, d.text, span)
		}
	}
	for span := range want {
		if !got[span] {
			s.list(t, "missed "+what, d.text, span)
		}
	}
}

func (s *score) list(t *testing.T, what, text string, span hearsay.Span) {
	if t == nil || s.listed >= *misses {
		return
	}
	s.listed++
	from, to := max(0, span.Start-50), min(len(text), span.End+40)
	t.Logf("%-13s %q|%q|%q", what, text[from:span.Start], text[span.Start:span.End], text[span.End:to])
}

func (s score) precision() float64 { return 100 * float64(s.both) / float64(max(1, s.got)) }
func (s score) recall() float64    { return 100 * float64(s.both) / float64(max(1, s.want)) }
func (s score) f1() float64        { return 200 * float64(s.both) / float64(max(1, s.got+s.want)) }

// A corpusDoc is a document of a treebank as raw text, with what its
// annotators found in it.
type corpusDoc struct {
	text          string
	tokens        map[hearsay.Span]bool
	sentences     map[hearsay.Span]bool
	marks         map[hearsay.Span]bool // of quotation: an opening one as an empty span at its first byte
	paragraphEnds map[int]bool
}

// readConllu reads the documents of a genre (of all, if it is "") and puts
// their text together again, with a blank line between paragraphs.
func readConllu(t *testing.T, name, genre string) []corpusDoc {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Skipf("the corpus is not there: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var docs []corpusDoc
	var text strings.Builder
	take := false
	cur := corpusDoc{}
	start, space := -1, false
	flush := func() {
		if text.Len() > 0 {
			cur.paragraphEnds[lastEnd(cur)] = true
			cur.text = text.String()
			docs = append(docs, cur)
		}
		text.Reset()
		cur = corpusDoc{tokens: map[hearsay.Span]bool{}, sentences: map[hearsay.Span]bool{}, marks: map[hearsay.Span]bool{}, paragraphEnds: map[int]bool{}}
		space = false
	}
	flush()
	end := 0
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		row := lines.Text()
		switch {
		case strings.HasPrefix(row, "# newdoc"):
			flush()
			take = genre == "" || strings.Contains(row, "_"+genre+"_")
		case !take:
		case strings.HasPrefix(row, "# newpar id"), row == "# newpar":
			if text.Len() > 0 {
				cur.paragraphEnds[lastEnd(cur)] = true
				text.WriteString("\n\n")
				space = false
			}
		case row == "":
			if start >= 0 {
				cur.sentences[hearsay.Span{Start: start, End: end}] = true
			}
			start = -1
		case row[0] == '#':
		default:
			col := strings.Split(row, "\t")
			if strings.Contains(col[0], ".") {
				continue
			}
			if space {
				text.WriteByte(' ')
			}
			space = false
			if strings.Contains(col[0], "-") { // a token of several words, which follow
				from := text.Len()
				text.WriteString(col[1])
				space = !strings.Contains(col[9], "SpaceAfter=No")
				if start < 0 {
					start = from
				}
				end = text.Len()
				cur.parts(lines, col[0], from, end)
				continue
			}
			at := text.Len()
			if start < 0 {
				start = at
			}
			text.WriteString(col[1])
			end = text.Len()
			cur.tokens[hearsay.Span{Start: at, End: end}] = true
			switch col[4] {
			case "``":
				cur.marks[hearsay.Span{Start: at, End: at}] = true
			case "''":
				cur.marks[hearsay.Span{Start: at, End: end}] = true
			}
			space = !strings.Contains(col[9], "SpaceAfter=No")
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	flush()
	return docs
}

// parts reads the words of a token of several and gives each its bytes.
func (d *corpusDoc) parts(lines *bufio.Scanner, ids string, from, end int) {
	a, b, _ := strings.Cut(ids, "-")
	first, _ := strconv.Atoi(a)
	last, _ := strconv.Atoi(b)
	for ; first <= last && lines.Scan(); first++ {
		col := strings.Split(lines.Text(), "\t")
		to := min(end, from+len(col[1]))
		if first == last {
			to = end
		}
		d.tokens[hearsay.Span{Start: from, End: to}] = true
		from = to
	}
}

func lastEnd(d corpusDoc) int {
	end := 0
	for s := range d.sentences {
		end = max(end, s.End)
	}
	return end
}
