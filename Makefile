# Almanac: `make` sets up, builds, reads the papers and draws the figures; `make test` runs all tests.
SHELL := /bin/bash
PREFIX ?= /usr/local
PACKAGES := libsqlite3-dev libcairo2-dev libpango1.0-dev libpng-dev pkg-config fonts-inter fonts-noto-cjk
SWIFT ?= swift
BIN := .build/release/almanac

.PHONY: all setup build test eval bench lint install clean

all:
	@Scripts/run

# Installs what is missing, once, and says so; does nothing where everything is there.
setup:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "almanac: a Swift toolchain (6.2 or later) is needed; see https://www.swift.org/install" >&2; exit 1; }
	@command -v dpkg-query >/dev/null || exit 0; \
	missing=$$(comm -23 <(tr ' ' '\n' <<< "$(PACKAGES)" | sort) \
	  <(dpkg-query -W -f='$${Package} $${db:Status-Abbrev}\n' $(PACKAGES) 2>/dev/null | awk '$$2 == "ii" { print $$1 }' | sort)); \
	[ -n "$$missing" ] || exit 0; \
	echo "installing Debian packages:" $$missing; \
	if [ "$$(id -u)" = 0 ]; then sudo=; \
	elif sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then sudo=sudo; \
	else echo "almanac: Debian packages are missing; run this line as root, then make again:" >&2; \
	  echo "  apt-get update && apt-get install -y --no-install-recommends" $$missing >&2; exit 1; fi; \
	run="$$sudo env DEBIAN_FRONTEND=noninteractive apt-get"; \
	$$run update -qq && $$run install -y -qq --no-install-recommends $$missing >/dev/null

build: setup
	@$(SWIFT) build -c release --product almanac

test: setup
	@$(SWIFT) test --quiet --disable-xctest

eval: setup
	@$(SWIFT) run -c release --quiet almanac-eval

bench: build
	@Scripts/bench

lint:
	@$(SWIFT) format lint --strict -r Sources Tests Package.swift

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/almanac
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/almanac
	install -m 644 Data/catalog/*.csv $(DESTDIR)$(PREFIX)/share/almanac/

clean:
	rm -rf .build Data/almanac.sqlite
