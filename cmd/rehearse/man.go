package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newManCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Long: `Print the manual page, for man to show: what help says of every command, in one
document.`,
		Example: "  rehearse man > rehearse.1 && man ./rehearse.1\n" +
			"  rehearse man | sudo tee /usr/local/share/man/man1/rehearse.1 > /dev/null",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(s.Out, manual(cmd.Root()))
			return err
		},
	}
}

// manual is the page of a program in roff with the macros of man(7).
func manual(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1\n.SH NAME\n%s \\- %s\n", strings.ToUpper(root.Name()), root.Name(), roff(root.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n.I COMMAND\n[flags]\n", root.Name())
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s.SH COMMANDS\n", verbatim(root.Long))
	manualOf(&b, root)
	fmt.Fprintf(&b, ".SH EXIT STATUS\n%s", verbatim(root.Annotations[exitKey]))
	return b.String()
}

// manualOf writes the commands below one, each with what its own help says.
func manualOf(b *strings.Builder, parent *cobra.Command) {
	for _, cmd := range parent.Commands() {
		if !cmd.IsAvailableCommand() {
			continue
		}
		about := cmd.Long
		if about == "" {
			about = cmd.Short + "."
		}
		fmt.Fprintf(b, ".SS \"%s\"\n%s", roff(cmd.UseLine()), verbatim(about))
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" || f.Hidden {
				return
			}
			name, usage := pflag.UnquoteUsage(f)
			flag := "--" + f.Name
			if f.Shorthand != "" {
				flag = "-" + f.Shorthand + ", " + flag
			}
			fmt.Fprintf(b, ".TP\n\\fB%s\\fR \\fI%s\\fR\n%s\n", roff(flag), roff(name), roff(usage))
		})
		if cmd.Example != "" {
			fmt.Fprintf(b, ".PP\nExamples:\n%s", verbatim(cmd.Example))
		}
		manualOf(b, cmd)
	}
}

// verbatim is text with its own line breaks and columns, as help shows it.
func verbatim(text string) string {
	var b strings.Builder
	b.WriteString(".PP\n.nf\n")
	for line := range strings.Lines(strings.TrimRight(text, "\n")) {
		b.WriteString(roff(strings.TrimRight(line, "\n")) + "\n")
	}
	b.WriteString(".fi\n")
	return b.String()
}

// roff is a line that man shows as it is: none of its signs means anything, not
// even at the beginning, and hyphens can be copied.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	return line
}
