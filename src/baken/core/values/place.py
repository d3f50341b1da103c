"""Points on the earth and the great circle between them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from baken.core.values.errors import ValueRefusedError

# Mean radius of the earth (IUGG 1980); the sphere errs less than 0.3 % in the Netherlands.
EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True)
class GeoPoint:
    """A point in WGS84 degrees."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.lat) and -90 <= self.lat <= 90):
            raise ValueRefusedError("a latitude lies between -90 and 90 degrees")
        if not (math.isfinite(self.lon) and -180 <= self.lon <= 180):
            raise ValueRefusedError("a longitude lies between -180 and 180 degrees")

    def distance_km(self, other: "GeoPoint") -> float:
        """Length of the great circle to the other point."""
        lat, lon = np.array([other.lat]), np.array([other.lon])
        return float(distances_km(lat, lon=lon, point=self)[0])


def distances_km(
    lat: NDArray[np.float64], *, lon: NDArray[np.float64], point: GeoPoint
) -> NDArray[np.float64]:
    """Great-circle distance of many points to one (haversine formula, Sinnott 1984)."""
    lat_a, lat_b = np.radians(lat), math.radians(point.lat)
    half_lat = np.sin((lat_a - lat_b) / 2)
    half_lon = np.sin(np.radians(lon - point.lon) / 2)
    chord = half_lat**2 + np.cos(lat_a) * math.cos(lat_b) * half_lon**2
    result: NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(chord))
    return result
