package main

import (
	"bytes"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/export"
)

// TestPasswords wants no password of a ledger's address to be printed, as it
// stands there or as it is meant, in whatever is said.
func TestPasswords(t *testing.T) {
	for address, secrets := range map[string][]string{
		"postgres://desk:s3cret@db.example/flood":               {"s3cret"},
		"postgresql://desk:s%2Fcr%40t@db.example:5432/flood":    {"s%2Fcr%40t", "s/cr@t"},
		"postgres://desk:p@ss/w0rd@db.example/flood":            {"p@ss/w0rd"},
		"postgres://db.example/flood?user=desk&password=s3cret": {"s3cret"},
		"host=db.example password='s3cret x' user=desk":         {"s3cret x"},
		"postgres://desk:abc@db.example/flood":                  {":abc@"},
		"postgres://desk@db.example/flood":                      nil,
		"postgres://desk:@db.example/flood":                     nil,
		"flood:1.ledger":                                        nil,
		"pile/flood@home.ledger":                                nil,
	} {
		var b bytes.Buffer
		g := &gripes{w: &b, secret: passwordOf(address)}
		g.error(errors.New("opening the ledger "+address+": no such host"), "")
		for _, s := range secrets {
			if strings.Contains(b.String(), s) {
				t.Errorf("%s is printed: %s", s, b.String())
			}
		}
		if len(secrets) == 0 && b.String() != "hearsay: error: opening the ledger "+address+": no such host\n" {
			t.Errorf("%s comes out as %s", address, b.String())
		}
	}
}

// TestClock wants the clock to stand still where SOURCE_DATE_EPOCH says so.
func TestClock(t *testing.T) {
	clock, err := clockOf([]string{"SOURCE_DATE_EPOCH=1900000000"})
	if err != nil || clock().Format(time.RFC3339Nano) != "2030-03-17T17:46:40Z" || clock() != clock() {
		t.Errorf("got %v, %v", clock(), err)
	}
	clock, err = clockOf(nil)
	if now := clock(); err != nil || time.Since(now).Abs() > time.Minute || now.Nanosecond() != 0 || now.Location() != time.UTC {
		t.Errorf("got %v, %v", now, err)
	}
	for _, wrong := range []string{"soon", "-1", "1e9", "99999999999999"} {
		var usage usageError
		if _, err := clockOf([]string{"SOURCE_DATE_EPOCH=" + wrong}); !errors.As(err, &usage) || usage.hint == "" {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}

// TestReadBy wants a reader to be named by its release and its fingerprint, and
// builds between releases by the fingerprint alone.
func TestReadBy(t *testing.T) {
	if got := readBy(false); !strings.Contains(got, ", reader ") || readBy(true) == got {
		t.Errorf("%q, %q", got, readBy(true))
	}
	for version, want := range map[string]string{
		"": "unreleased", "(devel)": "unreleased", "v1.2.0": "v1.2.0", "v2.0.0-rc.1": "v2.0.0-rc.1", "v1.2.0+dirty": "unreleased",
		"v0.0.0-20310514060000-0123456789ab": "unreleased", "v1.2.1-0.20310514060000-0123456789ab+dirty": "unreleased",
	} {
		if got := releaseOf(&debug.BuildInfo{Main: debug.Module{Version: version}}); got != want {
			t.Errorf("%q gives %q", version, got)
		}
	}
}

func TestSpan(t *testing.T) {
	for given, want := range map[string]string{
		"":                        "–",
		"2031-05-14":              "2031-05-14–2031-05-14",
		"2031-05":                 "2031-05–2031-05",
		"2031":                    "2031–2031",
		"2031-05..2031-06-03":     "2031-05–2031-06-03",
		"2031-05..2031":           "2031-05–2031",
		"..2031-05":               "–2031-05",
		"2031-05-14..":            "2031-05-14–",
		"..":                      "–",
		"soon":                    `is no time: "soon"`,
		"2031-5-1":                `is no time: "2031-5-1"`,
		"2031-05-14..soon":        `is no time: "soon"`,
		"2031-06..2031-05":        `ends before it begins: "2031-06..2031-05"`,
		"2031-05-14...2031-05-16": `is no time: ".2031-05-16"`,
	} {
		from, to, err := span(given)
		got := string(from + "–" + to)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s gives %s, want %s", given, got, want)
		}
	}
}

// TestEscaped wants JSON to read back as it was, with nothing that a terminal
// would act on.
func TestEscaped(t *testing.T) {
	got := string(escaped([]byte("{\"a\":\"\x7f \u202e 家 \u00ad \U000e0001 \u2028\"}")))
	if want := `{"a":"\u007f \u202e 家 \u00ad \udb40\udc01 \u2028"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if export.Printable(got) != got {
		t.Errorf("%q", got)
	}
}

// A sqliteError is an error as SQLite gives it.
type sqliteError int

func (sqliteError) Error() string { return "odd" }
func (e sqliteError) Code() int   { return int(e) }

func TestLedgerHints(t *testing.T) {
	for _, err := range []error{hearsay.ErrNotLedger, hearsay.ErrOlderLedger, hearsay.ErrNewerLedger, hearsay.ErrNoEntry, hearsay.ErrAmbiguous, hearsay.ErrForgotten,
		sqliteError(8), sqliteError(13), sqliteError(0x20a), sqliteError(11), sqliteError(5)} {
		if hintFor(err) == "" {
			t.Errorf("no hint for %v", err)
		}
	}
	if hint := hintFor(sqliteError(1)); hint != "" {
		t.Errorf("a hint for what nobody can help: %s", hint)
	}
	for err, want := range map[error]bool{sqliteError(13): true, sqliteError(18): false, errors.New("its text is odd"): false, driver.ErrBadConn: true, os.ErrDeadlineExceeded: true} {
		if aboutLedger(fmt.Errorf("adding: %w", err)) != want {
			t.Errorf("%v: whether it is about the ledger is not %v", err, want)
		}
	}
	both := errors.Join(hearsay.ErrNotLedger, fs.ErrNotExist)
	if hint := hintFor(both); !strings.Contains(hint, "hearsay add") {
		t.Errorf("the hint for a ledger that is not there: %s", hint)
	}
}

// TestChanges wants corrections by the names that exports have, and nothing
// that cannot be.
func TestChanges(t *testing.T) {
	changes, err := changesOf([]string{"category=injured", "place=", "as_of = 2031-05-12"})
	want := []hearsay.Change{{Field: "category", Is: "injured"}, {Field: "place"}, {Field: "as_of", Is: "2031-05-12"}}
	if err != nil || !slices.Equal(changes, want) {
		t.Errorf("got %v, %v", changes, err)
	}
	for _, wrong := range []string{"category", "colour=red", "category=dead", "quote=no", "=injured"} {
		var usage usageError
		if _, err := changesOf([]string{wrong}); !errors.As(err, &usage) || usage.hint == "" {
			t.Errorf("%s is taken: %v", wrong, err)
		}
	}
}
