package ledger

import (
	"context"
	"os"
)

// longLog is how long the write-ahead log of a file may become, in bytes, before
// somebody waits for its readers.
const longLog = 32 << 20

// shorten writes a log that has become long into the file and empties it. SQLite
// does so by itself only at a moment at which nobody reads: among many readers
// there is none for hours. New readers are in nobody's way; those at it, pages of
// a list, are waited for. One who reads for long (Verify) is left alone: then the
// log is looked at again when it is twice as long.
func (l *Ledger) shorten(ctx context.Context) {
	info, err := os.Stat(l.address + "-wal")
	if err != nil || info.Size() < max(l.pen.longLog, longLog) {
		return
	}
	var busy, log, moved int
	l.pen.conn.ExecContext(ctx, "PRAGMA busy_timeout = 1000")
	err = l.pen.conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved)
	l.pen.conn.ExecContext(ctx, "PRAGMA busy_timeout = 120000")
	l.pen.longLog = 0
	if err != nil || busy != 0 {
		l.pen.longLog = 2 * info.Size()
	}
}
