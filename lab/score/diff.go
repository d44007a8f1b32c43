package score

import "strings"

// Diff returns the lines that differ between two texts, "-" before what was
// and "+" before what is. It is empty if no line differs.
func Diff(was, is string) string {
	a, b := strings.SplitAfter(was, "\n"), strings.SplitAfter(is, "\n")
	// common[i][j] is the length of the longest common subsequence of a[i:]
	// and b[j:]. Tables are short.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out strings.Builder
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			writeLine(&out, "-", a[i])
			i++
		default:
			writeLine(&out, "+", b[j])
			j++
		}
	}
	return out.String()
}

func writeLine(out *strings.Builder, sign, line string) {
	if line != "" {
		out.WriteString(sign + strings.TrimSuffix(line, "\n") + "\n")
	}
}
