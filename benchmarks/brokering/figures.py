"""The figures that ours must reach: CPU seconds and extra MB on two shared cores, by row and size."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """At most so many CPU seconds, and so many MB where memory is bounded too."""

    seconds: float
    extra_mb: float | None = None

    def reached(self, seconds: float, extra_mb: float | None) -> bool:
        """Whether a measured row keeps to the figure."""
        light = self.extra_mb is None or (extra_mb is not None and extra_mb <= self.extra_mb)
        return seconds <= self.seconds and light


TO_REACH = {
    "Alongside, compiled": {
        "xs": Figure(0.001),
        "s": Figure(0.005),
        "m": Figure(0.020),
        "l": Figure(0.40, 40),
        "l_scarce": Figure(0.40, 40),
        "xl": Figure(8, 200),
    },
    "Alongside, plain Python": {"m": Figure(0.100)},
    "what if one partner leaves": {"s": Figure(0.0001), "m": Figure(0.0001), "l": Figure(0.0005)},
    "settled plan": {"s": Figure(0.05), "m": Figure(0.3), "l": Figure(8)},
}
