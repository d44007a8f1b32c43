package corpus

import (
	"errors"
	"os"
	"path/filepath"
)

// ErrNoGold says that the folder with the gold was not found, and what to do.
var ErrNoGold = errors.New("no gold here: set HEARSAY_SHARED to the folder that holds gold/ and tools/, or lay that folder beside the repository as ../shared")

// Folder returns the shared folder, which holds the gold: the one that
// HEARSAY_SHARED names, or the one called "shared" beside the repository in
// which the program was started.
func Folder() (string, error) {
	dir := os.Getenv("HEARSAY_SHARED")
	if dir == "" {
		root, err := Repository()
		if err != nil {
			return "", errors.Join(ErrNoGold, err)
		}
		dir = filepath.Join(root, "..", "shared")
	}
	if info, err := os.Stat(filepath.Join(dir, "gold")); err != nil || !info.IsDir() {
		return "", ErrNoGold
	}
	return dir, nil
}

// Repository returns the folder of the module in which the program was
// started: the nearest one up that holds a go.mod.
func Repository() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod in this folder or above it")
		}
		dir = up
	}
}
