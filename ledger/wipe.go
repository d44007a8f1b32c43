package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/url"
)

// wipe sees to it that what was removed is not left in unused parts of the
// files.
func (l *Ledger) wipe(ctx context.Context) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.pen.lay()
	if !l.dialect.inFile {
		_, err := l.write.ExecContext(ctx, "VACUUM documents, texts, originals, entries, words, links, aliases, verdicts, history")
		return err
	}
	if err := l.wipeGaps(ctx); err != nil {
		return fmt.Errorf("it is forgotten, but its words may lie in unused parts of the file, which could not be written over: %w", err)
	}
	var busy, log, moved int
	err := l.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved)
	if err == nil && busy != 0 {
		err = fmt.Errorf("it is forgotten, but another program is reading %s: until all have closed it, its words may stay in %s-wal", l.address, l.address)
	}
	return err
}

// wipeGaps writes zeros over the gaps of all pages of trees. SQLite overwrites
// what it deletes, and yet a copy may lie in a gap: where rows moved from one page
// to another, the cells of the first are counted anew and their bytes stay. All
// pages are looked at, because nobody knows where a row has been; few are written.
func (l *Ledger) wipeGaps(ctx context.Context) error {
	db, err := l.openDatabase(url.Values{"mode": {"rw"}}, false) // one that may write pages
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	if err = overTrees(ctx, conn, func(number int64, page []byte) error {
		if gap := gapOf(page, number); len(bytes.Trim(gap, "\x00")) > 0 {
			clear(gap)
			_, err := conn.ExecContext(ctx, "UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?", page, number)
			return err
		}
		return nil
	}); err != nil {
		conn.ExecContext(ctx, "ROLLBACK")
		return err
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	return err
}

// overTrees calls each with the pages of all trees of a file of SQLite: see "Database
// File Format" at sqlite.org. Pages that rows flow over to belong to none, nor do
// free ones; of these SQLite leaves nothing.
func overTrees(ctx context.Context, conn *sql.Conn, each func(number int64, page []byte) error) error {
	left := []int64{1}
	rows, err := conn.QueryContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 1")
	if err != nil {
		return err
	}
	if err := eachRow(rows, sqliteDialect, func(row scanner) error {
		left = append(left, 0)
		return row.Scan(&left[len(left)-1])
	}); err != nil {
		return err
	}
	for len(left) > 0 {
		const atOnce = 128
		from := max(0, len(left)-atOnce)
		list, err := json.Marshal(left[from:])
		if err != nil {
			return err
		}
		left = left[:from]
		pages := make([][]byte, 0, atOnce)
		numbers := make([]int64, 0, atOnce)
		rows, err := conn.QueryContext(ctx, "SELECT p.pgno, p.data FROM json_each(?) n CROSS JOIN sqlite_dbpage p WHERE p.pgno = n.value", string(list))
		if err != nil {
			return err
		}
		if err := eachRow(rows, sqliteDialect, func(row scanner) error {
			var number int64
			var page []byte
			err := row.Scan(&number, &page)
			numbers, pages = append(numbers, number), append(pages, page)
			return err
		}); err != nil {
			return err
		}
		for i, page := range pages {
			below, err := pagesBelow(page, numbers[i])
			if err != nil {
				return err
			}
			left = append(left, below...)
			if err := each(numbers[i], page); err != nil {
				return err
			}
		}
	}
	return nil
}

// What the header of a page of a tree says. That of the first page comes after
// the header of the file.
const (
	innerIndex, innerTable, leafIndex, leafTable = 2, 5, 10, 13
	headOfFile                                   = 100
)

func headOf(page []byte, number int64) (head int, inner bool, cells int) {
	if number == 1 {
		head = headOfFile
	}
	return head, page[head] == innerIndex || page[head] == innerTable, int(binary.BigEndian.Uint16(page[head+3:]))
}

// pagesBelow returns the children of a page.
func pagesBelow(page []byte, number int64) (below []int64, err error) {
	head, inner, cells := headOf(page, number)
	switch {
	case inner:
	case page[head] == leafIndex || page[head] == leafTable:
		return nil, nil
	default:
		return nil, fmt.Errorf("page %d of the file is none of a tree", number)
	}
	for i := range cells {
		at := int(binary.BigEndian.Uint16(page[head+12+2*i:]))
		if at+4 > len(page) {
			return nil, fmt.Errorf("page %d of the file is damaged", number)
		}
		below = append(below, int64(binary.BigEndian.Uint32(page[at:])))
	}
	return append(below, int64(binary.BigEndian.Uint32(page[head+8:]))), nil
}

// gapOf returns what lies between the places of the cells of a page and the first
// of the cells.
func gapOf(page []byte, number int64) []byte {
	head, inner, cells := headOf(page, number)
	from := head + 8 + 2*cells
	if inner {
		from += 4
	}
	to := int(binary.BigEndian.Uint16(page[head+5:]))
	if to == 0 {
		to = 1 << 16
	}
	if to > len(page) || from > to {
		return nil // it is damaged
	}
	return page[from:to]
}
