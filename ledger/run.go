package ledger

import "context"

// A run is what one program added between opening a ledger and closing it. Runs
// are no part of the history: a pile that was added in two runs is the same
// ledger as one that was added in one.
type run struct {
	number                           int64
	tool, who, started, finished     string
	documents, posted, changed, gone int64
	sealed                           string
}

func (r *run) cols() []column {
	return []column{{"number", &r.number}, {"tool", &r.tool}, {"who", &r.who}, {"started", &r.started}, {"finished", &r.finished},
		{"documents", &r.documents}, {"posted", &r.posted}, {"changed", &r.changed}, {"gone", &r.gone}}
}

// count adds a document to the run.
func (d *deed) count(p *Posted) error {
	r := d.l.run // as it will be, if the deed is done
	r.documents++
	r.posted += int64(len(p.New))
	r.changed += int64(len(p.Changed))
	r.gone += int64(len(p.Gone))
	if r.number == 0 {
		r.tool, r.who, r.started = d.l.opt.Tool, d.l.opt.By, d.at
		if err := d.row("SELECT coalesce(max(number), 0) + 1 FROM runs").Scan(&r.number); err != nil {
			return err
		}
		r.sealed = seal("runs", r.cols())
		if err := d.insert("runs", append(r.cols(), column{"seal", &r.sealed})); err != nil {
			return err
		}
	} else if err := d.updateRun(&r); err != nil {
		return err
	}
	d.done = append(d.done, func() { d.l.run = r })
	return nil
}

func (d *deed) updateRun(r *run) error {
	r.sealed = seal("runs", r.cols())
	_, err := d.exec("UPDATE runs SET finished = ?, documents = ?, posted = ?, changed = ?, gone = ?, seal = ? WHERE number = ?",
		r.finished, r.documents, r.posted, r.changed, r.gone, r.sealed, r.number)
	return err
}

// finishRun tells when the run ended, if there was one.
func (l *Ledger) finishRun(ctx context.Context) error {
	if l.run.number == 0 {
		return nil
	}
	return l.doLocked(ctx, false, func(d *deed) error {
		l.run.finished = d.at
		return d.updateRun(&l.run)
	})
}
