"""Rules of the house that a machine can hold (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from portal import env

LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def our_files() -> list[Path]:
    folders = [path for path in env.BASE_DIR.iterdir() if (path / "__init__.py").exists()]
    return sorted(file for folder in folders for file in folder.rglob("*.py") if "migrations" not in file.parts)


@pytest.mark.parametrize("file", our_files(), ids=lambda file: file.relative_to(env.BASE_DIR).as_posix())
def test_files_and_functions_are_short(file):
    source = file.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    too_long = [each.name for each in functions if each.end_lineno - each.lineno >= LONGEST_FUNCTION]
    assert len(source.splitlines()) <= LONGEST_FILE
    assert too_long == []
