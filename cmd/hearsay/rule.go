package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// A ruleCommand puts down what a person says of an entry.
type ruleCommand struct {
	ID     string   `arg:"" name:"id" help:"The ID of the entry, or the beginning of it."`
	Ruling string   `arg:"" name:"ruling" help:"confirm: the article says so; correct: it says something else, see --set; reject: it says no such thing; remark: a note, which changes nothing."`
	Set    []string `placeholder:"FIELD=VALUE" sep:"none" help:"With correct: a field and what the article says there. May be given several times."`
	ledgerFlag
	deedFlags
}

// Help is shown with --help.
func (*ruleCommand) Help() string { return pageExamples("rule") }

func (c *ruleCommand) checkRuling() error {
	const hint = "run `hearsay rule --help`"
	if err := c.check("rule"); err != nil {
		return err
	}
	ruling := hearsay.Ruling(c.Ruling)
	switch {
	case !slices.Contains(hearsay.Rulings, ruling):
		return usageError{fmt.Errorf("a ruling is %s, not %q", listed(hearsay.Rulings), c.Ruling), hint}
	case ruling == hearsay.Correct && len(c.Set) == 0:
		return usageError{errors.New("correct needs --set FIELD=VALUE"), "reject an entry where the article says no such thing"}
	case ruling != hearsay.Correct && len(c.Set) > 0:
		return usageError{fmt.Errorf("--set is for correct, not for %s", c.Ruling), hint}
	}
	return nil
}

// Run puts the verdict down and says what the entry is now.
func (c *ruleCommand) Run(p *program) error {
	if err := c.checkRuling(); err != nil {
		return err
	}
	changes, err := changesOf(c.Set)
	if err != nil {
		return err
	}
	l, err := p.openLedger(&c.ledgerFlag, ledger.Options{By: c.By})
	if err != nil {
		return err
	}
	e, err := l.Entry(p.ctx, c.ID)
	if err == nil {
		err = l.Rule(p.ctx, hearsay.Verdict{Entry: e.ID, Ruling: hearsay.Ruling(c.Ruling), By: c.By, Why: c.Why, Changes: changes})
	}
	if err == nil {
		e, err = l.Entry(p.ctx, e.ID)
	}
	if closed := l.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "%s “%s” is %s\n", e.ID, export.OneLine(e.Figure.Words), e.Review)
	return writing(err)
}

// changesOf takes FIELD=VALUE apart. What was there before, the ledger knows.
func changesOf(set []string) ([]hearsay.Change, error) {
	var changes []hearsay.Change
	for _, s := range set {
		field, value, ok := strings.Cut(s, "=")
		field, value = strings.TrimSpace(field), strings.TrimSpace(value)
		if !ok {
			return nil, usageError{fmt.Errorf("--set is FIELD=VALUE, not %q", s), "for instance --set category=injured"}
		}
		if !slices.Contains(ledger.Fields, field) {
			return nil, usageError{fmt.Errorf("no field that can be put right is called %q", field), "there are " + strings.Join(ledger.Fields, ", ")}
		}
		if column := export.ColumnNamed(field); column != nil && value != "" && len(column.Values) > 0 && !slices.Contains(column.Values, value) {
			return nil, usageError{fmt.Errorf("%s is not %q", field, value), field + " is " + either(column.Values)}
		}
		changes = append(changes, hearsay.Change{Field: field, Is: value})
	}
	return changes, nil
}
