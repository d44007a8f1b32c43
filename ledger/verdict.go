package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"hearsay"
)

// Rule gives a verdict on an entry, which may be named by the beginning of its
// ID. It says who rules; the time is the ledger's. What a correction puts right
// is applied to the entry as it is shown, and what was there before stays in the
// history. A change whose Was is set is refused if the entry says something else
// by now. See [Fields] for what can be put right.
func (l *Ledger) Rule(ctx context.Context, v hearsay.Verdict) error {
	if err := l.rule(ctx, v); err != nil {
		return fmt.Errorf("ruling on entry %s in the ledger %s: %w", v.Entry, l.name(), err)
	}
	return nil
}

func (l *Ledger) rule(ctx context.Context, v hearsay.Verdict) error {
	v.By, v.Why = clean(v.By), clean(v.Why)
	switch {
	case !slices.Contains(hearsay.Rulings, v.Ruling):
		return fmt.Errorf("%q is no ruling", v.Ruling)
	case v.By == "":
		return errors.New("it is not said who rules")
	case v.Ruling == hearsay.Correct && len(v.Changes) == 0:
		return errors.New("a correction says what is to be changed")
	case v.Ruling != hearsay.Correct && len(v.Changes) > 0:
		return fmt.Errorf("only a correction changes an entry, and this is %q", v.Ruling)
	}
	e, err := l.entry(ctx, v.Entry)
	if err != nil {
		return err
	}
	return l.do(ctx, true, func(d *deed) error {
		return d.rule(e.ID, v)
	})
}

func (d *deed) rule(id string, v hearsay.Verdict) error {
	old, err := d.record(id)
	if err != nil {
		return err
	}
	if old.State == hearsay.Forgotten {
		return hearsay.ErrForgotten
	}
	p := &paper{key: old.document}
	if err := d.row("SELECT text_hash FROM documents WHERE key = ?", old.document).Scan(&d.hashOfText); err != nil {
		return err
	}
	r := old.copy()
	var changes []change
	if len(v.Changes) > 0 {
		if err := p.load(d.row); err != nil {
			return err
		}
		c := newCutter(p.text)
		for _, ch := range v.Changes {
			made, err := r.correct(ch, c)
			if err != nil {
				return err
			}
			changes = append(changes, made)
		}
	}
	if review, rules := reviewOf(v.Ruling); rules {
		r.Review = review
	}
	if err := d.replace(deedRule, v.By, old, r, body{Document: old.document, Ruling: v.Ruling, Changes: changes, Why: v.Why}); err != nil {
		return err
	}
	list, err := json.Marshal(changes)
	if err != nil {
		return err
	}
	row := &verdict{number: d.last.number, entry: id, ruling: string(v.Ruling), who: v.By, why: v.Why, at: d.at, changes: string(list)}
	return d.insert("verdicts", row.cols())
}

// A verdict is a row.
type verdict struct {
	number                               int64 // of its event
	entry, ruling, who, why, at, changes string
}

func (v *verdict) cols() []column {
	return []column{{"number", &v.number}, {"entry", &v.entry}, {"ruling", &v.ruling}, {"who", &v.who}, {"why", &v.why}, {"at", &v.at}, {"changes", &v.changes}}
}

// seal covers the verdict, but not which entry it counts for now.
func (v *verdict) seal() string {
	return seal("verdicts", slices.DeleteFunc(v.cols(), func(c column) bool { return c.name == "entry" }))
}

var verdictColumns = names((&verdict{}).cols(), "")

func (d *deed) verdict(number int64) (*verdict, error) {
	v := &verdict{}
	return v, d.row("SELECT "+verdictColumns+" FROM verdicts WHERE number = ?", number).Scan(values(v.cols())...)
}

// reviewOf is what a ruling makes of an entry, and false for a remark.
func reviewOf(r hearsay.Ruling) (hearsay.Review, bool) {
	switch r {
	case hearsay.Confirm:
		return hearsay.Confirmed, true
	case hearsay.Correct:
		return hearsay.Corrected, true
	case hearsay.Reject:
		return hearsay.Rejected, true
	}
	return "", false
}

// record returns the row of an entry within a deed.
func (d *deed) record(id string) (r *record, err error) {
	err = d.records("SELECT "+entryColumns+" FROM entries e WHERE e.id = ?", []any{id}, func(found *record) error {
		r = found
		return nil
	})
	if err == nil && r == nil {
		err = hearsay.ErrNoEntry
	}
	return r, err
}

// review returns what the verdicts on an entry come to.
func (d *deed) review(id string) (hearsay.Review, error) {
	review := hearsay.Open
	err := d.rows("SELECT ruling FROM verdicts WHERE entry = ? ORDER BY number", []any{id}, func(row scanner) error {
		var ruling string
		err := row.Scan(&ruling)
		if made, rules := reviewOf(hearsay.Ruling(ruling)); rules {
			review = made
		}
		return err
	})
	return review, err
}

// corrections returns what people have put right in an entry, the oldest first.
func (d *deed) corrections(id string) (all []change, err error) {
	err = d.rows("SELECT changes FROM verdicts WHERE entry = ? AND ruling = ? ORDER BY number", []any{id, string(hearsay.Correct)}, func(row scanner) error {
		var list string
		if err := row.Scan(&list); err != nil {
			return err
		}
		var changes []change
		if err := json.Unmarshal([]byte(list), &changes); err != nil {
			return err
		}
		all = append(all, changes...)
		return nil
	})
	return all, err
}

// Verdicts returns the verdicts on an entry, the oldest first, with those on the
// entries whose place it took.
func (l *Ledger) Verdicts(ctx context.Context, entry string) ([]hearsay.Verdict, error) {
	e, err := l.entry(ctx, entry)
	var all []hearsay.Verdict
	if err == nil {
		err = l.rows(ctx, "SELECT ruling, who, why, at, changes FROM verdicts WHERE entry = ? ORDER BY number", []any{e.ID}, func(row scanner) error {
			v := hearsay.Verdict{Entry: e.ID}
			var ruling, at, list string
			if err := row.Scan(&ruling, &v.By, &v.Why, &at, &list); err != nil {
				return err
			}
			var changes []change
			if err := json.Unmarshal([]byte(list), &changes); err != nil {
				return err
			}
			for _, c := range changes {
				v.Changes = append(v.Changes, hearsay.Change(c))
			}
			v.Ruling, v.At = hearsay.Ruling(ruling), unstamp(at)
			all = append(all, v)
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("reading the verdicts on entry %s in the ledger %s: %w", entry, l.name(), err)
	}
	return all, nil
}
