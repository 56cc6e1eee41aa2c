"""The flow goes one way: a room imports from rooms to its left, and records, errors and codebook serve them all."""

import ast
from pathlib import Path

import pytest

import according

PACKAGE = Path(according.__file__).parent
ROOMS = ("intake", "language", "reader", "ledger", "desk", "web", "cli")
ITSELF = "the package itself"
FREE = {"records", "errors", "codebook"}
ALLOWED = {
    **{room: FREE | {room} | set(ROOMS[:place]) for place, room in enumerate(ROOMS)},
    "cli": FREE | set(ROOMS) | {"view", ITSELF},
    "web": FREE | set(ROOMS[:6]) | {"view"},
    "view": FREE | {"view"},
    "codebook": {"records", "errors", "codebook"},
}
FILES = sorted(path for room in ALLOWED for path in (PACKAGE / room).rglob("*.py"))


def rooms_imported(path):
    """Yield the room of every import in a file, at its top and inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import on line {node.lineno}"
            names = [f"according.{alias.name}" for alias in node.names] if node.module == "according" else [node.module or ""]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "according":
                known = len(parts) > 1 and ((PACKAGE / parts[1]).exists() or (PACKAGE / f"{parts[1]}.py").exists())
                yield parts[1] if known else ITSELF


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_its_left(path):
    room = path.relative_to(PACKAGE).parts[0]
    wrong = set(rooms_imported(path)) - ALLOWED[room]
    assert not wrong, f"{path.relative_to(PACKAGE)} imports from {sorted(wrong)}; {room} may only use {sorted(ALLOWED[room])}"


@pytest.mark.parametrize("name", ["records", "errors"])
def test_records_and_errors_stand_alone(name):
    tree = ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("according")]
    assert top == []


def test_every_room_is_named_here():
    found = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert found <= set(ALLOWED), f"a room that the flow does not know: {sorted(found - set(ALLOWED))}"
