# What is missing from Debian is installed first; then everything works with the Swift toolchain alone.
SWIFT ?= swift
PREFIX ?= /usr/local
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
RELEASE := .build/release/expertise

# Needed to build and run.
PACKAGES := pkg-config libxml2-dev libzip-dev libssl-dev libsqlite3-dev libstemmer-dev
# Needed by the tests only: independent readers, a second opinion on every archive, and faults on demand.
TEST_PACKAGES := unzip zip sqlite3 strace pandoc libreoffice-writer-nogui

.PHONY: all run demo test crashtest lint format bench evaluate install install-packages install-test-packages clean

all: install-packages
	$(SWIFT) build -c release --product expertise

install-packages:
	@Scripts/install-packages $(PACKAGES)

install-test-packages:
	@Scripts/install-packages $(PACKAGES) $(TEST_PACKAGES)

run: all
	@$(RELEASE) run --workspace .

demo: all
	@Scripts/demo $(RELEASE)

test: install-test-packages lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --parallel

# The program under SIGKILL, short writes and five errors at every system call that changes the disk: about 3,000 runs.
# STEP=10 tries every tenth point only.
crashtest: install-packages
	$(SWIFT) build -c release
	@.build/release/Crashtest .build/release/expertise $(STEP)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

bench: install-packages
	$(SWIFT) build -c release
	@mkdir -p .build/bench
	cc -O2 -Wall -Wextra -o .build/bench/floor Benchmarks/floor.c $$(pkg-config --cflags --libs libxml-2.0 libzip)
	@rm -rf .build/bench/workspace && .build/release/Bench generate .build/bench/workspace 1000
	@.build/release/Bench measure .build/bench/workspace .build/bench/floor $(RELEASE)

# `make evaluate OPTIONS="--worst 20"`; `--help` lists the options.
evaluate: install-packages
	$(SWIFT) build -c release --product Evaluate
	@.build/release/Evaluate $(OPTIONS)

install: install-packages
	$(SWIFT) build -c release --product expertise --static-swift-stdlib --scratch-path .build-static
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 -s .build-static/release/expertise $(DESTDIR)$(PREFIX)/bin/expertise

clean:
	rm -rf .build .build-*
