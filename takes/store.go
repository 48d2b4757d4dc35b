package takes

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the database/sql driver "sqlite"
)

// DBFile is the name of the database in the folder of takes.
const DBFile = "rehearse.db"

// patience is how long one program waits for another to finish writing.
const patience = 5 * time.Second

// Store is a folder of takes. It is safe for concurrent use, also by several
// programs on the same folder.
type Store struct {
	dir    string
	root   *os.Root
	db     *sql.DB
	closed error // why nothing can be written; nil when it can

	now func() time.Time
}

// atStep is told before each step of keeping a take: tests end the program
// there.
var atStep = func(string) {}

// Open opens the takes in dir, which is made, for the owner alone, if it does
// not exist. A folder that can only be read, or lies on a full disk, is opened
// for reading; what would write then gives ErrReadOnly or ErrFull.
func Open(dir string) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, explain(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, explain(dir, err)
	}
	s := &Store{dir: dir, root: root, now: time.Now}
	if err := s.open(); err != nil {
		root.Close()
		return nil, explain(filepath.Join(dir, DBFile), err)
	}
	return s, nil
}

// Exists reports whether takes were kept in dir before.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, DBFile))
	return err == nil
}

// open opens the database for writing or, where that can not be, for reading.
func (s *Store) open() error {
	// SQLite would make it readable for everybody; its helper files get the
	// permissions of this one.
	f, err := s.root.OpenFile(DBFile, os.O_RDWR|os.O_CREATE, 0o600)
	if err == nil {
		f.Close()
		err = s.connect(url.Values{
			"_busy_timeout": {strconv.FormatInt(patience.Milliseconds(), 10)},
			"_journal_mode": {"WAL"},
			"_foreign_keys": {"1"},
			"_txlock":       {"immediate"},
		})
	}
	kind := kindOf(err)
	if kind != ErrReadOnly && kind != ErrFull {
		return err
	}
	if st, statErr := s.root.Stat(DBFile); statErr != nil || st.Size() == 0 {
		return err // nothing there to read
	}
	s.closed = kind
	return s.connect(url.Values{"mode": {"ro"}, "immutable": {"1"}})
}

func (s *Store) connect(options url.Values) error {
	path := filepath.ToSlash(filepath.Join(s.dir, DBFile))
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/takes
	}
	name := url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return err
	}
	// Programs that open a new database at the same time may get in each
	// other's way in a moment for which SQLite does not wait by itself.
	for start := time.Now(); ; {
		err = migrate(context.Background(), db)
		if kindOf(err) != ErrBusy || time.Since(start) > patience {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err != nil {
		db.Close()
		return err
	}
	s.db = db
	return nil
}

// Close lets go of the folder.
func (s *Store) Close() error {
	return errors.Join(s.db.Close(), s.root.Close())
}

// Dir is the folder.
func (s *Store) Dir() string { return s.dir }

// Path is where the WAV file of a take lies.
func (s *Store) Path(name string) string { return filepath.Join(s.dir, name) }

// Writable is nil when takes can be kept and removed, else the reason why not.
func (s *Store) Writable() error {
	if s.closed != nil {
		return explain(s.dir, s.closed)
	}
	return nil
}
