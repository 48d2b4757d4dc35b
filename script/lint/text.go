package lint

import "strings"

// oneLine is a piece of the text without its line ends.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
