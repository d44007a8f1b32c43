package ledger

import (
	"context"
	"errors"
	"strings"
)

func isPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

func withoutPassword(address string) string { return "in PostgreSQL" }

func (l *Ledger) openPostgres(context.Context) error { return errors.New("not yet") }

func vector([]string) string { return "" }
