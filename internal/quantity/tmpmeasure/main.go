package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/quantity"
)

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<24)
	dec := json.NewDecoder(in)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		var d struct{ ID, Text string }
		if err := dec.Decode(&d); err != nil {
			return
		}
		var ss []hearsay.Sentence
		start := 0
		t := d.Text
		cut := func(e int) {
			if strings.TrimSpace(t[start:e]) != "" {
				ss = append(ss, hearsay.Sentence{Span: hearsay.Span{Start: start, End: e}})
			}
			start = e
		}
		for i := 0; i < len(t); i++ {
			if t[i] == '\n' {
				cut(i + 1)
			} else if t[i] == '.' && i+2 < len(t) && t[i+1] == ' ' {
				r, _ := utf8.DecodeRuneInString(t[i+2:])
				// not after an initial, a month or a title
				w := strings.LastIndexAny(t[:i], " \n(\"“")
				last := t[w+1 : i]
				if (unicode.IsUpper(r) || r == '“' || r == '"') && len(last) > 2 && !strings.Contains(" Mr Mrs Dr Sgt Lt Gov Sen Rep Gen Col Sept Nov Dec Jan Feb Aug Oct Calif Colo Ave Blvd Capt Maj Rev ", " "+last+" ") {
					cut(i + 1)
				}
			}
		}
		cut(len(t))
		figs, vet := quantity.Figures(t, ss)
		// byte to code point
		cp := make([]int, len(t)+1)
		n := 0
		for i := range t {
			cp[i] = n
			n++
		}
		cp[len(t)] = n
		span := func(s hearsay.Span) any {
			if s.Empty() {
				return nil
			}
			return []int{cp[s.Start], cp[s.End]}
		}
		num := func(b hearsay.Bound) any {
			if b.Kind == hearsay.Unbounded {
				return nil
			}
			return json.RawMessage(b.At.String())
		}
		m := map[string]any{"document": map[string]any{"id": d.ID}}
		var fs, cs, vs []any
		for i, f := range figs {
			of := f.OfText
			if !f.Of.Empty() {
				of = f.Of.In(t)
			} else if os.Getenv("NOELIDED") != "" {
				of = ""
			}
			var steps []string
			for _, s := range f.Steps {
				steps = append(steps, s.In(t)+": "+s.Rule)
			}
			fs = append(fs, map[string]any{"id": fmt.Sprint("f", i), "span": span(f.Span), "core": span(f.Core), "reported": f.In(t), "low": num(f.Value.Low), "high": num(f.Value.High),
				"low_open": f.Value.Low.Kind == hearsay.Excluded, "high_open": f.Value.High.Kind == hearsay.Excluded, "hedge": f.Hedge, "unit": f.Unit, "kind": f.Kind, "aspect": f.Aspect, "of": span(f.Of), "of_text": of, "per": f.Per, "steps": steps})
			cs = append(cs, map[string]any{"figure": fmt.Sprint("f", i), "chain": []int{}})
		}
		for _, v := range vet {
			vs = append(vs, map[string]any{"span": span(v.Span), "text": v.In(t), "why": v.Why})
		}
		m["figures"], m["claims"], m["vetoed"] = fs, cs, vs
		if fs == nil {
			m["figures"], m["claims"] = []int{}, []int{}
		}
		b, err := json.Marshal(m)
		if err != nil {
			panic(err)
		}
		out.Write(b)
		out.WriteByte('\n')
	}
}
