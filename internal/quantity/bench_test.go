package quantity

import (
	"strings"
	"testing"

	"hearsay"
)

// dense is made up, with a number in every 60 bytes, as a casualty report has.
const dense = `At least 31 sailors died and more than 240 were hurt when a ferry with about 400 passengers sank off the port of Marrow on Tuesday, officials said.
The Brindle Star, a 62-metre vessel built in 1987, left the harbour at 6:40 a.m. and went down within 15 minutes, the port authority said in a statement.
"We heard a noise and then the lights went out," said Oluwaseun Adair, 34, a teacher who swam to the shore with her two sons. "Nobody told us anything until the water came in."
Rescuers from three districts searched through the night, and the coast guard sent two helicopters and several boats from a base 40 kilometres to the south.
The ministry of transport put the number of missing at between 50 and 60, and said that the count would change as families came forward.
It was the second disaster on the line in five years. In March 2019 a smaller ferry ran aground with no loss of life, but the operator was fined $1.2 million, or roughly a third of its yearly profit.
Passenger numbers rose 12 percent to 4.3 million last year, the regulator said, while spending on repairs fell from $9 million to $6.5 million.
`

// ordinary is made up, with a number in every 320 bytes, as most news has.
const ordinary = `The council of Lower Tamsa met behind closed doors on Tuesday to settle who will run the harbour once the old company leaves.
Members from the fishing quarter had asked for an open session, and their supporters gathered on the steps with banners and drums.
"We have waited since the spring for an answer," said Adaeze Lindqvist, who mends nets and speaks for the quarter. "They keep telling us that the papers are not ready, and then we read about the talks in the evening paper."
The mayor, speaking after the meeting, called the complaint unfair. He said the offers would be published within days, and that nobody would lose a mooring because of the change.
About 300 boats use the inner basin, according to the harbour office, and most of them belong to families who have fished there for generations.
The company that runs the cranes wants to widen the entrance and to charge visitors for the quay. Its director has promised to keep the fish market where it is, though she would not say for how long.
Older residents remember the last time the entrance was widened, in 1987, when the sand washed away and the beach beside the chapel was lost.
"The sea does what it likes," said Teodor Amankwah, a retired pilot. "You move a stone here, and it takes a house there. Nobody on the council has ever steered a boat in a north wind."
An engineer hired by the council has advised against the larger plan, arguing that a shorter wall and better lights would be enough. Her report, which the council has not released, was described by two people who have read it.
The vote is expected next month. Until then the old company will stay on, the director said, and wages will be paid as before.
`

func BenchmarkFigures(b *testing.B) {
	for _, c := range []struct{ name, text string }{{"ordinary", ordinary}, {"dense", dense}} {
		text := strings.Repeat(c.text, 32)
		var sentences []hearsay.Sentence
		for start := 0; start < len(text); {
			end := start + strings.IndexByte(text[start:], '\n')
			sentences = append(sentences, hearsay.Sentence{Span: hearsay.Span{Start: start, End: end}})
			start = end + 1
		}
		trees, parsedAs := parsed(text)
		for _, run := range []struct {
			name      string
			tokens    []hearsay.Token
			sentences []hearsay.Sentence
		}{{c.name, nil, sentences}, {c.name + "-trees", trees, parsedAs}} {
			b.Run(run.name, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				found := 0
				for b.Loop() {
					figures, vetoed := Figures(text, run.tokens, run.sentences)
					found = len(figures) + len(vetoed)
				}
				b.ReportMetric(float64(found), "numbers")
			})
		}
	}
}
