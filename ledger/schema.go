package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"hearsay"
)

// The schema of each dialect, a file a step.
//
//go:embed schema/sqlite/*.sql schema/postgres/*.sql
var schemas embed.FS

// A schema is the steps that lead to it, in a folder a dialect, and the number of
// the last one.
type schema struct {
	files   fs.FS
	version int
}

// today is the schema that this hearsay knows.
var today = schema{schemas, 2}

func (s schema) admits(version int) error {
	if version > s.version {
		return fmt.Errorf("%w: its schema is %d, and this hearsay knows schemas up to %d", hearsay.ErrNewerLedger, version, s.version)
	}
	return nil
}

// migrate takes the steps that a database has not taken.
func (s schema) migrate(ctx context.Context, db *sql.DB, d *dialect) error {
	steps, err := fs.Sub(s.files, "schema/"+d.name)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectCustom, db, steps, goose.WithStore(versions{d}),
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(log.New(io.Discard, "", 0)))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// upToDate brings an older ledger to the schema of today, after a copy.
func (l *Ledger) upToDate(ctx context.Context, version int) error {
	if err := l.schema.admits(version); err != nil || version == l.schema.version {
		return err
	}
	if l.opt.ReadOnly {
		return fmt.Errorf("%w: its schema is %d, and this hearsay reads schema %d", hearsay.ErrOlderLedger, version, l.schema.version)
	}
	if !isPostgres(l.address) {
		if err := l.copyBefore(ctx, version); err != nil {
			return fmt.Errorf("copying it before its schema is changed: %w", err)
		}
	}
	err := l.schema.migrate(ctx, l.write, l.dialect)
	if now, e := l.schemaNow(ctx); e == nil && now == l.schema.version {
		return nil // by this program or by another
	}
	return err
}

// copyBefore copies the file to "FILE.bak-schemaN", or to a name of that
// beginning if there is such a file.
func (l *Ledger) copyBefore(ctx context.Context, version int) error {
	to := fmt.Sprintf("%s.bak-schema%d", l.address, version)
	part := fmt.Sprintf("%s.part-%d", to, os.Getpid())
	defer os.Remove(part)
	if _, err := l.write.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return err
	}
	free := to
	for n := 2; ; n++ {
		err := os.Link(part, free)
		if err == nil || !errors.Is(err, fs.ErrExist) {
			return err
		}
		free = fmt.Sprintf("%s-%d", to, n)
	}
}

// schemaNow returns the schema that a database has.
func (l *Ledger) schemaNow(ctx context.Context) (version int, err error) {
	err = l.read.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) FROM schema_versions").Scan(&version)
	return version, err
}

// versions is where goose notes the steps that were taken: their numbers, and
// nothing that could differ from one ledger to the next. In SQLite, the last of
// them stands in the head of the file besides.
type versions struct{ d *dialect }

// Tablename returns the name of the table.
func (versions) Tablename() string { return "schema_versions" }

// CreateVersionTable makes the table.
func (v versions) CreateVersionTable(ctx context.Context, db database.DBTxConn) error {
	_, err := db.ExecContext(ctx, "CREATE TABLE schema_versions (version INTEGER PRIMARY KEY)")
	return err
}

// Insert notes that a step was taken.
func (v versions) Insert(ctx context.Context, db database.DBTxConn, req database.InsertRequest) error {
	_, err := db.ExecContext(ctx, v.d.rebind("INSERT INTO schema_versions (version) VALUES (?)"), req.Version)
	if err == nil && v.d.inFile {
		_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", req.Version))
	}
	return err
}

// Delete is not done: a ledger never goes back.
func (versions) Delete(context.Context, database.DBTxConn, int64) error {
	return errors.New("a ledger never goes back to an older schema")
}

// GetMigration tells whether a step was taken.
func (v versions) GetMigration(ctx context.Context, db database.DBTxConn, version int64) (*database.GetMigrationResult, error) {
	var n int64
	err := db.QueryRowContext(ctx, v.d.rebind("SELECT version FROM schema_versions WHERE version = ?"), version).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, database.ErrVersionNotFound
	}
	return &database.GetMigrationResult{Timestamp: time.Time{}, IsApplied: true}, err
}

// GetLatestVersion returns the last step that was taken.
func (v versions) GetLatestVersion(ctx context.Context, db database.DBTxConn) (int64, error) {
	var n sql.NullInt64
	if err := db.QueryRowContext(ctx, "SELECT max(version) FROM schema_versions").Scan(&n); err != nil {
		return 0, err
	}
	if !n.Valid {
		return 0, database.ErrVersionNotFound
	}
	return n.Int64, nil
}

// ListMigrations returns the steps that were taken, the last one first.
func (v versions) ListMigrations(ctx context.Context, db database.DBTxConn) ([]*database.ListMigrationsResult, error) {
	rows, err := db.QueryContext(ctx, "SELECT version FROM schema_versions ORDER BY version DESC")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []*database.ListMigrationsResult
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		all = append(all, &database.ListMigrationsResult{Version: n, IsApplied: true})
	}
	return all, rows.Err()
}
