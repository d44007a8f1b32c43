package coref

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/attribution"
	names "hearsay/internal/entity"
	"hearsay/internal/lexicon"
	"hearsay/internal/model"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// read returns a text up to where its mentions are told apart.
func read(text string) *Text {
	t := &Text{Text: text}
	t.Tokens, t.Sentences, t.Quotations = segment.Text(text)
	tag.Set(text, t.Tokens, t.Sentences)
	t.Mentions = names.Mentions(text, t.Tokens, t.Sentences)
	t.Attributions = attribution.Grammar(text, t.Tokens, t.Sentences, t.Quotations, t.Mentions)
	return t
}

// TestFeatures wants a model that was trained with the features of the code.
func TestFeatures(t *testing.T) {
	got, err := model.Fingerprint(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := Fingerprint(); got != want {
		t.Errorf("coref.model was trained with the features %016x, the code has %016x: run hearsay-lab train coref", got, want)
	}
}

// TestModelPage wants MODEL.md to tell of the model that lies beside it.
func TestModelPage(t *testing.T) {
	page, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{fmt.Sprintf("%x", sha256.Sum256(file)), fmt.Sprintf("%016x", Fingerprint()), "CC BY-SA 4.0", "GUM", "PolNeAR", "--without-silver"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("MODEL.md lacks %s", want)
		}
	}
	if len(file) > 300<<10 {
		t.Errorf("coref.model has %d bytes, more than 300 KB", len(file))
	}
}

// TestRead wants what was written, and refuses broken files.
func TestRead(t *testing.T) {
	r, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(r.Write(), file) {
		t.Error("a model that is read and written again has other bytes")
	}
	for _, broken := range [][]byte{nil, file[:10], file[:len(file)/2], []byte(strings.Repeat("x", 100)), model.Write(1, []byte{1})} {
		if _, err := Read(broken); err == nil {
			t.Errorf("a broken file of %d bytes is read", len(broken))
		}
	}
}

// TestGenders wants every word of genders.txt to keep away the pronoun that it
// does not fit, and no other.
func TestGenders(t *testing.T) {
	nouns := shipped().nouns
	seen := map[string]bool{}
	for row := range lexicon.Rows(gendersList) {
		if len(row) != 2 || row[1] != "man" && row[1] != "woman" || seen[row[0]] {
			t.Errorf("genders.txt: %q has no known gender, or stands twice", row)
			continue
		}
		seen[row[0]] = true
		title := "The " + row[0]
		if strings.HasPrefix("mr mister mrs ms miss sir madame dame", strings.TrimSuffix(row[0], ".")) || strings.HasSuffix(row[0], ".") || row[0] == "ms" || row[0] == "mrs" || row[0] == "miss" {
			title = strings.ToUpper(row[0][:1]) + row[0][1:] + " Oster"
		}
		for pronoun, want := range map[string]bool{"He": row[1] == "man", "She": row[1] == "woman"} {
			text := &Text{Text: title + " left . " + pronoun + " left ."}
			text.Tokens, text.Sentences, text.Quotations = segment.Text(text.Text)
			tag.Set(text.Text, text.Tokens, text.Sentences)
			at := len(title) + len(" left . ")
			head := strings.LastIndexByte(title, ' ') + 1
			text.Mentions = []hearsay.Mention{
				{Span: hearsay.Span{Start: 0, End: len(title)}, Head: hearsay.Span{Start: head, End: len(title)}, Party: hearsay.Person, Named: strings.HasSuffix(title, "Oster")},
				{Span: hearsay.Span{Start: at, End: at + len(pronoun)}, Head: hearsay.Span{Start: at, End: at + len(pronoun)}, Party: hearsay.Person, Pronoun: true},
			}
			Walk(text, nouns, func(c *Choice) int {
				if c.Kind == Single && (len(c.Candidates) > 0) != want {
					t.Errorf("%q: %s has %d candidates", text.Text, pronoun, len(c.Candidates))
				}
				return -1
			})
		}
	}
}

// TestMask wants a surname that speaks to be hidden behind a pronoun, with the
// right one among the candidates, and all to be as before after that.
func TestMask(t *testing.T) {
	text := read("Ngozi Okafor said the dam had held. Ilse Rand said it leaked. Okafor said 12 boats were lost.")
	masked := 0
	Walk(text, shipped().nouns, func(c *Choice) int {
		was := fmt.Sprint(c.Kind, c.Candidates)
		if right, ok := c.Mask(); ok {
			masked++
			if got := c.Candidates[right].In(text.Text); got != "Ngozi Okafor" || c.Kind != Single || len(c.Candidates) < 2 {
				t.Errorf("%s, of %d: the right one of %v is %q", c.Kind, len(c.Candidates), c.Candidates, got)
			}
		}
		c.Unmask()
		if is := fmt.Sprint(c.Kind, c.Candidates); is != was {
			t.Errorf("got %s, want %s", is, was)
		}
		return shipped().choose(c)
	})
	if masked != 1 {
		t.Errorf("%d mentions are masked, want 1", masked)
	}
}

// TestAgain wants the same sources of a text whatever was read before it.
func TestAgain(t *testing.T) {
	texts := []*Text{read(strings.Repeat("Ilse Rand said the dam held. She said it leaked. ", 40)), read("He left."), read(""), read("Police said so, they said.")}
	for _, one := range texts {
		want := fmt.Sprint(shipped().Sources(one))
		for _, other := range texts {
			shipped().Sources(other)
			if got := fmt.Sprint(shipped().Sources(one)); got != want {
				t.Errorf("%.20q after %.20q: got %s, want %s", one.Text, other.Text, got, want)
			}
		}
	}
}

// TestReach wants the candidates of a mention to be few however long the text
// is, so that the work stays in step with its length.
func TestReach(t *testing.T) {
	text := read(strings.Repeat("The river ministry said that Ilse Rand of the Lune Relief Corps told the ministry and the LRC that she left it. ", 300))
	most := 0
	Walk(text, shipped().nouns, func(c *Choice) int {
		most = max(most, len(c.Candidates))
		return -1
	})
	if limit := mostNear + longest*mostAlike; most > limit || most < 8 {
		t.Errorf("a mention has %d candidates, want 8 to %d", most, limit)
	}
}
