package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The file of a model is
//
//	"hearsay model 1\n"
//	fingerprint of the features, 8 bytes, big endian
//	the number of parts, 1 byte; the length of each, 4 bytes, big endian
//	the parts, one after the other, deflated
//
// What a part holds is the business of the skill that the model belongs to.
const magic = "hearsay model 1\n"

// maxPart keeps a broken file from asking for all memory.
const maxPart = 1 << 26

// Write returns the file of a model: the fingerprint of the features that it
// was trained with, and its parts. The same parts give the same bytes.
func Write(fingerprint uint64, parts ...[]byte) []byte {
	// Weights and hashes repeat nothing, so that a search for repetition would
	// only take time.
	return write(flate.HuffmanOnly, fingerprint, parts)
}

// WritePlain returns the file of a model whose parts are short as they are, so
// that they are only laid one after the other, and read in no time.
func WritePlain(fingerprint uint64, parts ...[]byte) []byte {
	return write(flate.NoCompression, fingerprint, parts)
}

func write(level int, fingerprint uint64, parts [][]byte) []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	b.Write(binary.BigEndian.AppendUint64(nil, fingerprint))
	b.WriteByte(byte(len(parts)))
	for _, p := range parts {
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(p))))
	}
	z, _ := flate.NewWriter(&b, level)
	for _, p := range parts {
		z.Write(p) // a bytes.Buffer takes everything
	}
	z.Close()
	return b.Bytes()
}

// Fingerprint returns the fingerprint of the features that the model in file
// was trained with.
func Fingerprint(file []byte) (uint64, error) {
	if !bytes.HasPrefix(file, []byte(magic)) || len(file) < len(magic)+9 {
		return 0, errors.New("not the file of a model")
	}
	return binary.BigEndian.Uint64(file[len(magic):]), nil
}

// Read returns the parts of the model in file.
func Read(file []byte) ([][]byte, error) {
	if _, err := Fingerprint(file); err != nil {
		return nil, err
	}
	rest := file[len(magic)+8:]
	n := int(rest[0])
	rest = rest[1:]
	if len(rest) < 4*n {
		return nil, io.ErrUnexpectedEOF
	}
	z := flate.NewReader(bytes.NewReader(rest[4*n:]))
	parts := make([][]byte, n)
	for i := range parts {
		size := binary.BigEndian.Uint32(rest[4*i:])
		if size > maxPart {
			return nil, fmt.Errorf("part %d of the model has %d bytes", i, size)
		}
		parts[i] = make([]byte, size)
		if _, err := io.ReadFull(z, parts[i]); err != nil {
			return nil, fmt.Errorf("part %d of the model: %w", i, err)
		}
	}
	return parts, nil
}
