package export

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay"
)

// hxlTable returns the rows of an export in HXL: headings, hashtags, data.
func hxlTable(t testing.TB, out string) (titles, tags []string, data [][]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 3 || all[0][0] != CountNote || strings.Join(all[0][1:], "") != "" {
		t.Fatalf("the first of %d rows is not the note", len(all))
	}
	return all[1], all[2], all[3:]
}

// TestHXLTags wants every hashtag to be a core hashtag of the standard, in its
// syntax, with the standard's attributes only where it suggests them.
func TestHXLTags(t *testing.T) {
	syntax := regexp.MustCompile(`^#[A-Za-z][A-Za-z0-9_]*(\+[A-Za-z][A-Za-z0-9_]*)*$`)
	var core []string
	suggested := map[string][]string{}
	for _, row := range rows(t, "hxl.txt") {
		if row[0] == "tag" {
			core = strings.Fields(row[1])
			continue
		}
		suggested[row[1]] = strings.Fields(row[2])
	}
	titles, tags, _ := hxlTable(t, inventedIn(t, HXL, EntryOptions{}))
	seen := map[string]bool{}
	for k, spec := range tags {
		if !syntax.MatchString(spec) || titles[k] == "" || strings.HasPrefix(titles[k], "#") || seen[spec] {
			t.Errorf("column %q has the hashtag %q", titles[k], spec)
		}
		seen[spec] = true
		parts := strings.Split(strings.TrimPrefix(spec, "#"), "+")
		if !slices.Contains(core, parts[0]) {
			t.Errorf("#%s is no core hashtag", parts[0])
		}
		for n, attribute := range parts[1:] {
			if list, ok := suggested[attribute]; ok && n == 0 && !slices.Contains(list, parts[0]) {
				t.Errorf("+%s is not for #%s", attribute, parts[0])
			}
		}
	}
	for _, spec := range []string{"#affected+killed+min", "#affected+injured+max", "#date+asof", "#meta+source", "#meta+id", "#description+quote", "#meta+span+start", "#meta+document+hash"} {
		if !seen[spec] {
			t.Errorf("there is no %s", spec)
		}
	}
}

// TestHXLPeople wants numbers of people in their columns where a source says
// that it is so, with either end of the wording, and nowhere else.
func TestHXLPeople(t *testing.T) {
	_, tags, data := hxlTable(t, inventedIn(t, HXL, EntryOptions{}))
	var got []string
	for n, row := range data {
		for k, spec := range tags {
			if row[k] != "" && (strings.HasPrefix(spec, "#affected") || strings.HasPrefix(spec, "#value")) {
				got = append(got, strconv.Itoa(n)+" "+spec+" "+row[k])
			}
			if len(row) != len(tags) {
				t.Fatalf("row %d has %d cells", n, len(row))
			}
		}
	}
	want := []string{
		"0 #affected+killed+min 14",
		"1 #affected+injured+min 25", "1 #affected+injured+max 35",
		"2 #affected+displaced+min 1200", "2 #affected+displaced+max 1200",
		"3 #value+max 1200000000",
		"5 #affected+killed+max 8",
		"10 #affected+killed+min 11", "10 #affected+killed+max 11",
		"11 #affected+injured+min 30", "11 #affected+injured+max 30",
		"12 #affected+missing+min 6", "12 #affected+missing+max 10",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestHXLStands wants every reason for which a number of people is none that
// may be taken for one to keep it out of its column.
func TestHXLStands(t *testing.T) {
	for what, change := range map[string]func(*hearsay.Entry){
		"denied":     func(e *hearsay.Entry) { e.Polarity = hearsay.Denies },
		"forecast":   func(e *hearsay.Entry) { e.Polarity = hearsay.Forecasts },
		"unverified": func(e *hearsay.Entry) { e.Polarity = hearsay.CannotVerify },
		"a rise":     func(e *hearsay.Entry) { e.Aspect = hearsay.Rise },
		"a part":     func(e *hearsay.Entry) { e.Aspect = hearsay.PartOf },
		"rejected":   func(e *hearsay.Entry) { e.Review = hearsay.Rejected },
		"superseded": func(e *hearsay.Entry) { e.State = hearsay.Superseded },
		"percent":    func(e *hearsay.Entry) { e.Unit = "percent" },
		"a rate":     func(e *hearsay.Entry) { e.Per = "day" },
		"":           func(*hearsay.Entry) {},
	} {
		entries, _ := invented()
		change(entries[0])
		_, tags, data := hxlTable(t, string(writtenEntries(t, HXL, EntryOptions{}, entries[:1])))
		cell := data[0][slices.Index(tags, "#affected+killed+min")]
		if least := data[0][slices.Index(tags, "#indicator+num+min")]; least != "14" {
			t.Errorf("%s: #indicator has %q", what, least)
		}
		if (cell == "") != (what != "") {
			t.Errorf("%q: #affected+killed+min has %q", what, cell)
		}
	}
}
