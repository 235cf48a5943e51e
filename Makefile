# SPDX-License-Identifier: GPL-3.0-or-later
# Thin: every target does its own set-up (packages, configure, build) and calls one program.
.DEFAULT_GOAL := build
.PHONY: run test build eval bench fuzz format format-check asan tsan package check-package image check-image deps clean help
JOBS ?= $(shell nproc)
BIN := build/release/bin

help:           ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

deps:           ## install missing Debian packages (asks for sudo when it must)
	@packaging/dependencies

build: deps     ## the programs, in build/release/bin
	@packaging/build release "$(JOBS)" programs

run: build      ## the workbench; without a display the same in the terminal
	@packaging/run $(BIN)

test: deps      ## every test
	@packaging/build release "$(JOBS)" all
	@tests/run build/release

eval: build     ## answers and retrieval of the sample's gold questions: build/eval/report.html, .md, .json
	@packaging/eval $(BIN) build/eval

bench: deps     ## benchmarks; peers that are missing count as failures
	@packaging/build bench "$(JOBS)" all
	@bench/run build/bench

asan: deps      ## core and eval under AddressSanitizer and UBSan
	@packaging/build asan "$(JOBS)" all
	@tests/run build/asan

tsan: deps      ## core and eval under ThreadSanitizer
	@packaging/build tsan "$(JOBS)" all
	@tests/run build/tsan

fuzz: deps      ## libFuzzer over every parser, FUZZ_SECONDS each (600); needs clang-14
	@tests/fuzz/run "$(JOBS)"

format: deps    ## format all sources
	@git ls-files '*.h' '*.cpp' | xargs clang-format-14 -i

format-check: deps
	@git ls-files '*.h' '*.cpp' | xargs clang-format-14 --dry-run -Werror && echo "format: clean"

package: build  ## a .deb in build/package
	@cmake --build build/release --target package >/dev/null && ls build/package/*.deb

check-package: package ## install the .deb on a bare root and use it there (needs root and debootstrap)
	@packaging/check-package

image: build    ## a container image of the command line and serve (needs buildah or docker)
	@packaging/image

check-image: build ## make that image without a registry and use it (needs root, debootstrap, buildah, podman)
	@packaging/check-image

clean:
	@rm -rf build
