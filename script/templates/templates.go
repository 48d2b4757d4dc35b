// Package templates holds a script to start from for every kind of call: what
// it must contain, in the length it may have, with blanks to fill in.
package templates

import (
	"embed"
	"fmt"

	"rehearse/script"
)

//go:embed opener.txt voicemail.txt thanks.txt answer.txt greeting.txt
var files embed.FS

// Kinds are the kinds of call there is a template for.
var Kinds = []script.Call{script.Opener, script.Voicemail, script.Thanks, script.Answer, script.Greeting}

// Text is the template of a kind of call.
func Text(kind script.Call) (string, error) {
	b, err := files.ReadFile(string(kind) + ".txt")
	if err != nil {
		return "", fmt.Errorf("no template for the kind of call %q", kind)
	}
	return string(b), nil
}
