#!/bin/sh
# What tests need beyond Python packages: a browser and a word processor. Got where they can be; elsewhere the tests that need them say so.
missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >/dev/null 2>&1
    for package in $missing; do
        apt-get install -y -qq "$package" >/dev/null 2>&1 || echo "$package could not be installed" >&2
    done
fi
exit 0
