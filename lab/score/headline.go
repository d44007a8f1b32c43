package score

import (
	"strconv"
	"strings"
)

// A Number is one of the main numbers of a table, in percent.
type Number struct {
	Name  string
	Value float64
}

// headlines says which numbers of a table come first: the row, the column, by
// its heading in the row or by its place, and what to call it.
var headlines = map[string][]struct {
	row, heading string
	place        int
	name         string
}{
	"claims": {
		{"claim", "F1", 0, "claim"}, {"claim_strict", "F1", 0, "strict"}, {"figure", "F1", 0, "figure"}, {"interval", "F1", 0, "interval"},
		{"category", "F1", 0, "category"}, {"origin", "F1", 0, "origin"}, {"false_attribution", "share", 0, "false attribution"},
		{"origin_calibration", "ECE", 0, "ECE of origin"}, {"claim_calibration", "ECE", 0, "of claim"},
	},
	"hard": {
		{"all", "", 1, "category"}, {"all", "", 2, "population"}, {"all", "", 3, "event date"}, {"all", "", 4, "as of"}, {"all", "", 5, "all four"},
	},
	"shootings": {{"killed", "", 7, "killed"}, {"injured", "", 7, "injured"}, {"both", "", 7, "both"}},
	"links":     {{"type", "share", 0, "type"}, {"named", "share", 0, "named"}},
	"attribution": {
		{"macro", "", 3, "token"}, {"source", "", 3, "source"}, {"cue", "", 3, "cue"}, {"content", "", 3, "content"},
		{"macro", "", 6, "spans exact"}, {"partial", "", 3, "partial"}, {"exact", "", 3, "exact"}, {"link", "", 3, "link"},
		{"type: direct", "", 3, "detect direct"}, {"type: mixed", "", 3, "mixed"}, {"type: indirect", "", 3, "indirect"},
		{"partial_calibration", "ECE", 0, "ECE"},
	},
	"quantity": {
		{"value", "F1", 0, "value"}, {"value+bound", "F1", 0, "bound"}, {"value+unit", "F1", 0, "unit"}, {"value+noun", "F1", 0, "noun"},
	},
	"time": {
		{"span_exact", "F1", 0, "span"}, {"span_overlap", "F1", 0, "overlap"}, {"timex@span", "F1", 0, "timex"}, {"resolved@span", "F1", 0, "resolved"},
	},
	"segment": {{"all", "", 7, "ends"}, {"all", "", 4, "tokens"}, {"news", "", 7, "ends of news"}},
	"tag":     {{"all", "", 2, "UPOS"}, {"all", "", 3, "XPOS"}, {"all", "", 4, "lemma"}, {"news", "", 2, "UPOS of news"}},
	"tree": {
		{"all", "", 2, "UAS"}, {"all", "", 3, "LAS"}, {"nsubj", "", 4, "nsubj F1"}, {"ccomp+parataxis", "", 3, "ccomp+parataxis R"},
	},
	"coref": {
		{"all", "", 7, "sources right"}, {"all", "", 8, "found"}, {"news", "", 7, "right of news"}, {"news", "", 8, "found of news"},
	},
	"name": {{"all", "", 6, "F1"}, {"news", "", 6, "F1 of news"}},
}

// Headline returns the main numbers of the tables of s, as far as they have them.
// Where a table comes for several parts of the gold, the first counts.
func (s Set) Headline(table string) []Number {
	var all []Number
	for _, h := range headlines[s.Kind] {
		for line := range strings.Lines(table) {
			fields := strings.Fields(line)
			if len(fields) == 0 || !strings.HasPrefix(strings.Join(fields, " ")+" ", h.row+" ") {
				continue
			}
			at := h.place
			for i, f := range fields {
				if h.heading != "" && f == h.heading {
					at = i + 1
				}
			}
			if at < len(fields) {
				if x, err := strconv.ParseFloat(fields[at], 64); err == nil {
					all = append(all, Number{h.name, x})
				}
			}
			break
		}
	}
	return all
}
