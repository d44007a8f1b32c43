package ledger

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// TestWipe forgets documents of ledgers in which rows have moved from page to
// page, and wants no word of them to be left in the file, and nothing at all in
// its unused parts.
func TestWipe(t *testing.T) {
	seeds := []uint64{8, 24, 3, 11} // without wiping, the first leaves a word
	if testing.Short() {
		seeds = seeds[:1]
	}
	for _, seed := range seeds {
		p := inFile(t, "l.db")
		l, w := p.open(t, "tool 1"), newWorld(seed)
		populate(t, l, w, 0, 300)
		random := rand.New(rand.NewPCG(7, seed))
		var text strings.Builder
		var tellings []telling
		var words []string
		for i := range 50 + int(seed)*10 {
			word := fmt.Sprintf("qx%08x", random.Uint32())
			words = append(words, word)
			fmt.Fprintf(&text, "The guild of %s counted %d barrels. ", word, 10000+i)
			tellings = append(tellings, telling{figure: fmt.Sprint(10000 + i), of: "barrels", place: word, asOf: fmt.Sprintf("2031-01-%02d", random.IntN(28)+1), category: "other", chain: []string{"guild of " + word}})
		}
		among := func(from int) { // others are added
			for i := range 40 {
				d, r := w.document(from + i)
				if _, err := l.Add(t.Context(), d, r); err != nil {
					t.Fatal(err)
				}
			}
		}
		article := func(n int) *article {
			a := newArticle("much.txt", words[0], text.String())
			for _, told := range tellings[:n] {
				a.tells(t, told)
			}
			return a
		}
		add(t, l, article(len(tellings)))
		among(1000)
		add(t, p.open(t, "tool 2"), article(len(tellings)-20))
		among(2000)
		if n, _ := leftovers(t, l); n == 0 {
			t.Error("there is nothing to be wiped")
		}
		if err := l.Forget(t.Context(), "much.txt", "Ines", "asked to"); err != nil {
			t.Fatal(err)
		}
		n, file := leftovers(t, l)
		if n > 0 {
			t.Errorf("%d pages have something in their unused parts", n)
		}
		for _, word := range words {
			for _, part := range []string{word, word[2:], fmt.Sprintf("%x", word), fmt.Sprintf("%X", word)} {
				if bytes.Contains(file, []byte(part)) {
					t.Errorf("seed %d: %s is left in the file", seed, part)
				}
			}
		}
		sound(t, l)
	}
}

// leftovers counts the pages of a file that have something in their unused parts:
// in the gap, or anywhere if they are free.
func leftovers(t *testing.T, l *Ledger) (n int, file []byte) {
	t.Helper()
	ctx := context.Background()
	l.pen.lay()
	if _, err := l.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(l.address)
	if err != nil {
		t.Fatal(err)
	}
	const size = 4096
	used := map[int64]bool{}
	err = l.rows(ctx, "SELECT pageno FROM dbstat", nil, func(row scanner) error {
		var number int64
		err := row.Scan(&number)
		used[number] = true
		return err
	})
	if err != nil || len(used) < 10 {
		t.Fatal(len(used), err)
	}
	for trunk := int64(binary.BigEndian.Uint32(file[32:])); trunk > 0; { // of the list of free pages
		page := file[(trunk-1)*size:][:size]
		used[trunk] = true
		for rest := page[8:]; len(rest) > 0; rest = rest[4:] { // numbers of pages, some of them of old
			if int(binary.BigEndian.Uint32(rest)) > len(file)/size {
				n++
				break
			}
		}
		trunk = int64(binary.BigEndian.Uint32(page))
	}
	for number := int64(1); number <= int64(len(file)/size); number++ {
		if page := file[(number-1)*size:][:size]; !used[number] && len(bytes.Trim(page, "\x00")) > 0 {
			n++
		}
	}
	conn, err := l.read.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	err = overTrees(ctx, conn, func(number int64, page []byte) error {
		if !bytes.Equal(page, file[(number-1)*size:][:size]) || !used[number] {
			t.Errorf("page %d is another one in the file", number)
		}
		if len(bytes.Trim(gapOf(page, number), "\x00")) > 0 {
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n, file
}
