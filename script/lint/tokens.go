package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rehearse/script"
)

// token is one word as the rules see it: contractions taken apart, slang
// written out, one spelling.
type token struct {
	id        int32 // of the word in the vocabulary, -1 when no rule knows it
	exact     int32 // of the word as spoken, for patterns that want it so
	skippable bool  // may stand between the words of a pattern
	breaks    bool  // a comma or more stands before it
	capital   bool  // a capital begins it, and not because a sentence begins
	word      int   // index in Script.Spoken
}

// expansions are contractions and slang written out.
var expansions = map[string]string{
	"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
	"let's": "let us", "dont": "do not", "cant": "can not", "wont": "will not", "didnt": "did not",
	"doesnt": "does not", "isnt": "is not", "wasnt": "was not", "im": "i am", "ive": "i have",
	"ill": "i will", "youre": "you are", "thats": "that is", "whats": "what is", "gonna": "going to",
	"wanna": "want to", "gotta": "got to", "gimme": "give me", "lemme": "let me", "kinda": "kind of",
	"sorta": "sort of", "dunno": "do not know", "'em": "them", "'cause": "because", "cuz": "because",
	"ya": "you", "y'all": "you all", "hafta": "have to", "outta": "out of", "whatcha": "what are you",
	"could've": "could have", "would've": "would have", "should've": "should have",
	"longterm": "long term", "wassup": "what is up", "whatsup": "what is up",
}

// endings are what contractions end in, and what that stands for. Of 'd only
// "would" is understood, and 's is a verb after these words alone.
var endings = []struct{ ending, word string }{
	{"n't", "not"}, {"'m", "am"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'d", "would"},
}

var verbAfter = wordSet(`that it what here who there he she how where when why everything nothing
	something nobody somebody someone everyone program time`)

// spellings brings British spellings to the American one the rules use.
var spellings = func() map[string]string {
	m := map[string]string{}
	for british, american := range map[string]string{
		"programme": "program", "apologise": "apologize", "realise": "realize", "recognise": "recognize",
		"emphasise": "emphasize", "prioritise": "prioritize", "summarise": "summarize", "specialise": "specialize",
		"favourite": "favorite", "honour": "honor", "behaviour": "behavior", "centre": "center", "speciality": "specialty",
	} {
		for i, form := range forms(british) {
			m[form] = forms(american)[min(i, len(forms(american))-1)]
		}
	}
	return m
}()

// expand appends to out one spoken word, written out as the words the rules
// see.
func expand(out []string, w string) []string {
	if full, ok := expansions[w]; ok {
		return append(out, strings.Fields(full)...)
	}
	if strings.IndexByte(w, '\'') >= 0 {
		for _, e := range endings {
			if stem, ok := strings.CutSuffix(w, e.ending); ok && stem != "" {
				return append(out, stem, e.word)
			}
		}
		if stem, ok := strings.CutSuffix(w, "'s"); ok {
			if verbAfter[stem] {
				return append(out, stem, "is")
			}
			w = stem
		}
	}
	if american, ok := spellings[w]; ok {
		w = american
	}
	return append(out, w)
}

// lintable cuts a script into sentences of tokens.
func (e *Engine) lintable(s *script.Script) [][]token {
	all := make([][]token, 0, len(s.Sentences))
	var parts []string
	for _, sentence := range s.Sentences {
		tokens := make([]token, 0, sentence.End-sentence.First+8)
		for _, clause := range sentence.Clauses {
			for i := clause.First; i < clause.End; i++ {
				w := s.Spoken[i]
				said := strings.ToLower(w.Text)
				exact, capital := e.idOf(w.Text), i > sentence.First && e.capitalised(s, w)
				parts = expand(parts[:0], said)
				for n, part := range parts {
					tokens = append(tokens, token{
						id: e.idOf(part), exact: exact, skippable: e.skippable(part), capital: capital && n == 0,
						breaks: n == 0 && i == clause.First && i > sentence.First, word: i,
					})
				}
			}
		}
		e.skipPhrases(tokens)
		all = append(all, tokens)
	}
	return all
}

// capitalised reports whether a word is written with a capital and lower case
// after it, or is one of a name such as "McDonald".
func (e *Engine) capitalised(s *script.Script, w script.Word) bool {
	written := s.Text()[w.Start:w.End]
	first, size := utf8.DecodeRuneInString(written)
	return unicode.IsUpper(first) && w.Kind == script.Plain && strings.IndexFunc(written[size:], unicode.IsLower) >= 0
}

// skippable reports whether a word may stand between the words of a pattern:
// the fillers of the rules file, and adverbs in -ly.
func (e *Engine) skippable(w string) bool {
	return e.fillers[w] || len(w) > 4 && strings.HasSuffix(w, "ly") && !noAdverb[w]
}

// noAdverb are words in -ly that carry the meaning.
var noAdverb = wordSet(`family apply reply rely supply early daily weekly monthly yearly only likely
	unlikely friendly badly desperately hardly barely scarcely assembly italy july reply homely lonely
	elderly highly immediately urgently extremely incredibly insanely`)

// skipPhrases marks fillers of several words.
func (e *Engine) skipPhrases(tokens []token) {
	for i := range tokens {
		for _, phrase := range e.fillerPhrases {
			if n := len(phrase); i+n <= len(tokens) && matchesIDs(tokens[i:i+n], phrase) {
				for j := i; j < i+n; j++ {
					tokens[j].skippable = true
				}
			}
		}
	}
}

func matchesIDs(tokens []token, ids []int32) bool {
	for i, id := range ids {
		if tokens[i].id != id {
			return false
		}
	}
	return true
}
