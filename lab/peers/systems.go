package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"runtime"
	"strconv"

	"hearsay/internal/entity"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// readOwn reads texts with hearsay's own segmenter and tagger, and finds the
// names in them; of the time, names take no part, since wink-nlp finds none.
func readOwn(texts []string, rounds int) (found, error) {
	all := found{version: "this version", seconds: math.Inf(1)}
	for _, text := range texts {
		tokens, sentences, _ := segment.Text(text)
		tag.Set(text, tokens, sentences)
		r := reading{Names: []name{}}
		for _, t := range tokens {
			r.Tokens = append(r.Tokens, token{t.Start, t.End, [][]string{{t.Tag.String()}}})
		}
		for _, s := range sentences {
			r.Ends = append(r.Ends, s.End)
		}
		for _, n := range entity.Names(text, tokens, sentences) {
			r.Names = append(r.Names, name{n.Start, n.End, n.Sort.String()})
		}
		all.readings = append(all.readings, r)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var s segment.Segmenter
	for range rounds {
		start := spent()
		for _, text := range texts {
			tokens, sentences, _ := s.Text(text)
			tag.Set(text, tokens, sentences)
		}
		all.seconds = min(all.seconds, (spent() - start).Seconds())
	}
	return all, nil
}

// readPeer reads texts with one of the peers, by peers.js.
func readPeer(peer string, texts []string, rounds int) (found, error) {
	var in bytes.Buffer
	lines := json.NewEncoder(&in)
	for _, text := range texts {
		if err := lines.Encode(map[string]string{"text": text}); err != nil {
			return found{}, err
		}
	}
	cmd := exec.Command("node", "peers.js", peer, strconv.Itoa(rounds))
	cmd.Stdin, cmd.Stderr = &in, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return found{}, fmt.Errorf("running node peers.js (run.sh installs what it needs): %w", err)
	}
	return readFound(bytes.NewReader(out), len(texts))
}

// readFound reads what peers.js writes about so many texts.
func readFound(r io.Reader, texts int) (found, error) {
	var all found
	lines := bufio.NewReader(r)
	dec := json.NewDecoder(lines)
	for range texts {
		var one reading
		if err := dec.Decode(&one); err != nil {
			return found{}, err
		}
		all.readings = append(all.readings, one)
	}
	var end struct {
		Version string  `json:"version"`
		Seconds float64 `json:"seconds"`
	}
	if err := dec.Decode(&end); err != nil {
		return found{}, err
	}
	all.version, all.seconds = end.Version, end.Seconds
	return all, nil
}
