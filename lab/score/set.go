// Package score sets a reading against the gold and says how well it did, in
// the same numbers, to the last digit, as the programs in the tools folder.
//
// The tables in results/ are committed: they are the quality of the reader,
// and they move as a diff.
package score

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"hearsay"
	"hearsay/lab/corpus"
	"hearsay/reader"
)

// A Reader has documents read one by one, in some way, and returns their readings
// in the same order.
type Reader func(docs []*hearsay.Document, way Way) []hearsay.Reading

// A Way is how one document is read.
type Way func(*hearsay.Document) hearsay.Reading

// A Set is one gold file that the reader, or a layer under it, is measured on.
type Set struct {
	Name   string // its table is results/Name.txt
	Kind   string // "claims", "links", "shootings", "attribution", "quantity", "time"; "hard"; "segment", "tag", "tree", "name", "coref"
	File   string // below the shared folder
	Trees  string // the treebank that a file of names belongs to
	Sealed bool   // it is for measuring only: nobody looks at what is wrong there

	// Convention has readings put into the convention that the collection has
	// published before they are scored; see convention.go.
	Convention bool

	// Way is how the texts are read; nil is as the program reads them.
	Way Way
}

// Sets returns every Set, the whole task first, then its parts, then the layers
// under them.
func Sets() []Set {
	sets := []Set{
		{Name: "claims", Kind: "claims", File: "gold/claims/dev.jsonl"},
		{Name: "claims-grammar", Kind: "claims", File: "gold/claims/dev.jsonl", Way: reader.Way{Rules: true, Grammar: true}.Read},
		{Name: "links", Kind: "links", File: "gold/claims/dev.jsonl"},
		{Name: "shootings", Kind: "shootings", File: "gold/reconcile/gva.jsonl"},
		{Name: "attribution", Kind: "attribution", File: "gold/attribution/polnear-dev.jsonl.gz"},
		{Name: "attribution-grammar", Kind: "attribution", File: "gold/attribution/polnear-dev.jsonl.gz", Way: reader.Way{Rules: true, Grammar: true}.Read},
		{Name: "newsquant", Kind: "quantity", File: "gold/quantity/newsquant.jsonl"},
		{Name: "challenge", Kind: "quantity", File: "gold/quantity/challenge.jsonl"},
	}
	for file := range corpus.Files() {
		if path.Dir(file) != "gold/quantity" || slices.ContainsFunc(sets, func(s Set) bool { return s.File == file }) {
			continue
		}
		name := strings.TrimSuffix(path.Base(file), ".jsonl")
		kind := "quantity"
		if strings.HasPrefix(name, "dt-") {
			kind = "time"
		}
		sets = append(sets, Set{Name: name, Kind: kind, File: file})
	}
	return append(append(sets, hardSets()...), layerSets()...)
}

// Matches reports whether s is meant by a pattern: its name, its kind, or a
// shell pattern of its name, such as "rt-*".
func (s Set) Matches(pattern string) bool {
	ok, err := path.Match(pattern, s.Name)
	return pattern == s.Kind && s.Way == nil || err == nil && ok // a way of its own is asked for by name
}

// An Outcome is how a reader did on one Set.
type Outcome struct {
	Table  string // what results/Name.txt holds
	Misses []Miss // what it got wrong, in the order of the gold; nil of a sealed Set

	// Beside are further tables of the same readings, such as how well a
	// confidence keeps its word. That called "calibration" is
	// results/Name-calibration.txt.
	Beside []Table
}

// A Table is one of the further tables of a Set.
type Table struct{ Name, Text string }

// Whole returns every table of o, one after the other.
func (o Outcome) Whole() string {
	all := o.Table
	for _, t := range o.Beside {
		all += "\n" + t.Text
	}
	return all
}

// Score has documents read and their readings set against the gold of s. A
// layer is measured by itself, without the reader; where its treebank is not in
// the shared folder, the error is ErrAbsent.
func (s Set) Score(shared fs.FS, read Reader) (Outcome, error) {
	if s.Kind == "hard" {
		return s.scoreHard(s.reader(read))
	}
	if s.isLayer() {
		return s.scoreLayer(shared, own)
	}
	file, err := corpus.Open(shared, s.File)
	if err != nil {
		return Outcome{}, err
	}
	head := "# " + s.File + "\n"
	if file.Note != "" {
		head += "# note: " + file.Note + "\n"
	}
	var out Outcome
	switch s.Kind {
	case "claims":
		out, err = scoreClaims(file, s.reader(read))
	case "links":
		out, err = scoreLinks(file, s.reader(read))
	case "shootings":
		out, err = scoreShootings(file, s.reader(read))
	case "attribution":
		var people []corpus.Several
		if s.Way == nil { // people and peers stand beside the program as it is
			if people, err = severalPeople(shared); err != nil {
				return Outcome{}, err
			}
		}
		out, err = scoreAttributions(file, people, s.reader(read))
	default:
		out, err = s.scoreQuantities(file, s.reader(read))
	}
	out.Table = head + out.Table
	for i := range out.Beside {
		out.Beside[i].Text = head + out.Beside[i].Text
	}
	return out, err
}

// A readDocuments reads documents as a Set wants them read.
type readDocuments func(docs []*hearsay.Document) []hearsay.Reading

func (s Set) reader(read Reader) readDocuments {
	way := s.Way
	if way == nil {
		way = reader.Way{Rules: true}.Read // as users get it
	}
	return func(docs []*hearsay.Document) []hearsay.Reading { return read(docs, way) }
}

// readAll reads the articles of a gold file; article returns one of them.
func readAll[A any](all []A, read readDocuments, article func(*A) *corpus.Article) ([]*hearsay.Document, []hearsay.Reading) {
	docs := make([]*hearsay.Document, len(all))
	for i := range all {
		docs[i] = article(&all[i]).Document()
	}
	return docs, read(docs)
}

func scoreClaims(file *corpus.File, read readDocuments) (Outcome, error) {
	gold, err := file.Claimed()
	if err != nil {
		return Outcome{}, err
	}
	docs, readings := readAll(gold, read, func(a *corpus.Claimed) *corpus.Article { return &a.Article })
	found := map[string][]corpus.Claim{}
	var misses []Miss
	for i, d := range docs {
		found[d.ID] = ClaimsOf(d, &readings[i])
		misses = append(misses, claimMisses(&gold[i], found[d.ID], newPage(d, &readings[i]))...)
	}
	beside := []Table{{"calibration", claimCalibration(gold, found)}, {"fields", claimFields(gold, found)}}
	return Outcome{Claims(gold, found), misses, beside}, nil
}

func scoreAttributions(file *corpus.File, people []corpus.Several, read readDocuments) (Outcome, error) {
	gold, err := file.Attributed()
	if err != nil {
		return Outcome{}, err
	}
	docs, readings := readAll(gold, read, func(a *corpus.Attributed) *corpus.Article { return &a.Article })
	found := map[string][]corpus.Attribution{}
	var misses []Miss
	for i, d := range docs {
		found[d.ID] = AttributionsOf(d, &readings[i])
		misses = append(misses, attributionMisses(&gold[i], found[d.ID], newPage(d, &readings[i]))...)
	}
	table, err := Attribution("hearsay", gold, found)
	if err != nil {
		return Outcome{}, err
	}
	beside := []Table{{"calibration", attributionCalibration(gold, found)}}
	if people != nil {
		beside = append(beside, Table{"people", besidePeople(gold, found, people)}, Table{"peers", besidePublished(gold, found, people)})
	}
	return Outcome{table, misses, beside}, nil
}

func (s Set) scoreQuantities(file *corpus.File, read readDocuments) (Outcome, error) {
	gold, err := file.Measured()
	if err != nil {
		return Outcome{}, err
	}
	convert, miss := QuantitiesOf, quantityMisses
	if isTime(gold) {
		convert, miss = TimesOf, timeMisses
	}
	if c, ok := conventions[s.Name]; ok && s.Convention {
		convert = func(d *hearsay.Document, r *hearsay.Reading) []corpus.Quantity { return c.convert(d, r) }
	}
	docs, readings := readAll(gold, read, func(a *corpus.Measured) *corpus.Article { return &a.Article })
	found := map[string][]corpus.Quantity{}
	var misses []Miss
	for i, d := range docs {
		found[d.ID] = convert(d, &readings[i])
		misses = append(misses, miss(&gold[i], found[d.ID], newPage(d, &readings[i]))...)
	}
	table := Quantity(gold, found, "")
	if path.Base(file.Name) == "newsquant.jsonl" {
		// The other half of NewsQuant is sealed; should it ever stand in the
		// same file, the part to tune on keeps its own table.
		table += "\n# split dev\n" + Quantity(gold, found, "dev")
	}
	return Outcome{Table: table, Misses: misses}, nil
}
