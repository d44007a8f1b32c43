//go:build !unix

package main

func takeFullDisks() {}
