package segment

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/lexicon"
)

// The examples cannot hold a blank line, so paragraphs are tested here.
func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // the sentences, "¶" before the first of a paragraph, "#" before a headline
	}{
		{"blank lines part paragraphs", "The dam broke.\n\nTwo men died. One is missing.\n\n\nThe search goes on.",
			[]string{"¶The dam broke.", "¶Two men died.", "One is missing.", "¶The search goes on."}},
		{"so do the lines of other machines", "The dam broke.\r\n\r\nTwo men died.\r\nOne is missing.",
			[]string{"¶The dam broke.", "¶Two men died.", "¶One is missing."}},
		{"and carriage returns alone", "The dam broke.\rTwo men died.",
			[]string{"¶The dam broke.", "¶Two men died."}},
		{"lines of one width are one paragraph", strings.Join([]string{
			"FLOOD IN LOWER TOLVIA",
			"",
			"The water came at night, when the people of the lower villages",
			"slept, and it took the road, the school and two bridges. Nobody",
			"had been told. Soldiers brought bread on the second day.",
			"",
			"\"We saw lights on the other bank and thought that they were",
			"coming for us,\" said Ama Boateng, who keeps the ferry.",
		}, "\n"), []string{
			"¶#FLOOD IN LOWER TOLVIA",
			"¶The water came at night, when the people of the lower villages slept, and it took the road, the school and two bridges.",
			"Nobody had been told.",
			"Soldiers brought bread on the second day.",
			"¶\"We saw lights on the other bank and thought that they were coming for us,\" said Ama Boateng, who keeps the ferry.",
		}},
		{"an indent begins a paragraph of such a block", strings.Join([]string{
			"   The water came at night, when the people of the lower villages",
			"slept, and it took the road, the school and two bridges, and the",
			"ferry was gone.",
			"   Soldiers brought bread on the second day, and the ministry has",
			"promised more.",
		}, "\n"), []string{
			"¶The water came at night, when the people of the lower villages slept, and it took the road, the school and two bridges, and the ferry was gone.",
			"¶Soldiers brought bread on the second day, and the ministry has promised more.",
		}},
		{"lines of many widths are paragraphs", strings.Join([]string{
			"Floods in three districts",
			"The river rose by two metres in a night and cut the only road to the coast, officials said on Sunday.",
			"By Mele Fonua",
			"At least 12 people died.",
		}, "\n"), []string{
			"¶#Floods in three districts",
			"¶The river rose by two metres in a night and cut the only road to the coast, officials said on Sunday.",
			"¶#By Mele Fonua",
			"¶At least 12 people died.",
		}},
		{"items of a wrapped list stay apart", strings.Join([]string{
			"* boats for the lower villages, which nobody can reach by road as",
			"  long as the bridges are down",
			"* doctors for a month",
		}, "\n"), []string{
			"¶#* boats for the lower villages, which nobody can reach by road as long as the bridges are down",
			"¶#* doctors for a month",
		}},
	} {
		_, sents, _ := Text(c.text)
		var got []string
		for i, s := range sents {
			sign := ""
			if i == 0 || s.Paragraph != sents[i-1].Paragraph {
				sign = "¶"
			}
			if s.Headline {
				sign += "#"
			}
			got = append(got, sign+strings.Join(strings.Fields(s.In(c.text)), " "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot\n\t%s\nwant\n\t%s", c.name, strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

func TestListsNameEachEntryOnce(t *testing.T) {
	for name, list := range map[string]string{
		"abbreviations": abbreviationsList, "prefixes": prefixesList, "elisions": elisionsList, "fused": fusedList, "units": unitsList,
		"starters": startersList, "calendar": calendarList, "endings": endingsList, "emoticons": emoticonsList, "saying": sayingList,
	} {
		seen := map[string]bool{}
		for row := range lexicon.Rows(list) {
			if seen[row[0]] {
				t.Errorf("%s.txt has %q twice", name, row[0])
			}
			seen[row[0]] = true
		}
	}
}
