package score

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// What a field is changed to.
var (
	someNumbers = []string{"0", "1", "3", "12", "40", "40.0", "40.0001", "40.0005", "0.1", "0.000000001", "-7", "62000", "62000.3", "2500000", "1.5"}
	someWords   = []string{"", "-", "=", "~", ">", ">=", "<", "<=", "range", "vague", "up", "down", "person", "USD", "percent", "US$", "Per Cent",
		"kilometers", "glasses", "families of the city", "Familien Straße", "İzmit's 3 boxes", "ΟΔΟΣ", "  houses ", "the", "killed", "about", "nearly",
		"rise", "fall", "count", "money", "says", "denies", "2031-08", "2031-08-09", "2031", "\u212a", "e\u0301t\u00e9 stories", "x_1 ½ ²"}
)

// fixedKeys hold what both kinds of program rely on.
var fixedKeys = []string{"id", "span", "value_span", "figure", "core", "text", "chain"}

// disturb writes a copy of a file of records in which the items of some lists
// are dropped, doubled, moved and changed in their fields. Some records lose
// all their items, and, if it may, some are left out.
func disturb(t *testing.T, rnd *rand.Rand, lists, from, to string, drop bool) {
	t.Helper()
	src, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for line := range strings.Lines(string(src)) {
		dec := json.NewDecoder(strings.NewReader(line))
		dec.UseNumber()
		var record map[string]any
		if err := dec.Decode(&record); err != nil {
			t.Fatal(err)
		}
		if drop && rnd.IntN(12) == 0 {
			continue
		}
		length := 1 << 20
		if text, ok := record["text"].(string); ok {
			length = len([]rune(text))
		}
		if doc, ok := record["document"].(map[string]any); ok {
			length = len([]rune(doc["text"].(string)))
		}
		for _, list := range strings.Fields(lists) {
			items, _ := record[list].([]any)
			record[list] = disturbList(rnd, items, length, list != "figures")
		}
		if err := enc.Encode(record); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(to, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// disturbList changes the items of a list, and their number and order if that
// is free.
func disturbList(rnd *rand.Rand, items []any, length int, free bool) []any {
	out := []any{}
	for _, item := range items {
		fields := item.(map[string]any)
		n := 1
		if free {
			n = []int{0, 1, 1, 1, 1, 1, 1, 2}[rnd.IntN(8)]
		}
		for range n {
			out = append(out, disturbItem(rnd, fields, length))
		}
	}
	if free && rnd.IntN(3) == 0 {
		rnd.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	}
	return out
}

func disturbItem(rnd *rand.Rand, fields map[string]any, length int) map[string]any {
	out := map[string]any{}
	keys := []string{}
	for k := range fields {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		v := fields[k]
		if spans, ok := spansIn(v); ok {
			out[k] = disturbSpans(rnd, spans, length)
			if _, single := v.([]any)[0].(json.Number); single {
				out[k] = out[k].([]any)[0]
			}
			continue
		}
		if slices.Contains(fixedKeys, k) || rnd.IntN(6) > 0 {
			out[k] = v
			continue
		}
		switch v.(type) {
		case json.Number:
			out[k] = json.Number(someNumbers[rnd.IntN(len(someNumbers))])
		case string:
			out[k] = someWords[rnd.IntN(len(someWords))]
		case bool:
			out[k] = rnd.IntN(2) == 0
		case nil, []any:
			out[k] = v
		}
		_, isList := v.([]any)
		if _, isBool := v.(bool); !isBool && !isList && rnd.IntN(4) == 0 {
			out[k] = nil
		}
	}
	if _, isFigure := out["low_open"]; isFigure && out["core"] != nil {
		asPrinted(out)
	}
	return out
}

// asPrinted undoes what no figure can be: an end that is open and not there,
// and a counted noun that has a place and no words.
func asPrinted(figure map[string]any) {
	if figure["low"] == nil {
		figure["low_open"] = false
	}
	if figure["high"] == nil {
		figure["high_open"] = false
	}
	if words, _ := figure["of_text"].(string); words == "" {
		figure["of"] = nil
	}
}

// spansIn returns v as a list of spans if it is a span or a list of them.
func spansIn(v any) ([]any, bool) {
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		return nil, false
	}
	if _, ok := list[0].(json.Number); ok && len(list) == 2 {
		return []any{list}, true
	}
	inner, ok := list[0].([]any)
	return list, ok && len(inner) == 2
}

// disturbSpans moves the ends of spans a little. All stay within the text.
func disturbSpans(rnd *rand.Rand, spans []any, length int) any {
	out := []any{}
	for _, s := range spans {
		start, _ := s.([]any)[0].(json.Number).Int64()
		end, _ := s.([]any)[1].(json.Number).Int64()
		if rnd.IntN(3) == 0 {
			start = max(start+rnd.Int64N(13)-6, 0)
			end = min(end+rnd.Int64N(13)-6, int64(length))
		}
		start = min(start, int64(length)-1)
		out = append(out, []any{start, max(end, start+1)})
	}
	return out
}
