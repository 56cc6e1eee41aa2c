"""The public names of the package, and how quickly they come."""

import subprocess
import sys

import pytest

import according

PUBLIC = [
    "AccordingError", "Actor", "Article", "Attribution", "Event", "Figure", "InputError", "Ledger", "Place",
    "Reader", "Reading", "Span", "Time", "When", "article", "articles", "read",
]  # fmt: skip


def test_public_names_are_pinned():
    assert according.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name):
    assert getattr(according, name).__doc__


def test_version_is_the_one_that_is_installed():
    assert according.__version__.count(".") == 2
    assert "__version__" in dir(according)


def test_other_names_are_missing():
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = according.reed


def test_import_loads_neither_spacy_nor_the_model():
    heavy = ("spacy", "onnxruntime", "numpy", "trafilatura", "duckdb", "deltalake")
    code = f"import sys, according; sys.exit(' '.join(m for m in {heavy} if m in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 our own interpreter
    assert done.returncode == 0, f"loaded early: {done.stderr}"
