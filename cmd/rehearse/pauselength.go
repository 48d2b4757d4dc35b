package main

import (
	"fmt"
	"strconv"
	"time"
)

// pauseLength is the shortest silence that counts as a pause, as the value of a
// flag: 250ms or 0.25s, or a number of seconds. 0 is none given.
type pauseLength time.Duration

const (
	usualPause    = pauseLength(250 * time.Millisecond)
	shortestPause = pauseLength(120 * time.Millisecond) // below it lie the closures of consonants
	longestPause  = pauseLength(5 * time.Second)
)

// Set reads the flag.
func (p *pauseLength) Set(text string) error {
	d, err := time.ParseDuration(text)
	if seconds, e := strconv.ParseFloat(text, 64); e == nil {
		d, err = time.Duration(seconds*float64(time.Second)), nil
	}
	if err != nil {
		return fmt.Errorf("it is written like 250ms or 0.25")
	}
	if given := pauseLength(d); given < shortestPause || given > longestPause {
		return fmt.Errorf("it is between %v and %v", shortestPause, longestPause)
	}
	*p = pauseLength(d)
	return nil
}

func (p pauseLength) given() bool      { return p != 0 }
func (p pauseLength) seconds() float64 { return time.Duration(p).Seconds() }

// Type is the kind of value, for help.
func (pauseLength) Type() string { return "TIME" }

// String is the time, empty when none is given.
func (p pauseLength) String() string {
	if !p.given() {
		return ""
	}
	return time.Duration(p).String()
}
