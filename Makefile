# rehearse: `make demo` to see it work, `make test` to see it tested.

GO      ?= go
BIN     := bin/rehearse
FUZZTIME ?= 10s

# staticcheck is pinned, so that a new release does not break an old commit.
STATICCHECK_VERSION := v0.8.2
STATICCHECK := bin/tools/staticcheck-$(STATICCHECK_VERSION)

# The race detector switches on checks of pointer arithmetic that the PortAudio
# binding fails for every stream but the first: it passes the stream's number
# to C in a pointer. The number is never followed as an address.
RACE := -race -gcflags=github.com/gordonklaus/portaudio=-d=checkptr=0

# Systems the program is built for without cgo, that is without sound devices.
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

.PHONY: help demo test build lint race nocgo fuzz bench accuracy testdata clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: build ## build, and judge the four shipped takes; needs no microphone
	$(BIN) analyze testdata/takes

build: ## build bin/rehearse; installs PortAudio if it is missing
	@scripts/setup.sh build
	$(GO) build -trimpath -o $(BIN) ./cmd/rehearse

test: ## all tests, recording and playing through a virtual sound card
	@scripts/setup.sh test
	$(GO) test ./...

lint: $(STATICCHECK) ## gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "not formatted: $$unformatted"; exit 1; fi
	$(GO) vet ./...
	CGO_ENABLED=0 $(GO) vet ./...
	$(STATICCHECK) ./...

$(STATICCHECK):
	GOBIN=$(CURDIR)/bin/tools $(GO) install honnef.co/go/tools/cmd/staticcheck@$(STATICCHECK_VERSION)
	mv bin/tools/staticcheck $@

race: ## all tests under the race detector
	@scripts/setup.sh test
	$(GO) test $(RACE) ./...

nocgo: ## build without cgo for six platforms, and test that build here
	@for p in $(PLATFORMS); do \
		echo "CGO_ENABLED=0 $$p"; \
		CGO_ENABLED=0 GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build -o /dev/null ./... || exit 1; \
	done
	CGO_ENABLED=0 $(GO) test ./...

fuzz: ## every fuzz target for FUZZTIME, 10s unless told
	@for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; \
	done

bench: ## benchmarks, with allocations
	$(GO) test -run '^$$' -bench . -benchmem ./...

accuracy: ## errors against recordings with a known truth, beside Praat's and ffmpeg's
	$(GO) run ./internal/accuracy $(ARGS)

testdata: ## make the shipped takes again; needs espeak-ng and sox
	testdata/make-takes.sh

clean: ## remove what was built
	rm -rf bin
