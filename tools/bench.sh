#!/usr/bin/env bash
# Our figures beside the peers', in one run: import, similar schools, matching, readings, pages. Sizes of rounds may be given: bench.sh m l xl.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONPATH=.
[ $# -gt 0 ] || set -- xs s m m_scarce
echo "== Import of official files (the packaged extract)"
python benchmarks/registry.py src/alongside_store/extract
echo
echo "== Similar schools"
python -m benchmarks.similar.run --phases 2
echo
echo "== Matching"
python -m benchmarks.brokering.run "$@"
echo
echo "== Plans"
python -m benchmarks.plans
echo
echo "== Readings"
python -m benchmarks.readings --draws 200
echo
echo "== Pages of the site"
python -m benchmarks.site
