package attribution

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/model"
)

// The shapes that names are told apart by, and no more.
const (
	shapePlain uint8 = iota
	shapeCapital
	shapeCaps
	shapeDotted
	shapeDigits
	shapeMark
	shapeMixed
)

const prime = 0x100000001b3

// letters folds the letters of a word: its hash, that of its stem, its last
// letters and its shape.
func letters(text string) (fold, stem, suffix uint64, shape uint8) {
	var buf [24]byte
	b := buf[:0]
	capitals, smalls, digits, dots, marks := 0, 0, 0, 0, 0
	first := false
	for i, r := range text {
		switch {
		case r == '’' || r == '‘':
			r = '\''
		case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
			r = '"'
		case r == '–' || r == '―':
			r = '—'
		}
		switch {
		case unicode.IsUpper(r):
			capitals++
			if i == 0 {
				first = true
			}
			r = unicode.ToLower(r)
		case unicode.IsLetter(r):
			smalls++
		case unicode.IsDigit(r):
			digits++
			r = '0'
		case r == '.':
			dots++
		default:
			marks++
		}
		fold = (fold ^ uint64(r)) * prime
		suffix = suffix<<8 | uint64(r)&0xff
		if len(b)+utf8.UTFMax <= len(buf) {
			b = utf8.AppendRune(b, r)
		}
	}
	switch {
	case capitals+smalls == 0 && digits > 0:
		shape = shapeDigits
	case capitals+smalls == 0:
		shape = shapeMark
	case dots > 0 && capitals > 0:
		shape = shapeDotted
	case capitals > 1 && smalls == 0:
		shape = shapeCaps
	case first:
		shape = shapeCapital
	case capitals > 0 || digits > 0:
		shape = shapeMixed
	}
	stem = uint64(0)
	for _, c := range stemOf(b) {
		stem = (stem ^ uint64(c)) * prime
	}
	return model.Mix(fold), model.Mix(stem), suffix, shape
}

// stemOf cuts the endings of verbs and nouns off a folded word: roughly, since
// all that counts is that the forms of a word fall together.
func stemOf(w []byte) []byte {
	if s, ok := irregular[string(w)]; ok {
		return s
	}
	return cutEnding(w)
}

func cutEnding(w []byte) []byte {
	n := len(w)
	ends := func(e string) bool { return n >= len(e)+3 && string(w[n-len(e):]) == e }
	switch {
	case ends("ing"):
		n -= 3
	case ends("ied"), ends("ies"):
		n -= 2
	case ends("ed"):
		n -= 2
	case ends("sses"), ends("shes"), ends("ches"), ends("xes"):
		n -= 2
	case ends("ss"), ends("us"), ends("is"):
	case ends("s"):
		n--
	}
	if n >= 4 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' && n < len(w) {
		n--
	}
	if n >= 4 && w[n-1] == 'e' {
		n--
	}
	if n >= 3 && w[n-1] == 'y' {
		w[n-1] = 'i'
	}
	return w[:n]
}

// irregular are forms that have no ending to cut off.
var irregular = func() map[string][]byte {
	m := map[string][]byte{}
	for base, forms := range map[string][]string{
		"say": {"said", "says"}, "tell": {"told"}, "write": {"wrote", "written"}, "think": {"thought"}, "know": {"knew", "known"},
		"feel": {"felt"}, "see": {"saw", "seen"}, "find": {"found"}, "hear": {"heard"}, "speak": {"spoke", "spoken"},
		"forget": {"forgot", "forgotten"}, "understand": {"understood"}, "swear": {"swore", "sworn"}, "mean": {"meant"},
		"hold": {"held"}, "make": {"made"}, "give": {"gave", "given"}, "take": {"took", "taken"}, "show": {"shown"},
		"read": {"read"}, "seek": {"sought"}, "teach": {"taught"}, "bring": {"brought"}, "lay": {"laid"}, "go": {"went", "gone"},
		"foresee": {"foresaw", "foreseen"}, "withdraw": {"withdrew", "withdrawn"}, "choose": {"chose", "chosen"},
		"cry": {"cried"}, "get": {"got", "gotten"}, "keep": {"kept"}, "leave": {"left"}, "dream": {"dreamt"}, "bet": {"bet"},
	} {
		s := cutEnding([]byte(base))
		for _, f := range forms {
			m[f] = append([]byte(nil), s...)
		}
	}
	return m
}()

// Key is the hash under which a vocabulary keeps a stem.
func Key(stem uint64) uint32 { return uint32(stem>>32) | 1 }
