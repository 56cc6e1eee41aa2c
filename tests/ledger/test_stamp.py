"""A stamp tells readers apart by their model, codebook and the user's own tables."""

from pathlib import Path

import pytest

from according.errors import CodebookError
from according.ledger.stamp import stamp_of


def test_own_tables_change_the_codebook_and_nothing_else(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("name\tkind\n", encoding="utf-8")
    shipped, own = stamp_of(), stamp_of([table])
    assert (shipped.version, shipped.model_hash) == (own.version, own.model_hash)
    assert shipped.codebook_hash != own.codebook_hash
    table.write_text("name\tkind\nArdal Front\tgroup\n", encoding="utf-8")
    assert stamp_of(str(table)).codebook_hash not in (shipped.codebook_hash, own.codebook_hash)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be opened"):
        stamp_of([tmp_path / "not-there.tsv"])
