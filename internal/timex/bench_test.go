package timex

import (
	"strings"
	"testing"

	"hearsay"
)

// news is invented news, with about as many times and figures as news has.
var news = strings.Repeat(`The bridge over the Sarrel gave way shortly after nine in the evening, when two buses and a lorry were crossing it towards the market town of Ondara.
Rescuers pulled 14 bodies from the water on Tuesday, the governor's office said, and 31 people were taken to hospitals in the provincial capital, some of them with burns.
“We heard a crack and then the whole deck went down,” said Mirembe Achola, a nurse who lives beside the northern ramp and was among the first to reach the bank.
The transport ministry had closed one lane in March 2023 after inspectors found cracks in three of its eleven piers, but reopened it within weeks under pressure from hauliers.
A spokesman for the builder, which put up the crossing between 1998 and 2001 for about $40 million, declined to comment on the findings of the inspectors.
Parliament will debate the matter next week. Relatives of the missing gathered at the gates of the town hall, where officials read out the names of those who had been found.
Divers worked through the night in strong currents, hampered by low temperatures and by debris from the collapsed deck, which blocked the main channel of the river.
`, 20)

func BenchmarkPeriods(b *testing.B) {
	var sentences []hearsay.Sentence
	at := 0
	for line := range strings.Lines(news) {
		sentences = append(sentences, hearsay.Sentence{Span: hearsay.Span{Start: at, End: at + len(line)}})
		at += len(line)
	}
	b.SetBytes(int64(len(news)))
	b.ReportAllocs()
	for b.Loop() {
		Periods(news, sentences, "2024-01-17")
	}
}
