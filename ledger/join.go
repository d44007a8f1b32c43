package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// join holds a posting against the entry that the ledger has of that ID, and
// takes over the verdicts that it does not have.
func (r *restoring) join(p *Posting, old, rec *record, filed *paper) error {
	fresh, clash, err := r.fresh(p, old)
	if err != nil {
		return err
	}
	if clash != "" {
		r.conflict(p, "%s", clash)
		return nil
	}
	next := old.copy()
	c := newCutter(filed.text)
	for i := range fresh {
		for _, ch := range fresh[i].Changes {
			if _, err := next.correct(hearsay.Change{Field: ch.Field, Is: ch.Is}, c); err != nil {
				r.conflict(p, "what %s put right does not go with it: %v", fresh[i].By, err)
				return nil
			}
		}
		if review, rules := reviewOf(fresh[i].Ruling); rules {
			next.Review = review
		}
	}
	next.derive()
	if name, here, there := otherwise(next, rec); name != "" {
		r.conflict(p, "%s is %.60q in the ledger, and %.60q in what is imported", name, here, there)
		return nil
	}
	r.done.Same++
	if len(fresh) == 0 {
		return nil
	}
	if err := r.replace(deedImport, r.l.opt.By, old, next, body{Document: old.document, Was: old.filled()}); err != nil {
		return err
	}
	next.columns = nil
	for i := range fresh {
		if err := r.verdictOn(next, &fresh[i]); err != nil {
			return err
		}
	}
	return nil
}

// fresh returns the verdicts of a posting that the ledger does not have, and
// where they do not go with one that it has.
func (r *restoring) fresh(p *Posting, old *record) (fresh []hearsay.Verdict, clash string, err error) {
	var here []verdict
	err = r.rows("SELECT "+verdictColumns+" FROM verdicts WHERE entry = ? ORDER BY number", []any{old.ID}, func(row scanner) error {
		v := verdict{}
		err := row.Scan(values(v.cols())...)
		here = append(here, v)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	for _, v := range p.Verdicts {
		same := func(h verdict) bool {
			return h.ruling == string(v.Ruling) && h.who == clean(v.By) && h.why == clean(v.Why) && h.at == stamp(v.At) && sameChanges(h.changes, changesOf(&v))
		}
		if i := slices.IndexFunc(here, same); i >= 0 {
			here = slices.Delete(here, i, i+1)
			continue
		}
		fresh = append(fresh, v)
	}
	for _, v := range fresh {
		made, rules := reviewOf(v.Ruling)
		for _, h := range here {
			if was, ruled := reviewOf(hearsay.Ruling(h.ruling)); rules && ruled && (was != made || made == hearsay.Corrected) {
				return nil, fmt.Sprintf("%s has ruled %s in the ledger, and %s %s in what is imported", h.who, h.ruling, v.By, v.Ruling), nil
			}
		}
	}
	return fresh, "", nil
}

func sameChanges(list string, changes []change) bool {
	var there []change
	return json.Unmarshal([]byte(list), &there) == nil && slices.Equal(there, changes)
}

// otherwise returns the first column in which two rows of an entry differ. Who
// read it when, and how sure it is, does not count; nor does what was cut short.
func otherwise(here, there *record) (name string, is, was any) {
	theirs := there.cols()
	for i, c := range here.cols() {
		switch c.name {
		case "number", "document", "confidence", "reader", "posted", "read_hash", "names", "chain":
			continue
		}
		a, b := c.get(), theirs[i].get()
		if short, cut := strings.CutSuffix(fmt.Sprint(b), cutEnd); a != b && !(cut && strings.HasPrefix(fmt.Sprint(a), short)) {
			return c.name, a, b
		}
	}
	if a, b := chainText(here), chainText(there); a != b && !strings.Contains(b, cutEnd) {
		return "chain", a, b
	}
	return "", nil, nil
}

// changesOf are the corrections of a verdict as the history has them.
func changesOf(v *hearsay.Verdict) []change {
	var all []change
	for _, c := range v.Changes {
		all = append(all, change{Field: clean(c.Field), Was: clean(c.Was), Is: clean(c.Is)})
	}
	return all
}
