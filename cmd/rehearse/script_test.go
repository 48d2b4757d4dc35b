package main

import (
	"errors"
	"flag"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the transcripts of the README and the expected output in testdata/script anew")

// TestMain makes the test binary stand for the program in the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rehearse": main})
}

// TestScript runs the program as a user does: testdata/script holds one file
// for each command or subject. $TAKES is the folder of the shipped takes.
func TestScript(t *testing.T) {
	takes, err := filepath.Abs("../../testdata/takes")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TAKES", takes)
			env.Setenv("LANG", "C.UTF-8")
			// A program started by a test must not find the user's own things.
			for _, name := range []string{"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"} {
				env.Setenv(name, filepath.Join(env.WorkDir, "."+name))
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "sql": sqlStatement, "cut": cutRecording,
		},
	})
}

// status is the script command "status N PROGRAM ARGS...": the program runs and
// must end with that exit status. What it writes is looked at by the commands
// after it.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N PROGRAM [ARGS...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%v ended with status %d, want %d", args[1:], got, want)
	}
}
