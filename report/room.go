package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rehearse/analysis"
	"rehearse/feedback"
)

// RoomSchema names the form of a room in JSON.
const RoomSchema = "rehearse.room/1"

// Room is a place as it is reported: what was heard, and by which microphone.
type Room struct {
	Device string
	Audio  Audio
	feedback.Room
}

// roomAspects are the verdicts on a room under the names a report shows.
var roomAspects = map[string]string{
	feedback.Microphone: "input", feedback.Noisy: "room", feedback.Clipped: "volume",
}

// RoomText writes a room for a person.
func RoomText(w io.Writer, r Room, s Style) error {
	var b strings.Builder
	b.WriteString(s.paint("room", bold) + s.paint(fmt.Sprintf(" · %.1f s · %s", r.Audio.DurationS, clean(r.Device)), faint) + "\n\n")
	s.labelled(&b, s.paint(verdictWords[r.Overall], tint(r.Overall), bold), "The microphone hears "+r.Heard+".")
	s.labelled(&b, s.paint("Next", bold), r.Next)
	b.WriteString("\n")
	for _, v := range r.Verdicts {
		b.WriteString("  " + s.mark(v.State) + " " + pad(roomAspects[v.Name], labelWidth-2) + s.wrap(v.Evidence, 2+labelWidth) + "\n")
	}
	_, err := io.WriteString(w, s.plain(b.String()))
	return err
}

// RoomJSON writes a room as one object.
func RoomJSON(w io.Writer, r Room) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Schema      string             `json:"schema"`
		Device      string             `json:"device"`
		Audio       Audio              `json:"audio"`
		Noise       analysis.Noise     `json:"noise"`
		VoiceOverDB analysis.Value     `json:"voice_over_db"`
		Clipping    analysis.Clipping  `json:"clipping"`
		Verdicts    []feedback.Verdict `json:"verdicts"`
		Overall     feedback.State     `json:"overall"`
		Next        string             `json:"next"`
	}{RoomSchema, r.Device, r.Audio, r.Measures.Noise, r.VoiceOverDB, r.Measures.Clipping,
		r.Verdicts, r.Overall, r.Next})
}
