"""How colours look to people who see fewer of them, and how far apart they look."""

from __future__ import annotations

from typing import Final

Triple = tuple[float, float, float]

SIGHTS: Final[dict[str, tuple[Triple, Triple, Triple]]] = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""What becomes of linear red, green and blue without one kind of cones (Machado, Oliveira and Fernandes 2009)."""


def as_seen(colour: str, sight: str | None) -> Triple:
    """Linear red, green and blue of a colour, as seen with all cones or without those of one kind."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    if sight is None:
        return red, green, blue
    one, two, three = (min(1.0, max(0.0, a * red + b * green + c * blue)) for a, b, c in SIGHTS[sight])
    return one, two, three


def oklab(linear: Triple) -> Triple:
    """A colour in the space OKLab (Ottosson 2020), in which distances are about as great as they look; times 100."""
    red, green, blue = linear
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        100 * (0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short),
        100 * (1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short),
        100 * (0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short),
    )
