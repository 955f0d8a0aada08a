"""Longitude and latitude to easting and northing on the British National Grid, to within about five metres.

Transverse Mercator on the Airy 1830 ellipsoid after a seven-parameter Helmert shift from WGS 84 (Ordnance Survey,
A Guide to Coordinate Systems in Great Britain, v3.6, section 6.2, annexes B and C).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin, sqrt, tan


@dataclass(frozen=True, slots=True)
class _Ellipsoid:
    major: float
    minor: float

    @property
    def e2(self) -> float:
        return 1 - (self.minor / self.major) ** 2


_WGS84 = _Ellipsoid(6378137.0, 6356752.314245)
_AIRY = _Ellipsoid(6377563.396, 6356256.909)
_SCALE = 0.9996012717
_ORIGIN_LATITUDE, _ORIGIN_LONGITUDE = radians(49.0), radians(-2.0)
_ORIGIN_EASTING, _ORIGIN_NORTHING = 400000.0, -100000.0
_SHIFT = (-446.448, 125.157, -542.060)
_PPM = 20.4894e-6
_ROTATION = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))


def grid_reference(longitude: float, latitude: float) -> tuple[float, float]:
    """Easting and northing in metres of a WGS 84 position in degrees."""
    return project(*_to_airy(longitude, latitude))


def _to_airy(longitude: float, latitude: float) -> tuple[float, float]:
    phi, lam = radians(latitude), radians(longitude)
    nu = _WGS84.major / sqrt(1 - _WGS84.e2 * sin(phi) ** 2)
    x, y, z = nu * cos(phi) * cos(lam), nu * cos(phi) * sin(lam), nu * (1 - _WGS84.e2) * sin(phi)
    rx, ry, rz = _ROTATION
    x2 = _SHIFT[0] + (1 + _PPM) * x - rz * y + ry * z
    y2 = _SHIFT[1] + rz * x + (1 + _PPM) * y - rx * z
    z2 = _SHIFT[2] - ry * x + rx * y + (1 + _PPM) * z
    across = sqrt(x2 * x2 + y2 * y2)
    phi = atan2(z2, across * (1 - _AIRY.e2))
    for _ in range(6):
        nu = _AIRY.major / sqrt(1 - _AIRY.e2 * sin(phi) ** 2)
        phi = atan2(z2 + _AIRY.e2 * nu * sin(phi), across)
    return degrees(atan2(y2, x2)), degrees(phi)


def _meridian_arc(phi: float) -> float:
    n = (_AIRY.major - _AIRY.minor) / (_AIRY.major + _AIRY.minor)
    less, more = phi - _ORIGIN_LATITUDE, phi + _ORIGIN_LATITUDE
    return (
        _AIRY.minor
        * _SCALE
        * (
            (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
            - (3 * n + 3 * n**2 + 2.625 * n**3) * sin(less) * cos(more)
            + (1.875 * n**2 + 1.875 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Easting and northing of a position in degrees on the Airy 1830 ellipsoid (OSGB36).

    >>> tuple(round(metres) for metres in project(1.717921583, 52.657570306))
    (651410, 313177)
    """
    phi, lam = radians(latitude), radians(longitude) - _ORIGIN_LONGITUDE
    s, c, t = sin(phi), cos(phi), tan(phi)
    nu = _AIRY.major * _SCALE / sqrt(1 - _AIRY.e2 * s * s)
    rho = _AIRY.major * _SCALE * (1 - _AIRY.e2) / (1 - _AIRY.e2 * s * s) ** 1.5
    eta2 = nu / rho - 1
    north = (
        _meridian_arc(phi)
        + _ORIGIN_NORTHING
        + nu / 2 * s * c * lam**2
        + nu / 24 * s * c**3 * (5 - t**2 + 9 * eta2) * lam**4
        + nu / 720 * s * c**5 * (61 - 58 * t**2 + t**4) * lam**6
    )
    east = (
        _ORIGIN_EASTING
        + nu * c * lam
        + nu / 6 * c**3 * (nu / rho - t**2) * lam**3
        + nu / 120 * c**5 * (5 - 18 * t**2 + t**4 + 14 * eta2 - 58 * t**2 * eta2) * lam**5
    )
    return east, north
