package main

import (
	"context"
	"fmt"
	"os"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

func main() {
	ctx := context.Background()
	l, err := ledger.Open(ctx, os.Args[1], ledger.Options{ReadOnly: true})
	if err != nil {
		panic(err)
	}
	for _, f := range export.EntryFormats {
		out, _ := os.Create(os.Args[2] + "/out." + f.Name)
		w := f.New(out, export.EntryOptions{Tool: "hearsay try", Verdicts: func(id string) ([]hearsay.Verdict, error) { return l.Verdicts(ctx, id) }})
		for e, err := range l.Entries(ctx, ledger.Filter{State: ledger.AnyState}) {
			if err != nil {
				panic(err)
			}
			if err := w.Write(e); err != nil {
				panic(err)
			}
		}
		if err := w.Close(); err != nil {
			panic(err)
		}
		st, _ := out.Stat()
		fmt.Println(f.Name, st.Size())
	}
}
