package reader

import (
	"context"
	"iter"
	"sync"

	"hearsay"
)

// A Result is the reading of one document, or why there is none.
type Result struct {
	Document *hearsay.Document // nil if Err is set
	Reading  hearsay.Reading
	Err      error
}

// All reads documents, by [Read] or [Layers], on so many workers at once and yields the results in
// the order of the documents, whatever the number of workers. It holds no
// more than a few documents for each worker. It ends early, and leaves nothing
// running, when ctx is done or the loop over it is left.
func All(ctx context.Context, docs iter.Seq2[*hearsay.Document, error], workers int, read func(*hearsay.Document) hearsay.Reading) iter.Seq[Result] {
	workers = max(workers, 1)
	return func(yield func(Result) bool) {
		ctx, stop := context.WithCancel(ctx)
		type job struct {
			result Result
			done   chan struct{}
		}
		jobs := make(chan *job, workers)
		line := make(chan *job, 2*workers) // the jobs in their order
		var wg sync.WaitGroup
		defer wg.Wait()
		defer stop()

		wg.Go(func() { // the only one that touches docs
			defer close(line)
			defer close(jobs)
			for doc, err := range docs {
				j := &job{result: Result{Document: doc, Err: err}, done: make(chan struct{})}
				select {
				case line <- j:
				case <-ctx.Done():
					return
				}
				if err != nil {
					close(j.done)
					continue
				}
				select {
				case jobs <- j:
				case <-ctx.Done():
					return
				}
			}
		})
		for range workers {
			wg.Go(func() {
				for j := range jobs {
					if ctx.Err() == nil {
						j.result.Reading = read(j.result.Document)
					}
					close(j.done)
				}
			})
		}
		for j := range line {
			select {
			case <-j.done:
			case <-ctx.Done():
				return
			}
			if ctx.Err() != nil || !yield(j.result) {
				return
			}
		}
	}
}
