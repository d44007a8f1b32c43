package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"hearsay"
	"hearsay/export"
)

// itemFlags say which items of Wikidata entries are about.
type itemFlags struct {
	Item  string `placeholder:"Q…" help:"The item of Wikidata that the entries are about (quickstatements)."`
	Items string `placeholder:"FILE" help:"Lines of the ID of an entry or a document, a tab, and its item (quickstatements)."`
}

// items returns what tells the item of an entry: that of the entry itself, or
// of its document, or of all. It is nil if nothing is given.
func (c *itemFlags) items() (func(*hearsay.Entry) string, error) {
	if c.Item != "" && !export.IsItem(c.Item) {
		return nil, usageError{fmt.Errorf("--item is the ID of an item such as Q42, not %q", c.Item), "run `hearsay export --help`"}
	}
	if c.Item == "" && c.Items == "" {
		return nil, nil
	}
	of := map[string]string{}
	if c.Items != "" {
		var err error
		if of, err = readItems(c.Items); err != nil {
			return nil, fmt.Errorf("reading %s: %w", c.Items, err)
		}
	}
	return func(e *hearsay.Entry) string {
		for _, id := range []string{e.ID, e.Filing.Key, e.Filing.Document.ID} {
			if item, ok := of[id]; ok {
				return item
			}
		}
		return c.Item
	}, nil
}

// readItems reads a file of IDs and items. A line that begins with "#" is a
// remark.
func readItems(name string) (map[string]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	of := map[string]string{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at := strings.LastIndexAny(line, "\t ") // a path may hold spaces
		if at < 0 || !export.IsItem(line[at+1:]) {
			return nil, fmt.Errorf("line %d is no ID, a tab and an item such as Q42", n)
		}
		of[strings.TrimSpace(line[:at])] = line[at+1:]
	}
	return of, lines.Err()
}
