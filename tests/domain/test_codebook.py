"""The shipped codebook is whole, and a faulty one is named by list and key."""

import tomllib

import pytest

from q7x2_gui import paths
from q7x2_gui.domain.codebook import Codebook, from_toml
from q7x2_gui.domain.vocabulary import Field, Mode, Role, Status
from q7x2_gui.errors import ResourceError

HEAD = {"id": "x", "version": "1", "title": "X"}
TYPE = {"key": "visit", "title": "Visit"}
READS = {"codebook": "diplomacy", "type": "meeting"}


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    text = paths.resource("codebooks", "diplomacy.toml").read_text(encoding="utf-8")
    return from_toml(tomllib.loads(text), text)


def test_the_shipped_codebook_names_every_word_of_the_closed_lists(shipped: Codebook) -> None:
    assert {t.key for t in shipped.modes} == set(Mode)
    assert {t.key for t in shipped.statuses} == set(Status)
    assert {t.key for t in shipped.roles} == set(Role)
    assert [t.key for t in shipped.fields if t.key in set(Field)] == [t.key for t in shipped.fields]
    assert {t.key for t in shipped.fields} == set(Field)


def test_each_type_has_a_definition_and_a_key_of_its_own(shipped: Codebook) -> None:
    assert all(t.definition and t.shortcut for t in shipped.types)
    assert len({t.shortcut for t in shipped.types}) == len(shipped.types)
    assert all(t.mode is None or t.mode in set(Mode) for t in shipped.types)
    assert [t.cameo for t in shipped.types if t.key == "meeting"] == ["036"]


def test_each_field_key_is_used_once(shipped: Codebook) -> None:
    keys = [t.shortcut for t in shipped.fields if t.shortcut]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({}, r"\[codebook\]"),
        ({"codebook": HEAD}, "no event types"),
        ({"codebook": HEAD, "types": {"key": "visit"}}, "types is not a list"),
        ({"codebook": HEAD, "types": [{"key": "visit"}]}, "no title"),
        ({"codebook": HEAD, "types": [TYPE, TYPE]}, "'visit' twice"),
        ({"codebook": HEAD, "types": [TYPE | {"kind": "thing"}]}, "unknown kind 'thing'"),
        ({"codebook": HEAD, "types": [TYPE], "roles": [{"key": "chair", "title": "Chair"}]}, "unknown key 'chair'"),
        (
            {"codebook": HEAD, "types": [TYPE], "modes": [{"key": "m", "title": "M", "types": "visit"}]},
            "no list of type",
        ),
        ({"codebook": HEAD, "types": [TYPE], "modes": [{"key": "m", "title": "M", "types": ["call"]}]}, "type 'call'"),
        ({"codebook": HEAD, "types": [TYPE], "reads": [{"type": "visit"}]}, "no codebook or no type"),
        ({"codebook": HEAD, "types": [TYPE], "reads": [READS | {"as": "call"}]}, "unknown type 'call'"),
        ({"codebook": HEAD, "types": [TYPE], "reads": [READS | {"as": "visit", "mode": "x"}]}, "unknown mode 'x'"),
    ],
)
def test_a_faulty_codebook_is_refused_with_the_place(table: dict, words: str) -> None:
    with pytest.raises(ResourceError, match=words):
        from_toml(table)


def test_an_unknown_type_shows_its_key(shipped: Codebook) -> None:
    assert shipped.type_title("phone_call") == "Telephone talk"
    assert shipped.type_title("summit") == "summit"


PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"


def test_the_codebook_plover_has_its_sixteen_types_with_their_modes(shipped: Codebook) -> None:
    plover = from_toml(tomllib.loads(paths.resource("codebooks", "plover.toml").read_text(encoding="utf-8")))
    assert [t.key for t in plover.types] == [*PLOVER.split(), "COERCE", "ASSAULT"]
    assert all(t.definition and t.examples and t.cameo and t.plover == t.key for t in plover.types)
    assert len({t.shortcut for t in plover.types}) == len(plover.types)
    assert [m.key for m in plover.modes_of("CONSULT")] == ["visit", "third-party", "multilateral", "phone"]
    assert plover.modes_of("AGREE") == ()
    assert all(mode.types for mode in plover.modes)
    assert {reading.of for reading in plover.readings} == {t.key for t in shipped.types}
    for name in ("kinds", "formats", "statuses", "roles", "voices", "stances", "topics", "reject_reasons", "fields"):
        assert getattr(plover, name) == getattr(shipped, name)
