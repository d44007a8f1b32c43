package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

var errLong = errors.New("the line is too long")

// lines reads lines of any length up to a limit, into one buffer.
type lines struct {
	r     *bufio.Reader
	limit int64
	n     int // number of the line that was read last, from 1
	buf   []byte
}

const keptBuffer = 4 << 20 // a longer buffer is given back after its line

// next returns the next line without its end, good until the next call. A line
// beyond the limit is passed over with an error that is errLong. After the
// last line the error is io.EOF.
func (l *lines) next() ([]byte, error) {
	if cap(l.buf) > keptBuffer {
		l.buf = nil
	}
	l.buf = l.buf[:0]
	l.n++
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if int64(len(l.buf)+len(part)) > l.limit+1 {
			long = true
			l.buf = nil
		}
		if !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(l.buf) == 0 && !long:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, fmt.Errorf("%w: %w", errLong, tooLong(l.limit))
		}
		line := bytes.TrimSuffix(l.buf, []byte("\n"))
		if l.n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		return line, nil
	}
}
