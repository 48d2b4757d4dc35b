package screen

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rehearse/rehearsal"
)

var update = flag.Bool("update", false, "write the expected screens anew")

// screens calls look on every screen there is.
func screens(t *testing.T, size tea.WindowSizeMsg, ascii bool, look func(name string, p *player)) {
	t.Helper()
	good, rushed := heard(t, "good"), heard(t, "rushed")
	b := newFakeBooth(good, after(rushed, good))
	b.room.Verdicts, b.room.Heard, b.room.Next = noisyRoom().Verdicts, noisyRoom().Heard, noisyRoom().Next
	drill(t, b, func(p *player, d *Drill) {
		p.send(size)
		look("opening", p)
		p.pass(time.Second)
		look("hush", p)
		p.pass(1700 * time.Millisecond)
		look("countdown", p)
		p.pass(6500 * time.Millisecond)
		look("recording", p)
		p.pass(5 * time.Second)
		look("verdict", p)
		p.press("r")
		p.pass(300 * time.Millisecond)
		look("replay", p)
		p.press("a")
		p.pass(12 * time.Second)
		look("comparison", p)
		b.openErr = fmt.Errorf("microphone %q: %w", "USB Audio", os.ErrPermission)
		p.press("a")
		p.pass(time.Second)
		look("trouble", p)
	}, func(o *DrillOptions) {
		o.Look.ASCII = ascii
		o.Texts = append(o.Texts, textOf(t, "noisy", "voicemail.txt"))
	})
	b = newFakeBooth(good)
	b.room = noisyRoom()
	drill(t, b, func(p *player, d *Drill) {
		p.send(size)
		p.pass(4 * time.Second)
		look("room", p)
	}, func(o *DrillOptions) { o.Look.ASCII = ascii })
	for name, take := range map[string]rehearsal.Take{"go": good, "not_yet": rushed} {
		check(t, newFakeBooth(take), func(p *player, c *Check) {
			p.send(size)
			p.press("y", "y")
			look("question", p)
			p.press("4", "y", "y")
			p.pass(15 * time.Second)
			look(name, p)
		}, func(o *CheckOptions) { o.Look.ASCII = ascii })
	}
}

func TestScreensOf80By24(t *testing.T) {
	screens(t, tea.WindowSizeMsg{Width: 80, Height: 24}, false, func(name string, p *player) {
		golden := filepath.Join("testdata", "screens", name+".txt")
		var got strings.Builder
		for row := range strings.SplitSeq(p.screen(), "\n") {
			got.WriteString(strings.TrimRight(row, " ") + "\n")
		}
		if *update {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s is\n%s\nwant\n%s", name, got.String(), want)
		}
	})
}

// TestScreensFitTheWindow: whatever its size, no row is too long or too many,
// and the keys stay in sight as long as there is room for anything.
func TestScreensFitTheWindow(t *testing.T) {
	for _, size := range []tea.WindowSizeMsg{{Width: 200, Height: 60}, {Width: 60, Height: 20}, {Width: 40, Height: 14}, {Width: 20, Height: 6}, {Width: 1, Height: 1}} {
		screens(t, size, false, func(name string, p *player) {
			rows := strings.Split(p.screen(), "\n")
			if len(rows) > size.Height {
				t.Errorf("%dx%d: %s has %d rows", size.Width, size.Height, name, len(rows))
			}
			for _, row := range rows {
				if w := ansi.StringWidth(row); w > size.Width {
					t.Errorf("%dx%d: %s has a row of %d columns: %q", size.Width, size.Height, name, w, row)
				}
			}
			if size.Height >= 14 && strings.TrimSpace(rows[len(rows)-1]) == "" {
				t.Errorf("%dx%d: %s shows no keys", size.Width, size.Height, name)
			}
		})
	}
}

// TestNarrowWindowShowsWhatMatters: in a small window the decoration goes, not
// what somebody has to know.
func TestNarrowWindowShowsWhatMatters(t *testing.T) {
	must := map[string][]string{
		"recording":  {"REC", "Enter stop", "Ctrl-C keep the take and quit"},
		"verdict":    {"1 of 3 in a row", "READY", "kept as good.wav", "q quit"},
		"comparison": {"NOT YET", "Next", "length", "kept as rushed.wav", "x throw away", "q quit"},
	}
	screens(t, tea.WindowSizeMsg{Width: 60, Height: 20}, true, func(name string, p *player) {
		screen := strings.NewReplacer("R E A D Y", "READY", "N O T   Y E T", "NOT YET").Replace(p.screen())
		for _, text := range must[name] {
			if !strings.Contains(screen, text) {
				t.Errorf("%s does not show %q:\n%s", name, text, screen)
			}
		}
	})
}

func TestASCIIScreensAreASCII(t *testing.T) {
	screens(t, tea.WindowSizeMsg{Width: 80, Height: 24}, true, func(name string, p *player) {
		for _, r := range p.screen() {
			if r > '~' {
				t.Errorf("%s shows %q:\n%s", name, r, p.screen())
				return
			}
		}
	})
}

// TestColoursFollowTheBackground: the same words in shades that fit.
func TestColoursFollowTheBackground(t *testing.T) {
	seen := map[string]string{}
	for name, l := range map[string]Look{
		"unknown": {shades: true},
		"dark":    {shades: true, background: darkBackground},
		"light":   {shades: true, background: lightBackground},
		"basic":   {background: lightBackground},
	} {
		seen[name] = l.paint(warn, "loud")
		if ansi.Strip(seen[name]) != "loud" {
			t.Errorf("%s: %q", name, seen[name])
		}
	}
	if seen["dark"] == seen["light"] || seen["basic"] != seen["unknown"] || seen["dark"] == seen["unknown"] {
		t.Errorf("looks are %q", seen)
	}
}

func TestTerminalTellsItsColours(t *testing.T) {
	drill(t, newFakeBooth(heard(t, "good")), func(p *player, d *Drill) {
		p.send(tea.ColorProfileMsg{Profile: 4})
		p.send(tea.BackgroundColorMsg{Color: ansi.White})
		if !d.frame.shades || d.frame.background != lightBackground {
			t.Errorf("%+v", d.frame.Look)
		}
		p.send(tea.BackgroundColorMsg{Color: ansi.Black})
		if d.frame.background != darkBackground {
			t.Errorf("%+v", d.frame.Look)
		}
	})
}

// TestLineBeingReadStaysInTheUpperThird, and the last line stays to the end.
func TestLineBeingReadStaysInTheUpperThird(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	b.over, b.speech[1] = 0, time.Hour
	drill(t, b, func(p *player, d *Drill) {
		untilTake(p)
		last := ""
		for range 30 {
			p.pass(time.Second)
			for n, row := range strings.Split(p.screen(), "\n") {
				if at, text, ok := strings.Cut(row, "▸ "); ok && strings.TrimSpace(at) == "" {
					last = text
					if n > 24/3 {
						t.Errorf("the line being read is in row %d:\n%s", n, p.screen())
					}
				}
			}
		}
		if strings.TrimSpace(last) != "Thank you." {
			t.Errorf("at the end the line being read is %q", last)
		}
	})
}

func TestMarkerMovesOnlyForward(t *testing.T) {
	text := opener(t)
	s := newStage(context.Background(), nil, text, false)
	s.prompter.lay(frame{width: 80, height: 24})
	line, column := 0, 0.0
	for at := 0.0; at < s.prompter.schedule.LengthS+2; at += 0.05 {
		l, c := rehearsal.Marker(s.prompter.lines, at)
		if l < line || l == line && c < column {
			t.Fatalf("at %.2f s the marker goes back from %d, %.1f to %d, %.1f", at, line, column, l, c)
		}
		line, column = l, c
	}
	if line != len(s.prompter.lines)-1 {
		t.Errorf("the marker ends in line %d of %d", line+1, len(s.prompter.lines))
	}
}
