package screen

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// View shows the check.
func (c *Check) View() tea.View {
	f := c.frame
	switch c.mode {
	case asking:
		return c.question(f)
	case checking:
		return c.stage.view(f, c.header(f.recording(&c.stage)))
	}
	return c.outcome(f)
}

func (c *Check) header(more string) string {
	right := "before the call"
	if c.options.Program != "" {
		right = "calling " + c.options.Program
	}
	right = c.frame.shorten(right, c.frame.inner()/2)
	return c.frame.heading(c.options.Text, c.stage.clock, more, c.frame.paint(faint, right))
}

// question shows one question with its answers.
func (c *Check) question(f frame) tea.View {
	q := c.options.Questions[c.asked]
	rows := []string{"", f.indent(f.paint(faint, fmt.Sprintf("question %d of %d", c.asked+1, len(c.options.Questions)))), ""}
	for _, row := range wrap(q.Ask, f.inner()) {
		rows = append(rows, f.indent(f.paint(strong, row)))
	}
	rows = append(rows, "")
	for _, a := range q.Answers {
		rows = append(rows, f.indent("  "+f.paint(accent, a.Key)+"  "+a.Text), "")
	}
	if q.Note != "" {
		for _, row := range wrap(q.Note, min(f.inner(), 74)) {
			rows = append(rows, f.indent(f.paint(faint, row)))
		}
	}
	keys := []key{{"one key", "answers"}}
	if c.asked > 0 {
		keys = append(keys, key{"b", "back"})
	}
	return f.page(c.header(""), rows, append(keys, key{"Ctrl-C", "quit"}))
}

// outcome shows GO or NOT YET.
func (c *Check) outcome(f frame) tea.View {
	word, look, scale := "not yet", bad, 1
	if c.Result.Go {
		word, look = "go", good
		if f.middle() >= 19 {
			scale = 2
		}
	}
	big := f.large(word, scale)
	if len(big) > 0 && f.inner() < 66 && !c.Result.Go {
		big = f.medium(word)
	}
	rows := append([]string{""}, centreAll(f.paintAll(look, big), f.width)...)
	rows = append(rows, "")
	if scale == 1 {
		rows = append(rows, "")
	}
	rows = append(rows, f.labelled(look, "Why", sentence(c.Result.Reason))...)
	rows = append(rows, f.labelled(strong, "Next", c.Result.Do)...)
	if c.options.Drilled != "" {
		rows = append(rows, f.labelled(faint, "Drilled", sentence(c.options.Drilled))...)
	}
	if c.options.Warning != "" {
		rows = append(rows, f.labelled(warn, "Mind", sentence(c.options.Warning))...)
	}
	remark := c.remark
	if err := c.stage.take.Unnoted; remark == "" && err != nil {
		remark = err.Error()
	}
	if remark != "" {
		rows = append(rows, f.labelled(warn, "Note", sentence(remark))...)
	}
	return f.page(c.header(""), rows, c.outcomeKeys())
}

func (c *Check) outcomeKeys() []key {
	var keys []key
	if c.callable() {
		keys = append(keys, key{"Enter", "I am calling: note it"})
	}
	if c.asked < len(c.options.Questions) {
		keys = append(keys, key{"b", "back to the question"})
	} else {
		keys = append(keys, key{"a", "again"})
	}
	return append(keys, key{"q", "quit"})
}
