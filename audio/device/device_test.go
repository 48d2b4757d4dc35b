package device

import (
	"errors"
	"strings"
	"testing"
)

// windows is a list as Windows gives it: every device once per sound system.
var windows = []Info{
	{Number: 0, Name: "Microphone (USB Audio)", Host: "MME", Inputs: 1, DefaultInput: true},
	{Number: 1, Name: "Headset (Bluetooth)", Host: "MME", Inputs: 1},
	{Number: 2, Name: "Speakers (Realtek)", Host: "MME", Outputs: 2, DefaultOutput: true},
	{Number: 3, Name: "Microphone (USB Audio)", Host: "WASAPI", Inputs: 1},
	{Number: 4, Name: "Headset (Bluetooth)", Host: "WASAPI", Inputs: 1},
	{Number: 5, Name: "Line 4 USB", Host: "WASAPI", Inputs: 2, Outputs: 2},
}

func TestPick(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		way        direction
		number     int
		err        string
	}{
		{"default microphone", "", input, 0, ""},
		{"default loudspeaker", "", output, 2, ""},
		{"by number", "4", input, 4, ""},
		{"by exact name in other case", "line 4 usb", input, 5, ""},
		{"by part of the name, on the default's sound system", "headset", input, 1, ""},
		{"by part of the name, on another sound system", "line", input, 5, ""},
		{"a number that is no device", "9", input, 0, `no microphone is called "9"`},
		{"a loudspeaker is no microphone", "2", input, 0, `no microphone is called "2"`},
		{"a part that fits nothing", "webcam", input, 0, `no microphone is called "webcam"`},
		{"a part that fits several", "e", input, 0, `"e" could be any of: 0 Microphone (USB Audio), 1 Headset (Bluetooth)`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := pick(windows, tt.want, tt.way)
			if tt.err == "" {
				if err != nil || got.Number != tt.number {
					t.Errorf("got %d, %v; want %d", got.Number, err, tt.number)
				}
				return
			}
			if !errors.Is(err, ErrNoDevice) || !strings.HasSuffix(err.Error(), tt.err) {
				t.Errorf("got error %v, want ...%s", err, tt.err)
			}
			if h, ok := errors.AsType[*hintedError](err); !ok || len(h.Hints()) == 0 {
				t.Error("the error says nothing about what to do")
			}
		})
	}
}

func TestPickSaysWhatIsWrongWhereNothingIs(t *testing.T) {
	_, err := pick(nil, "", input)
	h, ok := errors.AsType[*hintedError](err)
	if !ok || !errors.Is(err, ErrNoDevice) || len(h.Hints()) == 0 {
		t.Errorf("got %v", err)
	}
}

func TestDiagnose(t *testing.T) {
	microphone := Info{Name: "hw:0", Inputs: 1}
	for _, tt := range []struct {
		name    string
		goos    string
		facts   facts
		devices []Info
		want    string // in the first line; "" for no lines
	}{
		{"all is well", "linux", facts{}, fakeDevices, ""},
		{"no default", "linux", facts{cards: true}, []Info{microphone}, "choose one with --device"},
		{"no card at all", "linux", facts{}, nil, "no sound card"},
		{"no permission", "linux", facts{cards: true, denied: true}, nil, "usermod -aG audio"},
		{"a card that only plays", "linux", facts{cards: true}, fakeDevices[1:], "without a microphone"},
		{"a server ALSA does not reach", "linux", facts{server: true, cards: true}, nil, "pipewire-alsa"},
		{"mac without microphone", "darwin", facts{}, fakeDevices[1:], "plug in"},
		{"windows without microphone", "windows", facts{}, nil, "Settings"},
		{"another system", "freebsd", facts{}, nil, "plug in"},
	} {
		got := diagnose(tt.goos, tt.facts, tt.devices)
		if tt.want == "" {
			if got != nil {
				t.Errorf("%s: %q", tt.name, got)
			}
			continue
		}
		if len(got) == 0 || !strings.Contains(got[0], tt.want) {
			t.Errorf("%s: got %q, want ...%s...", tt.name, got, tt.want)
		}
	}
}

func TestWithheldHintIsForTheSystemAtHand(t *testing.T) {
	for goos, want := range map[string]string{
		"darwin": "Privacy & Security > Microphone", "windows": "Privacy & security > Microphone", "linux": "unmute",
	} {
		if got := withheldHint(goos); !strings.Contains(got, want) {
			t.Errorf("%s: %q", goos, got)
		}
	}
}

func TestCardNumber(t *testing.T) {
	for file, want := range map[string]string{"/dev/snd/pcmC1D0c": "1", "/dev/snd/pcmC12D3p": "12", "/dev/snd/pcm": ""} {
		if got := cardNumber(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
