package main

import (
	"context"
	"runtime"

	"hearsay"
	"hearsay/lab/score"
	"hearsay/reader"
)

// A stopwatch has documents read on all cores, as the program hearsay does, and
// counts how many there were.
type stopwatch struct {
	documents int
	bytes     int
}

func (w *stopwatch) read(docs []*hearsay.Document, way score.Way) []hearsay.Reading {
	readings := make([]hearsay.Reading, 0, len(docs))
	all := func(yield func(*hearsay.Document, error) bool) {
		for _, d := range docs {
			w.documents++
			w.bytes += len(d.Text)
			if !yield(d, nil) {
				return
			}
		}
	}
	for result := range reader.All(context.Background(), all, runtime.GOMAXPROCS(0), way) {
		readings = append(readings, result.Reading)
	}
	return readings
}
