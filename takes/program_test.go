package takes

import "testing"

func TestSameProgram(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want Likeness
	}{
		{"Mill Creek Family Medicine", "mill  creek FAMILY medicine", Same},
		{"Mill-Creek Family Medicine", "Millcreek: Family Medicine", Same},
		{"St. Mary's Hospital", "Saint Marys Hospital", Same},
		{"St Mary’s Hospital", "ST. MARY'S HOSPITAL", Same},
		{"Mt. Sinai IM", "Mount Sinai - Internal Medicine", Same},
		{"Univ. of Iowa", "University Iowa", Same},
		{"Mercy Medical Ctr.", "The Mercy Medical Centre", Same},
		{"Mill Creek", "Mill Creek Residency Program", Same},
		{"Hôpital Général", "hopital general", Same},
		{"Больница", "больница", Same},

		{"Mill Creek", "Mill Creek Family Medicine", Alike},
		{"Internal Medicine, Mercy Hospital", "Mercy Hospital Internal Medicine", Alike},
		{"Mill Creek Familiy Medicine", "Mill Creek Family Medicine", Alike},
		{"Stamford Hospital", "Stanford Hospital", Alike}, // two programs: hence the question

		{"Mill Creek Internal Medicine", "Mill Creek Family Medicine", Different},
		{"Mercy Hospital", "Mill Creek Hospital", Different},
		{"University Hospital", "University Hospital of Ohio", Different}, // no word of its own
		{"St. Mary", "St. Luke", Different},
		{"Больница", "Клиника", Different},
		{"Ohio 1", "Ohio 2", Different},
		{"", "", Different},
		{"...", "Mercy", Different},
	} {
		if got := SameProgram(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if SameProgram(tt.a, tt.b) != SameProgram(tt.b, tt.a) {
			t.Errorf("%q and %q: not the same the other way round", tt.a, tt.b)
		}
	}
}
