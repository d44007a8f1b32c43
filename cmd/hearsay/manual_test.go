package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"hearsay/export"
	"hearsay/intake"
)

// TestManual wants a page for every command, with an example that the command
// line takes, and every flag named on it; and no page of anything else.
func TestManual(t *testing.T) {
	var cli commands
	parser, err := kong.New(&cli, kong.Name("hearsay"), kong.Vars{"inputs": "", "outputs": "", "exports": ""})
	if err != nil {
		t.Fatal(err)
	}
	wanted := []string{"hearsay"}
	for _, command := range parser.Model.Children {
		wanted = append(wanted, command.Name)
		text, err := page(command.Name)
		if err != nil {
			t.Errorf("%s has no page: %v", command.Name, err)
			continue
		}
		if !strings.HasPrefix(text, "# hearsay "+command.Name+"\n\n`hearsay "+command.Name) {
			t.Errorf("the page on %s does not begin with its name and what it does", command.Name)
		}
		flags := command.Flags
		for _, below := range command.Children {
			flags = append(flags, below.Flags...)
			if !strings.Contains(text, "- `hearsay "+command.Name+" "+below.Name) {
				t.Errorf("the page on %s does not say what %s does", command.Name, below.Name)
			}
			if examples := strings.Join(exampleLines(command.Name), "\n"); !strings.Contains(examples, "hearsay "+command.Name+" "+below.Name) {
				t.Errorf("the page on %s has no example of %s", command.Name, below.Name)
			}
		}
		for _, flag := range flags {
			if flag.Name != "help" && !strings.Contains(text, "`--"+flag.Name) {
				t.Errorf("the page on %s does not say what --%s is", command.Name, flag.Name)
			}
		}
		if command.Help == "" || command.Detail == "" {
			t.Errorf("%s --help says nothing", command.Name)
		}
		examples := 0
		for _, line := range exampleLines(command.Name) {
			if !slices.Contains(strings.Fields(line), command.Name) {
				continue
			}
			examples++
			if _, err := parser.Parse(argumentsOf(line)); err != nil {
				t.Errorf("the example %q is not taken: %v", line, err)
			}
		}
		if examples == 0 {
			t.Errorf("the page on %s has no example", command.Name)
		}
		if main, _ := page("hearsay"); !strings.Contains(main, "`hearsay "+command.Name+"`") {
			t.Errorf("the page on hearsay does not name %s", command.Name)
		}
	}
	slices.Sort(wanted)
	if got := pages(); !slices.Equal(got, wanted) {
		t.Errorf("pages %v, want %v", got, wanted)
	}
}

// TestManualFormats wants every format that comes in or goes out in the manual.
func TestManualFormats(t *testing.T) {
	text, err := page("read")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats {
		if !strings.Contains(text, "\n**"+f.Name+"** ") {
			t.Errorf("the page on read does not describe %s", f.Name)
		}
	}
	var help bytes.Buffer
	if status := run(context.Background(), []string{"read", "--help"}, nil, &help, &help, nil); status != statusDone {
		t.Errorf("status %d", status)
	}
	for _, f := range intake.Formats {
		if !strings.Contains(help.String(), f.Name) {
			t.Errorf("read --help does not name %s", f.Name)
		}
	}
	for _, example := range exampleLines("read") {
		if !strings.Contains(help.String(), example) {
			t.Errorf("read --help does not show %q", example)
		}
	}
}

// exampleLines returns the examples of a page, one command line each.
func exampleLines(name string) []string {
	var lines []string
	for line := range strings.Lines(pageExamples(name)) {
		if example, ok := strings.CutPrefix(line, "    "); ok {
			lines = append(lines, strings.TrimSpace(example))
		}
	}
	return lines
}

// argumentsOf returns what the program itself gets of a line for a shell.
func argumentsOf(line string) []string {
	_, after, _ := strings.Cut(line, "hearsay ")
	for _, mark := range []string{" |", " >", " <"} {
		after, _, _ = strings.Cut(after, mark)
	}
	var args []string
	for i, part := range strings.Split(after, `"`) {
		if i%2 == 1 {
			args = append(args, part)
			continue
		}
		args = append(args, strings.Fields(part)...)
	}
	return args
}
