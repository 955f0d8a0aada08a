#!/usr/bin/env bash
# Style, types, import rules, and migrations that match the models.
set -euo pipefail
ruff check src tests benchmarks tools
ruff format --check src tests benchmarks tools
mypy
lint-imports
python -m alongside_web check
