package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hearsay/lab/corpus"
	"hearsay/lab/score"
)

// The score command reads the gold and prints how well it was read.
type scoreCommand struct {
	Shared     string   `help:"The folder that holds gold/. Without it: $$HEARSAY_SHARED, or ../shared beside the repository." placeholder:"DIR"`
	Only       []string `help:"Sets to score, by name, kind or pattern: claims, attribution, quantity, time, newsquant, 'rt-*'; of the layers under them: segment, tag, tree, name, coref, '*-gum-dev'." placeholder:"SET"`
	Brief      bool     `help:"Print the main numbers alone, and how far they moved."`
	Errors     int      `help:"Show so many places that were read wrongly, with the words around them. Sets for measuring only show none." placeholder:"N"`
	Skip       int      `help:"Pass over so many of them first." placeholder:"N"`
	Fault      []string `help:"Show only places with such a fault, by a name that --errors counts, such as category, or by name and detail, such as 'origin:invented'. May be repeated." placeholder:"NAME" sep:"none"`
	Doc        string   `help:"Show only places in the document with this id." placeholder:"ID"`
	Convention bool     `help:"Put readings into the conventions that the collections of quantities have published (shares as fractions, vague magnitudes with an upper end, ages) before they are scored. No committed tables are of this." xor:"what"`
	Update     bool     `help:"Write the tables into lab/score/results." xor:"what"`
	Check      bool     `help:"Compare the tables with those in lab/score/results, and end with status 1 if any moved." xor:"what"`
	Results    string   `help:"The folder of the committed tables, if not lab/score/results." placeholder:"DIR"`
}

// Run reads the gold.
func (c *scoreCommand) Run(s *streams) error {
	sets, err := c.sets()
	if err != nil {
		return err
	}
	if c.Shared == "" {
		if c.Shared, err = corpus.Folder(); err != nil {
			return err
		}
	}
	if c.Results == "" {
		root, err := corpus.Repository()
		if err != nil {
			return fmt.Errorf("looking for lab/score/results: %w", err)
		}
		c.Results = filepath.Join(root, "lab", "score", "results")
	}
	var watch stopwatch
	var summary strings.Builder
	start := time.Now()
	moved := false
	told := map[string]bool{}
	for _, set := range sets {
		set.Convention = c.Convention
		out, err := set.Score(os.DirFS(c.Shared), watch.read)
		if errors.Is(err, score.ErrAbsent) {
			fmt.Fprintf(s.err, "%s is passed over: %v\n", set.Name, err)
			told[set.Name] = true // its table stays
			continue
		}
		if err != nil {
			return fmt.Errorf("scoring %s: %w", set.Name, err)
		}
		before := score.Outcome{}
		for _, table := range tables(set, out) {
			was, err := c.committed(table.Name)
			if err != nil {
				return err
			}
			if was != table.Text {
				moved = true
			}
			if err := c.tell(s, table, was); err != nil {
				return err
			}
			before.Beside = append(before.Beside, score.Table{Text: was})
			told[table.Name] = true
		}
		if c.Errors > 0 {
			c.showMisses(s, set, out.Misses)
		}
		summary.WriteString(headline(set, out.Whole(), before.Whole()))
	}
	if c.Check && len(c.Only) == 0 {
		stale, err := c.stale(told)
		if err != nil {
			return err
		}
		for _, name := range stale {
			moved = true
			fmt.Fprintf(s.out, "%s is the table of no set: remove it\n", name)
		}
	}
	if c.Errors == 0 {
		fmt.Fprint(s.out, summary.String())
	}
	took := time.Since(start)
	fmt.Fprintf(s.err, "%d documents, %.1f MB, read and scored in %.1f s\n", watch.documents, float64(watch.bytes)/1e6, took.Seconds())
	if c.Check && moved {
		return errMoved
	}
	return nil
}

// sets returns what --only asks for.
func (c *scoreCommand) sets() ([]score.Set, error) {
	all := score.Sets()
	if len(c.Only) == 0 {
		return all, nil
	}
	for _, pattern := range c.Only {
		if !slices.ContainsFunc(all, func(s score.Set) bool { return s.Matches(pattern) }) {
			return nil, fmt.Errorf("no set is called %q: there are %s", pattern, names(all))
		}
	}
	return slices.DeleteFunc(all, func(s score.Set) bool {
		return !slices.ContainsFunc(c.Only, s.Matches)
	}), nil
}

func names(sets []score.Set) string {
	var all []string
	for _, s := range sets {
		all = append(all, s.Name)
	}
	return strings.Join(all, ", ")
}

// tables returns all tables of an outcome, under the names of their files.
func tables(set score.Set, out score.Outcome) []score.Table {
	all := []score.Table{{Name: set.Name, Text: out.Table}}
	for _, t := range out.Beside {
		all = append(all, score.Table{Name: set.Name + "-" + t.Name, Text: t.Text})
	}
	return all
}

func (c *scoreCommand) file(name string) string { return filepath.Join(c.Results, name+".txt") }

// committed returns the table of that name that is committed, or "" if none is.
func (c *scoreCommand) committed(name string) (string, error) {
	was, err := os.ReadFile(c.file(name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(was), err
}

// stale returns the committed tables that were not told of.
func (c *scoreCommand) stale(told map[string]bool) ([]string, error) {
	entries, err := os.ReadDir(c.Results)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !told[strings.TrimSuffix(e.Name(), ".txt")] {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// tell prints or writes one table, as was asked for.
func (c *scoreCommand) tell(s *streams, table score.Table, was string) error {
	switch {
	case c.Check:
		if d := score.Diff(was, table.Text); d != "" {
			fmt.Fprintf(s.out, "%s.txt moved:\n%s\n", table.Name, d)
		}
	case c.Update:
		if err := os.MkdirAll(c.Results, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(c.file(table.Name), []byte(table.Text), 0o644); err != nil {
			return fmt.Errorf("writing the table: %w", err)
		}
	case !c.Brief:
		fmt.Fprintf(s.out, "%s\n%s\n", table.Name, table.Text)
	}
	return nil
}

// showMisses counts what was read wrongly and shows some of it.
func (c *scoreCommand) showMisses(s *streams, set score.Set, misses []score.Miss) {
	if set.Sealed {
		fmt.Fprintf(s.out, "%s is for measuring only: whoever looks at its errors can no longer measure by it\n", set.Name)
		return
	}
	misses = slices.DeleteFunc(misses, func(m score.Miss) bool { return c.Doc != "" && m.Document != c.Doc })
	fmt.Fprintf(s.out, "%s: %s\n", set.Name, score.Summary(misses))
	shown := slices.DeleteFunc(slices.Clone(misses), func(m score.Miss) bool {
		if len(c.Fault) == 0 {
			return !m.Grave
		}
		return !slices.ContainsFunc(c.Fault, m.Has)
	})
	for k, m := range shown[min(c.Skip, len(shown)):] {
		if k == c.Errors {
			break
		}
		fmt.Fprintf(s.out, "%s\n\n", m.Show(c.Skip+k+1))
	}
}

// headline puts the main numbers of a table on a line, each with how far it is
// from the committed one.
func headline(set score.Set, table, was string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-24s", set.Name)
	old := map[string]float64{}
	for _, n := range set.Headline(was) {
		old[n.Name] = n.Value
	}
	for _, n := range set.Headline(table) {
		fmt.Fprintf(&b, "  %s %.1f", n.Name, n.Value)
		if before, ok := old[n.Name]; ok && before != n.Value {
			fmt.Fprintf(&b, " (%+.1f)", n.Value-before)
		}
	}
	return b.String() + "\n"
}
