#!/bin/sh
# What tests need beyond Python packages: a browser. Got where it can be; elsewhere the tests that need it say so.
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq chromium >/dev/null 2>&1 || echo "chromium could not be installed" >&2
fi
exit 0
