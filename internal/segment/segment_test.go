package segment

import "testing"

func TestTry(t *testing.T) {
	s := "MARENA, Tolvia (NPA) — The river rose 4.5m on Jan. 3, Gen. Okafor said. \"It's over. We don't go,\" she said. 'The boys' boat sank,' he said."
	a, b, c := Text(s)
	for _, x := range a {
		t.Logf("%q %v", x.In(s), x.Quoted)
	}
	for _, x := range b {
		t.Logf("%q", x.In(s))
	}
	for _, x := range c {
		t.Logf("%q", x.In(s))
	}
}
