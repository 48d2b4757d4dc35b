package lint

import (
	"fmt"

	"rehearse/script"
)

// maxPoints is how many reasons a call of a kind carries; 0 means that they
// are not counted.
func maxPoints(call script.Call) int {
	switch call {
	case script.Thanks:
		return 1
	case script.Opener, script.Answer:
		return 2
	}
	return 0
}

// points counts the sentences that give a reason, and says where one too many
// begins.
func (e *Engine) points(s *script.Script, sentences [][]token, call script.Call) []Finding {
	limit := maxPoints(call)
	if limit == 0 {
		return nil
	}
	var reason *compiledPart
	for i := range e.parts {
		if e.parts[i].ID == "reason" {
			reason = &e.parts[i]
		}
	}
	if reason == nil {
		return nil
	}
	count := 0
	for n, tokens := range sentences {
		// Thanks, questions and offers mention the program without being points.
		if !anywhere([][]token{tokens}, reason.find) || anywhere([][]token{tokens}, e.notPoints) {
			continue
		}
		if count++; count <= limit {
			continue
		}
		first, last := s.Spoken[s.Sentences[n].First], s.Spoken[s.Sentences[n].End-1]
		line, column := s.Position(first.Start)
		return []Finding{{
			File: s.File, Line: line, Column: column, Rule: "too-many-points", Group: "interview", Weight: Warn,
			Text:   oneLine(s.Text()[first.Start:last.End]),
			Reason: fmt.Sprintf("This is reason number %d; of more than %d the listener keeps none.", count, limit),
			Better: "Keep the strongest and leave the rest for the interview.",
		}}
	}
	return nil
}
