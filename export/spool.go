package export

import (
	"bytes"
	"io"
	"os"
)

// A spool holds what can only be written later, in memory as long as it is
// little and in a temporary file then. The zero spool is empty.
type spool struct {
	buf  bytes.Buffer
	file *os.File
	size int64
}

// maxSpool is how much of a spool stays in memory, in bytes.
const maxSpool = 1 << 20

// Write takes b in.
func (s *spool) Write(b []byte) (int, error) {
	s.size += int64(len(b))
	if s.buf.Len()+len(b) > maxSpool {
		if err := s.spill(); err != nil {
			return 0, err
		}
	}
	return s.buf.Write(b)
}

func (s *spool) spill() (err error) {
	if s.file == nil {
		if s.file, err = os.CreateTemp("", "hearsay-export-"); err != nil {
			return err
		}
	}
	_, err = s.buf.WriteTo(s.file)
	return err
}

// WriteTo writes out all that was taken in.
func (s *spool) WriteTo(w io.Writer) (n int64, err error) {
	if s.file != nil {
		if _, err = s.file.Seek(0, io.SeekStart); err != nil {
			return 0, err
		}
		if n, err = io.Copy(w, s.file); err != nil {
			return n, err
		}
	}
	m, err := s.buf.WriteTo(w)
	return n + m, err
}

// Close forgets what was taken in.
func (s *spool) Close() error {
	s.buf.Reset()
	if s.file == nil {
		return nil
	}
	name := s.file.Name()
	err := s.file.Close()
	if gone := os.Remove(name); err == nil {
		err = gone
	}
	s.file = nil
	return err
}
