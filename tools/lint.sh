#!/usr/bin/env bash
# Style, types, import rules, and migrations that match the models.
set -euo pipefail
ruff check --no-cache src tests benchmarks tools
ruff format --check src tests benchmarks tools
mypy
lint-imports
python -m alongside_web manage check
python -m alongside_web manage makemigrations --check --dry-run
