package ledger

import (
	"context"
	"fmt"
)

// Held is how much a ledger holds.
type Held struct {
	Documents int // also those that were forgotten
	Entries   int // of all states
	Events    int // of the history
}

// Held counts what the ledger holds.
func (l *Ledger) Held(ctx context.Context) (Held, error) {
	var h Held
	err := l.row(ctx, "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM entries), (SELECT count(*) FROM history)").Scan(&h.Documents, &h.Entries, &h.Events)
	if err != nil {
		return Held{}, fmt.Errorf("counting what the ledger %s holds: %w", l.name(), err)
	}
	return h, nil
}
