#!/usr/bin/env bash
# Load the packaged examples into a registry of the demo's own, print what was found, and serve the site.
set -euo pipefail
mkdir -p "$ALONGSIDE_DATA"
alongside import --extract
echo
echo "Six partnerships of a published thesis, read from their evidence:"
alongside read
echo
echo "The example round (every school in it is invented):"
alongside example-round > "$ALONGSIDE_DATA/example_round.toml"
alongside broker "$ALONGSIDE_DATA/example_round.toml"
echo
python -m alongside_web prepare
echo "The six partnerships as records, with people in their parts (every address is invented):"
python -m alongside_web manage load_cases --sign-in "$ALONGSIDE_DATA/demo-password"
python -m alongside_web manage load_concerns
python -m alongside_web manage load_round --link "$ALONGSIDE_DATA/demo-head-link"
echo
exec python -m alongside_web serve --port "$PORT"
