# Almanac: `make` sets up, builds, reads the papers and draws the figures; `make test` runs all tests.
SHELL := /bin/bash
PREFIX ?= /usr/local
PACKAGES := libsqlite3-dev libcairo2-dev libpango1.0-dev libpng-dev pkg-config fonts-inter fonts-noto-cjk
SWIFT := swift
BIN := .build/release/almanac

.PHONY: all setup build test eval bench lint install figures clean

all: build
	@$(BIN) ingest
	@if ls Data/imports/*.csv >/dev/null 2>&1; then $(BIN) import Data/imports; fi
	@$(BIN) render
	@$(BIN) status

# Installs what is missing, once, and says so; does nothing where everything is there.
setup:
	@command -v $(SWIFT) >/dev/null || { echo "almanac: a Swift 6.2 toolchain is needed; see https://www.swift.org/install" >&2; exit 1; }
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	[ -z "$$missing" ] && exit 0; \
	echo "installing Debian packages:" $$missing; \
	if [ "$$(id -u)" = 0 ]; then sudo=; \
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo=sudo; \
	else echo "almanac: run this line as root, then make again:" >&2; \
	  echo "  apt-get update && apt-get install -y" $$missing >&2; exit 1; fi; \
	export DEBIAN_FRONTEND=noninteractive; \
	$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null

build: setup
	@$(SWIFT) build -c release --product almanac --quiet

test: setup
	@$(SWIFT) test --quiet

eval: setup
	@$(SWIFT) run -c release --quiet almanac-eval

bench: setup build
	@Scripts/bench

lint:
	@$(SWIFT) format lint --strict -r Sources Tests Package.swift

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/almanac
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/almanac
	install -m 644 Data/catalog/*.csv $(DESTDIR)$(PREFIX)/share/almanac/

clean:
	rm -rf .build Data/almanac.sqlite*
