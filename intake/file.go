package intake

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
)

// A file is one file on its way in, unpacked.
type file struct {
	place string // as it was named
	id    string // its path, with slashes, in valid UTF-8
	size  int64  // in bytes, or -1 if that is not known beforehand
	media string // of the file as it lies there
	raw   *kept  // what was read of it, still packed; nil if nobody asks
	*bufio.Reader
}

const headLen = 4096 // what is looked at to tell the format of a file

// place reads what was named.
func (in *intake) place(place string) bool {
	if place == "-" {
		return in.stdin()
	}
	info, err := os.Stat(place)
	if err != nil {
		return in.fail("opening", place, 0, err)
	}
	if info.IsDir() {
		return in.folder(place)
	}
	return in.file(place, false)
}

// file reads the file at place.
func (in *intake) file(place string, inFolder bool) bool {
	r, err := os.Open(place)
	if err != nil {
		return in.fail("opening", place, 0, err)
	}
	defer r.Close()
	f := &file{place: place, id: strings.ToValidUTF8(filepath.ToSlash(place), "\ufffd"), size: -1}
	if info, err := r.Stat(); err == nil && info.Mode().IsRegular() {
		f.size = info.Size()
	}
	return in.fromFile(f, r, inFolder)
}

func (in *intake) fromFile(f *file, r io.Reader, inFolder bool) bool {
	r = in.keep(f, r)
	if err := f.open(r); err != nil {
		return in.fail("reading", f.place, 0, err)
	}
	if in.format != nil {
		return in.read(f, in.format)
	}
	head, err := f.head(headLen)
	if err != nil {
		return in.fail("reading", f.place, 0, err)
	}
	format, why := formatOf(f.place, head, inFolder)
	if format == nil && inFolder {
		in.opt.Skipped(f.place, why)
		return true
	}
	if format == nil {
		return in.fail("reading", f.place, 0, notText(why))
	}
	return in.read(f, format)
}

// stdin reads standard input, of which no more is awaited than is needed.
func (in *intake) stdin() bool {
	f := &file{place: "-", id: "-", size: -1}
	if err := f.open(in.keep(f, in.opt.Stdin)); err != nil {
		return in.fail("reading", f.place, 0, err)
	}
	if in.format != nil {
		return in.read(f, in.format)
	}
	return in.read(f, plainText)
}

func (in *intake) read(f *file, format *Format) bool {
	if limit := format.limit(in.opt); limit > 0 && f.size > limit {
		return in.fail("reading", f.place, 0, tooLong(limit))
	}
	if err := f.settle(format, format.limit(in.opt)); err != nil {
		return in.fail("reading", f.place, 0, err)
	}
	return format.read(in, f)
}

// open makes f read r, unpacked if it is packed with gzip.
func (f *file) open(r io.Reader) error {
	f.Reader = bufio.NewReaderSize(r, 1<<16)
	mark, err := f.head(len(gzipMark))
	if err != nil || string(mark) != gzipMark {
		return err
	}
	unpacked, err := gzip.NewReader(f.Reader)
	if err != nil {
		return err
	}
	f.size, f.media = -1, "application/gzip"
	f.Reader = bufio.NewReaderSize(unpacked, 1<<16)
	return nil
}

const gzipMark = "\x1f\x8b\x08"

// head returns the first bytes of f, fewer than n if it has fewer. An error
// that comes after the first byte is left for whoever reads on.
func (f *file) head(n int) ([]byte, error) {
	head, err := f.Peek(n)
	if err != nil && err != io.EOF && len(head) == 0 {
		return nil, err
	}
	return head, nil
}

// all returns the rest of f, which may have up to limit bytes.
func (f *file) all(limit int64) (string, error) {
	var b strings.Builder
	if f.size >= 0 {
		b.Grow(int(min(f.size, limit)))
	}
	for {
		if _, err := f.Peek(1); err == io.EOF {
			return b.String(), nil
		} else if err != nil {
			return "", err
		}
		part, _ := f.Peek(f.Buffered())
		if int64(b.Len()+len(part)) > limit {
			return "", tooLong(limit)
		}
		b.Write(part)
		f.Discard(len(part))
	}
}

func notText(why string) error { return fmt.Errorf("%w: %s", hearsay.ErrNotText, why) }

func tooLong(limit int64) error {
	if limit >= 1<<20 {
		return fmt.Errorf("longer than %d MiB", limit>>20)
	}
	return fmt.Errorf("longer than %d bytes", limit)
}
