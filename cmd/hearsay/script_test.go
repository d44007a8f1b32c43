package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"hearsay/examples"
)

var update = flag.Bool("update", false, "write what is got into the scripts and golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearsay": main, "hearsay-doomed": doomed})
}

// TestScripts runs the scripts of testdata/script, which use the program as
// people do. Beside the commands of testscript they know
//
//	exits STATUS COMMAND…   the command ends with this status
//	replace OLD NEW FILE    every OLD in a file becomes NEW; there has to be one
//
// and find the invented pile in flood/, and a file in hostile/ whose name and text
// try things with the terminal.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "replace": replace},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition")
		},
		Setup: func(env *testscript.Env) error {
			if err := os.CopyFS(filepath.Join(env.WorkDir, "flood"), examples.Flood()); err != nil {
				return err
			}
			dir := filepath.Join(env.WorkDir, "hostile")
			if err := os.Mkdir(dir, 0o777); err != nil {
				return err
			}
			text := "The quay\x1b[2J \x1b]0;owned\x07\n\nAt least 14 fishermen\u202e were killed, police in Port Elmo\x1b[31m said.\n"
			if err := os.WriteFile(filepath.Join(dir, "a\x1b[31mb.txt"), []byte(text), 0o666); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "c\x1b]0;x\x07.txt"), []byte("\x00\x01\x02\xff\xfe\x00"), 0o666)
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	was := ts.ReadFile(args[2])
	is := strings.ReplaceAll(was, args[0], args[1])
	if is == was {
		ts.Fatalf("%q is not in %s", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(is), 0o666))
}
