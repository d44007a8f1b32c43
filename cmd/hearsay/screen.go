package main

import (
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// A screen is what is known of where the output is looked at.
type screen struct {
	terminal bool // a person is looking
	width    int  // in columns
	colour   bool // bold and dim print are welcome
}

const usualWidth = 80

func screenOf(w io.Writer, env []string) screen {
	s := screen{width: usualWidth}
	if n, err := strconv.Atoi(lookup(env, "COLUMNS")); err == nil && n > 0 {
		s.width = n
	}
	if !isTerminal(w) {
		return s
	}
	s.terminal = true
	if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil && width > 0 {
		s.width = width
	}
	s.colour = lookup(env, "NO_COLOR") == "" && lookup(env, "TERM") != "dumb"
	return s
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// lookup returns the value of a variable in env, the last one if there are
// several.
func lookup(env []string, name string) string {
	for i := len(env) - 1; i >= 0; i-- {
		if value, ok := strings.CutPrefix(env[i], name+"="); ok {
			return value
		}
	}
	return ""
}
