package main

// A sourceCommand keeps the names of sources in order.
type sourceCommand struct{}
