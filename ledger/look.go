package ledger

import (
	"context"
	"database/sql"
	"strings"
)

// statement returns a query of the readers, prepared once.
func (l *Ledger) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := l.prepared.Load(query); ok {
		return s.(*sql.Stmt), nil
	}
	s, err := l.read.PrepareContext(ctx, l.dialect.rebind(query))
	if err != nil {
		return nil, err
	}
	if before, there := l.prepared.LoadOrStore(query, s); there {
		s.Close()
		return before.(*sql.Stmt), nil
	}
	return s, nil
}

// rows runs a query and calls each with its rows.
func (l *Ledger) rows(ctx context.Context, query string, args []any, each func(scanner) error) error {
	s, err := l.statement(ctx, query)
	if err != nil {
		return err
	}
	for i := range args {
		args[i] = l.dialect.out(args[i])
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, l.dialect, each)
}

// row runs a query that has one row.
func (l *Ledger) row(ctx context.Context, query string, args ...any) scanner {
	s, err := l.statement(ctx, query)
	if err != nil {
		return failed{err}
	}
	for i := range args {
		args[i] = l.dialect.out(args[i])
	}
	return unescaping{s.QueryRowContext(ctx, args...), l.dialect}
}

func repeat(s string, n int) string { return strings.Repeat(s, max(n, 0)) }

// A view is a ledger as it was at one moment, read by one connection.
type view struct {
	d          *dialect
	conn       *sql.Conn
	statements map[string]*sql.Stmt
}

func (l *Ledger) look(ctx context.Context) (*view, error) {
	conn, err := l.read.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, l.dialect.still); err != nil {
		conn.Close()
		return nil, err
	}
	return &view{l.dialect, conn, map[string]*sql.Stmt{}}, nil
}

func (v *view) close(ctx context.Context) {
	for _, s := range v.statements {
		s.Close()
	}
	v.conn.ExecContext(ctx, "ROLLBACK")
	v.conn.Close()
}

// rows runs a query and calls each with its rows, which must not ask for more.
func (v *view) rows(ctx context.Context, query string, args []any, each func(scanner) error) error {
	s := v.statements[query]
	if s == nil {
		var err error
		if s, err = v.conn.PrepareContext(ctx, v.d.rebind(query)); err != nil {
			return err
		}
		v.statements[query] = s
	}
	for i := range args {
		args[i] = v.d.out(args[i])
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, v.d, each)
}
