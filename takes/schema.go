package takes

import (
	"context"
	"database/sql"
	"fmt"
)

// migrations make the database what this program expects, step by step. Step
// n turns version n into n+1; PRAGMA user_version says where a database
// stands. Steps that were released never change.
var migrations = []string{
	`CREATE TABLE scripts (
		hash TEXT PRIMARY KEY,
		text TEXT NOT NULL -- as it lies beside the takes
	) STRICT, WITHOUT ROWID;
	CREATE TABLE takes (
		name         TEXT PRIMARY KEY, -- of the WAV file
		recorded     INTEGER NOT NULL, -- seconds since 1970
		size         INTEGER NOT NULL, -- of the file when it was measured, to
		modified     INTEGER NOT NULL, -- notice another one: ns since 1970
		script       TEXT NOT NULL,    -- its key; empty without one
		words        TEXT NOT NULL,    -- hash of its spoken words; empty without one
		text         TEXT NOT NULL,    -- its row in scripts; empty without one
		call         TEXT NOT NULL,
		overall      TEXT NOT NULL,
		faults       TEXT NOT NULL,    -- names of verdicts, a space between
		remarks      TEXT NOT NULL,
		duration_s   REAL,
		span_s       REAL,
		wpm          REAL,
		syll_per_s   REAL,
		pause_ratio  REAL,
		pitch_sd_st  REAL,
		level_sd_db  REAL,
		active_dbfs  REAL,
		snr_db       REAL
	) STRICT;
	CREATE INDEX takes_by_date ON takes (recorded);
	CREATE INDEX takes_by_script ON takes (script, recorded);
	-- Apart from takes, so that a list need not step over them.
	CREATE TABLE deliveries (
		name     TEXT PRIMARY KEY REFERENCES takes (name) ON DELETE CASCADE,
		delivery TEXT NOT NULL -- all that was heard, as JSON
	) STRICT`,
}

// migrate brings the database to the newest version.
func migrate(ctx context.Context, db *sql.DB) error {
	version, err := versionOf(ctx, db)
	if err != nil || version == len(migrations) {
		return err
	}
	if version > len(migrations) {
		return &NewerError{Version: version, Known: len(migrations)}
	}
	tx, err := db.BeginTx(ctx, nil) // takes the write lock at once, see open
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// Another program may have been faster.
	if version, err = versionOf(ctx, tx); err != nil {
		return err
	}
	if version == 0 {
		var tables int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
			return err
		}
		if tables > 0 {
			return ErrForeign
		}
	}
	for ; version < len(migrations); version++ {
		if _, err := tx.ExecContext(ctx, migrations[version]); err != nil {
			return fmt.Errorf("migrate to version %d: %w", version+1, err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(migrations))); err != nil {
		return err
	}
	return tx.Commit()
}

type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func versionOf(ctx context.Context, db querier) (version int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
