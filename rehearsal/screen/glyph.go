package screen

import "strings"

// glyphs are letters of five rows of pixels, to be read across a room.
var glyphs = map[rune][5]string{
	'A': {" ## ", "#  #", "####", "#  #", "#  #"},
	'B': {"### ", "#  #", "### ", "#  #", "### "},
	'C': {" ###", "#   ", "#   ", "#   ", " ###"},
	'D': {"### ", "#  #", "#  #", "#  #", "### "},
	'E': {"####", "#   ", "### ", "#   ", "####"},
	'F': {"####", "#   ", "### ", "#   ", "#   "},
	'G': {" ###", "#   ", "# ##", "#  #", " ###"},
	'H': {"#  #", "#  #", "####", "#  #", "#  #"},
	'I': {"###", " # ", " # ", " # ", "###"},
	'J': {"  ##", "   #", "   #", "#  #", " ## "},
	'K': {"#  #", "# # ", "##  ", "# # ", "#  #"},
	'L': {"#   ", "#   ", "#   ", "#   ", "####"},
	'M': {"#   #", "## ##", "# # #", "#   #", "#   #"},
	'N': {"#  #", "## #", "# ##", "#  #", "#  #"},
	'O': {" ## ", "#  #", "#  #", "#  #", " ## "},
	'P': {"### ", "#  #", "### ", "#   ", "#   "},
	'Q': {" ## ", "#  #", "#  #", "# # ", " # #"},
	'R': {"### ", "#  #", "### ", "# # ", "#  #"},
	'S': {" ###", "#   ", " ## ", "   #", "### "},
	'T': {"#####", "  #  ", "  #  ", "  #  ", "  #  "},
	'U': {"#  #", "#  #", "#  #", "#  #", " ## "},
	'V': {"#   #", "#   #", "#   #", " # # ", "  #  "},
	'W': {"#   #", "#   #", "# # #", "## ##", "#   #"},
	'X': {"#  #", "#  #", " ## ", "#  #", "#  #"},
	'Y': {"#   #", " # # ", "  #  ", "  #  ", "  #  "},
	'Z': {"####", "  # ", " #  ", "#   ", "####"},
	'0': {" ## ", "#  #", "#  #", "#  #", " ## "},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"### ", "   #", " ## ", "#   ", "####"},
	'3': {"### ", "   #", " ## ", "   #", "### "},
	'4': {"#  #", "#  #", "####", "   #", "   #"},
	'5': {"####", "#   ", "### ", "   #", "### "},
	'6': {" ## ", "#   ", "### ", "#  #", " ## "},
	'7': {"####", "   #", "  # ", " #  ", " #  "},
	'8': {" ## ", "#  #", " ## ", "#  #", " ## "},
	'9': {" ## ", "#  #", " ###", "   #", " ## "},
	':': {" ", "#", " ", "#", " "},
	' ': {"  ", "  ", "  ", "  ", "  "},
}

// pixels sets text in glyphs: five rows of # and space. What there is no glyph
// for is left out.
func pixels(text string) [5]string {
	var rows [5]strings.Builder
	for n, r := range []rune(strings.ToUpper(text)) {
		g, ok := glyphs[r]
		if !ok {
			continue
		}
		for i := range rows {
			if n > 0 {
				rows[i].WriteByte(' ')
			}
			rows[i].WriteString(g[i])
		}
	}
	var out [5]string
	for i := range rows {
		out[i] = rows[i].String()
	}
	return out
}

// large is text five rows high for a scale of 1, ten for 2: a pixel is two
// columns wide for each row it is high, which makes it about square.
func (l Look) large(text string, scale int) []string {
	full := "█"
	if l.ASCII {
		full = "#"
	}
	var rows []string
	for _, row := range pixels(text) {
		var b strings.Builder
		for _, pixel := range row {
			cell := " "
			if pixel == '#' {
				cell = full
			}
			b.WriteString(strings.Repeat(cell, 2*scale))
		}
		for range scale {
			rows = append(rows, b.String())
		}
	}
	return rows
}

// medium is text three rows high, of half blocks. Where there are none it is
// spaced capitals in the middle of three rows.
func (l Look) medium(text string) []string {
	if l.ASCII {
		spaced := strings.Join(strings.Split(strings.ToUpper(text), ""), " ")
		return []string{"", spaced, ""}
	}
	px := pixels(text)
	rows := make([]string, 3)
	for i := range rows {
		var b strings.Builder
		for c := range px[0] {
			top := px[2*i][c] == '#'
			bottom := 2*i+1 < len(px) && px[2*i+1][c] == '#'
			switch {
			case top && bottom:
				b.WriteRune('█')
			case top:
				b.WriteRune('▀')
			case bottom:
				b.WriteRune('▄')
			default:
				b.WriteRune(' ')
			}
		}
		rows[i] = b.String()
	}
	return rows
}
