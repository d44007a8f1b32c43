//go:build unix

package main

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver pgx
)

// postgres returns the address of an empty schema, which is dropped again.
func postgres(t *testing.T, name string) string {
	t.Helper()
	server := os.Getenv("HEARSAY_POSTGRES")
	if server == "" {
		t.Skip("no PostgreSQL: set HEARSAY_POSTGRES=postgres://…, or run .ci/postgres go test ./cmd/hearsay, which makes one")
	}
	admin, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	name = fmt.Sprintf("hearsay_program_%d_%s", os.Getpid(), name)
	if _, err := admin.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := admin.Exec("DROP SCHEMA " + name + " CASCADE"); err != nil {
			t.Error(err)
		}
		admin.Close()
	})
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	query := address.Query()
	query.Set("search_path", name)
	address.RawQuery = query.Encode()
	return address.String()
}

// TestPostgresSame wants a ledger in PostgreSQL to say, byte for byte, what one
// in a file says, whatever was done to both.
func TestPostgresSame(t *testing.T) {
	ledgers := []string{postgres(t, "same"), filepath.Join(t.TempDir(), "a.ledger")}
	pile := smallPile(t)
	var dumps, said [2]string
	for i, address := range ledgers {
		do := func(want int, args ...string) string {
			t.Helper()
			status, out, gripes := runAt(append(args, "--ledger", address)...)
			if status != want {
				t.Fatalf("%q ends with %d: %s%s", args, status, out, gripes)
			}
			said[i] += out
			return out
		}
		do(statusFailed, "add", "--format", "jsonl", pile)
		do(statusFailed, "add", pile)
		id := do(statusDone, "list", "--limit", "1", "--category", "killed")[len(`{"id":"`):][:16]
		do(statusDone, "rule", id, "correct", "--set", "category=missing", "--why", "misread", "--by", "Ines")
		do(statusDone, "rule", id[:12], "remark", "--why", "third line\x00", "--by", "Ines")
		do(statusDone, "source", "list", "--format", "jsonl")
		do(statusDone, "source", "rename", "police", "Police of Tarn", "--why", "there are others", "--by", "Ines")
		do(statusDone, "list", "--origin", "Police of Tarn")
		do(statusDone, "list", "--text", `"old quay" ELMO`, "--as-of", "2031-05..2031")
		do(statusDone, "list", "--text", `quay fishermen`, "--status", "corrected")
		do(statusDone, "forget", "d3", "--why", "asked for", "--by", "Ines")
		do(statusDone, "show", id)
		do(statusDone, "verify")
		dumps[i] = dump(t, address)
	}
	if said[0] != said[1] {
		t.Errorf("PostgreSQL says\n%s", firstDifference(said[0], said[1]))
	}
	if dumps[0] != dumps[1] {
		t.Errorf("PostgreSQL holds\n%s", firstDifference(dumps[0], dumps[1]))
	}
}

// TestPostgresKill kills the program while it adds to PostgreSQL.
func TestPostgresKill(t *testing.T) {
	pile, address := smallPile(t), postgres(t, "kill")
	whole := filepath.Join(t.TempDir(), "whole.ledger")
	begun := time.Now()
	if status, _, gripes := runAt("add", "--ledger", whole, pile); status != statusFailed {
		t.Fatal(gripes)
	}
	length := time.Since(begun) + time.Second
	dice := rand.New(rand.NewPCG(7, 2031))
	killed := 0
	for range 8 {
		doom := fmt.Sprintf("%s %d 0 nowhere", byLength, dice.Int64N(length.Microseconds()))
		if done, _, gripes := runApart(t, "hearsay-doomed", doom, "add", "--ledger", address, pile); done {
			killed++
		} else if strings.Contains(gripes, "panic") {
			t.Fatal(gripes)
		}
	}
	if status, _, gripes := runAt("add", "--ledger", address, pile); status != statusFailed || strings.Count(gripes, "error:") != 1 {
		t.Fatalf("add ends with %d: %s", status, gripes)
	}
	wantWhole(t, address)
	if got, want := dump(t, address), dump(t, whole); got != want {
		t.Errorf("after %d kills the ledger holds\n%s", killed, firstDifference(got, want))
	}
}
