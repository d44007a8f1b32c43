package ledger

import (
	"context"
	"errors"
	"iter"

	"hearsay"
)

// A Source is one who says things in a ledger, under every name that counts for
// it.
type Source struct {
	Name    string
	Names   []string // that texts give it
	Entries int      // that passed through it
	Origins int      // that come from it
}

// Sources yields the sources of a ledger by name.
func (l *Ledger) Sources(ctx context.Context) iter.Seq2[*Source, error] {
	return func(yield func(*Source, error) bool) {}
}

// MergeSources makes all names of one source count for another.
func (l *Ledger) MergeSources(ctx context.Context, from, into, by, why string) error {
	return errors.ErrUnsupported
}

// SplitSource makes names of a source count for themselves again; all of them
// if none is given.
func (l *Ledger) SplitSource(ctx context.Context, source string, names []string, by, why string) error {
	return errors.ErrUnsupported
}

// RenameSource gives a source another name.
func (l *Ledger) RenameSource(ctx context.Context, from, to, by, why string) error {
	return errors.ErrUnsupported
}

// Verify yields what is not as it was written.
func (l *Ledger) Verify(ctx context.Context) iter.Seq2[hearsay.Fault, error] {
	return func(yield func(hearsay.Fault, error) bool) {}
}

// Forget removes a document's text and all words that were cut from it.
func (l *Ledger) Forget(ctx context.Context, document, by, why string) error {
	return errors.ErrUnsupported
}
