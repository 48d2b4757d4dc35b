package lint

import (
	_ "embed"
	"strings"
)

//go:embed irregular.txt
var irregularText string

// irregular maps a word to its other forms, where rules would not find them.
var irregular = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(irregularText) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			m[f[0]] = f
		}
	}
	return m
}()

// invariable words have one form only.
var invariable = wordSet(`i me my mine myself we us our you your yours he him his she her it its they
	them their a an the and or but if so as of in on at to for from by with about into over out up
	down off than then that this these those what which who whom why how when where not no never
	any every each all some most more much many very really just only own else still even ever`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// forms are the inflections of a word, itself among them. It makes too many
// rather than too few: what is no word never occurs.
func forms(w string) []string {
	if all, ok := irregular[w]; ok {
		return all
	}
	if invariable[w] || len(w) < 3 || strings.HasSuffix(w, "ly") && w != "rely" && w != "apply" && w != "reply" {
		return []string{w}
	}
	stem, last := w[:len(w)-1], w[len(w)-1]
	all := []string{w, w + "s"}
	switch {
	case last == 'e':
		return append(all, w+"d", stem+"ing")
	case last == 'y' && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return append(all, stem+"ies", stem+"ied", w+"ing")
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		all = append(all, w+"es")
	}
	all = append(all, w+"ed", w+"ing")
	if doubles(w) {
		all = append(all, w+string(last)+"ed", w+string(last)+"ing")
	}
	return all
}

// doubles reports whether the last consonant may be doubled: beg, begging.
func doubles(w string) bool {
	n := len(w)
	vowel := func(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
	return strings.IndexByte("bdgklmnprt", w[n-1]) >= 0 && vowel(w[n-2]) && !vowel(w[n-3])
}
