package main

// A demoCommand reads the pile that comes with the program.
type demoCommand struct{}

// Help is shown with --help.
func (*demoCommand) Help() string { return pageExamples("demo") }

// Run writes the ledger of figures of the pile.
func (*demoCommand) Run(p *program) error { return nil }
