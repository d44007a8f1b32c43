package lexicon

import (
	"slices"
	"testing"
)

func TestRows(t *testing.T) {
	var got []string
	for row := range Rows("# a remark\nmile\tmiles\t1.6 # why\n\nkm\r\n") {
		got = append(got, row...)
		got = append(got, ";")
	}
	if want := []string{"mile", "miles", "1.6", ";", "km", ";"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLongest(t *testing.T) {
	l := New()
	for i, words := range []string{"more than", "more", "no more than", "doesn't", "$", "us$", "état", "€", "extraordinarily long", "extraordinarily longer"} {
		l.Add(words, i)
	}
	for _, c := range []struct {
		text string
		end  int
		val  int
	}{
		{"more than 40", 9, 0},
		{"More\u00a0 Than 40", 11, 0},
		{"more thanks", 4, 1},
		{"moreover", 0, -1},
		{"more\nthan 40", 9, 0},
		{"more\r\nthan 40", 10, 0},
		{"more\n\nthan", 4, 1},
		{"doesn’t", 9, 3},
		{"$40", 1, 4},
		{"US$40", 3, 5},
		{"état", 5, 6},
		{"€40", 3, 7},
		{"Extraordinarily longer", 22, 9},
		{"extraordinarily long.", 20, 8},
		{"extraordinarily", 0, -1},
		{"", 0, -1},
	} {
		end, val, ok := l.Longest(c.text, 0)
		if !ok {
			val = -1
		}
		if end != c.end || val != c.val {
			t.Errorf("%q: got %d, value %d; want %d, %d", c.text, end, val, c.end, c.val)
		}
	}
	if !l.Has("MORE") || l.Has("more tha") {
		t.Error("Has must take whole entries alone")
	}
	if n := testing.AllocsPerRun(100, func() { l.Longest("No more than 7", 0) }); n > 0 {
		t.Errorf("Longest makes %v pieces of garbage", n)
	}
}
