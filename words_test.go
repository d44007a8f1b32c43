package hearsay

import "testing"

func TestTags(t *testing.T) {
	for i, name := range tagNames {
		if TagNamed(name) != Tag(i) {
			t.Errorf("tag %q does not come back", name)
		}
	}
	for _, c := range []struct {
		tag  FineTag
		name string
	}{{VB, "VB"}, {VBD, "VBD"}, {VBG, "VBG"}, {VBN, "VBN"}, {VBP, "VBP"}, {VBZ, "VBZ"}} {
		if c.tag.String() != c.name || FineTagNamed(c.name) != c.tag {
			t.Errorf("%v is not %s", c.tag, c.name)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		d    Decimal
		want string
	}{
		{Decimal{}, "0"},
		{Decimal{"12", 5}, "1200000"},
		{Decimal{"120", 4}, "1200000"},
		{Decimal{"5", -2}, "0.05"},
		{Decimal{"-1250", -3}, "-1.25"},
		{Decimal{"100", -2}, "1"},
		{Decimal{"007", 0}, "7"},
		{Decimal{"123456789012345678901234567890", -1}, "12345678901234567890123456789"},
		{Decimal{"123456789012345678901234567891", -1}, "12345678901234567890123456789.1"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("%+v prints %s, want %s", c.d, got, c.want)
		}
	}
	if (Decimal{"12", 5}).Cmp(Decimal{"120", 4}) != 0 || Int(3).Cmp(Int(4)) >= 0 {
		t.Error("Cmp must go by value")
	}
	if _, ok := (Interval{Low: Bound{Included, Int(3)}}).Point(); ok {
		t.Error("at least 3 is no point")
	}
}

func TestRuler(t *testing.T) {
	for _, text := range []string{"", "abc", "añb", "“x” — y 😀 z", string(make([]byte, 200)) + "é" + string(make([]byte, 100)) + "😀"} {
		r := NewRuler(text)
		point := 0
		for offset := range text {
			if got := r.Points(offset); got != point {
				t.Fatalf("%q: byte %d is point %d, got %d", text, offset, point, got)
			}
			if got := r.Offset(point); got != offset {
				t.Fatalf("%q: point %d is byte %d, got %d", text, point, offset, got)
			}
			point++
		}
		if r.Points(len(text)) != point || r.Offset(point+5) != len(text) {
			t.Errorf("%q: the end is wrong", text)
		}
	}
}

func TestDate(t *testing.T) {
	for d, ok := range map[Date]bool{"2024-01-31": true, "2024-02": true, "2024": true, "": false, "2024-13": false, "2024-1-1": false} {
		if _, got := d.Time(); got != ok {
			t.Errorf("%q: got %v", d, got)
		}
	}
}

func TestRelations(t *testing.T) {
	for i := range Relations {
		name := Relation(i).String()
		if RelationNamed(name) != Relation(i) || (name == "") != (i == 0) {
			t.Errorf("relation %q does not come back", name)
		}
	}
	if Relation(Relations).String() != "" || RelationNamed("subject") != 0 {
		t.Error("a relation that there is not has a name")
	}
}
