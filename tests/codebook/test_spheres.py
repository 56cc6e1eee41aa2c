from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from according.codebook import spheres
from according.errors import CodebookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def _afresh() -> Iterator[None]:
    spheres.spheres.cache_clear()
    yield
    spheres.spheres.cache_clear()


def test_states_take_part_in_business_not_in_sport() -> None:
    known = {sphere.name: sphere for sphere in spheres.spheres()}
    assert (known["sport"].states, known["business"].states) == (False, True)
    assert "goalkeeper" in known["sport"].words
    assert "beat" in known["sport"].contests


@pytest.mark.usefixtures("_afresh")
@pytest.mark.parametrize(
    "told",
    [
        pytest.param('[sport]\nwords = ["Goalkeeper"]\nstates = false\ncontests = []', id="a capital letter"),
        pytest.param('[sport]\nwords = ["out of play"]\nstates = false\ncontests = []', id="three words"),
        pytest.param('[sport]\nwords = ["goalkeeper"]', id="states left open"),
        pytest.param('[sport]\nwords = ["goalkeeper"]\nstates = false', id="contests left open"),
    ],
)
def test_a_sphere_that_does_not_fit_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    (tmp_path / "spheres.toml").write_text(told)
    monkeypatch.setattr(spheres, "FOLDER", tmp_path)
    with pytest.raises(CodebookError, match="'sport' has to name states, contests and words"):
        spheres.spheres()
