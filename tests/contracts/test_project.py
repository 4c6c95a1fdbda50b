"""The shape of the project: top level, seeds byte for byte, pins without addresses, files that travel in the wheel."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ALLOWED = {"pyproject.toml", "README.md", "INDEX.md", "q7x2_gui", "resources", "tests", "seeds"}
ALLOWED |= {"Makefile", "LICENSE", "CHANGELOG.md"}

SEED_HASHES = {
    "000_482c7ae2ac89117b.txt": "ad93f86c38a1c2ac7b37dfe558582642068adac558df2449ebae7928d4563101",
    "001_2c1ce87fca52bf5b.txt": "ec0320789161c08a45f2e81a8a2381f79d7891e0ab876b40d679e390d657d405",
    "002_ba838bdd91d0de56.txt": "bc83253d1b2e1c12b4f16f4da89c4f756b2448f4c6068c519e209bae15c8516a",
    "003_06013959592ce9bf.txt": "3294c6abc3e5c7696541cbd92864db6861f373f5f24f11f44c461ef1edae4891",
    "004_7559076a51737d0d.txt": "1deb4b06b4a7fd4485f149901a9b26690af94935077fd815401e9bf93643a49f",
}


def tracked(root: Path) -> list[str]:
    try:
        out = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: nothing tells tracked files from others")
    return out.stdout.splitlines()


def test_the_top_level_is_exactly_what_it_should_be(root: Path) -> None:
    top = {name.split("/")[0] for name in tracked(root)}
    assert {name for name in top if not name.startswith(".")} == ALLOWED


def test_seeds_are_byte_for_byte_what_was_scraped(root: Path) -> None:
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (root / "seeds").iterdir()}
    assert found == SEED_HASHES


def test_constraints_pin_exact_versions_and_hold_no_address(root: Path) -> None:
    lines = (root / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+]+", line)] == []


def test_every_dependency_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = (root / ".ci/constraints.txt").read_text(encoding="utf-8")
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in pins.splitlines()}
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.match(r"[A-Za-z0-9._-]+", w)[0].lower().replace("_", "-") for w in wanted}
    assert names - pinned == set()


def test_resources_and_seeds_travel_in_the_wheel(root: Path) -> None:
    build = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"]["force-include"].keys() == {"resources", "seeds"}
