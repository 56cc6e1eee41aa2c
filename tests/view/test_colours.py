import math
from itertools import combinations

import pytest

from according.view.colours import DARK, ON_DARK, ON_PAPER, ON_TERMINAL, PAPER, colour

SIGHT = {  # linear RGB as the reader sees it: Machado, Oliveira and Fernandes 2009, severity 1
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
Triple = tuple[float, float, float]


@pytest.mark.parametrize(
    ("colours", "ground", "least"),
    [
        pytest.param(ON_PAPER, PAPER, 4.5, id="paper"),
        pytest.param(ON_DARK, DARK, 4.5, id="dark"),
        pytest.param(ON_TERMINAL, "#000000", 4.5, id="black terminal"),
        pytest.param(ON_TERMINAL, "#ffffff", 3, id="white terminal"),
    ],
)
def test_every_colour_is_legible_on_its_ground(colours: tuple[str, ...], ground: str, least: float) -> None:
    assert min(contrast(shade, ground) for shade in colours) >= least


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(
    "colours", [pytest.param(ON_PAPER, id="paper"), pytest.param(ON_DARK, id="dark"), pytest.param(ON_TERMINAL, id="terminal")]
)
def test_any_two_colours_are_told_apart_by_every_reader(colours: tuple[str, ...], sight: str) -> None:
    seen = [oklab(linear(shade), SIGHT[sight]) for shade in colours]
    assert min(math.dist(a, b) for a, b in combinations(seen, 2)) > 0.08  # a just noticeable difference is about 0.02


def test_beyond_the_hues_the_line_changes() -> None:
    assert [colour(number).line for number in (1, 6, 7, 13, 19)] == ["solid", "solid", "dashed", "dotted", "solid"]
    assert len({(colour(number).light, colour(number).line) for number in range(1, 19)}) == 18


def linear(shade: str) -> Triple:
    red, green, blue = (int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))  # type: ignore[return-value]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    first, second = (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def oklab(light: Triple, sight: tuple[Triple, ...]) -> Triple:
    r, g, b = (max(0.0, sum(weight * part for weight, part in zip(row, light, strict=True))) for row in sight)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
