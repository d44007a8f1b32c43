package intake

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folder reads the files in a folder and all folders below it, by name. It
// follows links, and reads each folder once however many links lead there.
func (in *intake) folder(place string) bool {
	return in.list(place, map[string]bool{})
}

func (in *intake) list(place string, seen map[string]bool) bool {
	real, err := filepath.EvalSymlinks(place)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return in.fail("listing", place, 0, err)
	}
	if seen[real] {
		in.opt.Skipped(place, "a link to a folder that was read")
		return true
	}
	seen[real] = true
	entries, err := os.ReadDir(place) // what could be listed before an error, too
	if err != nil && !in.fail("listing", place, 0, err) {
		return false
	}
	for _, entry := range entries {
		if in.done() {
			return false
		}
		if !in.entry(place, entry, entries, seen) {
			return false
		}
	}
	return true
}

func (in *intake) entry(folder string, entry os.DirEntry, beside []os.DirEntry, seen map[string]bool) bool {
	place := strings.TrimRight(folder, `/`+string(filepath.Separator)) + "/" + entry.Name()
	if strings.HasPrefix(entry.Name(), ".") {
		in.opt.Skipped(place, "hidden")
		return true
	}
	mode := entry.Type()
	if mode&os.ModeSymlink != 0 {
		info, err := os.Stat(place)
		if err != nil {
			return in.fail("opening", place, 0, err)
		}
		mode = info.Mode()
	}
	switch {
	case mode.IsDir() && partOfPage(entry.Name(), beside):
		in.opt.Skipped(place, "the parts of a saved page")
		return true
	case mode.IsDir():
		return in.list(place, seen)
	case !mode.IsRegular():
		in.opt.Skipped(place, "not a file")
		return true
	case aboutFolder(entry.Name()):
		in.opt.Skipped(place, "about the folder, not an article")
		return true
	case in.format != nil && !in.format.has(place):
		in.opt.Skipped(place, "not "+in.format.Name+" by its name")
		return true
	}
	return in.file(place, true)
}

// aboutNames are the names, up to a full stop, of files that tell of the folder
// that they stand in, as is the custom in collections of files.
var aboutNames = []string{"README", "LICENSE", "LICENCE", "NOTICE", "CHANGELOG", "CONTRIBUTING"}

// aboutFolder reports whether a file tells of its folder: "README.md",
// "LICENSE-MIT". In capitals the start of the name is enough; otherwise the
// name is to be no more than that, since "notice-to-boats.html" is an article.
func aboutFolder(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return slices.ContainsFunc(aboutNames, func(about string) bool {
		return strings.HasPrefix(name, about) || strings.EqualFold(stem, about)
	})
}

// partOfPage reports whether a folder holds what a browser saved along with the
// page beside it: "story_files" goes with "story.html".
func partOfPage(folder string, beside []os.DirEntry) bool {
	page, is := strings.CutSuffix(folder, "_files")
	return is && slices.ContainsFunc(beside, func(e os.DirEntry) bool {
		return e.Name() == page+".html" || e.Name() == page+".htm"
	})
}
