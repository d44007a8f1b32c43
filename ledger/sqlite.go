package ledger

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"modernc.org/sqlite"

	"hearsay"
)

var sqliteDialect = &dialect{
	name: "sqlite",
	begin: func(lasting, turned bool) []string {
		switch { // a connection begins with NORMAL
		case turned && lasting:
			return []string{"PRAGMA synchronous = FULL", "BEGIN IMMEDIATE"}
		case turned:
			return []string{"PRAGMA synchronous = NORMAL", "BEGIN IMMEDIATE"}
		}
		return []string{"BEGIN IMMEDIATE"}
	},
	walk:   walkFile,
	listed: "SELECT value FROM json_each(?)",
	inFile: true,

	lie:         order{"rowid", int64(-1 << 63)},
	still:       "BEGIN",
	verifyFirst: verifyFile,
	verifyLast:  verifyWords,

	addWords:  "INSERT INTO words (rowid, quote, figure, counted, names, place, title, facets) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	dropWords: "DELETE FROM words WHERE rowid = ?",
	words: func(number int64, texts []string, all []facet) []any {
		args := []any{number}
		for _, s := range texts {
			args = append(args, s)
		}
		return append(args, facetWords(all))
	},
}

// walkFile goes by full text, which yields entries in the order of their numbers
// and goes from one that meets a condition to the next that may meet all. What is
// of a state and nothing else has an index.
func walkFile(f *Filter, a asking) walk {
	if len(a.of) > 0 || len(a.phrases) > 0 {
		return walk{query: "SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid", parts: [][]any{{a.fts5()}}}
	}
	var w walk
	for _, state := range f.states() {
		if len(w.parts) > 0 {
			w.query += " UNION ALL "
		}
		w.query += "SELECT number FROM entries INDEXED BY entries_state WHERE state = ? AND number >= ? AND number < ?"
		w.parts = append(w.parts, []any{string(state)})
	}
	w.query += " ORDER BY number"
	return w
}

// applicationID tells a ledger from other files of SQLite: "Hear".
const applicationID = 0x48656172

// openFile opens a ledger in a file. Whether it is one is seen from the first
// bytes of the file, before SQLite may touch it.
func (l *Ledger) openFile(ctx context.Context) error {
	l.dialect = sqliteDialect
	sharedLocks()
	version, err := versionOfFile(l.address)
	if errors.Is(err, fs.ErrNotExist) && l.opt.Make && !l.opt.ReadOnly {
		if err = l.makeFile(ctx, l.address); err == nil {
			version, err = versionOfFile(l.address)
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: there is no such file", hearsay.ErrNotLedger)
	}
	if err != nil {
		return err
	}
	if err := l.schema.admits(version); err != nil {
		return err
	}
	if err := l.connectFile(ctx); err != nil {
		return err
	}
	// What the file begins with may lie behind what was written last.
	if err := l.read.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	return l.upToDate(ctx, version)
}

// sharedLocks makes SQLite take locks that another part of the program cannot
// let go of by closing the file. Where the system has none, the others serve.
var sharedLocks = sync.OnceFunc(func() { _, _ = sqlite.OFDLocking(true) })

// versionOfFile returns the schema of the ledger in a file, and
// [hearsay.ErrNotLedger] if it is something else.
func versionOfFile(path string) (int, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%w: it is no file", hearsay.ErrNotLedger)
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	var head [100]byte
	if _, err := io.ReadFull(f, head[:]); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return 0, fmt.Errorf("%w: it is %d bytes long", hearsay.ErrNotLedger, info.Size())
		}
		return 0, err
	}
	if string(head[:16]) != "SQLite format 3\x00" {
		return 0, fmt.Errorf("%w: it is no file of SQLite", hearsay.ErrNotLedger)
	}
	if binary.BigEndian.Uint32(head[68:]) != applicationID {
		return 0, fmt.Errorf("%w: it is a file of SQLite that something else has made", hearsay.ErrNotLedger)
	}
	return int(binary.BigEndian.Uint32(head[60:])), nil
}

// makeFile makes an empty ledger: wholly, under another name, and then gives it
// its own. So there is never half a ledger, and never two.
func (l *Ledger) makeFile(ctx context.Context, path string) error {
	image, err := l.emptyImage(ctx)
	if err != nil {
		return err
	}
	folder := filepath.Dir(path)
	f, err := os.OpenFile(filepath.Join(folder, fmt.Sprintf(".%s.new-%016x", filepath.Base(path), rand.Uint64())), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(image)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	err = os.Link(f.Name(), path)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a disk without links
		if _, there := os.Stat(path); errors.Is(there, fs.ErrNotExist) {
			err = os.Rename(f.Name(), path)
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return nil // somebody else was faster
	}
	if dir, e := os.Open(folder); e == nil { // so that the name outlasts the power, too
		dir.Sync()
		dir.Close()
	}
	return err
}

// emptyImage returns the bytes of an empty ledger.
func (l *Ledger) emptyImage(ctx context.Context) ([]byte, error) {
	db, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := l.schema.migrate(ctx, db, l.dialect); err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	var image []byte
	err = conn.Raw(func(c any) error {
		var err error
		image, err = c.(interface{ Serialize() ([]byte, error) }).Serialize()
		return err
	})
	if err == nil {
		image[18], image[19] = 2, 2 // it is written by way of a WAL
	}
	return image, err
}

// openDatabase opens the file, as a database whose own tables nobody may write to,
// if it is defended.
func (l *Ledger) openDatabase(more url.Values, defended bool) (*sql.DB, error) {
	path, err := filepath.Abs(l.address)
	if err != nil {
		return nil, err
	}
	common := url.Values{"_pragma": {"busy_timeout(120000)", "foreign_keys(1)", "secure_delete(1)", "trusted_schema(0)"}, "_dqs": {"0"}}
	if defended {
		common.Set("_defensive", "1")
	}
	for k, v := range common {
		more[k] = append(append([]string{}, v...), more[k]...)
	}
	return sql.Open("sqlite", fileURL(path)+"?"+more.Encode())
}

// connectFile connects one writer and as many readers as come. Waiting for
// another program that writes is SQLite's own business.
func (l *Ledger) connectFile(ctx context.Context) error {
	open := func(more url.Values) (*sql.DB, error) { return l.openDatabase(more, true) }
	var err error
	if !l.opt.ReadOnly {
		l.write, err = open(url.Values{"mode": {"rw"}, "_pragma": {"synchronous(NORMAL)", "cache_size(-65536)", "journal_size_limit(67108864)"}})
		if err != nil {
			return err
		}
		l.write.SetMaxOpenConns(1)
	}
	ways := []url.Values{{"mode": {"rw"}, "_pragma": {"query_only(1)", "cache_size(-16384)"}}}
	if l.opt.ReadOnly {
		// A file that may not be written, and at last one in a folder that may not be.
		ways = append(ways, url.Values{"mode": {"ro"}}, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	}
	for i, way := range ways {
		if way.Has("immutable") && notEmpty(l.address+"-wal") {
			break // it would be read without what was written last
		}
		if l.read, err = open(way); err != nil {
			return err
		}
		l.read.SetMaxIdleConns(4)
		var n int
		if err = l.read.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n); err == nil {
			return nil
		}
		if i < len(ways)-1 {
			l.read.Close()
		}
	}
	return err
}

func notEmpty(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// fileURL writes a path as SQLite's URIs want it.
func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // "C:/ledger.db"
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath()
}
