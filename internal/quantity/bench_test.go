package quantity

import (
	"strings"
	"testing"
)

// news is made up, with about as many figures and dates as a report has.
const news = `At least 31 people were killed and more than 240 injured when a ferry with about 400 passengers sank off the port of Marrow on Tuesday, officials said.
The Brindle Star, a 62-metre vessel built in 1987, left the harbour at 6:40 a.m. and went down within 15 minutes, the port authority said in a statement.
"We heard a noise and then the lights went out," said Oluwaseun Adair, 34, a teacher who swam to the shore with her two sons. "Nobody told us anything until the water came in."
Rescuers from three districts searched through the night, and the coast guard sent two helicopters and several boats from a base 40 kilometres to the south.
The ministry of transport put the number of missing at between 50 and 60, and said that the count would change as families came forward.
It was the second disaster on the line in five years. In March 2019 a smaller ferry ran aground with no loss of life, but the operator was fined $1.2 million, or roughly a third of its yearly profit.
Passenger numbers rose 12 percent to 4.3 million last year, according to the regulator, while spending on repairs fell from $9 million to $6.5 million.
Opposition members asked why the ship had been allowed to leave when the wind was already blowing at 80 km/h, and why only half of the life jackets on board could be used.
The minister, who has been in office since January, promised an inquiry, and said that tens of thousands of people depend on the crossing every week.
`

func BenchmarkFigures(b *testing.B) {
	text := strings.Repeat(news, 64)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	figures, vetoed := 0, 0
	for b.Loop() {
		f, v := Figures(text, nil)
		figures, vetoed = len(f), len(v)
	}
	b.ReportMetric(float64(figures), "figures")
	b.ReportMetric(float64(vetoed), "vetoed")
}
