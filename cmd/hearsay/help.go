package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// The manual: a page for each command, and hearsay.md for all of them.
//
//go:embed manual/*.md
var manual embed.FS

// A helpCommand shows a page of the manual.
type helpCommand struct {
	Page string `arg:"" optional:"" name:"page" help:"The command to show the page of. Unless given, the page on hearsay itself."`
}

// Help is shown with --help.
func (*helpCommand) Help() string { return pageExamples("help") }

// Run writes the page.
func (c *helpCommand) Run(p *program) error {
	name := c.Page
	if name == "" {
		name = "hearsay"
	}
	text, err := page(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return usageError{fmt.Errorf("the manual has no page %q", c.Page), "there are " + strings.Join(pages(), ", ")}
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(p.out, text)
	return writing(err)
}

// page returns a page of the manual.
func page(name string) (string, error) {
	src, err := manual.ReadFile("manual/" + name + ".md")
	return string(src), err
}

// pages returns the names of the pages.
func pages() []string {
	files, _ := fs.Glob(manual, "manual/*.md")
	for i, file := range files {
		files[i] = strings.TrimSuffix(path.Base(file), ".md")
	}
	return files
}

// pageIntro returns the first paragraph of a page below its title.
func pageIntro(name string) string {
	text, _ := page(name)
	_, body, _ := strings.Cut(text, "\n\n")
	intro, _, _ := strings.Cut(body, "\n\n")
	return intro
}

// pageExamples returns the examples of a page, to be shown with --help: the
// manual is the one place where they are written.
func pageExamples(name string) string {
	text, _ := page(name)
	_, rest, _ := strings.Cut(text, "\n## Examples\n\n")
	examples, _, _ := strings.Cut(rest, "\n## ")
	return "Examples:\n\n" + strings.Trim(examples, "\n") + "\n"
}
