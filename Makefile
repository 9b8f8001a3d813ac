# What is missing from Debian is installed first; then everything works with the Swift toolchain alone.
SWIFT ?= swift
PREFIX ?= /usr/local
RELEASE := .build/release/expertise

# Needed to build and run.
PACKAGES := pkg-config libxml2-dev libzip-dev libssl-dev libsqlite3-dev libstemmer-dev libxlsxwriter-dev
# Needed by the tests only: independent readers, a second opinion on every archive, and faults on demand.
TEST_PACKAGES := unzip zip sqlite3 strace pandoc libreoffice-writer-nogui libreoffice-calc-nogui chromium

FUZZ_SECONDS ?= 60
FUZZERS := Container Word OpenDocument
# Debian's libraries are not built for them, so what they keep on purpose would pass for a leak.
SANITIZED := detect_leaks=0

.PHONY: all run demo test crashtest test-asan test-tsan lint format fuzz bench bench-archive bench-large bench-scale bombs evaluate install install-packages install-test-packages clean

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

# Seeds and the words to mix in are written by Scripts/fuzz-seeds; what a run learns stays in .build-fuzz/corpus.
fuzz: install-packages
	for name in $(FUZZERS); do \
		EXPERTISE_FUZZ=1 $(SWIFT) build -c release --scratch-path .build-fuzz --product Fuzz$$name \
			-Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld || exit; \
	done
	@Scripts/fuzz .build-fuzz $(FUZZ_SECONDS) $(FUZZERS)

test-asan: install-test-packages
	$(SWIFT) build --build-tests --scratch-path .build-asan --sanitize=address
	ASAN_OPTIONS=$(SANITIZED) $(SWIFT) test --skip-build --scratch-path .build-asan --sanitize=address $(TESTS)

test-tsan: install-test-packages
	$(SWIFT) build --build-tests --scratch-path .build-tsan --sanitize=thread
	$(SWIFT) test --skip-build --scratch-path .build-tsan --sanitize=thread $(TESTS)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Fuzz Benchmarks

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Fuzz Benchmarks

bench: install-packages
	$(SWIFT) build -c release
	@mkdir -p .build/bench
	cc -O2 -Wall -Wextra -o .build/bench/floor Benchmarks/floor.c $$(pkg-config --cflags --libs libxml-2.0 libzip)
	@rm -rf .build/bench/workspace && .build/release/Bench generate .build/bench/workspace 1000
	cc -O2 -Wall -Wextra -shared -fPIC -o .build/bench/nosync.so Benchmarks/nosync.c
	@.build/release/Bench measure .build/bench/workspace .build/bench/floor $(RELEASE) $(CURDIR)/.build/bench/nosync.so

# 10,000 files in the inbox, 1,000,000 entries in the log. Both are made once and kept: 2 GB.
bench-scale: install-packages
	$(SWIFT) build -c release
	@.build/release/Bench scale .build/bench/scale $(RELEASE)

# What one new document costs beside an archive of 10,000, and beside an empty one.
bench-archive: install-packages
	$(SWIFT) build -c release --product Bench
	$(SWIFT) build -c release --product expertise
	@rm -rf .build/bench/archive && mkdir -p .build/bench/archive
	@.build/release/Bench newcomer .build/bench/archive 10000 $(RELEASE)

# `make evaluate OPTIONS="--worst 20"`; `--help` lists the options.
evaluate: install-packages
	$(SWIFT) build -c release --product Evaluate
	@.build/release/Evaluate $(OPTIONS)

# Peak memory of reading 200 MB of document.xml, and of content.xml. The files are made once and kept.
bench-large: install-packages
	$(SWIFT) build -c release --product Bench
	@mkdir -p .build/bench
	cc -O2 -Wall -Wextra -o .build/bench/floor Benchmarks/floor.c $$(pkg-config --cflags --libs libxml-2.0 libzip)
	@for ending in docx odt; do \
		[ -s .build/bench/large.$$ending ] || .build/release/Bench large .build/bench/large.$$ending 200 || exit; \
		.build/release/Bench measure-large .build/bench/large.$$ending .build/bench/floor || exit; \
	done

# Small files that ask for much memory, each made and checked; fails when one takes more than 100 MB.
# ONLY=tables tries those whose names hold the word.
bombs: install-packages
	$(SWIFT) build -c release --product expertise
	$(SWIFT) build -c release --product Bench
	@.build/release/Bench bombs $(RELEASE) .build/bench/bombs $(ONLY)

install: install-packages
	$(SWIFT) build -c release --product expertise --static-swift-stdlib --scratch-path .build-static
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 -s .build-static/release/expertise $(DESTDIR)$(PREFIX)/bin/expertise

clean:
	rm -rf .build .build-*
