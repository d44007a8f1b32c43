package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"hearsay"
)

var postgresDialect = &dialect{
	name:    "postgres",
	dollars: true,
	escape:  true,
	begin: func(lasting, _ bool) []string {
		// Whoever has the lock is the only one who writes to this schema.
		all := []string{"BEGIN", "SELECT pg_advisory_xact_lock(hashtext('hearsay ledger'), hashtext(current_schema()))"}
		if !lasting {
			all = append(all, "SET LOCAL synchronous_commit TO off")
		}
		return all
	},
	walk:        walkTables,
	listed:      "SELECT CAST(n AS bigint) FROM json_array_elements_text(CAST(?::text AS json)) n",
	lie:         order{"key", ""},
	still:       "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	verifyFirst: verifyTables,
	verifyLast:  verifyVectors,

	addWords:  "INSERT INTO words (number, search) VALUES (?, CAST(?::text AS tsvector))",
	dropWords: "DELETE FROM words WHERE number = ?",
	words: func(number int64, texts []string, all []facet) []any {
		return []any{number, vector(texts, all)}
	},
}

// walkTables looks for what is asked for in two ways: in each of the next entries
// (near), and by the index, which knows nothing of their order (all). The first
// serves where many entries are wanted, the second where few are. What is of a
// state and nothing else has an index in that order.
func walkTables(f *Filter, a asking) walk {
	if len(a.of) > 0 || len(a.phrases) > 0 {
		return walk{
			near: `SELECT coalesce(max(number), 0), count(*), coalesce(json_agg(number ORDER BY number) FILTER (WHERE found), '[]')::text
				FROM (SELECT number, search @@ CAST(?::text AS tsquery) AS found FROM words WHERE number >= ? AND number < ? ORDER BY number LIMIT ?) AS next`,
			query: `WITH found AS MATERIALIZED (SELECT number FROM words WHERE search @@ CAST(?::text AS tsquery) AND number >= ? AND number < ?)
				SELECT number FROM found ORDER BY number`,
			parts: [][]any{{a.tsquery()}},
		}
	}
	if f.State == AnyState {
		return walk{query: "SELECT number FROM entries WHERE number >= ? AND number < ? ORDER BY number", parts: [][]any{nil}}
	}
	return walk{query: "SELECT number FROM entries WHERE state = ? AND number >= ? AND number < ? ORDER BY number", parts: [][]any{{string(f.states()[0])}}}
}

func isPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "in PostgreSQL"
	}
	query := u.Query()
	query.Del("password")
	u.RawQuery = query.Encode()
	return u.Redacted()
}

// openPostgres opens a ledger in the schema of PostgreSQL that comes first in the
// search_path of the address.
func (l *Ledger) openPostgres(ctx context.Context) error {
	l.dialect = postgresDialect
	config, err := pgx.ParseConfig(l.address)
	if err != nil {
		return err
	}
	reading := config.Copy()
	reading.RuntimeParams["default_transaction_read_only"] = "on"
	// What one source has said and another has may differ a thousandfold: each
	// list is planned for what it asks for.
	reading.RuntimeParams["plan_cache_mode"] = "force_custom_plan"
	l.read = stdlib.OpenDB(*reading)
	l.read.SetMaxOpenConns(8)
	l.read.SetMaxIdleConns(4)
	if !l.opt.ReadOnly {
		l.write = stdlib.OpenDB(*config)
		l.write.SetMaxOpenConns(1)
	}
	tables, err := l.tables(ctx)
	if err != nil {
		return err
	}
	made := func() bool { return slices.Contains(tables, "schema_versions") && slices.Contains(tables, "history") }
	if !made() && l.opt.Make && !l.opt.ReadOnly { // or its making was cut short after the first table
		if slices.Contains(tables, "documents") || slices.Contains(tables, "entries") || slices.Contains(tables, "history") {
			return fmt.Errorf("%w: its schema has tables that something else has made", hearsay.ErrNotLedger)
		}
		if err := l.makePostgres(ctx); err != nil {
			return err
		}
		if tables, err = l.tables(ctx); err != nil {
			return err
		}
	}
	if !made() {
		return fmt.Errorf("%w: its schema has no tables of one", hearsay.ErrNotLedger)
	}
	version, err := l.schemaNow(ctx)
	if err != nil {
		return err
	}
	if version == l.schema.version {
		return nil
	}
	return l.withLock(ctx, func() error { return l.upToDate(ctx, version) })
}

func (l *Ledger) tables(ctx context.Context) (all []string, err error) {
	var schema sql.NullString
	if err := l.read.QueryRowContext(ctx, "SELECT current_schema()").Scan(&schema); err != nil {
		return nil, err
	}
	if !schema.Valid {
		return nil, fmt.Errorf("%w: there is no schema of that name", hearsay.ErrNotLedger)
	}
	err = l.rows(ctx, "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = ?", []any{schema.String}, func(row scanner) error {
		var name string
		err := row.Scan(&name)
		all = append(all, name)
		return err
	})
	return all, err
}

// makePostgres makes the tables, if nobody else does so meanwhile.
func (l *Ledger) makePostgres(ctx context.Context) error {
	return l.withLock(ctx, func() error {
		if tables, err := l.tables(ctx); err != nil || slices.Contains(tables, "history") {
			return err
		}
		return l.schema.migrate(ctx, l.write, l.dialect)
	})
}

// withLock runs work while no other program changes the schema.
func (l *Ledger) withLock(ctx context.Context, work func() error) error {
	conn, err := l.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	const key = "hashtext('hearsay schema'), hashtext(current_schema())"
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock("+key+")"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock("+key+")")
	return work()
}

// tsquery writes an asking as PostgreSQL reads it.
func (a asking) tsquery() string {
	oneOf := func(facets []facet) string {
		words := make([]string, len(facets))
		for i, f := range facets {
			words[i] = "'" + f.lexeme() + "'"
		}
		return "(" + strings.Join(words, " | ") + ")"
	}
	var parts []string
	for _, facets := range a.of {
		parts = append(parts, oneOf(facets))
	}
	for _, words := range a.phrases {
		quoted := make([]string, len(words))
		for k, word := range words {
			if len(word) > longestWord {
				word = "-" // which is a word of no vector
			}
			quoted[k] = "'" + word + "'"
		}
		parts = append(parts, "("+strings.Join(quoted, " <-> ")+")")
	}
	if len(a.not) > 0 {
		parts = append(parts, "!"+oneOf(a.not))
	}
	return strings.Join(parts, " & ")
}

// longestWord is how many bytes a word may have to be searched for; PostgreSQL
// takes some more.
const longestWord = 1000

// lexeme writes a facet as a word of a vector. The sign before it is in no word
// of a text, and the hash keeps it short, whatever its value.
func (f facet) lexeme() string {
	return "=" + string(f.sort) + hashOf(escaper.Replace(f.value))[:16]
}

// vector writes texts as a tsvector: their words with their places. Between two
// texts a place is left free, so that no phrase goes from one to the next. The
// facets have no places.
func vector(texts []string, all []facet) string {
	const last = 16383 // the last place that PostgreSQL tells from the next
	places := map[string][]int{}
	var order []string
	at := 1
	for _, text := range texts {
		for _, word := range tokens(text) {
			if len(word) <= longestWord {
				if places[word] == nil {
					order = append(order, word)
				}
				places[word] = append(places[word], min(at, last))
			}
			at++
		}
		at++
	}
	var b strings.Builder
	for _, word := range order {
		b.WriteString("'" + word + "':")
		for i, p := range places[word] {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strconv.Itoa(p))
		}
		b.WriteByte(' ')
	}
	for _, f := range all {
		b.WriteString("'" + f.lexeme() + "' ")
	}
	return b.String()
}
