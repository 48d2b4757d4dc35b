package takes

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// columns are those of a Take, in the order of scanTake.
const columns = `name, recorded, script, call, overall, faults, remarks,
	duration_s, span_s, wpm, syll_per_s, pause_ratio, pitch_sd_st, level_sd_db, active_dbfs, snr_db`

// Filter chooses takes; what is empty does not matter.
type Filter struct {
	Script string // key of a script
	Call   script.Call
	State  feedback.State
	Since  time.Time // recorded then or later
	Until  time.Time // recorded before
	Limit  int       // no more than the newest so many; 0 is all
}

// where is the filter as SQL.
func (f Filter) where() (string, []any) {
	var terms []string
	var args []any
	add := func(term string, arg any) {
		terms = append(terms, term)
		args = append(args, arg)
	}
	if f.Script != "" {
		add("script = ?", f.Script)
	}
	if f.Call != "" {
		add("call = ?", string(f.Call))
	}
	if f.State != "" {
		add("overall = ?", string(f.State))
	}
	if !f.Since.IsZero() {
		add("recorded >= ?", f.Since.Unix())
	}
	if !f.Until.IsZero() {
		add("recorded < ?", f.Until.Unix())
	}
	if len(terms) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(terms, " AND "), args
}

// List returns the takes a filter chooses, the newest first.
func (s *Store) List(f Filter) ([]Take, error) {
	where, args := f.where()
	where += " ORDER BY recorded DESC, name DESC"
	if f.Limit > 0 {
		where += " LIMIT ?"
		args = append(args, f.Limit)
	}
	takes, err := s.query(where, args...)
	return takes, s.explainDB(err)
}

// Count is the number of takes a filter chooses, whatever its limit.
func (s *Store) Count(f Filter) (n int, err error) {
	where, args := f.where()
	err = s.db.QueryRow(`SELECT count(*) FROM takes`+where, args...).Scan(&n)
	return n, s.explainDB(err)
}

// Get returns one take by its name.
func (s *Store) Get(name string) (Take, error) {
	takes, err := s.query(" WHERE name = ?", name)
	if err != nil {
		return Take{}, s.explainDB(err)
	}
	if len(takes) == 0 {
		return Take{}, fmt.Errorf("%s: %w", name, ErrNoTake)
	}
	return takes[0], nil
}

// Load returns everything that is known about a take.
func (s *Store) Load(name string) (Kept, error) {
	t, err := s.Get(name)
	if err != nil {
		return Kept{}, err
	}
	var stored string
	var text sql.NullString
	err = s.db.QueryRow(`SELECT delivery, scripts.text FROM takes JOIN deliveries USING (name)
		LEFT JOIN scripts ON hash = takes.text WHERE name = ?`, name).Scan(&stored, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return Kept{}, fmt.Errorf("%s: %w", name, ErrNoTake) // removed meanwhile
	}
	if err != nil {
		return Kept{}, s.explainDB(err)
	}
	kept, err := decodeDelivery(t, stored, text.String)
	if err != nil {
		return Kept{}, explain(s.Path(DBFile), fmt.Errorf("%w: %v", ErrDamaged, err))
	}
	return kept, nil
}

func (s *Store) query(tail string, args ...any) ([]Take, error) {
	rows, err := s.db.Query(`SELECT words, `+columns+` FROM takes`+tail, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var takes []Take
	for rows.Next() {
		t, err := scanTake(rows)
		if err != nil {
			return nil, err
		}
		takes = append(takes, t)
	}
	return takes, rows.Err()
}

func scanTake(rows *sql.Rows) (Take, error) {
	var (
		t               Take
		recorded        int64
		faults, remarks string
		v               [9]sql.NullFloat64
	)
	err := rows.Scan(&t.words, &t.Name, &recorded, &t.Script, &t.Call, &t.Overall, &faults, &remarks,
		&v[0], &v[1], &v[2], &v[3], &v[4], &v[5], &v[6], &v[7], &v[8])
	if err != nil {
		return Take{}, err
	}
	t.Recorded = time.Unix(recorded, 0)
	t.Faults, t.Remarks = strings.Fields(faults), strings.Fields(remarks)
	for i, to := range []*analysis.Value{
		&t.DurationS, &t.SpanS, &t.WordsPerMinute, &t.SyllablesPerSecond, &t.PauseRatio,
		&t.PitchSDST, &t.LoudnessSDDB, &t.ActiveDBFS, &t.SNRDB,
	} {
		if v[i].Valid {
			*to = analysis.Measured(v[i].Float64)
		}
	}
	return t, nil
}

func (s *Store) explainDB(err error) error { return explain(filepath.Join(s.dir, DBFile), err) }
