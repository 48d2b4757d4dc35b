package spoken

import (
	"strings"
)

// shoutedWord reports whether capitals in this piece mean nothing, because the
// whole line is written in them. A known initialism stays one unless the word
// is another one in lower case: HE TOLD US.
func (r *reader) shoutedWord(piece string) bool {
	if r.i >= len(r.shouting) || !r.shouting[r.i] || piece != strings.ToUpper(piece) {
		return false
	}
	x, known := initialisms[piece]
	return !known || x.capitals && commonShort[strings.ToLower(piece)]
}

// capitals says a word written in capitals.
func (r *reader) capitals(piece string) []string {
	if x, ok := initialisms[piece]; ok {
		return append([]string(nil), x.words...)
	}
	if len([]rune(piece)) > 1 && saidAsWord(strings.ToLower(piece)) {
		return []string{strings.ToLower(piece)}
	}
	return spell(piece)
}

// guessed reports whether a core in capitals was read by its looks alone.
func (r *reader) guessed(core string) bool {
	if len(core) < 2 || !allLetters(core) || core != strings.ToUpper(core) || r.lastShouted() {
		return false
	}
	_, known := initialisms[core]
	return !known && !commonShort[strings.ToLower(core)]
}

func (r *reader) lastShouted() bool { return r.i > 0 && r.shouting[r.i-1] }

// saidAsWord reports whether an unknown run of capitals is more likely a word
// in emphasis than an initialism.
func saidAsWord(lower string) bool {
	if len(lower) <= 3 {
		return commonShort[lower]
	}
	return pronounceable(lower)
}

// commonShort are short words one may put in capitals for emphasis, or find on
// a line in capitals.
var commonShort = setOf(`a i am an and any are as ask at bad be best big but by can day did do
	does don't each end ever far few for from get give go good had has have he her here him his
	how i'm if in into is it its it's just keep last let like long look lot made make many may me
	mind month more most much must my name need never new no nor not note now of off old on once
	one only or other our out over own per put ran real run said same see set she show sir slow so
	some stay still stop such sure take than that the their them then they this time to told too
	top try two up us use very via was way we week well were what when who why will with work yes
	yet you your all also hello hi dear thank please ms er ma pa`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// articleOrLetter tells the article from the letter: a capital in the middle
// of a sentence or beside another letter or a number is the letter.
func (r *reader) articleOrLetter(piece string, whole bool) string {
	if piece == "a" || r.shouting[r.i] {
		return "a"
	}
	if !r.starting() || isLetterName(r.previous(1)) {
		return "A"
	}
	if whole && r.i+1 < len(r.atoms) {
		next := r.atoms[r.i+1].core
		if besideLetter(next) {
			return "A"
		}
	}
	return "a"
}

// besideLetter reports whether a word follows an A that is a letter: another
// letter, a number, or the dot of an address.
func besideLetter(w string) bool {
	if isLetterName(w) {
		return true
	}
	for _, u := range units {
		if w == u {
			return true
		}
	}
	for _, t := range tens[1:] {
		if w == t {
			return true
		}
	}
	return w == "hundred" || w == "dot" || w == "at"
}

// Clusters that English words begin and end with, beyond single consonants.
// "th" and the like are two letters but no difficulty.
var (
	onsets = setOf(`bl br ch chl chr cl cr dr dw fl fr gh gl gn gr kh kl kn kr ll mc ph phl phr pl
		pn pr ps qu rh sc sch scl scr sh shl shm shr sk sl sm sn sp sph spl spr sq st str sv sw
		th thr thw tr ts tw vl vr wh wr zh`)
	codas = setOf(`bb bs bt ch chs chs ck cks ct cts dd ds dge dth ff ffs ft fts ft gh ghs ght ghts
		gn gns gs ks ld lds lf lfs lk lks ll lls lm lms ln lp lps ls lsh lst lt lth lts lve mb mbs
		mm mp mps mpt ms nc nch nct nd nds ng ngs ngth nk nks nn nns ns nst nt nth nts nx ph phs
		ps pt pts pth rb rbs rc rch rd rds rf rg rk rks rl rld rls rm rms rmth rn rns rp rps rr rs
		rsh rst rt rth rths rts rv sh sk sks sm sms sp sps ss st sts tch th ths ts tt tz wd wk wl
		wls wn wns ws wth xt yn ys zz rtz nz cz sz rsk`)
)

// pronounceable reports whether a run of letters can be read as an English
// word by its first and last consonants and the longest run inside.
func pronounceable(lower string) bool {
	if strings.ContainsFunc(lower, func(c rune) bool { return c > 'z' }) {
		return hasVowel(lower) // letters with accents come from names
	}
	first := strings.IndexAny(lower, "aeiouy")
	last := strings.LastIndexAny(lower, "aeiouy")
	if first < 0 {
		return false
	}
	onset, coda := lower[:first], lower[last+1:]
	if len(onset) > 1 && !onsets[onset] || len(coda) > 1 && !codas[coda] {
		return false
	}
	run := 0
	for _, c := range lower {
		if strings.ContainsRune("aeiouy", c) {
			run = 0
		} else if run++; run > 4 {
			return false
		}
	}
	return true
}
