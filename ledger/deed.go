package ledger

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// A deed is a transaction that writes. There is one at a time in a ledger,
// whoever has it open.
type deed struct {
	l    *Ledger
	ctx  context.Context
	at   string // when
	last link   // the end of the history

	done       []func()        // once it is done
	serials    map[int64]int64 // the last number given out after each first one
	insertion  string          // of entries, as SQL
	titled     string          // the document whose title was asked for last
	titleOf    string
	hashOfText string            // of the document that is worked on
	sources    map[string]string // what names count for
}

// A pen is the one connection that a ledger writes by, with its statements.
type pen struct {
	conn       *sql.Conn
	lasting    bool  // what the last deed was
	longLog    int64 // see shorten
	statements map[string]*sql.Stmt
}

// lay gives the connection up. It is not used again: a transaction or a setting
// may have been left on it.
func (p *pen) lay() error {
	if p.conn == nil {
		return nil
	}
	for _, s := range p.statements {
		s.Close()
	}
	err := p.conn.Raw(func(any) error { return driver.ErrBadConn })
	*p = pen{}
	if errors.Is(err, driver.ErrBadConn) {
		err = nil
	}
	return err
}

// do runs work in a transaction, wholly or not at all. Where lasting is set, it
// has reached the disk when do returns. What people say must have; what a reader
// posts may be lost with the power, never torn, since it can be read again.
func (l *Ledger) do(ctx context.Context, lasting bool, work func(*deed) error) error {
	if l.opt.ReadOnly {
		return fmt.Errorf("the ledger %s is open for reading only", l.name())
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	return l.doLocked(ctx, lasting, work)
}

func (l *Ledger) doLocked(ctx context.Context, lasting bool, work func(*deed) error) error {
	// A transaction is short, and ends by itself: watching ctx costs more.
	d := &deed{l: l, ctx: context.WithoutCancel(ctx), serials: map[int64]int64{}, sources: map[string]string{}}
	err := d.begin(lasting)
	if err != nil { // the server may have hung up since the last deed
		l.pen.lay()
		err = d.begin(lasting)
	}
	if err == nil {
		d.at = l.now()
		err = work(d)
	}
	if err == nil {
		_, err = l.pen.conn.ExecContext(d.ctx, "COMMIT")
	}
	if err != nil {
		if l.pen.conn != nil {
			if _, failed := l.pen.conn.ExecContext(d.ctx, "ROLLBACK"); failed != nil {
				l.pen.lay()
			}
		}
		return err
	}
	for _, f := range d.done {
		f()
	}
	if !isPostgres(l.address) {
		l.shorten(d.ctx)
	}
	return nil
}

const lastEvent = "SELECT number, hash FROM history ORDER BY number DESC LIMIT 1"

func (d *deed) begin(lasting bool) (err error) {
	l, dialect := d.l, d.l.dialect
	if l.pen.conn == nil {
		if l.pen.conn, err = l.write.Conn(d.ctx); err != nil {
			return err
		}
		l.pen.statements = map[string]*sql.Stmt{}
	}
	for _, s := range dialect.begin(lasting, lasting != l.pen.lasting) {
		if _, err := l.pen.conn.ExecContext(d.ctx, s); err != nil {
			return fmt.Errorf("writing to the ledger %s: %w", l.name(), err)
		}
	}
	l.pen.lasting = lasting
	err = d.row(lastEvent).Scan(&d.last.number, &d.last.hash)
	if err == sql.ErrNoRows {
		err = nil
	}
	return err
}

// A scanner is a row to read.
type scanner interface{ Scan(to ...any) error }

// failed is a row that could not be had.
type failed struct{ err error }

// Scan returns why.
func (f failed) Scan(...any) error { return f.err }

func (d *deed) values(args []any) []any {
	for i := range args {
		args[i] = d.l.dialect.out(args[i])
	}
	return args
}

// exec runs a statement and returns how many rows it changed.
func (d *deed) exec(query string, args ...any) (int64, error) {
	s, err := d.statement(query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(d.ctx, d.values(args)...)
	if err != nil {
		return 0, fmt.Errorf("writing to the ledger %s: %w", d.l.name(), err)
	}
	return res.RowsAffected()
}

func (d *deed) row(query string, args ...any) scanner {
	s, err := d.statement(query)
	if err != nil {
		return failed{err}
	}
	return unescaping{s.QueryRowContext(d.ctx, d.values(args)...), d.l.dialect}
}

// rows runs a query and calls each with its rows.
func (d *deed) rows(query string, args []any, each func(scanner) error) error {
	s, err := d.statement(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(d.ctx, d.values(args)...)
	if err != nil {
		return err
	}
	return eachRow(rows, d.l.dialect, each)
}

func (d *deed) statement(query string) (*sql.Stmt, error) {
	pen := &d.l.pen
	if s, ok := pen.statements[query]; ok {
		return s, nil
	}
	s, err := pen.conn.PrepareContext(d.ctx, d.l.dialect.rebind(query))
	if err == nil {
		pen.statements[query] = s
	}
	return s, err
}

// unescaping reads strings as they were before they were written.
type unescaping struct {
	scanner
	d *dialect
}

// Scan reads a row.
func (u unescaping) Scan(to ...any) error {
	err := u.scanner.Scan(to...)
	if err == nil && u.d.escape {
		for _, v := range to {
			if s, ok := v.(*string); ok {
				*s = u.d.in(*s)
			}
		}
	}
	return err
}

func eachRow(rows *sql.Rows, d *dialect, each func(scanner) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := each(unescaping{rows, d}); err != nil {
			return err
		}
	}
	return rows.Err()
}
