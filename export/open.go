package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"iter"
	"os"
)

// OpenFile opens a file of entries, in whichever of the formats it is that can
// be read back, and yields its rows. A row that cannot be read is yielded as an
// error, and the rest goes on. What is none of these files is [ErrForeign].
func OpenFile(name string) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		f, err := os.Open(name)
		if err != nil {
			yield(Row{}, fmt.Errorf("opening %w", err))
			return
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			yield(Row{}, fmt.Errorf("opening %w", err))
			return
		}
		if !info.Mode().IsRegular() {
			yield(Row{}, fmt.Errorf("opening %s: not a file", name))
			return
		}
		for row, err := range ReadEntries(file{f, info.Size()}) {
			if !yield(row, err) {
				return
			}
		}
	}
}

// A file is a File on a disk.
type file struct {
	*os.File
	size int64
}

// Size returns how many bytes it has.
func (f file) Size() int64 { return f.size }

// ReadEntries yields the rows of f, whose content tells which format it is in.
func ReadEntries(f File) iter.Seq2[Row, error] {
	format, err := formatOf(f)
	if err != nil {
		return func(yield func(Row, error) bool) { yield(Row{}, fmt.Errorf("reading %s: %w", f.Name(), err)) }
	}
	return format.Read(f)
}

// formatOf tells the format of a file by how it begins, and of a zip file by
// what is in it.
func formatOf(f File) (*EntryFormat, error) {
	head := make([]byte, 64)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("PAR1")):
		return Parquet, nil
	case bytes.HasPrefix(head, []byte("SQLite format 3\x00")):
		return SQLite, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		z, err := zip.NewReader(f, f.Size())
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrForeign, err)
		}
		for _, in := range z.File {
			switch in.Name {
			case packageAbout:
				return DataPackage, nil
			case "[Content_Types].xml":
				return XLSX, nil
			}
		}
		return nil, fmt.Errorf("%w: neither a data package nor a workbook", ErrForeign)
	case bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"), []byte("{")):
		return EntryJSONL, nil
	case bytes.IndexByte(head, 0) >= 0:
		return nil, fmt.Errorf("%w: neither text nor a format that is known", ErrForeign)
	}
	return EntryCSV, nil
}
