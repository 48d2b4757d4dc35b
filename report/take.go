// Package report shows deliveries: to a person in a terminal, to programs as
// JSON, NDJSON and CSV.
package report

import (
	"time"

	"rehearse/feedback"
)

// Take is one recording as it is reported: what was heard in it, or why it
// could not be read.
type Take struct {
	File     string
	Recorded time.Time // when it is a take of the past; zero where that is not known
	Err      error     // when not nil, nothing else is reported
	Audio    Audio
	Delivery feedback.Delivery
	Picture  *Picture // the course of the take; nil where nobody asked for it
}

// Audio says what the recording is made of.
type Audio struct {
	DurationS    float64 `json:"duration_s"`
	SampleRateHz int     `json:"sample_rate_hz"`
	Channels     int     `json:"channels"`
	Encoding     string  `json:"encoding"`
	Truncated    bool    `json:"truncated"` // the file ends before its header says
}

// Writer writes takes one after the other in the form it stands for. Close
// writes what belongs after the last one; it closes nothing below.
type Writer interface {
	Write(Take) error
	Close() error
}
