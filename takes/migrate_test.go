package takes

import (
	"slices"
	"testing"

	"rehearse/feedback"
	"rehearse/script"
)

// withMigration adds steps for the time of a test.
func withMigration(t *testing.T, steps ...string) {
	t.Helper()
	released := migrations
	migrations = append(slices.Clone(migrations), steps...)
	t.Cleanup(func() { migrations = released })
}

func TestOlderDatabaseIsBroughtUpToDateWithItsTakes(t *testing.T) {
	dir, name := kept(t)
	withMigration(t, `ALTER TABLE takes ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'`, `CREATE INDEX moods ON takes (mood)`)
	s := open(t, dir)
	var mood string
	if err := s.db.QueryRow(`SELECT mood FROM takes WHERE name = ?`, name).Scan(&mood); err != nil || mood != "calm" {
		t.Errorf("mood %q, %v", mood, err)
	}
	if version, err := versionOf(t.Context(), s.db); err != nil || version != len(migrations) {
		t.Errorf("version %d, %v", version, err)
	}
	add(t, s, nil, script.Free, feedback.Pass)
}

func TestMigrationThatFailsChangesNothing(t *testing.T) {
	dir, name := kept(t)
	t.Run("fails", func(t *testing.T) {
		withMigration(t, `DROP TABLE deliveries`, `ALTER TABLE nowhere ADD COLUMN x`)
		if _, err := Open(dir); err == nil {
			t.Fatal("no error")
		}
	})
	s := open(t, dir)
	if _, err := s.Load(name); err != nil {
		t.Errorf("the take is gone: %v", err)
	}
}
