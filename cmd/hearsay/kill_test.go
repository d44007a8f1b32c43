//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay/ledger"
)

var kills = flag.Int("kills", 20, "how many times TestKill kills the program; a fifth of it with -short")

// The moments at which a doomed program ends itself.
const (
	doomEnv   = "HEARSAY_TEST_DOOM" // "WHEN NUMBER MICROSECONDS LEDGER"
	bySize    = "size"              // once so many bytes are written of the ledger and what stands beside it
	byLength  = "length"            // so long after the start
	byClosing = "closing"           // once what stood beside the ledger is taken away
)

// doomed is the program, with something in it that kills it at a moment that
// doomEnv tells: as from outside, by a signal that it cannot catch.
func doomed() {
	var when, path string
	var number, wait int64
	if _, err := fmt.Sscanf(os.Getenv(doomEnv), "%s %d %d %s", &when, &number, &wait, &path); err != nil {
		panic(err)
	}
	begun := time.Now()
	go func() {
		for log := int64(0); ; {
			written, logged := writtenAt(path)
			log = max(log, logged)
			if when == bySize && written >= number || when == byLength && time.Since(begun) >= time.Duration(number)*time.Microsecond || when == byClosing && log > 0 && logged < 0 {
				time.Sleep(time.Duration(wait) * time.Microsecond)
				syscall.Kill(os.Getpid(), syscall.SIGKILL)
			}
			time.Sleep(glance)
		}
	}()
	main()
}

const glance = 50 * time.Microsecond

// writtenAt returns how many bytes there are of a ledger with its log, and of
// the log alone; -1 if there is none.
func writtenAt(path string) (all, log int64) {
	log = -1
	if info, err := os.Stat(path + "-wal"); err == nil {
		log = info.Size()
		all = log
	}
	if info, err := os.Stat(path); err == nil {
		all += info.Size()
	}
	return all, log
}

// atOneTime is the environment of programs whose ledgers are to be the same.
var atOneTime = []string{"SOURCE_DATE_EPOCH=1900000000"}

// runAt runs the program in this process.
func runAt(args ...string) (status int, stdout, stderr string) {
	var out, gripes bytes.Buffer
	status = run(context.Background(), args, strings.NewReader(""), &out, &gripes, atOneTime)
	return status, out.String(), gripes.String()
}

// runApart runs the program in a process of its own, under a name that TestMain
// knows, and reports whether it was killed.
func runApart(t *testing.T, name, doom string, args ...string) (killed bool, status int, gripes string) {
	t.Helper()
	var b bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env = append(append(os.Environ(), atOneTime...), doomEnv+"="+doom)
	cmd.Stderr = &b
	var exit *exec.ExitError
	err := cmd.Run()
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	state := cmd.ProcessState.Sys().(syscall.WaitStatus)
	return state.Signaled() && state.Signal() == syscall.SIGKILL, cmd.ProcessState.ExitCode(), b.String()
}

// smallPile writes a pile in which documents are added, one by one, in two
// files, with a file that cannot be read between them.
func smallPile(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pile")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for i := range 12 {
		fmt.Fprintf(&lines, `{"id":"d%d","published":"2031-05-%02d","outlet":"The Valley Post","text":"The quay gave way\n\nAt least %d fishermen were killed and %d boats sank, the harbour office of Port Elmo said on Tuesday.\n\n“Some %d families lost a roof,” said Ngozi Ferreira, the mayor.%s"}`+"\n",
			i, i+10, i+3, i+20, i+40, strings.Repeat(" It rained on the quay and on the boats for most of the night.", i*12))
	}
	for name, body := range map[string]string{
		"a.txt":   "About 300 people were moved to the school of Tarn, police said.",
		"b.txt":   "",
		"c.jsonl": lines.String(),
		"d.txt":   "Reportedly, dozens are missing in Port Elmo.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// dump is everything that a ledger says: entries of all states with the
// verdicts on them, and the history.
func dump(t *testing.T, path string) string {
	t.Helper()
	status, entries, gripes := runAt("list", "--ledger", path, "--state", "all", "--format", "jsonl")
	if status != statusDone {
		t.Fatalf("list: %d, %s", status, gripes)
	}
	return entries + historyOf(t, path)
}

// wantWhole wants a ledger to open and to be as it was written.
func wantWhole(t *testing.T, path string) {
	t.Helper()
	if status, faults, gripes := runAt("verify", "--ledger", path); status != statusDone {
		t.Fatalf("verify: %d, %s%s", status, faults, gripes)
	}
}

// TestKill kills the program again and again while it adds a pile: while it
// makes the ledger, reads, writes and closes. The ledger is to open each time,
// to be whole, and at last to be what it is when nobody disturbs.
func TestKill(t *testing.T) {
	pile := smallPile(t)
	undisturbed := filepath.Join(t.TempDir(), "whole.ledger")
	begun := time.Now()
	if killed, status, gripes := runApart(t, "hearsay-doomed", byLength+" 3600000000 0 "+undisturbed, "add", "--ledger", undisturbed, pile); killed || status != statusFailed {
		t.Fatalf("add ends with %d: %s", status, gripes)
	}
	length := time.Since(begun)
	want := dump(t, undisturbed)
	size := sizeWhileAdding(t, pile)
	t.Logf("%d bytes are written in %v", size, length)

	n := *kills
	if testing.Short() {
		n /= 5
	}
	const series = 4 // at once, where there are so many processors
	for k := range series {
		t.Run(fmt.Sprint(k), func(t *testing.T) {
			t.Parallel()
			killSeries(t, rand.New(rand.NewPCG(uint64(k), 2031)), n/series, pile, want, size, length)
		})
	}
}

// killSeries kills the program n times, at moments that the dice tell.
func killSeries(t *testing.T, dice *rand.Rand, n int, pile, want string, size int64, length time.Duration) {
	when := map[string]int{}
	for n > 0 {
		path := filepath.Join(t.TempDir(), "a.ledger")
		for n > 0 {
			doom, number := bySize, dice.Int64N(size*11/10)
			switch roll := dice.IntN(10); {
			case roll < 2:
				doom, number = byLength, dice.Int64N(length.Microseconds()*11/10)
			case roll < 4:
				doom = byClosing
			}
			killed, _, gripes := runApart(t, "hearsay-doomed", fmt.Sprintf("%s %d %d %s", doom, number, dice.Int64N(4000), path), "add", "--ledger", path, pile)
			if !killed {
				if strings.Contains(gripes, "panic") {
					t.Fatal(gripes)
				}
				break // it was done before that
			}
			n--
			when[doom]++
			if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
				continue // it was killed before there was one
			}
			wantWhole(t, path)
		}
		if status, _, gripes := runAt("add", "--ledger", path, pile); status != statusFailed || strings.Count(gripes, "error:") != 1 {
			t.Fatalf("add ends with %d: %s", status, gripes)
		}
		wantWhole(t, path)
		if got := dump(t, path); got != want {
			t.Fatalf("after kills %v the ledger holds\n%s", when, firstDifference(got, want))
		}
	}
	t.Logf("killed by %v", when)
}

// sizeWhileAdding returns how many bytes are written at most while a pile is
// added.
func sizeWhileAdding(t *testing.T, pile string) (most int64) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "size.ledger")
	done := make(chan struct{})
	go func() {
		defer close(done)
		runAt("add", "--ledger", path, pile)
	}()
	for {
		select {
		case <-done:
			return most
		default:
			all, _ := writtenAt(path)
			most = max(most, all)
			time.Sleep(glance)
		}
	}
}

// TestFullDisk wants a disk that takes no more to be told of, whatever was
// written by then, and the same command to go on once there is room.
func TestFullDisk(t *testing.T) {
	pile := smallPile(t)
	whole := filepath.Join(t.TempDir(), "whole.ledger")
	runAt("add", "--ledger", whole, pile)
	want, size := dump(t, whole), sizeWhileAdding(t, pile)
	limits := []int64{1, 64, 280, 320, size / 4096, size / 2048, size / 1024}
	if testing.Short() {
		limits = limits[2:4]
	}
	refused := 0
	for _, limit := range limits {
		path := filepath.Join(t.TempDir(), "a.ledger")
		out := addWhereFull(t, path, pile, "sh", "-c", `ulimit -f "$0" && exec "$@"`, strconv.FormatInt(limit*2, 10)) // of 512 bytes
		if strings.Count(out, "hearsay: error:") > strings.Count(out, "there is no text in it") {
			refused++
			if !strings.Contains(out, diskFull) {
				t.Errorf("%d KiB: no hint: %s", limit, out)
			}
		}
		wantGoesOn(t, path, pile, want)
	}
	t.Logf("%d of %d limits were met", refused, len(limits))
	if refused < len(limits)/2 {
		t.Errorf("only %d of %d limits were met", refused, len(limits))
	}
}

// TestFullMount does the same on a small disk that is really full.
func TestFullMount(t *testing.T) {
	pile := smallPile(t)
	whole := filepath.Join(t.TempDir(), "whole.ledger")
	runAt("add", "--ledger", whole, pile)
	want := dump(t, whole)
	for _, size := range []string{"64k", "600k"} {
		disk := t.TempDir()
		if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "none", disk).CombinedOutput(); err != nil {
			t.Skipf("no disk can be mounted here, which takes root: %v, %s", err, out)
		}
		func() {
			defer exec.Command("umount", disk).Run()
			path := filepath.Join(disk, "a.ledger")
			if out := addWhereFull(t, path, pile, "env"); !strings.Contains(out, diskFull) {
				t.Errorf("%s: no hint: %s", size, out)
			}
			if out, err := exec.Command("mount", "-o", "remount,size=64m", disk).CombinedOutput(); err != nil {
				t.Fatalf("%v, %s", err, out)
			}
			wantGoesOn(t, path, pile, want)
		}()
	}
}

// addWhereFull adds a pile by way of a command that bounds what can be written,
// wants that to be named without a panic, and returns what was said.
func addWhereFull(t *testing.T, path, pile string, by ...string) string {
	t.Helper()
	cmd := exec.Command(by[0], append(by[1:], "hearsay", "add", "--ledger", path, pile)...)
	cmd.Env = append(os.Environ(), atOneTime...)
	out, err := cmd.CombinedOutput()
	if err == nil || cmd.ProcessState.ExitCode() != statusFailed || bytes.Contains(out, []byte("panic")) {
		t.Fatalf("%v: %v, %s", by, err, out)
	}
	return string(out)
}

// wantGoesOn wants a ledger to be whole if it is there, and add to bring it to
// what it is when nobody disturbs.
func wantGoesOn(t *testing.T, path, pile, want string) {
	t.Helper()
	if _, err := os.Stat(path); err == nil {
		wantWhole(t, path)
	}
	runAt("add", "--ledger", path, pile)
	wantWhole(t, path)
	if got := dump(t, path); got != want {
		t.Errorf("the ledger holds\n%s", firstDifference(got, want))
	}
}

// TestReadOnly wants a ledger that may not be written, or that lies in such a
// folder, to be refused by add and left as it is, and to be read all the same.
func TestReadOnly(t *testing.T) {
	pile := smallPile(t)
	path := filepath.Join(t.TempDir(), "a.ledger")
	runAt("add", "--ledger", path, filepath.Join(pile, "a.txt"))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what   string
		file   os.FileMode
		folder os.FileMode
	}{{"file", 0o444, 0o777}, {"folder", 0o444, 0o555}} {
		chmod(t, path, c.file)
		chmod(t, filepath.Dir(path), c.folder)
		status, gripes := runBound(t, "add", "--ledger", path, pile)
		if status != statusFailed || !strings.Contains(gripes, "hint: see whether you may write the ledger") || strings.Contains(gripes, "panic") {
			t.Errorf("%s: add ends with %d: %s", c.what, status, gripes)
		}
		for _, args := range [][]string{{"list", "--ledger", path}, {"verify", "--ledger", path}} {
			if status, gripes := runBound(t, args...); status != statusDone || strings.Contains(gripes, "error") {
				t.Errorf("%s: %s ends with %d: %s", c.what, args[0], status, gripes)
			}
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s: the ledger was changed, or %v", c.what, err)
		}
	}
	chmod(t, filepath.Dir(path), 0o777)
	chmod(t, path, 0o644)
	runAt("add", "--ledger", path, pile)
	wantWhole(t, path)
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// runBound runs the program bound by the modes of files, as root is not.
func runBound(t *testing.T, args ...string) (status int, gripes string) {
	t.Helper()
	args = append([]string{"hearsay"}, args...)
	if os.Geteuid() == 0 {
		const powers = "-dac_override,-dac_read_search,-fowner"
		bind := []string{"setpriv", "--inh-caps=" + powers, "--bounding-set=" + powers}
		if err := exec.Command(bind[0], append(bind[1:], "true")...).Run(); err != nil {
			t.Skip("root may write everything, and setpriv cannot take that away:", err)
		}
		args = append(bind, args...)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), atOneTime...)
	var b bytes.Buffer
	cmd.Stderr = &b
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), b.String()
}

// TestAddStops wants add to end between documents when it is told to, with what
// it has posted, and to go on when nobody looks at what it says.
func TestAddStops(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ledger")
	ctx, stop := context.WithCancel(t.Context())
	stdin, lines := io.Pipe()
	told, out := io.Pipe()
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"add", "--ledger", path, "--input", "jsonl", "--format", "jsonl", "--workers", "1", "-"}, stdin, out, io.Discard, atOneTime)
	}()
	buf := make([]byte, 1<<16)
	for i := range 2 {
		fmt.Fprintf(lines, `{"id":"d%d","text":"Some %d boats sank, police said.%s"}`+"\n", i, i+20, strings.Repeat(" ", 5000))
		if n, err := told.Read(buf); err != nil || !strings.Contains(string(buf[:n]), `"new":["`) {
			t.Fatalf("%q, %v", buf[:n], err)
		}
	}
	stop()
	go io.Copy(io.Discard, told)
	if status := <-ended; status != statusStopped {
		t.Errorf("add ends with %d", status)
	}
	wantWhole(t, path)
	if _, listed, _ := runAt("list", "--ledger", path); strings.Count(listed, "\n") != 2 {
		t.Errorf("the ledger holds\n%s", listed)
	}

	pile := smallPile(t)
	broken := &brokenPipe{0, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}}
	var gripes bytes.Buffer
	status := run(t.Context(), []string{"add", "--ledger", path, "--format", "table", pile}, nil, broken, &gripes, atOneTime)
	if status != statusDone && status != statusFailed || strings.Contains(gripes.String(), "standard output") {
		t.Errorf("add ends with %d: %s", status, gripes.String())
	}
	if _, again, _ := runAt("add", "--ledger", path, pile); !strings.Contains(again, "14 documents (14 read before)") {
		t.Errorf("not all was posted: %s", again)
	}
}

// historyOf is the history of a ledger, a line an event.
func historyOf(t *testing.T, path string) string {
	t.Helper()
	l, err := ledger.Open(t.Context(), path, ledger.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var b strings.Builder
	for e, err := range l.History(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", e)
	}
	return b.String()
}

// firstDifference returns the first line in which two dumps differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("in line %d\n%s\nwant\n%s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}
