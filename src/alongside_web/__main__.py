"""Starts the site: `python -m alongside_web serve`."""

from __future__ import annotations

from alongside_web.config.server import main

if __name__ == "__main__":
    main()
