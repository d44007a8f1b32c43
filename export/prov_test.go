package export

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// provRoles are what the relations of PROV-JSON relate: the attributes that
// name something, each with the sections in which that may be declared, and
// those without which there is no relation.
var provRoles = map[string]map[string]string{
	"wasGeneratedBy":    {"prov:entity": "entity!", "prov:activity": "activity"},
	"used":              {"prov:activity": "activity!", "prov:entity": "entity"},
	"wasDerivedFrom":    {"prov:generatedEntity": "entity!", "prov:usedEntity": "entity!", "prov:activity": "activity"},
	"wasAttributedTo":   {"prov:entity": "entity!", "prov:agent": "agent!"},
	"wasAssociatedWith": {"prov:activity": "activity!", "prov:agent": "agent"},
	"wasInvalidatedBy":  {"prov:entity": "entity!", "prov:activity": "activity"},
	"hadMember":         {"prov:collection": "entity!", "prov:entity": "entity!"},
}

// soundProv reports what is wrong with a PROV-JSON document: an identifier
// without a declared prefix, a relation to what is not declared or is of
// another sort, a thing that was made twice, or that came from itself.
func soundProv(doc string) error {
	var all map[string]map[string]json.RawMessage
	if err := noTwice(doc); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(doc), &all); err != nil {
		return err
	}
	prefixes := map[string]bool{"prov": true, "xsd": true}
	for p, raw := range all["prefix"] {
		var iri string
		if json.Unmarshal(raw, &iri) != nil || !strings.Contains(iri, ":") {
			return fmt.Errorf("the prefix %s stands for %s", p, raw)
		}
		prefixes[p] = true
	}
	named := func(id string) error {
		p, local, ok := strings.Cut(id, ":")
		if !ok || !prefixes[p] || strings.Trim(local, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%") != "" {
			return fmt.Errorf("%q is no name with a declared prefix", id)
		}
		return nil
	}
	made, from := map[string]int{}, map[string][]string{}
	for section, records := range all {
		if section == "prefix" {
			continue
		}
		roles, relation := provRoles[section]
		if !relation && !slices.Contains([]string{"entity", "activity", "agent"}, section) {
			return fmt.Errorf("there is no section %s in PROV-JSON", section)
		}
		for id, raw := range records {
			if relation != strings.HasPrefix(id, "_:") {
				return fmt.Errorf("%s in %s", id, section)
			}
			if !relation {
				if err := named(id); err != nil {
					return err
				}
			}
			var record map[string]any
			if err := json.Unmarshal(raw, &record); err != nil {
				return err
			}
			for name, value := range record {
				if err := named(name); err != nil {
					return fmt.Errorf("%s of %s: %w", name, id, err)
				}
				if typed, ok := value.(map[string]any); ok {
					if len(typed) != 2 || typed["$"] == nil || named(typed["type"].(string)) != nil {
						return fmt.Errorf("%s of %s is %v", name, id, value)
					}
					if typed["type"] == qualifiedName {
						if err := named(typed["$"].(string)); err != nil {
							return err
						}
					}
				}
			}
			for role, in := range roles {
				to, ok := record[role].(string)
				if !ok && strings.HasSuffix(in, "!") {
					return fmt.Errorf("%s of %s has no %s", id, section, role)
				}
				if _, declared := all[strings.TrimSuffix(in, "!")][to]; ok && !declared {
					return fmt.Errorf("%s relates to %s, which is no declared %s", section, to, in)
				}
			}
			switch section {
			case "wasGeneratedBy":
				made[record["prov:entity"].(string)]++
			case "wasDerivedFrom":
				a, b := record["prov:generatedEntity"].(string), record["prov:usedEntity"].(string)
				from[a] = append(from[a], b)
			}
		}
	}
	for id, n := range made {
		if n > 1 {
			return fmt.Errorf("%s was generated %d times", id, n)
		}
	}
	return circular(from)
}

// circular reports a thing that came from itself.
func circular(from map[string][]string) error {
	state := map[string]int{}
	var visit func(string) error
	visit = func(id string) error {
		switch state[id] {
		case 1:
			return fmt.Errorf("%s was derived from itself", id)
		case 2:
			return nil
		}
		state[id] = 1
		for _, next := range from[id] {
			if err := visit(next); err != nil {
				return err
			}
		}
		state[id] = 2
		return nil
	}
	for id := range from {
		if err := visit(id); err != nil {
			return err
		}
	}
	return nil
}

// noTwice reports a key that an object of doc has twice: a reader would see one
// of them.
func noTwice(doc string) error {
	d := json.NewDecoder(strings.NewReader(doc))
	var keys []map[string]bool
	key := false
	for {
		token, err := d.Token()
		if err != nil {
			return nil // whether it is JSON is seen elsewhere
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{':
				keys, key = append(keys, map[string]bool{}), true
			case '[':
				keys, key = append(keys, nil), false
			default:
				keys = keys[:len(keys)-1]
				key = len(keys) > 0 && keys[len(keys)-1] != nil
			}
			continue
		case string:
			if key {
				if keys[len(keys)-1][token] {
					return fmt.Errorf("the key %q stands there twice", token)
				}
				keys[len(keys)-1][token] = true
				key = false
				continue
			}
		}
		key = len(keys) > 0 && keys[len(keys)-1] != nil
	}
}

// TestProv wants what the rules of PROV-JSON ask for, and that the chain, the
// bytes and the verdicts are there.
func TestProv(t *testing.T) {
	for _, doc := range []string{inventedIn(t, PROV, EntryOptions{}), inventedIn(t, PROV, EntryOptions{WithText: true}), string(sheetOf(t, PROV, EntryOptions{})),
		string(writtenEntries(t, PROV, EntryOptions{}, nil))} {
		if err := soundProv(doc); err != nil {
			t.Error(err)
		}
		if !strings.Contains(doc, CountNote) {
			t.Error("it does not carry the note")
		}
	}
	var all map[string]map[string]map[string]any
	doc := inventedIn(t, PROV, EntryOptions{})
	entries, _ := invented()
	rest := doc[strings.Index(doc, `"entity"`):]
	if err := json.Unmarshal([]byte("{"+rest), &all); err != nil {
		t.Fatal(err)
	}
	related := func(section string, want map[string]string) bool {
		for _, record := range all[section] {
			ok := true
			for role, id := range want {
				ok = ok && record[role] == id
			}
			if ok {
				return true
			}
		}
		return false
	}
	id := entries[0].ID
	for _, c := range []struct {
		section string
		want    map[string]string
	}{
		{"wasDerivedFrom", map[string]string{"prov:generatedEntity": "entry:" + id, "prov:usedEntity": "statement:" + id + ".1"}},
		{"wasDerivedFrom", map[string]string{"prov:generatedEntity": "statement:" + id + ".1", "prov:usedEntity": "statement:" + id + ".2"}},
		{"wasDerivedFrom", map[string]string{"prov:generatedEntity": "entry:" + id, "prov:usedEntity": "document:" + entries[0].Filing.Key}},
		{"wasDerivedFrom", map[string]string{"prov:generatedEntity": "document:" + entries[0].Filing.Key, "prov:usedEntity": "received:" + entries[0].Filing.Key}},
		{"wasAttributedTo", map[string]string{"prov:entity": "statement:" + id + ".2", "prov:agent": "source:" + short("Halm fire brigade")}},
		{"wasAttributedTo", map[string]string{"prov:entity": "statement:" + entries[2].ID + ".1", "prov:agent": "source:" + short("Halm fire brigade")}},
		{"wasAssociatedWith", map[string]string{"prov:activity": "verdict:" + id + ".2", "prov:agent": "person:" + short("Ines")}},
		{"wasDerivedFrom", map[string]string{"prov:generatedEntity": "entry:" + entries[5].ID, "prov:usedEntity": "version:" + entries[5].ID + ".1"}},
		{"wasDerivedFrom", map[string]string{"prov:generatedEntity": "version:" + entries[5].ID + ".1", "prov:usedEntity": "document:" + entries[5].Filing.Key}},
		{"used", map[string]string{"prov:activity": "verdict:" + entries[5].ID + ".1", "prov:entity": "version:" + entries[5].ID + ".1"}},
		{"wasDerivedFrom", map[string]string{"prov:generatedEntity": "entry:00000000000000aa", "prov:usedEntity": "entry:" + entries[4].ID}},
		{"wasInvalidatedBy", map[string]string{"prov:entity": "document:" + entries[13].Filing.Key}},
		{"hadMember", map[string]string{"prov:collection": "hearsay:export", "prov:entity": "entry:" + id}},
	} {
		if !related(c.section, c.want) {
			t.Errorf("%s lacks %v", c.section, c.want)
		}
	}
	if strings.Contains(doc, "PrimarySource") {
		t.Error("somebody is taken for one who saw what happened")
	}
}

// TestProvUnsound wants the test above to see what is wrong.
func TestProvUnsound(t *testing.T) {
	for what, doc := range map[string]string{
		"no prefix":            `{"prefix":{},"entity":{"a:b":{}}}`,
		"no such section":      `{"prefix":{"a":"urn:a:"},"entities":{"a:b":{}}}`,
		"nothing declared":     `{"prefix":{"a":"urn:a:"},"wasAttributedTo":{"_:1":{"prov:entity":"a:b","prov:agent":"a:c"}}}`,
		"an agent for entity":  `{"prefix":{"a":"urn:a:"},"agent":{"a:b":{},"a:c":{}},"wasAttributedTo":{"_:1":{"prov:entity":"a:b","prov:agent":"a:c"}}}`,
		"half a relation":      `{"prefix":{"a":"urn:a:"},"entity":{"a:b":{}},"wasDerivedFrom":{"_:1":{"prov:generatedEntity":"a:b"}}}`,
		"from itself":          `{"prefix":{"a":"urn:a:"},"entity":{"a:b":{}},"wasDerivedFrom":{"_:1":{"prov:generatedEntity":"a:b","prov:usedEntity":"a:b"}}}`,
		"a key twice":          `{"prefix":{"a":"urn:a:"},"entity":{"a:b":{},"a:b":{}}}`,
		"a value without type": `{"prefix":{"a":"urn:a:"},"entity":{"a:b":{"a:c":{"$":"x"}}}}`,
	} {
		func() {
			defer func() {
				if recover() != nil { // a type that is not there
					return
				}
			}()
			if soundProv(doc) == nil {
				t.Errorf("%s passes", what)
			}
		}()
	}
}

// TestSpool wants what is too much for memory to come back whole, and no file
// to stay.
func TestSpool(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var s spool
	line := strings.Repeat("entries and entries ", 1000)
	var want strings.Builder
	for range 150 {
		if _, err := s.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
		want.WriteString(line)
	}
	if s.file == nil || s.buf.Len() > maxSpool || s.size != int64(want.Len()) {
		t.Errorf("%d of %d bytes in memory", s.buf.Len(), s.size)
	}
	var got strings.Builder
	if n, err := s.WriteTo(&got); err != nil || got.String() != want.String() || n != s.size {
		t.Errorf("%d bytes come back, want %d: %v", n, want.Len(), err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("%d files stay", len(left))
	}
	w := PROV.New(&strings.Builder{}, EntryOptions{})
	entries, _ := invented()
	for k := range 3000 {
		e := *entries[0]
		e.ID = fmt.Sprintf("%016x", k)
		e.Next = ""
		if err := w.Write(&e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("%d files stay", len(left))
	}
}
