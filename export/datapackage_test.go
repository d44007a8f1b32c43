package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// filesIn returns the files of a zip file.
func filesIn(t *testing.T, packed []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestDataPackage holds a package to the specifications of Data Package, Data
// Resource, Tabular Data Resource and Table Schema, version 1, and each cell of
// its table to what the schema says of its column.
func TestDataPackage(t *testing.T) {
	files := filesIn(t, sheetOf(t, DataPackage, EntryOptions{WithText: true}))
	about := files["datapackage.json"]
	golden(t, "datapackage.golden", string(filesIn(t, sheetOf(t, DataPackage, EntryOptions{}))["datapackage.json"]))
	faults := packageFaults(about, files)
	// The sample's second document holds words where a ledger has fixed ones.
	faults = slices.DeleteFunc(faults, func(f string) bool { return strings.Contains(f, "row 6,") && strings.Contains(f, "=1+1") })
	for _, f := range faults {
		t.Error(f)
	}
	for _, c := range [][2]string{
		{`"profile": "tabular-data-package"`, `"profile": 7`},
		{`"name": "hearsay-entries"`, `"name": "Hearsay Entries"`},
		{`"resources": [`, `"sources": [`},
		{`"path": "entries.csv"`, `"path": "../entries.csv"`},
		{`"path": "entries.csv"`, `"path": "other.csv"`},
		{`"encoding": "utf-8"`, `"encoding": 8`},
		{`"hash": "sha256:`, `"hash": "sha256:00`},
		{`"bytes": `, `"bytes": 1`},
		{`"type": "boolean"`, `"type": "truth"`},
		{`"name": "figure"`, `"name": "id"`},
		{`"primaryKey": [
          "id"`, `"primaryKey": [
          "nonesuch"`},
		{`"missingValues": [
          ""`, `"missingValues": [
          null`},
		{`"minimum": 0`, `"minimal": 0`},
		{`"delimiter": ","`, `"delimiter": ";"`},
	} {
		changed := strings.Replace(string(about), c[0], c[1], 1)
		if changed == string(about) {
			t.Errorf("%s is not in the package", c[0])
		}
		more := slices.DeleteFunc(packageFaults([]byte(changed), files), func(f string) bool { return strings.Contains(f, "row 6,") })
		if len(more) == 0 {
			t.Errorf("nothing is said of %s", c[1])
		}
	}
}

// packageFaults are what is wrong with a data package. The rules are those of
// the specifications that are marked there with MUST, as far as they are about
// properties that are used here, and their lists of types and constraints.
func packageFaults(about []byte, files map[string][]byte) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	var p map[string]any
	if err := json.Unmarshal(about, &p); err != nil {
		return []string{err.Error()}
	}
	text := func(of map[string]any, names ...string) {
		for _, name := range names {
			if v, ok := of[name]; ok {
				if _, ok := v.(string); !ok {
					fault("%s is no string", name)
				}
			}
		}
	}
	name := regexp.MustCompile(`^([-a-z0-9._/])+$`)
	text(p, "profile", "name", "title", "description", "created", "id", "homepage")
	if s, ok := p["name"].(string); ok && !name.MatchString(s) {
		fault("the name of the package is %q", s)
	}
	if p["profile"] != "tabular-data-package" {
		fault("the profile is %v", p["profile"])
	}
	resources, _ := p["resources"].([]any)
	if len(resources) == 0 {
		fault("there are no resources")
	}
	seen := map[string]bool{}
	for _, x := range resources {
		r, ok := x.(map[string]any)
		if !ok {
			fault("a resource is no object")
			continue
		}
		text(r, "profile", "name", "title", "description", "path", "format", "mediatype", "encoding", "hash")
		s, _ := r["name"].(string)
		if !name.MatchString(s) || seen[s] {
			fault("the name of a resource is %q", s)
		}
		seen[s] = true
		if r["profile"] != "tabular-data-resource" {
			fault("the profile of a resource is %v", r["profile"])
		}
		at, _ := r["path"].(string)
		if at == "" || path.IsAbs(at) || slices.Contains(strings.Split(at, "/"), "..") || strings.Contains(at, "\\") {
			fault("the path is %q", at)
		}
		table, ok := files[at]
		if !ok {
			fault("there is no file %q", at)
			continue
		}
		if n, ok := r["bytes"].(float64); ok && int(n) != len(table) {
			fault("%v bytes, and there are %d", n, len(table))
		}
		sum := sha256.Sum256(table)
		if h, ok := r["hash"].(string); ok && h != "sha256:"+hex.EncodeToString(sum[:]) {
			fault("the hash is %s", h)
		}
		schema, ok := r["schema"].(map[string]any)
		if !ok {
			fault("there is no schema")
			continue
		}
		dialect, _ := r["dialect"].(map[string]any)
		faults = append(faults, schemaFaults(schema)...)
		faults = append(faults, tableFaults(schema, dialect, table)...)
	}
	return faults
}

// constraintsOf are the constraints that Table Schema has for each of its
// types, with those that this program uses of them.
var constraintsOf = map[string][]string{
	"string":   {"required", "unique", "enum", "pattern", "minLength", "maxLength"},
	"number":   {"required", "unique", "enum", "minimum", "maximum"},
	"integer":  {"required", "unique", "enum", "minimum", "maximum"},
	"boolean":  {"required", "unique", "enum"},
	"datetime": {"required", "unique", "enum", "minimum", "maximum"},
	"array":    {"required", "unique", "enum", "minLength", "maxLength"},
	"object":   {"required", "unique", "enum", "minLength", "maxLength"},
}

func schemaFaults(schema map[string]any) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	names := map[string]bool{}
	fields, _ := schema["fields"].([]any)
	if len(fields) == 0 {
		fault("there are no fields")
	}
	for _, x := range fields {
		f, _ := x.(map[string]any)
		name, _ := f["name"].(string)
		if name == "" || names[strings.ToLower(name)] {
			fault("a field is called %q", name)
		}
		names[strings.ToLower(name)] = true
		kind, _ := f["type"].(string)
		known, ok := constraintsOf[kind]
		if !ok {
			fault("the type of %s is %q", name, kind)
		}
		if d, ok := f["description"].(string); !ok || len(d) < 10 {
			fault("%s has no description", name)
		}
		constraints, _ := f["constraints"].(map[string]any)
		for c, v := range constraints {
			if !slices.Contains(known, c) {
				fault("%s of the type %s has the constraint %s", name, kind, c)
			}
			if list, is := v.([]any); (c == "enum") != is || is && len(list) == 0 {
				fault("the constraint %s of %s is %v", c, name, v)
			}
		}
	}
	missing, _ := schema["missingValues"].([]any)
	for _, v := range missing {
		if _, ok := v.(string); !ok {
			fault("a missing value is %v", v)
		}
	}
	keys, _ := schema["primaryKey"].([]any)
	for _, k := range keys {
		if s, _ := k.(string); !names[s] {
			fault("the primary key %v is no field", k)
		}
	}
	return faults
}

// tableFaults holds the cells of a table to its schema.
func tableFaults(schema, dialect map[string]any, table []byte) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	r := csv.NewReader(bytes.NewReader(table))
	if d, _ := dialect["delimiter"].(string); d != "" {
		r.Comma = []rune(d)[0]
	}
	rows, err := r.ReadAll()
	if err != nil {
		return []string{err.Error()}
	}
	fields, _ := schema["fields"].([]any)
	ids := map[string]bool{}
	for n, cells := range rows {
		if len(cells) != len(fields) {
			fault("row %d has %d cells, and there are %d fields", n, len(cells), len(fields))
			continue
		}
		if n > 0 && ids[cells[0]] {
			fault("row %d has the primary key of another", n)
		}
		ids[cells[0]] = true
		for k, x := range fields {
			f, _ := x.(map[string]any)
			if n == 0 {
				if cells[k] != f["name"] {
					fault("the heading %q is not the field %v", cells[k], f["name"])
				}
				continue
			}
			if err := cellFault(f, cells[k]); err != nil {
				fault("row %d, %v: %q: %v", n, f["name"], cells[k], err)
			}
		}
	}
	return faults
}

func cellFault(f map[string]any, cell string) (err error) {
	constraints, _ := f["constraints"].(map[string]any)
	if cell == "" {
		if constraints["required"] == true {
			return errors.New("is required")
		}
		return nil
	}
	x := 0.0
	switch f["type"] {
	case "number":
		if x, err = strconv.ParseFloat(cell, 64); errors.Is(err, strconv.ErrRange) {
			err = nil // the type has no limit
		}
	case "integer":
		var n int64
		n, err = strconv.ParseInt(cell, 10, 64)
		x = float64(n)
	case "boolean":
		if !slices.Contains(f["trueValues"].([]any), any(cell)) && !slices.Contains(f["falseValues"].([]any), any(cell)) {
			err = errors.New("neither true nor false")
		}
	case "datetime":
		_, err = time.Parse("2006-01-02T15:04:05Z", cell)
	case "array":
		var list []any
		err = json.Unmarshal([]byte(cell), &list)
	case "object":
		var object map[string]any
		err = json.Unmarshal([]byte(cell), &object)
	}
	if err != nil {
		return err
	}
	if least, ok := constraints["minimum"].(float64); ok && x < least {
		return errors.New("is too little")
	}
	if most, ok := constraints["maximum"].(float64); ok && x > most {
		return errors.New("is too much")
	}
	if values, ok := constraints["enum"].([]any); ok && !slices.Contains(values, any(cell)) {
		return errors.New("is not one of the values")
	}
	if pattern, ok := constraints["pattern"].(string); ok && !regexp.MustCompile("^("+pattern+")$").MatchString(cell) {
		return errors.New("is not of the pattern")
	}
	return nil
}

// TestDataPackageBytes wants a package whose table was changed to be found out.
func TestDataPackageBytes(t *testing.T) {
	files := filesIn(t, sheetOf(t, DataPackage, EntryOptions{}))
	repack := func(change func(name string, content []byte) []byte) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range []string{"entries.csv", "datapackage.json"} {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			w.Write(change(name, files[name]))
		}
		z.Close()
		return b.Bytes()
	}
	errs := func(packed []byte) (all []error) {
		for _, err := range readPackage(fileOf("it.zip", packed)) {
			if err != nil {
				all = append(all, err)
			}
		}
		return all
	}
	if got := errs(repack(func(_ string, b []byte) []byte { return b })); len(got) > 0 {
		t.Errorf("of an untouched package it says %v", got)
	}
	got := errs(repack(func(name string, b []byte) []byte {
		if name == "entries.csv" {
			return bytes.Replace(b, []byte("fishermen"), []byte("fishermem"), 1)
		}
		return b
	}))
	if len(got) != 1 || !errors.Is(got[0], ErrOtherBytes) {
		t.Errorf("of one changed letter it says %v", got)
	}
	for name, packed := range map[string][]byte{
		"no zip":   []byte("PK\x03\x04"),
		"no about": repackWithout(t, files, "datapackage.json"),
		"no table": repackWithout(t, files, "entries.csv"),
		"no JSON": repack(func(name string, b []byte) []byte {
			if name == "datapackage.json" {
				return b[:40]
			}
			return b
		}),
	} {
		if got := errs(packed); len(got) != 1 || !errors.Is(got[0], ErrForeign) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func repackWithout(t *testing.T, files map[string][]byte, without string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		if name == without {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(content)
	}
	z.Close()
	return b.Bytes()
}
