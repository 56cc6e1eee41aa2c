"""What a site's robots.txt lets us fetch, by RFC 9309: the group of our own name, else that of ``*``; the longest rule that fits decides.

The standard library's parser knows no ``*`` and ``$`` in paths and takes the first rule that fits: it would fetch what sites forbid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

_SAFE = "/%?#[]@!$&'()*+,;=:~-._"
_NAME = re.compile(r"[a-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a group: whether it allows, and the paths that it is about."""

    allows: bool
    path: str

    def fits(self, target: str) -> bool:
        """Tell whether the rule is about a path with its query."""
        end = "$" if self.path.endswith("$") else ""
        inside = ".*".join(re.escape(piece) for piece in self.path.removesuffix("$").split("*"))
        return re.match(inside + end, target, re.DOTALL) is not None


@dataclass(slots=True)
class Robots:
    """The rules for us, and the seconds between two requests that the site asks for, None when it does not."""

    rules: list[Rule] = field(default_factory=list)
    delay: float | None = None

    def allow(self, target: str) -> bool:
        """Tell whether a path with its query may be fetched; where two rules of one length fit, the one that allows counts."""
        target = _normal(target or "/")
        fitting = [(len(rule.path), rule.allows) for rule in self.rules if rule.fits(target)]
        return max(fitting)[1] if fitting else True


def read_robots(text: str, agent: str) -> Robots:
    """Return the rules of a robots.txt for the product name ``agent`` ("according")."""
    for_us, for_all, named = Robots(), Robots(), False
    groups: list[Robots] = []
    in_names = False
    for line in text.lstrip("\ufeff").splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            name = _NAME.match(value.lower())
            ours = name is not None and name[0] == agent.lower()
            group = [for_all] if value.startswith("*") else [for_us] if ours else []
            named = named or ours
            groups = [*groups, *group] if in_names else group
            in_names = True
        elif key in ("allow", "disallow"):
            in_names = False
            if value:
                for one in groups:
                    one.rules.append(Rule(key == "allow", _normal(value)))
        elif key == "crawl-delay":
            in_names = False
            for one in groups:
                one.delay = _seconds(value)
    return for_us if named else for_all


def _normal(path: str) -> str:
    """Return a path with its characters written in one way: percent signs only where they must be."""
    return quote(unquote(path, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None
