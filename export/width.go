package export

import (
	"strings"

	"github.com/rivo/uniseg"

	"hearsay"
)

// Width returns how many columns of a terminal s takes: two for a wide
// character or an emoji, none for an accent that stands on another letter.
// s is to be Printable.
func Width(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return uniseg.StringWidth(s)
		}
	}
	return len(s)
}

// wrap breaks a line of text into pieces of at most width columns each, at
// spaces where there are any and within a word where there are none. Where
// more than limit pieces would be needed, the last one is cut to leave room
// for an ellipsis, and cut is true. Pieces are ranges of line.
func wrap(line string, width, limit int) (pieces []hearsay.Span, cut bool) {
	return wrapBefore("…", line, width, limit)
}

// wrapBefore is wrap with another mark of a cut, to which room is left.
func wrapBefore(mark, line string, width, limit int) (pieces []hearsay.Span, cut bool) {
	for at := 0; at < len(line); {
		if len(pieces) == limit-1 {
			end, whole := fits(line, at, width)
			if whole {
				return append(pieces, hearsay.Span{Start: at, End: end}), false
			}
			end, _ = fits(line, at, width-Width(mark))
			return append(pieces, trimmed(line, at, end)), true
		}
		end, whole := fits(line, at, width)
		if !whole && end < len(line) && line[end] != ' ' {
			if space := strings.LastIndexByte(line[at:end], ' '); space > 0 {
				end = at + space
			}
		}
		pieces = append(pieces, trimmed(line, at, end))
		for end < len(line) && line[end] == ' ' {
			end++
		}
		at = end
	}
	return pieces, false
}

// fits returns the end of the longest piece of line from at on that takes at
// most width columns, at least one character, and whether that is the rest of
// the line.
func fits(line string, at, width int) (end int, whole bool) {
	rest, state, used := line[at:], -1, 0
	for end = at; rest != ""; {
		if c := rest[0]; c < 0x80 && (len(rest) == 1 || rest[1] < 0x80) {
			if used++; used > width && end > at {
				return end, false
			}
			end, rest, state = end+1, rest[1:], -1
			continue
		}
		cluster, tail, w, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if used += w; used > width && end > at {
			return end, false
		}
		end, rest, state = end+len(cluster), tail, next
	}
	return end, true
}

func trimmed(line string, start, end int) hearsay.Span {
	return hearsay.Span{Start: start, End: start + len(strings.TrimRight(line[start:end], " "))}
}

// fit returns line cut to width columns, with an ellipsis if it was longer.
func fit(line string, width int) string {
	pieces, cut := wrap(line, width, 1)
	switch {
	case len(pieces) == 0:
		return ""
	case cut:
		return pieces[0].In(line) + "…"
	}
	return pieces[0].In(line)
}

// Fill returns line, which is to be Printable, as lines of at most width
// columns each.
func Fill(line string, width int) []string {
	var lines []string
	pieces, _ := wrap(line, max(width, 1), len(line)+1)
	for _, p := range pieces {
		lines = append(lines, p.In(line))
	}
	return lines
}
