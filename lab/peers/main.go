// Peers measures hearsay's words, sentences, parts of speech and names beside
// those of wink-nlp and compromise, two libraries of JavaScript, on the same
// texts and the same machine. run.sh installs what it needs and starts it; it is
// no part of the gate.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"hearsay/lab/corpus"
)

func main() {
	shared := flag.String("shared", "", "the folder that holds corpora/; without it $HEARSAY_SHARED, or ../shared beside the repository")
	rounds := flag.Int("rounds", 5, "how many times each system reads everything; the fastest counts")
	flag.Parse()
	if err := run(os.Stdout, *shared, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(2)
	}
}

// A part is some documents that are measured together.
type part struct {
	name  string
	docs  []corpus.Parsed
	names [][]corpus.Name
}

// A system is one of those that are set side by side.
type system struct {
	name string
	read func(texts []string, rounds int) (found, error)
}

// A found is what a system found in texts, and how fast: the processor time
// that all of them took.
type found struct {
	readings []reading
	version  string
	seconds  float64
}

var systems = []system{
	{"hearsay", readOwn},
	{"wink-nlp", func(texts []string, rounds int) (found, error) { return readPeer("wink", texts, rounds) }},
	{"compromise", func(texts []string, rounds int) (found, error) { return readPeer("compromise", texts, rounds) }},
}

func run(out io.Writer, shared string, rounds int) error {
	if shared == "" {
		var err error
		if shared, err = corpus.Folder(); err != nil {
			return err
		}
	}
	parts, err := partsIn(os.DirFS(shared))
	if err != nil {
		return err
	}
	var texts []string
	words := 0
	for _, p := range parts {
		for _, d := range p.docs {
			texts = append(texts, d.Text)
			words += len(d.Tokens)
		}
	}
	all := make([]found, len(systems))
	for i, s := range systems {
		if all[i], err = s.read(texts, rounds); err != nil {
			return fmt.Errorf("reading with %s: %w", s.name, err)
		}
		if n := len(all[i].readings); n != len(texts) {
			return fmt.Errorf("%s read %d of %d texts", s.name, n, len(texts))
		}
	}
	verdicts := make([][]verdict, len(parts))
	from := 0
	for i, p := range parts {
		var readings [][]reading
		for _, f := range all {
			readings = append(readings, f.readings[from:from+len(p.docs)])
		}
		verdicts[i] = judge(p.docs, p.names, readings)
		from += len(p.docs)
	}
	return writeTable(out, parts, all, verdicts, words)
}

// partsIn returns the parts of the treebanks in the shared folder.
func partsIn(shared fs.FS) ([]part, error) {
	var parts []part
	for _, p := range []struct{ name, file, names string }{
		{"GUM dev, news", "gum-clean-dev", "gum-dev"},
		{"EWT dev", "ewt-dev", ""}, // its names are learned from
		{"PUD", "pud-test", "uner-pud"},
	} {
		f, err := corpus.Open(shared, "corpora/ud/"+p.file+".conllu.gz")
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the treebanks are not in the shared folder: %w", err)
		}
		if err != nil {
			return nil, err
		}
		docs, err := f.Parsed()
		if err != nil {
			return nil, err
		}
		if p.file == "gum-clean-dev" {
			docs = newsOf(docs)
		}
		var names [][]corpus.Name
		if p.names != "" {
			f, err := corpus.Open(shared, "corpora/ner/"+p.names+".tsv.gz")
			if err != nil {
				return nil, err
			}
			if names, err = f.Names(docs); err != nil {
				return nil, err
			}
		}
		parts = append(parts, part{p.name, docs, names})
	}
	return parts, nil
}
