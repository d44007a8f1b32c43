package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"time"

	"hearsay"
)

// lineMedia is the media type of a line of JSON Lines.
const lineMedia = "application/json"

// A kept is what was read of a file, as it lies on the disk.
type kept struct {
	r     io.Reader
	bytes []byte
	limit int64 // the most bytes that are kept; more are an error
	off   bool  // nothing is kept any more
}

// Read reads, and keeps what it has read.
func (k *kept) Read(b []byte) (int, error) {
	n, err := k.r.Read(b)
	if k.off {
		return n, err
	}
	if int64(len(k.bytes)+n) > k.limit { // a packed file may unpack to nothing
		return 0, tooLong(k.limit)
	}
	k.bytes = append(k.bytes, b[:n]...)
	return n, err
}

// keep has what is read of f kept, if receipts are asked for.
func (in *intake) keep(f *file, r io.Reader) io.Reader {
	if !in.opt.Receipts {
		return r
	}
	f.raw = &kept{r: r, limit: max(in.opt.MaxFile, in.opt.MaxPage)}
	return f.raw
}

// settle decides, once the format of f is known, how much of f is kept: all of
// it where the file is one document, nothing where every line is one.
func (f *file) settle(format *Format, limit int64) error {
	if f.media == "" {
		f.media = format.Media
	}
	switch {
	case f.raw == nil:
	case limit == 0:
		f.raw.bytes, f.raw.off = nil, true
	case int64(len(f.raw.bytes)) > limit:
		return tooLong(limit)
	default:
		f.raw.limit = limit
		if f.size > int64(cap(f.raw.bytes)) {
			f.raw.bytes = append(make([]byte, 0, f.size), f.raw.bytes...)
		}
	}
	return nil
}

// receive gives d a receipt for the whole of f.
func (in *intake) receive(d *hearsay.Document, f *file) {
	if f.raw != nil {
		in.sign(d, f.raw.bytes, f.media, f.id)
	}
}

// receiveLine gives d a receipt for a line of f.
func (in *intake) receiveLine(d *hearsay.Document, f *file, n int, line []byte) {
	if in.opt.Receipts {
		in.sign(d, bytes.Clone(line), lineMedia, f.id+":"+strconv.Itoa(n))
	}
}

func (in *intake) sign(d *hearsay.Document, body []byte, media, address string) {
	sum := sha256.Sum256(body)
	d.Receipt = &hearsay.Receipt{
		Bytes:    body,
		Hash:     hex.EncodeToString(sum[:]),
		Media:    media,
		Address:  address,
		Captured: in.opt.Clock().UTC().Truncate(time.Second),
		Tool:     in.opt.Tool,
	}
}
