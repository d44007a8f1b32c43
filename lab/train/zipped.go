package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
)

// unzipped has read take in a gzipped file.
func unzipped(file string, read func(io.Reader) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err == nil {
		err = read(z)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// eachZippedLine calls do for every line of a gzipped file.
func eachZippedLine(file string, do func(line string) error) error {
	return unzipped(file, func(r io.Reader) error { return eachLineOf(r, do) })
}

// eachLineOf calls do for every line that r holds.
func eachLineOf(r io.Reader, do func(line string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if err := do(lines.Text()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return lines.Err()
}
