package corpus

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func open(t *testing.T, name, content string) (*File, error) {
	t.Helper()
	data := []byte(content)
	if strings.HasSuffix(name, ".gz") {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		data = packed.Bytes()
	}
	return Open(fstest.MapFS{name: {Data: data}}, name)
}

func TestAttributed(t *testing.T) {
	f, err := open(t, "a.jsonl.gz", `{"id":"1","text":"Ñandú: it sank","date":"2031-05-06","split":"dev",`+
		`"attributions":[{"id":"x","source":[[0,5]],"cue":[[5,6]],"content":[[7,9],[10,14]]}]}`+"\n\n")
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.Attributed()
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if a := all[0].Attributions[0]; a.Source[0] != (Span{0, 5}) || len(a.Content) != 2 {
		t.Errorf("got %+v", a)
	}
	if d := all[0].Document(); d.ID != "1" || d.Published != "2031-05-06" || d.Text != "Ñandú: it sank" {
		t.Errorf("got %+v", d)
	}
}

func TestMeasured(t *testing.T) {
	f, err := open(t, "q.jsonl", `{"id":"1","text":"40 km","ref":"2016-11-07T00:00:00","quantities":[`+
		`{"value":40,"low":null,"span":[0,2],"noun":["the","road"],"change":null,"unit_norm":"kilometre","bound":null,"low_open":false},`+
		`{"span":null,"noun":null,"future":{"startDate":"2031-01-01"},"timex":["P2D"]}]}`)
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.Measured()
	if err != nil {
		t.Fatal(err)
	}
	if d := all[0].Document(); d.Published != "2016-11-07" {
		t.Errorf("published %q", d.Published)
	}
	q, r := all[0].Quantities[0], all[0].Quantities[1]
	switch {
	case *q.Value != 40, q.Low != nil, *q.Span != Span{0, 2}, q.Noun != "the road", !q.Change.Marked, *q.UnitNorm != "kilometre",
		q.Unit != nil, q.LowOpen == nil, q.HighOpen != nil:
		t.Errorf("got %+v", q)
	case r.Span != nil, r.Change.Marked, r.UnitNorm != nil, r.Future.StartDate != "2031-01-01", r.Timex[0] != "P2D":
		t.Errorf("got %+v", r)
	}
}

func TestClaimed(t *testing.T) {
	f, err := open(t, "c.jsonl", `{"id":"1","text":"Over 7 fell","published":"2031-05-06","claims":[{"value_text":"Over 7","value_span":[0,6],`+
		`"low":7,"high":null,"low_open":true,"high_open":false,"as_of":null,"chain":[{"name":"she","resolved":"Ana","named":false}]}]}`)
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.Claimed()
	if err != nil {
		t.Fatal(err)
	}
	if c := all[0].Claims[0]; *c.Low != 7 || c.High != nil || !c.LowOpen || c.AsOf != "" || c.Chain[0].Resolved != "Ana" {
		t.Errorf("got %+v", c)
	}
}

// TestRefused wants faults of a file named with their place.
func TestRefused(t *testing.T) {
	for content, want := range map[string]string{
		`{"id":"1"}` + "\n" + `{"id":"1"}`: "q.jsonl:2: 1 stands here twice",
		"\n{":                              "q.jsonl:2: ",
		`{"id":"1","quantities":[{"value":"forty"}]}`: "q.jsonl:1: ",
	} {
		f, err := open(t, "q.jsonl", content)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Measured(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s…", content, err, want)
		}
	}
	if _, err := Open(fstest.MapFS{}, "gold/claims/dev.jsonl"); err == nil || !strings.Contains(err.Error(), "gold/claims/dev.jsonl") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(fstest.MapFS{"a.gz": {Data: []byte("plain")}}, "a.gz"); err == nil || !strings.Contains(err.Error(), "a.gz") {
		t.Errorf("got %v", err)
	}
}

// TestChecksums wants a gold file that is another one read, and the difference
// noted.
func TestChecksums(t *testing.T) {
	f, err := open(t, "gold/claims/dev.jsonl", "")
	if err != nil || !strings.Contains(f.Note, "gold/claims/dev.jsonl is not the file that scores are kept for") {
		t.Errorf("got %q, %v", f.Note, err)
	}
	f, err = open(t, "gold/other.jsonl", "")
	if err != nil || !strings.Contains(f.Note, "no checksum") {
		t.Errorf("got %q, %v", f.Note, err)
	}
}

// TestGold opens every gold file that scores are kept for.
func TestGold(t *testing.T) {
	shared, err := Folder()
	if err != nil {
		t.Skip(err)
	}
	n := 0
	for name := range Files() {
		n++
		f, err := Open(os.DirFS(shared), name)
		if errors.Is(err, fs.ErrNotExist) && strings.HasPrefix(name, "corpora/") {
			t.Log(err) // they are not needed where the gold is
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if f.Note != "" {
			t.Error(f.Note)
		}
		switch {
		case strings.Contains(name, "several-annotators"): // an article stands there once for each annotator
		case strings.HasPrefix(name, "corpora/ud/"):
			_, err = f.Parsed()
		case strings.HasPrefix(name, "corpora/ner/"):
			_, err = f.Names(nil)
		case strings.Contains(name, "/attribution/"):
			_, err = f.Attributed()
		case strings.Contains(name, "/claims/"):
			_, err = f.Claimed()
		case strings.Contains(name, "/reconcile/"):
			_, err = f.Shootings()
		default:
			_, err = f.Measured()
		}
		if err != nil {
			t.Error(err)
		}
	}
	if n == 0 {
		t.Error("checksums.txt names no file")
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HEARSAY_SHARED", dir)
	if _, err := Folder(); err != ErrNoGold {
		t.Errorf("got %v", err)
	}
	if err := os.Mkdir(dir+"/gold", 0o755); err != nil {
		t.Fatal(err)
	}
	if got, err := Folder(); got != dir || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}
