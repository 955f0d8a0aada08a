#!/usr/bin/env bash
# Lock every dependency with its hashes, for every platform and for Python 3.11 and later.
set -euo pipefail
lock() { uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet "$@"; }
mkdir -p requirements
lock --extra fast --group build -o requirements/run.txt
lock --extra fast --group build --group dev -c requirements/run.txt -o requirements/test.txt
lock --extra fast --group build --group dev --group bench -c requirements/test.txt -o requirements/bench.txt
