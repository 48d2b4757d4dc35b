// Gen writes the list of words whose syllables the rules get wrong.
// It is run by go generate; see the package it stands in.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"

	"rehearse/script/internal/syllable"
)

func main() {
	// The Debian package pocketsphinx-en-us ships CMUdict without stress marks.
	dict := flag.String("dict", "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict", "CMUdict file")
	out := flag.String("o", "exceptions.txt.gz", "list to write")
	flag.Parse()
	if err := run(*dict, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(dict, out string) error {
	f, err := os.Open(dict)
	if err != nil {
		return fmt.Errorf("%w (install the package pocketsphinx-en-us, or pass -dict)", err)
	}
	defer f.Close()
	words, err := syllable.ReadCMUdict(f)
	if err != nil {
		return fmt.Errorf("%s: %w", dict, err)
	}
	known := syllable.Exceptions(words)
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := syllable.WriteExceptions(z, known); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(out, packed.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d words, %d exceptions, %d bytes\n", out, len(words), len(known), packed.Len())
	return nil
}
