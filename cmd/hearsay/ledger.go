package main

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hearsay/ledger"
	"hearsay/reader"
)

// A ledgerFlag is the option that names the ledger a command works on.
type ledgerFlag struct {
	Ledger string `placeholder:"FILE" help:"The ledger: a file, or postgres://… Unless given, what HEARSAY_LEDGER says."`
}

// ledgerEnv is the variable that names the ledger where no option does.
const ledgerEnv = "HEARSAY_LEDGER"

// address returns where the ledger is.
func (f *ledgerFlag) address(p *program) (string, error) {
	address := f.Ledger
	if address == "" {
		address = lookup(p.env, ledgerEnv)
	}
	if address == "" {
		return "", usageError{errors.New("no ledger is named"), "say which with --ledger FILE, or set " + ledgerEnv}
	}
	p.gripe.secret = passwordOf(address)
	return address, nil
}

// openLedger opens the ledger that f or the environment names, with the clock of
// the run.
func (p *program) openLedger(f *ledgerFlag, opt ledger.Options) (*ledger.Ledger, error) {
	address, err := f.address(p)
	if err != nil {
		return nil, err
	}
	if opt.Clock, err = clockOf(p.env); err != nil {
		return nil, err
	}
	return ledger.Open(p.ctx, address, opt)
}

// clockOf returns the clock of a run: it stands still at SOURCE_DATE_EPOCH, if
// that is set, by the convention of builds that are to be the same bytes.
func clockOf(env []string) (func() time.Time, error) {
	const name = "SOURCE_DATE_EPOCH"
	epoch := lookup(env, name)
	if epoch == "" {
		return func() time.Time { return time.Now().UTC().Truncate(time.Second) }, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the end of the year 9999
		return nil, usageError{fmt.Errorf("%s is %q", name, epoch), "it is to be the seconds since 1970, or not set at all"}
	}
	return func() time.Time { return time.Unix(seconds, 0).UTC() }, nil
}

// readBy names what reads: the program, and its reader by its fingerprint, so
// that a ledger can tell whether a document was read by just this one.
func readBy(grammar bool) string {
	tool := receivedBy() + ", reader " + reader.Fingerprint()
	if grammar {
		tool += ", by the grammar of cues"
	}
	return tool
}

// receivedBy names the program: "hearsay v0.3.0".
func receivedBy() string { return "hearsay " + releaseOf(buildInfo()) }

var passwordPair = regexp.MustCompile(`password=('[^']*'|[^\s&]*)`)

// passwordOf returns the password in the address of a ledger, as it stands there
// and as it is meant, to be kept from what is printed.
func passwordOf(address string) []string {
	var found []string
	add := func(s string) {
		const short = 4 // a shorter one may be part of any word
		if len(s) >= short {
			found = append(found, s)
		} else if s != "" {
			found = append(found, ":"+s+"@", "password="+s)
		}
	}
	if m := passwordPair.FindStringSubmatch(address); m != nil {
		add(strings.Trim(m[1], "'"))
		if plain, err := url.QueryUnescape(m[1]); err == nil {
			add(plain)
		}
	}
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok || scheme == "" {
		return found
	}
	host, _, _ := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		host = rest[:at+1] // a slash in a password that should have been escaped
	}
	user, _, at := strings.Cut(host, "@")
	if last := strings.LastIndexByte(host, '@'); last >= 0 {
		user = host[:last]
	}
	if _, password, given := strings.Cut(user, ":"); at && given {
		add(password)
		if plain, err := url.PathUnescape(password); err == nil {
			add(plain)
		}
	}
	return found
}

// printedAddress returns the address of a ledger without its password.
func printedAddress(address string) string { return hidden(address, passwordOf(address)) }

// hidden returns text with every secret in it replaced.
func hidden(text string, secrets []string) string {
	for _, s := range secrets {
		text = strings.ReplaceAll(text, s, strings.Repeat("*", 5))
	}
	return text
}
