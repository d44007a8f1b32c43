package main

import (
	"fmt"
	"regexp"
	"runtime/debug"

	"hearsay/reader"
)

// A versionCommand says which version of the program this is.
type versionCommand struct{}

// Help is shown with --help.
func (*versionCommand) Help() string { return pageExamples("version") }

// Run writes the version, the revision that it was built from, the Go that
// built it, and the fingerprint of its reader.
func (*versionCommand) Run(p *program) error {
	_, err := fmt.Fprintln(p.out, versionLine())
	return writing(err)
}

// versionLine is what the program says of itself.
func versionLine() string {
	return "hearsay " + versionOf(buildInfo()) + ", reader " + reader.Fingerprint()
}

func buildInfo() *debug.BuildInfo {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return info
}

// between is what the version of a build between two releases holds.
var between = regexp.MustCompile(`[-.]\d{14}-[0-9a-f]{12}|\+dirty`)

// releaseOf returns the version of a build if it is a release: "v1.2.0".
func releaseOf(info *debug.BuildInfo) string {
	version := info.Main.Version
	if version == "" || version == "(devel)" || between.MatchString(version) {
		return "unreleased"
	}
	return version
}

// versionOf words what is known of a build: "v1.2.0 (0123456789ab, go1.26.0)".
func versionOf(info *debug.BuildInfo) string {
	version := info.Main.Version
	if version == "" || version == "(devel)" {
		version = "unreleased"
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))] + ", "
		case "vcs.modified":
			if s.Value == "true" {
				changed = "changed since, "
			}
		}
	}
	if info.GoVersion == "" {
		return version
	}
	return version + " (" + revision + changed + info.GoVersion + ")"
}
