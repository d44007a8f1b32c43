package hearsay_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "hearsay"

// TestFloors holds every import of the module against the floors drawn in
// ARCHITECTURE.md: a package imports from lower lines only, never from its
// own, and a package that stands on no floor is refused. A test may borrow from
// its own floor: the example of a skill needs the skills before it.
func TestFloors(t *testing.T) {
	floor := floors(t)
	for _, file := range goFiles(t) {
		dir := path.Dir(file)
		from, ok := floor[dir]
		if !ok {
			t.Errorf("%s: the package %s stands on no floor of ARCHITECTURE.md", file, dir)
			continue
		}
		if strings.HasSuffix(file, "_test.go") && dir == "." {
			continue // these tests look at the whole house
		}
		for _, imp := range imports(t, file) {
			to, ours := strings.CutPrefix(imp, module+"/")
			if imp == module {
				to, ours = ".", true
			}
			if !strings.HasSuffix(file, "_test.go") && (imp == "net" || imp == "net/http" || strings.HasPrefix(imp, "net/rpc")) {
				t.Errorf("%s imports %s; nothing goes over the network", file, imp)
			}
			if strings.HasPrefix(dir, "internal/") && dir != "internal/example" && !strings.HasSuffix(file, "_test.go") && forSkills[imp] {
				t.Errorf("%s imports %s; a skill has no files, clock or goroutines", file, imp)
			}
			switch on, known := floor[to]; {
			case !ours || to == dir:
			case !known:
				t.Errorf("%s imports %s, which stands on no floor", file, imp)
			case on == from && strings.HasSuffix(file, "_test.go"):
			case on <= from:
				t.Errorf("%s imports %s, which is not below it", file, imp)
			}
		}
	}
}

// forSkills are packages that no skill may import: a skill takes a text and
// gives values, and touches nothing else.
var forSkills = map[string]bool{"os": true, "io/fs": true, "context": true, "log": true, "log/slog": true, "math/rand": true, "math/rand/v2": true, "os/exec": true}

// TestRoot holds the root package to words: standard library only, no work
// that could be cancelled, under 1,000 lines.
func TestRoot(t *testing.T) {
	lines := 0
	for _, file := range goFiles(t) {
		if path.Dir(file) != "." || strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines += strings.Count(string(src), "\n")
		for _, imp := range imports(t, file) {
			if strings.Contains(imp, ".") || strings.HasPrefix(imp, module) || imp == "context" {
				t.Errorf("%s imports %s; the words stand on the standard library alone and do no work", file, imp)
			}
		}
	}
	if lines >= 1000 {
		t.Errorf("the root package has %d lines; it is to stay under 1,000", lines)
	}
}

// TestDocs wants a sentence before every exported name that begins with the
// name, and forbids init functions and names that say nothing.
func TestDocs(t *testing.T) {
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, word := range strings.FieldsFunc(file, func(r rune) bool { return r == '/' || r == '.' || r == '_' }) {
			switch word {
			case "util", "utils", "common", "core", "helper", "helpers", "manager", "service", "misc":
				t.Errorf("%s: %q says nothing about what is in it", file, word)
			}
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, decl := range tree.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.Name == "init" {
					t.Errorf("%s has an init function; lists are explicit here", file)
				}
				if d.Name.IsExported() && (d.Recv == nil || exportedReceiver(d)) && !documented(d.Doc, d.Name.Name) {
					t.Errorf("%s: %s wants a comment that begins with its name", file, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() && !documented(s.Doc, s.Name.Name) && !documented(d.Doc, s.Name.Name) {
						t.Errorf("%s: %s wants a comment that begins with its name", file, s.Name.Name)
					}
				}
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	name, ok := typ.(*ast.Ident)
	return ok && name.IsExported()
}

func documented(doc *ast.CommentGroup, name string) bool {
	text := strings.TrimSpace(doc.Text())
	for _, article := range []string{"", "A ", "An ", "The "} {
		if strings.HasPrefix(text, article+name) {
			return true
		}
	}
	return false
}

// floors reads the block of ARCHITECTURE.md that begins with "```floors". The
// floor of the first line is 0.
func floors(t *testing.T) map[string]int {
	t.Helper()
	src, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(src), "```floors\n")
	block, _, closed := strings.Cut(block, "```")
	if !ok || !closed {
		t.Fatal("ARCHITECTURE.md has no block of floors")
	}
	floor := map[string]int{}
	for n, line := range strings.Split(strings.TrimSpace(block), "\n") {
		for _, dir := range strings.Fields(line) {
			floor[dir] = n
		}
	}
	return floor
}

func goFiles(t *testing.T) []string {
	t.Helper()
	return filesWith(t, ".go")
}

// filesWith returns the files of the project whose names have an ending, those
// in testdata left out.
func filesWith(t *testing.T, ending string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case strings.HasSuffix(name, ending):
			files = append(files, filepath.ToSlash(name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, imp := range tree.Imports {
		name, err := strconv.Unquote(imp.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, name)
	}
	return all
}
